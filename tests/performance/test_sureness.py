"""How long do the chances of a plan take beside reading it? Ratios of one run, in time of the processor."""

from datetime import date
from statistics import median
from time import process_time

from cities import BENCHMARK, CATALOGUE, sample

from planner.draft.case import Case, Frame
from planner.draft.pipeline import draft
from planner.schedule.workdays import plan_calendar, work_calendar
from planner.track.forecast import forecast
from planner.track.standing import standing_of_draft
from planner.track.sureness import sureness

ROUNDS = 9
FORECASTS_AT_MOST = 4
"""Measured: 0.9 to 1.5 times a forecast, whose dates and reasons every reading of a plan works out."""


def test_the_chances_of_a_plan_take_no_longer_than_a_few_forecasts() -> None:
    case = Case(assessment=sample("havelmar"), benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    frame = Frame(start=date(2027, 1, 4), calendar=work_calendar("FR"), language="en", title="Plan")
    made, method = draft(case, frame), case.own_catalogue.method
    plan = standing_of_draft(made, method)
    forecasts, chances = [], []
    for number in range(ROUNDS):
        before = process_time()
        expected = forecast(made.plan, {}, made.plan.start, plan_calendar(made.plan))
        for action in expected.dates:
            expected.start_held_by(action)
        between = process_time()
        # Another seed each time: what is remembered would cost nothing.
        found = sureness(expected, plan.results, None, method.durations.model_copy(update={"seed": number}))
        forecasts.append(between - before)
        chances.append(process_time() - between)
        assert found.runs == method.durations.runs
    ratio = median(chances) / median(forecasts)
    print(  # noqa: T201 - the figure is what it is run for
        f"\n{len(made.plan.actions)} actions, {method.durations.runs} runs: {1000 * median(chances):.0f} ms of the "
        f"processor, {ratio:.1f} times a forecast ({1000 * median(forecasts):.0f} ms)"
    )
    assert ratio <= FORECASTS_AT_MOST
