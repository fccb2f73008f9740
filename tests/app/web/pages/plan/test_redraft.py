"""A new assessment proposes, people accept proposal by proposal, and what they did stays unless they say so."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from plan_edits import removing
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Toggle

from app.chosen_actions import delivering
from app.web.conftest import TODAY, nothing_to_save, page_text
from planner.app import desk
from planner.app.desk.intake import example_file
from planner.app.web import plan_dialogs, saving, session
from planner.app.web.pages.plan import redraft
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, AssessmentKind, Response

Within = Callable[..., AppTest]
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def answer(store: Store, by: Actor, question: str, new: Answer) -> None:
    seen = store.assessment(ASSESSMENT).assessment.answers[question][0]
    desk.save_answer(store, ASSESSMENT, question, seen.model_copy(update={"answer": new}), seen=seen, by=by)


def answered_anew(store: Store, by: Actor, folder: Path, pattern: str, answer: str) -> str:
    """Bring Havelmar's next assessment, in which other answers are given; return its id."""
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    file = folder / "later.yaml"
    file.write_text(re.sub(pattern, answer, text), encoding="utf-8")
    return str(desk.import_assessment(store, file, by=by).assessment)


def opened(within: Within, assessment: str = ASSESSMENT) -> AppTest:
    """Return the dialog about the proposals of an assessment; it is gone once they are taken over."""

    def body() -> None:
        if "begun" not in st.session_state:
            st.session_state["begun"] = True
            plan_dialogs.open_dialog(plan_dialogs.REDRAFT, plan=PLAN, assessment=assessment)
        if plan_dialogs.opened():
            redraft.form(session.view(PLAN), assessment)
        saving.show_toasts()

    return within(body)


def toggle_of(page: AppTest, id_: str) -> Toggle:
    return next(toggle for toggle in page.toggle if str(toggle.key).endswith(f"-{id_}"))


def take_over(page: AppTest) -> AppTest:
    after = page.button(key=f"plan-redraft-{PLAN}-save").click().run()
    assert not after.exception
    return after


def test_an_unchanged_assessment_proposes_nothing(within: Within) -> None:
    page = opened(within)
    assert page.info[0].value == "The new draft proposes nothing: the plan can stay as it is."
    assert not page.button


def test_a_new_gap_proposes_an_action_with_its_reason_and_it_is_added(within: Within, store: Store) -> None:
    answer(store, desk.introduce(store, "Anna"), "1.1", Answer.NO)
    page = opened(within)
    assert "**To add**" in [text.value for text in page.markdown]
    toggle = toggle_of(page, "F01-01")
    assert toggle.value is True
    assert "Question 1.1" in page_text(page)
    after = take_over(page)
    assert "F01-01" in store.plan(PLAN).plan.action_by_id
    assert after.toast[0].value.endswith("taken over.")
    assert not after.toggle


def test_what_is_left_alone_changes_nothing(within: Within, store: Store) -> None:
    answer(store, desk.introduce(store, "Anna"), "1.1", Answer.NO)
    before = store.plan(PLAN).plan
    page = opened(within)
    for toggle in page.toggle:
        toggle.set_value(False)
    page.run()
    assert nothing_to_save(page, f"plan-redraft-{PLAN}-save")
    assert store.plan(PLAN).plan == before


def test_a_toggle_that_is_heard_together_with_the_button_counts(within: Within, store: Store) -> None:
    answer(store, desk.introduce(store, "Anna"), "1.1", Answer.NO)
    before, page = store.plan(PLAN).plan, opened(within)
    for toggle in page.toggle:
        toggle.set_value(False)
    assert nothing_to_save(page, f"plan-redraft-{PLAN}-save")
    assert store.plan(PLAN).plan == before


def test_what_people_took_out_is_offered_and_does_not_come_back_by_itself(within: Within, store: Store) -> None:
    anna = desk.introduce(store, "Anna")
    action = delivering(desk.plan_view(store, PLAN, today=TODAY).standing)
    store.commit(removing(store.plan(PLAN), action), by=anna)
    page = opened(within)
    assert toggle_of(page, action).value is False
    assert "People took it out before." in page_text(page)


def test_what_is_no_longer_called_for_is_taken_out_unless_work_has_begun(
    within: Within, store: Store, tmp_path: Path
) -> None:
    anna = desk.introduce(store, "Anna")
    begun, edited = [action.id for action in store.plan(PLAN).plan.actions if action.id.startswith("F02")][:2]
    status = store.plan(PLAN).changes(begun, status=ActionStatus.UNDER_WAY)
    desk.edit(store, PLAN, status, by=anna, today=TODAY)
    desk.edit(store, PLAN, store.plan(PLAN).changes(edited, title="Ours"), by=anna, today=TODAY)
    later = answered_anew(store, anna, tmp_path, r"\banswer: (no|partly|unknown)\b", "answer: yes")
    page = opened(within, later)
    assert "**To take out**" in [text.value for text in page.markdown]
    assert toggle_of(page, begun).value is False
    assert toggle_of(page, edited).value is False
    text = page_text(page)
    assert "Work on it has begun." in text
    assert "People edited it: Title" in text
    assert "Its key factor is in place" in text


def test_objectives_that_go_are_named_in_the_plans_order(within: Within, store: Store, tmp_path: Path) -> None:
    anna = desk.introduce(store, "Anna")
    later = answered_anew(store, anna, tmp_path, r"\banswer: (no|partly|unknown)\b", "answer: yes")
    text = page_text(opened(within, later)).replace("\\", "")
    gone = re.findall(r"No longer part of it: Objective “(.*?)”\.(?:  )?$", text, re.MULTILINE)
    titles = [objective.title or "Conditions for success" for objective in store.plan(PLAN).plan.objectives]
    assert gone
    assert gone == [title for title in titles if title in gone]


def test_an_assessment_of_another_city_is_refused_in_words(within: Within, store: Store) -> None:
    other = desk.import_assessment(store, example_file("brennavel"), by=desk.introduce(store, "Anna")).assessment
    page = opened(within, str(other))
    assert page.error
    assert not page.button


def test_of_a_round_that_is_half_answered_nothing_is_switched_on(within: Within, store: Store) -> None:
    anna = desk.introduce(store, "Anna")
    later = desk.next_assessment(
        store, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=anna, today=date(2028, 10, 15)
    ).assessment
    desk.save_answer(store, later, "1.1", Response(answer=Answer.NO), seen=None, by=anna)
    page = opened(within, later)
    assert "is not answered yet, and may change all of this" in page.warning[0].value
    assert page.toggle
    assert not any(toggle.value for toggle in page.toggle)
    assert nothing_to_save(page, f"plan-redraft-{PLAN}-save")
