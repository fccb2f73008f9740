"""Actions of people's own come into a plan under ids that were never used, and leave it with all their links."""

from datetime import date

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.own_actions import add_action, new_action_id, prepare_action_addition, prepare_action_removal
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store

TODAY = date(2027, 3, 1)
ANNA = Actor("anna")
PLAN = "havelmar-plan-2027"


def added(store: Store, title: str = "A meeting a month", **facts: object) -> str:
    return add_action(store, PLAN, title, owner="equality", by=ANNA, today=TODAY, **facts)[1]


def test_what_nobody_says_of_an_action_is_as_usual(havelmar: Store) -> None:
    action = havelmar.plan(PLAN).plan.action_by_id
    new = added(havelmar)
    known = havelmar.plan(PLAN).plan.action_by_id
    assert set(known) - set(action) == {new}
    ours = known[new]
    assert (ours.duration, ours.effort, ours.cost_band, ours.factor) == (20, 5.0, 0, None)
    assert ours.owner == "equality"
    assert ours.base_impact == ours.impact


def test_what_is_added_to_a_plan_under_way_begins_today_at_the_earliest(havelmar: Store) -> None:
    later, early = added(havelmar, not_before=date(2027, 6, 1)), added(havelmar)
    known = desk.plan_view(havelmar, PLAN, today=TODAY).standing.action_by_id
    assert (known[early].not_before, known[later].not_before) == (TODAY, date(2027, 6, 1))
    due = known[early].due
    assert due is not None
    assert due > TODAY
    before = date(2026, 12, 1)
    _, at_first = add_action(havelmar, PLAN, "A meeting", owner="equality", by=ANNA, today=before)
    assert havelmar.plan(PLAN).plan.action_by_id[at_first].not_before is None


@pytest.mark.parametrize(("factor", "first", "second"), [("F06", "F06-X1", "F06-X2"), (None, "X0-X1", "X0-X2")])
def test_ids_say_what_an_action_serves_and_count_on(
    havelmar: Store, factor: str | None, first: str, second: str
) -> None:
    facts = {"factor": factor} if factor else {}
    assert [added(havelmar, **facts), added(havelmar, **facts)] == [first, second]


def test_an_id_is_never_used_again(havelmar: Store) -> None:
    first = added(havelmar, factor="F06")
    stored = havelmar.plan(PLAN)
    desk.carry_out(havelmar, prepare_action_removal(stored, first, today=TODAY), by=ANNA)
    assert first not in havelmar.plan(PLAN).plan.action_by_id
    assert new_action_id(havelmar, havelmar.plan(PLAN), "F06") == "F06-X2"


def test_a_new_action_brings_the_objective_and_the_role_that_the_plan_lacks(empty: Store) -> None:
    plan = desk.open_example(empty, "lindavelle", by=ANNA, today=TODAY).plan
    change = prepare_action_addition(empty, empty.plan(plan), "A campaign", owner="comms", today=TODAY, factor="F09")
    assert change.outcome.plan.role_by_id["comms"].holder is None
    assert "F09" in {objective.factor for objective in change.outcome.plan.objectives}
    assert "comms" not in empty.plan(plan).plan.role_by_id, "nothing is made before it is carried out"


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"owner": "nobody"}, "unknown-role"), ({"owner": "equality", "factor": "F99"}, "unknown-factor")],
)
def test_what_nobody_knows_is_refused_and_nothing_is_changed(havelmar: Store, facts: dict[str, str], code: str) -> None:
    before = havelmar.state()
    with pytest.raises(ProblemsFoundError) as error:
        add_action(havelmar, PLAN, "Ours", by=ANNA, today=TODAY, **facts)
    assert codes(error) == [code]
    assert havelmar.state() == before


def test_an_action_leaves_with_its_links_and_its_report(havelmar: Store) -> None:
    desk.still_on_track(havelmar, PLAN, ["F08-02"], by=ANNA, today=TODAY)
    stored = havelmar.plan(PLAN)
    assert any("F08-02" in (link.predecessor, link.successor) for link in stored.plan.dependencies)
    change = prepare_action_removal(stored, "F08-02", today=TODAY)
    assert "F08-02" not in change.outcome.plan.action_by_id
    assert "F08-02" not in change.outcome.progress
    assert not any("F08-02" in (link.predecessor, link.successor) for link in change.outcome.plan.dependencies)


def test_an_action_that_is_not_there_cannot_leave(havelmar: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        prepare_action_removal(havelmar.plan(PLAN), "F99-01", today=TODAY)
    assert codes(error) == ["unknown-action"]
