"""What does a row of each kind hold, what does it belong to, and what does it refer to?

The fields are those of the model: a field added there becomes a column here, and the test that
compares the tables with the migrations asks for the migration that adds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, create_model
from pydantic.fields import FieldInfo

from planner.confidential import Confidential, touchy_fields
from planner.plan import Action, Dependency, PlanHead, PlanObjective, PlanRole
from planner.problem import Place
from planner.store.edits import ON_ITS_OWN, Entity
from planner.store.values import Codec, Storage
from planner.toolkit.assessment import Assessment, ContextReading, Evidence, Respondent, Response, Verdict
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings, RoleHolder
from planner.toolkit.record import Line, Paragraph, QuestionId, Record
from planner.track.progress import ActionProgress

Position = Annotated[int, Field(ge=0, le=1_000_000_000)]
"""Where a row stands among its like; rows with the same position stand in the order of their ids."""

Id = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^\S(.*\S)?$")]


class DocumentKind(StrEnum):
    """What is kept whole."""

    IMPORT = "import"
    """A file as it was received, but for what is confidential."""
    BENCHMARK = "benchmark"
    """The version of the benchmark that an assessment answers."""
    SNAPSHOT = "snapshot"
    """A plan as it was published."""
    BASELINE = "baseline"
    """A plan as the council adopted it."""


class PersonRow(Record):
    """A person who edits or answers for something. The history names the id, never the name."""

    name: Line
    email: Line | None = None
    function: Line | None = None


class CommentRow(Record):
    """What somebody says about a plan, or about one of its actions; it outlives the action."""

    action: str | None = None
    author: Id
    written_at: datetime
    text: Paragraph
    confidential: Annotated[bool, Confidential.RECORD] = False


class DocumentRow(Record):
    """Something that is kept whole: its content never changes; its day and reference can be corrected."""

    kind: DocumentKind
    title: Line
    dated: date | None = None
    reference: Line | None = None
    plan: Id | None = None
    assessment: Id | None = None
    media_type: Line = "application/json"
    content: Annotated[str, Field(max_length=50_000_000)]
    removed_on: date | None = None


def _row(name: str, *records: type[Record], without: frozenset[str], **more: tuple[Any, Any]) -> type[Record]:
    """Return a record with the fields of several, some of them left out."""
    fields: dict[str, Any] = {
        field_name: (info.annotation, info)
        for record in records
        for field_name, info in record.model_fields.items()
        if field_name not in without
    }
    model: type[Record] = create_model(name, __base__=Record, **(fields | more))
    return model


_POSITION: tuple[Any, Any] = (Position, 0)
_CITY_AS_IT_WAS = {"city": (Id, ...), "city_facts": (City, ...)}
BENCHMARK_DOCUMENT = "benchmark_document"
_BENCHMARK: dict[str, tuple[Any, Any]] = {BENCHMARK_DOCUMENT: (Id | None, None)}
"""The kept version of the benchmark to which something was said; a row without it answers the assessment's version."""
_REMOVED: dict[str, tuple[Any, Any]] = {"removed_on": (date | None, None)}
"""The day on which something was taken out of sight, with all that belongs to it; empty while it is there."""

CityRow = _row("CityRow", City, without=frozenset(), **_REMOVED)

AssessmentRow = _row(
    "AssessmentRow",
    Assessment,
    without=frozenset({"city", "respondents", "answers", "verdicts", "context", "plan"}),
    **_CITY_AS_IT_WAS,
    **_REMOVED,
    **_BENCHMARK,
)
SettingsRow = _row("SettingsRow", PlanSettings, without=frozenset({"roles"}))
RespondentRow = _row("RespondentRow", Respondent, without=frozenset({"id"}), position=_POSITION)
ResponseRow = _row(
    "ResponseRow",
    Response,
    without=frozenset({"evidence"}),
    question=(QuestionId, ...),
    position=_POSITION,
    **_BENCHMARK,
)
VerdictRow = _row("VerdictRow", Verdict, without=frozenset(), **_BENCHMARK)
ReadingRow = _row("ReadingRow", ContextReading, without=frozenset(), **_BENCHMARK)
EvidenceRow = _row("EvidenceRow", Evidence, without=frozenset(), response=(Id, ...), position=_POSITION)
PlanRow = _row(
    "PlanRow",
    PlanHead,
    without=frozenset({"city", "objectives", "roles", "dependencies"}),
    **_CITY_AS_IT_WAS,
    assessment=(Id | None, None),
    **_REMOVED,
)
ObjectiveRow = _row("ObjectiveRow", PlanObjective, without=frozenset(), position=_POSITION)
RoleRow = _row("RoleRow", PlanRole, without=frozenset({"id"}), person=(Id | None, None), position=_POSITION)
ActionRow = _row("ActionRow", Action, ActionProgress, without=frozenset({"id", "action"}), position=_POSITION)
DependencyRow = _row("DependencyRow", Dependency, without=frozenset(), position=_POSITION)


