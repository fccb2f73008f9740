"""A reminder can be sent as it is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tracked_plans import action, plan_of, wait

from planner.action_fields import FIELD_BY_NAME, REPORTED, Surface
from planner.plan import ActionStatus
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.assessment import Evidence
from planner.track.attention import AttentionItem, Concern, Sight, attention
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.reminders import Asked, Reminder, chase
from planner.track.reports import read_report
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
    assert "It has been blocked since 20 January 2027: No room. Remove what stands in its way" in text
    assert text.split("for example:\n")[1].splitlines()[:-2] == [
        "F06-03: taken up again",
        "F06-03: given up, because (reason)",
        "F06-04: still on track",
        "F06-04: done on (date), shown by (document)",
        "F06-04: new deadline (date)",
    ]


START, TODAY = date(2027, 1, 4), date(2027, 2, 1)
ANSWERS: Mapping[str, Mapping[str, object]] = {
    "F06-03: done on (date), shown by (document)": {"finished": START, "evidence": (Evidence(title="Minutes"),)},
    "F06-03: new deadline (date)": {"own_deadline": date(2027, 6, 1)},
    "F06-03: begun on (date)": {"started": START},
    "F06-03: duration left, (number) working days": {"remaining": 10},
    "F06-03: duration left, (number) calendar days": {"remaining": 10},
    "F06-03: still on track": {},
    "F06-03: blocked, because (reason)": {"status": ActionStatus.BLOCKED, "reason": "No room"},
    "F06-03: next review (date)": {"review_on": date(2027, 6, 1)},
    "F06-03: taken up again": {"status": ActionStatus.UNDER_WAY},
    "F06-03: given up, because (reason)": {"status": ActionStatus.DROPPED, "reason": "The region does it"},
    "F06-03: shown by (document)": {"evidence": (Evidence(title="Minutes"),)},
}
"""What each line of a letter is typed as, under an option for every field."""
BEGUN = ActionProgress(action=RULE, status=ActionStatus.UNDER_WAY, started=START, percent=10)
STOPPED = BEGUN.model_copy(update={"status": ActionStatus.BLOCKED, "reason": "No room"})
READY = ActionProgress(action=RULE)
LATE = AttentionItem(concern=Concern.EXPECTED_LATE, action=RULE, day=TODAY, days=3)


def asked(concern: Concern) -> AttentionItem:
    return replace(LATE, concern=concern)


@pytest.mark.parametrize(
    ("item", "known", "lines"),
    [
        (asked(Concern.OVERDUE), BEGUN, ("done on (date), shown by (document)", "new deadline (date)")),
        (asked(Concern.BLOCKED), STOPPED, ("taken up again", "given up, because (reason)")),
        (
            replace(asked(Concern.OVERDUE), also_blocked=True),
            STOPPED,
            ("taken up again", "new deadline (date)", "given up, because (reason)"),
        ),
        (replace(LATE, begun=True), BEGUN, ("duration left, (number) working days", "new deadline (date)")),
        (
            replace(LATE, begun=True, elapsed=True),
            BEGUN,
            ("duration left, (number) calendar days", "new deadline (date)"),
        ),
        (replace(LATE, ready=True), READY, ("begun on (date)", "new deadline (date)")),
        (LATE, READY, ("new deadline (date)",)),
        (replace(LATE, begun=True, actions=(TRAINING,)), BEGUN, ("new deadline (date)",)),
        (
            asked(Concern.REVIEW),
            BEGUN,
            (
                "still on track",
                "done on (date), shown by (document)",
                "blocked, because (reason)",
                "next review (date)",
            ),
        ),
    ],
    ids=lambda value: value.concern if isinstance(value, AttentionItem) else "",
)
def test_every_ask_of_a_letter_has_a_line_that_answers_it_and_can_be_typed(
    item: AttentionItem, known: ActionProgress, lines: tuple[str, ...]
) -> None:
    asks = Asked(action=RULE, title="A rule", due=TODAY, items=(item,))
    letter = Reminder(holder="Personnel office", roles=("Personnel office",), owners=("hr",), actions=(asks,))
    shown = reminder_text(letter, "Harbour for all", ENGLISH).split("for example:\n")[1].splitlines()[:-2]
    assert shown == [f"F06-03: {line}" for line in lines]
    assert "durée restante, (nombre) jours " in reminder_text(letter, "Port", FRENCH) or not item.begun or item.actions
    for line in shown:
        named = ANSWERS[line]
        assert all(Surface.UPDATE in FIELD_BY_NAME[name].shows for name in named)
        reported = {name: value for name, value in named.items() if name in REPORTED}
        # A deadline is a fact of the plan and no report; a report that names nothing says “still on track”.
        if reported or not named:
            assert read_report(known, reported, on=TODAY, by="hr", plan_start=START).problems == ()


def test_a_person_has_the_work_in_hand_and_their_service_answers_for_it() -> None:
    items = attention(forecast(PLAN, {}, date(2027, 2, 1), TOWN), DUE, {}, Sight(stale_days=14))
    owner, _ = chase(PLAN, items, DUE)
    text = reminder_text(replace(owner, person="p-1"), "Harbour for all", ENGLISH)
    assert "This action of the plan “Harbour for all” is in your hands (Personnel office). How does it stand?" in text
    assert "You answer" not in text
