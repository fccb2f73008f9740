"""The command ``attention``: what is due, late, blocked or without news."""

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed
from planner.app.cli.options import json_option, plan_argument, store_option
from planner.app.cli.printing import show_json, show_table
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid


class Attention(Typed):
    """What is typed after ``planner attention``."""

    plan: str = plan_argument()
    store: str | None = store_option()
    as_json: bool = json_option()


def run(typed: Attention, wording: Wording) -> None:
    """Show everything that needs attention, most urgent first."""
    from planner.app import desk
    from planner.wording.concerns import concern_sentence

    with opened(typed.store, wording) as store:
        standing = desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language).standing
        if typed.as_json:
            show_json(standing.attention)
            return
        if not standing.attention:
            terminal.show(wording.say("Nothing needs attention today."))
        show_table(
            (
                wording.label(item.concern),
                item.action,
                # Nobody, rather than the role: that nobody fills it is often the concern itself.
                standing.action_by_id[item.action].holder or "–",
                concern_sentence(item, wording),
            )
            for item in standing.attention
        )


COMMAND = Command(
    name="attention",
    help=msgid("List what needs attention in a plan today, most urgent first."),
    usage=msgid("PLAN [--json]"),
    examples=("planner attention harbour-plan-2027",),
    typed=Attention,
    run=run,
)
