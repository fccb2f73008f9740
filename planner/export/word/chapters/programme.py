"""What happens in which year of the plan: what becomes true, and what begins?"""

from collections.abc import Sequence

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.purposes import purposes
from planner.export.word.services import service_cell
from planner.export.word.tables import Column, Table
from planner.track.plan_standing import ActionStanding
from planner.track.results import PlanResult, plan_year
from planner.wording.action_dates import dates_in_figures
from planner.wording.results import wave_title


def write_programme(doc: Manuscript, material: Material) -> None:
    """Give each year of the plan its results and the actions that begin in it."""
    plan, say = material.plan, material.wording.say
    if not plan.actions:
        return
    doc.heading(say("Programme by year"), 1, new_page=True)
    doc.paragraph(
        say("Each year of the plan is a wave of its own: what is true by its end, and which actions begin in it."),
        style="Lead",
    )
    for wave in range(1, _last_wave(material) + 1):
        begins = [action for action in plan.actions if action.wave == wave]
        results = [result for result in plan.results if plan_year(result.date, plan.start) == wave]
        if begins or results:
            _write_wave(doc, material, wave, results, begins)


def _last_wave(material: Material) -> int:
    plan = material.plan
    years = (plan_year(result.date, plan.start) for result in plan.results)
    return max((*years, *(action.wave for action in plan.actions)))


def _write_wave(
    doc: Manuscript, material: Material, wave: int, results: Sequence[PlanResult], begins: Sequence[ActionStanding]
) -> None:
    wording, plan = material.wording, material.plan
    doc.heading(wave_title(wave, plan.start, wording), 2)
    if results:
        doc.paragraph(wording.say("Due in this year:"), keep_next=True)
        in_order = sorted(results, key=lambda result: result.date)
        doc.points(f"{result.question} {material.promise(result)}" for result in in_order)
    elif plan.results:
        doc.paragraph(wording.say("No result is promised for this year."))
    if begins:
        doc.table(_wave_table(material, wave, begins))


def _wave_table(material: Material, wave: int, begins: Sequence[ActionStanding]) -> Table:
    say, wording = material.wording.say, material.wording
    return Table(
        caption=say("Actions that begin in year {number}", number=wave),
        describes=say("One line for each action: action, owner, dates, what it is for."),
        columns=(
            Column.small(say("Action"), 6.6),
            Column.small(say("Owner"), 3.9),
            Column.small(say("Dates"), 2.3),
            Column.small(say("What it is for"), 3.7),
        ),
        rows=[
            (
                f"{action.id} {action.title}",
                service_cell(material, action.owner),
                dates_in_figures(action, wording),
                tuple(purposes(material, action)),
            )
            for action in sorted(begins, key=lambda action: (action.dates.early_start, action.id))
        ],
    )
