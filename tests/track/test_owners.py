"""Everybody answers for their own actions, and those that ask for a word come first."""

from datetime import date

from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans, standing_of

from planner.plan import ActionStatus, Plan, PlanRole
from planner.toolkit.assessment import Evidence
from planner.track.attention import Concern
from planner.track.owners import RoleDuties, attention_by_owner, duties, owner_of, owners, role_duties
from planner.track.progress import ActionProgress

RULE, PANEL, LONG, VOTE = "F06-03", "F04-01", "F09-02", "F09-03"
PLAN = plan_of(action(LONG, 200), action(RULE, 5), action(PANEL, 5), action(VOTE, 5, owner="council"))
FINISHED = ActionProgress(action=PANEL, status=ActionStatus.DONE, percent=100, finished=MONDAY)
SPRING = date(2027, 3, 1)


def test_people_come_before_roles_that_nobody_fills() -> None:
    assert [(owner.id, owner.holder, owner.actions) for owner in owners(standing_of(PLAN, FINISHED))] == [
        ("hr", "Personnel office", 2),
        ("council", None, 1),
    ]


def test_a_holder_of_two_roles_is_one_owner() -> None:
    roles = tuple(role.model_copy(update={"holder": "Town hall", "vacant": False}) for role in PLAN.roles)
    [owner] = owners(standing_of(PLAN.model_copy(update={"roles": roles})))
    assert ([role.id for role in owner.roles], owner.actions) == (["hr", "council"], 4)


def test_what_is_asked_what_goes_on_what_comes_and_what_is_closed_are_apart() -> None:
    proven = FINISHED.model_copy(update={"evidence": (Evidence(title="Minutes"),)})
    on_its_way = ActionProgress(
        action=LONG, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=30, confirmed_on=SPRING
    )
    plan = standing_of(PLAN, proven, on_its_way, today=SPRING)
    office = owner_of(plan, "hr")
    assert office is not None
    own = duties(plan, office)
    assert [action.id for action in own.asked] == [RULE]
    assert [action.id for action in own.under_way] == [LONG]
    assert own.coming == ()
    assert [action.id for action in own.closed] == [PANEL]
    # On the first day nothing is late, and nothing has begun.
    first = duties(standing_of(PLAN, proven, today=MONDAY), office)
    assert [action.id for action in (*first.under_way, *first.coming)] == [RULE, LONG]
    assert first.under_way == ()


def test_an_owner_is_found_by_role_and_by_name_and_else_not_at_all() -> None:
    plan = standing_of(PLAN)
    office = owner_of(plan, "hr")
    assert office is not None
    assert owner_of(plan, "PERSONNEL office") == office
    assert [owner_of(plan, name) for name in (None, "", "nobody at all")] == [None, None, None]


def test_who_has_most_that_needs_attention_comes_first() -> None:
    winter = date(2027, 12, 1)
    news = ActionProgress(action=VOTE, confirmed_on=winter, confirmed_by="council")
    rows = attention_by_owner(standing_of(PLAN, news, today=winter))
    assert [(row.owner.id, row.attention.actions, row.attention[Concern.OVERDUE]) for row in rows] == [
        ("hr", 3, 3),
        ("council", 1, 1),
    ]


def test_a_role_that_answers_for_nothing_is_no_owner() -> None:
    assert [owner.id for owner in owners(standing_of(plan_of(action(RULE))))] == ["hr"]
    assert owners(standing_of(plan_of())) == ()


def test_two_vacant_roles_are_asked_about_apart() -> None:
    roles = tuple(PlanRole(id=id_, title=id_.title(), holder=None) for id_ in ("hr", "council"))
    plan = standing_of(PLAN.model_copy(update={"roles": roles}))
    assert [owner.id for owner in owners(plan)] == ["council", "hr"]


def test_people_stand_by_name_whatever_its_capitals() -> None:
    roles = (
        PlanRole(id="hr", title="A", holder="Zoe Marchand"),
        PlanRole(id="council", title="B", holder="anna Petit"),
    )
    plan = standing_of(PLAN.model_copy(update={"roles": roles}))
    assert [owner.holder for owner in owners(plan)] == ["anna Petit", "Zoe Marchand"]


def test_the_most_urgent_is_asked_first_and_of_equals_the_soonest_due() -> None:
    stuck = ActionProgress(action=LONG, status=ActionStatus.BLOCKED, reason="No credits.", confirmed_on=SPRING)
    plan = standing_of(PLAN, stuck, today=SPRING)
    office = owner_of(plan, "hr")
    assert office is not None
    assert [action.id for action in duties(plan, office).asked] == [PANEL, RULE, LONG]


@FEW
@given(plans(), st.integers(0, 400))
def test_every_action_is_one_persons_duty_and_stands_in_one_place(plan: Plan, days: int) -> None:
    read = standing_of(plan, today=date.fromordinal(MONDAY.toordinal() + days))
    shares = [duties(read, owner) for owner in owners(read)]
    everything = [
        action.id for share in shares for part in (share.asked, share.coming, share.closed) for action in part
    ]
    assert sorted(everything) == sorted(read.action_by_id)
    rows = attention_by_owner(read)
    numbers = [row.attention.actions for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    # What is said of the owners adds up to what is said of the plan.
    whole = read.attention_count
    assert (sum(numbers), len(rows)) == (whole.actions, len(shares))
    for concern in (Concern.OVERDUE, Concern.EXPECTED_LATE, Concern.STALE, Concern.WITHOUT_PROOF):
        assert sum(row.attention[concern] for row in rows) == whole[concern]


def test_a_role_owns_and_supports_what_is_done_and_never_what_was_dropped() -> None:
    assert role_duties(standing_of(PLAN, FINISHED)) == {
        "hr": RoleDuties(owns=3, supports=0),
        "council": RoleDuties(owns=1, supports=0),
    }
    given_up = ActionProgress(action=PANEL, status=ActionStatus.DROPPED, reason="No money.")
    owner = PLAN.action_by_id[PANEL].owner
    assert (
        role_duties(standing_of(PLAN, given_up))[owner].owns == role_duties(standing_of(PLAN, FINISHED))[owner].owns - 1
    )
