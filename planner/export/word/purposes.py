"""What is an action for, in the plan as it stands?"""

from collections.abc import Iterator, Sequence

from planner.export.word.material import Material
from planner.templates.results import Part
from planner.track.plan_standing import ActionStanding
from planner.track.reasons import readings_asking


def purposes(material: Material, action: ActionStanding) -> Iterator[str]:
    """Give in few words the results that an action delivers or prepares, else what else has it in the plan."""
    wording = material.wording
    if action.delivers:
        yield wording.count(
            "Result {questions}", "Results {questions}", len(action.delivers), questions=_listed(action.delivers)
        )
    elif action.prepares:
        yield wording.count(
            "Prepares result {questions}",
            "Prepares results {questions}",
            len(action.prepares),
            questions=_listed(action.prepares),
        )
    elif asked := asked_for(material, action):
        yield asked
    elif action.part is not None and action.part is not Part.RESULT:
        yield wording.label(action.part)
    else:
        yield "–"


def asked_for(material: Material, action: ActionStanding) -> str:
    """Name the readings of the context that ask for an action; empty where none does, or it keeps results true."""
    readings = [reading.title for reading in readings_asking(material.plan, action)]
    if not readings or action.part is Part.UPKEEP:
        return ""
    return material.wording.say("Asked for by the context: {readings}", readings=material.wording.series(readings))


def _listed(questions: Sequence[str]) -> str:
    return ", ".join(questions)
