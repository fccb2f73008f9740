"""What would a change do to the plan's dates, and how is it made once it was seen?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from planner.plan import Plan
from planner.schedule.workdays import plan_calendar
from planner.store import Actor, Batch, Change, Confirm, Delete, Edit, Entity, HistoryKind, Store, StoredPlan, edits_to
from planner.store.prepared import ReadyChange, prepared
from planner.store.shapes import SHAPES
from planner.track.forecast import Forecast, foreseen
from planner.track.progress import Progress
from planner.track.slip import Slip, slip

_MOVING = frozenset({"started", "finished", "remaining"})
"""Reports that can put a plan out of reach, such as a start in another century."""
Seen = Mapping[str, Mapping[str, object]]
"""What a person saw, by id of an action, a role or a dependency and by field; what is left out counts as it stands."""


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A change to a stored plan that is not made yet, and every date that it moves."""

    plan: str
    edits: tuple[Edit, ...]
    kind: HistoryKind = HistoryKind.EDIT
    stored: StoredPlan = field(repr=False, compare=False)
    """The plan that would change."""
    becomes: Plan = field(repr=False, compare=False)
    progress: Progress = field(repr=False, compare=False)
    """What the plan becomes, and what is then known of its actions."""
    today: date

    def __bool__(self) -> bool:
        return bool(self.edits)

    @cached_property
    def after(self) -> Forecast:
        """What is foreseen once the change is made; worked out when somebody asks, as most edits are made unseen."""
        return foreseen(self.becomes, self.progress, self.today)

    @cached_property
    def slip(self) -> Slip:
        """The dates that move."""
        return slip_to(self.after, self.stored, self.today)


def pending(
    stored: StoredPlan,
    plan: Plan,
    progress: Progress,
    today: date,
    *,
    seen: Seen | None = None,
    confirmed: Iterable[str] = (),
    more: Iterable[Edit] = (),
    kind: HistoryKind = HistoryKind.EDIT,
) -> Pending:
    """Return the change from a stored plan to another one, with the dates that it moves.

    Actions in ``confirmed`` are noted as looked at today; of several people who look at the same
    one nobody is in another's way.

    Raises:
        ProblemsFoundError: the plan that it leads to cannot be scheduled.
    """
    edits = [one for one in edits_to(stored, plan, progress) if not _is_confirmation(one)]
    on_sight = (_on_sight(one, seen or {}) for one in edits)
    looked_at = (Confirm(of=stored.id, id=action, on=today) for action in confirmed)
    if plan is not stored.plan or any(isinstance(one, Change) and one.field in _MOVING for one in edits):
        foreseen(plan, progress, today)  # raises what is wrong; no other report makes a plan impossible
    return Pending(
        plan=stored.id,
        edits=(*on_sight, *more, *looked_at),
        kind=kind,
        stored=stored,
        becomes=plan,
        progress=progress,
        today=today,
    )


def _is_confirmation(edit: Edit) -> bool:
    return isinstance(edit, Change) and edit.field in {"confirmed_on", "confirmed_by"}


def _on_sight(edit: Edit, seen: Seen) -> Edit:
    """Return the edit with what the person saw, where that is known."""
    saw = seen.get(edit.id, {})
    match edit:
        case Change() if edit.field in saw:
            return replace(edit, seen=saw[edit.field])
        case Delete() if saw:
            return replace(edit, seen={**edit.seen, **saw})
    return edit


def slip_between(stored: StoredPlan, plan: Plan, progress: Progress, today: date) -> Slip:
    """Say which dates move when a stored plan becomes another one."""
    return slip_to(foreseen(plan, progress, today), stored, today)


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


def valid(entity: Entity, row: str, fields: Mapping[str, object]) -> dict[str, object]:
    """Return values that people gave for fields of a row as those of the model.

    Raises:
        ProblemsFoundError: all values that the store would refuse, and fields that it does not have.
    """
    changes = [Change(entity=entity, id=row, field=name, seen=None, new=value) for name, value in fields.items()]
    codecs = SHAPES[entity].codecs
    ready = (one for one in prepared(changes) if isinstance(one, ReadyChange))
    return {one.edit.field: codecs[one.edit.field].value(one.new) for one in ready}
