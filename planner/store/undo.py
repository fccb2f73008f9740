"""Which edits take back what was done, without destroying what others will ask for again?

A field gets its earlier value, a row that went comes back. What was brought as a whole (a city, an
assessment, a plan, a document) is taken out of sight and kept, with all that belongs to it, so that
taking back can itself be taken back.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.edits import WHOLE_ROW, Change, Create, Delete, Edit, Entity, Entry
from planner.store.ids import readable
from planner.store.moment import Moment
from planner.store.shapes import REMOVABLE, DocumentKind
from planner.store.stored import State

_WITH_IT = {Entity.ACTION: Entity.DEPENDENCY, Entity.RESPONSE: Entity.EVIDENCE}
"""What goes with a row, for it says nothing without it."""
_SHARED = frozenset({Entity.ROLE, Entity.OBJECTIVE})
"""Rows that the program adds for those that name them: they stay as long as others do."""

NOTED = frozenset({"confirmed_on", "confirmed_by"})
"""What the program notes by itself whenever somebody reports."""

_RowName = tuple[Entity, str]


def taking_back(moment: Moment, batch: str, today: date, *, seen: State | None = None) -> list[Edit]:
    """Return the edits that take back what a batch did, what was done last first.

    Rows that the program notes by itself, such as who somebody is, stay. With ``seen``, the
    state of the store that a person saw when they were asked, a row that the batch added goes as
    it stood then, with what belongs to it; without it only as it came.

    Raises:
        ProblemsFoundError: there is no such batch, nothing of it can be taken back, or others went on
            with what it added after the person was asked.
    """
    entries = moment.history(batch=batch)
    if not entries:
        raise ProblemsFoundError([_unknown_batch(batch)])
    brought = brought_by(entries)
    # Backwards: a batch may change a field twice, or remove a row and bring it again; what it did last stands.
    rest = [entry for entry in reversed(entries) if not _covered(entry, brought)]
    edits: list[Edit] = []
    for entry in rest:
        edits += _taking_back(moment, entry, seen)
    if _independent(edits):
        # The history of taking back, and of doing again, then reads as that of the change itself.
        edits.reverse()
    edits += _out_of_sight(moment, brought, today, seen)
    if all(_is_so(moment, edit) for edit in edits):
        raise ProblemsFoundError([_nothing_left(batch)])
    return edits


def _independent(edits: Sequence[Edit]) -> bool:
    """Say whether edits change values only, each of another field, so that their order says nothing."""
    fields = [(edit.entity, edit.of, edit.id, edit.field) for edit in edits if isinstance(edit, Change)]
    return len(fields) == len(edits) == len(set(fields))


def brought_by(entries: Sequence[Entry]) -> dict[_RowName, Entry]:
    """Return what a batch brought as a whole: cities, assessments, plans, and documents of people."""
    return {
        (entry.entity, entry.id): entry
        for entry in entries
        if entry.entity in REMOVABLE and isinstance(entry.new, dict) and entry.field == WHOLE_ROW
    }


def _covered(entry: Entry, brought: Collection[_RowName]) -> bool:
    """Say whether a line is about what was brought as a whole, a part of it, or noted by the program itself."""
    return (entry.entity, entry.id) in brought or (entry.scope, entry.scope_id) in brought or says_who(entry)


def says_who(entry: Entry) -> bool:
    """Say whether a line notes who somebody is, as when they did something first: taking back leaves it."""
    return entry.entity is Entity.PERSON and entry.field == WHOLE_ROW


def _taking_back(moment: Moment, entry: Entry, seen: State | None) -> Iterator[Edit]:
    if entry.field in NOTED and (moment.row(entry.entity, entry.of, entry.id) or {}).get(entry.field) != entry.new:
        return  # somebody looked at it since: that stands, and is nobody's to dispute
    if entry.field != WHOLE_ROW:
        yield Change(entity=entry.entity, of=entry.of, id=entry.id, field=entry.field, seen=entry.new, new=entry.old)
    elif isinstance(entry.old, dict):
        yield Create(entity=entry.entity, of=entry.of, id=entry.id, values=entry.old)
    elif isinstance(entry.new, dict):
        yield from _away(moment, entry, entry.new, seen)


def _is_so(moment: Moment, edit: Edit) -> bool:
    """Say whether everything is already as an edit wants it, so that it would change nothing."""
    if not isinstance(edit, Change | Create):
        return False
    row = moment.row(edit.entity, edit.of, edit.id)
    match edit:
        case Change():
            return row is not None and row[edit.field] == edit.new
        case Create():
            return row is not None and all(row[name] == plain for name, plain in edit.values.items())


def _away(moment: Moment, entry: Entry, came: dict[str, object], seen: State | None) -> Iterator[Edit]:
    """Take away a row that came, unless others need it."""
    row = moment.row(entry.entity, entry.of, entry.id)
    if row is None or (entry.entity in _SHARED and _named_by_others(moment, entry)):
        return
    if seen is None:
        yield Delete(entity=entry.entity, of=entry.of, id=entry.id, seen=came)
        return
    parts = [
        (kind, id_)
        for kind, id_ in moment.referring(entry.entity, entry.of, entry.id)
        if kind is _WITH_IT.get(entry.entity)
    ]
    if any(moment.touched_since(seen, kind, entry.of, id_) for kind, id_ in (*parts, (entry.entity, entry.id))):
        raise ProblemsFoundError([changed_meanwhile(entry.id)])
    for kind, id_ in parts:
        yield Delete(entity=kind, of=entry.of, id=id_, seen=moment.row(kind, entry.of, id_) or {})
    yield Delete(entity=entry.entity, of=entry.of, id=entry.id, seen=row)


def _named_by_others(moment: Moment, entry: Entry) -> bool:
    """Say whether anything names a role or an objective that did not come with the same batch."""
    batch = moment.history(batch=entry.batch)
    same = {(other.entity, other.id) for other in batch if other.field == WHOLE_ROW and other.of == entry.of}
    if entry.entity is Entity.OBJECTIVE:
        factor = None if entry.id == "context" else entry.id
        actions = moment.plan(entry.of).plan.actions
        return any(action.factor == factor and (Entity.ACTION, action.id) not in same for action in actions)
    changed = {(other.entity, other.id) for other in batch if other.new == entry.id}
    return any(row not in same | changed for row in moment.referring(entry.entity, entry.of, entry.id))


def _out_of_sight(moment: Moment, brought: dict[_RowName, Entry], today: date, seen: State | None) -> Iterator[Edit]:
    for (entity, id_), entry in brought.items():
        row = moment.row(entity, "", id_)
        if row is None or row["removed_on"] is not None or _stays(moment, entity, id_, row, brought):
            continue
        if entity is Entity.DOCUMENT and (entry.scope, entry.scope_id) in brought.keys() - {(entity, id_)}:
            continue
        # The lines about a document belong to its plan: they are looked for by the row.
        if seen is not None and (
            moment.history_since(seen, entity, id_) or moment.touched_since(seen, entity, "", id_)
        ):
            raise ProblemsFoundError([changed_meanwhile(id_)])
        yield Change(entity=entity, id=id_, field="removed_on", seen=None, new=today)


def _stays(moment: Moment, entity: Entity, id_: str, row: dict[str, object], brought: Collection[_RowName]) -> bool:
    """Say whether others need what was brought: a city with more in it, the version of a benchmark."""
    if entity is Entity.DOCUMENT:
        return row["kind"] == DocumentKind.BENCHMARK
    if entity is Entity.CITY:
        inside = [
            *((Entity.ASSESSMENT, assessment.id) for assessment in moment.assessments(id_)),
            *((Entity.PLAN, plan.id) for plan in moment.plans(id_)),
        ]
        return any(row not in brought for row in inside)
    return False


def _unknown_batch(batch: str) -> Problem:
    return Problem(
        code="unknown-batch",
        what="The history has no change “{batch}”.",
        fix="Copy its name from “planner history”.",
        values={"batch": batch},
        place=Place(field="batch"),
    )


def _nothing_left(batch: str) -> Problem:
    return Problem(
        code="nothing-left-to-undo",
        what="Nothing of this change is left that could be taken back.",
        fix="Look at the history; what it did was changed or taken back since.",
        values={"batch": batch},
        place=Place(field="batch"),
    )


def changed_meanwhile(id_: str) -> Problem:
    """Return the problem of something that others went on with after a person was asked about it."""
    return Problem(
        code="changed-meanwhile",
        what="“{row}” was changed after you were asked; nothing was done.",
        fix="Look at it as it stands now, then decide again.",
        values={"row": readable(id_)},
        place=Place(field=id_),
    )
