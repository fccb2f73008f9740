"""People find the actions that they are after, in the order in which they matter."""

from datetime import date

import pytest
from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans, standing_of

from planner.plan import ActionStatus, Plan
from planner.proposal.quick_wins import Horizon
from planner.track.filters import NO_OBJECTIVE, Look, Wanted, chosen
from planner.track.progress import ActionProgress

RULE, PANEL, LONG = "F06-03", "F04-01", "F09-02"
PLAN = plan_of(
    action(LONG, 200, owner="council"),
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
        (Wanted(look=Look.OVERDUE), []),
        (Wanted(look=Look.EXPECTED_LATE), []),
    ],
)
def test_each_wish_leaves_only_what_fits_it(wanted: Wanted, expected: list[str]) -> None:
    assert sorted(ids(wanted, FINISHED)) == sorted(expected)


def test_what_is_overdue_or_foreseen_late_needs_attention_but_not_the_other_way_round() -> None:
    spring = date(2027, 3, 1)
    assert ids(Wanted(look=Look.OVERDUE), FINISHED, today=spring) == [RULE]
    assert ids(Wanted(look=Look.EXPECTED_LATE), FINISHED, today=spring) == [LONG]
    assert set(ids(Wanted(look=Look.ATTENTION), FINISHED, today=spring)) == {RULE, LONG, PANEL}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f06-03", [RULE]),
        ("  counter  first ", [PANEL]),
        ("begin", [PANEL, RULE, LONG]),
        ("missing", [PANEL, RULE, LONG]),
        ("office", [PANEL, RULE]),
        ("counter rule never", []),
        ("   ", [PANEL, RULE, LONG]),
    ],
)
def test_all_words_stand_somewhere_in_id_title_texts_or_owner(text: str, expected: list[str]) -> None:
    assert ids(Wanted(text=text)) == expected


def test_what_only_the_context_asks_for_is_found_where_no_objective_is_wanted() -> None:
    plan = standing_of(plan_of(action(RULE), action("C2-01", factor=None, reasons=[{"kind": "people"}])))
    assert [action.id for action in chosen(plan, Wanted(objectives=frozenset({NO_OBJECTIVE})))] == ["C2-01"]


def test_what_is_done_asks_for_no_owner_any_more() -> None:
    finished = ActionProgress(action=LONG, status=ActionStatus.DONE, percent=100, finished=MONDAY)
    assert ids(Wanted(look=Look.UNOWNED)) == [LONG]
    assert ids(Wanted(look=Look.UNOWNED), finished) == []


WISHES = st.builds(
    Wanted,
    text=st.sampled_from(["", "action", "f01", "personnel"]),
    objectives=st.frozensets(st.sampled_from(["F01", "F02", NO_OBJECTIVE]), max_size=2),
    owners=st.frozensets(st.sampled_from(["hr", "council"]), max_size=1),
    statuses=st.frozensets(st.sampled_from(ActionStatus), max_size=2),
    horizon=st.none() | st.sampled_from(Horizon),
    look=st.none() | st.sampled_from(Look),
)


@FEW
@given(plans(), WISHES)
def test_a_wish_leaves_out_and_never_reorders(plan: Plan, wanted: Wanted) -> None:
    read = standing_of(plan, today=date(2027, 3, 1))
    everything = [action.id for action in chosen(read, Wanted())]
    assert sorted(everything) == sorted(read.action_by_id)
    left = [action.id for action in chosen(read, wanted)]
    assert left == [id_ for id_ in everything if id_ in left]
