"""Who changed what, when, from what to what; any change can be taken back."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import page_text
from app.web.tracked_city import HOSTILE, TODAY, tracked
from planner.app import desk
from planner.app.web.pages.history.page import show
from planner.app.web.user_text import plain
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.wording import Wording

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


def rename(store: Store, plan: str, by: Actor, title: str) -> tuple[str, str]:
    """Give the last action another title; return its id and the change."""
    stored = store.plan(plan)
    action = stored.plan.actions[-1].id
    return action, store.commit(stored.changes(action, title=title), by=by).id


@pytest.mark.parametrize(("language", "title", "status"), [("en", "History", "Status"), ("fr", "Historique", "État")])
def test_the_history_reads_in_both_languages(
    open_page: OpenPage, plan: str, language: str, title: str, status: str
) -> None:
    page = open_page("history", language=language, plan=plan)
    assert page.title[0].value == title
    assert status in page_text(page)
    assert "**Anna**" in page_text(page)
    assert plain(HOSTILE) in page_text(page)


def test_a_change_says_what_was_and_what_is(open_page: OpenPage, store: Store, plan: str, anna: Actor) -> None:
    old = store.plan(plan).plan.actions[-1].title
    rename(store, plan, anna, "Our own words")
    assert f"Title: {plain(old)} → Our own words" in page_text(open_page("history", plan=plan))


def test_a_change_is_taken_back_after_its_effect_was_said(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    action, batch = rename(store, plan, anna, "Our own words")
    page = open_page("history", plan=plan)
    page.button(key=f"undo-{batch}").click().run()
    assert "No date moves." in page_text(page)
    page.button(key=f"undo-now-{batch}").click().run()
    assert not page.exception
    assert store.plan(plan).plan.action_by_id[action].title != "Our own words"
    assert "taken back" in page_text(open_page("history", plan=plan))


def test_what_others_changed_since_is_not_taken_back_silently(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    action, batch = rename(store, plan, anna, "Our own words")
    page = open_page("history", plan=plan)
    page.button(key=f"undo-{batch}").click().run()
    rename(store, plan, desk.introduce(store, "Jan"), "Other words")
    page.button(key=f"undo-now-{batch}").click().run()
    assert not page.exception
    assert store.plan(plan).plan.action_by_id[action].title == "Other words"
    assert "Other words" in page_text(page)


def test_the_address_narrows_the_history_to_an_action_and_a_person(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    action, _ = rename(store, plan, anna, "Our own words")
    jan = desk.introduce(store, "Jan")
    other = store.plan(plan).plan.actions[0].id
    news = store.plan(plan).changes(other, note="Seen in the council")
    desk.edit(store, plan, news, by=jan, today=TODAY)
    of_action = page_text(open_page("history", plan=plan, action=action))
    assert "Our own words" in of_action
    assert "Seen in the council" not in of_action
    of_jan = page_text(open_page("history", plan=plan, who="Jan"))
    assert "Seen in the council" in of_jan
    assert "Our own words" not in of_jan


def test_the_history_of_an_assessment_is_one_choice_away(open_page: OpenPage, store: Store, plan: str) -> None:
    (assessment,) = store.assessments()
    page = open_page("history", plan=plan)
    page.selectbox(key=f"about-{assessment.city}").set_value(assessment.id).run()
    assert not page.exception
    assert "import" in page_text(page)
    assert ActionStatus.BLOCKED.value not in page.query_params["about"]


def test_long_histories_come_in_pages(open_page: OpenPage, store: Store, plan: str, anna: Actor) -> None:
    for number in range(16):
        rename(store, plan, anna, f"Words number {number}")
    page = open_page("history", plan=plan)
    assert "Words number 15" in page_text(page)
    assert "Page 1 of 2" in page_text(page)
    page.button(key=f"history-{plan}-earlier").click().run()
    assert not page.exception
    assert "→ Words number 15" not in page_text(page)
    assert page.query_params["page"] == "2"


def test_before_anything_happened_the_page_says_so(within: OpenPage, store: Store, anna: Actor) -> None:
    assert "Nothing has happened yet." in page_text(within(show))
    desk.create_city(store, "Rocmarin", by=anna)
    page = within(show)
    assert "Nothing has happened here yet." in page_text(page)
    assert not page.selectbox


def test_what_is_confidential_is_named_and_shown_only_when_it_is_asked_for(
    within: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    (assessment,) = store.assessments()
    assert not within(show, plan=plan).toggle
    seen = store.assessment(assessment.id).assessment.answers["1.1"][0]
    noted = seen.model_copy(update={"confidential_note": "The mayor’s cousin"})
    desk.save_answer(store, assessment.id, "1.1", noted, seen=seen, by=anna)
    page = within(show, plan=plan, about=assessment.id)
    assert "Confidential note: " in page_text(page)
    assert "cousin" not in page_text(page)
    page.toggle(key=f"closed-history-{assessment.id}").set_value(True).run()
    assert "Confidential note: The mayor’s cousin" in page_text(page)


def test_of_a_change_with_many_lines_twelve_are_shown_and_the_rest_counted(within: OpenPage, plan: str) -> None:
    # The first step brought the plan: a line for each of its rows.
    page = within(show, plan=plan, language="fr")
    assert any(caption.value.startswith("et ") and caption.value.endswith(" autres") for caption in page.caption)


@pytest.mark.parametrize("number", ["0", "-1", "99", "two"])
def test_a_page_that_is_none_leads_to_the_first(within: OpenPage, plan: str, number: str) -> None:
    assert "**Anna**" in page_text(within(show, plan=plan, page=number))


def test_what_several_actions_have_in_common_is_one_line_whose_names_open(
    open_page: OpenPage, store: Store, anna: Actor
) -> None:
    plan = example_plan(store, anna, TODAY)
    view = desk.plan_view(store, plan, today=TODAY)
    adopted = desk.adopt(store, view, adopted_on=TODAY, reference="2027-118", by=anna)
    agreed = sum(action.status is ActionStatus.PROPOSED for action in view.standing.actions)
    assert agreed > 3
    page = open_page("history", plan=plan)
    labels = [folded.label for folded in page.expander]
    assert f"{agreed} actions: Status: Proposed → Agreed" in labels
    assert page_text(page).count("Status: Proposed → Agreed") <= 1
    (step,) = (step for step in desk.plan_history(store, plan, wording=Wording("en")) if step.batch == adopted.batch.id)
    assert [len(line.lines) for line in desk.gathered(step.lines) if isinstance(line, desk.Alike)] == [agreed]
