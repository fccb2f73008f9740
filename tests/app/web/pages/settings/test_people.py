"""Who fills a role, and with how much time, is saved as soon as it is typed."""

from collections.abc import Callable

import pytest
from plan_edits import changing_role
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text, unfolded
from app.web.tracked_city import HOSTILE, TODAY
from planner.app import desk
from planner.app.web import saving
from planner.app.web.pages.settings.people import people
from planner.app.web.user_text import plain
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]


def test_a_holder_and_a_capacity_are_saved_at_once(open_page: OpenPage, store: Store, plan: str) -> None:
    role = store.plan(plan).plan.roles[0].id
    page = open_page("settings", plan=plan)
    page.text_input(key=f"role-{plan}-{role}-holder").set_value(f" {HOSTILE} ").run()
    page.number_input(key=f"role-{plan}-{role}-capacity").set_value(0.35).run()
    assert not page.exception
    stored = store.plan(plan).plan.roles[0]
    assert (stored.holder, stored.capacity) == (HOSTILE, 0.35)
    page.text_input(key=f"role-{plan}-{role}-holder").set_value("").run()
    assert store.plan(plan).plan.roles[0].holder is None


def test_two_people_who_name_a_holder_are_shown_both_names(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    role = store.plan(plan).plan.roles[0]
    page = open_page("settings", plan=plan)
    store.commit(changing_role(store.plan(plan), role.id, holder="Jan’s office"), by=anna)
    page.text_input(key=f"role-{plan}-{role.id}-holder").set_value("Our office").run()
    assert "Jan’s office" in page_text(page)
    assert "Our office" in page_text(page)
    assert store.plan(plan).plan.roles[0].holder == "Jan’s office"


@pytest.mark.parametrize(("language", "words"), [("en", ("to be filled", "owns")), ("fr", ("à pourvoir", "pilote"))])
def test_a_service_says_what_it_has_to_do_and_whether_nobody_is_there(
    within: OpenPage, store: Store, plan: str, language: str, words: tuple[str, str], anna: Actor
) -> None:
    vacant, owns = words
    role = store.plan(plan).plan.roles[0]
    view = desk.plan_view(store, plan, today=TODAY, language=language)
    page = within(lambda: people(view), language=language)
    assert page.text_input(key=f"role-{plan}-{role.id}-holder").placeholder == role.title
    assert f"{plain(role.name)} – {vacant}" not in " ".join(text.value for text in page.markdown)
    desk.change_service(store, plan, role.id, by=anna, today=TODAY, vacant=True)
    view = desk.plan_view(store, plan, today=TODAY, language=language)
    page = within(lambda: people(view), language=language)
    heads = [text.value for text in page.markdown if text.value.startswith(f"**{plain(role.name)} – {vacant}**")]
    assert [f" {owns} " in head for head in heads] == [True]


def test_a_partner_of_the_citys_own_is_added(open_page: OpenPage, store: Store, plan: str) -> None:
    page = open_page("settings", plan=plan)
    page.button(key=f"role-new-{plan}-add").click().run()
    assert "The service has no name yet." in page_text(page)
    page.text_input(key=f"role-new-{plan}-name").set_value(" Fédération  des associations ").run()
    page.checkbox(key=f"role-new-{plan}-outside").set_value(True).run()
    page.button(key=f"role-new-{plan}-add").click().run()
    assert not page.exception
    added = store.plan(plan).plan.role_by_id["federation-des-associations"]
    assert (added.name, added.outside, added.capacity) == ("Fédération des associations", True, None)
    assert page.text_input(key=f"role-new-{plan}-name").value == ""
    assert f"role-{plan}-{added.id}-holder" in {field.key for field in page.text_input}


def test_a_service_with_work_is_retired_once_somebody_takes_over(open_page: OpenPage, store: Store, plan: str) -> None:
    owning = store.plan(plan).plan.actions[0].owner
    page = unfolded(open_page("settings", plan=plan), f"role-{plan}-{owning}-retire-popover")
    page.button(key=f"role-{plan}-{owning}-retire").click().run()
    assert "still owns or supports open actions" in page_text(page)
    assert not store.plan(plan).plan.role_by_id[owning].retired
    other = next(role.id for role in store.plan(plan).plan.roles if role.id != owning)
    page.selectbox(key=f"role-{plan}-{owning}-to").set_value(other).run()
    page.button(key=f"role-{plan}-{owning}-retire").click().run()
    assert not page.exception
    now = store.plan(plan).plan
    assert now.role_by_id[owning].retired
    assert now.actions[0].owner == other
    assert f"role-{plan}-{owning}-holder" not in {field.key for field in page.text_input}
    page.button(key=f"role-{plan}-{owning}-back").click().run()
    assert not store.plan(plan).plan.role_by_id[owning].retired


def test_blanks_around_a_name_make_no_entry_in_the_history(
    within: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    role = store.plan(plan).plan.roles[0]
    store.commit(changing_role(store.plan(plan), role.id, holder="Jan’s office"), by=anna)
    before = store.revision()

    def body() -> None:
        people(desk.plan_view(store, plan, today=TODAY))
        saving.show_toasts()

    page = within(body)
    page.text_input(key=f"role-{plan}-{role.id}-holder").set_value("  Jan’s   office ").run()
    assert not page.exception
    assert not page.toast
    assert store.revision() == before
