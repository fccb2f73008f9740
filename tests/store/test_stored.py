"""A plan that was read makes edits that carry what the person saw in it."""

from datetime import date

import pytest
from tracked_plans import wait

from planner.plan import ActionStatus
from planner.store import AS_STORED, Change, Create, Delete, Entity, State, Store, dependency_id
from store.conftest import ANNA

PLAN = "harbour-plan"


def changed(field: str, seen: object, new: object, action: str = "F06-01") -> Change:
    return Change(entity=Entity.ACTION, of=PLAN, id=action, field=field, seen=seen, new=new)


def test_an_edit_carries_what_stands_in_the_plan(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    assert stored.change("F06-01", "title", "Sign it") == changed("title", "Action F06-01", "Sign it")
    assert stored.change("F06-01", "percent", 20) == changed("percent", 0, 20)
    assert stored.change("F06-01", "title", "x", seen=AS_STORED).seen == "Action F06-01"


@pytest.mark.parametrize("seen", [None, "", "as it stood when they began"])
def test_who_began_earlier_saw_something_else(harbour: Store, seen: object) -> None:
    assert harbour.plan(PLAN).change("F06-01", "title", "Sign it", seen=seen).seen == seen


def test_only_what_differs_is_an_edit(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    same = {"title": "Action F06-02", "status": ActionStatus.PROPOSED, "own_deadline": None, "position": 1}
    assert stored.changes("F06-02", **same) == ()
    assert stored.changes("F06-02", why="So.", title="Action F06-02") == (
        changed("why", "It is missing.", "So.", "F06-02"),
    )


def test_a_field_that_the_store_does_not_know_is_an_edit_all_the_same(harbour: Store) -> None:
    """It is the door that refuses it, with the nearest known name."""
    assert harbour.plan(PLAN).changes("F06-01", tittle=None) == (changed("tittle", None, None),)


def test_an_action_that_the_plan_does_not_have_is_no_row(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    with pytest.raises(KeyError, match="F09-01"):
        stored.changes("F09-01", title="x")
    with pytest.raises(KeyError, match="F09-01"):
        stored.row("F09-01")


def test_a_row_holds_facts_reports_and_place_without_its_key(harbour: Store) -> None:
    harbour.commit(harbour.plan(PLAN).changes("F06-02", percent=30, started=date(2027, 1, 5)), by=ANNA)
    row = harbour.plan(PLAN).row("F06-02")
    assert (row["title"], row["percent"], row["started"], row["position"]) == (
        "Action F06-02",
        30,
        date(2027, 1, 5),
        1,
    )
    assert not {"id", "action"} & row.keys()


def test_the_status_of_a_row_is_that_of_the_report(harbour: Store) -> None:
    harbour.commit(harbour.plan(PLAN).changes("F06-02", status=ActionStatus.UNDER_WAY), by=ANNA)
    stored = harbour.plan(PLAN)
    assert stored.row("F06-02")["status"] == stored.progress["F06-02"].status == ActionStatus.UNDER_WAY


def test_changes_of_the_plan_itself_name_what_stood_there(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    (edit,) = stored.head_changes(title="Our plan", version="1")
    assert edit == Change(entity=Entity.PLAN, id=PLAN, field="title", seen="Plan", new="Our plan")


def test_a_dependency_is_added_and_removed_by_its_two_ends(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    (create,) = stored.link(wait("F06-02", "F06-03"))
    assert (create.id, create.of, create.values["position"]) == ("F06-02>F06-03", PLAN, 1)
    harbour.commit([create], by=ANNA)
    (link,) = (link for link in harbour.plan(PLAN).plan.dependencies if link.successor == "F06-03")
    (delete,) = harbour.plan(PLAN).unlink(link)
    assert (type(create), type(delete), delete.id) == (Create, Delete, dependency_id(link))
    harbour.commit([delete], by=ANNA)
    assert harbour.plan(PLAN).plan == stored.plan


def test_a_state_differs_from_another_by_number_and_change(harbour: Store) -> None:
    before = harbour.plan(PLAN)
    assert before.state == harbour.state(PLAN) == State(before.revision, harbour.history(PLAN)[-1].batch)
    batch = harbour.commit(before.changes("F06-01", title="x"), by=ANNA)
    after = harbour.plan(PLAN)
    assert after.state == State(batch.revision, batch.id) != before.state


def test_two_readings_of_the_same_plan_are_equal(harbour: Store) -> None:
    first = harbour.plan(PLAN)
    harbour.close()
    assert harbour.plan(PLAN) == first
