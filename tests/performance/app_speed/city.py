"""A city with a plan of 300 actions, in a store that lasts as long as the measurement."""

import time
from collections.abc import Iterator
from datetime import date
from itertools import count, islice, product
from pathlib import Path

from planner.app import desk
from planner.plan import Action, Plan
from planner.store import open_store, plan_edits

ACTIONS = 300
PLAN = "large"


def fill(where: Path, actions: int = ACTIONS) -> tuple[str, ...]:
    """Bring an example city into a new store, with a plan of so many actions; return their ids."""
    today = date.fromtimestamp(time.time())  # noqa: DTZ012 - the app that is started reads the clock as well
    with open_store(where) as store:
        by = desk.introduce(store, "Anna")
        example = store.plan(desk.open_example(store, "havelmar", by=by, today=today, language="en").plan)
        plan = widened(example.plan, actions)
        store.commit(plan_edits(PLAN, plan, city=example.city, assessment=example.assessment), by=by)
        return tuple(action.id for action in plan.actions)


def widened(plan: Plan, number: int) -> Plan:
    """Return a plan that repeats its actions, with their dependencies, under other ids until there are enough."""
    actions = tuple(islice(_repeated(plan), number))
    known = {action.id for action in actions}
    rounds = map(_again, range(-(-number // len(plan.actions))))
    all_links = (
        link.model_copy(update={"predecessor": link.predecessor + again, "successor": link.successor + again})
        for again, link in product(rounds, plan.dependencies)
    )
    links = tuple(link for link in all_links if {link.predecessor, link.successor} <= known)
    return plan.model_copy(update={"actions": actions, "dependencies": links})


def _repeated(plan: Plan) -> Iterator[Action]:
    for round_ in count():
        for action in plan.actions:
            yield action.model_copy(update={"id": action.id + _again(round_)})


def _again(round_: int) -> str:
    """Return what tells an id from that of the same action one round before.

    >>> _again(0), _again(7)
    ('', '-7')
    """
    return f"-{round_}" if round_ else ""
