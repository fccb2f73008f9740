"""How do rows become an assessment or a plan again?"""

from collections.abc import Mapping
from functools import cache
from operator import itemgetter
from typing import TypeAlias, TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection, RowMapping, func, select

from planner.assessment import Assessment, City, Evidence, Respondent, Response, RoleHolder
from planner.baseline import Baseline
from planner.plan import Action, Dependency, Plan, PlanHead, PlanObjective, PlanRole
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.edits import Entity
from planner.store.history import revision
from planner.store.rows import Row, all_of, plain_row, row_of
from planner.store.schema import HISTORY, TABLES
from planner.store.shapes import SHAPES, DocumentKind
from planner.store.stored import (
    AssessmentSummary,
    Comment,
    Document,
    DocumentSummary,
    Person,
    PlanSummary,
    StoredAssessment,
    StoredCity,
    StoredPlan,
)
from planner.tracking import ActionProgress

_Model = TypeVar("_Model", bound=BaseModel)


def cities(connection: Connection) -> tuple[StoredCity, ...]:
    """Return all cities by name."""
    found = [StoredCity.model_validate({"id": id_, **row}) for id_, row in all_of(connection, Entity.CITY)]
    return tuple(sorted(found, key=lambda city: (city.name.casefold(), city.id)))


def people(connection: Connection) -> tuple[Person, ...]:
    """Return all people by name."""
    found = [Person.model_validate({"id": id_, **row}) for id_, row in all_of(connection, Entity.PERSON)]
    return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))


def assessments(connection: Connection, city: str | None) -> tuple[AssessmentSummary, ...]:
    """Return the assessments of a city, or of all, the oldest first."""
    table = TABLES[Entity.ASSESSMENT]
    query = select(table) if city is None else select(table).where(table.c.city == city)
    fields = ("id", "city", "benchmark", "date", "kind")
    codecs = SHAPES[Entity.ASSESSMENT].codecs
    found = [
        AssessmentSummary(
            **{name: codecs[name].value(row[name]) if name in codecs else row[name] for name in fields}  # type: ignore[arg-type]  # one codec per field
        )
        for row in connection.execute(query).mappings()
    ]
    return tuple(sorted(found, key=lambda one: (one.date, one.id)))


def plans(connection: Connection, city: str | None) -> tuple[PlanSummary, ...]:
    """Return the plans of a city, or of all, in the order in which they start."""
    plan, action = TABLES[Entity.PLAN], TABLES[Entity.ACTION]
    actions = select(func.count()).where(action.c.plan == plan.c.id).scalar_subquery()
    last = (
        select(func.max(HISTORY.c.seq))
        .where(HISTORY.c.scope_id == plan.c.id, HISTORY.c.scope == str(Entity.PLAN))
        .scalar_subquery()
    )
    query = select(plan, actions.label("actions"), last.label("revision"))
    if city is not None:
        query = query.where(plan.c.city == city)
    found = [_plan_summary(row) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda one: (one.start, one.id)))


def _plan_summary(row: RowMapping) -> PlanSummary:
    head = PlanHead.model_validate(_head(plain_row(Entity.PLAN, row)))
    return PlanSummary(
        id=row["id"],
        city=row["city"],
        assessment=row["assessment"],
        title=head.title,
        version=head.version,
        status=head.status,
        start=head.start,
        adopted_on=head.adopted_on,
        actions=row["actions"],
        revision=row["revision"] or 0,
    )


def _head(row: Row) -> dict[str, object]:
    """Return a plan's own row as the fields of the model."""
    head = {name: value for name, value in row.items() if name in PlanHead.model_fields}
    return {**head, "city": row["city_facts"]}


def plan(connection: Connection, id_: str) -> StoredPlan:
    """Return a whole plan.

    Raises:
        ProblemsFoundError: there is none of that id.
    """
    row = _row(connection, Entity.PLAN, id_)
    actions = _ordered(connection, Entity.ACTION, id_)
    return StoredPlan(
        id=id_,
        city=str(row["city"]),
        assessment=None if row["assessment"] is None else str(row["assessment"]),
        revision=revision(connection, (Entity.PLAN, id_)),
        plan=Plan.model_validate(
            {
                **_head(row),
                "objectives": [_taken(PlanObjective, one) for _, one in _ordered(connection, Entity.OBJECTIVE, id_)],
                "roles": [_taken(PlanRole, one, id=role) for role, one in _ordered(connection, Entity.ROLE, id_)],
                "actions": [_taken(Action, one, id=action) for action, one in actions],
                "dependencies": [_taken(Dependency, one) for _, one in _ordered(connection, Entity.DEPENDENCY, id_)],
            }
        ),
        progress={action: _taken(ActionProgress, one, action=action) for action, one in actions},
        positions={action: int(str(one["position"])) for action, one in actions},
    )


