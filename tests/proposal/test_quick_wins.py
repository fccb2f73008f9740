"""Which action is a quick win, and which limits it fails when it is not."""

from datetime import date, timedelta
from typing import Any

import pytest
from cities import CATALOGUE
from plain_actions import action

from planner.proposal.quick_wins import Horizon, QuickWinCheck, QuickWinLimit, check_quick_win, may_be_quick_win
from planner.templates.method import Method

METHOD = CATALOGUE.method
START = date(2027, 1, 4)
QUICK = {"duration": 60, "effort": 20, "cost_band": 1, "remit": "own", "visible": "public"}
LAST_DAY = START + timedelta(weeks=26, days=-1)


def checked(
    finish: date = LAST_DAY, *, method: Method = METHOD, delivers: bool = True, noticed: bool = True, **facts: Any
) -> QuickWinCheck:
    made = action("F01-01", **{**QUICK, **facts})
    return check_quick_win(made, finish, START, method, delivers=delivers, noticed=noticed)


def test_an_action_at_every_limit_is_a_quick_win() -> None:
    assert (checked().horizon, checked().failed) == (Horizon.QUICK_WIN, ())


@pytest.mark.parametrize(
    ("fact", "finish", "failed"),
    [
        ({"duration": 61}, LAST_DAY, QuickWinLimit.TIME),
        ({"effort": 20.5}, LAST_DAY, QuickWinLimit.EFFORT),
        ({"cost_band": 2}, LAST_DAY, QuickWinLimit.COST),
        ({"remit": "council"}, LAST_DAY, QuickWinLimit.REMIT),
        ({"remit": "shared"}, LAST_DAY, QuickWinLimit.REMIT),
        ({"remit": "lobby"}, LAST_DAY, QuickWinLimit.REMIT),
        ({"visible": "staff"}, LAST_DAY, QuickWinLimit.VISIBLE),
        ({"noticed": False}, LAST_DAY, QuickWinLimit.VISIBLE),
        ({"delivers": False, "noticed": False}, LAST_DAY, QuickWinLimit.RESULT),
        ({}, LAST_DAY + timedelta(days=1), QuickWinLimit.EARLIEST_FINISH),
    ],
    ids=[
        "time",
        "effort",
        "cost",
        "council",
        "shared",
        "lobby",
        "seen by staff",
        "result for staff",
        "preparation",
        "earliest finish",
    ],
)
def test_each_limit_of_a_quick_win_fails_alone_and_is_named(
    fact: dict[str, Any], finish: date, failed: QuickWinLimit
) -> None:
    check = checked(finish, **fact)
    assert (check.horizon, check.failed) == (Horizon.LONGER_TERM, (failed,))


def test_what_all_staff_notice_and_residents_do_not_is_marked_apart() -> None:
    assert checked(visible="staff").seen_by_staff
    assert not checked(visible="staff", cost_band=2).seen_by_staff
    assert not checked(visible="staff", delivers=False).seen_by_staff
    assert not checked().seen_by_staff


def test_a_city_that_counts_what_staff_notice_says_so_in_the_method() -> None:
    wider = METHOD.quick_win.model_copy(update={"visible_to": ("public", "staff")})
    assert checked(visible="staff", method=METHOD.model_copy(update={"quick_win": wider})).failed == ()


def test_all_limits_that_fail_are_named() -> None:
    slow = checked(
        START + timedelta(weeks=40),
        delivers=False,
        duration=200,
        effort=80,
        cost_band=4,
        remit="council",
        visible="staff",
    )
    assert slow.failed == tuple(QuickWinLimit)


def test_a_wait_counts_calendar_days() -> None:
    assert checked(duration=84, elapsed=True).failed == ()
    assert checked(duration=85, elapsed=True).failed == (QuickWinLimit.TIME,)


def test_before_its_dates_are_known_an_action_may_be_a_quick_win_by_its_own_facts() -> None:
    assert may_be_quick_win(action("F01-01", **QUICK), METHOD)
    assert not may_be_quick_win(action("F01-01", **{**QUICK, "visible": "staff"}), METHOD)
    assert not may_be_quick_win(action("F01-01", **{**QUICK, "duration": 61}), METHOD)
