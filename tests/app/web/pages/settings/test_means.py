"""A city says how much time and money it has in plain questions, and sees what that does before it is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import nothing_to_save, page_text
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web.pages.settings.means import means
from planner.store import Actor, Store
from planner.toolkit.plan_settings import Absence, MoneyState, PlanMeans, ServiceTime, YearsMoney

Within = Callable[..., AppTest]
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"
KEEP = f"means-keep-{PLAN}"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def field(name: str) -> str:
    return f"means-{PLAN}-{name}"


def kept(store: Store) -> PlanMeans | None:
    return store.assessment(ASSESSMENT).assessment.plan.means


@pytest.fixture
def page(within: Within, drafted_view: PlanView) -> AppTest:
    return within(lambda: means(drafted_view))


def test_what_the_file_says_stands_in_the_fields_and_is_kept_as_it_is(page: AppTest, store: Store) -> None:
    before = kept(store)
    assert page.number_input(key=field("days-grants")).value == 7.0
    assert page.number_input(key=field("money-2027-1-amount")).value == 60_000
    assert page.number_input(key=field("money-2028-2-amount")).value == 25_000
    assert page.date_input(key=field("filled-partners")).value == date(2027, 9, 1)
    assert nothing_to_save(page, KEEP)
    page.number_input(key=field("horizon")).set_value(4).run()
    page.button(key=KEEP).click().run()
    assert before is not None
    assert kept(store) == before.model_copy(update={"horizon_years": 4})


def test_an_empty_field_says_what_counts_instead(page: AppTest) -> None:
    asked = {str(number.key).removeprefix(field("days-")): number for number in page.number_input}
    assert asked["hr"].label.startswith("How many days a month can Direction des ressources humaines give")
    assert asked["hr"].placeholder == "8.8, the capacity that was given"
    assert asked["audit"].placeholder.endswith(", assumed")
    assert "Nobody has said when this vacancy will be filled: " in page_text(page)


@pytest.mark.usefixtures("store")
def test_time_that_nobody_gave_is_assumed_for_those_who_share_it(within: Within, drafted_view: PlanView) -> None:
    assert drafted_view.case is not None
    assessment = drafted_view.case.assessment
    plan = assessment.plan.model_copy(update={"roles": {}, "means": None})
    silent = replace(drafted_view.case, assessment=assessment.model_copy(update={"plan": plan}))
    page = within(lambda: means(replace(drafted_view, case=silent)))
    placeholders = {str(number.key).removeprefix(field("days-")): number.placeholder for number in page.number_input}
    assert placeholders["hr"].endswith("assumed for 2 together")
    assert page.number_input(key=field("money-2028-1-amount")).placeholder == "€92,000, assumed"
    page.number_input(key=field("money-2027-1-amount")).set_value(40_000).run()
    assert page.number_input(key=field("money-2028-1-amount")).placeholder == "none"
    page.number_input(key=field("money-2027-1-amount")).set_value(None).run()
    assert "full-time posts are assumed for all of them together" in page_text(page)
    assert "€92,000 a year are assumed" in page_text(page)
    assert page.button(key=f"means-usual-{PLAN}").disabled


def test_less_time_costs_results_by_name_and_is_kept_as_posts(page: AppTest, store: Store) -> None:
    for service in ("equality", "integration", "services", "hr"):
        page.number_input(key=field(f"days-{service}")).set_value(0.5)
    page.run()
    assert "**Would be reached no longer, or less far**" in page_text(page)
    assert "**Would fall out**" in page_text(page)
    assert "With what is kept today" in page_text(page)
    before = kept(store)
    page.button(key=KEEP).click().run()
    assert not page.exception
    now = kept(store)
    assert before is not None
    assert now is not None
    assert now.services["equality"] == ServiceTime(posts=0.0286)
    assert {id_: now.services[id_] for id_ in before.services} == dict(before.services)


def test_absences_vacancies_and_sums_come_and_go(page: AppTest, store: Store) -> None:
    page.selectbox(key=field("away-new-service")).set_value("legal")
    page.date_input(key=field("away-new-first")).set_value(date(2027, 7, 1))
    page.date_input(key=field("away-new-last")).set_value(date(2027, 8, 31))
    page.number_input(key=field("away-new-share")).set_value(50.0)
    page.selectbox(key=field("filled-new-service")).set_value("data")
    page.date_input(key=field("filled-new-day")).set_value(date(2027, 4, 1))
    page.selectbox(key=field("money-new-year")).set_value("2028")
    page.number_input(key=field("money-new-amount")).set_value(5_000)
    page.text_input(key=field("money-new-source")).set_value(" Foundation ")
    page.selectbox(key=field("money-new-state")).set_value(MoneyState.GRANTED).run()
    page.button(key=KEEP).click().run()
    assert not page.exception
    now = kept(store)
    assert now is not None
    away = Absence(first=date(2027, 7, 1), last=date(2027, 8, 31), share=0.5)
    assert (now.services["legal"], now.services["data"]) == (
        ServiceTime(away=(away,)),
        ServiceTime(filled_from=date(2027, 4, 1)),
    )
    added = YearsMoney(year=2028, amount=5_000, source="Foundation", state=MoneyState.GRANTED)
    assert now.money is not None
    assert now.money[-1] == added


def test_an_absence_that_ends_before_it_begins_is_refused(page: AppTest, store: Store) -> None:
    before = kept(store)
    page.selectbox(key=field("away-new-service")).set_value("legal")
    page.date_input(key=field("away-new-first")).set_value(date(2027, 8, 31))
    page.date_input(key=field("away-new-last")).set_value(date(2027, 7, 1)).run()
    assert "comes before its first day" in page.error[0].value
    page.button(key=KEEP).click().run()
    assert kept(store) == before


def test_all_can_be_left_to_be_assumed_and_no_money_stays_no_money(within: Within, store: Store) -> None:
    seen = store.assessment(ASSESSMENT).assessment.plan
    none = seen.model_copy(update={"means": PlanMeans(money=())})
    desk.save_settings(store, ASSESSMENT, none, seen=seen, by=Actor("anna"))
    view = desk.plan_view(store, PLAN, today=date(2027, 3, 15), language="en")
    page = within(lambda: means(view))
    assert page.number_input(key=field("money-2027-1-amount")).value == 0
    assert nothing_to_save(page, KEEP)
    page.button(key=f"means-usual-{PLAN}").click().run()
    assert kept(store) is None


def test_a_plan_without_an_assessment_has_no_means_to_set(within: Within, drafted_view: PlanView) -> None:
    page = within(lambda: means(replace(drafted_view, case=None)))
    assert "it has no means to set" in page_text(page)
    assert not page.number_input
