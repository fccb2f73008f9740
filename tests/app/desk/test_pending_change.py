"""A change is shown before it is made: which rows it touches, which dates it moves, and what the person saw."""

from datetime import date

import pytest
from refusals import codes

from planner.app.desk import PlanView
from planner.app.desk.pending_change import Outcome, carry_out, pending, slip_to
from planner.problem import ProblemsFoundError
from planner.store import Actor, Change, Confirm, ConflictError, Entity, Store
from planner.track.forecast import foreseen

TODAY = date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN = "havelmar-plan-2027"


def with_facts(view: PlanView, action: str, **facts: object) -> Outcome:
    plan = view.stored.plan
    actions = tuple(known.model_copy(update=facts) if known.id == action else known for known in plan.actions)
    return Outcome(plan=plan.model_copy(update={"actions": actions}), progress=view.stored.progress)


def test_a_plan_that_becomes_what_it_is_needs_no_change(view: PlanView) -> None:
    change = pending(view.stored, Outcome(plan=view.stored.plan, progress=view.stored.progress), TODAY)
    assert not change
    assert change.slip.moves == ()


def test_a_new_title_moves_no_date_and_a_longer_duration_does(view: PlanView) -> None:
    titled = pending(view.stored, with_facts(view, "F09-10", title="Ours"), TODAY)
    assert titled
    assert titled.slip.moves == ()
    longer = pending(view.stored, with_facts(view, "F09-10", duration=400), TODAY)
    assert "F09-10" in {move.action for move in longer.slip.moves}
    assert longer.after.finish == longer.slip.finish_after


def test_what_the_person_saw_goes_along_with_the_change(view: PlanView) -> None:
    saw = Change(entity=Entity.ACTION, of=PLAN, id="F09-10", field="title", seen="An earlier title", new="Ours")
    change = pending(view.stored, with_facts(view, "F09-10", title="Ours"), TODAY, seen_in=[saw])
    (edit,) = change.edits
    assert isinstance(edit, Change)
    assert (edit.seen, edit.new) == ("An earlier title", "Ours")


def test_who_looked_at_an_action_confirms_it_and_disputes_nothing(view: PlanView) -> None:
    outcome = Outcome(plan=view.stored.plan, progress=view.stored.progress, looked_at=("F09-10",))
    assert pending(view.stored, outcome, TODAY).edits == (Confirm(of=PLAN, id="F09-10", on=TODAY),)


def test_a_plan_beyond_the_years_of_a_calendar_is_refused_before_it_is_made(view: PlanView) -> None:
    far = with_facts(view, "F09-10", not_before=date(9999, 12, 30), duration=400)
    with pytest.raises(ProblemsFoundError) as error:
        pending(view.stored, far, TODAY)
    assert codes(error) == ["duration-out-of-reach"]


def test_the_slip_from_a_plan_to_itself_is_nothing(view: PlanView) -> None:
    assert slip_to(foreseen(view.stored.plan, view.stored.progress, TODAY), view.stored, TODAY).moves == ()


def test_nothing_is_carried_out_where_there_is_nothing_to_change(havelmar: Store) -> None:
    stored, before = havelmar.plan(PLAN), havelmar.state()
    change = pending(stored, Outcome(plan=stored.plan, progress=stored.progress), TODAY)
    assert carry_out(havelmar, change, by=ANNA) is None
    assert havelmar.state() == before


def test_a_change_of_what_others_changed_since_is_a_conflict_and_changes_nothing(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    changes = [
        pending(
            stored,
            Outcome(
                plan=stored.plan.model_copy(
                    update={
                        "actions": tuple(
                            action.model_copy(update={"title": title}) if action.id == "F09-10" else action
                            for action in stored.plan.actions
                        )
                    }
                ),
                progress=stored.progress,
            ),
            TODAY,
        )
        for title in ("Anna's", "Boris's")
    ]
    carry_out(havelmar, changes[0], by=ANNA)
    with pytest.raises(ConflictError) as error:
        carry_out(havelmar, changes[1], by=BORIS)
    assert [(conflict.mine, conflict.theirs) for conflict in error.value.conflicts] == [("Boris's", "Anna's")]
    assert havelmar.plan(PLAN).plan.action_by_id["F09-10"].title == "Anna's"
