"""How do rows become an assessment or a plan again?"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any, TypeAlias

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Connection, RowMapping, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from planner.plan import Action, Dependency, Plan, PlanHead, PlanObjective, PlanRole
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.edits import Entity
from planner.store.history import revision
from planner.store.rows import Columns, Row, columns_of, plain_row, row_of
from planner.store.schema import HISTORY, TABLES
from planner.store.shapes import SAID_TO_A_BENCHMARK, SHAPES, DocumentKind
from planner.store.stored import (
    AssessmentSummary,
    Comment,
    Document,
    DocumentSummary,
    Person,
    PlanSummary,
    Removed,
    StoredAssessment,
    StoredCity,
    StoredPlan,
)
from planner.toolkit.assessment import Assessment, ContextReading, Evidence, Respondent, Response, Verdict
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings, PlanStatus, RoleHolder
from planner.track.adoption import adoption
from planner.track.baseline import Baseline, Decision
from planner.track.progress import ActionProgress

_PROGRESS = TypeAdapter(dict[str, ActionProgress])


def cities(connection: Connection) -> tuple[StoredCity, ...]:
    """Return all cities by name."""
    rows = _in_sight(columns_of(connection, Entity.CITY))
    # Here and below lists are sorted in Python: the two engines sort letters differently.
    known = [StoredCity.model_validate(row) for row in _taken(StoredCity, rows)]
    return tuple(sorted(known, key=lambda city: (city.name.casefold(), city.id)))


def people(connection: Connection) -> tuple[Person, ...]:
    """Return all people by name."""
    known = [Person.model_validate(row) for row in _taken(Person, columns_of(connection, Entity.PERSON))]
    return tuple(sorted(known, key=lambda person: (person.name.casefold(), person.id)))


def assessments(connection: Connection, city: str | None) -> tuple[AssessmentSummary, ...]:
    """Return the assessments of a city, or of all, the oldest first."""
    table = TABLES[Entity.ASSESSMENT]
    query = select(table).where(table.c.removed_on.is_(None))
    if city is not None:
        query = query.where(table.c.city == city)
    fields = ("id", "city", "benchmark", "date", "kind")
    codecs = SHAPES[Entity.ASSESSMENT].codecs
    listed = [
        AssessmentSummary(
            **{name: codecs[name].value(row[name]) if name in codecs else row[name] for name in fields}  # type: ignore[arg-type]  # one codec per field
        )
        for row in connection.execute(query).mappings()
    ]
    return tuple(sorted(listed, key=lambda summary: (summary.date, summary.id)))


def plans(connection: Connection, city: str | None) -> tuple[PlanSummary, ...]:
    """Return the plans of a city, or of all, in the order in which they start."""
    plan, action = TABLES[Entity.PLAN], TABLES[Entity.ACTION]
    actions = select(func.count()).where(action.c.plan == plan.c.id).scalar_subquery()
    last = (
        select(func.max(HISTORY.c.seq))
        .where(HISTORY.c.scope_id == plan.c.id, HISTORY.c.scope == str(Entity.PLAN))
        .scalar_subquery()
    )
    query = select(plan, actions.label("actions"), last.label("revision")).where(plan.c.removed_on.is_(None))
    if city is not None:
        query = query.where(plan.c.city == city)
    decisions = _decisions(connection)
    listed = [_plan_summary(row, decisions.get(row["id"], ())) for row in connection.execute(query).mappings()]
    return tuple(sorted(listed, key=lambda summary: (summary.start, summary.id)))


def _plan_summary(row: RowMapping, decisions: Sequence[Decision]) -> PlanSummary:
    head = PlanHead.model_validate(_head(plain_row(Entity.PLAN, row)))
    adopted = adoption(head, decisions)
    return PlanSummary(
        id=row["id"],
        city=row["city"],
        assessment=row["assessment"],
        title=head.title,
        version=head.version,
        status=PlanStatus.ADOPTED if adopted else head.status,
        start=head.start,
        adopted_on=adopted.adopted_on if adopted else None,
        adoption=adopted,
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
    actions = columns_of(connection, Entity.ACTION, id_)
    progress = _taken(ActionProgress, {**actions, "action": actions["id"]})
    return StoredPlan(
        id=id_,
        city=str(row["city"]),
        assessment=None if row["assessment"] is None else str(row["assessment"]),
        revision=revision(connection, (Entity.PLAN, id_)),
        plan=Plan.model_validate(
            {**_head(row), "actions": _taken(Action, actions), **_parts_of_plan(connection, id_)},
        ),
        progress=_PROGRESS.validate_python(dict(zip(actions["id"], progress, strict=True))),
        positions=dict(zip(actions["id"], actions["position"], strict=True)),
    )


def _parts_of_plan(connection: Connection, id_: str) -> dict[str, list[Row]]:
    return {
        "objectives": _taken(PlanObjective, columns_of(connection, Entity.OBJECTIVE, id_)),
        "roles": _taken(PlanRole, columns_of(connection, Entity.ROLE, id_)),
        "dependencies": _taken(Dependency, columns_of(connection, Entity.DEPENDENCY, id_)),
    }


def assessment(connection: Connection, id_: str) -> StoredAssessment:
    """Return a whole assessment.

    Raises:
        ProblemsFoundError: there is none of that id.
    """
    row = _row(connection, Entity.ASSESSMENT, id_)
    head = {name: value for name, value in row.items() if name in Assessment.model_fields}
    answers, response_ids, evidence_ids = _answers(connection, id_)
    whole = {
        **head,
        "city": City.model_validate(row["city_facts"]),
        "answers": answers,
        **_parts_of_assessment(connection, id_),
    }
    return StoredAssessment(
        id=id_,
        city=str(row["city"]),
        revision=revision(connection, (Entity.ASSESSMENT, id_)),
        assessment=Assessment.model_validate(whole),
        response_ids=response_ids,
        evidence_ids=evidence_ids,
        benchmark_document=None if row["benchmark_document"] is None else str(row["benchmark_document"]),
        documents_of_rows=_documents_of_rows(connection, id_),
    )


def _parts_of_assessment(connection: Connection, id_: str) -> dict[str, object]:
    settings, respondents, verdicts, readings, holders = (
        columns_of(connection, entity, id_)
        for entity in (Entity.SETTINGS, Entity.RESPONDENT, Entity.VERDICT, Entity.READING, Entity.HOLDER)
    )
    return {
        "respondents": _taken(Respondent, respondents),
        "verdicts": _by_id(Verdict, verdicts),
        "context": _by_id(ContextReading, readings),
        "plan": {**next(iter(_taken(PlanSettings, settings)), {}), "roles": _by_id(RoleHolder, holders)},
    }


def _documents_of_rows(connection: Connection, id_: str) -> dict[tuple[Entity, str], str]:
    """Return which version of the benchmark single rows of an assessment answer, where they name one."""
    documents: dict[tuple[Entity, str], str] = {}
    for entity in sorted(SAID_TO_A_BENCHMARK):
        table = TABLES[entity]
        named = select(table.c.id, table.c.benchmark_document).where(
            table.c.assessment == id_, table.c.benchmark_document.is_not(None)
        )
        documents |= {(entity, row.id): row.benchmark_document for row in connection.execute(named)}
    return documents


_Ids: TypeAlias = dict[str, tuple[str, ...]]


def _answers(connection: Connection, id_: str) -> tuple[dict[str, list[Row]], _Ids, _Ids]:
    """Return the answers by question, with the ids of the rows of responses and of their evidence."""
    columns = columns_of(connection, Entity.EVIDENCE, id_)
    evidence: dict[str, list[Row]] = {}
    evidence_ids: _Ids = {}
    for row, response, piece in zip(columns["id"], columns["response"], _taken(Evidence, columns), strict=True):
        evidence.setdefault(response, []).append(piece)
        evidence_ids[response] = (*evidence_ids.get(response, ()), row)
    given = columns_of(connection, Entity.RESPONSE, id_)
    answers: dict[str, list[Row]] = {}
    response_ids: _Ids = {}
    for row, question, response in zip(given["id"], given["question"], _taken(Response, given), strict=True):
        answers.setdefault(question, []).append({**response, "evidence": evidence.get(row, [])})
        response_ids[question] = (*response_ids.get(question, ()), row)
    return answers, response_ids, evidence_ids


def comments(connection: Connection, plan_id: str, action: str | None) -> tuple[Comment, ...]:
    """Return the comments on a plan, or on one of its actions, the oldest first."""
    all_of_plan = [
        Comment.model_validate(row) for row in _taken(Comment, columns_of(connection, Entity.COMMENT, plan_id))
    ]
    wanted = [comment for comment in all_of_plan if action is None or comment.action == action]
    return tuple(sorted(wanted, key=lambda comment: (comment.written_at, comment.id)))


def documents(
    connection: Connection, *, of_plan: str | None, of_assessment: str | None, kind: DocumentKind | None
) -> tuple[DocumentSummary, ...]:
    """Return what is kept whole, without the contents, the oldest first."""
    table = TABLES[Entity.DOCUMENT]
    query = select(*(table.c[name] for name in DocumentSummary.model_fields)).where(table.c.removed_on.is_(None))
    for column, wanted in ((table.c.plan, of_plan), (table.c.assessment, of_assessment), (table.c.kind, kind)):
        if wanted is not None:
            query = query.where(column == str(wanted))
    listed = [DocumentSummary.model_validate(dict(row)) for row in connection.execute(query).mappings()]
    return tuple(
        sorted(listed, key=lambda document: (document.dated.isoformat() if document.dated else "", document.id))
    )


def removed(connection: Connection) -> tuple[Removed, ...]:
    """Return the cities, assessments and plans that are out of sight, the latest first."""
    city, assessment, plan = (TABLES[entity] for entity in (Entity.CITY, Entity.ASSESSMENT, Entity.PLAN))
    by_kind = {
        Entity.CITY: select(city.c.id, city.c.id.label("city"), city.c.name.label("title"), city.c.removed_on),
        Entity.ASSESSMENT: select(
            assessment.c.id, assessment.c.city, assessment.c.id.label("title"), assessment.c.removed_on
        ),
        Entity.PLAN: select(plan.c.id, plan.c.city, plan.c.title, plan.c.removed_on),
    }
    listed = [
        Removed(entity=entity, id=row.id, city=row.city, title=row.title, removed_on=date.fromisoformat(row.removed_on))
        for entity, query in by_kind.items()
        for row in connection.execute(query.where(TABLES[entity].c.removed_on.is_not(None)))
    ]
    return tuple(sorted(listed, key=lambda row: (-row.removed_on.toordinal(), row.city, row.id)))


def baselines(connection: Connection, plan_id: str) -> tuple[tuple[str, Baseline], ...]:
    """Return what the council adopted of a plan, with the id of each, in the order of adoption."""
    table = TABLES[Entity.DOCUMENT]
    query = _noted_decisions(table.c.id, table.c.content, table.c.dated, table.c.reference)
    rows = connection.execute(query.where(table.c.plan == plan_id))
    adopted = [(row.id, _baseline(row.content, row.dated, row.reference)) for row in rows]
    # The rows come as they were noted, and a sort keeps that order among those of one day.
    return tuple(sorted(adopted, key=lambda pair: pair[1].adopted_on))


def _noted_decisions(*columns: ColumnElement[Any]) -> Select[Any]:
    """Return the query of what councils adopted, in the order in which it was noted."""
    table = TABLES[Entity.DOCUMENT]
    # The ids are random: only the history knows which of two decisions of one day was noted first.
    noted = (
        select(func.min(HISTORY.c.seq))
        .where(HISTORY.c.entity_id == table.c.id, HISTORY.c.entity == str(Entity.DOCUMENT))
        .scalar_subquery()
    )
    decisions = select(*columns).where(table.c.kind == str(DocumentKind.BASELINE), table.c.removed_on.is_(None))
    return decisions.order_by(noted)


def _decisions(connection: Connection) -> Mapping[str, Sequence[Decision]]:
    """Return the decisions of the council by plan, in the order of their days."""
    table = TABLES[Entity.DOCUMENT]
    decisions: dict[str, list[Decision]] = {}
    query = _noted_decisions(table.c.plan, table.c.dated, table.c.reference)
    for row in connection.execute(query.where(table.c.dated.is_not(None), table.c.reference.is_not(None))):
        decision = Decision(adopted_on=date.fromisoformat(row.dated), reference=row.reference)
        decisions.setdefault(row.plan, []).append(decision)
    return {plan: sorted(of_plan, key=lambda noted: noted.adopted_on) for plan, of_plan in decisions.items()}


def _baseline(content: str, dated: str | None, reference: str | None) -> Baseline:
    """Return what was adopted; its day and reference, which can be corrected, are those of the row."""
    adopted = Baseline.model_validate_json(content)
    changed = {
        "adopted_on": date.fromisoformat(dated) if dated else adopted.adopted_on,
        "reference": reference or adopted.reference,
    }
    return adopted.model_copy(update=changed)


def document(connection: Connection, id_: str) -> Document:
    """Return a document with its content.

    Raises:
        ProblemsFoundError: there is none of that id.
    """
    return Document.model_validate({"id": id_, **_row(connection, Entity.DOCUMENT, id_)})


def _row(connection: Connection, entity: Entity, id_: str) -> Row:
    row = row_of(connection, (entity, "", id_))
    if row is None:
        table = TABLES[entity]
        known = sorted(connection.scalars(select(table.c.id).where(table.c.removed_on.is_(None))))
        raise ProblemsFoundError([not_in_store(id_, known)])
    if row.get("removed_on") is not None:
        raise ProblemsFoundError([was_removed(id_, str(row["removed_on"]))])
    return row


def not_in_store(id_: str, known: Sequence[str]) -> Problem:
    """Return the problem of an id that the store does not have, with the first of those that it has."""
    return Problem(
        code="not-in-store",
        what="The store has nothing called “{id}”.",
        fix="It has: {known}." if known else "It is still empty: import an assessment first.",
        values={"id": id_, "known": ", ".join(known[:12])},
        place=Place(field=id_),
    )


def was_removed(id_: str, day: str) -> Problem:
    """Return the problem of something that is out of sight."""
    return Problem(
        code="was-removed",
        what="“{id}” was removed on {day}.",
        fix="Bring it back first: “planner bring-back {id}”, or under Settings in the app.",
        values={"id": id_, "day": date.fromisoformat(day)},
        place=Place(field=id_),
    )


def _in_sight(columns: Columns) -> Columns:
    """Return the rows that are not out of sight."""
    places = [place for place, day in enumerate(columns["removed_on"]) if day is None]
    return {name: [values[place] for place in places] for name, values in columns.items()}


def _taken(model: type[BaseModel], columns: Columns) -> list[Row]:
    """Return of every row those fields that the model has, but for those that no row uses."""
    fields = model.model_fields
    names = [name for name in columns if name in fields and not _unused(columns[name], fields[name].default)]
    lines = zip(*(columns[name] for name in names), strict=True) if names else repeat((), len(columns["id"]))
    return [dict(zip(names, values, strict=True)) for values in lines]


def _unused(column: Sequence[object], default: object) -> bool:
    """Say whether a field has its default in all rows; the model fills it in faster than it checks it."""
    plain = [] if default == () else default
    return len(column) > 0 and column[0] == plain and column.count(plain) == len(column)


def _by_id(model: type[BaseModel], columns: Columns) -> dict[str, Row]:
    return dict(zip(columns["id"], _taken(model, columns), strict=True))
