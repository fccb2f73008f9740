"""What can be chosen, for which results, and within which means?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.schedule.placement import Means, Work
from planner.toolkit.assessment import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One way to bring an answer up: by these actions, all of them."""

    answer: Answer
    gain: float
    """Gap closed: 0.5 for a step from no to partly or from partly to yes, 1 for both."""
    by: frozenset[str]
    measured_after: int = 0
    """Calendar days after the last finish until anybody can say that it is true."""
    times: float = 1.0
    """How many times as much it counts as other ways that bring as much."""
    until: date | None = None
    """The day after which it counts for nothing, beside the end of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question below yes, with the ways to bring it up."""

    question: str
    factor: str | None = None
    weight: float = 1.0
    """What its whole gap is worth; never a function of the answers, else improving one may add work for it."""
    sooner: float = 0.0
    """How many times more it counts if it is there at once; less with every day, and nothing after a year."""
    levels: tuple[Level, ...] = ()
    steps: frozenset[str] = frozenset()
    """Actions that each close :attr:`Field.step_gain` more while the answer is partly."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """What is chosen from, for what, and within which means."""

    works: Mapping[str, Work]
    wanted: Mapping[str, Wanted]
    means: Means
    always: frozenset[str] = frozenset()
    """In the plan whatever they bring, with all they need."""
    early: frozenset[str] = frozenset()
    """Actions that may be quick wins."""
    early_by: date | None = None
    early_at_least: int = 5
    most_actions: int = 40
    most_days: float = math.inf
    """Person-days of all actions together, without those that come back every year."""
    most_money: float = math.inf
    """EUR of all actions together, with one year of what runs on, even beyond the end of the plan."""
    discount: float = 0.0
    """Share of a gain that is lost for each year that passes before it is true."""
    step_gain: float = 0.1
    """Share of a gap that each further action closes where small steps add up."""
    most_steps: int = 3
    """Further actions of a question that count."""
    early_costs_at_most: float = 0.05
    """Share of the gap closed that the number of early results may cost."""
    most_preparation: float = 0.2
    """Share of the actions that bring no question further themselves; one may always be there."""
    tries: int = 20
