"""Who comes back sees first what needs attention, what is theirs and what comes next."""

from datetime import date

from tracked_plans import MONDAY, action, plan_of, standing_of

from planner.plan import ActionStatus
from planner.schedule.workdays import WorkCalendar
from planner.track.attention import Concern, Subject
from planner.track.forecast import forecast
from planner.track.overview import Overview, overview
from planner.track.progress import ActionProgress

RULE, PANEL, LONG, VOTE = "F06-03", "F04-01", "F09-02", "F09-03"
PLAN = plan_of(action(LONG, 200), action(RULE, 5), action(PANEL, 60), action(VOTE, 90, owner="council"))
SPRING = date(2027, 3, 1)
BLOCKED = ActionProgress(action=LONG, status=ActionStatus.BLOCKED, reason="No credits.", confirmed_on=SPRING)


def seen(*reports: ActionProgress, person: str | None = None, most: int = 5) -> Overview:
    expected = forecast(PLAN, {report.action: report for report in reports}, SPRING, WorkCalendar())
    return overview(standing_of(PLAN, *reports, today=SPRING), expected, person, most=most)


def test_whatever_needs_attention_stands_once_with_its_gravest_reason() -> None:
    listed = [(item.action or item.about, item.concern) for item in seen(BLOCKED).attention]
    assert listed == [
        (Subject.PLAN, Concern.NOT_ADOPTED),
        (RULE, Concern.OVERDUE),
        (LONG, Concern.BLOCKED),
        (PANEL, Concern.EXPECTED_LATE),
        (VOTE, Concern.EXPECTED_LATE),
        (Subject.SERVICE, Concern.VACANT),
    ]


def test_what_is_late_foreseen_late_or_blocked_does_not_come_next() -> None:
    view = seen(BLOCKED)
    assert (view.coming, view.open) == ((), 4)


def test_what_is_theirs_stands_by_due_date_whatever_the_capitals_of_the_name() -> None:
    own = seen(person="personnel OFFICE").mine
    assert [action.id for action in own] == [RULE, PANEL, LONG]
    assert seen(person=None).mine == seen(person="nobody at all").mine == ()


def test_only_what_comes_next_is_bounded() -> None:
    bounded = seen(person="Personnel office", most=0)
    assert bounded.coming == ()
    assert len(bounded.mine) == 3
    assert len(bounded.attention) == len(seen().attention)


def test_nothing_is_shown_of_a_plan_without_actions() -> None:
    empty = plan_of()
    view = overview(standing_of(empty), forecast(empty, {}, MONDAY, WorkCalendar()), "Personnel office")
    assert view == Overview(attention=(), mine=(), coming=(), open=0, milestones=())


def test_what_is_blocked_or_closed_does_not_come_next() -> None:
    finished = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, finished=MONDAY)
    coming = {action.id for action in seen(BLOCKED, finished).coming}
    assert not coming & {RULE, LONG}


def test_what_comes_next_stands_by_its_due_date() -> None:
    fresh = overview(standing_of(PLAN), forecast(PLAN, {}, MONDAY, WorkCalendar()), None)
    assert [action.id for action in fresh.coming] == [RULE, PANEL, VOTE, LONG]
    assert [milestone.day for milestone in fresh.milestones] == sorted(milestone.day for milestone in fresh.milestones)


def test_milestones_are_bounded_with_what_comes_next() -> None:
    assert len(seen(most=2).milestones) == 2
