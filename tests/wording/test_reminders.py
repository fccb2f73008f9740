"""A reminder can be sent as it is."""

from datetime import date

from tracked_plans import action, plan_of, wait

from planner.schedule.workdays import WorkCalendar
from planner.track.attention import Sight, attention
from planner.track.forecast import forecast
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
        "You answer for these actions of the plan “Harbour for all” (Personnel office). How do they stand?",
        "",
        "F06-03  Action F06-03",
        "It was due on 22 January 2027, 10 days ago. Report it done, or give a new deadline.",
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
    assert "It waits for F06-03: see that this is done soon, or give a new deadline." in unowned
    french = reminder_text(owner, "Port pour tous", FRENCH)
    assert "Son échéance était le 22 janvier 2027, il y a 10 jours." in french
    assert french.startswith("Bonjour,\n\nVous répondez de ces actions du plan «\u00a0Port pour tous\u00a0»")
