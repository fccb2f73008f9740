"""What does the reading door give, and how does an edit of it look?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from planner.plan import Dependency, Plan
from planner.store.edits import Change, Create, Delete, Entity
from planner.store.shapes import CommentRow, DocumentKind, DocumentRow, PersonRow
from planner.templates.terms import ActionId
from planner.toolkit.assessment import Assessment, AssessmentKind
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanStatus
from planner.toolkit.record import QuestionId, Record
from planner.track.adoption import Adoption
from planner.track.progress import ActionProgress

AS_STORED = object()
"""A person saw what stands in the plan that they were shown."""


class State(NamedTuple):
    """Which of all its states the store, a plan or an assessment is in; of two equal ones nothing differs.

    Numbers alone would not tell: a store that was restored goes on from an earlier number to the same
    ones again, but every change there has an id of its own.
    """

    revision: int
    """The number of the last change; 0 before the first."""
    batch: str
    """The id of that change."""


class StoredCity(City):
    """A city with its id."""

    id: str


class Person(PersonRow):
    """A person with the id that history names."""

    id: str


class Comment(CommentRow):
    """What somebody said about a plan or an action."""

    id: str


class Document(DocumentRow):
    """Something that is kept whole."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSummary:
    """One line of a list of assessments."""

    id: str
    city: str
    benchmark: str
    date: date
    kind: AssessmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """One line of a list of plans."""

    id: str
    city: str
    assessment: str | None
    title: str
    version: str
    status: PlanStatus
    start: date
    adopted_on: date | None
    adoption: Adoption | None
    actions: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A city, an assessment or a plan that was taken out of sight, and can be brought back."""

    entity: Entity
    id: str
    city: str
    """The id of its city."""
    title: str
    """Its name or title; of an assessment, its id."""
    removed_on: date


class DocumentSummary(Record):
    """A document without its content."""

    id: str
    kind: DocumentKind
    title: str
    dated: date | None
    reference: str | None
    plan: str | None
    assessment: str | None
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAssessment:
    """An assessment as it stands in the store."""

    id: str
    city: str
    revision: int
    assessment: Assessment
    response_ids: Mapping[QuestionId, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the rows of the responses to each question, in the order of the answers."""
    evidence_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the rows of evidence by the id of their response, in their order."""
    benchmark_document: str | None = None
    """The kept version of the benchmark that it answers; None in a store that older releases filled."""
    documents_of_rows: Mapping[tuple[Entity, str], str] = field(default_factory=dict)
    """The same of responses, verdicts and readings that were given to another version, by kind and id of their rows."""
    batch: str = field(default="", compare=False)
    """The change that made the revision."""

    @property
    def state(self) -> State:
        """Which state of the assessment this is."""
        return State(self.revision, self.batch)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlan:
    """A plan as it stood in the store at one moment, with what was reported on its actions.

    Edits made from it carry the values that it holds, as what the person saw.
    """

    id: str
    city: str
    assessment: str | None
    revision: int
    plan: Plan
    progress: Mapping[ActionId, ActionProgress]
    """What is known of every action, by id."""
    positions: Mapping[ActionId, int]
    """Where each action stands in the order of the plan."""
    batch: str = field(default="", compare=False)
    """The change that made the revision."""

    @property
    def state(self) -> State:
        """Which state of the plan this is."""
        return State(self.revision, self.batch)

    def change(self, action: str, name: str, new: object, *, seen: object = AS_STORED) -> Change:
        """Return the change that gives one field of an action, or of its progress, a new value.

        ``seen`` is what the person saw there, if that is not what stands here: they began to type before.

        Raises:
            KeyError: the plan has no such action.
        """
        stands = self.row(action).get(name) if seen is AS_STORED else seen
        return Change(entity=Entity.ACTION, of=self.id, id=action, field=name, seen=stands, new=new)

    def changes(self, action: str, /, **new: object) -> tuple[Change, ...]:
        """Return the changes that give fields of an action, or of its progress, values other than those here.

        Raises:
            KeyError: the plan has no such action.
        """
        row = self.row(action)
        return tuple(
            self.change(action, name, value, seen=row.get(name))
            for name, value in new.items()
            if name not in row or row[name] != value
        )

    def head_changes(self, **new: object) -> tuple[Change, ...]:
        """Return the changes that give fields of the plan itself new values: title, version, status and others."""
        return tuple(
            Change(entity=Entity.PLAN, id=self.id, field=name, seen=getattr(self.plan, name, None), new=value)
            for name, value in new.items()
            if getattr(self.plan, name, None) != value
        )

    def row(self, action: str) -> dict[str, object]:
        """Return the fields of an action and of its progress, as the store keeps them."""
        facts = self.plan.action_by_id[action]
        reported = self.progress[action]
        named = {name: getattr(facts, name) for name in type(facts).model_fields if name != "id"}
        progress = {name: getattr(reported, name) for name in type(reported).model_fields if name != "action"}
        return {**progress, **named, "position": self.positions[action]}

    def link(self, dependency: Dependency) -> tuple[Create, ...]:
        """Return the edit that makes one action wait for another."""
        return (
            Create(
                entity=Entity.DEPENDENCY,
                of=self.id,
                id=dependency_id(dependency),
                values={**dict(dependency), "position": len(self.plan.dependencies)},
            ),
        )

    def unlink(self, dependency: Dependency) -> tuple[Delete, ...]:
        """Return the edit that removes a dependency."""
        return (Delete(entity=Entity.DEPENDENCY, of=self.id, id=dependency_id(dependency), seen=dict(dependency)),)


def dependency_id(dependency: Dependency) -> str:
    """Return the id of a dependency: two actions are linked once at most.

    >>> dependency_id(Dependency(predecessor="F06-01", successor="F06-03"))
    'F06-01>F06-03'
    """
    return f"{dependency.predecessor}>{dependency.successor}"
