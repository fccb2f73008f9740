"""What a date holds does not begin before its day; what others hold moves with them."""

from datetime import date

from planner.schedule.placed_plan import placed
from planner.schedule.placement import Means, ServiceMeans, Waiting, Work
from planner.schedule.uncertain import UncertainAction
from planner.schedule.uncertain_places import uncertain_actions
from planner.templates.durations import Spread

MONDAY = date(2027, 1, 4)
MEANS = Means(start=MONDAY, end=date(2030, 12, 31), services={"hr": ServiceMeans(posts=100.0)})


def action_of(work: Work, planned: date | None = None) -> UncertainAction:
    first = Work(id="A", owner="hr", duration=10)
    board = placed({"A": first, work.id: work}, (), MEANS, {work.id: planned} if planned else {})
    return {one.id: one for one in uncertain_actions(board, {"B": Spread(pessimistic=2.0)})}[work.id]


def test_what_waits_for_another_may_begin_as_soon_as_the_plan() -> None:
    found = action_of(Work(id="B", owner="hr", duration=5, waits=(Waiting(predecessor="A"),)))
    assert (found.first_day, [wait.predecessor for wait in found.waits]) == (MONDAY, ["A"])


def test_what_keeps_its_planned_date_does_not_begin_before_it() -> None:
    assert action_of(Work(id="B", owner="hr", duration=5), date(2027, 2, 1)).first_day == date(2027, 2, 1)


def test_what_is_not_to_start_before_a_day_does_not() -> None:
    assert action_of(Work(id="B", owner="hr", duration=5, not_before=date(2027, 3, 1))).first_day == date(2027, 3, 1)


def test_what_is_done_stands_and_waits_for_nothing() -> None:
    found = action_of(Work(id="B", owner="hr", duration=5, at=(MONDAY, date(2027, 1, 6))))
    assert (found.first_day, found.duration, found.waits, found.spread.varies) == (MONDAY, 3, (), False)


def test_a_start_on_a_day_off_stands_on_it() -> None:
    found = action_of(Work(id="B", owner="hr", duration=1, at=(date(2027, 1, 9), date(2027, 1, 9))))
    assert (found.first_day, found.duration, found.elapsed) == (date(2027, 1, 9), 1, True)
