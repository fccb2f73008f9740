"""What dates does an order of actions give, and how good are they?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from planner.schedule.numbered_works import NumberedWorks
from planner.schedule.placement import Held, HoldBy
from planner.schedule.placement_board import Board
from planner.schedule.placement_ground import Ground
from planner.schedule.serial_scheme import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """What people wait for: it is there once the last of its actions has ended, and every day of waiting costs."""

    shown_after: Mapping[str, int]
    """Its actions, each with the calendar days after its end until anybody can see it."""
    a_day: float
    """What a day of waiting costs, beside that of other things awaited."""
    at_first: float = 0.0
    """What a day costs besides until :attr:`first_until`."""
    first_until: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """What dates should keep beside the deadlines that people set."""

    due: Mapping[str, date] = field(default_factory=dict)
    """By action, the last day on which it may finish for what is promised of it."""
    early: frozenset[str] = frozenset()
    """Actions whose results the public should see early."""
    early_by: date | None = None
    """The last day that is early."""
    early_number: int = 0
    """How many early results are wished."""
    awaited: tuple[Awaited, ...] = ()
    """What counts the more the sooner it is there."""


class Score(NamedTuple):
    """How good dates are; the smaller is better, what comes first counts before all that follows."""

    unplaced: int
    """Actions without a place."""
    late: int
    """Days beyond people's deadlines, of all actions together."""
    lost: int
    """Days beyond the due days of promises, and beyond the horizon."""
    early: int
    """Early results, up to the number wished; below zero."""
    waiting: float
    """What waiting costs, of all that is awaited."""
    end: int
    """The last day."""
    ends: int
    """The sum of all last days."""


class Dated(NamedTuple):
    """An order with its dates, in numbers."""

    score: Score
    order: tuple[int, ...]
    """Of what is not fixed."""
    numbers: Numbers


class Dating(Protocol):
    """What turns orders into dates."""

    def dated(self, order: Sequence[int]) -> Dated:
        """Return the dates of an order."""


class Wait(NamedTuple):
    """What waiting for something costs: in calendar days on the board, in working days, about, by the bare scheme."""

    actions: tuple[tuple[int, int], ...]
    """Each with the days after its end until anybody can see it."""
    a_day: float
    at_first: float
    first_until: int

    def cost(self, ends: Sequence[int]) -> float:
        """Return what it costs to wait until then."""
        seen = max([ends[action] + days for action, days in self.actions])
        return self.a_day * seen + self.at_first * min(seen, self.first_until)


@dataclass(slots=True, kw_only=True)
class Limits:
    """The last days that count, as ordinals or as numbers before which actions end."""

    deadline: dict[int, int]
    due: dict[int, int]
    early: tuple[int, ...]
    early_by: int
    early_number: int
    horizon: int
    awaited: tuple[Wait, ...]

    def score(self, ends: Sequence[int], unplaced: int = 0) -> Score:
        """Return how good last days are, given in what the limits are."""
        last = max(ends, default=0)
        beyond = sum([end - self.horizon for end in ends if end > self.horizon]) if last > self.horizon else 0
        early = sum([ends[action] <= self.early_by for action in self.early])
        return Score(
            unplaced,
            sum([max(0, ends[action] - day) for action, day in self.deadline.items()]),
            sum([max(0, ends[action] - day) for action, day in self.due.items()]) + beyond,
            -min(early, self.early_number),
            # Rounded: two sums of the same costs may differ in the last digit.
            round(sum([wait.cost(ends) for wait in self.awaited]), 6),
            last,
            sum(ends),
        )


def limits_of(works: NumberedWorks, deadlines: Mapping[str, date], goals: Goals) -> Limits:
    """Return the last days that count, as ordinals."""
    number = works.number
    return Limits(
        deadline={number[action]: day.toordinal() for action, day in deadlines.items() if action in number},
        due={number[action]: day.toordinal() for action, day in goals.due.items() if action in number},
        early=tuple(sorted(number[action] for action in goals.early if action in number)) if goals.early_by else (),
        early_by=goals.early_by.toordinal() if goals.early_by else 0,
        early_number=goals.early_number,
        horizon=works.ground.means.end.toordinal(),
        awaited=tuple(
            [_wait(awaited, number) for awaited in goals.awaited if awaited.shown_after.keys() <= number.keys()]
        ),
    )


