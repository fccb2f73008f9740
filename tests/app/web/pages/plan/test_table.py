"""The table edits where it shows: its columns are the list's fields, and its marks say a word beside each sign."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import streamlit as st
from plan_edits import changing_role
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from planner.action_fields import Surface, fields_on
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import session
from planner.app.web.pages.plan.table import columns, marks, table
from planner.plan import ActionStatus
from planner.store import Store
from planner.track.attention import AttentionItem, Concern
from planner.track.plan_standing import ActionStanding
from planner.wording import Wording

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def marked(within: Within, action: ActionStanding, language: str = "en") -> list[str]:
    texts: list[str] = []
    within(lambda: texts.extend(marks(action)), language=language)
    return texts


def concern_of(action: ActionStanding, concern: Concern) -> AttentionItem:
    return replace(action.attention[0], concern=concern)


def shown(within: Within, ids: list[str] | None = None, signature: str = "all") -> AppTest:
    """Return a page with the table of these actions, else of all; ``signature`` in its session says what is wanted."""

    def body() -> None:
        view = session.view(PLAN)
        wanted = st.session_state.get("ids", ids)
        actions = [action for action in view.standing.actions if wanted is None or action.id in wanted]
        table(view, actions, signature=(st.session_state.get("signature", signature),))

    return within(body)


def rows(page: AppTest) -> list[str]:
    return [str(id_) for id_ in page.dataframe[0].value.index]


def test_every_field_of_the_list_has_a_column_and_the_title_is_the_first() -> None:
    assert {field.name for field in columns()} == {field.name for field in fields_on(Surface.LIST)}
    assert [field.name for field in columns()][:3] == ["title", "owner", "status"]


def test_a_quick_win_has_a_star_and_a_word(within: Within, drafted_view: PlanView) -> None:
    action = drafted_view.standing.action_by_id["F09-10"].model_copy(update={"attention": ()})
    assert marked(within, action) == ["★ Quick win"]
    assert marked(within, action, language="fr")[0].startswith("★ ")


@pytest.mark.parametrize("concern", Concern)
def test_whatever_needs_attention_is_marked_with_its_gravest_reason(
    within: Within, drafted_view: PlanView, concern: Concern
) -> None:
    known = drafted_view.standing.action_by_id["F09-10"]
    action = known.model_copy(update={"attention": (concern_of(known, concern),)})
    assert [mark for mark in marked(within, action) if "⚠" in mark] == [f"⚠ {Wording('en').label(concern)}"]


def test_a_row_shows_words_and_the_day_by_which_it_is_due(within: Within, drafted_view: PlanView) -> None:
    page = shown(within)
    action = drafted_view.standing.actions[0]
    row = page.dataframe[0].value.loc[action.id]
    assert row["status"] == "Proposed"
    assert row["owner"] == drafted_view.plan.role_by_id[action.owner].name
    assert (str(row["due"])[:10], row["own_deadline"]) == (str(action.due), "")


def test_it_counts_what_it_shows_of_the_whole(within: Within, drafted_view: PlanView) -> None:
    every = len(drafted_view.standing.actions)
    assert page_text(shown(within)) == f"{every} actions"
    assert page_text(shown(within, ["F09-10"])) == f"1 of {every} actions"


def test_where_no_action_is_wanted_it_says_how_to_see_more(within: Within) -> None:
    page = shown(within, [])
    assert page.info[0].value == "No action is like that. Take away a filter to see more."
    assert not page.dataframe


def test_rows_stay_under_an_edit_though_the_filter_would_drop_one(within: Within, store: Store) -> None:
    page = shown(within, ["F09-10", "F03-03"])
    before = rows(page)
    edit = store.plan(PLAN).changes("F09-10", status=ActionStatus.DONE)
    desk.edit(store, PLAN, edit, by=desk.introduce(store, "Anna"), today=TODAY)
    page.session_state["ids"] = ["F03-03"]
    page.run()
    assert rows(page) == before
    assert page.dataframe[0].value.loc["F09-10"]["status"] == "Done"


def test_other_filters_make_other_rows(within: Within) -> None:
    page = shown(within, ["F09-10", "F03-03"])
    page.session_state["ids"], page.session_state["signature"] = ["F03-03"], "other"
    page.run()
    assert rows(page) == ["F03-03"]


def test_roles_of_the_same_name_can_be_told_apart(within: Within, store: Store) -> None:
    anna = desk.introduce(store, "Anna")
    first, second = (role.id for role in store.plan(PLAN).plan.roles[:2])
    for role in (first, second):
        store.commit(changing_role(store.plan(PLAN), role, holder="Mayor"), by=anna)
    page = shown(within)
    config = page.dataframe[0].proto.columns
    titles = store.plan(PLAN).plan.role_by_id
    named = (json.dumps(f"Mayor ({titles[id_].title})") for id_ in (first, second))
    assert all(name in config for name in named)


def test_what_was_dropped_is_counted_apart_from_the_plans_actions(within: Within, store: Store) -> None:
    dropped = store.plan(PLAN).changes("F09-10", status=ActionStatus.DROPPED, reason="No money.")
    desk.edit(store, PLAN, dropped, by=desk.introduce(store, "Anna"), today=TODAY)
    every = len(store.plan(PLAN).plan.actions)
    assert page_text(shown(within)) == f"{every - 1} actions · 1 dropped"
