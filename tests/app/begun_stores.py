"""What many tests begin with, made once in a process; the next test gets a copy of it in a store of its own."""

import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from planner.app import desk
from planner.store import Actor, Store

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Beginning:
    """A store as it was made the first time."""

    copy: sqlite3.Connection
    before: int
    """The revision that the store had before."""
    made: Any


_BEGINNINGS: dict[Hashable, Beginning] = {}


def begun(store: Store, name: Hashable, make: Callable[[], Made]) -> Made:
    """Let a SQLite store hold what ``make`` brings into it, and return what it returns.

    To draft a plan and to keep it takes a third of a second, to copy it a hundredth.
    """
    before = store.revision()
    if name not in _BEGINNINGS:
        made = make()
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(sqlite3.connect(store.where)) as source:
            source.backup(copy)
        _BEGINNINGS[name] = Beginning(copy, before, made)
        return made
    beginning = _BEGINNINGS[name]
    assert before == beginning.before, "what the store holds already would be lost"
    with closing(sqlite3.connect(store.where)) as target:
        beginning.copy.backup(target)
    first: Made = beginning.made
    return first


def example_plan(store: Store, by: Actor, today: date, *, city: str = "havelmar", language: str = "en") -> str:
    """Open an example city, and return the id of its plan."""

    def make() -> str:
        return desk.open_example(store, city, by=by, today=today, language=language).plan

    return begun(store, ("example", by, today, city, language), make)
