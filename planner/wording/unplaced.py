"""How do people read what has no place in today's benchmark?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.confidential import without_confidential
from planner.proposal.unplaced import Fate, Part, Unplaced
from planner.toolkit.assessment import Assessment, Response
from planner.toolkit.plan_settings import PlanSettings

if TYPE_CHECKING:
    from planner.wording import Wording

_NAMED = 8
"""Ids that one sentence names."""


def unplaced_sentence(entries: Sequence[Unplaced], wording: "Wording") -> str:
    """Say in a sentence how much has no place, and which ids it names."""
    ids = list(dict.fromkeys(entry.key for entry in entries))
    listed = ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")
    if all(entry.part is Part.ANSWER for entry in entries):
        # One question may have lost the answers of several respondents, and each of them counts.
        number = sum(len(entry.by) for entry in entries)
        return wording.count(
            "{number} answer no longer has a question: {ids}",
            "{number} answers no longer have a question: {ids}",
            number,
            ids=listed,
        )
    return wording.count(
        "{number} thing that was said no longer has a place: {ids}",
        "{number} things that were said no longer have a place: {ids}",
        len(entries),
        ids=listed,
    )


def part_name(part: Part, wording: "Wording") -> str:
    """Return what readers call a part of an assessment."""
    names: Mapping[Part, str] = {
        Part.ANSWER: wording.say("Answer"),
        Part.VERDICT: wording.say("Verdict"),
        Part.CONTEXT: wording.say("Context"),
        Part.READING: wording.say("Reading"),
        Part.FIGURE: wording.say("Figure"),
        Part.SCOPE: wording.say("Scope"),
        Part.DONE: wording.say("Already carried out"),
        Part.DEADLINE: wording.say("Deadline"),
        Part.OWNER: wording.say("Owner"),
        Part.OWNING_SERVICE: wording.say("Owning service"),
        Part.PARTNERING_SERVICE: wording.say("Partner service"),
        Part.PARTNERS: wording.say("Partners"),
        Part.HOLDER: wording.say("Service"),
    }
    return names[part]


def fate_sentence(entry: Unplaced, wording: "Wording") -> str:
    """Say what became of the id and of the text to which something was said."""
    match entry.fate:
        case Fate.MOVED:
            return wording.say("This text stands under {target} now.", target=entry.target)
        case Fate.REPLACED:
            return wording.say("Another text stands at {id} now; this one is nowhere in the benchmark.", id=entry.id)
        case Fate.GONE:
            return wording.say("The benchmark no longer has it.")


def statement_lines(entry: Unplaced, assessment: Assessment, wording: "Wording") -> tuple[str, ...]:
    """Return what was said, a line for each respondent; nothing where the id says all. Confidential notes stay out."""
    plan = assessment.plan
    match entry.part:
        case Part.ANSWER:
            given = (response for response in assessment.answers.get(entry.id, ()) if response.by in entry.by)
            lines = [_answer_line(response, assessment, wording) for response in given]
        case Part.VERDICT:
            verdict = assessment.verdicts[entry.id]
            lines = [f"{wording.label(verdict.standing)} – {verdict.because}"]
        case Part.CONTEXT:
            read = assessment.context[entry.id]
            figures = [wording.labelled(name, wording.shown(value)) for name, value in read.figures.items()]
            lines = [wording.series((*read.readings, *figures)), read.note or ""]
        case Part.FIGURE:
            lines = [wording.shown(assessment.context[entry.of].figures[entry.id])]
        case _:
            lines = [_of_plan(entry, plan, wording)]
    return tuple(filter(None, lines))


def _of_plan(entry: Unplaced, plan: PlanSettings, wording: "Wording") -> str:
    """Return what the city decided about its plan, under an id that is gone; nothing where the id says all."""
    match entry.part:
        case Part.DEADLINE:
            return wording.shown(plan.deadlines[entry.id])
        case Part.OWNER:
            return _service(plan.owners[entry.id], plan)
        case Part.PARTNERS:
            return wording.listing(_service(partner, plan) for partner in plan.partners[entry.id])
        case Part.HOLDER:
            return plan.roles[entry.id].name or ""
    return ""


def _service(id_: str, plan: PlanSettings) -> str:
    return (plan.roles[id_].name if id_ in plan.roles else None) or id_


def _answer_line(response: Response, assessment: Assessment, wording: "Wording") -> str:
    answer = wording.say("{who} – {answer}", who=_role(response.by, assessment, wording), answer=response.answer)
    # The confidential note is not read at all: these lines stand on pages and terminals that hide nothing more.
    evidence = [proof.title for proof in without_confidential(response.evidence)]
    return " – ".join(filter(None, (answer, response.note, wording.series(evidence))))


def met_sentence(entry: Unplaced, assessment: Assessment, wording: "Wording") -> str:
    """Say who answered the question already under which the text stands today."""
    who = wording.listing(_role(by, assessment, wording) for by in entry.met)
    return wording.say("{who} answered question {question} already.", who=who, question=entry.target)


def _role(by: str | None, assessment: Assessment, wording: "Wording") -> str:
    # An answer without a respondent is that of the city as a whole; a respondent who left the list keeps the id.
    return assessment.role_by_respondent.get(by, by) if by else wording.say("the city")
