"""What people accept of a new draft is what the plan becomes, and nothing else."""

from datetime import date

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import action, plan_of, plans, wait

from planner.plan import ActionStatus, Plan, PlanRole
from planner.problem import ProblemsFoundError
from planner.track.redraft import HEAD, PeoplesWork, redraft
from planner.track.redraft_acceptance import apply, begun_later

NOBODY = PeoplesWork()
RULE, TRAINING, PANEL = "F06-03", "F06-04", "F04-01"
CURRENT = plan_of(action(RULE, 20), action(TRAINING, 5), waits=(wait(RULE, TRAINING),))


def test_dependencies_that_would_make_a_loop_with_those_of_people_are_refused() -> None:
    current = plan_of(action(RULE), action(TRAINING), waits=(wait(RULE, TRAINING),))
    proposals = redraft(
        current,
        plan_of(action(RULE), action(TRAINING), waits=(wait(TRAINING, RULE),)),
        PeoplesWork(links={(RULE, TRAINING)}),
    )
    with pytest.raises(ProblemsFoundError, match="wait for one another"):
        apply(current, proposals, proposals.proposed)


def test_accepting_what_is_not_proposed_is_refused() -> None:
    with pytest.raises(ProblemsFoundError, match="Nothing is proposed for “F99-01”"):
        apply(CURRENT, redraft(CURRENT, plan_of(action(RULE, 30)), NOBODY), {"F99-01"})


def test_an_added_action_brings_its_objective_and_its_role() -> None:
    comms = PlanRole(id="comms", title="Communication", holder="Press office")
    drafted = plan_of(*CURRENT.actions, action(PANEL, owner="comms"), waits=CURRENT.dependencies)
    drafted = drafted.model_copy(update={"roles": (*drafted.roles, comms)})
    after = apply(CURRENT, redraft(CURRENT, drafted, NOBODY), {PANEL})
    assert after.roles[-1] == comms
    assert [objective.factor for objective in after.objectives] == ["F06", "F04"]
    assert after.assessed_on == CURRENT.assessed_on


def test_what_joins_a_plan_under_way_begins_that_day_and_the_next_draft_leaves_it_so() -> None:
    drafted = plan_of(*CURRENT.actions, action(PANEL), waits=CURRENT.dependencies)
    accepted = apply(CURRENT, redraft(CURRENT, drafted, NOBODY), {PANEL})
    day = date(2027, 9, 1)
    after = begun_later(accepted, CURRENT, day)
    assert [action.not_before for action in after.actions] == [None, None, day]
    assert not redraft(after, drafted, NOBODY)
    assert begun_later(accepted, CURRENT, CURRENT.start) is accepted


STATUSES = st.lists(st.sampled_from(ActionStatus), min_size=7, max_size=7)


def aged(plan: Plan, statuses: list[ActionStatus]) -> Plan:
    actions = (bare.model_copy(update={"status": status}) for bare, status in zip(plan.actions, statuses, strict=False))
    return plan.model_copy(update={"actions": tuple(actions)})


def people(current: Plan, draw: st.DataObject) -> PeoplesWork:
    ids = [action.id for action in current.actions]
    some = st.sets(st.sampled_from(ids))
    edited = {id_: {"duration"} for id_ in draw.draw(some)}
    return PeoplesWork(edited=edited, created=draw.draw(some), removed=draw.draw(some))


@SOME
@given(plans(), plans(), STATUSES, st.data())
def test_accepting_everything_leaves_nothing_to_propose(
    current: Plan, drafted: Plan, statuses: list[ActionStatus], data: st.DataObject
) -> None:
    current = aged(current, statuses)
    work = people(current, data)
    proposals = redraft(current, drafted, work)
    after = apply(current, proposals, proposals.proposed)
    assert not redraft(after, drafted, work)
    for before in current.actions:
        if before.status in {ActionStatus.DONE, ActionStatus.DROPPED} or before.id in work.created:
            assert after.action_by_id[before.id] == before
        elif before.id in work.edited and before.id in after.action_by_id:
            assert after.action_by_id[before.id].duration == before.duration


