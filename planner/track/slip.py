"""Which dates move when something is reported or changed, and what carries the move?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.plan import Plan
from planner.schedule.workdays import WorkCalendar
from planner.track.forecast import Forecast, as_planned
from planner.track.progress import CLOSED, ActionProgress, Progress


class MoveCause(StrEnum):
    """Why the dates of an action move."""

    REPORTED = "reported"
    """What was reported of the action itself moves it."""
    TIME_PASSED = "time-passed"
    """It could have gone on, and nothing was reported."""
    CARRIED = "carried"
    """Another action, on which it waits, moves it."""
    CROWDED = "crowded"
    """Another action, which moves, takes time of the same services."""
    RELEASED = "released"
    """What it waited for was dropped."""
    ROOM = "room"
    """Other work moves, and with it the time, the starts or the money that are left."""
    CHANGED = "changed"
    """The plan itself is another: a duration, a dependency, a date, a day off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The dates of an action before and after."""

    action: str
    start_before: date
    start_after: date
    finish_before: date
    finish_after: date
    days: int
    """Working days by which the finish moves, earlier when negative."""
    cause: MoveCause
    carried_by: str | None = None
    """The action that moves and takes it along, or that held it and was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """An action that was dropped, and those that no longer wait for it."""

    dropped: str
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Everything that moves between two forecasts of a plan, and how it hangs together."""

    moves: tuple[Move, ...]
    """By the new start, the new finish and the id."""
    chain: tuple[str, ...]
    """From an action that moves on its own account to that whose finish decides: the last
    of the plan when the plan's finish moves, else that which moves furthest. Each carries the next."""
    finish_before: date | None
    finish_after: date | None
    days: int
    """Working days by which the plan's finish moves, earlier when negative."""
    added: tuple[str, ...] = ()
    """Actions that only the second forecast has dates for."""
    gone: tuple[str, ...] = ()
    """Actions that only the first forecast has dates for: dropped or removed."""
    released: tuple[Release, ...] = ()
    """What no longer waits for the dropped ones among these."""

    def __bool__(self) -> bool:
        return bool(self.moves or self.added or self.gone)

    def of_others(self, reported: Collection[str]) -> tuple[Move, ...]:
        """Return the moves that do not follow from what was reported of the action itself, of those reported on.

        Who reports that an action ended has said its day; that others move is what a person may not know.
        """
        return tuple(move for move in self.moves if move.action not in reported or move.cause is not MoveCause.REPORTED)


def slip(before: Forecast, after: Forecast, calendar: WorkCalendar) -> Slip:
    """Say which dates move from one forecast of a plan to another, and what carries the move.

    To see a report's effect before it is saved, forecast with and without it and compare.
    """
    moved = {
        action: dates
        for action, dates in after.dates.items()
        if action in before.dates
        and (dates.early_start, dates.early_finish)
        != (before.dates[action].early_start, before.dates[action].early_finish)
    }
    carriers = {action: _carrier(action, moved, before, after) for action in moved}
    moves = {action: _move(action, carriers[action], before, after, calendar) for action in moved}
    ends = (before.finish, after.finish)
    return Slip(
        moves=tuple(sorted(moves.values(), key=lambda move: (move.start_after, move.finish_after, move.action))),
        chain=_chain(_decisive(moves.values(), ends), carriers),
        finish_before=before.finish,
        finish_after=after.finish,
        days=calendar.between(ends[0], ends[1]) if ends[0] and ends[1] else 0,
        added=tuple(action for action in after.dates if action not in before.dates),
        gone=tuple(action for action in before.dates if action not in after.dates),
        released=releases(after.plan, after.progress, [action for action in before.dates if action not in after.dates]),
    )


