"""Who changed what, when, and from what to what, as people read it?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from planner.app.living.field_names import field_name, kind_name
from planner.assessment import CouncilSession
from planner.plan import Plan
from planner.problem import ProblemsFoundError
from planner.store import Conflict, Entity, Entry, HistoryKind, Store
from planner.store.edits import WHOLE_ROW
from planner.store.shapes import SHAPES
from planner.store.writing import edit_entity
from planner.tracking import unknown_action
from planner.wording import Wording
from planner.wording.labels import LABELS
from planner.wording.sessions import session_sentence

_MOST_SHOWN = 300
_NAMING = ("title", "name", "answer", "text", "objective", "standing")
"""Fields that tell best what a row was, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field that changed, or a row that came or went, in the reader's language."""

    entity: Entity
    id: str
    what: str
    """The row, as readers call it."""
    field: str
    """What readers call the field; empty when the whole row came or went."""
    old: str
    """Empty when the row came."""
    new: str
    """Empty when the row went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one person did at one moment."""

    batch: str
    at: datetime
    """In UTC."""
    who: str
    kind: HistoryKind
    note: str
    undoes: str | None
    undone: bool
    """It was taken back later."""
    lines: tuple[Line, ...]


def tell_plan(store: Store, plan: str, *, wording: Wording, action: str | None = None) -> tuple[Step, ...]:
    """Return the history of a plan, or of one of its actions, the latest step first.

    Raises:
        ProblemsFoundError: there is no such plan, or it never had such an action.
    """
    current = store.plan(plan).plan
    told = store.history(plan)
    chosen = [entry for entry in told if action is None or _is_about(entry, action)]
    if action is not None and not chosen:
        raise ProblemsFoundError([unknown_action(action, current.action_by_id)])
    return _steps(chosen, store, wording, _names(current))


def tell_assessment(store: Store, assessment: str, *, wording: Wording) -> tuple[Step, ...]:
    """Return the history of an assessment, the latest step first.

    Raises:
        ProblemsFoundError: there is no such assessment.
    """
    stored = store.assessment(assessment)
    names = {one.id: one.role for one in stored.assessment.respondents}
    return _steps(store.history(assessment=assessment), store, wording, names)


def tell(store: Store, entries: Sequence[Entry], *, wording: Wording) -> tuple[Step, ...]:
    """Return some lines of the history as steps, the latest first."""
    return _steps(entries, store, wording, {})


def _is_about(entry: Entry, action: str) -> bool:
    if entry.entity is Entity.ACTION:
        return entry.id == action
    if entry.entity is Entity.DEPENDENCY:
        return action in entry.id.split(">")
    row = entry.new or entry.old
    return entry.entity is Entity.COMMENT and isinstance(row, dict) and row.get("action") == action


def _names(plan: Plan) -> dict[str, str]:
    return {**{role.id: role.title for role in plan.roles}, **{one.id: one.title for one in plan.actions}}


def _steps(entries: Sequence[Entry], store: Store, wording: Wording, names: Mapping[str, str]) -> tuple[Step, ...]:
    people = {one.id: one.name for one in store.people()}
    undone = {entry.undoes for entry in entries if entry.undoes}
    steps = []
    for batch, several in groupby(sorted(entries, key=lambda one: one.seq), key=lambda one: one.batch):
        lines = list(several)
        first = lines[0]
        steps.append(
            Step(
                batch=batch,
                at=first.at,
                who=people.get(first.actor, first.actor),
                kind=first.kind,
                note=first.note,
                undoes=first.undoes,
                undone=batch in undone,
                lines=tuple(_lines(lines, wording, {**names, **people})),
            )
        )
    return tuple(reversed(steps))


def _lines(entries: Iterable[Entry], wording: Wording, names: Mapping[str, str]) -> Iterator[Line]:
    for entry in entries:
        whole = entry.field == WHOLE_ROW
        yield Line(
            entity=entry.entity,
            id=entry.id,
            what=_row_name(entry, wording, names),
            field="" if whole else field_name(entry.field, wording),
            old=_summary(entry.old) if whole else shown(entry.entity, entry.field, entry.old, wording, names),
            new=_summary(entry.new) if whole else shown(entry.entity, entry.field, entry.new, wording, names),
        )


def _row_name(entry: Entry, wording: Wording, names: Mapping[str, str]) -> str:
    if entry.entity is Entity.ACTION:
        return f"{entry.id} {names.get(entry.id, '')}".rstrip()
    kind = kind_name(entry.entity, wording)
    if entry.entity in {Entity.COMMENT, Entity.DOCUMENT, Entity.PLAN, Entity.ASSESSMENT, Entity.SETTINGS}:
        return kind
    return f"{kind} {names.get(entry.id, entry.id).replace('>', ' → ')}"


def _summary(row: object) -> str:
    """Say in few words what a row held."""
    if not isinstance(row, dict):
        return ""
    return next((_short(str(row[name])) for name in _NAMING if row.get(name)), "–")


def shown(entity: Entity, field: str, plain: object, wording: Wording, names: Mapping[str, str]) -> str:
    """Return a value of the store as the reader's language writes it, names in place of ids.

    >>> shown(Entity.ACTION, "status", "under-way", Wording("en"), {})
    'Under way'
    """
    codec = SHAPES[entity].codecs.get(field)
    value = codec.value(plain) if codec else plain
    return _short(_written(value, wording, names))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def _written(value: object, wording: Wording, names: Mapping[str, str]) -> str:  # noqa: C901, PLR0911 - one for each kind
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return wording.say("Yes") if value else wording.say("No")
        case StrEnum() if type(value) in LABELS:
            return wording.label(value)
        case str():
            return names.get(value, value)
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case float():
            return wording.exact(value)
        case date() | int():
            return wording.shown(value)
        case list() | tuple():
            return "; ".join(_written(one, wording, names) for one in value)
        case CouncilSession():
            return session_sentence(value, wording)
        case dict():
            return "; ".join(_pair(key, one, wording, names) for key, one in value.items())
    facts = getattr(value, "__dict__", {})
    named = next((facts[name] for name in _NAMING if facts.get(name)), None)
    return _written(named if named is not None else dict(facts), wording, names)


def _pair(key: object, value: object, wording: Wording, names: Mapping[str, str]) -> str:
    return wording.say("{name}: {said}", name=field_name(str(key), wording), said=_written(value, wording, names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One field that somebody else changed first, in the reader's language."""

    what: str
    field: str
    seen: str
    mine: str
    theirs: str
    gone: bool
    who: str
    when: datetime | None
    """In UTC."""


def clashes(store: Store, conflicts: Iterable[Conflict], *, wording: Wording) -> tuple[Clash, ...]:
    """Return conflicts as people read them: what was seen, what each wanted, who and when."""
    names = {one.id: one.name for one in store.people()}
    return tuple(_clash(one, wording, names) for one in conflicts)


def _clash(one: Conflict, wording: Wording, names: Mapping[str, str]) -> Clash:
    entity = edit_entity(one.edit)
    values = [_short(_written(value, wording, names)) for value in (one.seen, one.mine, one.theirs)]
    return Clash(
        what=one.edit.id if entity is Entity.ACTION else f"{kind_name(entity, wording)} {one.edit.id}",
        field=field_name(one.field, wording),
        seen=values[0],
        mine=values[1],
        theirs=values[2],
        gone=one.gone,
        who=names.get(one.who or "", one.who or "–"),
        when=one.when,
    )
