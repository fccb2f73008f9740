"""Single days on which a city does not work, as its calendar takes them."""

from collections.abc import Iterable
from datetime import date

from planner.toolkit.city import Closure


def closed_on(days: Iterable[date]) -> tuple[Closure, ...]:
    """Return a closure of one day for every day, in their order."""
    return tuple(Closure(first=day, last=day) for day in sorted(set(days)))
