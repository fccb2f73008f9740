"""At which session of the council can a paper be voted on, once it is ready?"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from planner.schedule.council_sessions import in_order
from planner.toolkit.city import CouncilSession

WAIT_FOR_A_VOTE = 42
"""Calendar days that a paper waits for a session which nobody knows."""

YEAR_OF_WEEKS = timedelta(weeks=52)
"""After which a session comes back on the same day of the week."""
_FEWEST_TO_REPEAT = 3
"""Sessions of a year that show how often a council meets; of fewer, not all were named."""


class Vote(NamedTuple):
    """The session that votes on a paper; days are proleptic ordinals."""

    day: int
    assumed: bool
    """Nobody has set it yet."""
    missed: int
    """The day on which papers were due for an earlier session, which the paper comes too late for; 0 without one."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The sessions of a council, as far as a plan needs them."""

    papers: Sequence[int]
    """The last days for papers, in order."""
    days: Sequence[int]
    """The first session that takes papers until then, or later."""
    known_until: int
    """The day of the last session that is not assumed; 0 without any."""

    @classmethod
    def of(cls, sessions: Iterable[CouncilSession], until: date) -> "Votes":
        """Continue the sessions that are known until a day, and put them in order.

        Papers of a session whose last day for them is not known are taken until the session.
        """
        known = in_order(sessions)
        every = continued(known, until)
        both = sorted(((one.papers_by or one.day).toordinal(), one.day.toordinal()) for one in every)
        days = [day for _, day in both]
        for index in range(len(days) - 2, -1, -1):
            days[index] = min(days[index], days[index + 1])
        return cls([papers for papers, _ in both], days, known[-1].day.toordinal() if known else 0)

    def after(self, ready: int) -> Vote:
        """Return the first session that takes a paper which is ready on a day."""
        index = bisect_left(self.papers, ready)
        if index == len(self.papers):
            return Vote(ready + WAIT_FOR_A_VOTE, assumed=True, missed=0)
        day = self.days[index]
        earlier = bisect_left(self.days, ready)
        missed = self.papers[earlier] if earlier < index and self.days[earlier] < day else 0
        return Vote(day, day > self.known_until, missed)

    def papers_of(self, day: int) -> int | None:
        """Return the last day on which papers are taken for the session of a day; None where there is none on it."""
        return max(
            (papers for papers, session in zip(self.papers, self.days, strict=True) if session == day), default=None
        )

    def ready_for(self, day: int) -> int:
        """Return the first day on which a paper may be ready that no session before a day can vote on."""
        index = bisect_left(self.days, day)
        too_early = self.papers[index - 1] + 1 if index else 0
        return max(too_early, day - WAIT_FOR_A_VOTE) if index == len(self.days) else too_early


def continued(sessions: Iterable[CouncilSession], until: date) -> tuple[CouncilSession, ...]:
    """Continue sessions year by year, on the same day of the week, beyond a day.

    Those of the last year that is known are repeated; of fewer than three, none.

    >>> quarters = [CouncilSession(day=date(2027, month, 15)) for month in (3, 6, 9, 12)]
    >>> [one.day.isoformat() for one in continued(quarters, date(2028, 6, 30))[4:]]
    ['2028-03-13', '2028-06-13', '2028-09-13']
    >>> continued(quarters[:1], date(2028, 6, 30)) == (quarters[0],)
    True
    """
    found = list(in_order(sessions))
    last_year = [one for one in found if one.day > found[-1].day - YEAR_OF_WEEKS]
    if len(last_year) < _FEWEST_TO_REPEAT:
        return tuple(found)
    while found[-1].day <= until:
        last_year = [_a_year_later(one) for one in last_year]
        found += last_year
    return tuple(one for index, one in enumerate(found) if not index or found[index - 1].day <= until)


def _a_year_later(session: CouncilSession) -> CouncilSession:
    papers_by = session.papers_by and session.papers_by + YEAR_OF_WEEKS
    return CouncilSession(day=session.day + YEAR_OF_WEEKS, papers_by=papers_by)
