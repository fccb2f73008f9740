"""Everybody sees first what asks for a word from them, and gives it by a click or a line."""

from collections.abc import Callable
from datetime import date

import pytest
from plan_edits import changing_role
from streamlit.testing.v1 import AppTest

from app.begun_stores import begun, example_plan
from app.conftest import DRAFTED
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.desk.edits import edit
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.track.owners import attention_by_owner, duties, owner_of, owners

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    """The plan of Havelmar, of which all that could have begun was due two weeks ago."""

    def make() -> str:
        plan = example_plan(store, anna, DRAFTED)
        actions = desk.plan_view(store, plan, today=DRAFTED).standing.actions
        due = [
            change
            for action in actions
            if action.planned.early_start < TODAY
            for change in store.plan(plan).changes(action.id, own_deadline=date(2027, 3, 1))
        ]
        edit(store, plan, due, by=anna, today=DRAFTED)
        return plan

    return begun(store, "two weeks late", make)


def asked_of(store: Store, plan: str, owner: str) -> list[str]:
    view = desk.plan_view(store, plan, today=TODAY)
    answerable = owner_of(view.standing, owner)
    assert answerable is not None
    return [action.id for action in duties(view.standing, answerable).asked]


def test_what_is_late_stands_there_without_a_click(open_page: OpenPage, store: Store, plan: str) -> None:
    late = asked_of(store, plan, "strategy")[0]
    shown = page_text(open_page("mine", plan=plan, owner="strategy"))
    assert "It was due on" in shown
    assert f"**{late}**" in shown


def under_way(store: Store, plan: str, action: str) -> None:
    changes = store.plan(plan).changes(action, status=ActionStatus.UNDER_WAY, started=date(2027, 3, 1))
    edit(store, plan, changes, by=desk.introduce(store, "Anna"), today=date(2027, 3, 1))


def test_still_on_track_is_one_click_and_counts_as_news(open_page: OpenPage, store: Store, plan: str) -> None:
    action = asked_of(store, plan, "strategy")[0]
    under_way(store, plan, action)
    page = open_page("mine", plan=plan, owner="strategy")
    page.button(key=f"mine-{plan}-{action}-on-track").click().run()
    assert not page.exception
    assert store.plan(plan).progress[action].confirmed_on == TODAY
    assert page.toast[0].value == f"{action} – still on track"
    assert f"mine-{plan}-{action}-on-track" not in [widget.key for widget in page.button]


def test_done_is_one_click(open_page: OpenPage, store: Store, plan: str) -> None:
    action = asked_of(store, plan, "strategy")[0]
    page = open_page("mine", plan=plan, owner="strategy")
    page.button(key=f"mine-{plan}-{action}-done").click().run()
    assert store.plan(plan).progress[action].finished == TODAY


def changed(
    open_page: OpenPage,
    plan: str,
    action: str,
    *,
    status: ActionStatus | None = None,
    percent: int | None = None,
    note: str = "",
) -> AppTest:
    """Fill in the line about an action and send it."""
    page = open_page("mine", plan=plan, owner="strategy")
    place = f"mine-{plan}-{action}"
    page.session_state[f"{place}-0-change"] = True
    page.run()
    if status is not None:
        page.selectbox(key=f"{place}-status").set_value(status)
    if percent is not None:
        page.number_input(key=f"{place}-percent").set_value(percent)
    if note:
        page.text_input(key=f"{place}-note").set_value(note)
    page.button(key=f"{place}-save").click().run()
    assert not page.exception
    return page


def test_some_percent_means_that_the_work_has_begun(open_page: OpenPage, store: Store, plan: str) -> None:
    action = asked_of(store, plan, "strategy")[0]
    changed(open_page, plan, action, percent=30, note="Two departments answered.")
    report = store.plan(plan).progress[action]
    assert (report.status, report.percent, report.note) == (ActionStatus.UNDER_WAY, 30, "Two departments answered.")
    assert report.started == TODAY


def test_all_of_it_means_done(open_page: OpenPage, store: Store, plan: str) -> None:
    action = asked_of(store, plan, "strategy")[0]
    changed(open_page, plan, action, percent=100)
    assert store.plan(plan).progress[action].status is ActionStatus.DONE


def test_what_is_blocked_is_asked_for_its_reason(open_page: OpenPage, store: Store, plan: str) -> None:
    action = asked_of(store, plan, "strategy")[0]
    page = changed(open_page, plan, action, status=ActionStatus.BLOCKED)
    page.text_area(key=f"mine-{plan}-{action}-reason").set_value("No reply yet.")
    page.button(key=f"mine-{plan}-{action}-save").click().run()
    assert store.plan(plan).progress[action].reason == "No reply yet."


def test_blocked_without_a_line_is_refused_beside_the_action(open_page: OpenPage, store: Store, plan: str) -> None:
    action = asked_of(store, plan, "strategy")[0]
    page = changed(open_page, plan, action, status=ActionStatus.BLOCKED)
    assert "nobody says why" in page.error[0].value
    assert store.plan(plan).progress[action].status is ActionStatus.PROPOSED


