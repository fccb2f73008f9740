"""Many runs of a plan say with which chance it keeps its days, and what puts them at risk."""

from dataclasses import replace
from datetime import date

from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from placing import ENDLESS, days, placed, works
from uncertain_plans import TWICE, deadline, scheduled, uncertain_plan, with_marks

from planner.schedule.placement import Work
from planner.schedule.risk import risk
from planner.toolkit.city import CouncilSession

SESSIONS = tuple(
    CouncilSession(day=date(2027, month, 14), papers_by=date(2027, month - 1, 28)) for month in (3, 6, 9, 12)
)


@SOME
@given(works(votes=False))
def test_where_nothing_varies_the_dates_are_those_of_the_critical_path(works: dict[str, Work]) -> None:
    found = risk(uncertain_plan(works, ENDLESS), runs=1, seed=0)
    plan = scheduled(works, ENDLESS, {})
    assert {action: one.p50 for action, one in found.actions.items()} == {
        action: dates.early_finish for action, dates in plan.dates.items()
    }
    assert found.finish
    assert found.finish.days == (plan.finish,)


@SOME
@given(works(), st.sampled_from(((), SESSIONS, SESSIONS[1:2])))
def test_where_nothing_varies_the_dates_are_those_of_an_empty_board(
    works: dict[str, Work], sessions: tuple[CouncilSession, ...]
) -> None:
    means = replace(ENDLESS, sessions=sessions)
    board = placed(works, means)
    found = risk(uncertain_plan(works, means), runs=1, seed=0)
    assert {action: one.p80 for action, one in found.actions.items()} == {
        action: board.place(action).finish for action in works
    }


@SOME
@given(works(votes=False), st.data())
def test_what_has_no_float_is_critical_and_what_has_less_makes_marks_missed(
    works: dict[str, Work], data: st.DataObject
) -> None:
    deadlines = data.draw(st.dictionaries(st.sampled_from(sorted(works)), days))
    plan = with_marks(
        uncertain_plan(works, ENDLESS, TWICE), *(deadline(action, by) for action, by in deadlines.items())
    )
    dates = scheduled(works, ENDLESS, deadlines, times=2).dates
    found = risk(plan, runs=1, seed=0)
    assert {action: one.criticality for action, one in found.actions.items()} == {
        action: float(one.critical) for action, one in dates.items()
    }
    assert {action: one.delays for action, one in found.actions.items()} == {
        action: float(one.total_float < 0 and works[action].duration > 0) for action, one in dates.items()
    }
    assert found.chances == {
        f"{action} by {by}": float(dates[action].early_finish <= by) for action, by in deadlines.items()
    }
