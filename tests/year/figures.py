"""What is compared: numbers by their names, and what a surface may give for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = int | float | str | date | frozenset[str] | tuple[int, int] | None
"""What a surface says; of actions either their ids or how many they are."""
Figures: TypeAlias = Mapping[str, Value]
"""What a surface says of each number that it gives, by the number's name."""

LEAST = 3
"""Surfaces that give each number, so that a reader who reads nothing is noticed."""


def ids(actions: Iterable[str]) -> frozenset[str]:
    """Return actions as a value."""
    return frozenset(actions)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A number of which surfaces say different things."""

    name: str
    by_surface: Mapping[str, Value]

    def __str__(self) -> str:
        width = max(map(len, self.by_surface))
        lines = (f"    {surface:{width}}  {_shown(value)}" for surface, value in self.by_surface.items())
        return "\n".join((f"  {self.name}", *lines))


def _shown(value: Value) -> str:
    if isinstance(value, frozenset):
        return f"{len(value)}: {' '.join(sorted(value))}"
    return "none" if value is None else str(value)


def disagreements(surfaces: Mapping[str, Figures]) -> list[Disagreement]:
    """Return the numbers of which not all surfaces that give them say the same."""
    found = []
    for name in dict.fromkeys(name for given in surfaces.values() for name in given):
        by_surface = {surface: given[name] for surface, given in surfaces.items() if name in given}
        if not _agree(list(by_surface.values())):
            found.append(Disagreement(name, by_surface))
    return found


def _agree(values: list[Value]) -> bool:
    named = {value for value in values if isinstance(value, frozenset)}
    # Some surfaces name the actions, others count them.
    others = {value for value in values if not isinstance(value, frozenset)}
    return len(named) <= 1 and len(others | {len(value) for value in named}) <= 1


def seldom_given(surfaces: Mapping[str, Figures], names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the numbers that too few surfaces give, each with those that do."""
    givers = {name: [surface for surface, given in surfaces.items() if name in given] for name in names}
    return {name: surfaces for name, surfaces in givers.items() if len(surfaces) < LEAST}
