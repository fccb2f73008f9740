"""What a plan takes of its money, year by year, is what its actions cost and what runs on after them."""

from datetime import date

from planner.draft.means import CityMeans, YearShare
from planner.schedule.placement import Work
from planner.track.uses import uses_of

MEANS = CityMeans(
    assumed=False,
    posts=1,
    days_a_year=210,
    horizon_years=2,
    starts_in_four_weeks=6,
    services=(),
    money=(
        YearShare(first=date(2027, 1, 4), last=date(2028, 1, 3), amount=1_000, assumed=False),
        YearShare(first=date(2028, 1, 4), last=date(2029, 1, 3), amount=500, assumed=False),
    ),
)
SURVEY = Work(id="F11-04", owner="data", duration=5, cost=400, yearly_cost=365, yearly_days={"data": 3.65})


def test_an_action_costs_in_the_year_in_which_it_begins_and_runs_from_its_end_on() -> None:
    first, second = uses_of({"F11-04": (date(2027, 3, 1), date(2027, 12, 31))}, {"F11-04": SURVEY}, MEANS)
    assert (first.money, first.running, first.left) == (403, 3, 597)
    assert (second.money, second.running, second.left) == (365, 365, 732)
    assert (first.running_days, second.running_days) == (0.0, 3.7)


def test_what_people_added_has_no_price() -> None:
    [first, _] = uses_of({"own-1": (date(2027, 3, 1), date(2027, 3, 5))}, {}, MEANS)
    assert (first.money, first.left) == (0, 1_000)


def test_a_plan_that_takes_more_than_there_is_says_how_much_more() -> None:
    dear = Work(id="F03-04", owner="hr", duration=5, cost=1_200)
    first, second = uses_of({"F03-04": (date(2027, 3, 1), date(2027, 3, 5))}, {"F03-04": dear}, MEANS)
    assert (first.left, second.left) == (-200, 300)
