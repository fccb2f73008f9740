"""Who changed what, when, and from what to what, as people read it?

What is confidential is said to have come, changed or gone, but not quoted, unless it is asked for by
name (``confidential=True``).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from planner.action_fields import ACTION_FIELDS
from planner.app.desk.names import names_within, services_gone
from planner.app.desk.row_names import NO_ANSWERS, Answers, Row, answers_named, row_name
from planner.app.desk.value_words import ValueWords, bands_of, is_price, summary
from planner.confidential import marks, touchy_fields
from planner.problem import ProblemsFoundError
from planner.store import WHOLE_ROW, DocumentKind, Entity, Entry, HistoryKind, Store, record_of
from planner.track.baseline import Decision
from planner.track.progress import unknown_action
from planner.wording import Wording
from planner.wording.adoption import decision_name
from planner.wording.field_names import field_name


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What one step did to several actions in the same way, such as to agree to all that were adopted."""

    field: str
    old: str
    new: str
    lines: tuple[Line, ...]
    """One for each action."""


_PLACES = {field.name: place for place, field in enumerate(ACTION_FIELDS)}
_NAMED_BY_TITLE = frozenset({Entity.ACTION, Entity.OBJECTIVE, Entity.ROLE})
_ALIKE = 3
"""Actions from which on the same change is told once."""


def gathered(lines: Iterable[Line]) -> tuple[Line | Alike, ...]:
    """Return lines in their order, those of actions that changed in the same way together in place of the first."""
    every, alike = tuple(lines), defaultdict[tuple[str, str, str], list[Line]](list)
    for line in every:
        if line.field and line.entity is Entity.ACTION:
            alike[line.field, line.old, line.new].append(line)
    several = {change: tuple(own) for change, own in alike.items() if len(own) >= _ALIKE}
    together: dict[tuple[str, ...] | int, Line | Alike] = {}
    for number, line in enumerate(every):
        change = (line.field, line.old, line.new)
        own = several.get(change) if line.entity is Entity.ACTION else None
        if own is None:
            together[number] = line
        else:
            together[change] = Alike(field=line.field, old=line.old, new=line.new, lines=own)
    return tuple(together.values())


def plan_history(
    store: Store, plan: str, *, wording: Wording, action: str | None = None, confidential: bool = False
) -> tuple[Step, ...]:
    """Return the history of a plan, or of one of its actions, the latest step first.

    Raises:
        ProblemsFoundError: there is no such plan, or it never had such an action.
    """
    stored = store.plan(plan)
    # From the history, not from the plan: an action that is gone is just what somebody looks for.
    entries = store.history(plan)
    chosen = [entry for entry in entries if action is None or _is_about(entry, action)]
    if action is not None and not chosen:
        raise ProblemsFoundError([unknown_action(action, stored.plan.action_by_id)])
    return _steps(chosen, store, _words(store, entries, wording, confidential=confidential))


def assessment_history(
    store: Store, assessment: str, *, wording: Wording, confidential: bool = False
) -> tuple[Step, ...]:
    """Return the history of an assessment, the latest step first.

    Raises:
        ProblemsFoundError: there is no such assessment.
    """
    store.assessment(assessment)
    entries = store.history(assessment=assessment)
    return _steps(entries, store, _words(store, entries, wording, confidential=confidential))


def steps_of(
    store: Store, entries: Sequence[Entry], *, wording: Wording, confidential: bool = False
) -> tuple[Step, ...]:
    """Return some lines of the history as steps, the latest first."""
    return _steps(entries, store, _words(store, entries, wording, confidential=confidential))


def _words(store: Store, entries: Sequence[Entry], wording: Wording, *, confidential: bool) -> ValueWords:
    """Return what writes the values of lines, with the names of what they name."""
    names = names_within(store, (entry.scope_id for entry in entries), wording)
    return ValueWords(wording, {**services_gone(entries), **names}, confidential)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """In which words entries of the history are written."""

    values: ValueWords
    concealed: frozenset[Row] = frozenset()
    """Rows that are confidential as a whole."""
    answers: Answers = NO_ANSWERS

    def texts(self, entry: Entry) -> tuple[str, ...]:
        """Return an entry's two values; empty for the side on which there is no row."""
        both, whole = (entry.old, entry.new), entry.field == WHOLE_ROW
        if not self.values.confidential and _row_of(entry) in self.concealed:
            return tuple("" if whole and not isinstance(plain, dict) else self.values.withheld(plain) for plain in both)
        if whole:
            return tuple(summary(entry.entity, plain) for plain in both)
        return self.values.texts(entry.entity, entry.field, both)

    def row_name(self, entry: Entry) -> str:
        """Return what readers call the row of an entry."""
        names = self._names(entry)
        if entry.entity is Entity.ACTION:
            return names.get(entry.id, entry.id)
        if entry.entity is Entity.DOCUMENT and (named := self._decision(entry)):
            return named
        return row_name(_row_of(entry), self.values.wording, names, self.answers)

    def _names(self, entry: Entry) -> Mapping[str, str]:
        """Return the names of rows; what came or went has that under which it did, whatever the plan calls it now."""
        if entry.field != WHOLE_ROW or entry.entity not in _NAMED_BY_TITLE:
            return self.values.names
        title = summary(entry.entity, entry.new or entry.old)
        return {**self.values.names, entry.id: f"{entry.id} {title}" if entry.entity is Entity.ACTION else title}

    def _decision(self, entry: Entry) -> str | None:
        """Return what readers call a decision of the council; None for another document."""
        row = entry.new or entry.old
        if entry.id in self.values.names or not isinstance(row, dict) or row.get("kind") != DocumentKind.BASELINE:
            return self.values.names.get(entry.id)
        # It was taken back: the plan knows it no longer, and only the line says which it was.
        decision = Decision(adopted_on=date.fromisoformat(str(row["dated"])), reference=str(row["reference"]))
        return decision_name(decision, None, self.values.wording)


