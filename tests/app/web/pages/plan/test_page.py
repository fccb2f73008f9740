"""A plan is read and edited as a table or as a list; what is filtered stands in the address."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import TODAY, nothing_to_save, page_text
from planner.app import desk
from planner.app.desk.edits import edit
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.wording import LANGUAGES

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    """The plan of Havelmar, as it was drafted."""
    return example_plan(store, anna, TODAY)


def first(store: Store, plan: str) -> str:
    """Return the action that stands first in the plan's order."""
    return store.plan(plan).plan.actions[0].id


def status_of(store: Store, plan: str, action: str) -> ActionStatus:
    return store.plan(plan).progress[action].status


def opened(open_page: OpenPage, plan: str, action: str) -> AppTest:
    return open_page("plan", plan=plan, action=action)


def at(page: AppTest, kind: str, beginning: str) -> str:
    """Return the key of the widget whose key begins so."""
    return next(str(widget.key) for widget in page.get(kind) if str(widget.key).startswith(beginning))


def test_without_a_plan_the_page_leads_to_the_assessment(open_page: OpenPage) -> None:
    page = open_page("plan")
    assert "There is no plan yet." in page.info[0].value
    assert page.button(key="plan-assess").label == "Go to the self-assessment"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["table", "list"])
def test_both_forms_show_in_both_languages(
    open_page: OpenPage, store: Store, plan: str, language: str, form: str
) -> None:
    page = open_page("plan", language=language, plan=plan, form=form)
    assert page.title[0].value == store.plan(plan).plan.title
    shown = page_text(page)
    assert ("s’achève le" if language == "fr" else "last action ends on") in shown


def test_a_status_is_one_click_and_the_toast_says_what_changed(open_page: OpenPage, store: Store, plan: str) -> None:
    action = first(store, plan)
    page = open_page("plan", plan=plan, form="list")
    page.selectbox(key=at(page, "selectbox", f"plan-status-{plan}-{action}")).set_value(ActionStatus.UNDER_WAY).run()
    assert not page.exception
    assert status_of(store, plan, action) is ActionStatus.UNDER_WAY
    assert store.plan(plan).progress[action].started == TODAY
    assert page.toast[0].value == f"{action} – Status: Under way"


def test_a_change_is_taken_back_and_brought_again_by_one_button(open_page: OpenPage, store: Store, plan: str) -> None:
    action = first(store, plan)
    page = open_page("plan", plan=plan, form="list")
    page.selectbox(key=at(page, "selectbox", f"plan-status-{plan}-{action}")).set_value(ActionStatus.AGREED).run()
    page.button(key=f"plan-undo-{plan}").click().run()
    assert status_of(store, plan, action) is ActionStatus.PROPOSED
    page.button(key=f"plan-undo-{plan}").click().run()
    assert status_of(store, plan, action) is ActionStatus.AGREED


def test_what_is_blocked_says_why(open_page: OpenPage, store: Store, plan: str) -> None:
    action = first(store, plan)
    page = open_page("plan", plan=plan, form="list")
    page.selectbox(key=at(page, "selectbox", f"plan-status-{plan}-{action}")).set_value(ActionStatus.BLOCKED).run()
    assert status_of(store, plan, action) is ActionStatus.PROPOSED
    where = f"plan-reason-{plan}-{action}"
    page.text_area(key=f"{where}-text").set_value("Nobody has signed.").run()
    page.button(key=f"{where}-save").click().run()
    assert not page.exception
    assert store.plan(plan).progress[action].reason == "Nobody has signed."


