"""Commands that keep the store safe: backup, restore, verify."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.app.cli import terminal
from planner.app.cli.help_page import Page
from planner.app.cli.options import address, examples, opened, store_option
from planner.wording import Wording

if TYPE_CHECKING:
    from planner.store import Contents


def add_keeping(app: typer.Typer, wording: Wording) -> None:
    """Add the commands for backups."""
    _add_backup(app, wording)
    _add_restore(app, wording)
    _add_verify(app, wording)


def _add_backup(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Save the whole store into one file, while others go on working, and check that file."),
        epilog=examples(wording, "planner backup planner-2027-03-01.db"),
        options_metavar=wording.say("FILE"),
    )
    def backup(
        file: Annotated[
            str, typer.Argument(metavar=wording.say("FILE"), help=wording.say("A file that does not exist yet."))
        ],
        store: Annotated[str | None, store_option(wording)] = None,
    ) -> None:
        from planner.store import backup as save  # noqa: PLC0415 - brings the database

        with opened(store, wording) as found, terminal.progress(wording) as say:
            say("Writing {file} …", file=file)
            contents = save(found, Path(file))
        terminal.show(wording.say("Saved and checked: {file}", file=file))
        terminal.show(_held(contents, wording))


def _add_restore(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Bring a backup back into the store; what is there is replaced only when you say so."),
        epilog=examples(wording, "planner restore planner-2027-03-01.db --store harbour.db"),
        options_metavar=wording.say("FILE [--replace]"),
    )
    def restore(
        file: Annotated[
            str, typer.Argument(metavar=wording.say("FILE"), help=wording.say("A file made by “planner backup”."))
        ],
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        replace: Annotated[
            bool,
            typer.Option("--replace", help=wording.say("Replace the store; a copy of it is kept beside it.")),
        ] = False,
    ) -> None:
        from planner.store import default_store_path  # noqa: PLC0415 - brings the database
        from planner.store import restore as bring_back  # noqa: PLC0415 - brings the database

        where = address(store) or default_store_path()
        contents = bring_back(Path(file), where, replace=replace)
        terminal.show(wording.say("Restored and checked: {file}", file=file))
        terminal.show(_held(contents, wording))


def _add_verify(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Check the store, or a backup, from end to end."),
        epilog=examples(wording, "planner verify", "planner verify planner-2027-03-01.db"),
        options_metavar=wording.say("[FILE]"),
    )
    def verify(
        file: Annotated[
            str | None,
            typer.Argument(metavar=wording.say("FILE"), help=wording.say("A backup, else the store.")),
        ] = None,
        store: Annotated[str | None, store_option(wording)] = None,
    ) -> None:
        from planner.store import verify as check  # noqa: PLC0415 - brings the database
        from planner.store import verify_backup  # noqa: PLC0415 - brings the database

        if file is not None:
            contents = verify_backup(Path(file))
        else:
            with opened(store, wording) as found:
                contents = check(found)
        terminal.show(wording.say("Everything holds together."))
        terminal.show(_held(contents, wording))


def _held(contents: "Contents", wording: Wording) -> str:
    """Say what a store or a backup holds."""
    parts = [
        wording.count("{number} plan", "{number} plans", contents.plans),
        wording.count("{number} assessment", "{number} assessments", contents.assessments),
        wording.count("{number} row", "{number} rows", contents.rows),
    ]
    return wording.say(
        "It holds {parts}; the last change is number {revision}.",
        parts=wording.listing(parts),
        revision=str(contents.revision),
    )
