"""How far the plan is from what was adopted, in words; and how a decision is kept and corrected."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web.pages.progress import baseline
from planner.store import Actor, Store
from planner.wording import Wording

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.mark.parametrize(
    ("days", "english"),
    [
        (0, "as adopted"),
        (1, "1 working day later"),
        (12, "12 working days later"),
        (-1, "1 working day earlier"),
        (-3, "3 working days earlier"),
    ],
)
def test_a_move_is_said_with_its_direction(days: int, english: str) -> None:
    assert baseline.working_days(days, Wording("en")) == english
    assert baseline.working_days(days, Wording("fr")) != english


def test_before_any_decision_there_is_nothing_to_compare_or_correct(within: Within, drafted_view: PlanView) -> None:
    def body() -> None:
        baseline.variance(drafted_view)
        baseline.correct(drafted_view)

    text = page_text(within(body))
    assert "No plan was adopted yet." in text
    assert "Correct a decision" not in text


@pytest.fixture
def adopted(store: Store, anna: Actor, drafted_view: PlanView) -> PlanView:
    """The plan, adopted as it stands today."""
    desk.adopt(store, drafted_view, adopted_on=TODAY, reference="2027-014", by=anna)
    return desk.plan_view(store, PLAN, today=TODAY, language="en")


def test_a_plan_that_was_just_adopted_stands_as_it_was(within: Within, adopted: PlanView) -> None:
    assert "The plan stands as it was adopted." in page_text(within(lambda: baseline.variance(adopted)))


def test_what_moved_since_is_said_of_the_whole_and_of_each_action(
    within: Within, store: Store, anna: Actor, adopted: PlanView
) -> None:
    action = adopted.standing.actions[0].id
    longer = store.plan(PLAN).plan.action_by_id[action].duration + 200
    desk.edit(store, PLAN, store.plan(PLAN).changes(action, duration=longer), by=anna, today=TODAY)
    view = desk.plan_view(store, PLAN, today=TODAY, language="en")
    page = within(lambda: baseline.variance(view))
    assert "working days later" in page_text(page)
    assert any(action in str(cell) for cell in page.table[0].value["Action"])


def test_a_decision_without_its_day_is_refused(within: Within, drafted_view: PlanView, store: Store) -> None:
    page = within(lambda: baseline.freeze(drafted_view))
    page.date_input(key=f"adopt-{PLAN}-day").set_value(None).run()
    page.button(key=f"adopt-now-{PLAN}").click().run()
    assert "The day of the decision is missing." in page_text(page)
    assert refused(page) == ["decision-without-day"]
    assert store.baselines(PLAN) == ()


def test_a_decision_that_was_noted_wrongly_is_put_right(within: Within, adopted: PlanView, store: Store) -> None:
    id_ = adopted.baselines[0][0]
    page = within(lambda: baseline.correct(adopted))
    page.date_input(key=f"correct-{id_}-day").set_value(date(2027, 3, 1)).run()
    page.text_input(key=f"correct-{id_}-reference").set_value("2027-041").run()
    page.button(key=f"correct-now-{id_}").click().run()
    assert not page.exception
    corrected = desk.plan_view(store, PLAN, today=TODAY, language="en").baseline
    assert corrected is not None
    assert (corrected.adopted_on, corrected.reference) == (date(2027, 3, 1), "2027-041")


def test_who_corrects_what_somebody_else_corrected_meets_them(within: Within, adopted: PlanView, store: Store) -> None:
    id_, decision = adopted.baselines[0]
    page = within(lambda: baseline.correct(adopted))
    page.text_input(key=f"correct-{id_}-reference").set_value("mine").run()
    bela = desk.introduce(store, "Béla")
    desk.correct_adoption(store, adopted, id_, adopted_on=decision.adopted_on, reference="theirs", by=bela)
    page.button(key=f"correct-now-{id_}").click().run()
    assert [of.reference for _, of in desk.plan_view(store, PLAN, today=TODAY).baselines] == ["theirs"]