def test_a_blocked_action_without_a_reason_is_refused_beside_the_field(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    action = first(store, plan)
    page = open_page("plan", plan=plan, form="list")
    page.selectbox(key=at(page, "selectbox", f"plan-status-{plan}-{action}")).set_value(ActionStatus.BLOCKED).run()
    assert not page.error
    page.button(key=f"plan-reason-{plan}-{action}-save").click().run()
    assert "nobody says why" in page.error[0].value
    assert status_of(store, plan, action) is ActionStatus.PROPOSED


def test_filters_stand_in_the_address_and_mean_the_same_in_every_language(
    open_page: OpenPage, store: Store, anna: Actor, plan: str
) -> None:
    action = first(store, plan)
    edit(store, plan, store.plan(plan).changes(action, status=ActionStatus.UNDER_WAY), by=anna, today=TODAY)
    for language in LANGUAGES:
        page = open_page("plan", language=language, plan=plan, form="list", status="under-way")
        assert [widget.key for widget in page.button if str(widget.key).startswith("plan-open-")] == [
            f"plan-open-{plan}-{action}"
        ]


def test_a_search_finds_every_word_and_goes_into_the_address(open_page: OpenPage, plan: str) -> None:
    page = open_page("plan", plan=plan, form="list")
    page.text_input(key=f"plan-filter-q-{plan}").set_value("steering group").run()
    assert page.query_params["q"] == "steering group"
    assert "F03-03" in page_text(page)
    page.text_input(key=f"plan-filter-q-{plan}").set_value("no such words").run()
    assert "No action is like that." in page.info[0].value


def test_a_view_with_a_name_replaces_the_filters(open_page: OpenPage, plan: str) -> None:
    page = open_page("plan", plan=plan, form="list", q="steering")
    page.button(key=f"plan-view-quick-{plan}").click().run()
    assert not page.exception
    assert "q" not in page.query_params
    assert page.query_params["kind"] == "quick-win"
    assert page.selectbox(key=f"plan-filter-kind-{plan}").value == "quick-win"


def test_an_address_with_unknown_ids_shows_the_plan_all_the_same(open_page: OpenPage, plan: str) -> None:
    page = open_page("plan", plan=plan, form="list", kind="sooner", look="nice", action="F99-99", owner="nobody")
    assert not page.exception


def test_an_action_says_why_it_is_here_and_what_its_priority_is_made_of(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    shown = page_text(opened(open_page, plan, first(store, plan)))
    for part in ("Why it is here", "First steps", "Dates", "Float", "points", "Legal limits"):
        assert part in shown


def test_a_longer_term_action_names_the_limits_that_it_fails(open_page: OpenPage, store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    longer = next(action for action in view.standing.actions if not action.is_quick_win)
    assert "No quick win" in page_text(opened(open_page, plan, longer.id))


def test_what_needs_the_council_names_the_sessions_that_matter(open_page: OpenPage, plan: str) -> None:
    shown = page_text(opened(open_page, plan, "F02-05"))
    # Its papers are ready in winter, when no session is known yet: it is dated by that of March, a year later.
    assert "session that is to decide on it: 20 March 2028, assumed" in shown
    assert "to decide on it: " not in page_text(opened(open_page, plan, "F01-01"))


def test_what_needs_the_council_says_when_no_session_is_known(
    open_page: OpenPage, store: Store, anna: Actor, plan: str
) -> None:
    store.commit(store.plan(plan).head_changes(council_sessions=()), by=anna)
    shown = page_text(opened(open_page, plan, "F03-06"))
    assert "Council session that is to decide on it: " in shown
    assert "assumed: nobody has set it yet" in shown
    assert "while it lasts" not in shown


def test_moved_dates_are_seen_before_a_change_is_made(open_page: OpenPage, store: Store, plan: str) -> None:
    action = first(store, plan)
    page = opened(open_page, plan, action)
    page.number_input(key=_named(page, "-duration")).set_value(200).run()
    assert "instead of" in page.info[0].value or "still ends" in page.info[0].value
    assert store.plan(plan).plan.action_by_id[action].duration != 200
    page.button(key=_button(page, plan, action)).click().run()
    assert not page.exception
    assert store.plan(plan).plan.action_by_id[action].duration == 200


def _named(page: AppTest, ending: str) -> str:
    return next(str(widget.key) for widget in page.number_input if str(widget.key).endswith(ending))


def _button(page: AppTest, plan: str, action: str) -> str:
    return next(
        str(widget.key)
        for widget in page.button
        if str(widget.key).startswith(f"plan-edit-{plan}-{action}") and str(widget.key).endswith("-save")
    )


def test_actions_that_would_wait_for_one_another_are_refused_before_saving(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    link, *_ = before = store.plan(plan).plan.dependencies
    page = opened(open_page, plan, link.predecessor)
    waits = next(widget for widget in page.multiselect if str(widget.key).endswith("-waits"))
    waits.set_value([*waits.value, link.successor]).run()
    assert page.error
    page.button(key=_button(page, plan, link.predecessor)).click().run()
    assert len(page.error) == 1
    assert store.plan(plan).plan.dependencies == before


def test_an_action_of_peoples_own_is_added(open_page: OpenPage, store: Store, plan: str) -> None:
    page = open_page("plan", plan=plan)
    page.button(key=f"plan-add-{plan}").click().run()
    page.text_input(key=f"plan-new-{plan}-title").set_value("Open a **welcome** desk").run()
    page.button(key=f"plan-new-{plan}-save").click().run()
    assert not page.exception
    assert store.plan(plan).plan.actions[-1].title == "Open a **welcome** desk"


def test_several_actions_change_at_once_and_one_undo_takes_it_back(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    before = store.plan(plan)
    ids = [action.id for action in before.plan.actions[:3]]
    page = open_page("plan", plan=plan)
    page.button(key=f"plan-bulk-{plan}").click().run()
    place = f"plan-bulk-{plan}"
    page.multiselect(key=f"{place}-actions").set_value(ids).run()
    page.selectbox(key=f"{place}-status").set_value("agreed").run()
    # Far enough that none of the new days is past on the day of the test.
    page.number_input(key=f"{place}-days").set_value(364).run()
    page.button(key=f"{place}-save").click().run()
    assert not page.exception
    after = store.plan(plan)
    assert {after.progress[id_].status for id_ in ids} == {ActionStatus.AGREED}
    assert all(after.plan.action_by_id[id_].own_deadline for id_ in ids)
    page.button(key=f"plan-undo-{plan}").click().run()
    assert store.plan(plan).plan == before.plan


def test_the_moves_of_a_drop_are_seen_before_it_is_saved(open_page: OpenPage, store: Store, plan: str) -> None:
    held = store.plan(plan).plan.dependencies[0].predecessor
    page = open_page("plan", plan=plan, form="list", q=held)
    page.selectbox(key=at(page, "selectbox", f"plan-status-{plan}-{held}")).set_value(ActionStatus.DROPPED).run()
    assert f"With {held} dropped" in page.info[0].value
    assert status_of(store, plan, held) is ActionStatus.PROPOSED


def test_a_comment_without_a_word_is_not_kept_and_that_is_said(open_page: OpenPage, store: Store, plan: str) -> None:
    action = first(store, plan)
    assert nothing_to_save(opened(open_page, plan, action), f"plan-comment-{plan}-{action}-add")
    assert store.comments(plan, action) == ()


def test_a_comment_is_kept_with_who_said_it(open_page: OpenPage, store: Store, plan: str) -> None:
    action = first(store, plan)
    page = opened(open_page, plan, action)
    where = f"plan-comment-{plan}-{action}"
    page.text_area(key=f"{where}-text").set_value("See ![x](http://x.example/y.png)")
    next(widget for widget in page.button if widget.label == "Add the comment").click().run()
    assert not page.exception
    assert [comment.text for comment in store.comments(plan, action)] == ["See ![x](http://x.example/y.png)"]
    assert "See ![x](http://x.example/y.png)" in [widget.value for widget in page.text]


def test_what_people_write_is_never_interpreted(open_page: OpenPage, store: Store, anna: Actor, plan: str) -> None:
    action = first(store, plan)
    text = "![x](http://x.example/y.png) **bold** $a$"
    edit(store, plan, store.plan(plan).changes(action, title=text, why=text, first_steps=(text,)), by=anna, today=TODAY)
    page = open_page("plan", plan=plan, form="list", action=action)
    interpreted = [*(widget.value for widget in page.markdown), *(widget.value for widget in page.caption)]
    assert not [text for text in interpreted if "![x](" in text or "**bold**" in text]


@pytest.mark.parametrize(("language", "came"), [("en", "Added: "), ("fr", "Ajout\N{NO-BREAK SPACE}: ")])
def test_the_history_of_an_action_begins_with_its_title_said_once(
    open_page: OpenPage, store: Store, plan: str, language: str, came: str
) -> None:
    action = store.plan(plan).plan.actions[0]
    shown = page_text(open_page("plan", language=language, plan=plan, action=action.id))
    assert f"{came}{action.id} {action.title}" in shown.splitlines()
    assert f"{action.title}: {action.title}" not in shown
