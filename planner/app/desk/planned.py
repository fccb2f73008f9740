"""What follows from a plan and its assessment alone, whatever was reported since?

Most edits are reports, which change nothing of this: so it is kept for the next view of the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.app.desk.cache import kept
from planner.app.desk.file_drafts import Case
from planner.app.desk.pending_change import as_planned, calendar_of
from planner.app.desk.ranking import priorities
from planner.draft.pipeline import Frame, scheduled
from planner.plan import Dependency, Plan
from planner.proposal.priority import Priority, QuickWinCheck, check_quick_win
from planner.schedule.critical_path import ActionDates
from planner.schedule.network import unlocks
from planner.templates.method import Method
from planner.track.baseline import Baseline, due_dates

_KEPT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is planned of every action, by id."""

    dates: Mapping[str, ActionDates]
    """By the schedule, without any report."""
    due: Mapping[str, date]
    priority: Mapping[str, Priority]
    quick_win: Mapping[str, QuickWinCheck]
    waits_for: Mapping[str, tuple[Dependency, ...]]
    unlocks: Mapping[str, tuple[str, ...]]


def planned(plan: Plan, case: Case | None, method: Method, baseline: Baseline | None) -> Planned:
    """Return what is planned; ``baseline`` is the one in force.

    Raises:
        ProblemsFoundError: the plan cannot be scheduled.
    """
    return _planned(as_planned(plan), case, method, baseline)


@kept(_KEPT)
def _planned(plan: Plan, case: Case | None, method: Method, baseline: Baseline | None) -> Planned:
    calendar = calendar_of(plan)
    frame = Frame(start=plan.start, calendar=calendar, language=plan.language, title=plan.title)
    dates = dict(scheduled(plan.actions, plan.dependencies, frame).dates)
    before: dict[str, list[Dependency]] = {action: [] for action in dates}
    for link in plan.dependencies:
        before[link.successor].append(link)
    return Planned(
        dates=dates,
        due=due_dates(plan, calendar, method, baseline),
        priority=priorities(plan, case, method),
        quick_win={
            one.id: check_quick_win(one, dates[one.id].early_finish, plan.start, method) for one in plan.actions
        },
        waits_for={action: tuple(links) for action, links in before.items()},
        unlocks=unlocks(dates, plan.dependencies),
    )
