"""What runs in processes of their own: several that open a store at once, and one on a disk with little room."""

from __future__ import annotations

import resource
from multiprocessing import get_context
from typing import TYPE_CHECKING

from planner.problem import ProblemsFoundError
from planner.store import backup, open_store, restore
from planner.store.engine import open_database
from planner.store.upgrade import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["planner.store", "alembic.command"])

SIX = 6


def at_once(task: Callable[..., None], *arguments: object) -> list[int | None]:
    """Let six processes do the same at the same moment, and return their exit codes."""
    start = CONTEXT.Barrier(SIX)
    processes = [CONTEXT.Process(target=task, args=(start, *arguments)) for _ in range(SIX)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    return [process.exitcode for process in processes]


def open_it(start: Barrier, place: str | Path) -> None:
    """Open a store when the others do, and read from it."""
    start.wait()
    with open_store(place) as store:
        store.plans()


def migrate(start: Barrier, place: str | Path, migrations: Path) -> None:
    """Bring a store up to date when the others do."""
    start.wait()
    database = open_database(place)
    bring_up_to_date(database, migrations)
    database.close()


def on_a_small_disk(task: Callable[..., None], room: int, *arguments: object) -> list[tuple[str, str]]:
    """Do something where no file can have more bytes than that; return code and place of every problem."""
    outcome: Queue[list[tuple[str, str]]] = CONTEXT.Queue()
    process = CONTEXT.Process(target=_with_room, args=(outcome, room, task, *arguments))
    process.start()
    problems = outcome.get(timeout=60)
    process.join()
    return problems


def _with_room(outcome: Queue[list[tuple[str, str]]], room: int, task: Callable[..., None], *arguments: object) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        task(*arguments)
    except ProblemsFoundError as error:
        outcome.put([(problem.code, problem.place.file) for problem in error.problems])
    else:
        outcome.put([])


def save(place: str | Path, target: Path) -> None:
    """Save a store into a file."""
    with open_store(place) as store:
        backup(store, target)


def bring_back(saved: Path, target: Path) -> None:
    """Restore a backup over a store."""
    restore(saved, target, replace=True)