def assessment(connection: Connection, id_: str) -> StoredAssessment:
    """Return a whole assessment.

    Raises:
        ProblemsFoundError: there is none of that id.
    """
    row = _row(connection, Entity.ASSESSMENT, id_)
    head = {name: value for name, value in row.items() if name in Assessment.model_fields}
    settings = dict(_ordered(connection, Entity.SETTINGS, id_))
    respondents = _ordered(connection, Entity.RESPONDENT, id_)
    answers, response_ids, evidence_ids = _answers(connection, id_)
    whole = {
        **head,
        "city": City.model_validate(row["city_facts"]),
        "respondents": [_taken(Respondent, one, id=slug) for slug, one in respondents],
        "answers": answers,
        "verdicts": dict(_ordered(connection, Entity.VERDICT, id_)),
        "context": dict(_ordered(connection, Entity.READING, id_)),
        "plan": {
            **next(iter(settings.values()), {}),
            "roles": {role: _taken(RoleHolder, one) for role, one in _ordered(connection, Entity.HOLDER, id_)},
        },
    }
    return StoredAssessment(
        id=id_,
        city=str(row["city"]),
        revision=revision(connection, (Entity.ASSESSMENT, id_)),
        assessment=Assessment.model_validate(whole),
        response_ids=response_ids,
        evidence_ids=evidence_ids,
    )


_Ids: TypeAlias = dict[str, tuple[str, ...]]


def _answers(connection: Connection, id_: str) -> tuple[dict[str, list[Response]], _Ids, _Ids]:
    """Return the answers by question, with the ids of the rows of responses and of their evidence."""
    evidence: dict[str, list[Evidence]] = {}
    evidence_ids: _Ids = {}
    for row, one in _ordered(connection, Entity.EVIDENCE, id_):
        response = str(one["response"])
        evidence.setdefault(response, []).append(_taken(Evidence, one))
        evidence_ids[response] = (*evidence_ids.get(response, ()), row)
    answers: dict[str, list[Response]] = {}
    response_ids: _Ids = {}
    for response, one in _ordered(connection, Entity.RESPONSE, id_):
        question = str(one["question"])
        answers.setdefault(question, []).append(_taken(Response, one, evidence=evidence.get(response, [])))
        response_ids[question] = (*response_ids.get(question, ()), response)
    return answers, response_ids, evidence_ids


def comments(connection: Connection, plan_id: str, action: str | None) -> tuple[Comment, ...]:
    """Return the comments on a plan, or on one of its actions, the oldest first."""
    found = [
        Comment.model_validate({"id": id_, **row})
        for id_, row in _ordered(connection, Entity.COMMENT, plan_id)
        if action is None or row["action"] == action
    ]
    return tuple(sorted(found, key=lambda comment: (comment.written_at, comment.id)))


def documents(
    connection: Connection, *, of_plan: str | None, of_assessment: str | None, kind: DocumentKind | None
) -> tuple[DocumentSummary, ...]:
    """Return what is kept whole, without the contents, the oldest first."""
    table = TABLES[Entity.DOCUMENT]
    query = select(*(column for column in table.c if column.name != "content"))
    for column, wanted in ((table.c.plan, of_plan), (table.c.assessment, of_assessment), (table.c.kind, kind)):
        if wanted is not None:
            query = query.where(column == str(wanted))
    found = [DocumentSummary.model_validate(dict(row)) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda one: (one.dated.isoformat() if one.dated else "", one.id)))


def baselines(connection: Connection, plan_id: str) -> tuple[tuple[str, Baseline], ...]:
    """Return what the council adopted of a plan, with the id of each, in the order of adoption."""
    table = TABLES[Entity.DOCUMENT]
    query = select(table.c.id, table.c.content).where(
        table.c.plan == plan_id, table.c.kind == str(DocumentKind.BASELINE)
    )
    found = [(row.id, Baseline.model_validate_json(row.content)) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (one[1].adopted_on, one[0])))


def document(connection: Connection, id_: str) -> Document:
    """Return a document with its content.

    Raises:
        ProblemsFoundError: there is none of that id.
    """
    return Document.model_validate({"id": id_, **_row(connection, Entity.DOCUMENT, id_)})


def _row(connection: Connection, entity: Entity, id_: str) -> Row:
    row = row_of(connection, (entity, "", id_))
    if row is None:
        known = sorted(connection.scalars(select(TABLES[entity].c.id)))
        raise ProblemsFoundError([_unknown(id_, known)])
    return row


def _unknown(id_: str, known: list[str]) -> Problem:
    return Problem(
        code="not-in-store",
        what="The store has nothing called “{id}”.",
        fix="It has: {known}." if known else "It is still empty: import an assessment first.",
        values={"id": id_, "known": ", ".join(known[:12])},
        place=Place(field=id_),
    )


def _ordered(connection: Connection, entity: Entity, of: str) -> list[tuple[str, Row]]:
    """Return the rows of an owner in their order; engines sort text differently, so this is done here."""
    return sorted(all_of(connection, entity, of), key=_place)


def _place(found: tuple[str, Row]) -> tuple[int, str]:
    return int(str(found[1].get("position", 0))), found[0]


def _taken(model: type[_Model], row: Mapping[str, object], **more: object) -> _Model:
    """Return a record of the model from those fields of a row that it has."""
    names, values = _shared(model, tuple(row))
    return model.model_validate(dict(zip(names, values(row), strict=True)) | more)


@cache
def _shared(model: type[BaseModel], names: tuple[str, ...]) -> "tuple[tuple[str, ...], itemgetter[tuple[object, ...]]]":
    shared = tuple(name for name in names if name in model.model_fields)
    return shared, itemgetter(*shared)
