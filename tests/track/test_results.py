"""What a plan promises is read from what it undertakes, and nobody expects the city to stand worse for it."""

from datetime import date

import pytest
from cities import BENCHMARK, CATALOGUE, SAMPLES, sample

from planner.app.desk.case_drafts import draft_case
from planner.draft.case import Case
from planner.draft.pipeline import draft_anew
from planner.toolkit.assessment import Standing
from planner.track.plan_standing import PlanStanding
from planner.track.results import promised

TODAY = date(2026, 11, 23)
FROM_WORST = (Standing.NOT_APPLICABLE, Standing.NOT_ASSESSED, Standing.MISSING, Standing.WEAK, Standing.IN_PLACE)


@pytest.fixture(scope="module", params=SAMPLES)
def plan(request: pytest.FixtureRequest) -> PlanStanding:
    case = Case(assessment=sample(request.param), benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    return draft_case(case, None, TODAY).standing


def test_every_result_is_delivered_by_actions_of_the_plan_and_true_within_it(plan: PlanStanding) -> None:
    for result in plan.results:
        assert set(result.delivered_by) <= plan.undertaken_ids
        assert result.date >= max((action.dates.early_finish for action in plan.carrying(result)), default=result.date)
        assert result.to is not result.from_


def test_no_question_is_promised_whole_and_put_off(plan: PlanStanding) -> None:
    assert not {later.what for later in plan.later} & {result.question for result in plan.results if result.whole}


def test_at_the_end_of_no_year_does_the_city_stand_worse_than_today_or_a_year_before(plan: PlanStanding) -> None:
    before = plan.standing_by_factor
    for year in plan.projected:
        assert all(
            FROM_WORST.index(standing) >= FROM_WORST.index(before[factor]) for factor, standing in year.factors.items()
        )
        before = year.factors
    assert plan.projected


def test_a_plan_that_undertakes_nothing_promises_nothing() -> None:
    case = Case(assessment=sample("havelmar"), benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    drafted = draft_case(case, None, TODAY)
    draft = draft_anew(drafted.standing, case)
    assert promised((), {}, drafted.standing.start, draft, CATALOGUE.method.scale).results == ()
