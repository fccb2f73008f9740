"""The command ``on-track``: actions go on as planned, which counts as fresh news."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument
from planner.app.cli.options import by_option, plan_argument, store_option
from planner.app.cli.printing import show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk.vocabulary import Store


class OnTrack(Typed):
    """What is typed after ``planner on-track``."""

    plan: str = plan_argument()
    actions: tuple[str, ...] = argument(msgid("ACTION …"), msgid("Actions by their ids."))
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: OnTrack, wording: Wording) -> None:
    """Note that actions are still on track, all of them as one change."""
    from planner.app import desk

    with opened(typed.store, wording) as store:
        who = actor(store, typed.by)
        desk.check_on_track(store, typed.plan, typed.actions, terminal.today())
        batch = desk.still_on_track(store, typed.plan, typed.actions, by=who, today=terminal.today())
        # Said even where somebody noted the same today: nothing is asked of the person in either case.
        terminal.show(wording.say("Still on track, noted today: {actions}.", actions=wording.listing(typed.actions)))
        for line in _unresolved(store, typed, wording):
            terminal.show(line)
        show_way_back(batch, wording)


def _unresolved(store: "Store", typed: OnTrack, wording: Wording) -> Iterator[str]:
    """Give what such a word does not end, by action: what is overdue stays so."""
    from planner.app import desk
    from planner.wording.concerns import unresolved_sentence

    plan = desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language).standing
    for action in dict.fromkeys(typed.actions):
        sentence = unresolved_sentence(plan.action_by_id[action].attention, wording)
        if sentence:
            yield sentence


COMMAND = Command(
    name="on-track",
    help=msgid("Say that actions are still on track; it counts as fresh news."),
    usage=msgid("PLAN ACTION …"),
    examples=("planner on-track harbour-plan-2027 F06-03 F06-05",),
    typed=OnTrack,
    run=run,
)
