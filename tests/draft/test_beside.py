"""Beside a plan that stands, more means never close a smaller gap, and less never make a dearer plan."""

from collections.abc import Mapping

import pytest
from cities import BENCHMARK, CATALOGUE

from draft.test_promises import FRAME, GIVEN_MEANS, some_city
from planner.draft.case import Case
from planner.draft.choosing import Beside
from planner.draft.draft import Draft
from planner.draft.pipeline import draft
from planner.templates.catalogue import Catalogue
from planner.toolkit.assessment import Assessment

SIZES = tuple(GIVEN_MEANS)


def with_means(assessment: Assessment, times: float) -> Assessment:
    """Return a city with so many times the posts and the money."""
    means = assessment.plan.means
    assert means
    services = {
        name: time.model_copy(update={"posts": time.posts * times}) if time.posts else time
        for name, time in means.services.items()
    }
    money = tuple(sum_.model_copy(update={"amount": round(sum_.amount * times)}) for sum_ in means.money or ())
    more = means.model_copy(update={"services": services, "money": money})
    return assessment.model_copy(update={"plan": assessment.plan.model_copy(update={"means": more})})


def drafted(
    assessment: Assessment, stands: tuple[Draft, Assessment] | None = None, catalogue: Catalogue = CATALOGUE
) -> Draft:
    case = Case(assessment=assessment, benchmark=BENCHMARK, catalogue=catalogue, language="en")
    if stands is None:
        return draft(case, FRAME)
    plan, before = stands
    starts = {action.id: action.planned_start or FRAME.start for action in plan.plan.actions}
    return draft(case, FRAME, beside=Beside(starts=starts, settings=before.plan))


def taken(plan: Draft, years: int = 3) -> Mapping[str, float]:
    """Return what a plan costs and how many days it takes, upkeep included."""
    works = [plan.works[action] for action in plan.plan.action_by_id]
    return {
        "EUR": sum(work.cost + years * work.yearly_cost for work in works),
        "days": sum(sum(work.days.values()) + years * sum(work.yearly_days.values()) for work in works),
    }


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("population", SIZES)
def test_more_means_close_no_smaller_gap_and_less_make_no_dearer_plan(population: int, seed: int) -> None:
    poor = some_city(seed, population, GIVEN_MEANS[population])
    rich = with_means(poor, 1.25)
    of_poor, of_rich = drafted(poor), drafted(rich)
    assert drafted(rich, (of_poor, poor)).gap_closed >= of_poor.gap_closed - 1e-9
    less = taken(drafted(poor, (of_rich, rich)))
    assert all(less[what] <= most + 1e-6 for what, most in taken(of_rich).items())


def test_beside_itself_a_draft_is_what_it_was() -> None:
    assessment = some_city(3, 250_000, GIVEN_MEANS[250_000])
    alone = drafted(assessment)
    assert drafted(assessment, (alone, assessment)).plan == alone.plan


def test_a_new_draft_does_not_fall_behind_the_actions_that_the_plan_undertakes() -> None:
    """A search may find less than a plan already has; then it goes on from that plan."""
    assessment = some_city(2, 250_000, GIVEN_MEANS[250_000])
    alone, choice = drafted(assessment), CATALOGUE.method.choice
    method = CATALOGUE.method.model_copy(update={"choice": choice.model_copy(update={"tries": 0})})
    hasty = CATALOGUE.model_copy(update={"method": method})
    assert drafted(assessment, catalogue=hasty).gap_closed < alone.gap_closed
    assert drafted(assessment, (alone, assessment), catalogue=hasty).gap_closed >= alone.gap_closed - 1e-9
