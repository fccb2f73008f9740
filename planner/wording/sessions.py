"""How does a session of the council read?"""

from typing import TYPE_CHECKING

from planner.toolkit.city import CouncilSession

if TYPE_CHECKING:
    from planner.wording import Wording


def session_sentence(session: CouncilSession, wording: "Wording") -> str:
    """Return a session with what is known of it: its day, what it is about, until when papers are taken.

    >>> import datetime as dt
    >>> from planner.wording import Wording
    >>> budget = CouncilSession(day=dt.date(2027, 3, 15), papers_by=dt.date(2027, 3, 1), title="Vote on the budget")
    >>> session_sentence(budget, Wording("en"))
    '15 March 2027 – Vote on the budget – papers by 1 March 2027'
    """
    papers = wording.say("papers by {day}", day=session.papers_by) if session.papers_by else ""
    return " – ".join(filter(None, (wording.date(session.day), session.title, papers)))
