"""Who changed what, when, and from what to what, as people read it?

What is confidential is said to have come, changed or gone, but not quoted, unless it is asked for by
name (``confidential=True``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from planner.app.desk.row_names import NO_ANSWERS, Answers, Row, answers_named, row_name
from planner.confidential import marks, touchy_fields, without_confidential
from planner.plan import Plan
from planner.problem import ProblemsFoundError
from planner.store import (
    BENCHMARK_DOCUMENT,
    WHOLE_ROW,
    Conflict,
    Create,
    Delete,
    Entity,
    Entry,
    HistoryKind,
    Store,
    record_of,
    value_of,
)
from planner.toolkit.assessment import Evidence
from planner.toolkit.city import CouncilSession
from planner.track.progress import unknown_action
from planner.wording import Wording
from planner.wording.field_names import field_name
from planner.wording.labels import LABELS
from planner.wording.sessions import session_sentence

_MOST_SHOWN = 300
_NOTHING = "–"
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
    withheld: bool = False
    """Something confidential was not quoted."""


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


def tell_plan(
    store: Store, plan: str, *, wording: Wording, action: str | None = None, confidential: bool = False
) -> tuple[Step, ...]:
    """Return the history of a plan, or of one of its actions, the latest step first.

    Raises:
        ProblemsFoundError: there is no such plan, or it never had such an action.
    """
    current = store.plan(plan).plan
    entries = store.history(plan)
    chosen = [entry for entry in entries if action is None or _is_about(entry, action)]
    if action is not None and not chosen:
        raise ProblemsFoundError([unknown_action(action, current.action_by_id)])
    return _steps(chosen, store, _Reader(wording, _names(current), confidential))


def tell_assessment(store: Store, assessment: str, *, wording: Wording, confidential: bool = False) -> tuple[Step, ...]:
    """Return the history of an assessment, the latest step first.

    Raises:
        ProblemsFoundError: there is no such assessment.
    """
    stored = store.assessment(assessment)
    names = {respondent.id: respondent.role for respondent in stored.assessment.respondents}
    return _steps(store.history(assessment=assessment), store, _Reader(wording, names, confidential))


def tell(store: Store, entries: Sequence[Entry], *, wording: Wording, confidential: bool = False) -> tuple[Step, ...]:
    """Return some lines of the history as steps, the latest first."""
    return _steps(entries, store, _Reader(wording, {}, confidential))


@dataclass(frozen=True, slots=True)
class _Reader:
    """In which words values are written, and whether confidential ones are."""

    wording: Wording
    names: Mapping[str, str]
    """What readers call rows that values name by their ids."""
    confidential: bool
    concealed: frozenset[Row] = frozenset()
    """Rows that are confidential as a whole."""
    answers: Answers = NO_ANSWERS

    def writes(self, entry: Entry, plain: object) -> str:
        """Return one of an entry's two values; empty for the side on which there is no row."""
        whole = entry.field == WHOLE_ROW
        if whole and not isinstance(plain, dict):
            return ""
        if self.withholds_row(entry):
            return self.withheld(plain)
        return _summary(entry.entity, plain) if whole else self.shows(entry.entity, entry.field, plain)

    def withholds_row(self, entry: Entry) -> bool:
        """Say whether all that an entry says is confidential."""
        return not self.confidential and _row_of(entry) in self.concealed

    def shows(self, entity: Entity, field: str, plain: object) -> str:
        """Return a value of the store; of a row that is not confidential as a whole."""
        value, record = value_of(entity, field, plain), record_of(entity)
        if field == BENCHMARK_DOCUMENT and isinstance(value, str):
            value = value.rpartition("-")[0]  # the end tells contents apart, and means nothing to anybody
        if self.confidential or field not in touchy_fields(record) or marks(record).flags:
            return _short(_written(value, self.wording, self.names))
        if field in marks(record).values or not isinstance(value, tuple):
            return self.withheld(value)
        public = without_confidential(value)
        texts = [_written(public, self.wording, self.names)] if public or not value else []
        return _short(_and_withheld(texts, len(value) - len(public), self.wording))

    def withheld(self, value: object) -> str:
        """Return what stands in place of a confidential value."""
        return self.wording.say("(confidential)") if value else _NOTHING


def _row_of(entry: Entry) -> Row:
    return entry.entity, entry.scope_id, entry.id


def _concealed(entries: Sequence[Entry], store: Store) -> frozenset[Row]:
    """Return the rows that ever were confidential as a whole: what was said of them before and after is too."""
    concealed = set()
    for entry in entries:
        row = _row_of(entry)
        if not marks(record_of(entry.entity)).flags or row in concealed:
            continue
        known = [entry] if entry.field == WHOLE_ROW else _history_of(entry, store)
        if any(_conceals(earlier) for earlier in known):
            concealed.add(row)
    return frozenset(concealed)


def _history_of(entry: Entry, store: Store) -> Iterable[Entry]:
    row = (entry.entity, entry.id)
    if entry.scope is Entity.ASSESSMENT:
        return store.history(assessment=entry.scope_id, row=row)
    return store.history(entry.scope_id, row=row)


def _conceals(entry: Entry) -> bool:
    own = marks(record_of(entry.entity))
    sides = (value if entry.field == WHOLE_ROW else {entry.field: value} for value in (entry.old, entry.new))
    return any(isinstance(side, dict) and own.conceal(side) for side in sides)


def _is_about(entry: Entry, action: str) -> bool:
    if entry.entity is Entity.ACTION:
        return entry.id == action
    if entry.entity is Entity.DEPENDENCY:
        return action in entry.id.split(">")
    row = entry.new or entry.old
    return entry.entity is Entity.COMMENT and isinstance(row, dict) and row.get("action") == action


