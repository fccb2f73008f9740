"""The command ``verify``: does everything in the store, or in a backup, hold together?"""

from pathlib import Path

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument
from planner.app.cli.options import FILE, store_option
from planner.app.cli.printing import show_contents
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid


class Verify(Typed):
    """What is typed after ``planner verify``."""

    file: str | None = argument(FILE, msgid("A backup, else the store."))
    store: str | None = store_option()


def run(typed: Verify, wording: Wording) -> None:
    """Check a backup or the store from end to end, and say what it holds."""
    from planner.app.desk.stores import verify, verify_backup

    if typed.file is not None:
        # Not opened as a store, which would bring it up to date: a backup stays as it was made.
        contents = verify_backup(Path(typed.file))
    else:
        with opened(typed.store, wording) as store:
            contents = verify(store)
    terminal.show(wording.say("Everything holds together."))
    show_contents(contents, wording)


COMMAND = Command(
    name="verify",
    help=msgid("Check the store, or a backup, from end to end."),
    usage=msgid("[FILE]"),
    examples=("planner verify", "planner verify planner-2027-03-01.db"),
    typed=Verify,
    run=run,
)
