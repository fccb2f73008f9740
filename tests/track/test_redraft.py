"""A new draft proposes, people decide action by action, and what they edited stays theirs."""

from datetime import date

import pytest
from tracked_plans import action, plan_of, wait

from planner.plan import ActionStatus, AnswerReason, NeededByReason, Plan, PlanRole
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.toolkit.assessment import Answer
from planner.toolkit.city import Closure, CouncilSession
from planner.track.redraft import HEAD, PeoplesWork, Redraft, UnchangedCause, redraft
from planner.track.redraft_acceptance import apply

NOBODY = PeoplesWork()
RULE, TRAINING, PANEL, OWN = "F06-03", "F06-04", "F04-01", "F06-90"
CURRENT = plan_of(action(RULE, 20), action(TRAINING, 5), waits=(wait(RULE, TRAINING),))


def with_status(plan: Plan, action_id: str, status: ActionStatus) -> Plan:
    actions = tuple(
        action.model_copy(update={"status": status}) if action.id == action_id else action for action in plan.actions
    )
    return plan.model_copy(update={"actions": actions})


def causes(proposals: Redraft) -> dict[str, UnchangedCause]:
    return {unchanged.action: unchanged.cause for unchanged in proposals.unchanged}


def test_the_same_draft_proposes_nothing() -> None:
    assert not redraft(CURRENT, CURRENT, NOBODY)


def test_additions_changes_and_removals_are_proposed() -> None:
    drafted = plan_of(action(RULE, 30), action(PANEL), waits=(wait(PANEL, RULE),))
    proposals = redraft(CURRENT, drafted, NOBODY)
    assert [addition.action.id for addition in proposals.additions] == [PANEL]
    [change] = proposals.changes
    assert [(field.field, field.current, field.drafted) for field in change.fields] == [("duration", 20, 30)]
    assert change.links_added == (wait(PANEL, RULE),)
    assert [(removal.action, removal.begun) for removal in proposals.removals] == [(TRAINING, False)]
    assert proposals.proposed == (HEAD, PANEL, RULE, TRAINING)


def test_what_people_edited_is_shown_and_not_proposed() -> None:
    drafted = plan_of(action(RULE, 30, effort=12), action(TRAINING, 5), waits=CURRENT.dependencies)
    proposals = redraft(CURRENT, drafted, PeoplesWork(edited={RULE: {"duration", "title"}}))
    [change] = proposals.changes
    assert [field.field for field in change.fields] == ["effort"]
    assert [(field.field, field.drafted) for field in change.kept] == [("duration", 30)]
    accepted = apply(CURRENT, proposals, {RULE}).action_by_id[RULE]
    assert (accepted.duration, accepted.effort) == (20, 12)


def test_an_edited_field_alone_is_no_reason_to_propose_anything() -> None:
    drafted = plan_of(action(RULE, 30), action(TRAINING, 5), waits=CURRENT.dependencies)
    assert not redraft(CURRENT, drafted, PeoplesWork(edited={RULE: {"duration"}}))


def test_a_removal_says_that_work_has_begun_and_what_people_edited() -> None:
    begun = with_status(CURRENT, TRAINING, ActionStatus.UNDER_WAY)
    [removal] = redraft(begun, plan_of(action(RULE, 20)), PeoplesWork(edited={TRAINING: ("title",)})).removals
    assert (removal.begun, removal.status, removal.edited) == (True, ActionStatus.UNDER_WAY, ("title",))


def test_what_is_done_stays_as_a_record_whatever_the_draft_says() -> None:
    done = with_status(CURRENT, TRAINING, ActionStatus.DONE)
    without = redraft(done, plan_of(action(RULE, 20)), NOBODY)
    assert (without.removals, causes(without)) == ((), {TRAINING: UnchangedCause.DONE})
    again = redraft(done, plan_of(action(RULE, 20), action(TRAINING, 50), waits=CURRENT.dependencies), NOBODY)
    assert (again.changes, causes(again)) == ((), {TRAINING: UnchangedCause.DONE_AND_CALLED_FOR})