def releases(plan: Plan, progress: Progress, dropped: Iterable[str]) -> tuple[Release, ...]:
    """Return which open actions of a plan no longer wait for those that are dropped."""
    closed = {action for action, report in progress.items() if report.status in CLOSED}
    after: dict[str, dict[str, None]] = {}
    for link in plan.dependencies:
        if link.successor not in closed:
            after.setdefault(link.predecessor, {})[link.successor] = None
    return tuple(Release(dropped=action, successors=tuple(after[action])) for action in dropped if action in after)


def _carrier(action: str, moved: Mapping[str, object], before: Forecast, after: Forecast) -> str | None:
    """Return the moving action that takes another along, or None when it moves on its own account.

    What comes later is held by its predecessor in the new place, what comes earlier was held by it
    in the old one.
    """
    # What is done stands where it was reported, whatever it waited for.
    if after.progress[action].finished:
        return None
    later = _ends(after, action) > _ends(before, action)
    carrier = (after if later else before).carrier(action)
    # Held by an action that stands still, it moves for a reason of its own: that hold did not exist before.
    return carrier if carrier in moved else None


def _ends(forecast: Forecast, action: str) -> tuple[date, date]:
    dates = forecast.dates[action]
    return dates.early_finish, dates.early_start


def _move(action: str, carrier: str | None, before: Forecast, after: Forecast, calendar: WorkCalendar) -> Move:
    old, new = before.dates[action], after.dates[action]
    holder = None if carrier else _dropped_holder(action, before, after)
    if carrier:
        waits = any((link.predecessor, link.successor) == (carrier, action) for link in after.plan.dependencies)
        cause = MoveCause.CARRIED if waits else MoveCause.CROWDED
    else:
        cause = MoveCause.RELEASED if holder else _own_cause(action, before, after)
    return Move(
        action=action,
        start_before=old.early_start,
        start_after=new.early_start,
        finish_before=old.early_finish,
        finish_after=new.early_finish,
        days=calendar.between(old.early_finish, new.early_finish),
        cause=cause,
        carried_by=carrier or holder,
    )


def _dropped_holder(action: str, before: Forecast, after: Forecast) -> str | None:
    """Return what held an action and was dropped since, None where nothing of the kind lets it come earlier."""
    holder = before.carrier(action)
    earlier = _ends(after, action) < _ends(before, action)
    return holder if earlier and holder in after.plan.action_by_id and holder not in after.dates else None


def _own_cause(action: str, before: Forecast, after: Forecast) -> MoveCause:
    if _facts(before.progress[action]) != _facts(after.progress[action]):
        return MoveCause.REPORTED
    # Time moves only what nothing else holds: what waits for another is carried, were it by one that stands still.
    if after.status_date > before.status_date and after.carrier(action) is None:
        return MoveCause.TIME_PASSED
    return MoveCause.ROOM if as_planned(before.plan) == as_planned(after.plan) else MoveCause.CHANGED


def _facts(progress: ActionProgress) -> ActionProgress:
    """Return what of a report can move dates."""
    return progress.model_copy(
        update={
            "confirmed_on": None,
            "confirmed_by": None,
            "note": None,
            "reason": None,
            "review_on": None,
            "evidence": (),
        }
    )


def _decisive(moves: Collection[Move], ends: tuple[date | None, date | None]) -> str | None:
    """Return the moving action whose finish matters most: the plan's last when the plan's finish moves."""
    old, new = ends
    # By the old end when the plan ends earlier: what stood there is what came forward.
    last: list[Move] = []
    if old and new and new > old:
        last = [move for move in moves if move.finish_after == new]
    elif old and new and new < old:
        last = [move for move in moves if move.finish_before == old]
    furthest = min(last or moves, key=lambda move: (-abs(move.days), move.action), default=None)
    return furthest.action if furthest else None


def _chain(action: str | None, carriers: Mapping[str, str | None]) -> tuple[str, ...]:
    chain: dict[str, None] = {}
    # Carriers come from two networks: what the one ties together may form a loop with the other.
    while action is not None and action not in chain:
        chain[action] = None
        action = carriers[action]
    return tuple(reversed(chain))
