"""In which weeks would services have more to do than they can, if what finds no place within the means were done?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from planner.schedule.placed_plan import Placed
from planner.schedule.placement_board import Board
from planner.schedule.workload import NEVER, PARTS

_SHARE = 1e-6
"""Of a day's work by which sums of shares may pass a whole number in their last digits."""


def weeks_over(placed: Placed) -> Mapping[str, tuple[date, ...]]:
    """Return by service the Mondays of the weeks in which it has more work than time.

    What stands within the means never takes more than there is; what found no place there takes its person-days evenly
    over the working days on which it stands. A plan that reckons with nobody's time overloads nobody.
    """
    board, more = placed.board, _beside_the_means(placed)
    over = {}
    for service, by_day in sorted(more.items()):
        weeks = dict.fromkeys(_monday(board, day) for day in sorted(by_day))
        full = tuple(week for week in weeks if _takes(board, service, week, by_day) > _gives(board, service, week))
        if full:
            over[service] = full
    return over


def _beside_the_means(placed: Placed) -> Mapping[str, Mapping[int, float]]:
    """Return the parts of a post that what has no place within the means takes, by service and day of the calendar."""
    board, more = placed.board, defaultdict[str, defaultdict[int, float]](lambda: defaultdict(float))
    for action in placed.unmet:
        days = [day for first, stop in board.spots[action].stretches for day in range(first, stop)]
        for service, effort in placed.works[action].days.items():
            for day in days:
                more[service][day] += effort * PARTS / (len(days) * board.ground.post_days)
    return more


def _monday(board: Board, number: int) -> date:
    day = date.fromordinal(board.ground.tables.day[number])
    return day - timedelta(days=day.weekday())


def _days_of(board: Board, week: date) -> Iterator[int]:
    """Give the numbers of the working days of a week."""
    before = board.ground.tables.before
    yield from range(before[week.toordinal()], before[(week + timedelta(days=7)).toordinal()])


def _takes(board: Board, service: str, week: date, more: Mapping[int, float]) -> float:
    load = board.loads.get(service)
    days = _days_of(board, week)
    return sum((load.on(day) if load and _filled(board, service, day) else 0) + more.get(day, 0.0) for day in days)


def _gives(board: Board, service: str, week: date) -> float:
    room = board.ground.capacity.get(service, 0)
    return sum(room + PARTS * _SHARE for day in _days_of(board, week) if _filled(board, service, day))


def _filled(board: Board, service: str, day: int) -> bool:
    return day >= board.ground.filled.get(service, NEVER)
