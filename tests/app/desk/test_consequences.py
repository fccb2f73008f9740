"""A change that is not made yet says what it breaks: with the plan's assessment, what becomes of its promises too."""

from datetime import date

import pytest

from planner.app.desk import PlanView, prepare, prepare_undo
from planner.app.desk.consequences import consequences_of, consequences_on_sight
from planner.app.desk.pending_change import Pending, carry_out
from planner.store import Actor, Store

TODAY = date(2027, 3, 1)
ANNA = Actor("anna")


@pytest.fixture
def longer(view: PlanView) -> Pending:
    """A change that makes an action on which a result rests take a year longer."""
    action = view.plan.action_by_id[view.standing.results[0].delivered_by[-1]]
    edits = view.stored.changes(action.id, duration=action.duration + 250)
    return prepare(view.stored, edits, by=ANNA, today=TODAY)


def test_promises_are_read_with_the_assessment_only(havelmar: Store, view: PlanView, longer: Pending) -> None:
    assert consequences_of(longer).promises == ()
    known = consequences_of(longer, view.case)
    assert view.standing.results[0].question in {move.question for move in known.promises}
    assert consequences_on_sight(havelmar, longer) == known


def test_to_take_a_change_back_says_what_that_saves(havelmar: Store, view: PlanView) -> None:
    action = view.plan.actions[0]
    missed = prepare(
        view.stored,
        view.stored.changes(action.id, duration=action.duration + 250, own_deadline=date(2027, 12, 31)),
        by=ANNA,
        today=TODAY,
    )
    batch = carry_out(havelmar, missed, by=ANNA)
    assert batch is not None
    assert [day.action for day in consequences_of(missed).missed] == [action.id]
    undoing = prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    assert undoing.consequences is not None
    assert undoing.consequences.missed == ()
    assert prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA, dates=False).consequences is None
