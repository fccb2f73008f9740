"""Which actions of a plan under way need attention, since when, and what resolves it?"""

from typing import TYPE_CHECKING

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.tables import Column, Table
from planner.toolkit.plan_settings import PlanStatus
from planner.wording.concerns import resolution_sentence

if TYPE_CHECKING:
    from planner.track.attention import AttentionItem


def write_attention(doc: Manuscript, material: Material) -> None:
    """Name the actions that the figures of the summary only count; of a plan that is no more than a draft none."""
    listed: dict[str, list[AttentionItem]] = {}
    for item in material.plan.attention:
        if item.action is not None:
            listed.setdefault(item.action, []).append(item)
    if material.plan.status is not PlanStatus.ADOPTED or not listed:
        return
    say, wording = material.wording.say, material.wording
    doc.table(
        Table(
            caption=say("Actions that need attention"),
            describes=say("One line for each action: every concern, since when it is so, and what resolves it."),
            columns=(
                Column.small(say("Action"), 6.2),
                Column.small(say("Concern"), 2.6),
                Column.small(say("Since"), 2.0),
                Column.small(say("What resolves it"), 5.7),
            ),
            # As it is counted, an action has every concern; as it is cured, one thing resolves them.
            rows=[
                (
                    material.names.get(action, action),
                    tuple(wording.label(item.concern) for item in items),
                    tuple(wording.short_date(item.since) if item.since else "–" for item in items),
                    resolution_sentence(items[0], wording),
                )
                for action, items in listed.items()
            ],
        )
    )
