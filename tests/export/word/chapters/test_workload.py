"""The council sees month by month how much of its time each service gives, on one page."""

from datetime import date

from drafted_plans import plan
from tracked_plans import MONDAY, action, plan_of
from written_papers import Paper, paper_of

from planner.plan import ActionStatus, Plan
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.plan_capacity import PlanCapacity
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress

TABLE = "Share of its time that each service gives to the plan, in percent"
RULE = "F06-03"
SERVICES = ("reception", "print", "mayor")


def city(*, posts: float = 0.5, services: tuple[str, ...] = SERVICES, **facts: object) -> Plan:
    capacity = PlanCapacity.model_validate(
        {
            "pools": tuple({"services": (service,), "posts": posts} for service in services),
            "end": date(2028, 12, 31),
            "days_a_year": 251,
            "lead_share": 0.6,
        }
    )
    actions = (
        action(f"F06-{number:02}", 20, effort=8, owner=service, **facts)
        for number, service in enumerate(services, start=1)
    )
    return plan_of(*actions, roles=(), capacity=capacity)


def written(levelled: Plan, *reports: ActionProgress, on: date = MONDAY) -> Paper:
    foreseen = forecast(levelled, {report.action: report for report in reports}, on, WorkCalendar())
    return paper_of(plan(3).model_copy(update={"foreseen": foreseen}))


def test_a_plan_of_which_no_forecast_is_known_has_no_workload() -> None:
    assert "Workload of the services" not in paper_of(plan(3)).headings(1)


def test_months_come_first_then_quarters_up_to_the_last_work() -> None:
    head, *_ = written(city(upkeep=10)).table(TABLE)
    assert head[1:14] == (
        "Jan 27", "Feb 27", "Mar 27", "Apr 27", "May 27", "Jun 27", "Jul 27", "Aug 27", "Sept 27", "Oct 27", "Nov 27",
        "Dec 27", "Q1 28",
    )  # fmt: skip
    assert head[-2:] == ("Q4 28", "Days in all")


def test_a_cell_is_the_percent_of_the_time_and_the_last_line_has_the_days() -> None:
    _, *rows, sums = written(city()).table(TABLE)
    # Twenty days of half a post are ten; eight are taken.
    assert ("Department of reception", "80", "8") in rows
    assert sums == ("Person-days of all services", "24", "24")


def test_where_hardly_any_time_is_left_and_where_there_is_too_much_is_said_in_words() -> None:
    calm = written(city()).under("Workload of the services").text
    assert "No service has more work than time in any month." in calm
    full = written(city(posts=0.4)).under("Workload of the services").text
    assert "Hardly any time is left to" in full
    done = ActionProgress(
        action="F06-01", status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 8)
    )
    over = written(city(posts=0.1, upkeep=300), done, on=date(2027, 1, 11))
    assert (
        "Department of reception has more work than time in January 2027" in over.under("Workload of the services").text
    )
    [reception] = [row for row in over.table(TABLE) if row[0] == "Department of reception"]
    assert reception[1].startswith("▲ ")


def test_of_more_services_than_a_page_holds_the_tightest_stand_there() -> None:
    services = tuple(f"service-{number:02}" for number in range(30))
    shown = written(city(services=services))
    rows = shown.table(TABLE)
    assert len(rows) == 1 + 22 + 1
    assert "8 other services, which have more time left, do not stand in the table." in shown.text
    assert rows[-1][1] == "240"
