"""How far the plan is from what was adopted, in words; and how a decision is kept and corrected."""

from collections.abc import Callable
from datetime import date

import pytest
from plan_edits import removing
from streamlit.testing.v1 import AppTest

from app.conftest import DRAFTED
from app.web.conftest import TODAY, page_text, refused
from app.web.tracked_city import HOSTILE
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web.pages.progress import baseline
from planner.app.web.user_text import plain
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
    assert "Nothing has been adopted yet." in text
    assert "Correct a decision" not in text


@pytest.fixture
def adopted(store: Store, anna: Actor, drafted_view: PlanView) -> PlanView:
    """The plan, adopted as it stands today."""
    desk.adopt(store, drafted_view, adopted_on=TODAY, reference="2027-014", by=anna)
    return desk.plan_view(store, PLAN, today=TODAY, language="en")


def test_a_plan_that_was_just_adopted_stands_as_it_was(within: Within, store: Store, anna: Actor) -> None:
    in_time = desk.plan_view(store, PLAN, today=DRAFTED, language="en")
    desk.adopt(store, in_time, adopted_on=DRAFTED, reference="2027-014", by=anna)
    view = desk.plan_view(store, PLAN, today=DRAFTED, language="en")
    assert "The plan stands as it was adopted." in page_text(within(lambda: baseline.variance(view)))


def test_a_plan_that_is_late_when_it_is_adopted_is_late_against_it(within: Within, store: Store, anna: Actor) -> None:
    late = date(2029, 9, 3)
    desk.adopt(
        store, desk.plan_view(store, PLAN, today=late, language="en"), adopted_on=late, reference="2029-014", by=anna
    )
    view = desk.plan_view(store, PLAN, today=late, language="en")
    assert "working days later" in page_text(within(lambda: baseline.variance(view)))


def test_what_moved_since_is_said_of_the_whole_and_of_each_action(
    within: Within, store: Store, anna: Actor, adopted: PlanView
) -> None:
    action = max(adopted.standing.actions, key=lambda action: action.planned.early_finish).id
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


def test_of_a_plan_that_changed_the_work_the_cost_and_the_actions_are_said_in_words(
    within: Within, store: Store, anna: Actor, adopted: PlanView
) -> None:
    more, less, gone = (action.id for action in adopted.standing.actions[:3])
    facts = store.plan(PLAN).plan.action_by_id
    changes = (
        *store.plan(PLAN).changes(more, effort=facts[more].effort + 40, cost_band=3),
        *store.plan(PLAN).changes(less, effort=facts[less].effort - 1),
    )
    desk.edit(store, PLAN, changes, by=anna, today=TODAY)
    store.commit(removing(store.plan(PLAN), gone), by=anna)
    added = desk.add_action(store, PLAN, HOSTILE, owner="hr", by=anna, today=TODAY, factor="F06")[1]
    view = desk.plan_view(store, PLAN, today=TODAY, language="en")
    page = within(lambda: baseline.variance(view))
    text = page_text(page)
    assert f"Added since: {plain(f'{added} {HOSTILE}')}." in text
    assert f"Dropped since: {gone} " in text
    assert " instead of " in text
    rows = {str(row["Action"]).split()[0]: row for _, row in page.table[0].value.iterrows()}
    assert rows[plain(more)]["Effort"] == "40 person-days more"
    assert rows[plain(less)]["Effort"] == "1 person-day less"
    assert rows[plain(more)]["External cost"].replace("\\", "").startswith("€50,000 to €150,000 instead of ")


def test_of_several_decisions_that_of_the_last_day_stands_first_and_is_chosen(
    within: Within, store: Store, anna: Actor, adopted: PlanView
) -> None:
    desk.adopt(store, adopted, adopted_on=TODAY, reference="2027-020", by=anna)
    view = desk.plan_view(store, PLAN, today=TODAY, language="en")
    page = within(lambda: baseline.variance(view))
    field = page.selectbox(key=f"baseline-{PLAN}")
    assert field.options == [
        "Change adopted by the council on 15 March 2027, 2027-020",
        "Adoption by the council on 15 March 2027, 2027-014",
    ]
    assert field.value == view.baselines[-1][0]
    french = within(lambda: baseline.correct(view), language="fr")
    assert [button.label for button in french.button] == [
        "Corriger la décision 2027-020",
        "Corriger la décision 2027-014",
    ]


@pytest.mark.parametrize(("day", "code"), [(None, "decision-without-day"), (date(2027, 2, 1), "no-reference")])
def test_a_decision_is_not_corrected_into_one_without_day_or_reference(
    within: Within, adopted: PlanView, store: Store, day: date | None, code: str
) -> None:
    id_ = adopted.baselines[0][0]
    page = within(lambda: baseline.correct(adopted))
    page.date_input(key=f"correct-{id_}-day").set_value(day)
    page.text_input(key=f"correct-{id_}-reference").set_value("  ")
    page.button(key=f"correct-now-{id_}").click().run()
    assert refused(page) == [code]
    assert [decision.reference for _, decision in store.baselines(PLAN)] == ["2027-014"]


def test_the_due_dates_that_a_change_sets_are_seen_before_it_is_noted(
    within: Within, adopted: PlanView, store: Store, anna: Actor
) -> None:
    action = adopted.standing.actions[0].id
    stored = store.plan(PLAN)
    desk.edit(store, PLAN, stored.changes(action, own_deadline=date(2029, 1, 31)), by=anna, today=TODAY)
    view = desk.plan_view(store, PLAN, today=TODAY, language="en")
    text = page_text(within(lambda: baseline.freeze(view)))
    assert "This decision sets the due date of 1 action, which binds from then on:" in text
    assert "→ 31/01/2029" in text
    assert "actions stay due on the days that were adopted before: " in text
