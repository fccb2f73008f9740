"""What was read a moment ago is brought up to date, and is what a whole reading would give."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cities import sample
from plan_edits import adding, removing
from tracked_plans import action, wait

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import (
    Change,
    Confirm,
    Edit,
    Entity,
    Store,
    StoredPlan,
    assessment_edits,
    backup,
    open_store,
    queries,
    restore,
)
from store.conftest import ANNA, BORIS

PLAN = "harbour-plan"


def read_whole(store: Store) -> StoredPlan:
    with store.database.reading() as connection:
        return queries.plan(connection, PLAN)


def test_an_edit_leaves_all_other_actions_the_same_objects(harbour: Store) -> None:
    before = harbour.plan(PLAN)
    harbour.commit(before.changes("F06-02", title="New", status=ActionStatus.AGREED), by=ANNA)
    now = harbour.plan(PLAN)
    assert now == read_whole(harbour)
    assert (now.plan.action_by_id["F06-02"].title, now.progress["F06-02"].status) == ("New", ActionStatus.AGREED)
    same = [id_ for id_, facts in now.plan.action_by_id.items() if facts is before.plan.action_by_id[id_]]
    assert same == ["F06-01", "F06-03"]
    assert before.plan.action_by_id["F06-02"].title != "New"


def test_without_a_change_a_plan_is_not_read_again(harbour: Store) -> None:
    assert harbour.plan(PLAN) is harbour.plan(PLAN)


EDITS: tuple[Callable[[StoredPlan], tuple[Edit, ...]], ...] = (
    lambda stored: adding(stored, action("F06-07")),
    lambda stored: removing(stored, "F06-01"),
    lambda stored: stored.link(wait("F06-02", "F06-03")),
    lambda stored: stored.head_changes(title="Another title"),
    lambda stored: stored.changes("F06-01", position=9),
    lambda stored: (Confirm(of=stored.id, id="F06-03", on=stored.plan.start),),
)


@pytest.mark.parametrize("edits", EDITS)
def test_whatever_is_edited_shows(harbour: Store, edits: Callable[[StoredPlan], tuple[Edit, ...]]) -> None:
    before = harbour.plan(PLAN)
    harbour.commit(edits(before), by=ANNA)
    assert harbour.plan(PLAN) == read_whole(harbour) != before


def test_what_others_change_through_another_door_shows(harbour: Store) -> None:
    before = harbour.plan(PLAN)
    with open_store(harbour.database.engine.url.render_as_string(hide_password=False)) as other:
        other.commit(other.plan(PLAN).changes("F06-03", title="Theirs"), by=BORIS)
    assert before.plan.action_by_id["F06-03"].title != "Theirs"
    assert harbour.plan(PLAN).plan.action_by_id["F06-03"].title == "Theirs"


def test_a_store_that_was_put_back_is_read_as_it_is_now(harbour: Store, tmp_path: Path) -> None:
    """Also when it has gone on from there to the same revision, by another way."""
    saved, file = tmp_path / "saved.db", tmp_path / "file.db"
    backup(harbour, saved)
    restore(saved, file)
    with open_store(file) as opened:
        opened.commit(opened.plan(PLAN).changes("F06-01", title="Lost"), by=ANNA)
        lost = opened.plan(PLAN)
        restore(saved, file, replace=True)
        with open_store(file) as other:
            other.commit(other.plan(PLAN).changes("F06-02", title="Instead"), by=BORIS)
        now = opened.plan(PLAN)
        assert now == read_whole(opened)
    assert now.revision == lost.revision
    titles = [facts.title for facts in now.plan.actions]
    assert "Instead" in titles
    assert "Lost" not in titles


def test_a_plan_that_is_gone_is_said_to_be_gone(harbour: Store) -> None:
    harbour.plan(PLAN)
    with pytest.raises(ProblemsFoundError):
        harbour.plan("another-plan")


def test_an_assessment_is_read_again_only_after_a_change(harbour: Store) -> None:
    whole = sample("havelmar")
    harbour.commit(assessment_edits("2026", whole, city="harbour"), by=ANNA)
    before = harbour.assessment("2026")
    assert harbour.assessment("2026") is before
    seen = whole.verdicts["F05"].because
    edit = Change(entity=Entity.VERDICT, of="2026", id="F05", field="because", seen=seen, new="Seen by peers")
    harbour.commit((edit,), by=ANNA)
    assert harbour.assessment("2026").assessment.verdicts["F05"].because == "Seen by peers"