def test_what_is_typed_stays_while_others_report_and_both_are_shown(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    action, other, *_ = asked_of(store, plan, "strategy")
    under_way(store, plan, other)
    page = open_page("mine", plan=plan, owner="strategy")
    page.session_state[f"mine-{plan}-{action}-0-change"] = True
    page.run()
    page.text_input(key=f"mine-{plan}-{action}-note").set_value("Mine").run()
    jan = desk.introduce(store, "Jan")
    edit(store, plan, store.plan(plan).changes(action, note="Theirs"), by=jan, today=TODAY)
    page.button(key=f"mine-{plan}-{other}-on-track").click().run()
    assert page.text_input(key=f"mine-{plan}-{action}-note").value == "Mine"
    page.button(key=f"mine-{plan}-{action}-save").click().run()
    assert not page.exception
    assert {"Mine", "Theirs"} <= {widget.value for widget in page.text}
    assert store.plan(plan).progress[action].note == "Theirs"


def test_who_coordinates_sees_what_needs_attention_and_gets_the_text_to_send(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    page = open_page("mine", plan=plan, whose="team")
    view = desk.plan_view(store, plan, today=TODAY, language="en")
    assert f"{view.standing.attention_count.actions} actions need attention" in page_text(page)
    assert [widget.value for widget in page.code][:2] == [desk.letters(view)[0].subject, desk.letters(view)[0].text]


def test_everybody_who_answers_for_something_is_there_once(store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    everyone = owners(view.standing)
    assert len({owner.id for owner in everyone}) == len(everyone) == len(attention_by_owner(view.standing))
    assert {role.id for owner in everyone for role in owner.roles} == {action.owner for action in view.standing.actions}


def test_an_owner_is_found_by_role_and_by_name(store: Store, anna: Actor, plan: str) -> None:
    desk.carry_out(
        store,
        desk.prepare(
            store.plan(plan), changing_role(store.plan(plan), "strategy", holder="Jan Novák"), by=anna, today=TODAY
        ),
        by=anna,
    )
    view = desk.plan_view(store, plan, today=TODAY)
    assert owner_of(view.standing, "strategy") == owner_of(view.standing, "jan novák")
    assert owner_of(view.standing, "nobody") is None
    assert owner_of(view.standing, None) is None


def test_the_page_opens_on_the_actions_of_who_looks_at_it(
    open_page: OpenPage, store: Store, anna: Actor, plan: str
) -> None:
    desk.carry_out(
        store,
        desk.prepare(store.plan(plan), changing_role(store.plan(plan), "hr", holder="Anna"), by=anna, today=TODAY),
        by=anna,
    )
    page = open_page("mine", plan=plan)
    assert page.selectbox(key=f"mine-owner-{plan}").value == "hr"


def test_whoever_never_said_who_they_are_is_asked_first(open_page: OpenPage, plan: str) -> None:
    page = open_page("mine", plan=plan)
    assert page.selectbox(key=f"mine-owner-{plan}").value is None
    assert "of your actions" not in page_text(page)


def cards(page: AppTest) -> list[str]:
    """Return the actions in the order of their cards."""
    titles = [text.value for text in page.markdown if text.value.startswith("**")]
    return [title.split("**")[1] for title in titles]


def test_what_is_done_stays_in_its_place_until_its_proof_is_there_or_the_page_is_left(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    page = open_page("mine", plan=plan, owner="strategy")
    before = cards(page)
    action = asked_of(store, plan, "strategy")[0]
    page.button(key=f"mine-{plan}-{action}-done").click().run()
    assert cards(page) == before
    again = open_page("mine", plan=plan, owner="strategy")
    assert cards(again).index(action) > before.index(action)
    page.text_input(key=f"mine-{plan}-{action}-evidence").set_value("Minutes").run()
    page.button(key=f"mine-{plan}-{action}-asked").click().run()
    assert cards(page).index(action) > before.index(action)


def test_what_is_done_before_its_time_stays_among_what_is_to_come(open_page: OpenPage, store: Store, plan: str) -> None:
    action, other, *_ = asked_of(store, plan, "strategy")
    for id_, due in ((action, date(2028, 6, 1)), (other, date(2028, 9, 1))):
        changes = store.plan(plan).changes(id_, own_deadline=due)
        edit(store, plan, changes, by=desk.introduce(store, "Anna"), today=TODAY)
    page = open_page("mine", plan=plan, owner="strategy")
    before = cards(page)
    assert {action, other}.isdisjoint(asked_of(store, plan, "strategy"))
    page.button(key=f"mine-{plan}-{action}-done").click().run()
    assert action in asked_of(store, plan, "strategy")
    assert cards(page) == before


def test_the_last_report_is_taken_back_where_it_was_given(open_page: OpenPage, store: Store, plan: str) -> None:
    action = asked_of(store, plan, "strategy")[0]
    before = store.plan(plan).progress.get(action)
    page = open_page("mine", plan=plan, owner="strategy")
    page.button(key=f"mine-{plan}-{action}-done").click().run()
    undo = page.button(key=f"mine-undo-{plan}")
    assert action in undo.label
    undo.click().run()
    assert not page.exception
    assert store.plan(plan).progress.get(action) == before
