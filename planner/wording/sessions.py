"""How does a session of the council read?"""

from datetime import date
from typing import TYPE_CHECKING

from planner.toolkit.city import CouncilSession

if TYPE_CHECKING:
    from planner.wording import Wording


def session_sentence(session: CouncilSession, wording: "Wording", today: date | None = None) -> str:
    """Return a session with what is known of it: its day, what it is about, until when papers are taken.

    Where ``today`` is given, a day for papers that has passed is said to have.

    >>> import datetime as dt
    >>> from planner.wording import Wording
    >>> budget = CouncilSession(day=dt.date(2027, 3, 15), papers_by=dt.date(2027, 3, 1), title="Vote on the budget")
    >>> session_sentence(budget, Wording("en"))
    '15 March 2027 – Vote on the budget – papers by 1 March 2027'
    """
    papers = papers_sentence(session, wording, today)
    return " – ".join(filter(None, (wording.date(session.day), session.title, papers)))


def papers_sentence(
    session: CouncilSession, wording: "Wording", today: date | None = None, *, in_figures: bool = False
) -> str:
    """Say until when papers for a session are taken, or were; nothing where nobody knows."""
    if session.papers_by is None:
        return ""
    day = wording.short_date(session.papers_by) if in_figures else wording.date(session.papers_by)
    if today is not None and session.papers_by < today:
        return wording.say("papers were due by {day}", day=day)
    return wording.say("papers by {day}", day=day)
