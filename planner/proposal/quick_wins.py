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

    RESULT = "result"
    """By itself it brings no result: it prepares one, or keeps one."""
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

    @property
    def seen_by_staff(self) -> bool:
        """Whether it would be one, if residents noticed what staff notice."""
        return self.failed == (QuickWinLimit.VISIBLE,)


def may_be_quick_win(action: Action, method: Method) -> bool:
    """Say whether an action that delivers a result is a quick win if it is finished early enough."""
    return not _failed(action, method)


def check_quick_win(
    action: Action, early_finish: date, start: date, method: Method, *, delivers: bool, noticed: bool
) -> QuickWinCheck:
    """Say whether an action is a quick win, and if not, which limits it fails.

    ``early_finish`` is that of the schedule, so the time that unmet prerequisites take counts; ``delivers`` says
    whether a result of the plan rests on it, ``noticed`` whether residents notice one of these.
    """
    failed = list(_failed(action, method))
    if delivers and not noticed and QuickWinLimit.VISIBLE not in failed:
        failed.append(QuickWinLimit.VISIBLE)
    # The first day counts: the weeks of the horizon end on the eve of the day that lies so many weeks ahead.
    if early_finish >= start + timedelta(weeks=method.quick_win.horizon_weeks):
        failed.append(QuickWinLimit.EARLIEST_FINISH)
    if not delivers:
        failed.insert(0, QuickWinLimit.RESULT)
    return QuickWinCheck(horizon=Horizon.LONGER_TERM if failed else Horizon.QUICK_WIN, failed=tuple(failed))


def _failed(action: Action, method: Method) -> tuple[QuickWinLimit, ...]:
    """Return the limits that an action fails by its own facts, whenever it is done."""
    # Checked, not declared in the template: whoever writes an action is too hopeful about it.
    limits = method.quick_win
    days_per_week = 7 if action.elapsed else method.working_days_per_week
    holds = {
        QuickWinLimit.TIME: action.duration <= limits.max_weeks * days_per_week,
        QuickWinLimit.EFFORT: action.effort <= limits.max_effort,
        QuickWinLimit.COST: action.cost_band <= limits.max_cost_band,
        QuickWinLimit.REMIT: action.remit in limits.remits,
        QuickWinLimit.VISIBLE: action.visible in limits.visible_to,
    }
    return tuple(limit for limit, held in holds.items() if not held)