def test_what_the_city_gave_up_is_not_brought_back_in_silence() -> None:
    dropped = with_status(CURRENT, TRAINING, ActionStatus.DROPPED)
    assert causes(redraft(dropped, CURRENT, NOBODY)) == {TRAINING: UnchangedCause.DROPPED}
    assert causes(redraft(dropped, plan_of(action(RULE, 20)), NOBODY)) == {}


def test_what_people_added_stays() -> None:
    current = plan_of(action(RULE, 20), action(OWN, 5), waits=(wait(RULE, OWN),))
    proposals = redraft(current, plan_of(action(PANEL)), PeoplesWork(created={OWN}))
    assert causes(proposals) == {OWN: UnchangedCause.PEOPLES_OWN}
    after = apply(current, proposals, proposals.proposed)
    assert [action.id for action in after.actions] == [OWN, PANEL]
    assert after.dependencies == ()
    assert {objective.factor for objective in after.objectives} == {"F06", "F04"}


def test_what_people_took_out_comes_back_as_a_proposal_that_says_so() -> None:
    proposals = redraft(plan_of(action(RULE, 20)), CURRENT, PeoplesWork(removed={TRAINING}))
    [addition] = proposals.additions
    assert (addition.removed_before, addition.links) == (True, (wait(RULE, TRAINING),))


def test_dependencies_that_people_touched_are_left_alone() -> None:
    drafted = plan_of(action(RULE, 20), action(TRAINING, 5), waits=(wait(RULE, TRAINING, lag=10),))
    [change] = redraft(CURRENT, drafted, NOBODY).changes
    assert (change.links_removed, change.links_added) == (CURRENT.dependencies, drafted.dependencies)
    assert not redraft(CURRENT, drafted, PeoplesWork(links={(RULE, TRAINING)}))


def test_the_calendar_and_the_sessions_of_the_council_stay_as_people_keep_them() -> None:
    closed, met = (Closure(first=date(2027, 5, 7), last=date(2027, 5, 7)),), (CouncilSession(day=date(2027, 3, 15)),)
    closing = plan_of(action("F06-01"), closures=closed, council_sessions=met)
    assert not redraft(closing, plan_of(action("F06-01")), PeoplesWork())
    assert not redraft(plan_of(action("F06-01")), closing, PeoplesWork())


def test_the_new_assessments_head_is_accepted_as_one_and_keeps_holders_that_it_does_not_name() -> None:
    unnamed = tuple(role.model_copy(update={"holder": None, "title": role.title.upper()}) for role in CURRENT.roles)
    drafted = CURRENT.model_copy(update={"assessed_on": date(2028, 10, 1), "roles": unnamed, "title": "New"})
    proposals = redraft(CURRENT, drafted, NOBODY)
    assert [field.field for field in proposals.head] == ["assessed_on", "roles"]
    after = apply(CURRENT, proposals, {HEAD})
    assert (after.assessed_on, after.title) == (date(2028, 10, 1), CURRENT.title)
    assert (after.roles[0].title, after.roles[0].holder) == ("HUMAN RESOURCES", "Personnel office")
    assert not redraft(CURRENT, drafted, PeoplesWork(edited={HEAD: {"assessed_on", "roles"}}))


def test_the_order_of_objectives_roles_and_bands_is_no_difference() -> None:
    current = plan_of(action(RULE), action(PANEL))
    turned = {name: tuple(reversed(getattr(current, name))) for name in ("objectives", "roles", "cost_bands")}
    assert not redraft(current.model_copy(update=turned), current, NOBODY)


def test_a_removal_gives_the_drafts_reason_where_it_has_one() -> None:
    reasons = {RULE: LeftOutCause.IN_PLACE, PANEL: LeftOutCause.TIME}
    left_out = [LeftOut(action=id_, factor=id_[:3], title=id_, cause=cause) for id_, cause in reasons.items()]
    removals = redraft(CURRENT, plan_of(), NOBODY, left_out).removals
    assert [(removal.action, removal.cause) for removal in removals] == [
        (RULE, LeftOutCause.IN_PLACE),
        (TRAINING, None),
    ]


