"""What does the store hold at one moment?

Everything read through a :class:`Moment` belongs together. The one that a change is given holds until
the change is made: an id that is free in it stays free, what is there stays there.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from sqlalchemy import Connection, select

from planner.store import history, queries
from planner.store.actor import Actor
from planner.store.batch import conflicts_with_removals
from planner.store.edits import Conflict, Edit, Entity, Entry
from planner.store.prepared import prepared
from planner.store.recent import Recent
from planner.store.replay import peoples_work
from planner.store.rows import Row, columns_of, referring, row_of, without_collecting
from planner.store.schema import TABLES
from planner.store.shapes import DocumentKind
from planner.store.stored import (
    AssessmentSummary,
    Comment,
    Document,
    DocumentSummary,
    Person,
    PlanSummary,
    Removed,
    State,
    StoredAssessment,
    StoredCity,
    StoredPlan,
)
from planner.track.baseline import Baseline
from planner.track.redraft import PeoplesWork

Chosen = TypeVar("Chosen")


class Moment:
    """The store as it stands in one transaction; it serves as long as that lasts."""

    def __init__(self, connection: Connection, recent: Recent, actor: str = "") -> None:
        self._connection = connection
        self._recent = recent
        self.actor = actor
        """The id under which the history remembers who changes something; empty where nothing is changed."""

    def cities(self) -> tuple[StoredCity, ...]:
        """Return all cities by name."""
        return queries.cities(self._connection)

    def people(self) -> tuple[Person, ...]:
        """Return all people by name."""
        return queries.people(self._connection)

    def assessments(self, city: str | None = None) -> tuple[AssessmentSummary, ...]:
        """Return the assessments of a city, or of all cities, the oldest first."""
        return queries.assessments(self._connection, city)

    def assessment(self, id_: str) -> StoredAssessment:
        """Return a whole assessment.

        Raises:
            ProblemsFoundError: the store has none of that id, or it was removed.
        """
        return self._recent.assessment(self._connection, id_)

    def plans(self, city: str | None = None) -> tuple[PlanSummary, ...]:
        """Return the plans of a city, or of all cities, in the order in which they start."""
        return queries.plans(self._connection, city)

    def plan(self, id_: str) -> StoredPlan:
        """Return a whole plan as it stands, with its revision and what was reported on its actions.

        Raises:
            ProblemsFoundError: the store has none of that id, or it was removed.
        """
        with without_collecting():
            return self._recent.plan(self._connection, id_)

    def removed(self) -> tuple[Removed, ...]:
        """Return the cities, assessments and plans that were taken out of sight, the latest first."""
        return queries.removed(self._connection)

    def comments(self, plan: str, action: str | None = None) -> tuple[Comment, ...]:
        """Return the comments on a plan, or on one of its actions, the oldest first."""
        return queries.comments(self._connection, plan, action)

    def documents(
        self, *, plan: str | None = None, assessment: str | None = None, kind: DocumentKind | None = None
    ) -> tuple[DocumentSummary, ...]:
        """Return what is kept whole, without the contents, by date."""
        return queries.documents(self._connection, of_plan=plan, of_assessment=assessment, kind=kind)

    def document(self, id_: str) -> Document:
        """Return a document with its content.

        Raises:
            ProblemsFoundError: the store has none of that id.
        """
        return queries.document(self._connection, id_)

    def baselines(self, plan: str) -> tuple[tuple[str, Baseline], ...]:
        """Return what the council adopted, with the id of each, in the order of adoption."""
        return queries.baselines(self._connection, plan)

    def revision(self, plan: str | None = None, *, assessment: str | None = None) -> int:
        """Return the number of the last change to a plan, an assessment or the whole store; cheap to ask."""
        return history.revision(self._connection, _scope(plan, assessment))

    def state(self, plan: str | None = None, *, assessment: str | None = None) -> State:
        """Return which state a plan, an assessment or the whole store is in, also after a restore; cheap to ask."""
        return history.state(self._connection, _scope(plan, assessment))

    def history(
        self,
        plan: str | None = None,
        *,
        assessment: str | None = None,
        row: tuple[Entity, str] | None = None,
        batch: str | None = None,
        since: int = 0,
    ) -> tuple[Entry, ...]:
        """Return lines of the history, the oldest first.

        All of them, or those of a plan or an assessment, of one row (such as
        ``(Entity.ACTION, "F06-03")``), of one batch, and those after a revision.
        """
        scope = _scope(plan, assessment)
        return tuple(history.entries(self._connection, scope=scope, row=row, batch=batch, since=since))

    def peoples_work(self, plan: str, row: tuple[Entity, str] | None = None) -> PeoplesWork:
        """Return what people did to a plan, or to one of its rows, since it came; a new draft leaves it alone."""
        return peoples_work(self.history(plan, row=row))

    def last_batch(self, actor: str, plan: str | None = None) -> str | None:
        """Return the last change of somebody, to a plan or anywhere, that still stands; None without any."""
        return history.last_batch(self._connection, actor, _scope(plan, None))

    def has_changed(self, actor: str) -> bool:
        """Say whether somebody ever changed plans or assessments, whether it still stands or was taken back."""
        return history.has_changed(self._connection, actor)

    def goes_on_from(self, seen: State) -> bool:
        """Say whether the store only went on from a state; a restored one has another past, whatever its numbers."""
        return history.goes_on_from(self._connection, seen)

    def touched_since(self, seen: State, entity: Entity, of: str, id_: str) -> bool:
        """Say whether anything was changed in a row after a state of the store; see :meth:`history_since`."""
        touched = history.touched_since(self._connection, seen.revision, (entity, of, id_))
        return touched or not self.goes_on_from(seen)

    def history_since(self, seen: State, entity: Entity, id_: str) -> bool:
        """Say whether a plan, an assessment or what belongs to it was changed after a state of the store.

        True also where that state is no longer the past of the store, which was restored since.
        """
        changed = history.revision(self._connection, (entity, id_)) > seen.revision
        return changed or not self.goes_on_from(seen)

    def conflicts_with_removals(self, edits: Iterable[Edit], *, by: Actor) -> tuple[Conflict, ...]:
        """Return a conflict for every change and confirmation whose row is not there: who took it out, and when.

        What the person decided about already is no conflict any more.

        Raises:
            ProblemsFoundError: values that the store would refuse.
        """
        return tuple(conflicts_with_removals(self._connection, prepared(by.decided(edits))))

    def row(self, entity: Entity, of: str, id_: str) -> Row | None:
        """Return the plain fields of a row, removed or not; None when there is none."""
        return row_of(self._connection, (entity, of, id_))

    def rows(self, entity: Entity, of: str) -> dict[str, Row]:
        """Return the plain fields of all rows of an owner, removed or not, by id."""
        columns = columns_of(self._connection, entity, of)
        names = tuple(columns)[1:]
        lines = zip(*(columns[name] for name in names), strict=True)
        return {id_: dict(zip(names, line, strict=True)) for id_, line in zip(columns["id"], lines, strict=True)}

    def referring(self, entity: Entity, of: str, id_: str) -> tuple[tuple[Entity, str], ...]:
        """Return the rows of the same owner that name a row, by kind and id."""
        return tuple(referring(self._connection, (entity, of, id_)))

    def ids(self, entity: Entity) -> frozenset[str]:
        """Return all ids that were ever given to what stands on its own, removed or not; none is given again."""
        return frozenset(self._connection.scalars(select(TABLES[entity].c.id)))


def _scope(plan: str | None, assessment: str | None) -> tuple[Entity, str] | None:
    return (Entity.PLAN, plan) if plan else (Entity.ASSESSMENT, assessment) if assessment else None


Choice: TypeAlias = Callable[[Moment], tuple[Iterable[Edit], Chosen]]
"""What is to be changed, chosen when nobody else can change anything any more, and what else to tell of it."""
