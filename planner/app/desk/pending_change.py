"""What would a change do to the plan's dates, and how is it made once it was seen?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from planner.app.desk.plan_parts import check_names, with_work_given
from planner.plan import Plan
from planner.schedule.workdays import plan_calendar
from planner.store import Actor, Batch, Change, Confirm, Delete, Edit, Entity, HistoryKind, Store, StoredPlan, edits_to
from planner.track.forecast import Forecast, foreseen
from planner.track.progress import Progress
from planner.track.slip import Slip, slip

_MOVING = frozenset({"started", "finished", "remaining"})
"""Reports that can put a plan out of reach, such as a rest that takes centuries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a plan becomes by a change, and what is then known of its actions."""

    plan: Plan
    progress: Progress
    looked_at: tuple[str, ...] = ()
    """Actions that are noted as looked at; of several people who look at the same one nobody is in another's way."""


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A change to a stored plan that is not made yet, and every date that it moves."""

    plan: str
    edits: tuple[Edit, ...]
    kind: HistoryKind = HistoryKind.EDIT
    stored: StoredPlan = field(repr=False, compare=False)
    """The plan that would change."""
    understood: Mapping[str, Mapping[str, object]] = field(default_factory=dict, compare=False)
    """What is understood besides what people named, by action and field: by a report, by a new owner."""
    outcome: Outcome = field(repr=False, compare=False)
    today: date

    def __bool__(self) -> bool:
        return bool(self.edits)

    @cached_property
    def after(self) -> Forecast:
        """What is foreseen once the change is made; worked out when somebody asks, as most edits are made unseen."""
        return foreseen(self.outcome.plan, self.outcome.progress, self.today)

    @cached_property
    def slip(self) -> Slip:
        """The dates that move."""
        return slip_to(self.after, self.stored, self.today)


def pending(
    stored: StoredPlan,
    outcome: Outcome,
    today: date,
    *,
    seen_in: Iterable[Edit] = (),
    more: Iterable[Edit] = (),
    kind: HistoryKind = HistoryKind.EDIT,
) -> Pending:
    """Return the change from a stored plan to what it becomes, with the dates that it moves.

    ``seen_in`` are the edits that a person asked for: they say what the person saw, where that is not
    what stands in the store. ``more`` comes with the change as it is.

    Raises:
        ProblemsFoundError: the plan that it leads to cannot be scheduled.
    """
    asked = tuple(seen_in)
    named = {edit.id for edit in asked if isinstance(edit, Change) and edit.field == "person"}
    given = with_work_given(stored.plan, outcome.plan, named)
    if given.roles is not stored.plan.roles:
        check_names(stored.plan, given)
    followed = _followed(outcome.plan, given)
    outcome = replace(outcome, plan=given) if followed else outcome
    # Who looked at what comes as a confirmation below: as changes of fields, two who look at once would clash.
    edits = [edit for edit in edits_to(stored, outcome.plan, outcome.progress) if not _is_confirmation(edit)]
    seen = _seen(asked)
    if outcome.plan is not stored.plan or any(map(_moves_dates, edits)):
        # Raises what is wrong; no other report makes a plan impossible.
        foreseen(outcome.plan, outcome.progress, today)
    looked_at = (Confirm(of=stored.id, id=action, on=today) for action in outcome.looked_at)
    return Pending(
        plan=stored.id,
        edits=(*(_on_sight(edit, seen) for edit in edits), *more, *looked_at),
        kind=kind,
        stored=stored,
        understood=followed,
        outcome=outcome,
        today=today,
    )


def _followed(asked: Plan, given: Plan) -> Mapping[str, Mapping[str, object]]:
    """Return what follows from who gets an action, by action and field."""
    fields = ("person", "partners")
    return {
        new.id: {name: getattr(new, name) for name in fields if getattr(new, name) != getattr(old, name)}
        for old, new in zip(asked.actions, given.actions, strict=True)
        if new is not old
    }


def _moves_dates(edit: Edit) -> bool:
    return isinstance(edit, Change) and edit.field in _MOVING


def _is_confirmation(edit: Edit) -> bool:
    return isinstance(edit, Change) and edit.field in {"confirmed_on", "confirmed_by"}


_Field: TypeAlias = tuple[Entity, str, str]
"""Kind and id of a row, name of a field."""


def _seen(asked: Iterable[Edit]) -> Mapping[_Field, object]:
    """Return what a person saw in the fields that they edit."""
    seen: dict[_Field, object] = {}
    for edit in asked:
        match edit:
            case Change():
                seen[edit.entity, edit.id, edit.field] = edit.seen
            case Delete():
                seen |= {(edit.entity, edit.id, name): value for name, value in edit.seen.items()}
    return seen


def _on_sight(edit: Edit, seen: Mapping[_Field, object]) -> Edit:
    """Return the edit with what the person saw, where that is known."""
    match edit:
        case Change():
            return replace(edit, seen=seen.get((edit.entity, edit.id, edit.field), edit.seen))
        case Delete():
            # A row goes as the person saw it: what others wrote into it since is a conflict, not lost with it.
            saw = {name: seen.get((edit.entity, edit.id, name), value) for name, value in edit.seen.items()}
            return replace(edit, seen=saw)
    return edit


def slip_to(after: Forecast, stored: StoredPlan, today: date) -> Slip:
    """Say which dates move from those foreseen of a stored plan to others."""
    return slip(foreseen(stored.plan, stored.progress, today), after, plan_calendar(after.plan))


def carry_out(store: Store, change: Pending, *, by: Actor, note: str = "") -> Batch | None:
    """Make a change that was seen; None when there is nothing to change.

    Raises:
        ConflictError: others changed the same fields after they were seen; nothing is changed.
        ProblemsFoundError: a rule refuses it; nothing is changed.
    """
    return store.commit(change.edits, by=by, note=note, kind=change.kind) if change else None