@SOME
@given(plans(), plans(), STATUSES, st.data())
def test_what_is_not_accepted_stays_as_it_is(
    current: Plan, drafted: Plan, statuses: list[ActionStatus], data: st.DataObject
) -> None:
    current = aged(current, statuses)
    proposals = redraft(current, drafted, people(current, data))
    assert apply(current, proposals, ()) is current
    accepted = data.draw(st.sets(st.sampled_from(proposals.proposed))) if proposals else set()
    after = apply(current, proposals, accepted)
    for before in current.actions:
        if before.id not in accepted:
            assert after.action_by_id[before.id] == before
    assert set(after.action_by_id) - set(current.action_by_id) <= accepted
    if HEAD not in accepted:
        assert (after.assessed_on, after.cost_bands) == (current.assessed_on, current.cost_bands)
    named = {action.owner for action in after.actions}
    assert named <= {role.id for role in after.roles}
    assert {action.factor for action in after.actions} <= {objective.factor for objective in after.objectives}


DRAFTED = plan_of(action(RULE, 30), action(PANEL), waits=(wait(PANEL, RULE),))
"""It lengthens one action, adds another before it, and leaves the third out."""


def test_accepting_nothing_returns_the_plan_itself() -> None:
    assert apply(CURRENT, redraft(CURRENT, DRAFTED, NOBODY), ()) is CURRENT


@pytest.mark.parametrize(
    ("accepted", "ids", "duration", "links"),
    [
        ({RULE}, [RULE, TRAINING], 30, [(RULE, TRAINING)]),
        ({PANEL}, [RULE, TRAINING, PANEL], 20, [(RULE, TRAINING)]),
        ({TRAINING}, [RULE], 20, []),
        ({RULE, PANEL}, [RULE, TRAINING, PANEL], 30, [(RULE, TRAINING), (PANEL, RULE)]),
        ({RULE, PANEL, TRAINING}, [RULE, PANEL], 30, [(PANEL, RULE)]),
    ],
)
def test_each_proposal_is_taken_over_by_itself(
    accepted: set[str], ids: list[str], duration: int, links: list[tuple[str, str]]
) -> None:
    after = apply(CURRENT, redraft(CURRENT, DRAFTED, NOBODY), accepted)
    assert [action.id for action in after.actions] == ids
    assert after.action_by_id[RULE].duration == duration
    assert [(link.predecessor, link.successor) for link in after.dependencies] == links


def test_a_link_to_an_action_that_was_not_accepted_does_not_come_along() -> None:
    drafted = plan_of(action(RULE, 20), action(TRAINING, 5), action(PANEL), waits=(wait(PANEL, TRAINING),))
    after = apply(CURRENT, redraft(CURRENT, drafted, NOBODY), {TRAINING})
    assert after.dependencies == ()


def test_what_is_not_proposed_is_named_with_what_is() -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        apply(CURRENT, redraft(CURRENT, DRAFTED, NOBODY), {"F99-01", "F99-02", RULE})
    assert [problem.code for problem in refused.value.problems] == ["not-proposed", "not-proposed"]
    assert all(f"{PANEL}, {RULE}, {TRAINING}" in problem.english() for problem in refused.value.problems)


def test_where_nothing_is_proposed_nothing_can_be_accepted() -> None:
    with pytest.raises(ProblemsFoundError, match="Accept one of these: –"):
        apply(CURRENT, redraft(CURRENT, CURRENT, NOBODY), {RULE})


def test_the_head_is_taken_over_only_where_it_is_accepted() -> None:
    drafted = CURRENT.model_copy(update={"assessed_on": date(2028, 10, 1), "benchmark_version": "2027"})
    proposals = redraft(CURRENT, drafted, NOBODY)
    assert proposals.proposed == (HEAD,)
    after = apply(CURRENT, proposals, {HEAD})
    assert (after.assessed_on, after.benchmark_version) == (date(2028, 10, 1), "2027")
    assert after.actions == CURRENT.actions


def test_partners_of_an_added_action_get_their_role_too() -> None:
    museum = PlanRole(id="museum", title="City museum", holder=None)
    drafted = plan_of(*CURRENT.actions, action(PANEL, partners=["museum"]), waits=CURRENT.dependencies)
    drafted = drafted.model_copy(update={"roles": (*drafted.roles, museum)})
    after = apply(CURRENT, redraft(CURRENT, drafted, NOBODY), {PANEL})
    assert after.roles == (*CURRENT.roles, museum)


def test_a_role_that_the_plan_has_is_not_taken_from_the_draft() -> None:
    renamed = tuple(role.model_copy(update={"holder": "Somebody else"}) for role in CURRENT.roles)
    drafted = plan_of(*CURRENT.actions, action(PANEL), waits=CURRENT.dependencies, roles=renamed)
    after = apply(CURRENT, redraft(CURRENT, drafted, NOBODY), {PANEL})
    assert after.roles == CURRENT.roles
