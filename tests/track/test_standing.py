"""A plan on a day is read by one function, whether it was drafted a moment ago or worked on for years."""

from datetime import date

from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MEANS, METHOD, MONDAY, action, plan_of, plans, standing_of, wait

from planner.draft.draft import Draft
from planner.plan import ActionStatus, Plan
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.proposal.priority import Gaps
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link
from planner.track.baseline import due_dates, freeze
from planner.track.forecast import forecast
from planner.track.plan_standing import PlanStanding
from planner.track.progress import ActionProgress, progress_of
from planner.track.standing import Decided, as_printed, standing, standing_of_draft

RULE, TRAINING, PANEL = "F06-03", "F06-04", "F04-01"
PLAN = plan_of(
    action(RULE, 20), action(TRAINING, 40), action(PANEL, 10, owner="council"), waits=(wait(RULE, TRAINING),)
)
DROPPED = ActionProgress(action=RULE, status=ActionStatus.DROPPED, reason="The region does it.")
SPRING = date(2027, 4, 1)


def test_without_a_report_an_action_stands_where_the_schedule_puts_it() -> None:
    plan = standing_of(PLAN)
    assert all(action.dates == action.planned for action in plan.actions)
    assert plan.finish == plan.action_by_id[TRAINING].planned.early_finish
    assert plan.critical_path == (RULE, TRAINING)


def test_dependencies_stand_with_both_of_their_actions() -> None:
    plan = standing_of(PLAN)
    assert plan.action_by_id[RULE].unlocks == (TRAINING,)
    assert plan.action_by_id[TRAINING].waits_for == (wait(RULE, TRAINING),)


def test_a_report_moves_what_is_expected_and_not_what_was_planned() -> None:
    late = ActionProgress(action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=50)
    before, after = standing_of(PLAN), standing_of(PLAN, late, today=SPRING)
    assert after.action_by_id[TRAINING].planned == before.action_by_id[TRAINING].planned
    assert after.action_by_id[TRAINING].dates.early_start > before.action_by_id[TRAINING].dates.early_start
    assert after.action_by_id[RULE].status is ActionStatus.UNDER_WAY
    assert after.action_by_id[RULE].lateness


def test_the_holder_is_who_fills_the_role_that_owns_the_action() -> None:
    plan = standing_of(PLAN)
    assert [plan.action_by_id[action].holder for action in (RULE, PANEL)] == ["Personnel office", None]


def test_what_the_city_gave_up_has_no_expected_dates_and_stands_among_what_is_left_out() -> None:
    plan = standing_of(PLAN, DROPPED, today=SPRING)
    assert plan.action_by_id[RULE].expected is None
    assert plan.action_by_id[RULE].dates == plan.action_by_id[RULE].planned
    assert [(left.action, left.cause) for left in plan.left_out] == [(RULE, LeftOutCause.GIVEN_UP)]


def test_papers_leave_out_what_was_given_up_with_its_links_and_rank_the_rest() -> None:
    printed = as_printed(standing_of(PLAN, DROPPED, today=SPRING))
    assert [action.priority.rank for action in printed.actions] == [1, 2]
    assert set(printed.action_by_id) == {TRAINING, PANEL}
    assert printed.dependencies == ()


def test_a_report_that_cannot_be_true_is_named_and_counts_for_no_date() -> None:
    impossible = ActionProgress(
        action=RULE, status=ActionStatus.DONE, percent=100, started=SPRING, finished=MONDAY, confirmed_on=SPRING
    )
    plan = standing_of(PLAN, impossible, today=SPRING)
    assert plan.doubtful
    assert plan.action_by_id[RULE].dates.early_start >= SPRING


def test_what_was_adopted_stays_due_on_its_day_however_the_plan_is_edited() -> None:
    calendar = WorkCalendar()
    foreseen = forecast(PLAN, {}, MONDAY, calendar)
    adopted = freeze(foreseen, due_dates(PLAN, foreseen.dates, calendar, METHOD), adopted_on=MONDAY, reference="1")
    longer = PLAN.model_copy(
        update={"actions": tuple(action.model_copy(update={"duration": 90}) for action in PLAN.actions)}
    )
    held = standing(longer, {}, MONDAY, draft=None, method=METHOD, decided=Decided(decisions=[adopted]))
    assert held.due == standing_of(PLAN).due != standing_of(longer).due
    assert held.action_by_id[RULE].lateness


def test_a_plan_without_actions_stands_empty() -> None:
    plan = standing_of(plan_of())
    assert (plan.actions, plan.finish, plan.critical_path, plan.attention) == ((), None, (), ())


def test_quick_wins_are_those_of_the_schedule() -> None:
    plan = plan_of(action(RULE, 20), action("F04-01", 200), action("F06-04", 5, remit="council"))
    assert standing_of(plan).quick_wins == {RULE}


def test_an_action_waits_for_nothing_that_was_given_up_on_a_page_as_on_paper() -> None:
    plan = plan_of(action("F01-01", 5), action("F01-02", 5), waits=(wait("F01-01", "F01-02"),))
    dropped = ActionProgress(action="F01-01", status=ActionStatus.DROPPED, reason="No.")
    read = standing_of(plan, dropped)
    assert read.action_by_id["F01-02"].waits_for == ()
    assert as_printed(read).action_by_id["F01-02"].waits_for == ()


