"""Which actions of a plan under way need attention, since when, and what resolves it?"""

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.tables import Column, Table
from planner.toolkit.plan_settings import PlanStatus
from planner.track.attention import Subject
from planner.wording.concerns import resolution_sentence


def write_attention(doc: Manuscript, material: Material) -> None:
    """Name the actions that the figures of the summary only count; of a plan that is no more than a draft none."""
    listed = [item for item in material.plan.attention if item.about is Subject.ACTION]
    if material.plan.status is not PlanStatus.ADOPTED or not listed:
        return
    say, wording = material.wording.say, material.wording
    doc.table(
        Table(
            caption=say("Actions that need attention"),
            describes=say("One line for each action and concern: since when it is so, and what resolves it."),
            columns=(
                Column.small(say("Action"), 6.2),
                Column.small(say("Concern"), 2.6),
                Column.small(say("Since"), 2.0),
                Column.small(say("What resolves it"), 5.7),
            ),
            # A line for each concern: what is blocked and foreseen late is counted among both.
            rows=[
                (
                    material.names.get(item.action or "", item.action or ""),
                    wording.label(item.concern),
                    wording.short_date(item.since) if item.since else "–",
                    resolution_sentence(item, wording),
                )
                for item in listed
            ],
        )
    )
