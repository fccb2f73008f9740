"""A plan promises what its actions deliver, and nothing else, within the means of the city."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from cities import BENCHMARK, CATALOGUE, READINGS, SAMPLES, city, sample
from plan_faults import faults_of

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.schedule.months import months_later
from planner.schedule.workdays import WorkCalendar, work_calendar
from planner.toolkit.assessment import Answer, Assessment
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft

START = date(2027, 1, 4)
FRAME = Frame(start=START, calendar=WorkCalendar(), language="en", title="A plan")
ANSWERS = ("yes", "partly", "no", "no", "unknown", "not-applicable")
MOODS = (ANSWERS, ("no", "no", "partly"), ("yes", "yes", "partly"), ("partly",), ("no",))
POPULATIONS = (40_000, 250_000, 900_000)
GIVEN_MEANS: Mapping[int, Mapping[str, Any]] = {
    40_000: {
        "money": [{"year": year, "amount": 12_000, "source": "Running credits"} for year in (2027, 2028, 2029)],
        "services": {
            "equality": {"posts": 0.5, "plan_share": 0.5},
            "integration": {"posts": 0.3, "plan_share": 0.5},
            "hr": {"posts": 0.1},
            "comms": {"posts": 0.1},
            "mayor": {"posts": 0.05},
        },
    },
    250_000: {
        "money": [{"year": year, "amount": 90_000, "source": "Budget"} for year in (2027, 2028, 2029)],
        "services": {
            "equality": {"posts": 1.0},
            "hr": {"posts": 0.4},
            "legal": {"posts": 0.2, "filled_from": "2027-09-01"},
        },
    },
    900_000: {
        "money": [{"year": year, "amount": 400_000, "source": "Budget"} for year in (2027, 2028, 2029)],
        "services": {"equality": {"posts": 3.0}, "integration": {"posts": 2.0}, "strategy": {"posts": 1.0}},
    },
}  # fmt: skip


def plan_of(assessment: Assessment, frame: Frame = FRAME) -> PlanStanding:
    case = Case(assessment=assessment, benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    return standing_of_draft(draft(case, frame), case.own_catalogue.method)


def some_city(seed: int, population: int | None = None, means: Mapping[str, Any] | None = None) -> Assessment:
    """Return a city that answers, reads its context and has means by chance, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - cities for tests, no secret
    answers = {
        question.id: chance.choice(mood)
        for factor in BENCHMARK.factors
        for mood in [chance.choice(MOODS)]
        for question in factor.asked
    }
    context = {
        factor: {"readings": [chance.choice(readings)]}
        for factor, readings in READINGS.items()
        if chance.random() < 0.3
    }
    people = population or round(10 ** chance.uniform(4.3, 6.1))
    plan = {"means": means} if means else {}
    return city(answers, context=context, plan=plan).model_copy(
        update={"city": city().city.model_copy(update={"population": people})}
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_keep_every_word(name: str) -> None:
    assessment = sample(name)
    settings = assessment.plan
    calendar = work_calendar(settings.country or assessment.city.country, settings.region, settings.closures)
    frame = replace(FRAME, start=settings.start or START, calendar=calendar)
    assert faults_of(plan_of(assessment, frame), CATALOGUE, calendar) == []


@pytest.mark.parametrize("population", POPULATIONS)
@pytest.mark.parametrize("given", [True, False], ids=["given", "assumed"])
def test_cities_of_every_size_keep_every_word(population: int, given: bool) -> None:  # noqa: FBT001 - from the table
    means = GIVEN_MEANS[population] if given else None
    for seed in range(4):
        plan = plan_of(some_city(seed, population, means))
        assert faults_of(plan, CATALOGUE, FRAME.calendar) == []
        assert plan.means
        assert any(not share.assumed for share in plan.means.services) == given


@pytest.mark.long
@pytest.mark.parametrize(
    "seeds", [range(first, first + 10) for first in range(0, 500, 10)], ids=lambda seeds: str(seeds[0])
)
def test_any_city_keeps_every_word(seeds: range) -> None:
    for seed in seeds:
        assert faults_of(plan_of(some_city(seed)), CATALOGUE, FRAME.calendar) == [], seed


def test_where_nothing_is_left_to_do_nothing_is_promised() -> None:
    plan = plan_of(city())
    assert (plan.actions, plan.results, plan.later) == ((), (), ())
    assert {standing for year in plan.projected for standing in year.factors.values()} == {"in-place"}


def answered(before: Assessment, question: str, answer: str) -> Assessment:
    (response, *_) = before.answers[question]
    better = (response.model_copy(update={"answer": Answer(answer)}),)
    return before.model_copy(update={"answers": {**before.answers, question: better}})


def called_for_by(question: str, plan: PlanStanding) -> set[str]:
    """Return the actions of a plan that no other answer calls for, and that nothing else needs."""
    return {
        action.id
        for action in plan.actions
        if {getattr(reason, "question", reason.kind) for reason in action.reasons} == {question}
    }


@pytest.mark.parametrize("seed", range(12))
def test_a_better_answer_never_adds_work_for_its_question(seed: int) -> None:
    before = some_city(seed)
    question = next(question for question, (response, *_) in before.answers.items() if response.answer == "no")
    there = plan_of(answered(before, question, "yes"))
    assert called_for_by(question, there) == set()
    assert question not in {promise.question for promise in there.results} | {later.what for later in there.later}
    first, half = plan_of(before), plan_of(answered(before, question, "partly"))
    more = called_for_by(question, half) - first.action_by_id.keys()
    # Less is missing than before: what was out of reach can come within it, to the end only, as it is so in part.
    whole = {action for promise in half.results if promise.question == question for action in promise.delivered_by}
    assert more <= whole
    assert all(promise.to == "yes" for promise in half.results if promise.question == question)


def test_the_first_report_to_the_council_is_on_time_or_not_in_the_plan() -> None:
    adoption = CATALOGUE.method.adoption
    assert adoption.report
    last = months_later(START, adoption.first_report_months)
    for seed in (0, 12, 20):
        plan = plan_of(some_city(seed))
        assert adoption.report not in plan.action_by_id or plan.action_by_id[adoption.report].dates.early_finish < last
