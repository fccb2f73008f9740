"""How does one user action that touches texts, dates, status and dependencies of some actions become one change?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.action_fields import EDITABLE
from planner.app.desk.action_changes import edited, waits_for
from planner.app.desk.pending_change import Pending, Seen, carry_out, pending
from planner.app.desk.plan_view import PlanView
from planner.app.desk.reports import progress_on, reported, update_of
from planner.plan import ActionStatus, Dependency, Plan
from planner.problem import ProblemsFoundError
from planner.schedule.network import check_dependencies
from planner.store import Actor, Batch, Change, Entity, Store, StoredPlan, dependency_id
from planner.track.progress import NOT_STARTED, ActionProgress

_ALL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Actions that one action is to wait for from now on, and those that it no longer waits for."""

    action: str
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    seen: tuple[Dependency, ...] = ()
    """What the person saw that it waits for."""


def prepare_edits(
    stored: StoredPlan,
    wanted: Mapping[str, Mapping[str, object]],
    *,
    by: Actor,
    today: date,
    seen: Seen | None = None,
    links: Links | None = None,
) -> Pending:
    """Return the change that gives actions new values, with the dates that it moves.

    ``wanted`` has fields of an action (texts, ``accountable``, ``own_deadline``, ``effort`` …) and
    what is reported of it (``status``, ``reason``, ``percent``, ``note`` …), by action id. ``seen``
    says what the person saw of those fields.

    Raises:
        ProblemsFoundError: everything that is not known, cannot be stored, or cannot be so.
    """
    facts = {action: {name: new[name] for name in new if name in EDITABLE} for action, new in wanted.items()}
    told = {action: {name: new[name] for name in new if name not in EDITABLE} for action, new in wanted.items()}
    plan = edited(stored, {action: new for action, new in facts.items() if new}, seen)
    if links is not None:
        plan = _linked(plan, links)
    updates = [
        update_of(action, by=by, on=today, **meant(progress_on(stored, action), said))
        for action, said in told.items()
        if said
    ]
    progress, confirmed = reported(stored, updates, today)
    return pending(stored, plan, progress, today, seen={**(seen or {}), **_seen(links)}, confirmed=confirmed)


def _seen(links: Links | None) -> Seen:
    """Return what a person saw of the dependencies that they may remove."""
    return {
        dependency_id(one): {"link": one.link, "lag": one.lag, "elapsed": one.elapsed}
        for one in (links.seen if links else ())
    }


def edit(
    store: Store,
    plan: str,
    wanted: Mapping[str, Mapping[str, object]],
    *,
    by: Actor,
    today: date,
    seen: Seen | None = None,
    links: Links | None = None,
) -> Batch | None:
    """Make the change that :func:`prepare_edits` describes; None when there is nothing to change.

    Raises:
        ConflictError: others changed the same fields after they were seen; nothing is changed.
        ProblemsFoundError: a rule refuses it; nothing is changed.
    """
    return carry_out(
        store, prepare_on_sight(store, plan, wanted, by=by, today=today, seen=seen or {}, links=links), by=by
    )


def prepare_on_sight(
    store: Store,
    plan: str,
    wanted: Mapping[str, Mapping[str, object]],
    *,
    by: Actor,
    today: date,
    seen: Seen,
    links: Links | None = None,
) -> Pending:
    """Return the change that :func:`prepare_edits` describes, of the plan as it stands in the store now.

    What a person gave up in favour of others is left out, with all that would follow from it.

    Raises:
        ConflictError: somebody took out an action that the person changes; nothing is changed.
        ProblemsFoundError: there is no such plan, or a rule refuses it.
    """
    stored = store.plan(plan)
    wanted = {action: _left(action, new, plan, by) for action, new in wanted.items()}
    gone = {action: new for action, new in wanted.items() if new and action not in stored.plan.action_by_id}
    if gone:
        # The store says who took it out, and when.
        store.commit(_changes(plan, gone, seen), by=by)
    return prepare_edits(stored, wanted, by=by, today=today, seen=seen, links=links)


def _left(action: str, new: Mapping[str, object], plan: str, by: Actor) -> Mapping[str, object]:
    """Return what is left of a person's wishes for an action; a reason goes with the status that it explains."""
    given_up = {name for name in new if by.gives_way((Entity.ACTION, plan, action, name))}
    if "status" in given_up:
        given_up.add("reason")
    return {name: value for name, value in new.items() if name not in given_up}


def _changes(plan: str, wanted: Mapping[str, Mapping[str, object]], seen: Seen) -> Iterator[Change]:
    for action, new in wanted.items():
        for name, value in new.items():
            before = seen.get(action, {}).get(name)
            yield Change(entity=Entity.ACTION, of=plan, id=action, field=name, seen=before, new=value)


def meant(before: ActionProgress, said: Mapping[str, object]) -> Mapping[str, object]:
    """Return a report with what it says between the lines.

    What is put back to a status before the work has neither start nor progress; all of the work is
    “done”, and some of it means that the work has begun.

    >>> meant(ActionProgress(action="F06-03"), {"percent": 40})["status"]
    <ActionStatus.UNDER_WAY: 'under-way'>
    """
    status, percent = said.get("status", before.status), said.get("percent")
    if "status" in said and status in NOT_STARTED and status is not before.status:
        return {"started": None, **said, "percent": 0}
    if percent == _ALL and status not in {ActionStatus.DONE, ActionStatus.DROPPED}:
        return {**said, "status": ActionStatus.DONE}
    if isinstance(percent, int) and percent and status in NOT_STARTED:
        return {**said, "status": ActionStatus.UNDER_WAY}
    return said


def _linked(plan: Plan, links: Links) -> Plan:
    """Return the plan with other dependencies; a link that is there already keeps its kind and its lag."""
    there = {(one.predecessor, one.successor) for one in plan.dependencies}
    gone = {(one, links.action) for one in links.remove}
    kept = [one for one in plan.dependencies if (one.predecessor, one.successor) not in gone]
    added = [waits_for(one, links.action) for one in links.add if (one, links.action) not in there]
    problems = check_dependencies(tuple(plan.action_by_id), (*kept, *added))
    if problems:
        raise ProblemsFoundError(problems)
    return plan.model_copy(update={"dependencies": (*kept, *added)})


def shifted(view: PlanView, actions: Collection[str], days: int) -> dict[str, dict[str, object]]:
    """Return deadlines so many calendar days after the days by which actions are due now, earlier when negative."""
    return {action: {"own_deadline": view.standing.due[action] + timedelta(days=days)} for action in actions}
