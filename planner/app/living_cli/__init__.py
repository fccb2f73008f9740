"""Which commands work on the living plan? They take ``--store``, else PLANNER_STORE, else the user's own store."""

import typer

from planner.app.living_cli.keeping import add_keeping
from planner.app.living_cli.reading import add_reading
from planner.app.living_cli.watching import add_watching
from planner.app.living_cli.writing import add_writing
from planner.wording import Wording


def add_living(app: typer.Typer, wording: Wording) -> None:
    """Add the commands of the living plan, explained in the language of ``wording``."""
    add_reading(app, wording)
    add_writing(app, wording)
    add_watching(app, wording)
    add_keeping(app, wording)