def _wait(awaited: Awaited, number: Mapping[str, int]) -> Wait:
    return Wait(
        actions=tuple(sorted((number[action], days) for action, days in awaited.shown_after.items())),
        a_day=awaited.a_day,
        at_first=awaited.at_first,
        first_until=awaited.first_until.toordinal(),
    )


def numbered(limits: Limits, works: NumberedWorks) -> Limits:
    """Return limits as numbers before which actions end."""
    return Limits(
        deadline={action: works.day(day) for action, day in limits.deadline.items()},
        due={action: works.day(day) for action, day in limits.due.items()},
        early=limits.early,
        early_by=works.day(limits.early_by) if limits.early else 0,
        early_number=limits.early_number,
        horizon=works.day(limits.horizon),
        awaited=tuple([_numbered(wait, works) for wait in limits.awaited]),
    )


def _numbered(wait: Wait, works: NumberedWorks) -> Wait:
    return wait._replace(
        actions=tuple([(action, works.days(days)) for action, days in wait.actions]),
        first_until=works.day(wait.first_until) if wait.at_first else 0,
    )


class SchemeDating:
    """Dates by the bare scheme."""

    def __init__(self, works: NumberedWorks, limits: Limits) -> None:
        self._scheme, self._limits = works.scheme, numbered(limits, works)

    def dated(self, order: Sequence[int]) -> Dated:
        """Return the dates of an order, in day numbers."""
        numbers = self._scheme.left(order)
        return Dated(self._limits.score(numbers.end), tuple(order), numbers)


class BoardDating:
    """Dates by the board, with all that can hold them."""

    def __init__(self, works: NumberedWorks, limits: Limits) -> None:
        self._works, self._limits = works, limits
        self._begun = begun(works.ground)

    def board(self, order: Iterable[int]) -> tuple[Board, dict[str, Held]]:
        """Return a board on which actions follow one another, and what found no place, with what stands in the way."""
        board, ids, unplaced = self._begun.copy(), self._works.ids, dict(self._works.never)
        for number in order:
            action = ids[number]
            spot = None if unplaced and self._waits(action, unplaced) else board.find(action)
            if spot is not None:
                board.put(action, spot)
            elif action not in unplaced:
                unplaced[action] = board.why_not or Held(by=HoldBy.PREDECESSOR)
        return board, unplaced

    def _waits(self, action: str, unplaced: dict[str, Held]) -> bool:
        """Note that an action waits for one without a place, where it does."""
        for wait in self._works.ground.works[action].waits:
            if not wait.soft and wait.predecessor in unplaced:
                unplaced[action] = Held(by=HoldBy.PREDECESSOR, what=(wait.predecessor,))
                return True
        return False

    def dated(self, order: Sequence[int]) -> Dated:
        """Return the dates of an order: numbers of days from the plan's first, and a score of days of the calendar."""
        board, _ = self.board(order)
        return Dated(self.score(board), tuple(order), self._numbers(board))

    def score(self, board: Board) -> Score:
        """Return how good the dates on a board are; what has no place ends on the horizon."""
        spots, horizon = board.spots, self._limits.horizon
        ends = [spots[action].last if action in spots else horizon for action in self._works.ids]
        return self._limits.score(ends, len(self._works.ground.works) - len(spots))

    def _numbers(self, board: Board) -> Numbers:
        spots, first = board.spots, self._works.ground.first
        start, end = list[int](), list[int]()
        for number, action in enumerate(self._works.ids):
            spot = spots.get(action)
            start.append(spot.first - first if spot else self._works.scheme.floor[number])
            end.append(spot.tail - first if spot else start[-1])
        return Numbers(start, end)


def begun(ground: Ground) -> Board:
    """Return a board on which stands what is fixed."""
    board = Board.on(ground)
    for action, work in ground.works.items():
        if work.at and (spot := board.find(action)):
            board.put(action, spot)
    return board
