"""When a plan begins, and in whose words its title is."""

from datetime import date, timedelta

import pytest
from closed_days import closed_on
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.desk.case_drafts import NOTICE_WEEKS, draft_case, first_monday_in_time
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.draft.case import Case
from planner.schedule.workdays import WorkCalendar

TODAY = date(2026, 12, 1)
MONDAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@pytest.fixture(scope="module")
def havelmar_case() -> Case:
    return read_case(example_file("havelmar"))


def test_a_plan_without_a_start_begins_on_a_monday_four_weeks_ahead() -> None:
    assert first_monday_in_time(date(2026, 12, 7), WorkCalendar()) == date(2027, 1, 4)
    assert first_monday_in_time(date(2026, 12, 8), WorkCalendar()) == date(2027, 1, 11)


def test_a_plan_never_begins_on_a_day_off() -> None:
    bridge_day = WorkCalendar(closures=closed_on([date(2027, 1, 4)]))
    assert first_monday_in_time(date(2026, 12, 7), bridge_day) == date(2027, 1, 11)


def test_a_city_that_never_works_on_mondays_begins_on_another_day() -> None:
    tuesday_on = WorkCalendar(weekdays=frozenset({1, 2, 3, 4}))
    assert first_monday_in_time(date(2026, 12, 7), tuesday_on) == date(2027, 1, 5)


@settings(max_examples=50, deadline=None)
@given(today=MONDAYS, free=st.frozensets(MONDAYS, max_size=30))
def test_people_always_have_their_weeks_of_notice_and_begin_on_a_day_of_work(
    today: date, free: frozenset[date]
) -> None:
    calendar = WorkCalendar(closures=closed_on(free))
    start = first_monday_in_time(today, calendar)
    assert start >= today + timedelta(weeks=NOTICE_WEEKS)
    assert start.weekday() == 0
    assert calendar.is_working(start)


def test_the_start_that_was_asked_for_counts_before_that_of_the_file(havelmar_case: Case) -> None:
    assert draft_case(havelmar_case, None, TODAY).standing.start == date(2027, 1, 4)
    assert draft_case(havelmar_case, date(2027, 3, 1), TODAY).standing.start == date(2027, 3, 1)


def test_only_a_start_that_nobody_set_is_said_to_be_assumed(havelmar_case: Case) -> None:
    silent = havelmar_case.assessment.model_copy(
        update={"plan": havelmar_case.assessment.plan.model_copy(update={"start": None})}
    )
    nobody = Case(
        assessment=silent,
        benchmark=havelmar_case.benchmark,
        catalogue=havelmar_case.catalogue,
        language=havelmar_case.language,
    )
    assert not draft_case(havelmar_case, None, TODAY).start_is_assumed
    assert draft_case(nobody, None, TODAY).start_is_assumed
    assert not draft_case(nobody, date(2027, 3, 1), TODAY).start_is_assumed


def test_the_citys_own_title_stays_in_a_plan_of_another_language(havelmar_case: Case) -> None:
    other = read_case(example_file("havelmar"), "en")
    assert draft_case(havelmar_case, None, TODAY).standing.title.startswith("Havelmar, égal accueil")
    assert draft_case(other, None, TODAY).standing.title == draft_case(havelmar_case, None, TODAY).standing.title


def test_the_catalogue_with_the_citys_own_numbers_is_made_once(havelmar_case: Case) -> None:
    assert havelmar_case.own_catalogue is havelmar_case.own_catalogue
