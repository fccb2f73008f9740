"""What does the city undertake to make true, by whom, by when, and what has to wait?"""

from collections.abc import Iterable, Iterator, Sequence

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Piece, Quoted
from planner.export.word.services import owner_pieces
from planner.plan import PlanObjective
from planner.templates.results import Part
from planner.toolkit.assessment import Standing
from planner.toolkit.capitals import capital
from planner.track.objective_grounds import Ground, ObjectiveGrounds, objective_grounds
from planner.track.plan_standing import ActionStanding
from planner.track.progress import CLOSED
from planner.track.reasons import reasons_in_plan
from planner.track.results import PlanLater, PlanResult
from planner.wording.action_dates import done_on
from planner.wording.assessments import question_line
from planner.wording.deadlines import without_deadline
from planner.wording.objectives import not_taken_up
from planner.wording.results import answer_change, how_seen, later_sentence


def write_objectives(doc: Manuscript, material: Material) -> None:
    """Give each objective the results that the plan promises for it, what delivers them, and what has to wait."""
    plan, say = material.plan, material.wording.say
    if not plan.objectives:
        return
    doc.heading(say("Objectives and results"), 1, new_page=True)
    if plan.results or plan.later:
        doc.paragraph(
            say(
                "A result is a guiding question of the benchmark that will be answered better because actions of this "
                "plan bring that about. The plan promises these results and nothing else; what it leaves out stands "
                "below them, with the reason."
            ),
            style="Lead",
        )
    for objective, actions in material.by_objective:
        _write_objective(doc, material, objective, actions)
    write_not_taken_up(doc, material)


def write_not_taken_up(doc: Manuscript, material: Material, *, level: int = 2) -> None:
    """Name the questions that are not fully met and that the plan leaves as they are, where there are any."""
    wording, findings = material.wording, material.plan.not_taken_up
    if not findings:
        return
    doc.heading(wording.say("In place, though not in full"), level)
    doc.paragraph(not_taken_up(len(findings), wording), keep_next=True)
    doc.points(question_line(finding, material.benchmark.question_by_id, wording) for finding in findings)


def _write_objective(
    doc: Manuscript, material: Material, objective: PlanObjective, actions: Sequence[ActionStanding]
) -> None:
    plan, say = material.plan, material.wording.say
    doc.heading(material.objective_title(objective), 2)
    doc.fact(say("Objective"), objective.objective)
    if objective.target:
        doc.fact(say("Target"), Quoted(objective.target))
    doc.fact(say("Why it is here"), _why_it_is_here(objective, actions, material))
    results = plan.results_of(objective.factor) if objective.factor else ()
    for result in results:
        _write_result(doc, material, result)
    _write_others(doc, material, results, actions)
    if objective.factor:
        _write_later(doc, material, plan.later_of(objective.factor), objective.standing)


def _write_result(doc: Manuscript, material: Material, result: PlanResult) -> None:
    """Write a promise with how it is seen, who answers for it, what delivers it and what prepares that."""
    plan, wording = material.plan, material.wording
    say, delivering = wording.say, plan.carrying(result)
    doc.paragraph(f"{result.question}  {material.promise(result)}", style="Promise")
    doc.fact(say("Answer"), answer_change(result, wording), keep_next=True)
    doc.fact(say("How it shows"), how_seen(result, delivering, wording))
    doc.fact(say("Noticed by"), capital(result.noticed_by_whom))
    doc.fact(say("Who answers"), *_who_answers(material, delivering))
    _write_actions(doc, material, say("Actions"), delivering)
    _write_actions(doc, material, say("Further steps"), material.steps_of(result))
    _write_actions(doc, material, wording.label(Part.PREPARATION), plan.preparing(result))


def _who_answers(material: Material, delivering: Sequence[ActionStanding]) -> Iterator[Piece]:
    owners = dict.fromkeys(action.owner for action in delivering)
    if not owners:
        yield material.wording.say("The council, with its vote on this plan.")
    for number, owner in enumerate(owners):
        if number:
            yield material.wording.series(("", ""))
        yield from owner_pieces(material, owner)


def _write_actions(doc: Manuscript, material: Material, label: str, actions: Sequence[ActionStanding]) -> None:
    for number, action in enumerate(actions):
        doc.fact("" if number else label, action_line(material, action))


