"""What do readers call the fields of a row, and its kind?"""

from collections.abc import Mapping
from functools import cache

from planner.action_fields import Surface, fields_on
from planner.store import Entity, HistoryKind
from planner.wording import Wording
from planner.wording.method import number_names


def field_name(field: str, wording: Wording) -> str:
    """Return what readers call a field; one that has no name of its own shows as it is."""
    return _field_names(wording.language).get(field, field)


@cache
def _field_names(language: str) -> Mapping[str, str]:
    groups = (number_names, _of_actions, _of_places, _of_plans, _of_assessments, _of_people_and_documents)
    return {field: name for group in groups for field, name in group(Wording(language)).items()}


def kind_name(entity: Entity, wording: Wording) -> str:
    """Return what readers call a kind of row."""
    names: Mapping[Entity, str] = {
        Entity.CITY: wording.say("City"),
        Entity.PERSON: wording.say("Person"),
        Entity.ASSESSMENT: wording.say("Assessment"),
        Entity.SETTINGS: wording.say("Settings of the plan"),
        Entity.HOLDER: wording.say("Holder of a role"),
        Entity.RESPONDENT: wording.say("Respondent"),
        Entity.RESPONSE: wording.say("Answer"),
        Entity.EVIDENCE: wording.say("Evidence"),
        Entity.VERDICT: wording.say("Verdict"),
        Entity.READING: wording.say("Context"),
        Entity.PLAN: wording.say("Plan"),
        Entity.OBJECTIVE: wording.say("Objective"),
        Entity.ROLE: wording.say("Role"),
        Entity.ACTION: wording.say("Action"),
        Entity.DEPENDENCY: wording.say("Dependency"),
        Entity.COMMENT: wording.say("Comment"),
        Entity.DOCUMENT: wording.say("Document"),
    }
    return names[entity]


def step_name(kind: HistoryKind, wording: Wording) -> str:
    """Return what readers call a kind of change."""
    names: Mapping[HistoryKind, str] = {
        HistoryKind.EDIT: wording.say("edit"),
        HistoryKind.IMPORT: wording.say("import"),
        HistoryKind.UNDO: wording.say("undo"),
        HistoryKind.ERASE: wording.say("erasure"),
    }
    return names[kind]


def _of_actions(wording: Wording) -> Mapping[str, str]:
    return {field.name: wording.say(field.words) for field in fields_on(Surface.HISTORY)}


def _of_places(wording: Wording) -> Mapping[str, str]:
    return {
        "predecessor": wording.say("Waits for"),
        "link": wording.say("Kind of link"),
        "lag": wording.say("Lag"),
        "position": wording.say("Place in the list"),
        "successor": wording.say("Action that waits"),
    }


def _of_plans(wording: Wording) -> Mapping[str, str]:
    return {
        "version": wording.say("Version"),
        "adopted_on": wording.say("Adopted on"),
        "start": wording.say("Start"),
        "country": wording.say("Country"),
        "region": wording.say("Region"),
        "closures": wording.say("Closures"),
        "council_sessions": wording.say("Sessions of the council"),
        "objective": wording.say("Objective"),
        "target": wording.say("Target"),
        "holder": wording.say("Holder"),
        "capacity": wording.say("Capacity"),
        "assessment": wording.say("Assessment"),
        "city_facts": wording.say("City"),
        "assessed_on": wording.say("Assessed on"),
        "assessment_kind": wording.say("Kind of assessment"),
        "benchmark": wording.say("Benchmark"),
        "benchmark_version": wording.say("Version of the benchmark"),
        "cost_bands": wording.say("Cost bands"),
        "objectives": wording.say("Objectives"),
        "roles": wording.say("Roles"),
        "dependencies": wording.say("Dependencies"),
        "person": wording.say("Person"),
        "text": wording.say("Text"),
        "name": wording.say("Name"),
    }


def _of_assessments(wording: Wording) -> Mapping[str, str]:
    return {
        "answer": wording.say("Answer"),
        "by": wording.say("Respondent"),
        "confidential_note": wording.say("Confidential note"),
        "standing": wording.say("Standing"),
        "because": wording.say("Reason"),
        "readings": wording.say("Readings"),
        "figures": wording.say("Figures"),
        "date": wording.say("Date"),
        "kind": wording.say("Kind"),
        "language": wording.say("Language"),
        "scope": wording.say("Scope"),
        "deadlines": wording.say("Deadlines"),
        "done": wording.say("Already carried out"),
        "caps": wording.say("Limits on the number of actions"),
        "weights": wording.say("Own weights of the priority"),
        "quick_win": wording.say("Own limits of quick wins"),
        "question": wording.say("Question"),
        "role": wording.say("Role"),
        "group": wording.say("Group"),
        "response": wording.say("Answer"),
        "reference": wording.say("Reference"),
        "dated": wording.say("Date"),
        "removed_on": wording.say("Removed on"),
        "benchmark_document": wording.say("Version of the benchmark"),
        "confidential": wording.say("Confidential"),
    }


def _of_people_and_documents(wording: Wording) -> Mapping[str, str]:
    return {
        "city": wording.say("City"),
        "population": wording.say("Inhabitants"),
        "email": wording.say("E-mail address"),
        "function": wording.say("Function"),
        "action": wording.say("Action"),
        "author": wording.say("Author"),
        "written_at": wording.say("Written on"),
        "plan": wording.say("Plan"),
        "media_type": wording.say("File type"),
        "content": wording.say("Content"),
    }
