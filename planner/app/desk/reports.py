"""How do people say how an action stands?"""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.app.desk.pending_change import Pending, Seen, carry_out, pending, valid
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, Entity, Store, StoredPlan
from planner.track.progress import (
    ActionProgress,
    StatusUpdate,
    applied,
    check_update,
    progress_of,
    unknown_action,
    with_dates,
)


def update_of(action: str, *, by: Actor, on: date, **said: object) -> StatusUpdate:
    """Return a report that names what somebody said of an action; without anything, that it is still on track.

    Raises:
        ProblemsFoundError: values that cannot be stored.
    """
    # Values are checked by the store's rules, which say in words what they refuse.
    return StatusUpdate.model_validate({**valid(Entity.ACTION, action, said), "action": action, "on": on, "by": by.id})


def prepare_report(
    stored: StoredPlan, updates: Iterable[StatusUpdate], *, today: date, seen: Seen | None = None
) -> Pending:
    """Return the change that reports on actions make, with the dates that they move.

    Dates that a status asks for and nobody gave are those of the report. ``seen`` says what the
    reporter saw of the actions' fields; what it leaves out counts as it stands.

    Raises:
        ProblemsFoundError: everything in the reports that cannot be so.
    """
    progress, confirmed = reported(stored, updates, today)
    return pending(stored, stored.plan, progress, today, seen=seen, confirmed=confirmed)


def reported(
    stored: StoredPlan, updates: Iterable[StatusUpdate], today: date
) -> tuple[dict[str, ActionProgress], tuple[str, ...]]:
    """Return the progress of all actions after reports, and the actions that were reported on.

    Raises:
        ProblemsFoundError: everything in the reports that cannot be so.
    """
    progress = progress_of(stored.plan, stored.progress)
    problems = []
    confirmed: dict[str, None] = {}
    for update in updates:
        if update.action not in progress:
            problems.append(unknown_action(update.action, progress))
            continue
        before = progress[update.action]
        complete = with_dates(update, before)
        problems += check_update(complete, before, today)
        progress[update.action] = applied(before, complete)
        confirmed[update.action] = None
    if problems:
        raise ProblemsFoundError(problems)
    return progress, tuple(confirmed)


def report(
    store: Store,
    plan: str,
    updates: Iterable[StatusUpdate],
    *,
    by: Actor,
    today: date,
    seen: Seen | None = None,
    note: str = "",
) -> Batch | None:
    """Note what people say of actions, in one call; see :func:`prepare_report` to look at the moved dates first.

    Raises:
        ConflictError: others reported something else on the same fields meanwhile.
        ProblemsFoundError: there is no such plan or action, or a report cannot be so.
    """
    return carry_out(store, prepare_report(store.plan(plan), updates, today=today, seen=seen), by=by, note=note)


def still_on_track(store: Store, plan: str, actions: Sequence[str], *, by: Actor, today: date) -> Batch | None:
    """Note that actions were looked at and go on as planned; it counts as fresh news and never conflicts.

    Raises:
        ProblemsFoundError: there is no such plan or action.
    """
    stored = store.plan(plan)
    unknown = [unknown_action(action, stored.progress) for action in actions if action not in stored.progress]
    if unknown:
        raise ProblemsFoundError(unknown)
    updates = [update_of(action, by=by, on=today) for action in actions]
    return carry_out(store, prepare_report(stored, updates, today=today), by=by)


def prepare_drop(stored: StoredPlan, action: str, reason: str, *, by: Actor, today: date) -> Pending:
    """Return the change that gives up an action, for a reason; what waited for it is set free.

    Raises:
        ProblemsFoundError: there is no such action, or no reason.
    """
    update = update_of(action, by=by, on=today, status=ActionStatus.DROPPED, reason=reason.strip() or None)
    return prepare_report(stored, [update], today=today)


def progress_on(stored: StoredPlan, action: str) -> ActionProgress:
    """Return what is known of one action.

    Raises:
        ProblemsFoundError: the plan has no such action.
    """
    known = progress_of(stored.plan, stored.progress)
    if action not in known:
        raise ProblemsFoundError([unknown_action(action, known)])
    return known[action]
