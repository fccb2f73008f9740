"""What runs in processes of their own: people who edit, and writers who are killed while they write."""

import random
import time
from datetime import date
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Confirm, ConflictError, Create, Edit, Entity, Store, new_id, open_store

PLAN = "harbour-plan"
EDITED = ("title", "why", "note", "own_deadline", "status")
"""The fields that the editors change."""

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["planner.store"])


def edit(place: str, log: str, editor: int, edits: int, think: float) -> None:
    """Look, think, change one field of one action; again and again, and write down what was acknowledged."""
    chance = random.Random(editor)  # noqa: S311 - which field is edited is no secret
    with open_store(place) as store, Path(log).open("a", encoding="utf-8", buffering=1) as acknowledgements:
        for number in range(edits):
            seen = store.plan(PLAN)
            action, field = chance.choice(seen.plan.actions).id, chance.choice(EDITED)
            (change,) = seen.changes(action, **{field: _value(field, editor, number, seen.row(action)[field])})
            time.sleep(think * chance.uniform(0.5, 1.5))
            try:
                batch = store.commit([change], by=Actor(f"editor-{editor}"))
            except ConflictError:
                acknowledgements.write("conflict\n")
            else:
                # Two who want the same of a field have it after the first; the second changes nothing.
                acknowledgements.write(f"saved {batch.id}\n" if batch.changed else "same\n")


def _value(field: str, editor: int, number: int, present: object) -> object:
    """Return a value that the field does not have yet."""
    match field:
        case "own_deadline":
            return date.fromordinal(date(2027, 1, 1).toordinal() + editor * 1000 + number)
        case "status":
            return next(status for status in ActionStatus if status != present)
    return f"Editor {editor} writes this as their number {number}"


def write_until_killed(place: str, log: str, writer: int) -> None:
    """Store batches of several edits as fast as they go, and write down each that was acknowledged."""
    number = 0
    with open_store(place) as store, Path(log).open("a", encoding="utf-8", buffering=1) as acknowledgements:
        while True:
            number += 1
            try:
                changed = _write(store, writer, number)
            except (ConflictError, ProblemsFoundError) as error:
                if "not answer" in str(error):  # the server was killed
                    return
                continue
            acknowledgements.write(f"{changed}\n")


def _write(store: Store, writer: int, number: int) -> str:
    seen = store.plan(PLAN)
    action = seen.plan.actions[number % len(seen.plan.actions)].id
    comment = {"author": "writer", "written_at": "2027-01-04T09:00:00Z", "text": f"Note {number} " * 40}
    edits: list[Edit] = [
        *seen.changes(action, title=f"Writer {writer}, title {number}", why=f"Writer {writer}, reason {number} " * 20),
        Create(entity=Entity.COMMENT, of=PLAN, id=new_id(), values=comment),
        Confirm(of=PLAN, id=action, on=date.fromordinal(date(2027, 1, 1).toordinal() + number % 3000)),
    ]
    batch = store.commit(edits, by=Actor(f"writer-{writer}"))
    return f"{batch.id} {batch.changed}"


def started(target: object, *arguments: object) -> BaseProcess:
    """Start one of the functions above in a process of its own."""
    process = _CONTEXT.Process(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
    process.start()
    return process
