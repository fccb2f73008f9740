"""What do values of the store name by their ids, and how do readers call it?"""

from collections.abc import Iterable
from contextlib import suppress

from planner.app.desk.content import content, content_of_plan, language_for
from planner.app.desk.people import names_of_people
from planner.plan import Plan
from planner.problem import ProblemsFoundError
from planner.store import WHOLE_ROW, Entity, Entry, Store, StoredPlan
from planner.toolkit.assessment import Assessment
from planner.track.adoption import adoption
from planner.track.names import names_of
from planner.wording import Wording
from planner.wording.adoption import decision_name
from planner.wording.assessments import assessment_name


def names_within(store: Store, owners: Iterable[str], wording: Wording) -> dict[str, str]:
    """Return what readers call what plans and assessments name: services, people, actions, factors, respondents.

    What the benchmark and its templates say is in the reader's language where they have it; what the plan says
    is as people wrote it. ``owners`` are ids of plans and of assessments; what is out of sight names nothing.
    """
    names: dict[str, str] = {}
    for owner in dict.fromkeys(owners):
        with suppress(ProblemsFoundError):
            names |= _of_assessment(store.assessment(owner).assessment, wording)
        with suppress(ProblemsFoundError):
            names |= _of_plan(store, store.plan(owner), wording)
    return {**names, **names_of_people(store)}


def _of_assessment(assessment: Assessment, wording: Wording) -> dict[str, str]:
    """Return what readers call who answers, and the services to which the city gives time or work."""
    names: dict[str, str] = {}
    with suppress(ProblemsFoundError):
        _, catalogue = content(assessment.benchmark, language_for(assessment.benchmark, wording.language))
        names |= {role.id: role.title for role in catalogue.roles}
    names |= {service: holder.name for service, holder in assessment.plan.roles.items() if holder.name}
    return {**names, **assessment.role_by_respondent}


def services_gone(entries: Iterable[Entry]) -> dict[str, str]:
    """Return what the services were called that came or went in some lines of the history: the plan may have none."""
    rows = (
        (entry.id, side)
        for entry in entries
        if entry.entity is Entity.ROLE and entry.field == WHOLE_ROW
        for side in (entry.old, entry.new)
    )
    return {id_: str(row.get("holder") or row["title"]) for id_, row in rows if isinstance(row, dict)}


def _of_plan(store: Store, stored: StoredPlan, wording: Wording) -> dict[str, str]:
    plan = stored.plan
    names = {
        assessed.id: assessment_name(assessed.kind, assessed.date, wording)
        for assessed in store.assessments(stored.city)
    }
    # A plan stays readable without its benchmark or its assessment: then its reasons name ids.
    with suppress(ProblemsFoundError):
        names |= store.assessment(stored.assessment).assessment.role_by_respondent if stored.assessment else {}
    names |= {action.id: f"{action.id} {action.title}" for action in plan.actions}
    with suppress(ProblemsFoundError):
        names |= names_of(plan, *content_of_plan(plan, language_for(plan.benchmark, wording.language)))
    return {**names, **plan.service_names, **_of_decisions(store, stored.id, plan, wording)}


def _of_decisions(store: Store, plan: str, current: Plan, wording: Wording) -> dict[str, str]:
    """Return what readers call the decisions of the council about a plan, by the ids of the documents."""
    noted = store.baselines(plan)
    adopted = adoption(current, [decision for _, decision in noted])
    return {id_: decision_name(decision, adopted, wording) for id_, decision in noted}
