"""The command ``remove``: a trial city, assessment or plan goes out of sight."""

from planner.app.cli import terminal
from planner.app.cli.consent import consent
from planner.app.cli.declaration import Command, Typed, argument
from planner.app.cli.options import ID, by_option, consent_option, store_option
from planner.app.cli.printing import show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid


class Remove(Typed):
    """What is typed after ``planner remove``."""

    id: str = argument(ID, msgid("A plan, an assessment or a city of “planner list”."))
    yes: bool = consent_option()
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: Remove, wording: Wording) -> None:
    """Take something out of sight with what belongs to it, once it was said what goes.

    Raises:
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    from planner.app import desk
    from planner.wording import undo as words

    with opened(typed.store, wording) as store:
        who = actor(store, typed.by)
        removal = desk.prepare_removal_of(store, typed.id, by=who)
        terminal.tell(wording.say(words.GOES_OUT_OF_SIGHT))
        for whole in removal.wholes:
            terminal.tell(f"  {words.whole_sentence(whole, wording)}")
        consent(wording.say(words.ASK_TO_REMOVE_TYPED), wording, yes=typed.yes)
        # What was shown is what goes: the desk refuses if others changed it while the person thought.
        batch = desk.remove(store, removal, by=who, today=terminal.today())
        terminal.show(wording.say(words.REMOVED_IDS, ids=", ".join(whole.id for whole in removal.wholes)))
        terminal.show(wording.say(words.TO_BRING_BACK, id=typed.id))
        show_way_back(batch, wording)


COMMAND = Command(
    name="remove",
    help=msgid("Take a trial city, assessment or plan out of sight, with what belongs to it."),
    usage=msgid("ID [--yes]"),
    examples=("planner remove harbour-plan-2027", "planner remove harbour-2026-11-12 --yes"),
    typed=Remove,
    run=run,
)
