"""When does the council meet, and which of its sessions matters to an action that needs its decision?

What needs a vote waits for one of them (votes.py); in a plan of an earlier release they inform and move no date.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.problem import Place, Problem
from planner.templates.terms import Remit
from planner.toolkit.city import CouncilSession

_NO_VOTES: Mapping[str, date] = {}


def needs_council(remit: Remit) -> bool:
    """Say whether an action of this remit waits for a decision of the council.

    >>> needs_council(Remit.COUNCIL), needs_council(Remit.OWN)
    (True, False)
    """
    return remit is Remit.COUNCIL


def check_sessions(sessions: Sequence[CouncilSession]) -> list[Problem]:
    """Say on which days the council would meet twice; an empty list when on none.

    >>> march = CouncilSession(day=date(2027, 3, 15))
    >>> [problem.english() for problem in check_sessions([march, march])]
    ['Two sessions of the council are on 2027-03-15. Keep one of the two.']
    """
    # Sessions are known by their day: of two on it, nobody could say which of them decides on an action.
    count = Counter(session.day for session in sessions)
    return [_twice(day) for day in sorted(count) if count[day] > 1]


def _twice(day: date) -> Problem:
    return Problem(
        code="session-twice",
        what="Two sessions of the council are on {day}.",
        fix="Keep one of the two.",
        values={"day": day},
        place=Place(field="council_sessions"),
    )


def in_order(sessions: Iterable[CouncilSession]) -> tuple[CouncilSession, ...]:
    """Return sessions by their day, the earliest first.

    >>> june, march = CouncilSession(day=date(2027, 6, 14)), CouncilSession(day=date(2027, 3, 15))
    >>> in_order([june, march]) == (march, june)
    True
    """
    return tuple(sorted(sessions, key=lambda session: session.day))


def last_before(sessions: Iterable[CouncilSession], start: date) -> CouncilSession | None:
    """Return the last session before the day on which something starts; None when none is known.

    What starts on the day of a session cannot wait for what is decided there, often in the evening.

    >>> march = CouncilSession(day=date(2027, 3, 15))
    >>> last_before([march], date(2027, 3, 16)) == march, last_before([march], date(2027, 3, 15))
    (True, None)
    """
    return max((session for session in sessions if session.day < start), key=lambda session: session.day, default=None)


def last_held(sessions: Iterable[CouncilSession], today: date) -> CouncilSession | None:
    """Return the latest session that was held by a day, that day included; None when none is known.

    >>> march = CouncilSession(day=date(2027, 3, 15))
    >>> last_held([march], date(2027, 3, 15)) == march
    True
    """
    return max((session for session in sessions if session.day <= today), key=lambda session: session.day, default=None)


def day_to_adopt(sessions: Iterable[CouncilSession], today: date, adopted: date | None = None) -> date:
    """Return the day that is the likeliest when somebody notes what the council adopted.

    That is the latest session that was held since the last adoption, of which ``adopted`` is the day;
    today when none is known.

    >>> december, march = CouncilSession(day=date(2026, 12, 14)), CouncilSession(day=date(2027, 3, 15))
    >>> day_to_adopt([december, march], date(2027, 3, 1))
    datetime.date(2026, 12, 14)
    >>> day_to_adopt([december, march], date(2027, 3, 1), date(2026, 12, 14))
    datetime.date(2027, 3, 1)
    """
    held = last_held(sessions, today)
    return held.day if held and (adopted is None or held.day > adopted) else today


def between(sessions: Iterable[CouncilSession], first: date, last: date) -> tuple[CouncilSession, ...]:
    """Return the sessions from a first to a last day, both included, by their day.

    >>> [one.day.month for one in between([CouncilSession(day=date(2027, 3, 15))], date(2027, 1, 1), date(2027, 3, 15))]
    [3]
    """
    return tuple(session for session in in_order(sessions) if first <= session.day <= last)


def of_period(sessions: Iterable[CouncilSession], first: date, last: date) -> tuple[CouncilSession, ...]:
    """Return the sessions that matter to what is planned from a first to a last day, by their day.

    That is those from first to last, and the last before them: it is the one that can adopt the plan in time.

    >>> days = [date(2026, 6, 1), date(2026, 12, 14), date(2027, 3, 15), date(2029, 3, 15)]
    >>> known = of_period([CouncilSession(day=day) for day in days], date(2027, 1, 4), date(2028, 12, 31))
    >>> [one.day.isoformat() for one in known]
    ['2026-12-14', '2027-03-15']
    """
    known = tuple(sessions)
    before = last_before(known, first)
    return (*((before,) if before else ()), *between(known, first, last))


def to_adopt(sessions: Iterable[CouncilSession], start: date, today: date) -> CouncilSession | None:
    """Return the session that can adopt what begins on a day as a whole; None when none to come is known.

    That is the last before the beginning, but of those to come alone, since nothing is voted at one that was held;
    what begins before all of these can be adopted at the next only.

    >>> march, june = CouncilSession(day=date(2027, 3, 15)), CouncilSession(day=date(2027, 6, 14))
    >>> to_adopt([march, june], date(2027, 4, 1), date(2027, 3, 1)) == march
    True
    >>> to_adopt([march, june], date(2027, 4, 1), date(2027, 4, 1)) == june
    True
    """
    to_come = [session for session in in_order(sessions) if session.day >= today]
    return last_before(to_come, start) or next(iter(to_come), None)


def to_decide(sessions: Iterable[CouncilSession], start: date) -> CouncilSession | None:
    """Return the session before which an action that starts on a day is put; None when none is known.

    That is the first from its start on, that day included: what it waits for is done by then. The last before the
    start came while that work was still under way, and had nothing to vote on.

    >>> march, june = CouncilSession(day=date(2027, 3, 15)), CouncilSession(day=date(2027, 6, 14))
    >>> to_decide([march, june], date(2027, 3, 15)) == march, to_decide([march, june], date(2027, 3, 16)) == june
    (True, True)
    """
    return min((session for session in sessions if session.day >= start), key=lambda session: session.day, default=None)


def papers_ahead(session: CouncilSession, actions: Iterable[str], starts: Mapping[str, date]) -> tuple[str, ...]:
    """Return which of a session's actions start only after the last day for its papers, which are then made ahead.

    None where nobody knows that day.

    >>> march = CouncilSession(day=date(2027, 3, 15), papers_by=date(2027, 3, 1))
    >>> papers_ahead(march, ["F01-05", "F02-05"], {"F01-05": date(2027, 3, 2), "F02-05": date(2027, 3, 1)})
    ('F01-05',)
    """
    day = session.papers_by
    return tuple(action for action in actions if day is not None and starts[action] > day)


def decided_at(
    sessions: Sequence[CouncilSession],
    starts: Mapping[str, date],
    today: date,
    votes: Mapping[str, date] = _NO_VOTES,
) -> Mapping[date | None, tuple[str, ...]]:
    """Return by its day what each session is to decide on; under None, that for which none is known.

    ``starts`` says when each open action that needs the council starts, or did; actions keep their order. ``votes``
    gives the day that is foreseen for the vote on an action, where its dates wait for one; without that, the first
    session from its start on decides, and what started before a session that was held is in none: it was put before
    that one, and nobody notes how it was voted.

    >>> march = CouncilSession(day=date(2027, 3, 15))
    >>> starts = {"F01-05": date(2027, 4, 1), "F02-05": date(2027, 2, 1)}
    >>> decided_at([march], starts, date(2027, 1, 4))
    {None: ('F01-05',), datetime.date(2027, 3, 15): ('F02-05',)}
    >>> decided_at([march], starts, date(2027, 3, 16))
    {None: ('F01-05',)}
    >>> decided_at([march], starts, date(2027, 1, 4), {"F01-05": date(2027, 3, 15)})
    {datetime.date(2027, 3, 15): ('F01-05', 'F02-05')}
    """
    known, decided = {session.day for session in sessions}, dict[date | None, tuple[str, ...]]()
    for action, start in starts.items():
        if action in votes:
            day = votes[action] if votes[action] in known else None
        else:
            session = to_decide(sessions, start)
            day = session.day if session else None
        if day is None or day >= today:
            decided[day] = (*decided.get(day, ()), action)
    return decided
