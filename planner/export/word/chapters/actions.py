"""What does the city undertake: objectives, quick wins, longer-term actions?"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from planner.export.word.action_block import write_action
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.tables import Column, Table
from planner.plan import PlanObjective
from planner.proposal.quick_wins import Horizon
from planner.toolkit.assessment import Standing
from planner.track.objective_grounds import Ground, ObjectiveGrounds, objective_grounds
from planner.track.plan_standing import ActionStanding
from planner.track.reasons import reasons_in_plan


def write_objectives(doc: Manuscript, material: Material) -> None:
    """Give each objective its target, where the city starts from, and its number of actions."""
    say = material.wording.say
    if not material.plan.objectives:
        return
    doc.heading(say("Objectives"), 1, new_page=True)
    grounds = _grounds(material)
    doc.paragraph(_what_has_an_objective(material, grounds))
    doc.table(_objective_table(material, grounds))


def _grounds(material: Material) -> list[ObjectiveGrounds]:
    """Return why each objective is in the plan, by the reasons that still hold."""
    return [
        objective_grounds(
            objective,
            [action.model_copy(update={"reasons": reasons_in_plan(material.plan, action)}) for action in actions],
        )
        for objective, actions in material.by_objective
    ]


def _what_has_an_objective(material: Material, grounds: Sequence[ObjectiveGrounds]) -> str:
    wording, found = material.wording, {ground for its in grounds for ground in its.grounds}
    say, by_standing = wording.say, material.factors_by_standing
    reasons = {
        Ground.GAP: say("for each key factor that is not in place")
        if _have(Ground.GAP, (*by_standing[Standing.WEAK], *by_standing[Standing.MISSING]), material, grounds)
        else say("for key factors that were not in place when it was drafted"),
        Ground.FACTS: say("for each key factor about which nothing is known yet")
        if _have(Ground.FACTS, by_standing[Standing.NOT_ASSESSED], material, grounds)
        else say("for key factors about which nothing was known when it was drafted"),
        Ground.CONTEXT: say("for what the context asks for"),
        Ground.PREREQUISITE: say("for what actions of other objectives wait for"),
        Ground.PEOPLE: say("for what people added"),
    }
    listed = wording.listing(text for ground, text in reasons.items() if ground in found)
    if not listed:
        return say("Each objective has the target by which the council sees success.")
    return say("An objective {reasons}, with the target by which the council sees success.", reasons=listed)


def _have(ground: Ground, factors: Collection[str], material: Material, grounds: Iterable[ObjectiveGrounds]) -> bool:
    """Say whether these key factors, and no others, have an objective on a ground: a later round may find others so."""
    pairs = zip(material.plan.objectives, grounds, strict=True)
    return {objective.factor for objective, its in pairs if ground in its.grounds} == {*factors}


def _objective_table(material: Material, grounds: Sequence[ObjectiveGrounds]) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Objectives, targets and why they are here"),
        describes=say("One line for each objective: key factor, objective, target, why it is here, actions."),
        columns=(
            Column.small(say("Key factor"), 2.9),
            Column.small(say("Objective"), 4.5),
            Column.small(say("Target"), 4.8),
            Column.small(say("Why it is here"), 2.7),
            Column(title=say("Actions"), width=1.6, style="Table Small Number", head="Table Head Number"),
        ),
        rows=[
            (
                material.objective_title(objective),
                objective.objective,
                objective.target,
                _why_it_is_here(objective, its_grounds, material),
                material.wording.number(len(actions)),
            )
            for (objective, actions), its_grounds in zip(material.by_objective, grounds, strict=True)
        ],
    )


def _why_it_is_here(objective: PlanObjective, grounds: ObjectiveGrounds, material: Material) -> str:
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


def write_quick_wins(doc: Manuscript, material: Material) -> None:
    """Put all quick wins on one page, then each in detail."""
    say, actions = material.wording.say, material.quick_wins
    if not actions:
        return
    doc.heading(say("Quick wins"), 1, new_page=True)
    weeks = material.catalogue.method.quick_win.horizon_weeks
    doc.paragraph(
        say(
            "Short, cheap, within the administration’s own remit, visible, and planned to be finished within {weeks} "
            "of the plan’s start: these actions show early that the city means it.",
            weeks=material.wording.count("{number} week", "{number} weeks", weeks),
        ),
        style="Lead",
    )
    _write_later_than_planned(doc, material, material.plan.start + timedelta(weeks=weeks, days=-1))
    # “On one page” holds only if the detail starts on another.
    doc.table(_quick_win_table(material, actions))
    doc.heading(say("Quick wins one by one"), 2, new_page=True)
    for action in actions:
        write_action(doc, material, action)


def _write_later_than_planned(doc: Manuscript, material: Material, last: date) -> None:
    # Quick wins are so by the plan’s schedule; of those that slipped since, the table below gives later days.
    late = [action.id for action in material.quick_wins if action.dates.early_finish > last]
    if late:
        doc.paragraph(
            material.wording.say(
                "Later than that, as things stand: {actions}. These weeks end on {day}.",
                actions=material.shortly(late),
                day=last,
            )
        )


def _quick_win_table(material: Material, actions: Sequence[ActionStanding]) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Quick wins on one page"),
        describes=say("One line for each quick win: number, action, owner, when it ends."),
        columns=(
            Column.small(say("No."), 1.6),
            Column.small(say("Action"), 8.1),
            Column.small(say("Owner"), 4.8),
            Column.small(say("End"), 2.0),
        ),
        rows=[
            (
                action.id,
                action.title,
                material.service_name(action.owner),
                material.wording.short_date(action.dates.early_finish),
            )
            for action in actions
        ],
    )


def write_longer_term(doc: Manuscript, material: Material) -> None:
    """Describe the longer-term actions under their objectives."""
    say = material.wording.say
    if not material.longer_term:
        return
    doc.heading(say("Longer-term actions"), 1, new_page=True)
    doc.paragraph(
        say(
            "These actions take more time, money or agreement. Each says why it is here, how it begins, who answers "
            "for it and how the council sees that it is done."
        ),
        style="Lead",
    )
    for objective, actions in material.by_objective:
        _write_objective(
            doc, material, objective, [action for action in actions if action.quick_win.horizon is Horizon.LONGER_TERM]
        )


def _write_objective(
    doc: Manuscript, material: Material, objective: PlanObjective, actions: Sequence[ActionStanding]
) -> None:
    # An objective that quick wins alone serve would be a heading with nothing below it.
    if not actions:
        return
    say = material.wording.say
    doc.heading(material.objective_title(objective), 2)
    doc.fact(say("Objective"), objective.objective)
    doc.fact(say("Target"), objective.target)
    for action in actions:
        write_action(doc, material, action)
