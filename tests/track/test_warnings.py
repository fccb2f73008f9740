"""What a careful reader should know before adopting a plan."""

from collections.abc import Iterable
from datetime import date

import pytest
from tracked_plans import METHOD, MONDAY, action, plan_of, standing_of, wait

from planner.plan import Action, ActionStatus, Dependency, Plan, PlanRole
from planner.proposal.context import UnusedReplacement
from planner.proposal.diagnosis import Diagnosis, FactorFinding
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.proposal.unplaced import Fate, Part, Unplaced
from planner.schedule.workdays import WorkCalendar
from planner.templates.catalogue import ContextRule
from planner.templates.city_country import CityCountry
from planner.templates.election_rule import ElectionRule, ElectionRuleKind
from planner.templates.readings import Sentence
from planner.templates.terms import Link
from planner.toolkit.assessment import Standing
from planner.toolkit.deadlines import NoDeadline
from planner.toolkit.plan_capacity import PlanCapacity
from planner.toolkit.plan_settings import PlanStatus
from planner.track.forecast import Forecast, as_planned, forecast
from planner.track.plan_standing import OF_COUNTRY, PlanStanding, PlanWarning, WarningKind
from planner.track.progress import ActionProgress
from planner.track.warnings import warnings_of

FIRST = date(2027, 1, 1)
RULE, TRAINING, PANEL = "F06-03", "F06-04", "F04-01"


def warned(plan: PlanStanding, kind: WarningKind) -> list[dict[str, object]]:
    """Return the values of each warning of a kind, read anew."""
    return values_of(warnings_of(plan, (), unreported(plan), METHOD), kind)


def values_of(warnings: Iterable[PlanWarning], kind: WarningKind) -> list[dict[str, object]]:
    return [dict(warning.values) for warning in warnings if warning.kind is kind]


def unreported(plan: Plan) -> Forecast:
    return forecast(as_planned(plan), {}, plan.start, WorkCalendar())


def staffed(*roles: PlanRole) -> tuple[PlanRole, ...]:
    return roles or (PlanRole(id="hr", title="Human resources", holder="Personnel office"),)


def test_a_quarter_with_more_work_than_time_is_named_in_a_plan_that_was_not_levelled() -> None:
    # From 4 January on, 63 working days lie in the first quarter and 17 of 80 in the second, which has 65.
    role = PlanRole(id="hr", title="Human resources", holder="Personnel office", capacity=0.1)
    plan = plan_of(action(RULE, 80, effort=40), roles=(role,))
    [over] = values_of(standing_of(plan).warnings, WarningKind.OVER_CAPACITY)
    assert over == {
        "role": "Personnel office", "first": FIRST, "last": date(2027, 6, 30),
        "effort": 40, "capacity": 12.8, "ids": RULE,
    }  # fmt: skip


@pytest.mark.parametrize(("full_time", "expected"), [(0.5, 0), (0.02, 1), (None, 0)])
def test_a_service_of_unknown_capacity_is_never_over_it(full_time: float | None, expected: int) -> None:
    role = PlanRole(id="hr", title="Human resources", holder="Personnel office", capacity=full_time)
    plan = plan_of(action(RULE, 80, effort=12), roles=(role,))
    assert len(values_of(standing_of(plan).warnings, WarningKind.OVER_CAPACITY)) == expected


def test_what_is_done_takes_the_time_of_nobody_any_more() -> None:
    role = PlanRole(id="hr", title="Human resources", holder="Personnel office", capacity=0.02)
    plan = plan_of(action(RULE, 5, effort=4), roles=(role,))
    done = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 8))
    assert values_of(standing_of(plan).warnings, WarningKind.OVER_CAPACITY) != []
    assert values_of(standing_of(plan, done, today=date(2027, 1, 11)).warnings, WarningKind.OVER_CAPACITY) == []


@pytest.mark.parametrize("partner", [False, True], ids=["leads", "supports"])
def test_a_levelled_plan_warns_of_the_weeks_in_which_what_happened_takes_too_much(*, partner: bool) -> None:
    # What goes on after an action that is done is more than its service has; as a partner it bears 0.4 of it.
    pools = ({"services": ("hr",), "posts": 0.1}, {"services": ("council",), "posts": 5.0})
    capacity = PlanCapacity.model_validate(
        {"pools": pools, "end": date(2027, 1, 31), "days_a_year": 210, "lead_share": 0.6}
    )
    whose = {"owner": "council", "partners": ("hr",)} if partner else {"owner": "hr"}
    roles = (PlanRole(id="hr", title="Human resources", holder=None), PlanRole(id="council", title="C", holder="C"))
    plan = plan_of(action(RULE, 5, effort=0.1, upkeep=251, **whose), roles=roles, capacity=capacity)
    done = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 8))
    assert values_of(standing_of(plan).warnings, WarningKind.OUTSIDE_MEANS) == [{"action": RULE}]
    [over] = values_of(standing_of(plan, done, today=date(2027, 1, 11)).warnings, WarningKind.OVER_CAPACITY)
    assert over == {
        "role": "Human resources", "first": date(2027, 1, 11), "last": date(2027, 1, 31),
        "effort": 6.0 if partner else 15.0, "capacity": 1.3, "ids": RULE,
    }  # fmt: skip


