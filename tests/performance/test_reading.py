"""What an edit of one action costs the reading of the whole plan that follows it: ratios of one run.

Twenty people who edit a plan of 300 actions wait for this, see ``make bench-app``. A report changes
nothing of what is planned, so the reading costs little beside the forecast that it cannot do without.
"""

from collections.abc import Callable
from datetime import date
from itertools import count
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from performance.app_speed.city import PLAN, fill
from performance.processor_time import seconds
from planner.app.desk import PlanView, plan_view
from planner.plan import ActionStatus
from planner.schedule.workdays import plan_calendar
from planner.store import open_store
from planner.track.forecast import forecast
from planner.track.plan_standing import PlanStanding
from planner.track.progress import ActionProgress, Progress
from planner.track.standing import standing

TODAY = date(2026, 11, 13)
ROUNDS = 25
FORECASTS_AT_MOST = 4.0


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> PlanView:
    """A plan of 300 actions on which nobody reported yet."""
    where = tmp_path_factory.mktemp("large") / "planner.db"
    fill(where)
    with open_store(where) as store:
        return plan_view(store, PLAN, today=TODAY)


def reports(view: PlanView) -> Callable[[], Progress]:
    """Give what is known of the plan after each next report: one more action is agreed."""
    actions, number = list(view.plan.action_by_id), count(1)

    def after_next() -> Progress:
        agreed = actions[: next(number) % len(actions)]
        known = {action: ActionProgress(action=action, status=ActionStatus.AGREED) for action in agreed}
        return {**view.stored.progress, **known}

    return after_next


def test_a_reading_after_a_report_costs_little_beside_its_forecast(
    benchmark: BenchmarkFixture, large: PlanView
) -> None:
    next_report, calendar = reports(large), plan_calendar(large.plan)

    def read(reported: Progress) -> PlanStanding:
        return standing(large.stored.plan, reported, TODAY, draft=None, method=large.catalogue.method)

    read(large.stored.progress)
    ratios = []
    for _ in range(ROUNDS):
        reported = next_report()
        reading = seconds(lambda known=reported: read(known))  # type: ignore[misc]
        ratios.append(reading / seconds(lambda known=reported: forecast(large.plan, known, TODAY, calendar)))  # type: ignore[misc]
    benchmark.extra_info["reading / forecast"] = round(median(ratios), 1)
    benchmark(lambda: read(next_report()))
    print(f"\na reading after a report takes {median(ratios):.1f} times as long as its forecast")  # noqa: T201
    assert median(ratios) <= FORECASTS_AT_MOST