def _row_of(entry: Entry) -> Row:
    return entry.entity, entry.scope_id, entry.id


def in_field_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the lines of one change with the fields of each action in the order of the table of fields.

    The store has them in the order in which they were written, which once was the reverse for what was taken back.
    A field that was changed twice stays where it was: its order says what stands now.
    """
    ordered: list[Entry] = []
    for _row, together in groupby(sorted(entries, key=lambda entry: entry.seq), key=_row_of):
        lines = list(together)
        names = {line.field for line in lines}
        if lines[0].entity is Entity.ACTION and WHOLE_ROW not in names and len(names) == len(lines):
            lines.sort(key=lambda line: _PLACES.get(line.field, len(_PLACES)))
        ordered += lines
    return tuple(ordered)


def _concealed(entries: Sequence[Entry], store: Store) -> frozenset[Row]:
    """Return the rows that ever were confidential as a whole: what was said of them before and after is too."""
    concealed = set()
    for entry in entries:
        row = _row_of(entry)
        if not marks(record_of(entry.entity)).flags or row in concealed:
            continue
        # A line about one field does not show the flag of its row; the row's other lines do.
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
        # A link has both actions in its id, and is a line in the history of each.
        return action in entry.id.split(">")
    row = entry.new or entry.old
    return entry.entity is Entity.COMMENT and isinstance(row, dict) and row.get("action") == action


def _steps(entries: Sequence[Entry], store: Store, values: ValueWords) -> tuple[Step, ...]:
    # Most steps say nothing of costs, and to read a whole plan for its ranges takes longer than all the rest.
    priced = (entry.of for entry in entries if is_price(entry.field))
    reader = _Reader(
        values=replace(values, bands=bands_of(store, priced)),
        concealed=_concealed(entries, store),
        answers=answers_named(store, map(_row_of, entries), entries),
    )
    undone = _taken_back(entries)
    # Lines of one change stand together in the order of their numbers, whatever order the caller gives them in.
    batches = groupby(sorted(entries, key=lambda entry: entry.seq), key=lambda entry: entry.batch)
    steps = [_step(in_field_order(lines), reader, undone=batch in undone) for batch, lines in batches]
    return tuple(reversed(steps))


def _taken_back(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the changes that were taken back and not done again since."""
    undoing = {entry.batch: entry.undoes for entry in sorted(entries, key=lambda entry: entry.seq) if entry.undoes}
    taken_back: set[str] = set()
    # The latest first: an undo that was itself taken back takes nothing back any more.
    for batch, undone in reversed(undoing.items()):
        if batch not in taken_back:
            taken_back.add(undone)
    return frozenset(taken_back)


def _step(entries: tuple[Entry, ...], reader: _Reader, *, undone: bool) -> Step:
    first = entries[0]
    return Step(
        batch=first.batch,
        at=first.at,
        who=reader.values.names.get(first.actor, first.actor),
        kind=first.kind,
        note=first.note,
        undoes=first.undoes,
        undone=undone,
        lines=tuple(_line(entry, reader) for entry in entries),
    )


def _line(entry: Entry, reader: _Reader) -> Line:
    old, new = reader.texts(entry)
    touchy = entry.field in touchy_fields(record_of(entry.entity)) or _row_of(entry) in reader.concealed
    # Withheld is what reads differently with everything shown: an empty confidential note hides nothing.
    open_reader = replace(reader, values=replace(reader.values, confidential=True))
    return Line(
        entity=entry.entity,
        id=entry.id,
        what=reader.row_name(entry),
        field="" if entry.field == WHOLE_ROW else field_name(entry.field, reader.values.wording),
        old=old,
        new=new,
        withheld=touchy and (old, new) != open_reader.texts(entry),
    )
