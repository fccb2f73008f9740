"""What do readers call the fields of a row, and its kind?"""

from collections.abc import Mapping

from planner.store import Entity, HistoryKind
from planner.wording import Wording


def field_name(field: str, wording: Wording) -> str:
    """Return what readers call a field; one that has no name of its own shows as it is."""
    names = {**_of_actions(wording), **_of_progress(wording), **_of_plans(wording), **_of_assessments(wording)}
    return names.get(field, field)


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
    return {
        "title": wording.say("Title"),
        "why": wording.say("Why"),
        "first_steps": wording.say("First steps"),
        "indicator": wording.say("Indicator"),
        "indicator_note": wording.say("Note on the indicator"),
        "proof": wording.say("Proof"),
        "answers": wording.say("Questions it answers"),
        "factor": wording.say("Key factor"),
        "type": wording.say("Type"),
        "lead": wording.say("Lead"),
        "accountable": wording.say("Owner"),
        "partners": wording.say("Partners"),
        "partners_note": wording.say("Note on partners"),
        "duration": wording.say("Duration"),
        "elapsed": wording.say("In calendar days"),
        "effort": wording.say("Effort in person-days"),
        "cost_band": wording.say("Cost band"),
        "remit": wording.say("Remit"),
        "impact": wording.say("Impact"),
        "visible": wording.say("Visibility"),
        "recurrence": wording.say("Recurrence"),
        "not_before": wording.say("Not before"),
        "finish_by": wording.say("To be finished by"),
        "own_deadline": wording.say("Deadline"),
        "notes": wording.say("Notes"),
        "predecessor": wording.say("Waits for"),
        "link": wording.say("Kind of link"),
        "lag": wording.say("Lag"),
        "position": wording.say("Place in the list"),
    }


def _of_progress(wording: Wording) -> Mapping[str, str]:
    return {
        "status": wording.say("Status"),
        "reason": wording.say("Reason"),
        "percent": wording.say("Percent complete"),
        "remaining": wording.say("Days left"),
        "started": wording.say("Started on"),
        "finished": wording.say("Finished on"),
        "note": wording.say("Note"),
        "review_on": wording.say("Next review"),
        "evidence": wording.say("Evidence"),
        "confirmed_on": wording.say("Last news"),
        "confirmed_by": wording.say("News from"),
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
        "benchmark": wording.say("Benchmark"),
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
    }