def test_a_role_that_nobody_fills_is_named_where_it_leads_anything() -> None:
    plan = plan_of(action(RULE, owner="council"), action(TRAINING, owner="council"), action(PANEL))
    vacant = warned(standing_of(plan), WarningKind.UNFILLED_ROLE)
    assert vacant == [{"role": "Council secretariat", "actions": 2}]
    assert warned(standing_of(plan_of(action(RULE))), WarningKind.UNFILLED_ROLE) == []


@pytest.mark.parametrize(
    ("types", "share"),
    [
        ("rule rule rule rule information", 80),
        ("rule rule rule information evidence", 60),
        ("rule rule information information evidence skills", None),
        ("rule rule rule information information information", None),
        ("rule rule rule rule", None),
    ],
)
def test_a_plan_of_one_kind_of_actions_is_pointed_out_unless_it_is_small(types: str, share: int | None) -> None:
    plan = plan_of(*(action(f"F01-{number:02}", type=kind) for number, kind in enumerate(types.split())))
    expected = [] if share is None else [{"type": "rule", "share": share}]
    assert warned(standing_of(plan), WarningKind.ONE_SIDED) == expected


@pytest.mark.parametrize("name", ["own_deadline", "finish_by"])
@pytest.mark.parametrize(("day", "missed"), [(date(2027, 1, 7), True), (date(2027, 1, 8), False)])
def test_a_date_that_falls_before_the_finish_is_named_with_both(name: str, day: date, *, missed: bool) -> None:
    kind = WarningKind.MISSED_DEADLINE if name == "own_deadline" else WarningKind.MISSED_FINISH_BY
    late = {"action": RULE, "deadline": day, "finish": date(2027, 1, 8)}
    assert warned(standing_of(plan_of(action(RULE, 5, **{name: day}))), kind) == [late] * missed


def test_a_deadline_that_work_makes_late_is_missed_as_well() -> None:
    plan = plan_of(action(RULE, 5, own_deadline=date(2027, 1, 8)))
    slow = ActionProgress(action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=20)
    assert [warning.kind for warning in standing_of(plan).warnings] == [WarningKind.NO_COUNTRY]
    kinds = [warning.kind for warning in standing_of(plan, slow).warnings]
    assert kinds == [WarningKind.NO_COUNTRY, WarningKind.MISSED_DEADLINE]


def test_what_the_city_gave_up_is_warned_of_no_more() -> None:
    plan = plan_of(action(RULE, 5, own_deadline=MONDAY, owner="council"))
    dropped = ActionProgress(action=RULE, status=ActionStatus.DROPPED, reason="The region does it.")
    kinds = {warning.kind for warning in standing_of(plan).warnings}
    assert kinds == {WarningKind.NO_COUNTRY, WarningKind.MISSED_DEADLINE, WarningKind.UNFILLED_ROLE}
    assert [warning.kind for warning in standing_of(plan, dropped).warnings] == [WarningKind.NO_COUNTRY]


def test_key_factors_of_which_nothing_is_known_are_listed_together() -> None:
    def finding(factor: str, standing: Standing) -> FactorFinding:
        return FactorFinding(
            factor=factor, standing=standing, computed=standing, verdict=None, score=None, questions=()
        )

    diagnosis = Diagnosis(
        factors=(
            finding("F01", Standing.NOT_ASSESSED),
            finding("F02", Standing.WEAK),
            finding("F03", Standing.NOT_ASSESSED),
        )
    )
    plan = standing_of(plan_of(action(RULE))).model_copy(update={"diagnosis": diagnosis})
    assert warned(plan, WarningKind.NOT_ASSESSED) == [{"factors": "F01, F03"}]


@pytest.mark.parametrize(("number", "named", "shortened"), [(1, 1, False), (20, 20, False), (21, 20, True)])
def test_answers_without_a_place_are_counted_and_twenty_of_them_named(
    number: int, named: int, *, shortened: bool
) -> None:
    lost = tuple(Unplaced(part=Part.ANSWER, id=f"1.{place}", fate=Fate.GONE) for place in range(1, number + 1))
    plan = standing_of(plan_of(action(RULE))).model_copy(update={"unplaced": lost})
    [values] = warned(plan, WarningKind.UNPLACED)
    assert values["number"] == number
    assert str(values["ids"]).count("1.") == named
    assert str(values["ids"]).endswith(" …") == shortened


