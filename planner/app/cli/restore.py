"""The command ``restore``: a backup is brought back into the store."""

from pathlib import Path

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument, flag
from planner.app.cli.options import FILE, store_option
from planner.app.cli.printing import show_contents
from planner.app.cli.working_store import address
from planner.wording import Wording, msgid


class Restore(Typed):
    """What is typed after ``planner restore``."""

    file: str = argument(FILE, msgid("A file made by “planner backup”."))
    store: str | None = store_option()
    replace: bool = flag("--replace", msgid("Replace the store; a copy of it is kept beside it."))


def run(typed: Restore, wording: Wording) -> None:
    """Bring a backup back; the store is not opened before, as it may be what is broken."""
    from planner.app.desk.stores import default_store_path, restore

    # Not through the door of a working store: that one would refuse what is damaged.
    contents = restore(Path(typed.file), address(typed.store) or default_store_path(), replace=typed.replace)
    terminal.show(wording.say("Restored and checked: {file}", file=typed.file))
    show_contents(contents, wording)


COMMAND = Command(
    name="restore",
    help=msgid("Bring a backup back into the store; what is there is replaced only when you say so."),
    usage=msgid("FILE [--replace]"),
    examples=("planner restore planner-2027-03-01.db --store harbour.db",),
    typed=Restore,
    run=run,
)
