"""The command ``bring-back``: what was removed is there again."""

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument
from planner.app.cli.options import ID, by_option, store_option
from planner.app.cli.printing import show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid


class BringBack(Typed):
    """What is typed after ``planner bring-back``."""

    id: str = argument(ID, msgid("What “planner list” shows as removed."))
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: BringBack, wording: Wording) -> None:
    """Bring back what was removed, with what it needs."""
    from planner.app import desk
    from planner.wording.undo import BACK_IDS

    with opened(typed.store, wording) as store:
        # Nobody is asked: nothing is lost by what comes back, and what came along is named.
        batch, back = desk.bring_back(store, typed.id, by=actor(store, typed.by))
        terminal.show(wording.say(BACK_IDS, ids=", ".join(whole.id for whole in back)))
        show_way_back(batch, wording)


COMMAND = Command(
    name="bring-back",
    help=msgid("Bring back what was removed, with what it needs."),
    usage=msgid("ID"),
    examples=("planner bring-back harbour-plan-2027",),
    typed=BringBack,
    run=run,
)
