"""A city with a plan of 300 actions in a store that lasts as long as the measurement, and the app on it."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count, islice, product
from pathlib import Path

from planner.app import living
from planner.plan import Action, Plan
from planner.store import open_store, plan_edits

ACTIONS = 300
PLAN = "large"
_COMMAND = "from planner.app.cli import main; main()"
_ROOT = Path(__file__).parents[3]


def fill(where: Path, actions: int = ACTIONS) -> tuple[str, ...]:
    """Bring an example city into a new store, with a plan of so many actions; return their ids."""
    today = date.fromtimestamp(time.time())  # noqa: DTZ012 - the app that is started reads the clock as well
    with open_store(where) as store:
        by = living.introduce(store, "Anna")
        example = store.plan(living.open_example(store, "havelmar", by=by, today=today, language="en").plan)
        plan = widened(example.plan, actions)
        store.commit(plan_edits(PLAN, plan, city=example.city, assessment=example.assessment), by=by)
        return tuple(one.id for one in plan.actions)


def widened(plan: Plan, number: int) -> Plan:
    """Return a plan that repeats its actions, with their dependencies, under other ids until there are enough."""
    actions = tuple(islice(_repeated(plan), number))
    known = {one.id for one in actions}
    rounds = map(_again, range(-(-number // len(plan.actions))))
    all_links = (
        link.model_copy(update={"predecessor": link.predecessor + again, "successor": link.successor + again})
        for again, link in product(rounds, plan.dependencies)
    )
    links = tuple(link for link in all_links if {link.predecessor, link.successor} <= known)
    return plan.model_copy(update={"actions": actions, "dependencies": links})


def _repeated(plan: Plan) -> Iterator[Action]:
    for round_ in count():
        for one in plan.actions:
            yield one.model_copy(update={"id": one.id + _again(round_)})


def _again(round_: int) -> str:
    """Return what tells an id from that of the same action one round before.

    >>> _again(0), _again(7)
    ('', '-7')
    """
    return f"-{round_}" if round_ else ""


@contextmanager
def running(store: Path) -> Iterator[str]:
    """Start the app on a store and on any free port, give its address, and end it."""
    arguments = ["app", "--store", str(store), "--port", "0", "--no-browser", "--by", "Anna"]
    server = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _COMMAND, *arguments], stderr=subprocess.PIPE, text=True, cwd=_ROOT
    )
    try:
        assert server.stderr is not None
        told = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())
        if told is None:
            raise RuntimeError("the app did not start")
        yield told[0]
    finally:
        server.terminate()
        server.communicate(timeout=20)
