"""What is taken together, what would it bring, and which share of the means would it take?

All that does not change while a search goes on is worked out once, with questions, actions and packages in the order of
their names, so that the order of the input changes nothing.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from planner.proposal.choice_field import Field, Level, Wanted
from planner.schedule.placement import Work
from planner.schedule.placement_board import Board
from planner.schedule.placement_ground import Spot
from planner.toolkit.assessment import Answer

_DAYS_A_YEAR = 365
_REST_OF_PLAN = 2 / 3
"""Share of the plan for which running work and money are counted before anybody knows when they begin."""


class Standing(NamedTuple):
    """How far a question is brought, as a search sees it."""

    value: float
    """The weighted gain; what comes later counts less."""
    gain: float
    day: int
    """The ordinal of the day on which it can be seen."""
    level: Level | None
    steps: frozenset[str]


_NO_STEPS: frozenset[str] = frozenset()

NOWHERE = Standing(0.0, 0.0, 0, None, _NO_STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Actions that are taken together or not at all: one way to a better answer, or one step, with all it needs."""

    question: str
    by: frozenset[str]
    whole: tuple[str, ...]
    """With all that they need, each after what it waits for."""
    questions: tuple[str, ...]
    """Every question that one of them brings further."""
    quick: frozenset[str]
    """Those that may be quick wins."""
    mask: int
    """A bit for each action of the whole."""


class _Way(NamedTuple):
    """A level, made ready to be looked at often."""

    mask: int
    gain: float
    measured_after: int
    until: int
    """The ordinal of the last day on which it counts."""
    by: tuple[str, ...]
    level: Level


