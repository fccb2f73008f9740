"""The doors keep what everybody did, and choose ids and numbers when nobody else can."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

import pytest
from plan_edits import adding
from tracked_plans import action

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import (
    Batch,
    ConflictError,
    Edit,
    Moment,
    Store,
)
from store.conftest import ANNA, BORIS

PLAN = "harbour-plan"


def test_a_change_is_read_back_with_its_types(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    new = {
        "status": ActionStatus.UNDER_WAY,
        "percent": 30,
        "started": date(2027, 1, 4),
        "title": "Côté port 🚢 العربية",
    }
    batch = harbour.commit(stored.changes("F06-01", **new), by=ANNA, note="First report")
    after = harbour.plan(PLAN)
    assert after.plan.action_by_id["F06-01"].title == new["title"]
    assert (after.progress["F06-01"].percent, after.progress["F06-01"].started) == (30, date(2027, 1, 4))
    assert after.plan.action_by_id["F06-01"].status is ActionStatus.UNDER_WAY
    assert (batch.changed, batch.revision, after.revision) == (4, after.revision, harbour.revision(PLAN))


def test_nobody_changes_anything_while_a_change_is_chosen(harbour: Store) -> None:
    changes = harbour.plan(PLAN).changes("F06-01", title="Meanwhile")
    with ThreadPoolExecutor() as pool:
        others: list[Future[Batch]] = []

        def choose(moment: Moment) -> tuple[list[Edit], int]:
            others.append(pool.submit(harbour.commit, changes, by=BORIS))
            with pytest.raises(TimeoutError):
                others[0].result(timeout=0.5)
            return [], moment.revision(PLAN)

        before = harbour.revision(PLAN)
        assert harbour.settle(choose, by=ANNA)[1] == before
        assert others[0].result(timeout=30).changed == 1


def test_an_id_is_given_once(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(adding(seen, action("F06-04")), by=ANNA)
    assert harbour.commit(adding(seen, action("F06-04")), by=BORIS).changed == 0
    with pytest.raises(ConflictError) as error:
        harbour.commit(adding(seen, action("F06-04", title="Another")), by=BORIS)
    assert [(conflict.field, conflict.mine, conflict.theirs) for conflict in error.value.conflicts] == [
        ("title", "Another", "Action F06-04")
    ]


def test_what_the_store_does_not_have_is_named_with_what_it_has(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError, match="It has: harbour-plan"):
        harbour.plan("harbor")
