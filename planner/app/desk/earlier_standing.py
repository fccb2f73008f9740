"""How did an action stand before it was done or blocked? Its history knows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.action_fields import REPORTED
from planner.plan import ActionStatus
from planner.store import Change, Edit, Entity, Entry, Moment, Store, StoredPlan
from planner.track.progress import CLOSED, ActionProgress
from planner.track.reports import read_report

_NOT_GOING_ON = frozenset({*CLOSED, ActionStatus.BLOCKED})


def until_done(store: Store | Moment, stored: StoredPlan, edits: Iterable[Edit]) -> Mapping[str, ActionProgress]:
    """Return what was known of actions when they were reported done, of those that edits call something else."""
    moved = dict.fromkeys(
        edit.id
        for edit in edits
        if isinstance(edit, Change)
        and (edit.entity, edit.field) == (Entity.ACTION, "status")
        and edit.new != ActionStatus.DONE
    )
    known = {id_: known_until_done(store, stored, id_) for id_ in moved}
    return {id_: progress for id_, progress in known.items() if progress is not None}


def known_until_done(store: Store | Moment, stored: StoredPlan, action: str) -> ActionProgress | None:
    """Return what was known of an action when it was reported done; None where it is not done, or came so."""
    progress = stored.progress.get(action)
    if progress is None or progress.status is not ActionStatus.DONE:
        return None
    lines = store.history(stored.id, row=(Entity.ACTION, action))
    done = next((line for line in reversed(lines) if line.field == "status" and line.new == ActionStatus.DONE), None)
    if done is None:
        return None
    before = {line.field: line.old for line in lines if line.batch == done.batch and line.field in REPORTED}
    return ActionProgress.model_validate({**progress.model_dump(), **before})


def no_longer_done(store: Store, stored: StoredPlan, action: str, status: ActionStatus) -> ActionProgress:
    """Return what would be known of an action that is done if it were given another status."""
    known, before = stored.progress[action], known_until_done(store, stored, action)
    day = known.confirmed_on or stored.plan.start
    named = {"status": status}
    return read_report(known, named, on=day, by="-", plan_start=stored.plan.start, until_done=before).after


def blocked_since(store: Store | Moment, stored: StoredPlan) -> Mapping[str, date]:
    """Return the day on which each action that is blocked was reported so; that it still is moves no day."""
    known = {
        action: _status_given_on(store.history(stored.id, row=(Entity.ACTION, action)))
        for action, progress in stored.progress.items()
        if progress.status is ActionStatus.BLOCKED
    }
    return {action: day for action, day in known.items() if day is not None}


def _status_given_on(lines: Sequence[Entry]) -> date | None:
    """Return the day of the report from which an action has its status; None where it came with it."""
    given = next((line.batch for line in reversed(lines) if line.field == "status"), None)
    until = max((line.seq for line in lines if line.batch == given), default=0)
    # A second report of one day changes nothing of the day: then an earlier line says which it is.
    days = [line.new for line in lines if line.seq <= until and line.field == "confirmed_on" and line.new]
    return date.fromisoformat(str(days[-1])) if days else None


def going_on(store: Store | Moment, stored: StoredPlan, action: str) -> ActionStatus:
    """Return the status that an action had when it last went on or waited for its turn."""
    lines: Sequence[Entry] = store.history(stored.id, row=(Entity.ACTION, action))
    before = (ActionStatus(str(line.old)) for line in reversed(lines) if line.field == "status" and line.old)
    known = next((status for status in before if status not in _NOT_GOING_ON), None)
    if known is not None:
        return known
    progress = stored.progress.get(action)
    return ActionStatus.UNDER_WAY if progress and progress.started else ActionStatus.AGREED
