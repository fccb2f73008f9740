"""People hear what their edit changed, and see what it would do to the dates before they make it."""

from collections.abc import Callable
from datetime import date

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, nothing_to_save, page_text
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import saving
from planner.app.web.plan_edits import changes_sentence, preview, save_edits
from planner.plan import ActionStatus
from planner.store import Edit, Store

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def sentence(within: Within, view: PlanView, *edits: Edit, language: str = "en") -> str:
    heard: list[str] = []
    within(lambda: heard.append(changes_sentence(view.stored, edits)), language=language)
    return heard[0]


def previewed(within: Within, view: PlanView, *edits: Edit) -> AppTest:
    return within(lambda: preview(view, edits, "form"))


@pytest.mark.parametrize(
    ("language", "heard"), [("en", "F03-03 – Status: Under way"), ("fr", "F03-03 – État\u00a0: En cours")]
)
def test_a_change_is_said_in_the_readers_words(
    within: Within, drafted_view: PlanView, language: str, heard: str
) -> None:
    edit = drafted_view.stored.change("F03-03", "status", ActionStatus.UNDER_WAY)
    assert sentence(within, drafted_view, edit, language=language) == heard


def test_an_owner_is_called_as_the_city_names_the_service(within: Within, drafted_view: PlanView) -> None:
    edit = drafted_view.stored.change("F03-03", "owner", "hr")
    assert sentence(within, drafted_view, edit) == "F03-03 – Owner: Direction des ressources humaines"


def test_all_that_changes_in_an_action_is_said_together(within: Within, drafted_view: PlanView) -> None:
    stored = drafted_view.stored
    edits = (*stored.changes("F03-03", title="Ours", effort=3), *stored.changes("F09-10", effort=4))
    heard = sentence(within, drafted_view, *edits)
    assert [part.split(" – ")[0] for part in heard.split(" · ")] == ["F03-03", "F09-10"]
    assert heard.startswith("F03-03 – Title: Ours; ")


@pytest.mark.parametrize(("number", "counted"), [(3, False), (4, True)])
def test_of_many_actions_only_the_number_is_said(
    within: Within,
    drafted_view: PlanView,
    number: int,
    counted: bool,  # noqa: FBT001
) -> None:
    stored = drafted_view.stored
    ids = [action.id for action in stored.plan.actions[:number]]
    heard = sentence(within, drafted_view, *(stored.change(id_, "effort", 99) for id_ in ids))
    assert (heard == f"{number} actions changed.") is counted
    assert all(id_ in heard for id_ in ids) is not counted


def test_what_people_typed_is_not_interpreted(within: Within, drafted_view: PlanView) -> None:
    heard = sentence(within, drafted_view, drafted_view.stored.change("F03-03", "title", "**bold** $x$"))
    assert "**bold**" not in heard
    assert r"\*\*bold\*\*" in heard


def test_links_alone_say_nothing_here(within: Within, drafted_view: PlanView) -> None:
    assert sentence(within, drafted_view, *drafted_view.stored.link(drafted_view.plan.dependencies[0])) == ""


def test_without_an_edit_there_is_nothing_to_say_before_it_is_sent(
    within: Within, drafted_view: PlanView, store: Store
) -> None:
    def body() -> None:
        if st.button("Save", key="save"):
            assert not save_edits(drafted_view.stored, (), where="form")
        preview(drafted_view, (), "form")

    before, page = store.revision(), within(body)
    assert page_text(page) == "Save"
    assert nothing_to_save(page, "save")
    assert page_text(page.run()) == "Save"
    assert store.revision() == before


def test_what_others_made_so_already_is_nothing_to_save(within: Within, drafted_view: PlanView) -> None:
    stored = drafted_view.stored
    now = stored.plan.action_by_id["F03-03"].title

    def body() -> None:
        if st.button("Save", key="save"):
            save_edits(stored, [stored.change("F03-03", "title", now)], where="form")
        preview(drafted_view, (), "form")
        saving.show_toasts()

    page = within(body)
    assert nothing_to_save(page, "save")
    assert not page.toast


def test_what_is_refused_is_said_once_and_only_while_it_is_so(within: Within, drafted_view: PlanView) -> None:
    stored = drafted_view.stored

    def body() -> None:
        title = st.text_input("Title", key="title")
        edits = [stored.change("F03-03", "title", title)]
        if st.button("Save", key="save"):
            save_edits(stored, edits, where="form")
        preview(drafted_view, edits, "form")

    page = within(body)
    assert len(page.button(key="save").click().run().error) == 1
    page.text_input(key="title").set_value("Ours").run()
    assert not page.error
    assert [info.value for info in page.info] == ["No date moves."]