def _names(plan: Plan) -> dict[str, str]:
    return {**{role.id: role.title for role in plan.roles}, **{action.id: action.title for action in plan.actions}}


def _steps(entries: Sequence[Entry], store: Store, reader: _Reader) -> tuple[Step, ...]:
    people = {person.id: person.name for person in store.people()}
    undone = {entry.undoes for entry in entries if entry.undoes}
    answers = answers_named(store, map(_row_of, entries), entries)
    telling = replace(reader, names={**reader.names, **people}, concealed=_concealed(entries, store), answers=answers)
    steps = []
    for batch, several in groupby(sorted(entries, key=lambda entry: entry.seq), key=lambda entry: entry.batch):
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
                lines=tuple(_line(entry, telling) for entry in lines),
            )
        )
    return tuple(reversed(steps))


def _line(entry: Entry, reader: _Reader) -> Line:
    old, new = (reader.writes(entry, value) for value in (entry.old, entry.new))
    touchy = entry.field in touchy_fields(record_of(entry.entity)) or _row_of(entry) in reader.concealed
    asked = replace(reader, confidential=True)
    return Line(
        entity=entry.entity,
        id=entry.id,
        what=_row_name(entry, reader),
        field="" if entry.field == WHOLE_ROW else field_name(entry.field, reader.wording),
        old=old,
        new=new,
        withheld=touchy and (old, new) != tuple(asked.writes(entry, value) for value in (entry.old, entry.new)),
    )


def _row_name(entry: Entry, reader: _Reader) -> str:
    if entry.entity is Entity.ACTION:
        return f"{entry.id} {reader.names.get(entry.id, '')}".rstrip()
    return row_name(_row_of(entry), reader.wording, reader.names, reader.answers)


def _summary(entity: Entity, row: object) -> str:
    """Say in few words what a row held."""
    if not isinstance(row, dict):
        return ""
    marked = marks(record_of(entity)).values
    return next((_short(str(row[name])) for name in _NAMING if name not in marked and row.get(name)), _NOTHING)


def shown(entity: Entity, field: str, plain: object, wording: Wording, names: Mapping[str, str]) -> str:
    """Return a value of the store as the reader's language writes it, names in place of ids, nothing confidential.

    >>> shown(Entity.ACTION, "status", "under-way", Wording("en"), {})
    'Under way'
    """
    reader = _Reader(wording, names, confidential=False)
    return reader.withheld(plain) if marks(record_of(entity)).flags else reader.shows(entity, field, plain)


def evidence_titles(evidence: tuple[Evidence, ...], wording: Wording, *, confidential: bool = False) -> str:
    """Return what evidence is called, on one line; of confidential evidence, unless asked for, how much there is."""
    named = evidence if confidential else without_confidential(evidence)
    return _and_withheld([piece.title for piece in named], len(evidence) - len(named), wording)


def evidence_text(piece: Evidence, wording: Wording) -> str:
    """Return all that is said of one piece of evidence, on one line."""
    dated = wording.date(piece.dated) if piece.dated else ""
    return " – ".join(filter(None, (piece.title, piece.reference, dated)))


def _and_withheld(texts: list[str], hidden: int, wording: Wording) -> str:
    more = wording.count("({number} confidential)", "({number} confidential)", hidden)
    return "; ".join([*texts, more] if hidden else texts)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def _written(value: object, wording: Wording, names: Mapping[str, str]) -> str:  # noqa: C901, PLR0911 - one for each kind
    match value:
        case None | "" | ():
            return _NOTHING
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
            return "; ".join(_written(part, wording, names) for part in value)
        case CouncilSession():
            return session_sentence(value, wording)
        case dict():
            return "; ".join(_pair(key, part, wording, names) for key, part in value.items())
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


def clashes(
    store: Store, conflicts: Iterable[Conflict], *, wording: Wording, confidential: bool = False
) -> tuple[Clash, ...]:
    """Return conflicts as people read them: what was seen, what each wanted, who and when.

    With ``confidential``, which is for a person who was editing just that, confidential values too.
    """
    disputed = tuple(conflicts)
    reader = _Reader(
        wording,
        {person.id: person.name for person in store.people()},
        confidential,
        answers=answers_named(store, map(_row_in_dispute, disputed)),
    )
    return tuple(_clash(conflict, reader) for conflict in disputed)


def _row_in_dispute(conflict: Conflict) -> Row:
    edit = conflict.edit
    return edit.entity, edit.of, edit.id


def _clash(conflict: Conflict, reader: _Reader) -> Clash:
    entity = conflict.edit.entity
    values = [_disputed(entity, conflict, value, reader) for value in (conflict.seen, conflict.mine, conflict.theirs)]
    return Clash(
        what=conflict.edit.id
        if entity is Entity.ACTION
        else row_name(_row_in_dispute(conflict), reader.wording, reader.names, reader.answers),
        field=field_name(conflict.field, reader.wording),
        seen=values[0],
        mine=values[1],
        theirs=values[2],
        gone=conflict.gone,
        who=reader.names.get(conflict.who or "", conflict.who or _NOTHING),
        when=conflict.when,
    )


def _disputed(entity: Entity, conflict: Conflict, value: object, reader: _Reader) -> str:
    if not reader.confidential and _may_be_concealed(entity, conflict):
        return reader.withheld(value)
    return reader.shows(entity, conflict.field, value)


def _may_be_concealed(entity: Entity, conflict: Conflict) -> bool:
    """Say whether a row may be confidential as a whole; of a change of one field its edit does not tell."""
    own = marks(record_of(entity))
    match conflict.edit:
        case Create(values=row) | Delete(seen=row):
            return own.conceal(row) or conflict.field in own.flags
    return bool(own.flags)