class Packages:
    """The packages of a field, and what they bring and take."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.works = {action: field.works[action] for action in sorted(field.works)}
        self.wanted = {name: _possible(field.wanted[name], self.works) for name in sorted(field.wanted)}
        self.empty = Board.of(self.works, field.means)
        self.end = field.means.end.toordinal()
        self.start = field.means.start.toordinal()
        self.early_by = field.early_by.toordinal() if field.early_by else 0
        self.gap = sum(one.weight * self.most_gain(one) for one in field.wanted.values())
        self.bit = {action: 1 << number for number, action in enumerate(self.works)}
        self._ways = {name: tuple(self._way(level) for level in one.levels) for name, one in self.wanted.items()}
        self._step_bits = {name: self.mask(one.steps) for name, one in self.wanted.items()}
        self._order = waiting_order(self.works)
        self._needs = {action: self._with_needs(action) for action in self.works}
        self._soonest = self._soonest_days()
        self._days = {action: sum(work.days.values()) for action, work in self.works.items()}
        self._money = {action: float(work.cost + work.yearly_cost) for action, work in self.works.items()}
        self.share = {action: self._share(work) for action, work in self.works.items()}
        self.questions_of = self._questions_of()
        self.all = tuple(self._package(one, by) for one in self.wanted.values() for by in dict.fromkeys(_ways(one)))
        self.with_action: dict[str, list[int]] = {action: [] for action in self.works}
        """By action, the numbers of the packages that hold it."""
        for number, package in enumerate(self.all):
            for action in package.whole:
                self.with_action[action].append(number)
        self.changed_by = self._changed_by()
        """By action, the numbers of the packages whose worth it may change."""

    def _way(self, level: Level) -> _Way:
        until = min(self.end, level.until.toordinal()) if level.until else self.end
        return _Way(self.mask(level.by), level.gain, level.measured_after, until, tuple(sorted(level.by)), level)

    def mask(self, actions: Collection[str]) -> int:
        """Return a bit for each action: which are there is asked more often than anything else."""
        return sum(self.bit[action] for action in set(actions))

    def _with_needs(self, action: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [action]
        while waiting:
            one = waiting.pop()
            if one not in found and one in self.works:
                found.add(one)
                waiting += [wait.predecessor for wait in self.works[one].waits if not wait.soft]
        return frozenset(found)

    def in_order(self, actions: Collection[str]) -> tuple[str, ...]:
        """Return actions with all that they need, each after what it waits for."""
        found = frozenset[str]().union(*(self._needs[action] for action in actions))
        return tuple(sorted(found, key=self._order.__getitem__))

    def _soonest_days(self) -> dict[str, int]:
        """Return the ordinals of the days on which actions end that have all means to themselves."""
        board = self.empty.copy()
        found = {}
        for action in sorted(self.works, key=self._order.__getitem__):
            spot = board.find(action)
            found[action] = spot.last if spot else self.end + 1
            if spot:
                # Where it stands, others do not feel it: each is alone with its links.
                board.spots[action] = spot
        return found

    def _share(self, work: Work) -> float:
        """Return which share of all means an action takes, each service's time and the money counted as one whole."""
        ground = self.empty.ground
        days = max(1, ground.stop - ground.first)
        takes = ground.takes(work.id)
        if takes.nowhere:
            return float("inf")
        parts = sum(part * (takes.drafting + takes.rest) / ground.capacity[service] for service, part in takes.loads)
        parts += sum(part * days * _REST_OF_PLAN / ground.capacity[service] for service, part in takes.upkeep)
        years = len(ground.purse.allowed)
        money = work.cost + work.yearly_cost * years * _REST_OF_PLAN
        return parts / days + money / max(1, ground.purse.allowed[-1])

    def _questions_of(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {action: [] for action in self.works}
        for name, one in self.wanted.items():
            for action in sorted(one.steps.union(*(level.by for level in one.levels))):
                found[action].append(name)
        return {action: tuple(names) for action, names in found.items()}

    def _package(self, wanted: Wanted, by: frozenset[str]) -> Package:
        whole = self.in_order(by)
        questions = dict.fromkeys(name for action in whole for name in self.questions_of[action])
        return Package(
            question=wanted.question,
            by=by,
            whole=whole,
            questions=tuple(sorted(questions)),
            quick=by & self.field.early,
            mask=self.mask(whole),
        )

    def _changed_by(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {action: [] for action in self.works}
        for number, package in enumerate(self.all):
            concerned = set(package.whole)
            for name in package.questions:
                concerned.update(self.wanted[name].steps, *(level.by for level in self.wanted[name].levels))
            for action in sorted(concerned):
                found[action].append(number)
        return {action: tuple(numbers) for action, numbers in found.items()}

    def fits(self, stand: Collection[str], more: Collection[str] = ()) -> bool:
        """Say whether a plan may hold so many actions, so much work and so much that is paid."""
        field = self.field
        if len(stand) + len(more) > field.most_actions:
            return False
        # Asked for every action that is tried: where the whole has no limits of its own, nothing is summed up.
        return all(
            math.isinf(most) or sum([takes[action] for action in (*stand, *more)]) <= most
            for most, takes in ((field.most_days, self._days), (field.most_money, self._money))
        )

    def standing(self, name: str, spots: Mapping[str, Spot], there: int) -> Standing:
        """Return how far a question is brought by the actions whose bits are set, each where it stands.

        What does not stand yet counts as soon as it can be there alone.
        """
        wanted, missing = self.wanted[name], ~there
        best, gain, day = None, 0.0, 0
        for mask, more, measured_after, until, by, level in self._ways[name]:
            # The best come first: after one that is there, only an equal one that is seen earlier is of interest.
            if more < gain:
                break
            if not mask & missing:
                seen = self._last(by, spots) + measured_after
                if seen <= until and (best is None or seen < day):
                    best, gain, day = level, more, seen
        steps = self._steps(wanted, best, there) if self._step_bits[name] & there else _NO_STEPS
        if steps:
            gain, day = gain + self.field.step_gain * len(steps), max(day, self._last(steps, spots))
        elif best is None:
            return NOWHERE
        lost = self.field.discount * (day - self.start) / _DAYS_A_YEAR
        counts = max(0.0, 1 - lost)
        if wanted.sooner:
            counts += wanted.sooner * max(0.0, 1 - (day - self.start) / _DAYS_A_YEAR)
        times = best.times if best else 1.0
        return Standing(wanted.weight * gain * times * counts, gain, day, best, steps)

    def _last(self, actions: Collection[str], spots: Mapping[str, Spot]) -> int:
        """Return the ordinal of the day on which the last of some actions ends."""
        return max([spots[action].last if action in spots else self._soonest[action] for action in actions])

    def _steps(self, wanted: Wanted, best: Level | None, there: int) -> frozenset[str]:
        """Return the further actions that count; where the answer is not partly yet, or is yes, none does."""
        partly_today = all(level.answer is not Answer.PARTLY for level in wanted.levels)
        if best.answer is not Answer.PARTLY if best else not partly_today:
            return frozenset()
        done = best.by if best else frozenset()
        further = [action for action in sorted(wanted.steps - done) if self.bit[action] & there]
        return frozenset(further[: self.field.most_steps])

    def most_gain(self, wanted: Wanted) -> float:
        """Return the share of the gap that the best way to an answer closes; that of small steps without any."""
        steps = self.field.step_gain * min(self.field.most_steps, len(wanted.steps))
        return max((level.gain for level in wanted.levels), default=steps)


def _possible(wanted: Wanted, works: Mapping[str, Work]) -> Wanted:
    """Return a question with the ways alone whose actions can all be chosen, the order of its ways by their names."""
    levels = [level for level in wanted.levels if level.by and level.by <= works.keys()]
    levels.sort(key=lambda level: (-level.gain, level.measured_after, sorted(level.by)))
    return Wanted(
        question=wanted.question,
        factor=wanted.factor,
        weight=wanted.weight,
        sooner=wanted.sooner,
        levels=tuple(levels),
        steps=wanted.steps & works.keys(),
    )


def _ways(wanted: Wanted) -> list[frozenset[str]]:
    return [level.by for level in wanted.levels] + [frozenset([step]) for step in sorted(wanted.steps)]


def waiting_order(works: Mapping[str, Work]) -> dict[str, int]:
    """Number actions so that each comes after all that it waits for, soft waits as far as they form no loop."""
    order: dict[str, int] = {}
    left = dict.fromkeys(works)
    while left:
        ready = [one for one in left if _waits_for_none(works[one], left, soft=True)]
        ready = (
            ready or [one for one in left if _waits_for_none(works[one], left, soft=False)][:1] or [next(iter(left))]
        )
        for one in ready:
            order[one] = len(order)
            del left[one]
    return order


def _waits_for_none(work: Work, left: Collection[str], *, soft: bool) -> bool:
    return not any(wait.predecessor in left for wait in work.waits if soft or not wait.soft)
