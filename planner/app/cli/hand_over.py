"""The command ``hand-over``: what a service or a person has to do passes to another, in one step."""

from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.consent import agree, consent, effects_of
from planner.app.cli.declaration import Command, Typed, option
from planner.app.cli.options import NAME, by_option, consent_option, plan_argument, store_option
from planner.app.cli.printing import action_names, paragraphs, show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk import PlanView
    from planner.app.desk.hand_over import Handed, HandOver

_SERVICE = msgid("SERVICE")


class HandOverTyped(Typed):
    """What is typed after ``planner hand-over``."""

    plan: str = plan_argument()
    leaver: str = option("--from", NAME, msgid("Who hands over: a service or a person, by name or id."))
    to: str | None = option("--to", _SERVICE, msgid("The service that owns the actions afterwards; else it stays."))
    person: str | None = option("--person", NAME, msgid("Who does the work there, by name; else nobody is named."))
    actions: tuple[str, ...] = option("--action", msgid("ACTION"), msgid("Only this action; several times if need be."))
    yes: bool = consent_option()
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: HandOverTyped, wording: Wording) -> None:
    """Show what passes to another, and hand it over once the person agrees."""
    from planner.app import desk
    from planner.app.desk.hand_over import handed

    with opened(typed.store, wording) as store:
        today, who = terminal.today(), actor(store, typed.by)
        view = desk.plan_view(store, typed.plan, today=today, language=wording.language)
        moved = handed(view, _wanted(view, typed))
        change = desk.prepare_on_sight(store, typed.plan, moved.changes, by=who, today=today)
        _show(moved, wording)
        names, effects = action_names(view.plan.actions), effects_of(store, change, wording)
        agree(change.slip, wording, names, yes=typed.yes, effects=effects)
        consent(wording.say("Hand this over? Type yes or no:"), wording, yes=typed.yes)
        batch = desk.carry_out(store, change, by=who)
        terminal.show(wording.say("Handed over."))
        if batch:
            show_way_back(batch, wording)


COMMAND = Command(
    name="hand-over",
    help=msgid("Let everything that a service or a person has to do pass to another, in one step."),
    usage=msgid("PLAN --from NAME [--to SERVICE] [--person NAME]"),
    examples=(
        "planner hand-over harbour-plan-2027 --from hr --to strategy",
        'planner hand-over harbour-plan-2027 --from "Mona Lund" --person "Ari Berg"',
        "planner hand-over harbour-plan-2027 --from hr --to legal --action F06-03",
    ),
    typed=HandOverTyped,
    run=run,
)


def _wanted(view: "PlanView", typed: HandOverTyped) -> "HandOver":
    from planner.app.desk.hand_over import HandOver
    from planner.app.desk.service_names import leaver_called, service_called

    return HandOver(
        leaver=leaver_called(view, typed.leaver),
        to=service_called(view.plan, typed.to, "to", reader=view.key.language) if typed.to else None,
        person=typed.person,
        actions=typed.actions or None,
    )


def _show(moved: "Handed", wording: Wording) -> None:
    from planner.wording.hand_over import handed_sentence

    terminal.show(handed_sentence(moved, wording))
    titles = {action.id: action.title for action in (*moved.owned, *moved.supported, *moved.left)}
    for line in paragraphs(f"{id_}  {title}" for id_, title in titles.items()):
        terminal.show(line)
