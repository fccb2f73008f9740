"""What does taking back a change do, row by row and field by field?"""

from collections.abc import Collection, Mapping
from datetime import date

from planner.app.desk.history import Line, in_field_order, steps_of
from planner.app.desk.undo import PendingUndo
from planner.plan import ActionStatus
from planner.store import BENCHMARK_DOCUMENT, NOTED, WHOLE_ROW, Actor, Entity, Entry, Moment, Store, says_who
from planner.toolkit.assessment import AssessmentKind
from planner.track.progress import CLOSED
from planner.wording import Wording
from planner.wording.assessments import assessment_name
from planner.wording.undo import STILL_BLOCKED, STILL_ON_TRACK, Reversal, UndoEffects

_BESIDE_A_REPORT = NOTED | {BENCHMARK_DOCUMENT}
"""Fields that go along with a report or an answer: nobody types them, so that they are named last."""
_FOLLOWS: Mapping[str, frozenset[str]] = {
    "percent": frozenset({"status"}),
    "started": frozenset({"status", "percent"}),
    "finished": frozenset({"status", "percent"}),
    "remaining": frozenset({"status", "percent"}),
    "reason": frozenset({"status"}),
    "person": frozenset({"owner"}),
    "partners": frozenset({"owner"}),
}
"""What a report or a new owner is understood to mean for other fields of an action: those that each follows from."""
_COMPLETE = 100
"""Percent."""
_OUT_OF_SIGHT = "removed_on"
"""The field that takes something out of sight, which is named as a whole."""
_SHARED = frozenset({Entity.ROLE, Entity.OBJECTIVE})
"""Rows that came along with an action and go only where no other action needs them."""


def undo_effects(
    store: Store, undoing: PendingUndo, *, by: Actor | None, wording: Wording, within: str | None = None
) -> UndoEffects:
    """Return what taking back a change does, with values as the language of ``wording`` writes them.

    ``by`` is who reads it, and ``within`` the plan that they look at: what was changed elsewhere is said with its
    city and plan wherever the store has several. What is confidential is not quoted.
    """
    people = {person.id: person.name for person in store.people()}
    return UndoEffects(
        who=people.get(undoing.who, undoing.who),
        own=by is not None and undoing.who == by.id,
        again=undoing.again,
        place="" if within is not None and undoing.plan == within else _place(store, undoing, wording),
        goes=undoing.goes,
        comes=undoing.comes,
        reversals=_reversals(store, undoing, wording),
    )


def _place(store: Store, undoing: PendingUndo, wording: Wording) -> str:
    """Return the city, and the plan or the assessment, of a change; empty where the store has no other."""
    wholes = {whole.entity for whole in (*undoing.goes, *undoing.comes)}
    scopes = {entry.scope: entry.scope_id for entry in undoing.entries}
    with store.moment() as moment:
        for kind in (Entity.PLAN, Entity.ASSESSMENT, Entity.CITY):
            row = moment.row(kind, "", scopes[kind]) if kind in scopes else None
            if row is None or not _has_others(moment, kind, scopes[kind]):
                continue
            city = row if kind is Entity.CITY else moment.row(Entity.CITY, "", str(row["city"])) or {}
            name = str(city.get("name", ""))
            # What goes or comes as a whole is named by itself.
            if kind in wholes:
                return "" if kind is Entity.CITY else name
            match kind:
                case Entity.PLAN:
                    return wording.labelled(name, str(row["title"]))
                case Entity.ASSESSMENT:
                    day = date.fromisoformat(str(row["date"]))
                    return wording.labelled(name, assessment_name(AssessmentKind(str(row["kind"])), day, wording))
            return name
    return ""


def _has_others(moment: Moment, kind: Entity, id_: str) -> bool:
    listed = {
        Entity.PLAN: [plan.id for plan in moment.plans()],
        Entity.ASSESSMENT: [assessment.id for assessment in moment.assessments()],
        Entity.CITY: [],
    }
    return len(moment.cities()) > 1 or any(other != id_ for other in listed[kind])


def _reversals(store: Store, undoing: PendingUndo, wording: Wording) -> tuple[Reversal, ...]:
    parts = _parts(store, undoing, wording)
    changed = {(entry.entity, entry.id, entry.field) for _, entry in parts}
    with store.moment() as moment:
        return tuple(
            Reversal(
                row=short if line.field else line.what,
                short=short,
                field=line.field,
                now=line.new,
                then=line.old,
                said=_said(moment, line, entry, undoing, wording),
                beside=_is_beside(entry, changed, again=undoing.again),
                shared=not line.field and line.entity in _SHARED,
            )
            for line, entry in parts
            for short in (line.id if line.entity is Entity.ACTION else line.what,)
        )


def _said(moment: Moment, line: Line, entry: Entry, undoing: PendingUndo, wording: Wording) -> str:
    """Return what a report said of an action: its status, or that it is as it was; empty for any other field."""
    if entry.entity is Entity.ACTION and entry.field == "status":
        return wording.labelled(line.field, line.old if undoing.again else line.new)
    if entry.field not in NOTED:
        return ""
    status = (moment.row(entry.entity, entry.of, entry.id) or {}).get("status")
    if status == ActionStatus.BLOCKED:
        return wording.say(STILL_BLOCKED)
    return "" if status in CLOSED else wording.say(STILL_ON_TRACK)


def _is_beside(entry: Entry, changed: Collection[tuple[Entity, str, str]], *, again: bool) -> bool:
    """Say whether a field came along with others that were ``changed``; a number or a text that stands was typed."""
    if entry.field in _BESIDE_A_REPORT:
        return True
    causes = _FOLLOWS.get(entry.field, frozenset()) if entry.entity is Entity.ACTION else frozenset()
    if not any((entry.entity, entry.id, cause) in changed for cause in causes):
        return False
    # What is done is complete, and days follow from a status; all else that is understood is that it holds no more.
    value = entry.old if again else entry.new
    return not value or value == _COMPLETE or entry.field in {"started", "finished"}


def _parts(store: Store, undoing: PendingUndo, wording: Wording) -> list[tuple[Line, Entry]]:
    """Return what the change did to fields and parts, without wholes and what the program noted by itself."""
    wholes = {(whole.entity, whole.id) for whole in (*undoing.goes, *undoing.comes)}
    lines = [line for step in steps_of(store, undoing.entries, wording=wording) for line in step.lines]
    told = zip(lines, in_field_order(undoing.entries), strict=True)
    every = [(line, entry) for line, entry in told if not says_who(entry)]
    parts = [
        (line, entry)
        for line, entry in every
        if entry.field != _OUT_OF_SIGHT and not (entry.field == WHOLE_ROW and (entry.entity, entry.id) in wholes)
    ]
    with store.moment() as moment:
        back = [(line, entry) for line, entry in parts if not _stands_anyway(moment, entry)]
    back.sort(key=lambda part: part[1].field in _BESIDE_A_REPORT)
    return back or parts or ([] if wholes else every)


def _stands_anyway(moment: Moment, entry: Entry) -> bool:
    """Say whether somebody looked at it since, which taking back leaves."""
    return entry.field in NOTED and (moment.row(entry.entity, entry.of, entry.id) or {}).get(entry.field) != entry.new