# Without slots: cached_property keeps what it computed in the instance's dictionary.
@dataclass(frozen=True)
class Shape:
    """What is known of one kind of row."""

    entity: Entity
    record: type[Record]
    owner: Entity | None = None
    """What its rows belong to; None for what stands on its own."""
    references: Mapping[str, Entity] = field(default_factory=dict)
    """Fields that hold the id of another row: of the same owner, or of a row that stands on its own."""
    changeable: frozenset[str] | None = None
    """The only fields that change, of rows that are never deleted; None where everything may change and go."""
    outside_history: frozenset[str] = frozenset()
    """Fields that history leaves out because they are long and never change."""

    @property
    def fields(self) -> Mapping[str, FieldInfo]:
        """The fields of the model, without id and owner."""
        return self.record.model_fields

    @cached_property
    def adapter(self) -> TypeAdapter[Record]:
        """How a whole row is checked, and written as JSON."""
        return TypeAdapter(self.record)

    @cached_property
    def codecs(self) -> Mapping[str, Codec]:
        """How each field is checked and stored."""
        touchy = touchy_fields(self.record)
        return {name: Codec.of(name, info, touchy=name in touchy) for name, info in self.fields.items()}

    @cached_property
    def defaults(self) -> Mapping[str, object]:
        """What stands in the fields that a row may leave out, plain."""
        given = {
            name: info.get_default(call_default_factory=True)
            for name, info in self.fields.items()
            if not info.is_required()
        }
        return {name: self.codecs[name].plain(value, Place(field=name)) for name, value in given.items()}

    def named(self, storage: Storage) -> tuple[str, ...]:
        """Return the fields whose columns are of one type."""
        return self._by_storage[storage]

    @cached_property
    def _by_storage(self) -> Mapping[Storage, tuple[str, ...]]:
        return {
            storage: tuple(name for name, codec in self.codecs.items() if codec.storage is storage)
            for storage in Storage
        }

    def references_to(self, target: Entity) -> tuple[str, ...]:
        """Return the fields that hold the id of a row of that kind."""
        return tuple(name for name, entity in self.references.items() if entity is target)

    def owner_of_reference(self, name: str, of: str) -> str:
        """Return the owner of the row to which a field refers."""
        return "" if self.references[name] in ON_ITS_OWN else of


_SHAPES = (
    Shape(Entity.CITY, CityRow),
    Shape(Entity.PERSON, PersonRow),
    Shape(Entity.ASSESSMENT, AssessmentRow, references={"city": Entity.CITY}),
    Shape(Entity.SETTINGS, SettingsRow, Entity.ASSESSMENT),
    Shape(Entity.HOLDER, RoleHolder, Entity.ASSESSMENT),
    Shape(Entity.RESPONDENT, RespondentRow, Entity.ASSESSMENT),
    Shape(Entity.RESPONSE, ResponseRow, Entity.ASSESSMENT, references={"by": Entity.RESPONDENT}),
    Shape(Entity.EVIDENCE, EvidenceRow, Entity.ASSESSMENT, references={"response": Entity.RESPONSE}),
    Shape(Entity.VERDICT, VerdictRow, Entity.ASSESSMENT),
    Shape(Entity.READING, ReadingRow, Entity.ASSESSMENT),
    Shape(Entity.PLAN, PlanRow, references={"city": Entity.CITY, "assessment": Entity.ASSESSMENT}),
    Shape(Entity.OBJECTIVE, ObjectiveRow, Entity.PLAN),
    Shape(Entity.ROLE, RoleRow, Entity.PLAN, references={"person": Entity.PERSON}),
    Shape(Entity.ACTION, ActionRow, Entity.PLAN, references={"owner": Entity.ROLE, "person": Entity.PERSON}),
    Shape(
        Entity.DEPENDENCY,
        DependencyRow,
        Entity.PLAN,
        references={"predecessor": Entity.ACTION, "successor": Entity.ACTION},
    ),
    Shape(Entity.COMMENT, CommentRow, Entity.PLAN),
    Shape(
        Entity.DOCUMENT,
        DocumentRow,
        references={"plan": Entity.PLAN, "assessment": Entity.ASSESSMENT},
        changeable=frozenset({"dated", "reference", "removed_on"}),
        outside_history=frozenset({"content"}),
    ),
)

SHAPES: Mapping[Entity, Shape] = {shape.entity: shape for shape in _SHAPES}
"""What is known of every kind of row; owners stand before what belongs to them."""

SAID_TO_A_BENCHMARK = frozenset(
    shape.entity for shape in _SHAPES if shape.owner is Entity.ASSESSMENT and BENCHMARK_DOCUMENT in shape.codecs
)
"""Rows of an assessment that name the version of the benchmark to which they were said, if it is another than its."""

REMOVABLE = frozenset(entity for entity, shape in SHAPES.items() if "removed_on" in shape.codecs)
"""What is taken out of sight as a whole, and can be brought back."""


def record_of(entity: Entity) -> type[Record]:
    """Return the record whose fields are those of a kind of row."""
    return SHAPES[entity].record


def value_of(entity: Entity, field: str, plain: object) -> object:
    """Return a plain value, as history holds it, as the model has it; one of a field that is no more stays plain."""
    codec = SHAPES[entity].codecs.get(field)
    return codec.value(plain) if codec else plain
