"""The command ``app``: work in the browser."""

import os
from contextlib import suppress

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, flag, number, option
from planner.app.cli.options import NAME, NUMBER, by_option, store_option
from planner.app.cli.working_store import PERSON, address, opened, person
from planner.wording import Wording, msgid

_LAST_PORT = 65_535
"""The last number that TCP has for a port (RFC 9293); 0 lets the system choose one that is free."""


class App(Typed):
    """What is typed after ``planner app``."""

    store: str | None = store_option()
    port: int = number(
        "--port",
        NUMBER,
        msgid("Where the app listens on this computer, else 8501."),
        default=8501,
        least=0,
        most=_LAST_PORT,
    )
    host_name: tuple[str, ...] = option(
        "--host-name",
        NAME,
        msgid("What the app is called besides, behind a proxy, else PLANNER_HOSTS; may be repeated."),
    )
    by: str | None = by_option()
    no_browser: bool = flag("--no-browser", msgid("Only start the app; do not open a browser."))


def run(typed: App, wording: Wording) -> None:
    """Start the app, and go on until somebody ends it."""
    from planner.app.desk.stores import default_store_path
    from planner.app.web.server import serve

    with opened(typed.store, wording, new=True):
        pass  # what is wrong with the store is said here, not on every page
    # The pages run in the server, which reads who sits there from its environment.
    os.environ[PERSON] = person(typed.by)
    with suppress(KeyboardInterrupt):  # which is how people end it
        serve(
            address(typed.store) or str(default_store_path()),
            port=typed.port,
            host_names=typed.host_name,
            open_browser=not typed.no_browser,
            ready=lambda where: terminal.tell(
                wording.say("The planner is at {address}. Ctrl+C ends it.", address=where)
            ),
        )


COMMAND = Command(
    name="app",
    help=msgid("Work in the browser: assess, draft, edit and watch over plans, several people at once."),
    usage=msgid("[OPTIONS]"),
    examples=("planner app", "planner app --store harbour.db --port 8600 --no-browser"),
    typed=App,
    run=run,
)
