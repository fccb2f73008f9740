"""Of two values for the same field, which one stays? A person decides, and what they did is done again with that."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from planner.store import Actor, Change, Confirm, Conflict, Create, Delete, Edit, Entity, Store

_Row: TypeAlias = tuple[Entity | None, str, str]
Place: TypeAlias = tuple[Entity | None, str, str, str]
"""A field in the store: kind of row, its owner, its id, the field's name."""


def place_of(conflict: Conflict) -> Place:
    """Return which field a conflict is about."""
    edit = conflict.edit
    entity = edit.entity if isinstance(edit, Change | Create | Delete) else None
    return entity, edit.of, edit.id, conflict.field


def decided(edits: Iterable[Edit], conflicts: Collection[Conflict], mine: Collection[Place]) -> tuple[Edit, ...]:
    """Return the edits of one user action after a person decided about every conflict in them.

    Fields in ``mine`` get the person's value in place of the other one, all others stay as they
    are now; what nobody disputed is done as it was meant. A row that is gone stays gone.
    """
    by_row: dict[_Row, dict[str, Conflict]] = {}
    for conflict in conflicts:
        by_row.setdefault(place_of(conflict)[:3], {})[conflict.field] = conflict
    return tuple(one for edit in edits for one in _decided(edit, by_row, frozenset(mine)))


def _decided(edit: Edit, by_row: Mapping[_Row, Mapping[str, Conflict]], mine: frozenset[Place]) -> Iterator[Edit]:
    row = (None if isinstance(edit, Confirm) else edit.entity, edit.of, edit.id)
    clashes = by_row.get(row, {})
    kept = {name: clash for name, clash in clashes.items() if (*row, name) in mine and not clash.gone}
    match edit:
        case Change() if edit.field in clashes:
            if edit.field in kept:
                yield replace(edit, seen=kept[edit.field].theirs)
        case Change():
            yield edit
        case _ if not clashes:
            yield edit
        case Create():
            # The row came from somebody else meanwhile: what is left is to change its fields.
            for name, clash in kept.items():
                yield Change(
                    entity=edit.entity, of=edit.of, id=edit.id, field=name, seen=clash.theirs, new=edit.values.get(name)
                )
        case Delete() if kept.keys() == clashes.keys():
            yield replace(edit, seen={**edit.seen, **{name: clash.theirs for name, clash in kept.items()}})
        # A confirmation clashes only with a row that is gone: then there is nothing left to look at.


class DecidingStore(Store):
    """The store with decisions made about conflicts: a use case that clashed is simply called again with it."""

    def __init__(self, store: Store, conflicts: Collection[Conflict], mine: Collection[Place]) -> None:
        super().__init__(store.database, lambda: datetime.now(UTC))
        self._conflicts = tuple(conflicts)
        self._mine = frozenset(mine)

    def gives_way(self, place: Place) -> bool:
        """Say whether the person left a field to the others who changed it."""
        return place not in self._mine and any(place_of(one) == place for one in self._conflicts)

    def leaves(self, entity: Entity, of: str, id_: str) -> bool:
        """Say whether the person left any field of a row to the others who changed it."""
        row = (entity, of, id_)
        return any(place[:3] == row and self.gives_way(place) for place in map(place_of, self._conflicts))

    def as_decided(self, edits: Iterable[Edit]) -> Iterable[Edit]:
        """Return the edits as the person decided, whichever way they come to the writing door."""
        return decided(edits, self._conflicts, self._mine)


UseCase: TypeAlias = Callable[[Store, Actor], object]
"""What a person wants done, on whichever store it is given."""


def do_again(
    store: Store, use_case: UseCase, conflicts: Collection[Conflict], mine: Collection[Place], *, by: Actor
) -> object:
    """Do what clashed once more, with the person's decisions.

    Raises:
        ConflictError: somebody changed the same fields yet again.
        ProblemsFoundError: a rule refuses what was decided.
    """
    return use_case(DecidingStore(store, conflicts, mine), by)