def test_a_question_that_two_versions_lost_is_named_once_and_counted_twice() -> None:
    lost = tuple(Unplaced(part=Part.ANSWER, id="1.1", fate=fate) for fate in (Fate.GONE, Fate.REPLACED))
    plan = standing_of(plan_of(action(RULE))).model_copy(update={"unplaced": lost})
    assert warned(plan, WarningKind.UNPLACED) == [{"ids": "1.1", "number": 2}]


def test_a_reading_whose_replacement_does_not_count_is_named() -> None:
    rule = ContextRule(
        factor="C7", reading="strong", title="The executive is strong", says=(Sentence(text="It decides."),)
    )
    unused = [UnusedReplacement(rule=rule, action="F09-04")]
    *_, warning = warnings_of(standing_of(plan_of()), unused, unreported(plan_of()), METHOD)
    assert warning == PlanWarning(
        kind=WarningKind.UNUSED_READING, values={"context": "The executive is strong", "action": "F09-04"}
    )


def test_the_gravest_kind_comes_first() -> None:
    vacant = PlanRole(id="hr", title="Human resources", holder=None, capacity=0.01, vacant=True)
    plan = standing_of(plan_of(action(RULE, 5, effort=9, own_deadline=MONDAY), roles=staffed(vacant)))
    kinds = [warning.kind for warning in warnings_of(plan, (), unreported(plan), METHOD)]
    assert kinds == [
        *(WarningKind.NO_COUNTRY, WarningKind.MISSED_DEADLINE, WarningKind.OVER_CAPACITY, WarningKind.UNFILLED_ROLE),
    ]


@pytest.mark.parametrize(("country", "warnings"), [(None, [{}]), ("FR", [])])
def test_a_plan_without_a_country_says_on_which_calendar_it_counts(
    country: str | None, warnings: list[dict[str, object]]
) -> None:
    plan = plan_of(action(RULE)).model_copy(update={"country": country})
    assert warned(standing_of(plan), WarningKind.NO_COUNTRY) == warnings


def test_what_goes_on_misses_no_deadline() -> None:
    plan = plan_of(action(RULE, 200, own_deadline=NoDeadline.ONGOING))
    standing = standing_of(plan, today=date(2029, 1, 1))
    assert warned(standing, WarningKind.MISSED_DEADLINE) == []
    assert standing.actions[0].due is None
    assert standing.actions[0].lateness is None


def dated(action_id: str, due: date | NoDeadline | None, **facts: object) -> Action:
    return action(action_id, 5, own_deadline=due, **facts)


EARLY, LATE = date(2027, 3, 1), date(2027, 6, 1)


@pytest.mark.parametrize("tie", [wait(RULE, TRAINING), wait(RULE, TRAINING, link=Link.FINISH_TO_FINISH, lag=3)])
def test_what_is_due_before_what_it_waits_for_is_told_with_both_dates(tie: Dependency) -> None:
    plan = plan_of(dated(RULE, LATE), dated(TRAINING, EARLY), waits=(tie,))
    expected = {"action": TRAINING, "due": EARLY, "awaited": RULE, "awaited_due": LATE}
    assert warned(standing_of(plan), WarningKind.DUE_BEFORE_AWAITED) == [expected]


@pytest.mark.parametrize(
    ("due", "awaited_due", "tie"),
    [
        (LATE, LATE, wait(RULE, TRAINING)),
        (LATE, EARLY, wait(RULE, TRAINING)),
        # Only the start of the other is waited for, or it may be left unfinished.
        (EARLY, LATE, wait(RULE, TRAINING, link=Link.START_TO_START)),
        (EARLY, LATE, wait(RULE, TRAINING, lag=-2)),
        (EARLY, NoDeadline.ONGOING, wait(RULE, TRAINING)),
        (NoDeadline.ONGOING, LATE, wait(RULE, TRAINING)),
    ],
)
def test_due_dates_that_both_can_be_kept_are_not_doubted(
    due: date | NoDeadline, awaited_due: date | NoDeadline, tie: Dependency
) -> None:
    plan = plan_of(dated(RULE, awaited_due), dated(TRAINING, due), waits=(tie,))
    assert warned(standing_of(plan), WarningKind.DUE_BEFORE_AWAITED) == []


def test_short_work_after_long_work_is_not_due_before_it() -> None:
    standing = standing_of(plan_of(action(RULE, 200), action(TRAINING, 5), waits=(wait(RULE, TRAINING),)))
    due = {one.id: one.due for one in standing.actions}
    assert due[TRAINING] == due[RULE]
    assert warned(standing, WarningKind.DUE_BEFORE_AWAITED) == []


