"""Reports change what they name, and what cannot be true is said in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import action, plan_of

from planner.plan import ActionStatus, Plan
from planner.toolkit.assessment import Evidence
from planner.track.progress import (
    ActionProgress,
    StatusUpdate,
    applied,
    as_it_was,
    check_all,
    check_progress,
    progress_of,
    unknown_action,
    with_status,
)
from planner.wording import Wording

TODAY = date(2027, 5, 3)
MARCH = date(2027, 3, 1)


def update(**fields: object) -> StatusUpdate:
    return StatusUpdate.model_validate({"action": "F06-03", "on": TODAY, "by": "hr", **fields})


def progress(**fields: object) -> ActionProgress:
    return ActionProgress.model_validate({"action": "F06-03", **fields})


UNDER_WAY = progress(status="under-way", started=MARCH, percent=40, note="First draft written.", confirmed_on=MARCH)


def codes(report: ActionProgress) -> list[str]:
    return [problem.code for problem in check_progress(report, TODAY)]


def test_an_update_that_names_nothing_confirms_and_changes_nothing_else() -> None:
    on_track = update()
    assert on_track.still_on_track
    assert applied(UNDER_WAY, on_track) == UNDER_WAY.model_copy(update={"confirmed_on": TODAY, "confirmed_by": "hr"})


def test_an_update_changes_what_it_names_even_to_nothing() -> None:
    after = applied(UNDER_WAY, update(percent=60, note=None))
    assert (after.percent, after.note, after.started) == (60, None, MARCH)
    assert not update(note=None).still_on_track


def test_an_update_survives_being_written_and_read() -> None:
    written = update(note=None, percent=50).model_dump_json(exclude_unset=True)
    assert applied(UNDER_WAY, StatusUpdate.model_validate_json(written)).note is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"status": "done", "percent": 100}, "done-without-finish"),
        ({"status": "under-way", "started": MARCH, "finished": MARCH}, "finished-not-done"),
        ({"status": "done", "finished": MARCH, "percent": 90}, "done-not-complete"),
        ({"status": "under-way", "started": MARCH, "percent": 100}, "complete-not-done"),
        ({"status": "done", "percent": 100, "started": TODAY, "finished": MARCH}, "finish-before-start"),
        ({"status": "under-way", "started": date(2027, 5, 4)}, "not-yet-happened"),
        ({"status": "done", "percent": 100, "finished": date(2028, 1, 1)}, "not-yet-happened"),
        ({"status": "under-way"}, "begun-without-start"),
        ({"status": "blocked", "reason": "No credits.", "percent": 20}, "begun-without-start"),
        ({"status": "agreed", "started": MARCH}, "started-not-under-way"),
        ({"status": "agreed", "percent": 40}, "progress-not-begun"),
        ({"status": "blocked"}, "no-reason"),
        ({"status": "dropped"}, "no-reason"),
    ],
)
def test_what_cannot_be_true_is_a_problem(fields: dict[str, object], code: str) -> None:
    assert codes(progress(**fields)) == [code]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status": "agreed"},
        {"status": "under-way", "started": MARCH, "percent": 99},
        {"status": "blocked", "reason": "Waiting for the vote."},
        {"status": "done", "finished": TODAY, "percent": 100},
        {"status": "dropped", "reason": "The region does it now.", "started": MARCH, "percent": 10},
    ],
)
def test_what_can_be_true_is_none(fields: dict[str, object]) -> None:
    assert codes(progress(**fields)) == []


def test_a_report_on_an_action_that_the_plan_lacks_names_those_there_are() -> None:
    problems = check_all(plan_of(action("F06-03")), {"F06-30": progress()}, TODAY)
    assert [p.code for p in problems] == ["unknown-action"]
    assert problems[0].english().endswith("Name an action of the plan by its id: F06-03.")


def test_all_problems_are_named_together_in_the_readers_language() -> None:
    reported = {"F06-03": progress(status="blocked", started=date(2027, 6, 1))}
    problems = check_all(plan_of(action("F06-03")), reported, TODAY)
    assert [p.code for p in problems] == ["not-yet-happened", "no-reason"]
    assert "1er juin 2027" in Wording("fr").problem(problems[0])
    assert "«\u00a0Bloquée\u00a0»" in Wording("fr").problem(problems[1])


def test_what_nobody_reported_on_has_the_status_of_the_plan() -> None:
    plan = plan_of(action("F06-03", status=ActionStatus.AGREED), action("F06-04"))
    assert progress_of(plan, {})["F06-03"].status is ActionStatus.AGREED
    printed = with_status(plan, {"F06-04": progress(action="F06-04", status="blocked", reason="Waits.")})
    assert [action.status for action in printed.actions] == [ActionStatus.AGREED, ActionStatus.BLOCKED]
    assert isinstance(printed, Plan)


def test_a_changed_plan_finds_its_actions_as_they_are_now() -> None:
    plan = plan_of(action("F06-03"))
    assert plan.action_by_id["F06-03"].status is ActionStatus.PROPOSED
    printed = with_status(plan, {"F06-03": progress(status="agreed")})
    assert printed.action_by_id["F06-03"].status is ActionStatus.AGREED


def test_evidence_of_completion_stands_as_it_was_given() -> None:
    proof = Evidence(title="Signed rule", reference="Order 12", confidential=True)
    assert applied(UNDER_WAY, update(evidence=[proof])).evidence == (proof,)


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(ActionStatus),
        "percent": st.integers(0, 100),
        "note": st.none() | st.just("Seen."),
        "started": st.none() | st.dates(MARCH, TODAY),
        "finished": st.none() | st.dates(MARCH, TODAY),
    },
)


@given(FIELDS)
def test_giving_the_same_report_twice_is_giving_it_once(fields: dict[str, object]) -> None:
    report = update(**fields)
    once = applied(UNDER_WAY, report)
    assert applied(once, report) == once


@given(FIELDS)
def test_every_change_that_a_report_names_is_made(fields: dict[str, object]) -> None:
    after = applied(UNDER_WAY, update(**fields))
    assert {name: getattr(after, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("typed", "near"), [("f06-3", "F06-03"), ("F06-33", None), ("f06-04", "F06-04"), ("quite another", None)]
)
def test_an_id_that_the_plan_lacks_is_answered_with_the_nearest_in_small_letters_too(
    typed: str, near: str | None
) -> None:
    problem = unknown_action(typed, {"F06-03": None, "F06-04": None})
    assert f"“{typed}”" in problem.english()
    assert problem.english().endswith(f"Did you mean “{near}”?" if near else "by its id: F06-03, F06-04.")


def test_a_small_letter_is_no_other_letter() -> None:
    assert "Did you mean “C1-01”?" in unknown_action("c1-01", {"C1-01": None, "F1-01": None}).english()


def test_a_problem_names_the_field_of_the_action_in_which_it_stands() -> None:
    places = [problem.place.field for problem in check_progress(progress(status="blocked", percent=10), TODAY)]
    assert places == ["F06-03.started", "F06-03.reason"]


@pytest.mark.parametrize("status", ["under-way", "blocked", "dropped"])
def test_only_what_is_done_is_complete(status: str) -> None:
    reason = "Waits." if status in {"blocked", "dropped"} else None
    assert "complete-not-done" in codes(progress(status=status, started=MARCH, percent=100, reason=reason))


def test_what_had_begun_by_a_day_was_under_way_then_whoever_reported_it_later() -> None:
    now = ActionProgress(
        action="F06-03",
        status=ActionStatus.DONE,
        percent=100,
        started=date(2027, 1, 4),
        finished=date(2027, 3, 5),
        confirmed_on=date(2027, 4, 1),
    )
    nothing = ActionProgress(action="F06-03")
    then = {day: as_it_was(nothing, now, day) for day in (date(2027, 1, 3), date(2027, 1, 4), date(2027, 3, 5))}
    assert [progress.status for progress in then.values()] == [
        *(ActionStatus.PROPOSED, ActionStatus.UNDER_WAY, ActionStatus.DONE)
    ]
    assert all(not check_progress(progress, day) for day, progress in then.items())


def test_what_was_blocked_on_a_day_was_so_though_its_start_was_reported_later() -> None:
    blocked = ActionProgress(action="F06-03", status=ActionStatus.BLOCKED, reason="No budget.")
    now = blocked.model_copy(update={"status": ActionStatus.UNDER_WAY, "started": date(2027, 1, 4), "reason": None})
    then = as_it_was(blocked, now, date(2027, 2, 1))
    assert (then.status, then.started, then.reason) == (ActionStatus.BLOCKED, date(2027, 1, 4), "No budget.")
