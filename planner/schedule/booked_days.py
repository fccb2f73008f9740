"""How many person-days does each service give to which action on which days, and how many does it have?

Places book parts of a working day; here they are read as people count them. Days are numbers of the plan's calendar.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planner.schedule.placed_plan import Placed
from planner.schedule.placement import WORKING_DAYS_A_YEAR
from planner.schedule.plan_works import ENDLESS_POSTS
from planner.schedule.workload import NEVER, PARTS

Stretches = tuple[tuple[int, int], ...]
"""Days from the first number on and before the second."""


class BookedWork(NamedTuple):
    """What an action takes of one service."""

    action: str
    service: str
    stretches: Stretches
    per_day: float
    """Person-days on a day on which all of the service is there, and so much less where only a part of it is."""
    regardless: bool = False
    """It counts alike on every day, as nobody is there on any of them."""


@dataclass(frozen=True)
class BookedDays:
    """Whose time a plan takes where its actions stand."""

    placed: Placed

    @cached_property
    def overfull(self) -> frozenset[str]:
        """Services that may have more to do than they have time for; of all others the board has seen to it."""
        board = self.placed.board
        full = (name for name, load in board.loads.items() if max(load.loads) > board.ground.capacity[name])
        beside = (self.placed.works[action] for action in self.placed.unmet)
        return frozenset((*full, *(name for work in beside for name in (work.owner, *work.days, *work.yearly_days))))

    def there(self, service: str, first: int, stop: int) -> float:
        """Return on how many days from ``first`` on and before ``stop`` a service is there, parts of it as parts.

        A vacancy is nobody, a leave takes its share; the calendar has no number for days off and closures.
        """
        ground = self.placed.board.ground
        first = max(first, ground.filled.get(service, NEVER))
        if stop <= first:
            return 0.0
        absent = ground.absences.get(service)
        return stop - first - (absent.total(first, stop) / PARTS if absent else 0.0)

    def time(self, service: str, first: int, stop: int) -> float | None:
        """Return the person-days that a service has; None of whom nobody plans the time."""
        means = self.placed.means.services.get(service)
        if means is None or means.posts >= ENDLESS_POSTS:
            return None
        return means.posts * self.there(service, first, stop) * self.placed.board.ground.post_days

    def given(self, work: BookedWork, first: int, stop: int) -> float:
        """Return the person-days of a work that fall from ``first`` on and before ``stop``."""
        days = 0.0
        for begins, ends in work.stretches:
            low, high = max(begins, first), min(ends, stop)
            if low < high:
                days += high - low if work.regardless else self.there(work.service, low, high)
        return work.per_day * days

    def works(self) -> Iterator[BookedWork]:
        """Give what actions take of each service: their work, then what goes on once they are done."""
        for action in self.placed.works:
            yield from self._work(action)
            yield from self._upkeep(action)

    def _work(self, action: str) -> Iterator[BookedWork]:
        """Give the work, spread evenly over the days on which a service is there for it.

        An action takes as long as its slowest service needs. A service that is less away meanwhile gives its share
        over all of that, and no more than its share.
        """
        spot = self.placed.board.spots[action]
        # A wait counts its days on another calendar, and takes nobody's time.
        if self.placed.works[action].elapsed or not any(first < stop for first, stop in spot.stretches):
            return
        for service, days in self._borne(action, self.placed.works[action].days).items():
            there = sum(self.there(service, first, stop) for first, stop in spot.stretches)
            lasting = sum(stop - first for first, stop in spot.stretches)
            yield BookedWork(action, service, spot.stretches, days / (there or lasting), not there)

    def _upkeep(self, action: str) -> Iterator[BookedWork]:
        spot, stop = self.placed.board.spots[action], self.placed.board.ground.stop
        for service, days in self._borne(action, self.placed.works[action].yearly_days).items():
            if spot.tail < stop:
                yield BookedWork(action, service, ((spot.tail, stop),), days / WORKING_DAYS_A_YEAR)

    def _borne(self, action: str, days: Mapping[str, float]) -> Mapping[str, float]:
        """Return who bears person-days: what nobody is there for falls to the owner."""
        capacity, owner = self.placed.board.ground.capacity, self.placed.works[action].owner
        borne: defaultdict[str, float] = defaultdict(float)
        for service, amount in days.items():
            borne[service if service in capacity else owner] += amount
        return {service: amount for service, amount in sorted(borne.items()) if amount}
