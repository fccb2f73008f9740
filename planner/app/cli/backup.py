"""The command ``backup``: the whole store in one file."""

from pathlib import Path

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument
from planner.app.cli.options import FILE, store_option
from planner.app.cli.printing import show_contents
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid


class Backup(Typed):
    """What is typed after ``planner backup``."""

    file: str = argument(FILE, msgid("A file that does not exist yet."))
    store: str | None = store_option()


def run(typed: Backup, wording: Wording) -> None:
    """Save the store, while others go on working, and check what was saved."""
    from planner.app.desk.stores import backup

    # A large store takes seconds: what was written is read back and checked from end to end.
    with opened(typed.store, wording) as store, terminal.progress(wording) as say:
        say("Writing {file} …", file=typed.file)
        contents = backup(store, Path(typed.file))
    terminal.show(wording.say("Saved and checked: {file}", file=typed.file))
    show_contents(contents, wording)


COMMAND = Command(
    name="backup",
    help=msgid("Save the whole store into one file, while others go on working, and check that file."),
    usage=FILE,
    examples=("planner backup planner-2027-03-01.db",),
    typed=Backup,
    run=run,
)