@pytest.mark.parametrize("status", ActionStatus)
def test_only_work_that_has_begun_is_marked_where_its_removal_is_proposed(status: ActionStatus) -> None:
    removals = redraft(with_status(CURRENT, TRAINING, status), plan_of(action(RULE, 20)), NOBODY).removals
    over = status in {ActionStatus.DONE, ActionStatus.DROPPED}
    begun = status in {ActionStatus.UNDER_WAY, ActionStatus.BLOCKED}
    assert [removal.begun for removal in removals] == ([] if over else [begun])


def test_a_reported_status_is_no_difference() -> None:
    assert not redraft(with_status(CURRENT, RULE, ActionStatus.UNDER_WAY), CURRENT, NOBODY)


def test_the_draft_has_no_say_in_a_predecessor_that_it_does_not_know() -> None:
    current = plan_of(action(RULE, 20), action(OWN, 5), waits=(wait(OWN, RULE),))
    assert not redraft(current, plan_of(action(RULE, 20)), PeoplesWork(created={OWN}))


def test_an_objective_stays_as_long_as_an_action_that_stays_serves_it() -> None:
    current = plan_of(action(RULE), action(PANEL))
    drafted = plan_of(action(RULE))
    assert [change.field for change in redraft(current, drafted, NOBODY).head] == ["objectives"]
    assert redraft(current, drafted, PeoplesWork(created={PANEL})).head == ()


def test_what_people_edited_of_the_plan_is_not_proposed() -> None:
    drafted = CURRENT.model_copy(update={"benchmark_version": "2027"})
    assert redraft(CURRENT, drafted, NOBODY).proposed == (HEAD,)
    assert not redraft(CURRENT, drafted, PeoplesWork(edited={HEAD: {"benchmark_version"}}))


def test_what_a_new_assessment_does_not_say_of_a_service_stays_as_the_plan_has_it() -> None:
    def plan_with(**said: object) -> Plan:
        role = PlanRole.model_validate({"id": "hr", "title": "Human resources", "holder": None, **said})
        return plan_of(action(RULE, 20), roles=(role,))

    current = plan_with(holder="Town hall", retired=True)
    assert not redraft(current, plan_with(), NOBODY)
    [change] = redraft(plan_with(holder="Town hall"), plan_with(vacant=True), NOBODY).head
    assert change.drafted == plan_with(holder="Town hall", vacant=True).roles


@pytest.mark.parametrize("field", ["partners", "examples", "answers", "legal_limits", "reasons"])
def test_a_new_order_of_the_same_is_no_change(field: str) -> None:
    values: dict[str, tuple[object, ...]] = {
        "partners": ("hr", "mayor"),
        "examples": ("E1", "E2"),
        "answers": ("6.1", "6.2"),
        "legal_limits": ("positive-action", "data"),
        "reasons": (
            AnswerReason(question="6.1", answer=Answer.NO, by=("hr", "mayor")),
            NeededByReason(action="F06-01"),
        ),
    }
    plan = plan_of(action("F06-03", 5).model_copy(update={field: values[field]}))
    turned = plan_of(action("F06-03", 5).model_copy(update={field: values[field][::-1]}))
    assert not redraft(plan, turned, PeoplesWork()).changes


def test_a_reason_that_nobody_reads_is_no_change() -> None:
    asked = AnswerReason(question="6.1", answer=Answer.NO)

    def calling(needed_by: str) -> Plan:
        reasons = (asked, NeededByReason(action=needed_by))
        return plan_of(action(RULE, 5).model_copy(update={"reasons": reasons}), action(TRAINING, 5))

    # F03-08 and F10-09 are neither in the plan nor proposed; the training is in it.
    assert not redraft(calling("F03-08"), calling("F10-09"), NOBODY).changes
    assert [change.action for change in redraft(calling("F03-08"), calling(TRAINING), NOBODY).changes] == [RULE]


def test_another_order_of_first_steps_is_a_change() -> None:
    plan = plan_of(action("F06-03", 5).model_copy(update={"first_steps": ("Ask.", "Write.")}))
    turned = plan_of(action("F06-03", 5).model_copy(update={"first_steps": ("Write.", "Ask.")}))
    (change,) = redraft(plan, turned, PeoplesWork()).changes
    assert [field.field for field in change.fields] == ["first_steps"]
