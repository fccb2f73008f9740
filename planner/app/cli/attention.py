"""The command ``attention``: what needs attention, why, and what resolves it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed
from planner.app.cli.options import json_option, plan_argument, store_option
from planner.app.cli.printing import show_json, show_table
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk.vocabulary import PlanStanding


class Attention(Typed):
    """What is typed after ``planner attention``."""

    plan: str = plan_argument()
    store: str | None = store_option()
    as_json: bool = json_option()


def run(typed: Attention, wording: Wording) -> None:
    """Show everything that needs attention, most urgent first."""
    from planner.app import desk
    from planner.wording.concerns import attention_record, count_sentence

    with opened(typed.store, wording) as store:
        standing = desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language).standing
        if typed.as_json:
            show_json([attention_record(item, wording) for item in standing.attention])
            return
        if not standing.attention:
            terminal.show(wording.say("Nothing needs attention today."))
            return
        if standing.attention_count.actions:
            terminal.show(count_sentence(standing.attention_count, wording))
        show_table(_rows(standing, wording))


def _rows(standing: "PlanStanding", wording: Wording) -> Iterator[tuple[str, ...]]:
    """Give a line for each action, under its gravest concern, and for what else needs attention."""
    from planner.wording.concerns import concern_sentence, concern_sentences, resolution_sentence, subject_name

    listed = set()
    for item in standing.attention:
        action = standing.action_by_id[item.action] if item.action else None
        if action is not None and action.id in listed:
            continue
        listed.add(item.action)
        sentences = concern_sentences(action.attention, wording) if action else [concern_sentence(item, wording)]
        yield (
            wording.label(item.concern),
            subject_name(item, wording),
            action.holder or "–" if action else "–",
            " ".join((*sentences, resolution_sentence(item, wording))),
        )


COMMAND = Command(
    name="attention",
    help=msgid("List what needs attention in a plan today, most urgent first."),
    usage=msgid("PLAN [--json]"),
    examples=("planner attention harbour-plan-2027",),
    typed=Attention,
    run=run,
)
