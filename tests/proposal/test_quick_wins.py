"""Which action is a quick win, and which limits it fails when it is not."""

from datetime import date, timedelta
from typing import Any

import pytest
from cities import CATALOGUE
from plain_actions import action

from planner.proposal.quick_wins import Horizon, QuickWinLimit, check_quick_win

METHOD = CATALOGUE.method
START = date(2027, 1, 4)
QUICK = {"duration": 60, "effort": 20, "cost_band": 1, "remit": "own", "visible": "staff"}
LAST_DAY = START + timedelta(weeks=26, days=-1)


def test_an_action_at_every_limit_is_a_quick_win() -> None:
    check = check_quick_win(action("F01-01", **QUICK), LAST_DAY, START, METHOD)
    assert (check.horizon, check.failed) == (Horizon.QUICK_WIN, ())


@pytest.mark.parametrize(
    ("fact", "finish", "failed"),
    [
        ({"duration": 61}, LAST_DAY, QuickWinLimit.TIME),
        ({"effort": 20.5}, LAST_DAY, QuickWinLimit.EFFORT),
        ({"cost_band": 2}, LAST_DAY, QuickWinLimit.COST),
        ({"remit": "council"}, LAST_DAY, QuickWinLimit.REMIT),
        ({"remit": "shared"}, LAST_DAY, QuickWinLimit.REMIT),
        ({"remit": "lobby"}, LAST_DAY, QuickWinLimit.REMIT),
        ({}, LAST_DAY + timedelta(days=1), QuickWinLimit.EARLIEST_FINISH),
    ],
    ids=["time", "effort", "cost", "council", "shared", "lobby", "earliest finish"],
)
def test_each_limit_of_a_quick_win_fails_alone_and_is_named(
    fact: dict[str, Any], finish: date, failed: QuickWinLimit
) -> None:
    check = check_quick_win(action("F01-01", **{**QUICK, **fact}), finish, START, METHOD)
    assert (check.horizon, check.failed) == (Horizon.LONGER_TERM, (failed,))


def test_a_city_that_wants_the_public_to_see_its_quick_wins_says_so_in_the_method() -> None:
    public = METHOD.quick_win.model_copy(update={"visible_to": ("public",)})
    check = check_quick_win(action("F01-01", **QUICK), LAST_DAY, START, METHOD.model_copy(update={"quick_win": public}))
    assert check.failed == (QuickWinLimit.VISIBLE,)


def test_all_limits_that_fail_are_named() -> None:
    slow = action("F01-01", duration=200, effort=80, cost_band=4, remit="council", visible="staff")
    check = check_quick_win(slow, START + timedelta(weeks=40), START, METHOD)
    assert check.failed == tuple(limit for limit in QuickWinLimit if limit is not QuickWinLimit.VISIBLE)


def test_a_wait_counts_calendar_days() -> None:
    assert (
        check_quick_win(action("F01-01", **{**QUICK, "duration": 84, "elapsed": True}), LAST_DAY, START, METHOD).failed
        == ()
    )
    longer = action("F01-01", **{**QUICK, "duration": 85, "elapsed": True})
    assert check_quick_win(longer, LAST_DAY, START, METHOD).failed == (QuickWinLimit.TIME,)
