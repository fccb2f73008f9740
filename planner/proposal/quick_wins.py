"""Which action is a quick win, and which limits does it fail when it is not?"""

from datetime import date, timedelta
from enum import StrEnum

from planner.plan import Action
from planner.templates.method import Method
from planner.toolkit.record import Record


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


def check_quick_win(action: Action, early_finish: date, start: date, method: Method) -> QuickWinCheck:
    """Say whether an action is a quick win, and if not, which limits it fails.

    ``early_finish`` is that of the schedule, so the time that unmet prerequisites take counts.
    """
    # Checked, not declared in the template: whoever writes an action is too hopeful about it.
    limits = method.quick_win
    days_per_week = 7 if action.elapsed else method.working_days_per_week
    holds = {
        QuickWinLimit.TIME: action.duration <= limits.max_weeks * days_per_week,
        QuickWinLimit.EFFORT: action.effort <= limits.max_effort,
        QuickWinLimit.COST: action.cost_band <= limits.max_cost_band,
        QuickWinLimit.REMIT: action.remit in limits.remits,
        QuickWinLimit.VISIBLE: action.visible in limits.visible_to,
        # The first day counts: the 26 weeks end on the eve of the day that lies 26 weeks ahead.
        QuickWinLimit.EARLIEST_FINISH: early_finish < start + timedelta(weeks=limits.horizon_weeks),
    }
    failed = tuple(limit for limit, held in holds.items() if not held)
    return QuickWinCheck(horizon=Horizon.LONGER_TERM if failed else Horizon.QUICK_WIN, failed=failed)
