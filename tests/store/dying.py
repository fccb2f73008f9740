"""A migration that is killed in the middle, in a process of its own."""

import os
import signal
from itertools import count
from pathlib import Path

from sqlalchemy import event

from planner.store.engine import open_database
from planner.store.upgrade import bring_up_to_date


def migrate_and_die(place: str | Path, migrations: Path, last: int) -> None:
    """Bring a store up to date, but die before the statement or the commit of that number."""
    database = open_database(place)
    steps = count(1)

    def step(*_: object) -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "before_cursor_execute", step)
    event.listen(database.engine, "commit", step)
    bring_up_to_date(database, migrations)
