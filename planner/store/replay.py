"""To which rows does the history lead, and what in it is the work of people? Read from its lines alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from planner.store.edits import WHOLE_ROW, Entity, Entry, HistoryKind
from planner.store.rows import Key, Row
from planner.track.progress import ActionProgress
from planner.track.redraft import HEAD, PeoplesWork

_DAY_OF_REPORT = "confirmed_on"
_OF_PROGRESS = frozenset(ActionProgress.model_fields) - {"action"}


def replayed(entries: Iterable[Entry]) -> dict[Key, Row]:
    """Return the rows to which the history leads from an empty store, values plain.

    Fields that are kept outside the history are missing.
    """
    rows: dict[Key, Row] = {}
    for entry in entries:
        key = (entry.entity, entry.of, entry.id)
        if entry.field != WHOLE_ROW:
            # No row to change is a KeyError with its key, by which soundness names the row.
            rows[key] = {**rows[key], entry.field: entry.new}
        elif isinstance(entry.new, dict):
            rows[key] = entry.new
        else:
            del rows[key]
    return rows


def peoples_work(entries: Iterable[Entry]) -> PeoplesWork:
    """Return what people did to a plan since it was brought, which a new draft must leave alone.

    What was taken back counts as if it had not been done.
    """
    theirs = _changed_by_people(list(entries))
    edited: dict[str, set[str]] = {}
    for entity, id_, name in theirs:
        if name not in {_CAME, _WENT} and entity in {Entity.ACTION, Entity.PLAN}:
            edited.setdefault(id_ if entity is Entity.ACTION else HEAD, set()).add(name)
        elif entity in _PARTS_OF_HEAD:
            edited.setdefault(HEAD, set()).add(_PARTS_OF_HEAD[entity])
    actions = [(id_, name) for entity, id_, name in theirs if entity is Entity.ACTION]
    return PeoplesWork(
        edited={row: frozenset(fields) for row, fields in edited.items()},
        created=frozenset(id_ for id_, name in actions if name == _CAME),
        removed=frozenset(id_ for id_, name in actions if name == _WENT),
        links=frozenset(_ends(id_) for entity, id_, _ in theirs if entity is Entity.DEPENDENCY),
    )


def _changed_by_people(lines: Sequence[Entry]) -> list[tuple[Entity, str, str]]:
    """Return kind, id and field of what people had the last word on; the field says also that a row came or went."""
    undone = taken_back((entry.batch, entry.undoes) for entry in lines if entry.undoes)
    by_people: dict[tuple[Entity, str, str], bool] = {}
    for entry in lines:
        if entry.kind is not HistoryKind.UNDO and entry.batch not in undone:
            # A draft accepted over what somebody wrote makes the field the draft's again.
            by_people[entry.entity, entry.id, _what_changed(entry)] = entry.kind is HistoryKind.EDIT
    return [key for key, edited in by_people.items() if edited]


def _ends(dependency: str) -> tuple[str, str]:
    before, _, after = dependency.partition(">")
    return before, after


_CAME, _WENT = "came", "went"
_PARTS_OF_HEAD = {Entity.OBJECTIVE: "objectives", Entity.ROLE: "roles"}


def _what_changed(entry: Entry) -> str:
    if entry.field != WHOLE_ROW:
        return entry.field
    return _WENT if entry.new is None else _CAME


def taken_back(undos: Iterable[tuple[str, str]]) -> set[str]:
    """Return the batches that were undone, and whose undoing was not undone in its turn.

    ``undos`` are batches with the one that each takes back, in the order of the history.
    """
    undoing = dict(undos)
    undone: set[str] = set()
    # From the last one back: whether an undoing still stands is known once all that came after it are.
    for batch, undoes in reversed(undoing.items()):
        if batch not in undone:
            undone.add(undoes)
    return undone


def reported_by(entries: Iterable[Entry], day: date) -> dict[str, ActionProgress]:
    """Return what the reports until a day said of each action of a plan, in whatever order they were written down.

    ``entries`` is the plan's whole history. A report counts from the day on which it says that it was so; what was
    taken back has never been so.
    """
    held: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for id_, on, values in _reports(entries):
        if on is None or on <= day:
            held[id_].update(values)
    return {id_: ActionProgress.model_validate({"action": id_, **values}) for id_, values in held.items() if values}


def _reports(entries: Iterable[Entry]) -> Iterator[tuple[str, date | None, dict[str, object]]]:
    """Give each change of what is known of an action, with the day of its report; None: nobody reported it."""
    last: dict[str, date | None] = {}
    lines = [entry for entry in entries if entry.entity is Entity.ACTION]
    undone = taken_back((entry.batch, entry.undoes) for entry in lines if entry.undoes)
    for (batch, id_), changed in groupby(lines, key=lambda entry: (entry.batch, entry.id)):
        changes = list(changed)
        # A report that is taken back and its taking back, each of which leads nowhere without the other.
        if batch in undone or changes[0].undoes:
            continue
        values = _progress_in(changes)
        if _DAY_OF_REPORT in values:
            on = values[_DAY_OF_REPORT]
            last[id_] = date.fromisoformat(str(on)) if on else None
        if values:
            # Two reports of one day write the day once.
            yield id_, last.get(id_), values


def _progress_in(changes: Iterable[Entry]) -> dict[str, object]:
    values: dict[str, object] = {}
    for entry in changes:
        fields = entry.new if entry.field == WHOLE_ROW else {entry.field: entry.new}
        if isinstance(fields, Mapping):
            values |= {name: value for name, value in fields.items() if name in _OF_PROGRESS}
    return values
