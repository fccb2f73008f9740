"""People find the actions that they are after, in the order in which they matter."""

from datetime import date

import pytest
from tracked_plans import MONDAY, action, plan_of, standing_of

from planner.plan import ActionStatus
from planner.proposal.quick_wins import Horizon
from planner.track.filters import NO_OBJECTIVE, Look, Wanted, chosen
from planner.track.progress import ActionProgress

RULE, PANEL, LONG = "F06-03", "F04-01", "F09-02"
PLAN = plan_of(
    action(LONG, 200, accountable="council"),
    action(RULE, 5, effort=5, title="A rule for the counter"),
    action(PANEL, 5, effort=5, notes=["Ask the counter first."]),
)
FINISHED = ActionProgress(action=PANEL, status=ActionStatus.DONE, percent=100, finished=MONDAY)


def ids(wanted: Wanted, *reports: ActionProgress, today: date = MONDAY) -> list[str]:
    return [action.id for action in chosen(standing_of(PLAN, *reports, today=today), wanted)]


def test_quick_wins_come_first_and_what_is_closed_last() -> None:
    assert ids(Wanted()) == [PANEL, RULE, LONG]
    assert ids(Wanted(), FINISHED) == [RULE, LONG, PANEL]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(text="COUNTER rule"), [RULE]),
        (Wanted(text="counter"), [PANEL, RULE]),
        (Wanted(text="personnel counter rule"), [RULE]),
        (Wanted(objectives=frozenset({"F06"})), [RULE]),
        (Wanted(objectives=frozenset({NO_OBJECTIVE})), []),
        (Wanted(owners=frozenset({"council"})), [LONG]),
        (Wanted(horizon=Horizon.QUICK_WIN), [PANEL, RULE]),
        (Wanted(statuses=frozenset({ActionStatus.DONE})), [PANEL]),
        (Wanted(look=Look.OPEN), [RULE, LONG]),
        (Wanted(look=Look.UNOWNED), [LONG]),
        (Wanted(look=Look.LATE), []),
    ],
)
def test_each_wish_leaves_only_what_fits_it(wanted: Wanted, expected: list[str]) -> None:
    assert sorted(ids(wanted, FINISHED)) == sorted(expected)


def test_what_is_late_needs_attention_but_not_the_other_way_round() -> None:
    spring = date(2027, 3, 1)
    assert set(ids(Wanted(look=Look.LATE), FINISHED, today=spring)) == {RULE, LONG}
    assert set(ids(Wanted(look=Look.ATTENTION), FINISHED, today=spring)) == {RULE, LONG, PANEL}
