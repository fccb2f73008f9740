"""Which action matters most, which can be done quickly, and which fit into a first plan?"""

from enum import StrEnum

from planner.benchmark import Record
from planner.catalogue import ActionId


class Priority(Record):
    """An action's score with every part of it; see ``prioritise``."""

    question_gap: float
    """Widest gap among the questions that call for the action, 0 to 1."""
    factor_gap: float
    """The key factor's mean gap, squared so that wide gaps lead, 0 to 1."""
    gap: float
    impact: int
    """As the template says, 1 to 5."""
    context: float
    """What the context makes of the impact: 1 leaves it as it is."""
    unlocks: int
    """How many other actions of the proposal wait for this one, directly or not."""
    leverage: float
    value: float
    ease_effort: float
    ease_cost: float
    ease_time: float
    ease: float
    own: float
    """The score on the action's own account, 0 to 100."""
    score: float
    """The score that counts: at least that of every action that this one unlocks."""
    inherited_from: ActionId | None = None
    rank: int
    """1 is first."""


class Horizon(StrEnum):
    """When people see a result."""

    QUICK_WIN = "quick-win"
    LONGER_TERM = "longer-term"


class QuickWinLimit(StrEnum):
    """The limits that a quick win respects, all of them."""

    TIME = "time"
    EFFORT = "effort"
    COST = "cost"
    REMIT = "remit"
    VISIBLE = "visible"
    EARLIEST_FINISH = "earliest-finish"


class QuickWinCheck(Record):
    """Whether an action is a quick win, and the limits that it fails when it is not."""

    horizon: Horizon
    failed: tuple[QuickWinLimit, ...] = ()
