"""How does a plan that stands in its order become actions whose durations may vary?

Where nothing varies they stand where they are placed: what a link or a busy service holds moves with that, and what a
date, the plan's start, a vacancy, money or the number of starts holds does not begin before its day.
"""

from collections.abc import Mapping
from datetime import date

from planner.plan import Dependency
from planner.schedule.network import order
from planner.schedule.placed_plan import Placed
from planner.schedule.placement import HoldBy, Waiting
from planner.schedule.placement_ground import Spot
from planner.schedule.service_turns import turns
from planner.schedule.uncertain import UncertainAction
from planner.templates.durations import FIXED, Spread
from planner.templates.terms import Link


def uncertain_actions(placed: Placed, spreads: Mapping[str, Spread]) -> tuple[UncertainAction, ...]:
    """Return placed actions with what each waits for, each after all of that.

    Args:
        placed: actions beside one another, with the services' time that they take.
        spreads: how far the duration of an action may vary; what is not named takes what is planned.
    """
    sequence = _sequence(placed)
    busy = turns(placed.board, sequence)
    return tuple(_action(placed, action, busy[action], spreads.get(action, FIXED)) for action in sequence)


def _sequence(placed: Placed) -> tuple[str, ...]:
    """Return the actions by the day on which they start, each after all it waits for."""
    spots = placed.board.spots
    by_day = sorted(spots, key=lambda action: (spots[action].start, spots[action].after, action))
    links = (
        # Checked already, and the start of what is under way has a name that no plan would take.
        Dependency.model_construct(predecessor=wait.predecessor, successor=action, link=wait.link, lag=wait.lag)
        for action in by_day
        for wait in placed.works[action].waits
    )
    return order(by_day, links)


def _action(placed: Placed, action: str, busy: tuple[Waiting, ...], spread: Spread) -> UncertainAction:
    work, spot = placed.works[action], placed.board.spots[action]
    start = date.fromordinal(spot.start)
    if work.at:
        # The calendar counts no day off, and work may have begun on one.
        off = not placed.means.calendar.is_working(start)
        return UncertainAction(id=action, first_day=start, duration=spot.span, elapsed=work.elapsed or off)
    waits = (*(wait for wait in work.waits if wait.predecessor in placed.board.spots), *busy)
    lengths = [stop - first for first, stop in spot.stretches]
    return UncertainAction(
        id=action,
        first_day=placed.floor(action) if _moves(placed, action, busy) else start,
        duration=sum(lengths),
        elapsed=work.elapsed,
        spread=spread,
        waits=waits,
        opinion_days=work.opinion_days,
        vote_after=None if work.vote_after is None else sum(lengths[:1]),
        clear_of=work.clear_of,
    )


def _moves(placed: Placed, action: str, busy: tuple[Waiting, ...]) -> bool:
    """Say whether an action starts when what it waits for leaves it, not on a day of its own."""
    work, spot, by = placed.works[action], placed.board.spots[action], placed.place(action).start_held.by
    if by is HoldBy.PREDECESSOR:
        # Where somebody is away meanwhile, how long it takes depends on its start, and its end says little of that.
        return not placed.lengthens(action) or all(not wait.link.to_finish for wait in work.waits)
    return by is HoldBy.SERVICE_BUSY and any(_ends_before(placed.board.spots, wait, spot) for wait in busy)


def _ends_before(spots: Mapping[str, Spot], wait: Waiting, spot: Spot) -> bool:
    """Say whether what an action waits for leaves it its services on the very day on which it starts."""
    before = spots[wait.predecessor]
    left = before.tail if wait.link is Link.FINISH_TO_START else before.first + wait.lag
    return left == spot.first
