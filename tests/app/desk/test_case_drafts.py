"""When a plan begins, and in whose words its title is."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app.desk.case_drafts import draft_case
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.draft.case import Case
from planner.toolkit.plan_settings import AdoptionSettings

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def havelmar_case() -> Case:
    return read_case(example_file("havelmar"))


def test_a_plan_begins_on_the_day_after_the_session_that_can_still_adopt_it(havelmar_case: Case) -> None:
    plan = draft_case(havelmar_case, None, TODAY).standing
    # Papers for the session of 14 December were due on 27 November.
    assert plan.to_adopt
    assert (plan.to_adopt.session, plan.to_adopt.assumed) == (date(2027, 3, 22), False)
    assert plan.start == date(2027, 3, 23)


def test_a_start_before_the_adoption_dates_only_what_was_agreed(havelmar_case: Case) -> None:
    alone = draft_case(havelmar_case, date(2027, 1, 4), TODAY)
    assert (alone.standing.start, alone.asked_start) == (date(2027, 3, 23), date(2027, 1, 4))
    assert min(action.dates.early_start for action in alone.standing.actions) >= date(2027, 3, 23)
    agreed = AdoptionSettings(may_begin_before=("F11-03",))
    settings = havelmar_case.assessment.plan.model_copy(update={"adoption": agreed})
    assessment = havelmar_case.assessment.model_copy(update={"plan": settings})
    early = draft_case(replace(havelmar_case, assessment=assessment), date(2027, 1, 4), TODAY).standing
    begun = {action.id for action in early.actions if action.dates.early_start < early.start}
    assert (early.start, begun) == (date(2027, 3, 23), {"F11-03"})


def test_a_later_start_that_was_asked_for_counts_before_that_of_the_file(havelmar_case: Case) -> None:
    assert draft_case(havelmar_case, date(2027, 5, 3), TODAY).standing.start == date(2027, 5, 3)


def test_the_citys_own_title_stays_in_a_plan_of_another_language(havelmar_case: Case) -> None:
    other = read_case(example_file("havelmar"), "en")
    assert draft_case(havelmar_case, None, TODAY).standing.title.startswith("Havelmar, égal accueil")
    assert draft_case(other, None, TODAY).standing.title == draft_case(havelmar_case, None, TODAY).standing.title


def test_the_catalogue_with_the_citys_own_numbers_is_made_once(havelmar_case: Case) -> None:
    assert havelmar_case.own_catalogue is havelmar_case.own_catalogue
