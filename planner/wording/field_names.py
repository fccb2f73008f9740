"""What do readers call the fields of a row, and its kind?"""

from collections.abc import Mapping
from functools import cache

from planner.action_fields import Surface, fields_on
from planner.problem import FieldNames, FieldPlace, msgid
from planner.store import Entity, HistoryKind
from planner.wording import Wording
from planner.wording.method import number_names

_PLACES: Mapping[str, str] = {
    "predecessor": msgid("Waits for"),
    "link": msgid("Kind of link"),
    "lag": msgid("Lag"),
    "position": msgid("Place in the list"),
    "successor": msgid("Action that waits"),
}
_PLANS: Mapping[str, str] = {
    "version": msgid("Version"),
    "adopted_on": msgid("Adopted on"),
    "start": msgid("Start"),
    "to_adopt": msgid("Adoption"),
    "country": msgid("Country"),
    "region": msgid("Region"),
    "closures": msgid("Closures"),
    "council_sessions": msgid("Sessions of the council"),
    "objective": msgid("Objective"),
    "target": msgid("Target"),
    "holder": msgid("Name"),
    "capacity": msgid("Capacity"),
    "outside": msgid("Outside the city"),
    "vacant": msgid("Vacant"),
    "filled_from": msgid("Filled from"),
    "retired": msgid("Retired"),
    "assessment": msgid("Assessment"),
    "city_facts": msgid("City"),
    "assessed_on": msgid("Assessed on"),
    "assessment_kind": msgid("Kind of assessment"),
    "benchmark": msgid("Benchmark"),
    "benchmark_version": msgid("Version of the benchmark"),
    "cost_bands": msgid("Cost bands"),
    "objectives": msgid("Objectives"),
    "roles": msgid("Services"),
    "dependencies": msgid("Dependencies"),
    "person": msgid("Person"),
    "text": msgid("Text"),
    "name": msgid("Name"),
}
_ASSESSMENTS: Mapping[str, str] = {
    "answer": msgid("Answer"),
    "by": msgid("Respondent"),
    "confidential_note": msgid("Confidential note"),
    "standing": msgid("Standing"),
    "because": msgid("Reason"),
    "readings": msgid("Readings"),
    "figures": msgid("Figures"),
    "date": msgid("Date"),
    "kind": msgid("Kind"),
    "follows": msgid("Follows the assessment of"),
    "language": msgid("Language"),
    "scope": msgid("Scope"),
    "deadlines": msgid("Deadlines"),
    "owners": msgid("Owners"),
    "replaced_by": msgid("Replaced by"),
    "own": msgid("Service of the city’s own"),
    "adoption": msgid("Adoption"),
    "session": msgid("Session that is to adopt the plan"),
    "may_begin_before": msgid("Actions that may begin before"),
    "papers_by": msgid("Papers by"),
    "done": msgid("Already carried out"),
    "decides": msgid("Who decides"),
    "means": msgid("Means"),
    "caps": msgid("Limits on the number of actions"),
    "weights": msgid("Own weights of the priority"),
    "quick_win": msgid("Own limits of quick wins"),
    "question": msgid("Question"),
    "role": msgid("Role"),
    "group": msgid("Group"),
    "response": msgid("Answer"),
    "reference": msgid("Reference"),
    "dated": msgid("Date"),
    "removed_on": msgid("Removed on"),
    "benchmark_document": msgid("Version of the benchmark"),
    "confidential": msgid("Confidential"),
}
_PEOPLE_AND_DOCUMENTS: Mapping[str, str] = {
    "city": msgid("City"),
    "population": msgid("Inhabitants"),
    "email": msgid("E-mail address"),
    "function": msgid("Function"),
    "action": msgid("Action"),
    "author": msgid("Author"),
    "written_at": msgid("Written on"),
    "plan": msgid("Plan"),
    "media_type": msgid("File type"),
    "content": msgid("Content"),
}
_KINDS: Mapping[Entity, str] = {
    Entity.CITY: msgid("City"),
    Entity.PERSON: msgid("Person"),
    Entity.ASSESSMENT: msgid("Assessment"),
    Entity.SETTINGS: msgid("Settings of the plan"),
    Entity.HOLDER: msgid("Service"),
    Entity.RESPONDENT: msgid("Respondent"),
    Entity.RESPONSE: msgid("Answer"),
    Entity.EVIDENCE: msgid("Evidence given"),
    Entity.VERDICT: msgid("Verdict"),
    Entity.READING: msgid("Context"),
    Entity.PLAN: msgid("Plan"),
    Entity.OBJECTIVE: msgid("Objective"),
    Entity.ROLE: msgid("Service"),
    Entity.ACTION: msgid("Action"),
    Entity.DEPENDENCY: msgid("Dependency"),
    Entity.COMMENT: msgid("Comment"),
    Entity.DOCUMENT: msgid("Document"),
}
_STEPS: Mapping[HistoryKind, str] = {
    HistoryKind.EDIT: msgid("edit"),
    HistoryKind.IMPORT: msgid("import"),
    HistoryKind.UNDO: msgid("undo"),
    HistoryKind.ERASE: msgid("erasure"),
}


def field_name(field: str, wording: Wording) -> str:
    """Return what readers call a field; one that has no name of its own shows as it is."""
    return _field_names(wording.language).get(field, field)


def fields_shown(place: FieldPlace | FieldNames, wording: Wording) -> str:
    """Return what readers call fields in the gap of a sentence.

    >>> fields_shown(FieldPlace("F03-03.percent"), Wording("en")), fields_shown(FieldNames("title, why"), Wording("en"))
    ('F03-03 – Percent complete', 'Title, Why')
    """
    if isinstance(place, FieldNames):
        return ", ".join(field_name(field, wording) for field in place.split(", "))
    row, _, field = place.rpartition(".")
    name = field_name(field, wording)
    return wording.say("{row} – {field}", row=row, field=name) if row else name


# A history names a field in every line, and the table is that of the language.
@cache
def _field_names(language: str) -> Mapping[str, str]:
    wording = Wording(language)
    # A field of an action is called in its history what it is called in its form.
    of_actions = {field.name: field.words for field in fields_on(Surface.HISTORY)}
    english = {**of_actions, **_PLACES, **_PLANS, **_ASSESSMENTS, **_PEOPLE_AND_DOCUMENTS}
    return {**number_names(wording), **{field: wording.say(name) for field, name in english.items()}}


def kind_name(entity: Entity, wording: Wording) -> str:
    """Return what readers call a kind of row."""
    return wording.say(_KINDS[entity])


def step_name(kind: HistoryKind, wording: Wording) -> str:
    """Return what readers call a kind of change."""
    return wording.say(_STEPS[kind])