@pytest.mark.parametrize("closed", [RULE, TRAINING])
@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_of_what_is_done_or_dropped_no_due_date_is_doubted(closed: str, status: ActionStatus) -> None:
    plan = plan_of(dated(RULE, LATE), dated(TRAINING, EARLY), waits=(wait(RULE, TRAINING),))
    done = status is ActionStatus.DONE
    report = ActionProgress(
        action=closed,
        status=status,
        reason=None if done else "No.",
        percent=100 if done else 0,
        started=MONDAY if done else None,
        finished=MONDAY if done else None,
    )
    assert warned(standing_of(plan, report, today=date(2027, 1, 6)), WarningKind.DUE_BEFORE_AWAITED) == []


UNKNOWN = FactorFinding(
    factor="F07",
    standing=Standing.NOT_ASSESSED,
    computed=Standing.NOT_ASSESSED,
    verdict=None,
    score=None,
    questions=(),
)


def test_a_city_that_gave_up_establishing_the_facts_is_not_told_to_establish_them() -> None:
    facts, diagnosis = plan_of(action("F07-00", 5), action(RULE, 5)), Diagnosis(factors=(UNKNOWN,))
    open_ = standing_of(facts).model_copy(update={"diagnosis": diagnosis})
    assert warned(open_, WarningKind.NOT_ASSESSED) == [{"factors": "F07"}]
    assert warned(open_, WarningKind.FACTS_GIVEN_UP) == []
    report = ActionProgress(
        action="F07-00", status=ActionStatus.DROPPED, reason="No.", confirmed_on=date(2027, 1, 5), confirmed_by="anna"
    )
    dropped = standing_of(facts, report, today=date(2027, 1, 6)).model_copy(update={"diagnosis": diagnosis})
    assert warned(dropped, WarningKind.NOT_ASSESSED) == []
    [told] = warned(dropped, WarningKind.FACTS_GIVEN_UP)
    assert told == {"factor": "F07", "action": "F07-00", "day": date(2027, 1, 5)}


def test_of_facts_that_were_taken_out_of_the_plan_no_day_is_known() -> None:
    gone = LeftOut(action="F07-00", factor="F07", title="Establish the facts", cause=LeftOutCause.GIVEN_UP)
    read = standing_of(plan_of(action(RULE, 5)))
    read = read.model_copy(update={"diagnosis": Diagnosis(factors=(UNKNOWN,)), "left_out": (gone,)})
    assert warned(read, WarningKind.FACTS_GIVEN_UP) == [{"factor": "F07", "action": "F07-00"}]


def test_a_plan_that_should_have_begun_says_which_due_dates_it_cannot_keep_until_it_is_adopted() -> None:
    plan = plan_of(action(RULE, 20), action(TRAINING, 20), waits=(wait(RULE, TRAINING),))
    summer = date(2027, 6, 7)
    late = {"day": MONDAY, "number": 2, "ids": f"{RULE}, {TRAINING}"}
    assert warned(standing_of(plan, today=summer), WarningKind.BEGINS_LATE) == [late]
    assert warned(standing_of(plan), WarningKind.BEGINS_LATE) == []
    adopted = plan.model_copy(update={"status": PlanStatus.ADOPTED, "adopted_on": MONDAY})
    assert warned(standing_of(adopted, today=summer), WarningKind.BEGINS_LATE) == []


def nowhere(**facts: object) -> CityCountry:
    return CityCountry.model_validate(
        {"as_of": date(2026, 11, 28), "election_rule": ElectionRule(kind=ElectionRuleKind.RESTRAINT, weeks=6), **facts}
    )


@pytest.mark.parametrize(
    ("country", "warned_of"),
    [
        (None, []),
        (nowhere(), [PlanWarning(kind=WarningKind.NO_CITY_COUNTRY)]),
        (nowhere(code="FR"), []),
        (nowhere(code="US"), []),
        (
            nowhere(code="DE", needs_region="Each Land has its law."),
            [PlanWarning(kind=WarningKind.NO_REGION, values={"reason": "Each Land has its law."})],
        ),
        (
            nowhere(code="ES", unheeded=("The vote is on 23 May 2027.",)),
            [PlanWarning(kind=WarningKind.ELECTION, values={"election": "The vote is on 23 May 2027."})],
        ),
    ],
    ids=["content without countries", "no country", "country", "unknown country", "no region", "election"],
)
def test_whoever_does_not_say_where_the_city_lies_is_asked_once(
    country: CityCountry | None, warned_of: list[PlanWarning]
) -> None:
    read = standing_of(plan_of(action(RULE)))
    every = warnings_of(read, (), unreported(read), METHOD, country)
    assert [warning for warning in every if warning.kind in OF_COUNTRY] == warned_of
