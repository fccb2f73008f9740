"""To which rows does the history lead, and what in it is the work of people? Read from its lines alone."""

from collections.abc import Iterable, Sequence

from planner.store.edits import WHOLE_ROW, Entity, Entry, HistoryKind
from planner.store.rows import Key, Row
from planner.track.redraft import HEAD, PeoplesWork


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
