"""Every owner is asked about their own part of the plan, and nobody about what is well."""

from datetime import date
from itertools import cycle

from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import METHOD, MONDAY, action, plan_of, plans, standing_of

from planner.plan import ActionStatus, Plan, PlanRole
from planner.schedule.workdays import WorkCalendar
from planner.track.attention import AttentionItem, Concern, Sight, Subject, attention
from planner.track.forecast import forecast
from planner.track.owners import owners
from planner.track.progress import ActionProgress
from planner.track.reminders import chase

TOWN = WorkCalendar()
RULE = "F06-03"
DUE = {RULE: date(2027, 6, 30)}
UNDER_WAY = ActionProgress(
    action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=50, confirmed_on=date(2027, 5, 3)
)


def items(today: date, *reports: ActionProgress, plan: Plan, due: dict[str, date]) -> tuple[AttentionItem, ...]:
    foreseen = forecast(plan, {report.action: report for report in reports}, today, TOWN)
    return attention(foreseen, due, {}, Sight(stale_days=METHOD.monitoring.stale_days))


def test_every_owner_is_asked_about_their_own_actions_most_urgent_first() -> None:
    plan = plan_of(action(RULE, 20), action("F06-04", 5), action("F09-01", 5, owner="council"))
    due = {RULE: date(2027, 6, 30), "F06-04": date(2027, 2, 1), "F09-01": date(2027, 2, 1)}
    watched = items(date(2027, 6, 18), UNDER_WAY, plan=plan, due=due)
    reminders = chase(plan, watched, due)
    assert [(reminder.holder, reminder.roles) for reminder in reminders] == [
        ("Personnel office", ("Personnel office",)),
        (None, ("Council secretariat",)),
    ]
    assert [action.action for action in reminders[0].actions] == ["F06-04", RULE]
    assert [item.concern for item in reminders[0].actions[0].items] == [Concern.OVERDUE]


def test_one_office_that_fills_two_roles_gets_one_reminder() -> None:
    plan = plan_of(action(RULE, 5), action("F06-04", 5, owner="council"))
    names = cycle(("Town hall", "Town Hall"))
    roles = tuple(role.model_copy(update={"holder": next(names), "vacant": False}) for role in plan.roles)
    plan = plan.model_copy(update={"roles": roles})
    due = {RULE: MONDAY, "F06-04": MONDAY}
    [reminder] = chase(plan, items(date(2027, 2, 1), plan=plan, due=due), due)
    assert reminder.owners == ("hr", "council")
    assert [owner.actions for owner in owners(standing_of(plan))] == [2]


def test_nobody_is_asked_when_all_is_well() -> None:
    plan = plan_of(action(RULE, 20))
    assert chase(plan, items(date(2027, 5, 10), UNDER_WAY, plan=plan, due=DUE), DUE) == ()


def test_two_vacant_roles_get_a_reminder_each() -> None:
    roles = tuple(PlanRole(id=id_, title=id_.title(), holder=None, vacant=True) for id_ in ("hr", "council"))
    plan = plan_of(action(RULE, 5), action("F06-04", 5, owner="council"), roles=roles)
    due = {RULE: MONDAY, "F06-04": MONDAY}
    reminders = chase(plan, items(date(2027, 2, 1), plan=plan, due=due), due)
    assert [(reminder.holder, reminder.roles) for reminder in reminders] == [(None, ("Hr",)), (None, ("Council",))]


def test_a_service_that_the_city_did_not_name_is_asked_by_its_title() -> None:
    roles = (PlanRole(id="hr", title="Human resources", holder=None),)
    plan = plan_of(action(RULE, 5), roles=roles)
    [reminder] = chase(plan, items(date(2027, 2, 1), plan=plan, due={RULE: MONDAY}), {RULE: MONDAY})
    assert (reminder.holder, reminder.roles) == ("Human resources", ("Human resources",))


def test_a_role_that_the_plan_does_not_list_is_called_by_its_id() -> None:
    plan = plan_of(action(RULE, 5, owner="museum"))
    [reminder] = chase(plan, items(date(2027, 2, 1), plan=plan, due={RULE: MONDAY}), {RULE: MONDAY})
    assert (reminder.holder, reminder.roles) == (None, ("museum",))


def test_what_only_those_who_steer_can_mend_is_in_no_letter() -> None:
    plan = plan_of(action(RULE, 20, owner="council", indicator=" "))
    watched = items(date(2027, 5, 10), UNDER_WAY, plan=plan, due=DUE)
    assert {Concern.VACANT, Concern.WITHOUT_INDICATOR} <= {item.concern for item in watched}
    assert chase(plan, watched, DUE) == ()


def test_an_action_that_is_due_on_no_known_day_is_asked_about_without_one() -> None:
    plan = plan_of(action(RULE, 20))
    [reminder] = chase(plan, items(date(2027, 12, 1), plan=plan, due={}), {})
    assert [(asked.title, asked.due) for asked in reminder.actions] == [("Action F06-03", None)]


@FEW
@given(plans(), st.integers(0, 400))
def test_every_reason_that_concerns_an_owner_is_in_one_letter(plan: Plan, days: int) -> None:
    due = {action.id: MONDAY for action in plan.actions}
    watched = items(date.fromordinal(MONDAY.toordinal() + days), plan=plan, due=due)
    asked = [item for reminder in chase(plan, watched, due) for letter in reminder.actions for item in letter.items]
    wanted = [item for item in watched if item.about is Subject.ACTION]
    assert sorted(asked, key=repr) == sorted(wanted, key=repr)


def test_whom_the_actions_of_an_owner_name_gets_a_letter_of_their_own() -> None:
    plan = plan_of(action(RULE, 5, person="mona"), action("F06-04", 5, person="mona"), action("F09-01", 5))
    due = dict.fromkeys((RULE, "F06-04", "F09-01"), MONDAY)
    reminders = chase(plan, items(date(2027, 2, 1), plan=plan, due=due), due)
    assert {reminder.person: {asked.action for asked in reminder.actions} for reminder in reminders} == {
        "mona": {RULE, "F06-04"},
        None: {"F09-01"},
    }
    assert {reminder.holder for reminder in reminders} == {"Personnel office"}
