"""The command that starts the app in the browser: app."""

import os
from contextlib import suppress
from typing import Annotated

import typer

from planner.app.cli import terminal
from planner.app.cli.help_page import Page
from planner.app.cli.options import PERSON, address, by_option, examples, opened, person, store_option
from planner.wording import Wording

PORT = 8501


def add_app(app: typer.Typer, wording: Wording) -> None:
    """Add the command that starts the app."""

    @app.command(
        name="app",
        cls=Page,
        help=wording.say("Work in the browser: assess, draft, edit and watch over plans, several people at once."),
        epilog=examples(wording, "planner app", "planner app --store harbour.db --port 8600 --no-browser"),
        options_metavar=wording.say("[OPTIONS]"),
    )
    def start(
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        port: Annotated[
            int,
            typer.Option(
                "--port",
                min=0,
                max=65535,
                metavar=wording.say("NUMBER"),
                help=wording.say("Where the app listens on this computer, else 8501."),
            ),
        ] = PORT,
        host_name: Annotated[
            list[str] | None,
            typer.Option(
                "--host-name",
                metavar=wording.say("NAME"),
                help=wording.say(
                    "What the app is called besides, behind a proxy, else PLANNER_HOSTS; may be repeated."
                ),
            ),
        ] = None,
        by: Annotated[str | None, by_option(wording)] = None,
        no_browser: Annotated[
            bool, typer.Option("--no-browser", help=wording.say("Only start the app; do not open a browser."))
        ] = False,
    ) -> None:
        from planner.app.web.server import serve  # noqa: PLC0415 - brings the framework of the pages
        from planner.store import default_store_path  # noqa: PLC0415 - brings the database

        with opened(store, wording, new=True):
            pass  # what is wrong with the store is said here, not on every page
        os.environ[PERSON] = person(by)
        with suppress(KeyboardInterrupt):  # which is how people end it
            serve(
                address(store) or str(default_store_path()),
                port=port,
                host_names=host_name or (),
                open_browser=not no_browser,
                ready=lambda where: terminal.tell(
                    wording.say("The planner is at {address}. Ctrl+C ends it.", address=where)
                ),
            )
