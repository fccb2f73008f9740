"""What will people notice early?"""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.purposes import purposes
from planner.export.word.services import service_cell
from planner.export.word.tables import Column, Table
from planner.track.plan_standing import ActionStanding


def write_quick_wins(doc: Manuscript, material: Material) -> None:
    """Put what residents notice early on one page; what residents do not notice stands apart."""
    say, actions, for_staff = material.wording.say, material.quick_wins, material.staff_wins
    if not actions and not for_staff:
        return
    doc.heading(say("Quick wins"), 1, new_page=True)
    weeks = material.catalogue.method.quick_win.horizon_weeks
    if actions:
        doc.paragraph(_what_they_are(material, weeks), style="Lead")
        _write_later_than_planned(doc, material, material.plan.start + timedelta(weeks=weeks, days=-1))
        doc.table(_table(material, say("Quick wins at a glance"), actions))
    else:
        doc.paragraph(say("Nothing that residents notice can be finished so early."))
    if for_staff:
        doc.paragraph(
            say(
                "As short and as cheap, and noticed by staff, councillors or firms, not by residents: these are not "
                "counted among the quick wins."
            ),
            keep_next=True,
        )
        doc.table(_table(material, say("Not noticed by residents"), for_staff))


def _what_they_are(material: Material, weeks: int) -> str:
    return material.wording.say(
        "Each of these actions delivers a result that residents notice. It is short, cheap, within the "
        "administration’s own remit, and planned to be finished within {weeks} of the plan’s start.",
        weeks=material.wording.count("{number} week", "{number} weeks", weeks),
    )


def _write_later_than_planned(doc: Manuscript, material: Material, last: date) -> None:
    # Quick wins are so by the plan’s schedule; of those that slipped since, the table below gives later days.
    late = [action.id for action in material.quick_wins if action.dates.early_finish > last]
    if late:
        doc.paragraph(
            material.wording.say(
                "These weeks end on {day}. Later than that, as things stand: {actions}.",
                actions=material.shortly(late),
                day=last,
            )
        )


def _table(material: Material, caption: str, actions: Sequence[ActionStanding]) -> Table:
    say, wording = material.wording.say, material.wording
    return Table(
        caption=caption,
        describes=say("One line for each action: action, how it shows, the result that it brings nearer, owner, end."),
        columns=(
            Column.small(say("Action"), 4.3),
            Column.small(say("How it shows"), 3.7),
            Column.small(say("Result"), 4.2),
            Column.small(say("Owner"), 2.4),
            Column.small(say("End"), 1.9),
        ),
        rows=[
            (
                f"{action.id} {action.title}",
                action.indicator,
                (*material.delivered_by(action), *material.brought_closer_by(action))
                or tuple(purposes(material, action)),
                service_cell(material, action.owner),
                wording.short_date(action.dates.early_finish),
            )
            for action in actions
        ],
    )
