"""Whoever answered for an action owns it, in the rows, in the history and in what is not saved yet."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from planner.problem import ProblemsFoundError
from planner.store import Change, Entity, Store, open_store, verify
from store.conftest import ANNA

RELEASED = Path(__file__).parents[1] / "released" / "schema-0004.db"
NEW = "council"


@pytest.fixture
def handed_over(tmp_path: Path) -> Iterator[Store]:
    """Return a store of schema 0004 in which somebody let the council answer for an action that human resources led."""
    place = tmp_path / "planner.db"
    copyfile(RELEASED, place)
    with sqlite3.connect(place) as connection:
        plan, row = connection.execute("SELECT plan, lead FROM action WHERE id = 'F06-01'").fetchone()
        connection.execute("UPDATE action SET accountable = ? WHERE id = 'F06-01'", (NEW,))
        connection.execute(
            "INSERT INTO history (batch, at, actor, scope, scope_id, entity, entity_id, field, old, new, kind, note) "
            "VALUES ('b', '2027-03-01T08:00:00+00:00', 'anna', 'plan', ?, 'action', 'F06-01', 'accountable', ?, ?, "
            "'edit', '')",
            (plan, f'"{row}"', f'"{NEW}"'),
        )
        connection.execute("INSERT INTO draft VALUES ('anna', 'plan-edit', 'accountable', '\"hr\"', NULL, 'now')")
    connection.close()
    with open_store(place) as store:
        yield store


def test_who_answered_for_an_action_owns_it_and_history_leads_there(handed_over: Store) -> None:
    [plan] = handed_over.plans()
    actions = handed_over.plan(plan.id).plan.action_by_id
    assert (actions["F06-01"].owner, actions["F06-02"].owner) == (NEW, "hr")
    last = [entry for entry in handed_over.history(plan.id) if entry.id == "F06-01"][-1]
    assert (last.field, last.old, last.new) == ("owner", "hr", NEW)
    verify(handed_over)


def test_links_between_actions_stay_and_are_still_held_to(handed_over: Store) -> None:
    [plan] = handed_over.plans()
    stored = handed_over.plan(plan.id)
    assert stored.plan.dependencies
    with pytest.raises(ProblemsFoundError) as error:
        handed_over.commit(
            [Change(entity=Entity.ACTION, of=plan.id, id="F06-01", field="owner", seen=NEW, new="nobody")], by=ANNA
        )
    assert [problem.code for problem in error.value.problems] == ["unknown-reference"]


def test_what_was_typed_and_not_saved_waits_under_the_new_name(handed_over: Store) -> None:
    with handed_over.database.reading() as connection:
        fields = connection.exec_driver_sql("SELECT field FROM draft WHERE place = 'plan-edit'").scalars().all()
    assert fields == ["owner"]
