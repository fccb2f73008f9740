"""A service is overloaded in the weeks in which what has no place within the means comes on top of what it does."""

from datetime import timedelta

from examples import SOME
from hypothesis import given
from levelled_plans import foreseen_on_monday, levelled, tight_plans
from tracked_plans import MONDAY, action, plan_of

from planner.plan import Plan
from planner.schedule.overload import weeks_over
from planner.templates.results import Money

SURVEY, RULE = "F01-01", "F01-02"
DEAR = Money(once=10**10, yearly=0)


@SOME
@given(tight_plans())
def test_what_is_levelled_overloads_nobody(plan: Plan) -> None:
    placed = foreseen_on_monday(plan).placed
    assert placed.unmet or not weeks_over(placed)


def test_what_nobody_can_pay_overloads_its_service_beside_other_work() -> None:
    dear = action(RULE, 10, effort=10, money=DEAR)
    beside = levelled(plan_of(action(SURVEY, 5, effort=5), dear), {"hr": 1.0}, starts=False)
    assert weeks_over(foreseen_on_monday(beside).placed) == {"hr": (MONDAY,)}
    alone = levelled(plan_of(dear), {"hr": 1.0}, starts=False)
    assert weeks_over(foreseen_on_monday(alone).placed) == {}


def test_what_a_service_without_anybody_leads_is_more_than_it_has_in_every_week() -> None:
    plan = levelled(plan_of(action(RULE, 10, effort=10)), {"hr": 0.0}, starts=False)
    nobody = plan.model_copy(update={"roles": ()})
    weeks = weeks_over(foreseen_on_monday(nobody).placed)
    assert weeks == {"hr": (MONDAY, MONDAY + timedelta(weeks=1))}


def test_a_plan_that_reckons_with_nobodys_time_overloads_nobody() -> None:
    plan = plan_of(*(action(f"F01-0{number}", 5, effort=500) for number in range(9)))
    assert weeks_over(foreseen_on_monday(plan).placed) == {}
