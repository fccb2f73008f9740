"""Country, region and closures are saved at once, with the dates that they move."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from planner.app import desk
from planner.app.web.pages.settings.calendar import calendar
from planner.store import Actor, Store
from planner.toolkit.city import Closure

OpenPage = Callable[..., AppTest]


def test_the_country_is_changed_with_its_regions(open_page: OpenPage, store: Store, plan: str) -> None:
    page = open_page("settings", plan=plan, part="calendar")
    page.selectbox(key=f"region-{plan}").set_value("6AE").run()
    assert (store.plan(plan).plan.country, store.plan(plan).plan.region) == ("FR", "6AE")
    page.selectbox(key=f"country-{plan}").set_value("BE").run()
    assert not page.exception
    assert (store.plan(plan).plan.country, store.plan(plan).plan.region) == ("BE", None)


def test_a_closure_is_added_with_the_dates_that_it_moves_and_removed_again(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    before = store.plan(plan).plan.closures
    page = open_page("settings", plan=plan, part="calendar")
    page.date_input(key=f"closure-new-{plan}-first").set_value(date(2027, 4, 5))
    page.date_input(key=f"closure-new-{plan}-last").set_value(date(2027, 4, 16))
    page.text_input(key=f"closure-new-{plan}-why").set_value("Works in the town hall")
    page.button(key=f"add-{plan}").click().run()
    assert not page.exception
    assert [closure.why for closure in store.plan(plan).plan.closures if closure not in before] == [
        "Works in the town hall"
    ]
    assert "of" in page_text(page)
    assert "move" in page.toast[0].value
    page.button(key=f"closure-{plan}-0-2027-04-05-2027-04-16").click().run()
    assert store.plan(plan).plan.closures == before


def test_a_closure_that_ends_before_it_begins_is_refused(open_page: OpenPage, store: Store, plan: str) -> None:
    before = store.plan(plan).plan.closures
    page = open_page("settings", plan=plan, part="calendar")
    page.date_input(key=f"closure-new-{plan}-first").set_value(date(2027, 4, 16))
    page.date_input(key=f"closure-new-{plan}-last").set_value(date(2027, 4, 5))
    page.button(key=f"add-{plan}").click().run()
    assert "the last day comes before it" in page.error[0].value
    assert refused(page) == ["closure-without-days"]
    assert store.plan(plan).plan.closures == before


def test_days_that_somebody_closed_twice_can_be_opened_again(open_page: OpenPage, store: Store, plan: str) -> None:
    twice = (Closure(first=date(2027, 4, 5), last=date(2027, 4, 5)),) * 2
    store.commit(store.plan(plan).head_changes(closures=twice), by=Actor("anna"))
    page = open_page("settings", plan=plan, part="calendar")
    page.button(key=f"closure-{plan}-1-2027-04-05-2027-04-05").click().run()
    assert store.plan(plan).plan.closures == ()


def test_one_day_alone_is_a_closure_and_stands_there_as_a_day(within: OpenPage, store: Store, plan: str) -> None:
    page = within(lambda: calendar(desk.plan_view(store, plan, today=TODAY)))
    page.date_input(key=f"closure-new-{plan}-first").set_value(date(2027, 5, 7)).run()
    page.button(key=f"add-{plan}").click().run()
    assert Closure(first=date(2027, 5, 7), last=date(2027, 5, 7)) in store.plan(plan).plan.closures
    assert "7 May 2027" in [text.value for text in page.markdown]
    assert page.date_input(key=f"closure-new-{plan}-first").value is None


def test_a_country_without_regions_offers_none(within: OpenPage, store: Store, plan: str) -> None:
    store.commit(store.plan(plan).head_changes(country=None, region=None), by=Actor("anna"))
    page = within(lambda: calendar(desk.plan_view(store, plan, today=TODAY)), language="fr")
    assert page.selectbox(key=f"region-{plan}").disabled
    # In the order of the reader’s alphabet, whatever the codes are: Germany is DE, and Allemagne comes first.
    countries = page.selectbox(key=f"country-{plan}").options[1:]
    assert countries == sorted(countries, key=str.casefold)
