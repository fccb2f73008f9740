"""Who changes something in the store, and what did they decide about conflicts?"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.store.decisions import Decisions, Place
from planner.store.edits import Edit, Entity


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes something: the id of a person, never a name, for history is kept for good."""

    id: str
    name: str | None = None
    """Given for somebody who comes for the first time: their row is added with the first change that they make."""
    decisions: Decisions | None = None
    """What they decided about conflicts in what they do."""

    def gives_way(self, place: Place) -> bool:
        """Say whether they left a field to the others who changed it."""
        return self.decisions is not None and self.decisions.gives_way(place)

    def decided(self, edits: Iterable[Edit]) -> Iterable[Edit]:
        """Return edits as they decided about them; all of them where they met no conflict."""
        return self.decisions.applied_to(edits) if self.decisions else edits

    def leaves(self, entity: Entity, of: str, id_: str) -> bool:
        """Say whether they left any field of a row to the others who changed it."""
        return self.decisions is not None and self.decisions.leaves(entity, of, id_)
