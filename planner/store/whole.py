"""Which edits bring a whole plan or a whole assessment into the store?"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from planner.plan import Action, Dependency, PlanHead
from planner.store.edits import Create, Edit, Entity
from planner.store.rows import without_collecting
from planner.store.shapes import DocumentKind
from planner.store.stored import dependency_id
from planner.toolkit.assessment import Assessment, Response
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings
from planner.track.baseline import Baseline
from planner.track.progress import ActionProgress, Progress

SETTINGS_ID = "plan"
"""The id of the one row in which an assessment keeps what the city decided about its plan."""


def city_edits(id_: str, city: City) -> tuple[Edit, ...]:
    """Return the edit that brings a city."""
    return (Create(entity=Entity.CITY, id=id_, values=dict(city)),)


def plan_edits(
    id_: str,
    plan: PlanHead,
    *,
    city: str,
    assessment: str | None = None,
    progress: Progress | None = None,
    without: Collection[str] = (),
) -> tuple[Edit, ...]:
    """Return the edits that bring a whole plan of a city that is in the store.

    A drafted plan is taken without what was computed for it. ``without`` names actions and
    dependencies to leave out; the others keep their places.
    """
    with without_collecting():
        head = _head_edits(id_, plan, city, assessment)
        return (*head, *_action_edits(id_, plan, progress or {}, without), *_link_edits(id_, plan, without))


_ID = frozenset({"id"})
_ID_OF_PROGRESS = frozenset({"action"})
_NOTHING_REPORTED = {
    name: info.default for name, info in ActionProgress.model_fields.items() if name not in {"action", "status"}
}
"""The progress of an action on which nobody reported; its status is the one that it has in the plan."""


def _head_edits(id_: str, plan: PlanHead, city: str, assessment: str | None) -> Iterator[Edit]:
    head = _fields(plan, PlanHead, without=frozenset({"city", "objectives", "roles", "dependencies"}))
    values = {**head, "city": city, "city_facts": plan.city, "assessment": assessment}
    yield Create(entity=Entity.PLAN, id=id_, values=values)
    for number, objective in enumerate(plan.objectives):
        values = {**dict(objective), "position": number}
        yield Create(entity=Entity.OBJECTIVE, of=id_, id=objective.factor or "context", values=values)
    for number, role in enumerate(plan.roles):
        values = {**dict(role), "position": number}
        del values["id"]
        yield Create(entity=Entity.ROLE, of=id_, id=role.id, values=values)


def _action_edits(id_: str, plan: PlanHead, progress: Progress, without: Collection[str]) -> Iterator[Edit]:
    # Numbers run on over what is left out, so that every action keeps its place in the plan.
    for number, action in enumerate(getattr(plan, "actions", ())):
        if action.id in without:
            continue
        reported = progress.get(action.id)
        progress_fields = _fields(reported, ActionProgress, without=_ID_OF_PROGRESS) if reported else _NOTHING_REPORTED
        values = _fields(action, Action, without=_ID)
        values.update(progress_fields, position=number)
        yield Create(entity=Entity.ACTION, of=id_, id=action.id, values=values)


def _link_edits(id_: str, plan: PlanHead, without: Collection[str]) -> Iterator[Edit]:
    for number, link in enumerate(plan.dependencies):
        name = dependency_id(link)
        if name not in without:
            values = {**_fields(link, Dependency), "position": number}
            yield Create(entity=Entity.DEPENDENCY, of=id_, id=name, values=values)


def assessment_edits(
    id_: str, assessment: Assessment, *, city: str, benchmark_document: str | None = None
) -> tuple[Edit, ...]:
    """Return the edits that bring a whole assessment of a city that is in the store.

    ``benchmark_document`` is the kept version of the benchmark that it answers.
    """
    return tuple(_assessment_edits(id_, assessment, city, benchmark_document))


_ROWS_OF_ASSESSMENT = frozenset({"city", "respondents", "answers", "verdicts", "context", "plan"})


def _assessment_edits(id_: str, assessment: Assessment, city: str, benchmark_document: str | None) -> Iterator[Edit]:
    head = _fields(assessment, Assessment, without=_ROWS_OF_ASSESSMENT)
    of_city = {"city": city, "city_facts": assessment.city, "benchmark_document": benchmark_document}
    yield Create(entity=Entity.ASSESSMENT, id=id_, values={**head, **of_city})
    settings = _fields(assessment.plan, PlanSettings, without=frozenset({"roles"}))
    yield Create(entity=Entity.SETTINGS, of=id_, id=SETTINGS_ID, values=settings)
    for role, holder in assessment.plan.roles.items():
        yield Create(entity=Entity.HOLDER, of=id_, id=role, values=dict(holder))
    for number, respondent in enumerate(assessment.respondents):
        values = {**dict(respondent), "position": number}
        del values["id"]
        yield Create(entity=Entity.RESPONDENT, of=id_, id=respondent.id, values=values)
    for question, responses in assessment.answers.items():
        yield from _response_edits(id_, question, responses)
    for factor, verdict in assessment.verdicts.items():
        yield Create(entity=Entity.VERDICT, of=id_, id=factor, values=dict(verdict))
    for context, reading in assessment.context.items():
        yield Create(entity=Entity.READING, of=id_, id=context, values=dict(reading))


def _response_edits(id_: str, question: str, responses: tuple[Response, ...]) -> Iterator[Edit]:
    for number, response in enumerate(responses):
        name = f"{question}/{number + 1}"
        values = {
            **_fields(response, Response, without=frozenset({"evidence"})),
            "question": question,
            "position": number,
        }
        yield Create(entity=Entity.RESPONSE, of=id_, id=name, values=values)
        for place, evidence in enumerate(response.evidence):
            values = {**dict(evidence), "response": name, "position": place}
            yield Create(entity=Entity.EVIDENCE, of=id_, id=f"{name}/{place + 1}", values=values)


def document_edits(id_: str, *, kind: DocumentKind, title: str, content: str, **facts: object) -> tuple[Edit, ...]:
    """Return the edit that keeps a document whole: a file, a benchmark, a snapshot, a baseline.

    Further facts: ``dated``, ``reference``, ``plan``, ``assessment``, ``media_type``.
    """
    values: Mapping[str, object] = {**facts, "kind": kind, "title": title, "content": content}
    return (Create(entity=Entity.DOCUMENT, id=id_, values=values),)


def baseline_edits(id_: str, baseline: Baseline, *, plan: str, title: str) -> tuple[Edit, ...]:
    """Return the edit that keeps what the council adopted of a plan."""
    return document_edits(
        id_,
        kind=DocumentKind.BASELINE,
        title=title,
        content=baseline.model_dump_json(),
        dated=baseline.adopted_on,
        reference=baseline.reference,
        plan=plan,
    )


def _fields(record: BaseModel, of: type[BaseModel], *, without: frozenset[str] = frozenset()) -> dict[str, object]:
    """Return the fields that a record has from one of its classes."""
    fields = vars(record).copy()
    for name in fields.keys() - _names(of, without):
        del fields[name]
    return fields


@cache
def _names(of: type[BaseModel], without: frozenset[str]) -> frozenset[str]:
    return frozenset(of.model_fields) - without
