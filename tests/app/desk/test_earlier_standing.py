"""What was done or blocked goes on from where it stood, as its history tells."""

from datetime import date
from typing import Any

import pytest

from planner.app import desk
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.track.attention import Concern

PLAN, ACTION = "havelmar-plan-2027", "F09-10"
TODAY = date(2027, 3, 15)
ANNA = Actor("anna")
STARTED = date(2027, 2, 1)
NEARLY = {"status": ActionStatus.UNDER_WAY, "started": STARTED, "percent": 60, "remaining": 4}
WAITING = {"status": ActionStatus.BLOCKED, "reason": "The vote is late."}


def report(store: Store, **reported: Any) -> None:
    desk.edit(store, PLAN, store.plan(PLAN).changes(ACTION, **reported), by=ANNA, today=TODAY)


def stands(store: Store) -> tuple[object, ...]:
    progress = store.plan(PLAN).progress[ACTION]
    return progress.status, progress.started, progress.finished, progress.percent, progress.remaining


@pytest.mark.parametrize("then", [{"status": ActionStatus.UNDER_WAY}, WAITING])
def test_what_is_no_longer_done_is_as_far_as_it_was(havelmar: Store, then: dict[str, Any]) -> None:
    report(havelmar, **NEARLY)
    report(havelmar, status=ActionStatus.DONE)
    report(havelmar, note="Sent to all.")
    report(havelmar, **then)
    assert stands(havelmar) == (then["status"], STARTED, None, 60, 4)


def test_what_is_done_twice_is_as_far_as_before_the_last_time(havelmar: Store) -> None:
    report(havelmar, **NEARLY)
    report(havelmar, status=ActionStatus.DONE)
    report(havelmar, status=ActionStatus.UNDER_WAY)
    report(havelmar, percent=80)
    report(havelmar, status=ActionStatus.DONE)
    report(havelmar, status=ActionStatus.UNDER_WAY)
    assert stands(havelmar) == (ActionStatus.UNDER_WAY, STARTED, None, 80, None)


@pytest.mark.parametrize("reported", [{"status": ActionStatus.DONE}, WAITING])
def test_an_undo_gives_back_the_whole_standing(havelmar: Store, reported: dict[str, Any]) -> None:
    report(havelmar, **NEARLY)
    before = havelmar.plan(PLAN).progress[ACTION]
    report(havelmar, **reported)
    batch = desk.last_batch(havelmar, ANNA)
    assert batch is not None
    desk.undo(havelmar, batch, by=ANNA)
    assert havelmar.plan(PLAN).progress[ACTION] == before


def test_what_is_blocked_is_so_since_it_was_reported_so_first(havelmar: Store) -> None:
    report(havelmar, note="On its way.")
    report(havelmar, **WAITING)
    later = date(2027, 4, 12)
    for facts in ({"note": "Still nothing."}, {"status": ActionStatus.BLOCKED}):
        desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(ACTION, **facts), by=ANNA, today=later)
    assert havelmar.plan(PLAN).progress[ACTION].confirmed_on == later
    action = desk.plan_view(havelmar, PLAN, today=later).standing.action_by_id[ACTION]
    assert [item.since for item in action.attention if item.concern is Concern.BLOCKED] == [TODAY]


@pytest.mark.parametrize("before", [{"status": ActionStatus.AGREED}, NEARLY, {}])
def test_what_is_blocked_goes_on_as_it_did(havelmar: Store, before: dict[str, Any]) -> None:
    if before:
        report(havelmar, **before)
    known = havelmar.plan(PLAN).progress[ACTION].status
    report(havelmar, **WAITING)
    report(havelmar, reason="The vote is lost.")
    assert desk.going_on(havelmar, havelmar.plan(PLAN), ACTION) is known


def test_what_was_done_before_it_was_blocked_goes_on_as_before_it_was_done(havelmar: Store) -> None:
    report(havelmar, **NEARLY)
    report(havelmar, status=ActionStatus.DONE)
    report(havelmar, **WAITING)
    assert desk.going_on(havelmar, havelmar.plan(PLAN), ACTION) is ActionStatus.UNDER_WAY
