"""What one user action does to several fields, dates and dependencies, and what of a plan is looked for."""

from datetime import date

import pytest

from app.begun_stores import example_plan
from app.web.conftest import TODAY
from planner.app import desk
from planner.app.desk.conflicts import do_again
from planner.app.desk.edits import edit, links_of, shifted, usual_dependency
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.proposal.quick_wins import Horizon
from planner.store import Actor, ConflictError, Store, place_of
from planner.track.figures import figures
from planner.track.filters import Look, Wanted, chosen


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return example_plan(store, anna, TODAY)


def view_of(store: Store, plan: str, today: date = TODAY) -> desk.PlanView:
    return desk.plan_view(store, plan, today=today, language="en")


def test_texts_status_and_links_become_one_change(store: Store, anna: Actor, plan: str) -> None:
    link = store.plan(plan).plan.dependencies[0]
    stored = store.plan(plan)
    edits = (
        *stored.changes(link.successor, title="Another title", status=ActionStatus.AGREED),
        *links_of(stored, link.successor, now=[], began=[link]),
    )
    batch = edit(store, plan, edits, by=anna, today=TODAY)
    assert batch is not None
    desk.undo(store, batch.id, by=anna)
    assert link in store.plan(plan).plan.dependencies
    assert store.plan(plan).progress[link.successor].status is ActionStatus.PROPOSED


def test_what_goes_back_to_before_the_work_has_no_start(store: Store, anna: Actor, plan: str) -> None:
    action = store.plan(plan).plan.actions[0].id
    edit(store, plan, store.plan(plan).changes(action, percent=40), by=anna, today=TODAY)
    edit(store, plan, store.plan(plan).changes(action, status=ActionStatus.AGREED), by=anna, today=TODAY)
    report = store.plan(plan).progress[action]
    assert (report.started, report.percent) == (None, 0)


def test_a_status_left_to_others_brings_nothing_of_its_own(store: Store, anna: Actor, plan: str) -> None:
    jan = desk.introduce(store, "Jan")
    action = store.plan(plan).plan.actions[0].id
    wanted = store.plan(plan).changes(action, status=ActionStatus.UNDER_WAY)
    edit(store, plan, store.plan(plan).changes(action, status=ActionStatus.DONE), by=jan, today=TODAY)

    def mine(target: Store, by: Actor) -> object:
        return edit(target, plan, wanted, by=by, today=TODAY)

    with pytest.raises(ConflictError, match="status") as clash:
        mine(store, anna)
    do_again(store, mine, clash.value.conflicts, [], by=anna)
    theirs = store.plan(plan).progress[action]
    assert (theirs.status, theirs.percent, theirs.finished) == (ActionStatus.DONE, 100, TODAY)
    do_again(store, mine, clash.value.conflicts, [place_of(conflict) for conflict in clash.value.conflicts], by=anna)
    report = store.plan(plan).progress[action]
    assert (report.status, report.percent, report.finished) == (ActionStatus.UNDER_WAY, 0, None)


def test_a_longer_duration_shows_the_dates_that_it_moves(store: Store, anna: Actor, plan: str) -> None:
    action = store.plan(plan).plan.actions[0].id
    change = desk.prepare(store.plan(plan), store.plan(plan).changes(action, duration=300), by=anna, today=TODAY)
    assert action in {move.action for move in change.slip.moves}


def test_actions_may_not_wait_for_one_another(store: Store, anna: Actor, plan: str) -> None:
    link = store.plan(plan).plan.dependencies[0]
    stored = store.plan(plan)
    with pytest.raises(ProblemsFoundError) as refused:
        edit(store, plan, stored.link(usual_dependency(link.successor, link.predecessor)), by=anna, today=TODAY)
    assert refused.value.problems


def test_deadlines_shift_from_the_day_on_which_an_action_is_due(store: Store, plan: str) -> None:
    view = view_of(store, plan)
    action = view.standing.actions[0]
    (change,) = shifted(view, [action.id], -7)
    moved = change.new
    assert isinstance(moved, date)
    assert action.due
    assert (action.due - moved).days == 7


def test_quick_wins_come_first_and_what_is_closed_last(store: Store, anna: Actor, plan: str) -> None:
    done = next(action.id for action in view_of(store, plan).standing.actions if action.is_quick_win)
    edit(store, plan, store.plan(plan).changes(done, status=ActionStatus.DONE), by=anna, today=TODAY)
    actions = chosen(view_of(store, plan).standing, Wanted())
    assert actions[-1].id == done
    kinds = [action.is_quick_win for action in actions[:-1]]
    assert kinds == sorted(kinds, reverse=True)


def test_each_filter_leaves_only_what_is_wanted(store: Store, anna: Actor, plan: str) -> None:
    action = store.plan(plan).plan.actions[0].id
    edit(
        store,
        plan,
        store.plan(plan).changes(action, status=ActionStatus.BLOCKED, reason="No reply."),
        by=anna,
        today=TODAY,
    )
    view = view_of(store, plan)
    assert [shown.id for shown in chosen(view.standing, Wanted(statuses=frozenset({ActionStatus.BLOCKED})))] == [action]
    assert action in {shown.id for shown in chosen(view.standing, Wanted(look=Look.ATTENTION))}
    assert all(shown.holder is None for shown in chosen(view.standing, Wanted(look=Look.UNOWNED)))
    assert all(shown.is_quick_win for shown in chosen(view.standing, Wanted(horizon=Horizon.QUICK_WIN)))
    assert {shown.factor for shown in chosen(view.standing, Wanted(objectives=frozenset({"context"})))} <= {None}
    assert chosen(view.standing, Wanted(text="STEERING group")) == tuple(
        shown for shown in chosen(view.standing, Wanted(text="steering")) if "group" in shown.title
    )


def test_figures_leave_out_what_was_dropped(store: Store, anna: Actor, plan: str) -> None:
    before = figures(view_of(store, plan).standing)
    action = store.plan(plan).plan.actions[0]
    edit(
        store,
        plan,
        store.plan(plan).changes(action.id, status=ActionStatus.DROPPED, reason="No means."),
        by=anna,
        today=TODAY,
    )
    after = figures(view_of(store, plan).standing)
    assert (before.actions - after.actions, before.effort - after.effort) == (1, action.effort)
    assert after.quick_wins + after.longer_term == after.actions