def drafted(plan: Plan, *left_out: LeftOut) -> Draft:
    return Draft(plan=plan, diagnosis=Diagnosis(factors=()), left_out=left_out, means=MEANS, gaps=Gaps({}, {}))


LEFT = LeftOut(action="F09-02", factor="F09", title="A panel", cause=LeftOutCause.TIME)


def test_a_draft_reads_as_the_plan_that_nobody_has_touched() -> None:
    draft = drafted(PLAN, LEFT)
    read = standing_of_draft(draft, METHOD)
    kept = standing(PLAN, {}, PLAN.start, draft=draft, method=METHOD)
    assert read == kept.model_copy(update={"attention": ()})
    assert read.left_out == (LEFT,)


def test_what_people_took_out_of_the_draft_is_left_out_because_they_did() -> None:
    shorter = PLAN.model_copy(update={"actions": PLAN.actions[1:], "dependencies": ()})
    decided = Decided(taken_out=[RULE])
    read = standing(shorter, {}, MONDAY, draft=drafted(PLAN, LEFT), method=METHOD, decided=decided)
    assert [(left.action, left.cause) for left in read.left_out] == [
        (RULE, LeftOutCause.GIVEN_UP),
        ("F09-02", LeftOutCause.TIME),
    ]


def test_what_a_later_draft_calls_for_is_given_up_by_nobody_until_somebody_decides() -> None:
    shorter = PLAN.model_copy(update={"actions": PLAN.actions[1:], "dependencies": ()})
    read = standing(shorter, {}, MONDAY, draft=drafted(PLAN), method=METHOD)
    assert [(left.action, left.cause) for left in read.left_out] == [(RULE, LeftOutCause.UNDECIDED)]


def test_what_people_added_is_left_out_of_nothing() -> None:
    longer = PLAN.model_copy(update={"actions": (*PLAN.actions, action("F09-02"))})
    assert standing(longer, {}, MONDAY, draft=drafted(PLAN, LEFT), method=METHOD).left_out == ()


def test_without_a_draft_nothing_is_known_of_the_assessment() -> None:
    read = standing_of(PLAN)
    assert (read.diagnosis.factors, read.respondents, read.context, read.unplaced) == ((), (), (), ())


def test_progress_counts_what_was_reported_and_the_dates_leave_out_what_cannot_be_true() -> None:
    torn = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, started=SPRING, finished=MONDAY)
    read = standing_of(PLAN, torn, today=SPRING)
    assert read.achievement.done == 1
    assert [problem.code for problem in read.doubtful] == ["finish-before-start"]
    assert read.action_by_id[RULE].progress.finished is None


def test_an_edited_plan_is_read_anew_and_the_old_one_as_before() -> None:
    before = standing_of(PLAN)
    edited = PLAN.model_copy(update={"actions": (action(RULE, 25), *PLAN.actions[1:])})
    assert standing_of(edited).action_by_id[RULE].planned != before.action_by_id[RULE].planned
    assert standing_of(PLAN).actions == before.actions


@FEW
@given(plans(), st.integers(0, 200), st.sampled_from(ActionStatus))
def test_on_paper_ranks_count_from_one_and_papers_of_papers_are_the_same(
    plan: Plan, days: int, status: ActionStatus
) -> None:
    report = ActionProgress(action=plan.actions[0].id, status=status, reason="So.")
    printed = as_printed(standing_of(plan, report, today=date.fromordinal(MONDAY.toordinal() + days)))
    assert [action.priority.rank for action in printed.actions] == list(range(1, len(printed.actions) + 1))
    assert as_printed(printed) == printed
    assert ActionStatus.DROPPED not in {action.status for action in printed.actions}
    ids = set(printed.action_by_id)
    assert all({link.predecessor, link.successor} <= ids for link in printed.dependencies)


@FEW
@given(plans())
def test_facts_are_read_as_people_edited_them(plan: Plan) -> None:
    read = standing_of(plan)
    for before in plan.actions:
        after = read.action_by_id[before.id]
        assert all(getattr(after, name) == getattr(before, name) for name in type(before).model_fields)
    assert {id_: action.progress for id_, action in read.action_by_id.items()} == progress_of(plan, {})


def test_an_open_action_waits_for_what_is_not_closed_before_it() -> None:
    first, second, third = action("F01-01"), action("F01-02"), action("F01-03")
    links = (
        wait("F01-01", "F01-03"),
        wait("F01-02", "F01-03"),
        wait("F01-02", "F01-03", Link.START_TO_START, lag=2),
    )
    plan = plan_of(first, second, third, waits=links)
    done = ActionProgress(action="F01-01", status=ActionStatus.DONE, started=MONDAY, finished=MONDAY)

    def waits_for(standing: PlanStanding, id_: str) -> tuple[str, ...]:
        return standing.unfinished_before(standing.action_by_id[id_])

    assert waits_for(standing_of(plan), "F01-03") == ("F01-01", "F01-02")
    assert waits_for(standing_of(plan, done), "F01-03") == ("F01-02",)
    dropped = ActionProgress(action="F01-03", status=ActionStatus.DROPPED, reason="No money.")
    assert waits_for(standing_of(plan, dropped), "F01-03") == ()
    assert waits_for(standing_of(plan), "F01-01") == ()
