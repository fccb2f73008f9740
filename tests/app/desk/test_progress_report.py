"""Progress is reported on all that the council adopted."""

from datetime import date

import pytest

from planner.app import desk
from planner.plan import ActionStatus
from planner.store import Actor, Store

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_progress_is_reported_even_when_actions_are_dropped(havelmar: Store) -> None:
    desk.carry_out(
        havelmar,
        desk.prepare(
            havelmar.plan(PLAN),
            havelmar.plan(PLAN).changes("F09-10", status=ActionStatus.DROPPED, reason="No."),
            by=ANNA,
            today=TODAY,
        ),
        by=ANNA,
    )
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    report = desk.progress_report(view)
    assert report.whole.actions == len(view.standing.actions) - 1
    assert report.variance is None
    assert report.curve[-1].foreseen == pytest.approx(1.0)
