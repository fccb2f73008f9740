"""Concerns, moves and reminders read as sentences, in both languages, and can be sent as they are."""

from datetime import date

import pytest
from tracked_plans import MONDAY, action, plan_of, wait

from planner.plan import ActionStatus
from planner.schedule.workdays import WorkCalendar
from planner.track.attention import AttentionItem, Concern, Sight, attention
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.reminders import chase
from planner.track.slip import slip
from planner.wording import Wording
from planner.wording.tracked import (
    concern_sentence,
    move_sentence,
    out_of_sequence_sentence,
    reminder_subject,
    reminder_text,
    slip_sentence,
)

ENGLISH, FRENCH = Wording("en"), Wording("fr")
TOWN = WorkCalendar()
RULE, TRAINING = "F06-03", "F06-04"
PLAN = plan_of(action(RULE, 10), action(TRAINING, 5, accountable="council"), waits=(wait(RULE, TRAINING),))
DUE = {RULE: date(2027, 1, 22), TRAINING: date(2027, 3, 1)}
NAMES = {RULE: "Recruitment rule", TRAINING: "Training"}


def begun(action_id: str, started: date, remaining: int) -> ActionProgress:
    return ActionProgress(action=action_id, status=ActionStatus.UNDER_WAY, started=started, remaining=remaining)


@pytest.mark.parametrize("concern", list(Concern))
@pytest.mark.parametrize("wording", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_every_concern_is_a_sentence(concern: Concern, wording: Wording) -> None:
    item = AttentionItem(action=RULE, concern=concern, day=MONDAY, days=3, reason="No credits.")
    assert concern_sentence(item, wording).endswith(".")


def test_a_reminder_is_ready_to_send_and_says_how_to_answer() -> None:
    items = attention(forecast(PLAN, {}, date(2027, 2, 1), TOWN), DUE, Sight(stale_days=14))
    owner, nobody = chase(PLAN, items, DUE)
    assert reminder_subject(owner, "Harbour for all", ENGLISH) == "Harbour for all: your news of 1 action"
    assert reminder_text(owner, "Harbour for all", ENGLISH).splitlines() == [
        "Good day,",
        "",
        "You answer for these actions of the plan “Harbour for all” (Human resources). How do they stand?",
        "",
        "F06-03  Action F06-03",
        "It was due on 22 January 2027, 10 days ago. There is no news of it since 4 January 2027, for 28 days.",
        "",
        "One line for each action is enough, for example:",
        "F06-03: still on track",
        "F06-03: done on (date), shown by (document)",
        "F06-03: blocked, because (reason)",
        "",
        "Thank you.",
    ]
    unowned = reminder_text(nobody, "Harbour for all", ENGLISH)
    assert "Who answers for these actions?" in unowned
    assert "on track" not in unowned
    french = reminder_text(owner, "Port pour tous", FRENCH)
    assert "Elle était attendue pour le 22 janvier 2027, il y a 10 jours." in french
    assert french.startswith("Bonjour,\n\nVous répondez de ces actions du plan «\u00a0Port pour tous\u00a0»")


def test_a_slip_reads_as_what_moves_and_why() -> None:
    before = forecast(PLAN, {}, MONDAY, TOWN)
    found = slip(before, forecast(PLAN, {RULE: begun(RULE, MONDAY, 13)}, MONDAY, TOWN), TOWN)
    assert slip_sentence(found, ENGLISH, NAMES) == (
        "The dates of 2 actions move. The plan ends on 27 January 2027 instead of 22 January 2027. "
        "The chain that carries this: Recruitment rule → Training."
    )
    assert [move_sentence(move, ENGLISH, NAMES) for move in found.moves] == [
        (
            "“Recruitment rule” ends on 20 January 2027 instead of 15 January 2027. "
            "This follows from what was reported of it."
        ),
        "“Training” ends on 27 January 2027 instead of 22 January 2027. It waits for “Recruitment rule”.",
    ]
    assert "au lieu du 22 janvier 2027" in slip_sentence(found, FRENCH, NAMES)
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
        "“Training” went ahead on 4 January 2027; its dependency on “Recruitment rule” allows it from 18 January 2027. "
        "The rest of the work is expected to wait; if it need not, remove the dependency."
    )
