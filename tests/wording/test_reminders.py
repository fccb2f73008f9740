"""A reminder can be sent as it is."""

from dataclasses import replace
from datetime import date

from tracked_plans import action, plan_of, wait

from planner.plan import ActionStatus
from planner.schedule.workdays import WorkCalendar
from planner.track.attention import Sight, attention
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.reminders import chase
from planner.wording import Wording
from planner.wording.reminders import reminder_subject, reminder_text

ENGLISH, FRENCH = Wording("en"), Wording("fr")
TOWN = WorkCalendar()
RULE, TRAINING = "F06-03", "F06-04"
PLAN = plan_of(action(RULE, 10), action(TRAINING, 5, owner="council"), waits=(wait(RULE, TRAINING),))
DUE = {RULE: date(2027, 1, 22), TRAINING: date(2027, 2, 12)}


def test_a_reminder_is_ready_to_send_and_says_how_to_answer() -> None:
    items = attention(forecast(PLAN, {}, date(2027, 2, 1), TOWN), DUE, {}, Sight(stale_days=14))
    owner, nobody = chase(PLAN, items, DUE)
    assert reminder_subject(owner, "Harbour for all", ENGLISH) == "Harbour for all: your news of 1 action"
    assert reminder_text(owner, "Harbour for all", ENGLISH).splitlines() == [
        "Good day,",
        "",
        "You answer for this action of the plan “Harbour for all” (Personnel office). How does it stand?",
        "",
        "F06-03  Action F06-03",
        "It was due on 22 January 2027, 10 days ago. Report it done, or give a new deadline.",
        "",
        "One line for each action is enough, for example:",
        "F06-03: done on (date), shown by (document)",
        "F06-03: new deadline (date)",
        "",
        "Thank you.",
    ]
    unowned = reminder_text(nobody, "Harbour for all", ENGLISH)
    assert reminder_subject(nobody, "Harbour for all", ENGLISH) == "Harbour for all: who answers for 1 action?"
    assert "Who answers for this action?" in unowned
    assert "on track" not in unowned
    assert "It waits for F06-03: see that this is done soon, or give a new deadline." in unowned
    french = reminder_text(owner, "Port pour tous", FRENCH)
    assert "Son échéance était le 22 janvier 2027, il y a 10 jours." in french
    assert french.startswith("Bonjour,\n\nVous répondez de cette action du plan «\u00a0Port pour tous\u00a0»")


def test_a_line_is_offered_for_an_action_about_which_it_ends_the_question() -> None:
    office = PLAN.model_copy(
        update={"actions": (action(RULE, 10), action(TRAINING, 5)), "dependencies": ()},
    )
    blocked = ActionProgress(action=RULE, status=ActionStatus.BLOCKED, reason="No room", confirmed_on=date(2027, 1, 20))
    far = {RULE: date(2029, 1, 1), TRAINING: date(2027, 2, 12)}
    items = attention(forecast(office, {RULE: blocked}, date(2027, 2, 1), TOWN), far, {}, Sight(stale_days=14))
    (owner,) = chase(office, items, far)
    text = reminder_text(owner, "Harbour for all", ENGLISH)
    assert "It is blocked: No room. Remove what stands in its way" in text
    assert text.split("for example:\n")[1].splitlines()[:-2] == [
        "F06-03: taken up again on (date)",
        "F06-03: given up, because (reason)",
        "F06-04: still on track",
        "F06-04: done on (date), shown by (document)",
        "F06-04: new deadline (date)",
    ]


def test_a_person_has_the_work_in_hand_and_their_service_answers_for_it() -> None:
    items = attention(forecast(PLAN, {}, date(2027, 2, 1), TOWN), DUE, {}, Sight(stale_days=14))
    owner, _ = chase(PLAN, items, DUE)
    text = reminder_text(replace(owner, person="p-1"), "Harbour for all", ENGLISH)
    assert "This action of the plan “Harbour for all” is in your hands (Personnel office). How does it stand?" in text
    assert "You answer" not in text
