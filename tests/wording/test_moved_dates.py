"""Moves of dates, and work out of turn, are explained in sentences."""

from datetime import date

from tracked_plans import MONDAY, action, plan_of, wait

from planner.plan import ActionStatus
from planner.schedule.workdays import WorkCalendar
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.slip import slip
from planner.wording import Wording
from planner.wording.moved_dates import move_sentence, out_of_sequence_sentence, slip_sentence

ENGLISH, FRENCH = Wording("en"), Wording("fr")
TOWN = WorkCalendar()
RULE, TRAINING = "F06-03", "F06-04"
PLAN = plan_of(action(RULE, 10), action(TRAINING, 5, owner="council"), waits=(wait(RULE, TRAINING),))
NAMES = {RULE: "Recruitment rule", TRAINING: "Training"}


def begun(action_id: str, started: date, remaining: int) -> ActionProgress:
    return ActionProgress(action=action_id, status=ActionStatus.UNDER_WAY, started=started, remaining=remaining)


def test_a_slip_reads_as_what_moves_and_why() -> None:
    before = forecast(PLAN, {}, MONDAY, TOWN)
    moved = slip(before, forecast(PLAN, {RULE: begun(RULE, MONDAY, 13)}, MONDAY, TOWN), TOWN)
    assert slip_sentence(moved, ENGLISH, NAMES) == (
        "The dates of 2 actions move. The last action ends on 27 January 2027 instead of 22 January 2027. "
        "The chain that carries this: Recruitment rule → Training."
    )
    assert [move_sentence(move, ENGLISH, NAMES) for move in moved.moves] == [
        (
            "“Recruitment rule” ends on 20 January 2027 instead of 15 January 2027. "
            "This follows from what was reported of it."
        ),
        "“Training” ends on 27 January 2027 instead of 22 January 2027. It waits for “Recruitment rule”.",
    ]
    assert "au lieu du 22 janvier 2027" in slip_sentence(moved, FRENCH, NAMES)
    assert slip_sentence(slip(before, before, TOWN), ENGLISH, NAMES) == "No date moves."


def test_days_that_pass_and_changes_of_the_plan_are_said() -> None:
    before = forecast(PLAN, {}, MONDAY, TOWN)
    [later, _] = slip(before, forecast(PLAN, {}, date(2027, 1, 6), TOWN), TOWN).moves
    assert move_sentence(later, ENGLISH, {}).endswith("Time has passed, and no progress was reported.")
    longer = plan_of(action(RULE, 12), action(TRAINING, 5), waits=PLAN.dependencies)
    [changed, _] = slip(before, forecast(longer, {}, MONDAY, TOWN), TOWN).moves
    assert move_sentence(changed, ENGLISH, {}).endswith("The plan itself was changed.")


def test_work_out_of_turn_is_explained() -> None:
    [hurried] = forecast(PLAN, {TRAINING: begun(TRAINING, MONDAY, 3)}, date(2027, 1, 5), TOWN).out_of_sequence
    assert out_of_sequence_sentence(hurried, ENGLISH, NAMES) == (
        "“Training” began on 4 January 2027, before its turn: its dependency on “Recruitment rule” allows it "
        "from 19 January 2027. "
        "The rest of the work is expected to wait; if it need not, remove the dependency."
    )
