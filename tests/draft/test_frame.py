"""A plan begins after the session that adopts it, and says where that session is assumed."""

from datetime import date, timedelta

import pytest
from closed_days import closed_on
from hypothesis import given, settings
from hypothesis import strategies as st
from tracked_plans import plan_of

from planner.draft.frame import Beginning, beginning, beginning_anew
from planner.plan import Plan, PlannedAdoption
from planner.schedule.workdays import WorkCalendar
from planner.templates.method import Adoption
from planner.toolkit.city import CouncilSession
from planner.toolkit.plan_settings import AdoptionSettings, PlanSettings, PlanStatus

TODAY = date(2026, 11, 30)
RULES = Adoption(draft_weeks=2, council_weeks=6)
DECEMBER = CouncilSession(day=date(2026, 12, 21), papers_by=date(2026, 12, 4))
MARCH = CouncilSession(day=date(2027, 3, 22), papers_by=date(2027, 3, 5))
JUNE = CouncilSession(day=date(2027, 6, 21))
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def begins(
    *sessions: CouncilSession, asked: date | None = None, calendar: WorkCalendar | None = None, **said: object
) -> Beginning:
    plan = PlanSettings.model_validate(said)
    return beginning(plan, calendar or WorkCalendar(), RULES, today=TODAY, sessions=sessions, asked=asked)


def test_the_first_session_whose_papers_can_still_be_handed_in_adopts_the_plan() -> None:
    found = begins(DECEMBER, MARCH, JUNE)
    assert found.to_adopt == PlannedAdoption(session=MARCH.day, papers_by=MARCH.papers_by)
    assert found.start == date(2027, 3, 23)


def test_the_session_that_the_city_names_counts_before_any_other() -> None:
    found = begins(DECEMBER, MARCH, JUNE, adoption=AdoptionSettings(session=JUNE.day))
    assert found.to_adopt
    assert found.to_adopt.session == JUNE.day


def test_a_plan_never_begins_on_a_day_off() -> None:
    calendar = WorkCalendar(closures=closed_on([date(2027, 3, 23), date(2027, 3, 24)]))
    assert begins(MARCH, calendar=calendar).start == date(2027, 3, 25)


def test_sessions_that_are_all_over_come_back_as_assumed_ones() -> None:
    year = [CouncilSession(day=date(2026, month, 16)) for month in (3, 6, 9, 11)]
    adoption = begins(*year).to_adopt
    assert adoption
    assert (adoption.session, adoption.assumed) == (date(2027, 3, 15), True)


def test_without_any_session_the_adoption_is_assumed_right_before_the_start_that_is_asked() -> None:
    found = begins(asked=date(2027, 2, 1))
    assert found.to_adopt == PlannedAdoption(session=date(2027, 1, 29), assumed=True)
    assert found.start == date(2027, 2, 1)


def test_a_start_too_soon_for_any_council_is_put_off() -> None:
    found = begins(asked=date(2026, 12, 7))
    assert found.to_adopt
    assert found.to_adopt.session == date(2027, 1, 25)
    assert found.start == date(2027, 1, 26)


def test_what_may_begin_before_begins_on_the_day_that_is_asked_and_the_plan_after_its_adoption() -> None:
    agreed = AdoptionSettings(may_begin_before=("F00-01",))
    found = begins(MARCH, asked=date(2027, 1, 4), adoption=agreed)
    assert found.to_adopt
    assert found.to_adopt.first == date(2027, 1, 4)
    assert found.start == date(2027, 3, 23)
    assert begins(MARCH, adoption=agreed).to_adopt == found.to_adopt.model_copy(update={"first": date(2026, 12, 1)})


def test_a_plan_that_is_adopted_waits_for_nobody() -> None:
    found = begins(MARCH, status=PlanStatus.ADOPTED, adopted_on=date(2026, 11, 27))
    assert found == Beginning(start=TODAY, to_adopt=None)


@settings(max_examples=50, deadline=None)
@given(asked=st.none() | DAYS, free=st.frozensets(DAYS, max_size=30), sessions=st.lists(DAYS, max_size=4, unique=True))
def test_a_plan_begins_on_a_day_of_work_after_a_session_that_can_still_adopt_it(
    asked: date | None, free: frozenset[date], sessions: list[date]
) -> None:
    calendar = WorkCalendar(closures=closed_on(free))
    found = begins(*(CouncilSession(day=day) for day in sessions), asked=asked, calendar=calendar)
    assert found.to_adopt
    assert found.to_adopt.session >= TODAY + timedelta(weeks=RULES.draft_weeks)
    assert found.start > found.to_adopt.session
    assert found.start == asked or calendar.is_working(found.start)


def standing_plan(adoption: PlannedAdoption, *sessions: CouncilSession) -> Plan:
    return plan_of().model_copy(update={"to_adopt": adoption, "council_sessions": sessions})


ASSUMED = PlannedAdoption(session=date(2027, 1, 29), assumed=True)
KNOWN = PlannedAdoption(session=MARCH.day, papers_by=MARCH.papers_by)


@pytest.mark.parametrize(
    ("adoption", "sessions", "said", "today", "session"),
    [
        (ASSUMED, (), None, TODAY, None),
        (ASSUMED, (MARCH, JUNE), None, TODAY, MARCH.day),
        (KNOWN, (MARCH, JUNE), None, TODAY, None),
        (KNOWN, (DECEMBER, MARCH, JUNE), None, TODAY, None),
        (KNOWN, (MARCH, JUNE), JUNE.day, TODAY, JUNE.day),
        (KNOWN, (MARCH, JUNE), None, date(2027, 3, 23), None),
        (KNOWN, (MARCH, JUNE), JUNE.day, date(2027, 3, 23), JUNE.day),
        (KNOWN, (MARCH, JUNE), DECEMBER.day, date(2027, 3, 1), None),
    ],
    ids=[
        "still assumed",
        "known by now",
        "still known",
        "an earlier one came",
        "another is named",
        "was held",
        "was held without it",
        "one in the past is named",
    ],
)
def test_a_plan_can_begin_anew_only_where_the_session_that_adopts_it_is_another(
    adoption: PlannedAdoption,
    sessions: tuple[CouncilSession, ...],
    said: date | None,
    today: date,
    session: date | None,
) -> None:
    settings = PlanSettings(adoption=AdoptionSettings(session=said) if said else None)
    plan = standing_plan(adoption, *sessions)
    anew = beginning_anew(plan, settings, RULES, today)
    assert (anew.to_adopt.session if anew and anew.to_adopt else None) == session
    adopted = plan.model_copy(update={"adopted_on": date(2026, 11, 20)})
    assert beginning_anew(adopted, settings, RULES, today) is None
