"""Of two values for the same field, which one stays? A person decides, and their edits are done again with that."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from planner.store.edits import Change, Confirm, Conflict, Create, Delete, Edit, Entity

_Row: TypeAlias = tuple[Entity | None, str, str]
Place: TypeAlias = tuple[Entity | None, str, str, str]
"""A field in the store: kind of row, its owner, its id, the field's name."""


def place_of(conflict: Conflict) -> Place:
    """Return which field a conflict is about."""
    edit = conflict.edit
    entity = edit.entity if isinstance(edit, Change | Create | Delete) else None
    return entity, edit.of, edit.id, conflict.field


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided about conflicts in their edits.

    Fields in ``mine`` get the person's value in place of the other one, all others stay as they are
    now; what nobody disputed is done as it was meant. A row that is gone stays gone.
    """

    conflicts: tuple[Conflict, ...] = ()
    mine: frozenset[Place] = frozenset()

    def gives_way(self, place: Place) -> bool:
        """Say whether the person left a field to the others who changed it."""
        return place not in self.mine and any(place_of(conflict) == place for conflict in self.conflicts)

    def leaves(self, entity: Entity, of: str, id_: str) -> bool:
        """Say whether the person left any field of a row to the others who changed it."""
        row = (entity, of, id_)
        return any(place[:3] == row and self.gives_way(place) for place in map(place_of, self.conflicts))

    def applied_to(self, edits: Iterable[Edit]) -> Iterable[Edit]:
        """Return edits as the person decided."""
        if not self.conflicts:
            return edits
        # By row first: an edit of a whole row clashes in several fields at once.
        by_row: dict[_Row, dict[str, Conflict]] = {}
        for conflict in self.conflicts:
            by_row.setdefault(place_of(conflict)[:3], {})[conflict.field] = conflict
        return tuple(decided for edit in edits for decided in self._decided(edit, by_row))

    def _decided(self, edit: Edit, by_row: Mapping[_Row, Mapping[str, Conflict]]) -> Iterator[Edit]:
        row = (None if isinstance(edit, Confirm) else edit.entity, edit.of, edit.id)
        clashes = by_row.get(row, {})
        own = {name: clash for name, clash in clashes.items() if (*row, name) in self.mine and not clash.gone}
        match edit:
            case Change() if edit.field in clashes:
                if edit.field in own:
                    yield replace(edit, seen=own[edit.field].theirs)
            case Change():
                yield edit
            case _ if not clashes:
                yield edit
            case Create():
                # The row came from somebody else meanwhile: what is left is to change its fields.
                for name, clash in own.items():
                    new = edit.values.get(name)
                    yield Change(entity=edit.entity, of=edit.of, id=edit.id, field=name, seen=clash.theirs, new=new)
            case Delete() if own.keys() == clashes.keys():
                yield replace(edit, seen={**edit.seen, **{name: clash.theirs for name, clash in own.items()}})
            # A confirmation clashes only with a row that is gone: then there is nothing left to look at.
