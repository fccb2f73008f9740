"""Many runs of a plan say with which chance it keeps its days, and what puts them at risk."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from examples import SOME
from hypothesis import assume, given
from hypothesis import strategies as st
from placing import ENDLESS, days, placed, works
from uncertain_plans import TWICE, deadline, scheduled, uncertain_plan, with_marks

from planner.problem import ProblemsFoundError
from planner.schedule.placement import Waiting, Work
from planner.schedule.risk import FinishDays, Risk, risk
from planner.schedule.sampling import draw, stream, whole_days
from planner.schedule.uncertain import Mark, MarkKind, UncertainAction, UncertainPlan
from planner.schedule.votes import Votes
from planner.schedule.workdays import WorkCalendar
from planner.templates.durations import Spread
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


@SOME
@given(works(), st.sampled_from(((), SESSIONS)), st.data())
def test_a_critical_action_that_starts_a_day_later_ends_the_plan_later_and_no_other_does(
    works: dict[str, Work], sessions: tuple[CouncilSession, ...], data: st.DataObject
) -> None:
    means = replace(ENDLESS, sessions=sessions)
    # It ends with a day of work: a milestone that opens a day, and work that ends on its eve, would have the same date.
    waits = tuple(Waiting(predecessor=action) for action in works)
    works["F09-99"] = Work(id="F09-99", owner="law", duration=1, waits=waits)
    board, plan = placed(works, means), uncertain_plan(works, means)
    found = risk(plan, runs=1, seed=0)
    at_work = [action for action in plan.actions if action.lasting and not action.elapsed]
    assume(at_work)
    moved = data.draw(st.sampled_from(at_work))
    next_day = means.calendar.add(board.place(moved.id).start, 1)
    actions = (replace(each, first_day=next_day) if each is moved else each for each in plan.actions)
    later = risk(replace(plan, actions=tuple(actions)), runs=1, seed=0)
    assert found.finish
    assert later.finish
    assert (later.finish.p50 > found.finish.p50) == (found.actions[moved.id].criticality == 1)


@SOME
@given(works(), days, st.data())
def test_a_missed_session_is_missed_through_its_action_and_a_kept_one_through_none(
    works: dict[str, Work], day: date, data: st.DataObject
) -> None:
    voted = [action for action, work in works.items() if work.vote_after is not None and work.duration]
    assume(voted)
    action = data.draw(st.sampled_from(voted))
    session = Mark(name="session", kind=MarkKind.SESSION, actions=(action,), by=day)
    plan = with_marks(uncertain_plan(works, replace(ENDLESS, sessions=SESSIONS), TWICE), session)
    found = risk(plan, runs=1, seed=0)
    kept = found.chances["session"] == 1
    assert found.actions[action].delays == (0 if kept else 1)
    assert not kept or found.secure_first == ()


# What varies

WIDE, NARROW = Spread(optimistic=0.7, pessimistic=2.5), Spread(optimistic=0.95, pessimistic=1.1)
MONDAY = date(2027, 1, 4)
RUNS = 2000


def action(name: str, *after: str, **more: Any) -> UncertainAction:
    waits = tuple(Waiting(predecessor=other) for other in after)
    return UncertainAction(**{"id": name, "first_day": MONDAY, "duration": 20, "spread": WIDE, "waits": waits, **more})


def mark(name: str, by: date, *actions: str, **more: Any) -> Mark:
    return Mark(**{"name": name, "kind": MarkKind.DEADLINE, "actions": actions, "by": by, **more})


def runs_of(*actions: UncertainAction, marks: tuple[Mark, ...] = (), runs: int = RUNS, **more: Any) -> Risk:
    plan = UncertainPlan(**{"actions": actions, "calendar": WorkCalendar(), "marks": marks, **more})
    return risk(plan, runs, seed=3)


def test_an_action_alone_ends_on_the_days_that_were_drawn_for_it() -> None:
    # More runs than are worked out together, and a last part that is no multiple of what the stream gives at once.
    runs = 40_001
    durations = np.empty(runs, np.int32)
    draw(stream(3, "F01-01"), whole_days(20, WIDE), durations)
    counts = np.bincount(durations)
    finish = runs_of(action("F01-01"), runs=runs).finish
    assert finish == FinishDays(
        days=tuple(WorkCalendar().finish(MONDAY, int(length)) for length in np.flatnonzero(counts)),
        runs=tuple(int(count) for count in counts if count),
    )


def test_percentiles_of_an_action_are_those_of_its_finishes() -> None:
    found = runs_of(action("F01-01"), action("F01-02", "F01-01"), runs=1001)
    assert found.finish
    assert (found.actions["F01-02"].p50, found.actions["F01-02"].p80) == (found.finish.p50, found.finish.p80)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.7, 0.95, 1.0])
def test_as_many_runs_end_by_a_percentile_as_it_says_and_fewer_the_day_before(share: float) -> None:
    finish = runs_of(action("F01-01"), action("F01-02", "F01-01")).finish
    assert finish
    day = finish.sure(share)
    assert finish.chance(day) >= share
    assert finish.chance(day - timedelta(days=1)) < max(share, 1e-9)


def test_a_later_day_is_never_less_sure() -> None:
    days = [MONDAY + timedelta(days=after) for after in range(0, 150, 5)]
    marks = tuple(mark(f"{day}", day, "F01-02") for day in days)
    chances = runs_of(action("F01-01"), action("F01-02", "F01-01"), marks=marks).chances
    assert all(earlier <= later for earlier, later in pairwise(chances.values()))
    assert min(chances.values()) == 0
    assert max(chances.values()) == 1


def test_a_promise_needs_all_its_actions_and_the_days_until_it_is_measured() -> None:
    day = date(2027, 2, 8)
    found = runs_of(
        action("F01-01"),
        action("F01-02"),
        marks=(
            mark("both", day + timedelta(days=30), "F01-01", "F01-02", kind=MarkKind.PROMISE, measured_after=30),
            mark("first", day, "F01-01"),
            mark("second", day, "F01-02"),
        ),
    )
    first, second, both = (found.chances[name] for name in ("first", "second", "both"))
    assert 0.2 < min(first, second) < 0.9
    # Durations are independent, so that chances multiply; twice the standard error of 2,000 runs.
    assert both == pytest.approx(first * second, abs=0.022)


def test_a_session_is_kept_as_often_as_its_papers_are_ready() -> None:
    session = CouncilSession(day=date(2027, 3, 15), papers_by=date(2027, 2, 12))
    found = runs_of(
        action("F01-01", vote_after=15),
        marks=(mark("session", session.day, "F01-01", kind=MarkKind.SESSION),),
        votes=Votes.of([session], date(2027, 12, 31)),
    )
    # Thirty working days up to 12 February: drafting is three quarters of the work, and so may the whole be forty.
    durations = np.empty(RUNS, np.int32)
    draw(stream(3, "F01-01"), whole_days(20, WIDE), durations)
    assert found.chances["session"] == np.count_nonzero(durations <= 40) / RUNS
    assert 0 < found.chances["session"] < 1


def test_two_that_run_side_by_side_end_later_than_either() -> None:
    alone, both = runs_of(action("F01-01")).finish, runs_of(action("F01-01"), action("F01-02")).finish
    assert alone
    assert both
    assert both.p50 > alone.p50


def test_an_action_that_comes_changes_no_draw_of_others() -> None:
    few = runs_of(action("F01-01"), action("F01-03", "F01-01"))
    more = runs_of(action("F01-01"), action("F01-02", duration=1), action("F01-03", "F01-01"))
    for name in few.actions:
        assert (few.actions[name].p50, few.actions[name].p80) == (more.actions[name].p50, more.actions[name].p80)


def test_the_order_of_actions_links_and_marks_changes_nothing() -> None:
    first, second, third = action("F01-01"), action("F01-02"), action("F01-03", "F01-01", "F01-02")
    late, soon = mark("late", date(2027, 3, 22), "F01-03"), mark("soon", date(2027, 3, 1), "F01-03")
    turned = replace(third, waits=third.waits[::-1])
    found, other = runs_of(first, second, third, marks=(late, soon)), runs_of(second, first, turned, marks=(soon, late))
    assert found == other
    assert found.secure_first == other.secure_first != ()


def test_what_is_held_twice_by_the_same_is_held_once() -> None:
    once = action("F01-02", "F01-01")
    twice = replace(once, waits=(*once.waits, Waiting(predecessor="F01-01", soft=True)))
    assert runs_of(action("F01-01"), once) == runs_of(action("F01-01"), twice)


def test_the_longer_of_two_is_critical_more_often_and_one_of_them_always_is() -> None:
    found = runs_of(action("F01-01"), action("F01-02", duration=24), action("F01-03", "F01-01", "F01-02")).actions
    assert found["F01-03"].criticality == 1
    assert 0 < found["F01-01"].criticality < found["F01-02"].criticality < 1
    assert found["F01-01"].criticality + found["F01-02"].criticality >= 1


# What to secure first


def test_what_is_late_on_the_way_to_a_missed_mark_is_secured_first() -> None:
    by = mark("end", date(2027, 3, 15), "F01-04")
    found = runs_of(
        action("F01-01"),
        action("F01-02", "F01-01", spread=NARROW),
        action("F01-03", duration=5),
        action("F01-04", "F01-02", "F01-03", duration=10, spread=Spread()),
        marks=(by,),
    )
    # The short action is never late enough, and what is fixed is never late.
    assert found.secure_first == ("F01-01", "F01-02")
    assert found.actions["F01-01"].delays > found.actions["F01-02"].delays > 0
    assert found.actions["F01-03"].delays == found.actions["F01-04"].delays == 0
    assert found.actions["F01-01"].delays <= 1 - found.chances["end"]


def test_three_are_secured_first_at_most_and_of_equals_the_first_by_id() -> None:
    names = ["F01-05", "F01-04", "F01-03", "F01-02"]
    found = runs_of(*(action(name, spread=TWICE) for name in names), marks=(mark("end", MONDAY, *names),))
    assert found.secure_first == ("F01-02", "F01-03", "F01-04")


def test_where_every_mark_is_kept_nothing_has_to_be_secured() -> None:
    found = runs_of(action("F01-01"), marks=(mark("end", date(2029, 1, 1), "F01-01"),))
    assert found.chances == {"end": 1.0}
    assert found.secure_first == ()


# Edges


def test_a_plan_without_actions_says_nothing() -> None:
    assert runs_of() == Risk(runs=RUNS, finish=None, actions={}, chances={}, sure_by={})


def test_without_a_run_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="without a run"):
        runs_of(action("F01-01"), runs=0)


@pytest.mark.parametrize("lag", [0, 3])
@pytest.mark.parametrize("elapsed", [0, 1, 2])
def test_a_plan_may_last_longer_than_the_years_that_are_looked_up_at_first(elapsed: int, lag: int) -> None:
    names = [f"F01-{number:02}" for number in range(1, 31)]
    works = {
        name: Work(
            id=name,
            owner="law",
            duration=400,
            elapsed=number % 2 < elapsed,
            waits=(Waiting(predecessor=names[number - 1], lag=lag),) if number else (),
        )
        for number, name in enumerate(names)
    }
    by = {names[-1]: date(2030, 1, 1)}
    plan = with_marks(uncertain_plan(works, ENDLESS, TWICE), deadline(names[-1], by[names[-1]]))
    found, expected = risk(plan, 2, seed=0).actions, scheduled(works, ENDLESS, by, times=2)
    assert {name: each.p80 for name, each in found.items()} == {
        name: dates.early_finish for name, dates in expected.dates.items()
    }
    assert all(each.criticality == each.delays == 1 for each in found.values())


@pytest.mark.parametrize("lag", [0, 1], ids=["plain links", "links with a lag"])
def test_a_plan_beyond_the_calendar_is_refused(lag: int) -> None:
    names = [f"F01-{number:03}" for number in range(100)]
    waits = [(), *((Waiting(predecessor=before, lag=lag),) for before in names)]
    chain = [action(name, duration=36_525, waits=wait) for name, wait in zip(names, waits, strict=False)]
    with pytest.raises(ProblemsFoundError, match="beyond the years"):
        runs_of(*chain, runs=1)


def test_a_wait_that_ends_on_a_day_off_ends_there() -> None:
    wait = action("F01-01", duration=6, elapsed=True, spread=Spread())
    assert runs_of(wait).actions["F01-01"].p50 == date(2027, 1, 9)
    assert not WorkCalendar().is_working(date(2027, 1, 9))