def action_line(material: Material, action: ActionStanding) -> str:
    """Return an action with its title and the day on which it ends, or ended."""
    wording = material.wording
    name = f"{action.id} {action.title}"
    if action.status in CLOSED:
        return f"{name} – {done_on(action, wording)}"
    if action.due is None:
        return f"{name} – {without_deadline(wording)}"
    return wording.say("{action} – until {day}", action=name, day=action.dates.early_finish)


def _write_others(
    doc: Manuscript, material: Material, results: Iterable[PlanResult], actions: Iterable[ActionStanding]
) -> None:
    """Name the actions of an objective that none of its results shows: what keeps others, helps them, or finds out."""
    plan, say = material.plan, material.wording.say
    shown = {
        action.id
        for result in results
        for action in (*plan.carrying(result), *material.steps_of(result), *plan.preparing(result))
    }
    others = [action for action in actions if action.id not in shown]
    kept = [action for action in others if action.part is Part.UPKEEP]
    _write_actions(doc, material, material.wording.label(Part.UPKEEP), kept)
    _write_actions(doc, material, say("Also done"), [action for action in others if action not in kept])


def _write_later(doc: Manuscript, material: Material, waiting: Sequence[PlanLater], standing: Standing | None) -> None:
    """Name what the plan does not bring about, or not in full, with the reason and the year."""
    wording, plan = material.wording, material.plan
    if not waiting:
        return
    doc.paragraph(wording.say("Later"), style="Promise")
    facts_first = plan.standing_by_factor.get(waiting[0].factor, standing) is Standing.NOT_ASSESSED
    for later in waiting:
        said = plan.result_by_question.get(later.what)
        what = wording.say("{question} in full", question=later.what) if said else f"{later.what} {later.text}"
        services = {service: material.service_name(service) for service in later.services}
        why = wording.inside(later_sentence(later, services, wording, facts_first=facts_first))
        doc.paragraph(f"{what.rstrip('.')} – {why}", style="List Bullet")


def _why_it_is_here(objective: PlanObjective, actions: Sequence[ActionStanding], material: Material) -> str:
    """Say why an objective is in the plan, by the reasons that still hold."""
    holding = [action.model_copy(update={"reasons": reasons_in_plan(material.plan, action)}) for action in actions]
    grounds = objective_grounds(objective, holding)
    texts = [_ground(ground, objective, grounds, material) for ground in grounds.grounds]
    return material.wording.series(texts) or material.wording.say("None of its actions is left")


def _ground(ground: Ground, objective: PlanObjective, grounds: ObjectiveGrounds, material: Material) -> str:
    say = material.wording.say
    match ground:
        case Ground.GAP | Ground.FACTS if objective.standing:
            return _standing(objective.standing, material.plan.standing_by_factor.get(objective.factor or ""), material)
        case Ground.GAP | Ground.FACTS:
            return say("Not assessed: the facts come first")
        case Ground.CONTEXT:
            return say("Asked for by the context")
        case Ground.PREREQUISITE:
            return _waited_for(grounds.needed_by, material)
        case Ground.PEOPLE:
            return say("Added to the plan by people")


def _standing(drafted: Standing, now: Standing | None, material: Material) -> str:
    """Say where the city stands on the key factor of an objective, by which assessment, and where it stood before.

    ``drafted`` is what the objective was drafted for, ``now`` what the assessment of the plan says today.
    """
    say, inside, day = material.wording.say, material.wording.label_inside, material.plan.assessed_on
    if now not in {None, drafted}:
        return say(
            "When it was drafted: {drafted}; by the assessment of {day}: {now}",
            drafted=inside(drafted),
            day=day,
            now=inside(now),
        )
    if drafted is Standing.NOT_ASSESSED:
        return say("Not assessed: the facts come first")
    return say("By the assessment of {day}: {standing}", day=day, standing=inside(drafted))


def _waited_for(actions: Sequence[str], material: Material) -> str:
    # What waited for it was given up since; the action itself stays until somebody drops it too.
    if not actions:
        return material.wording.say("What waited for it is not in the plan")
    # In no tense: some of them may be done by now.
    return material.wording.say("Comes before {actions}", actions=material.shortly(actions))