def test_the_effect_of_a_status_is_seen_before_its_reason_is_typed(within: Within, drafted_view: PlanView) -> None:
    stored = drafted_view.stored
    waited_for = stored.plan.dependencies[0].predecessor
    dropped, unexplained = (
        stored.change(waited_for, "status", ActionStatus.DROPPED),
        stored.change(waited_for, "reason", None),
    )
    page = previewed(within, drafted_view, dropped, unexplained)
    assert not page.error
    assert f"With {waited_for} dropped" in page.info[0].value


def test_a_change_that_moves_no_date_says_so_and_lists_none(within: Within, drafted_view: PlanView) -> None:
    page = previewed(within, drafted_view, drafted_view.stored.change("F03-03", "title", "Ours"))
    assert page.info[0].value == "No date moves."
    assert not page.expander


def test_of_many_moves_a_dozen_are_shown_and_the_rest_counted(within: Within, drafted_view: PlanView) -> None:
    later = drafted_view.stored.head_changes(start=date(2031, 9, 1))  # after the last action of the plan
    page = previewed(within, drafted_view, *later)
    assert page.expander[0].label == "Every date that moves"
    assert len(page.expander[0].markdown) == 12
    assert page.expander[0].caption[0].value == f"and {len(drafted_view.standing.actions) - 12} more"


def test_actions_that_would_wait_for_one_another_cannot_be_saved(within: Within, drafted_view: PlanView) -> None:
    link = drafted_view.plan.dependencies[0]
    back = link.model_copy(update={"predecessor": link.successor, "successor": link.predecessor})
    page = previewed(within, drafted_view, *drafted_view.stored.link(back))
    assert page.error


def test_who_looks_only_leaves_no_trace_in_the_store(within: Within, store: Store, drafted_view: PlanView) -> None:
    before = store.state(), len(store.people())
    previewed(within, drafted_view, drafted_view.stored.change("F03-03", "duration", 90))
    assert (store.state(), len(store.people())) == before


def test_what_is_saved_is_one_change_and_one_toast(within: Within, store: Store) -> None:
    stored = store.plan(PLAN)
    edits = (*stored.changes("F03-03", effort=3), *stored.changes("F09-10", effort=4))

    def body() -> None:
        save_edits(stored, edits, where="here")
        saving.show_toasts()

    page = within(body)
    assert page.toast[0].value.count("–") == 2
    assert len({entry.batch for entry in store.history() if entry.field == "effort"}) == 1
    assert store.plan(PLAN).plan.action_by_id["F09-10"].effort == 4


def test_a_refusal_stays_beside_its_form_and_changes_nothing(within: Within, store: Store) -> None:
    stored = store.plan(PLAN)
    outcome: list[bool] = []

    def body() -> None:
        outcome.append(save_edits(stored, stored.changes("F03-03", title=""), where="here"))
        saving.problems("here")

    page = within(body)
    assert outcome == [False]
    assert page.error
    assert store.plan(PLAN).plan == stored.plan


def test_a_sentence_of_the_callers_own_is_said_instead(within: Within, store: Store) -> None:
    stored = store.plan(PLAN)

    def body() -> None:
        save_edits(stored, stored.changes("F03-03", effort=3), where="here", done="What it waits for is changed.")
        saving.show_toasts()

    assert within(body).toast[0].value == "What it waits for is changed."


def test_what_others_changed_meanwhile_is_not_overwritten(within: Within, store: Store) -> None:
    seen = store.plan(PLAN)
    jan = desk.introduce(store, "Jan")
    desk.edit(store, PLAN, seen.changes("F03-03", title="Theirs"), by=jan, today=TODAY)
    outcome: list[bool] = []

    def body() -> None:
        outcome.append(save_edits(seen, seen.changes("F03-03", title="Ours"), where="here"))
        outcome.append(saving.in_dispute())

    within(body)
    assert outcome == [False, True]
    assert store.plan(PLAN).plan.action_by_id["F03-03"].title == "Theirs"


@pytest.mark.parametrize(("language", "late"), [("en", "misses its deadline of"), ("fr", "manque sa date limite du")])
def test_what_an_edit_breaks_is_said_before_it_is_made(
    within: Within, drafted_view: PlanView, language: str, late: str
) -> None:
    edits = drafted_view.stored.changes("F03-03", own_deadline=drafted_view.plan.start)
    page = within(lambda: preview(drafted_view, edits, "form"), language=language)
    assert [late in warning.value for warning in page.warning] == [True]
    harmless = drafted_view.stored.changes("F03-03", title="Ours")
    assert not within(lambda: preview(drafted_view, harmless, "form"), language=language).warning
