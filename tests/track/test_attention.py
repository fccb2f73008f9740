"""One list says what needs attention: why, since when, and most urgent first; one count says how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from examples import FEW, SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans, standing_of, wait

from planner.plan import ActionStatus, Plan, PlannedAdoption, PlanRole
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link
from planner.toolkit.assessment import Evidence
from planner.toolkit.city import CouncilSession
from planner.toolkit.plan_settings import PlanStatus
from planner.track.attention import AttentionItem, Concern, Sight, Subject, attention, counted
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress, StatusUpdate, applied

TOWN = WorkCalendar()
SIGHT = Sight(stale_days=90)
RULE, BEFORE = "F06-03", "F06-01"
DUE = {RULE: date(2027, 6, 30)}
UNDER_WAY = ActionProgress(
    action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=50, confirmed_on=date(2027, 5, 3)
)
SILENT = UNDER_WAY.model_copy(update={"confirmed_on": date(2027, 2, 1), "percent": 90})
DONE = UNDER_WAY.model_copy(update={"status": ActionStatus.DONE, "percent": 100, "finished": date(2027, 5, 3)})
PROOF = (Evidence(title="Signed rule"),)
ADOPTED: Mapping[str, object] = {"status": PlanStatus.ADOPTED, "adopted_on": MONDAY}


def watched(*actions: object, **head: object) -> Plan:
    """Return an adopted plan, which waits for nobody's vote."""
    return plan_of(*(actions or (action(RULE, 20),)), **{**ADOPTED, **head})  # type: ignore[arg-type]  # actions all


def items(
    today: date,
    *reports: ActionProgress,
    plan: Plan | None = None,
    due: Mapping[str, date | None] | None = None,
    starts: Mapping[str, date] | None = None,
) -> tuple[AttentionItem, ...]:
    foreseen = forecast(plan or watched(), {report.action: report for report in reports}, today, TOWN)
    return attention(foreseen, DUE if due is None else due, starts or {}, SIGHT)


def concerns(today: date, *reports: ActionProgress, plan: Plan | None = None) -> list[Concern]:
    return [item.concern for item in items(today, *reports, plan=plan)]


def news(report: ActionProgress, on: date, **facts: object) -> ActionProgress:
    return applied(report, StatusUpdate.model_validate({"action": report.action, "on": on, "by": "hr", **facts}))


@dataclass(frozen=True, kw_only=True)
class Case:
    """An action, the day from which it is a concern, and what ends that."""

    concern: Concern
    report: ActionProgress
    eve: date
    """The last day on which it is not."""
    since: date | None
    resolved: ActionProgress
    """What is known of the action once that is done which resolves it."""
    plan: Plan = field(default_factory=watched)
    due: Mapping[str, date | None] = field(default_factory=lambda: DUE)


REVIEWED = UNDER_WAY.model_copy(update={"review_on": date(2027, 5, 10)})
CASES = (
    Case(
        concern=Concern.OVERDUE,
        report=UNDER_WAY.model_copy(update={"percent": 95, "confirmed_on": date(2027, 6, 20)}),
        eve=date(2027, 6, 30),
        since=date(2027, 7, 1),
        resolved=DONE.model_copy(update={"evidence": PROOF}),
    ),
    Case(
        concern=Concern.EXPECTED_LATE,
        # Ten working days are left: begun on the 17th they end on the day on which it is due.
        report=UNDER_WAY,
        eve=date(2027, 6, 17),
        since=None,
        resolved=news(UNDER_WAY, date(2027, 6, 18), remaining=3),
    ),
    Case(
        concern=Concern.REVIEW,
        report=REVIEWED,
        eve=date(2027, 5, 9),
        since=date(2027, 5, 10),
        resolved=news(REVIEWED, date(2027, 5, 10)),
    ),
    Case(
        concern=Concern.DUE_SOON,
        report=UNDER_WAY.model_copy(update={"percent": 90}),
        eve=date(2027, 6, 15),
        since=date(2027, 6, 16),
        resolved=news(UNDER_WAY.model_copy(update={"percent": 90}), date(2027, 6, 16)),
    ),
    Case(
        concern=Concern.STALE,
        report=SILENT,
        eve=date(2027, 5, 2),
        since=date(2027, 2, 1),
        resolved=news(SILENT, date(2027, 5, 3)),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.concern))
def test_a_concern_begins_on_its_day_and_ends_with_what_resolves_it(case: Case) -> None:
    first = case.eve + timedelta(1)
    assert case.concern not in concerns(case.eve, case.report, plan=case.plan)
    (found,) = (item for item in items(first, case.report, plan=case.plan) if item.concern is case.concern)
    assert (found.about, found.action, found.since) == (Subject.ACTION, RULE, case.since)
    assert concerns(first, case.resolved, plan=case.plan) == []


def test_an_action_on_its_way_needs_no_attention() -> None:
    assert items(date(2027, 5, 10), UNDER_WAY) == ()


def test_what_is_late_is_not_what_is_foreseen_late() -> None:
    [late] = items(date(2027, 7, 2), UNDER_WAY)
    assert (late.concern, late.day, late.days) == (Concern.OVERDUE, DUE[RULE], 2)
    [foreseen] = items(date(2027, 6, 21), UNDER_WAY)
    assert (foreseen.concern, foreseen.day, foreseen.days) == (Concern.EXPECTED_LATE, DUE[RULE], 2)


def test_what_is_foreseen_late_names_what_it_waits_for() -> None:
    plan = watched(action(BEFORE, 20), action(RULE, 20), waits=(wait(BEFORE, RULE),))
    due = {BEFORE: date(2027, 6, 30), RULE: date(2027, 2, 26)}
    [late] = items(date(2027, 2, 8), plan=plan, due=due)
    assert (late.concern, late.action, late.actions, late.begun) == (Concern.EXPECTED_LATE, RULE, (BEFORE,), False)


def test_a_new_deadline_resolves_what_is_overdue() -> None:
    assert items(date(2027, 7, 2), UNDER_WAY, due={RULE: date(2027, 9, 30)}) == ()


def test_an_action_without_a_due_date_is_never_late() -> None:
    assert items(date(2027, 5, 10), UNDER_WAY, due={}) == ()


def test_a_block_carries_its_reason_and_ends_with_it() -> None:
    stuck = UNDER_WAY.model_copy(update={"status": ActionStatus.BLOCKED, "reason": "No credits before the vote."})
    [blocked] = items(date(2027, 5, 10), stuck)
    assert (blocked.concern, blocked.reason, blocked.days, blocked.since) == (
        Concern.BLOCKED,
        "No credits before the vote.",
        7,
        date(2027, 5, 3),
    )
    assert items(date(2027, 5, 10), news(stuck, date(2027, 5, 10), status="under-way")) == ()


@pytest.mark.parametrize(
    ("day", "due"), [(Concern.OVERDUE, date(2027, 5, 7)), (Concern.EXPECTED_LATE, date(2027, 5, 12))]
)
def test_what_is_blocked_and_late_is_both_and_one_thing_resolves_it(day: Concern, due: date) -> None:
    stuck = UNDER_WAY.model_copy(update={"status": ActionStatus.BLOCKED, "reason": "No credits."})
    both = items(date(2027, 5, 10), stuck, due={RULE: due})
    assert {item.concern for item in both} == {Concern.BLOCKED, day}
    assert all(item.also_blocked for item in both)
    [alone] = items(date(2027, 5, 10), stuck)
    assert not alone.also_blocked


def test_a_block_without_a_word_of_news_is_named_without_a_day() -> None:
    stuck = ActionProgress(action=RULE, status=ActionStatus.BLOCKED, reason="No credits.")
    [blocked] = items(date(2027, 1, 11), stuck)
    assert (blocked.concern, blocked.day, blocked.days) == (Concern.BLOCKED, None, 0)


def test_on_the_day_on_which_it_could_begin_nobody_is_asked_about_what_is_due_soon() -> None:
    plan, due = watched(action(RULE, 5)), {RULE: MONDAY + timedelta(11)}
    assert items(MONDAY, plan=plan, due=due) == ()
    assert [item.concern for item in items(MONDAY + timedelta(1), plan=plan, due=due)] == [Concern.DUE_SOON]


@dataclass(frozen=True, kw_only=True)
class Silence:
    """What is known before an action could begin, and from which day silence on it counts."""

    since: date | None
    """None: it cannot begin yet."""
    before: ActionProgress | None = None
    link: Link = Link.FINISH_TO_START
    starts: Mapping[str, date] = field(default_factory=dict)
    head: Mapping[str, object] = field(default_factory=dict)
    own: ActionProgress = field(default_factory=lambda: ActionProgress(action=RULE))


DAY = date(2027, 12, 1)
"""Long after everything; the silence of the first action of the plan is looked away from."""
BEGUN = ActionProgress(action=BEFORE, status=ActionStatus.UNDER_WAY, started=date(2027, 2, 1), percent=10)
FINISHED = ActionProgress(
    action=BEFORE, status=ActionStatus.DONE, percent=100, started=date(2027, 2, 1), finished=date(2027, 3, 1)
)
GIVEN_UP = ActionProgress(action=BEFORE, status=ActionStatus.DROPPED, reason="The region does it.")
SILENCES = {
    "nothing stands before it": Silence(since=MONDAY),
    "adopted later": Silence(since=date(2027, 2, 8), head={"adopted_on": date(2027, 2, 8)}),
    "planned to start later": Silence(since=date(2027, 4, 5), starts={RULE: date(2027, 4, 5)}),
    "not planned to start yet": Silence(since=None, starts={RULE: date(2028, 1, 3)}),
    "its predecessor is open": Silence(since=None, before=BEGUN),
    "its predecessor is done": Silence(since=date(2027, 3, 1), before=FINISHED),
    "its predecessor was given up": Silence(since=MONDAY, before=GIVEN_UP),
    "its predecessor was given up on a day": Silence(
        since=date(2027, 5, 10), before=GIVEN_UP.model_copy(update={"confirmed_on": date(2027, 5, 10)})
    ),
    "its predecessor had to begin, and did": Silence(since=date(2027, 2, 1), before=BEGUN, link=Link.START_TO_START),
    "its predecessor has to begin": Silence(since=None, before=ActionProgress(action=BEFORE), link=Link.START_TO_START),
    "its predecessor holds its end only": Silence(since=MONDAY, before=BEGUN, link=Link.FINISH_TO_FINISH),
    "somebody said something": Silence(since=date(2027, 5, 3), own=UNDER_WAY),
    "it began ahead of its turn": Silence(since=date(2027, 5, 3), own=UNDER_WAY, before=BEGUN),
    "somebody said something before it could begin": Silence(
        since=date(2027, 3, 1),
        before=FINISHED,
        own=ActionProgress(action=RULE, confirmed_on=date(2027, 1, 11)),
    ),
}


@pytest.mark.parametrize("name", SILENCES)
def test_only_what_could_have_begun_is_silent(name: str) -> None:
    case = SILENCES[name]
    waits = (wait(BEFORE, RULE, case.link),) if case.before else ()
    plan = watched(action(BEFORE, 20), action(RULE, 20), waits=waits, **case.head)
    reports = (report for report in (case.before, case.own) if report)
    found = items(DAY, *reports, plan=plan, due={}, starts=case.starts)
    silent = [item.since for item in found if item.concern is Concern.STALE and item.action == RULE]
    assert silent == ([] if case.since is None else [case.since])


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_what_is_over_needs_its_proof_at_most(status: ActionStatus) -> None:
    over = DONE.model_copy(update={"status": status, "reason": "The region does it.", "review_on": date(2027, 5, 4)})
    if status is ActionStatus.DROPPED:
        over = over.model_copy(update={"finished": None, "percent": 0, "started": None})
    plan = watched(action(RULE, owner="council", indicator=" "))
    expected = [Concern.WITHOUT_PROOF] if status is ActionStatus.DONE else []
    assert concerns(date(2028, 1, 3), over, plan=plan) == expected
    assert concerns(date(2028, 1, 3), over.model_copy(update={"evidence": PROOF}), plan=plan) == []


@pytest.mark.parametrize("service", ["council", "unheard-of"])
def test_a_service_that_nobody_fills_is_named_once_with_all_its_open_actions(service: str) -> None:
    plan = watched(*(action(f"F06-0{number}", owner=service) for number in range(1, 4)))
    done = ActionProgress(
        action="F06-02", status=ActionStatus.DONE, percent=100, started=MONDAY, finished=MONDAY, evidence=PROOF
    )
    [vacant] = items(MONDAY, done, plan=plan, due={})
    assert (vacant.about, vacant.concern, vacant.service) == (Subject.SERVICE, Concern.VACANT, service)
    assert (vacant.action, vacant.actions) == (None, ("F06-01", "F06-03"))
    filled = plan.model_copy(update={"roles": (PlanRole(id=service, title="Council", holder="Ms Secretary"),)})
    assert items(MONDAY, done, plan=filled, due={}) == ()


def test_actions_without_indicator_are_one_concern_of_the_plan() -> None:
    plan = watched(action("F06-01", indicator=" "), action("F06-02"), action("F06-03", indicator=""))
    [item] = items(MONDAY, plan=plan, due={})
    assert (item.about, item.concern, item.actions) == (Subject.PLAN, Concern.WITHOUT_INDICATOR, ("F06-01", "F06-03"))


SESSION = CouncilSession(day=date(2027, 3, 22), papers_by=date(2027, 3, 5))
VOTE = action(RULE, 20, remit="council", not_before=date(2027, 3, 15))
DONE_ON = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 2, 11), []),
        (date(2027, 2, 12), [(Concern.PAPERS_DUE, 21, date(2027, 2, 12))]),
        (date(2027, 3, 5), [(Concern.PAPERS_DUE, 0, date(2027, 2, 12))]),
        (date(2027, 3, 6), [(Concern.PAPERS_LATE, 1, date(2027, 3, 6))]),
        (date(2027, 3, 22), [(Concern.PAPERS_LATE, 17, date(2027, 3, 6))]),
        (date(2027, 3, 23), []),
    ],
)
def test_papers_are_a_concern_from_three_weeks_before_their_day_to_the_session(
    today: date, expected: list[tuple[Concern, int, date]]
) -> None:
    plan = watched(VOTE, council_sessions=(SESSION,))
    found = items(today, plan=plan, due={})
    assert [(item.concern, item.days, item.since) for item in found] == expected
    assert {(item.about, item.session, item.day, item.actions) for item in found} <= {
        (Subject.SESSION, SESSION.day, SESSION.papers_by, (RULE,))
    }


@pytest.mark.parametrize(
    ("vote", "report"),
    [
        (action(RULE, 20, not_before=date(2027, 3, 15)), None),
        (VOTE, ActionProgress(action=RULE, status=ActionStatus.DROPPED, reason="The region does it.")),
        (VOTE, ActionProgress(action=RULE, status=ActionStatus.DONE, finished=DONE_ON, percent=100)),
        (VOTE, ActionProgress(action=RULE, confirmed_on=date(2027, 3, 6))),
        (action(RULE, 20, remit="council", not_before=date(2027, 3, 23)), None),
    ],
    ids=["within its own remit", "given up", "done", "heard of since", "a later session decides"],
)
def test_papers_are_no_concern_where_nothing_waits_for_the_vote(vote: object, report: ActionProgress | None) -> None:
    later = CouncilSession(day=date(2027, 6, 21), papers_by=date(2027, 6, 4))
    plan = watched(vote, council_sessions=(SESSION, later))
    found = items(date(2027, 3, 6), *([report] if report else []), plan=plan, due={})
    assert [item for item in found if item.about is Subject.SESSION] == []


def test_what_could_start_today_or_has_begun_is_put_before_the_next_session() -> None:
    plan = watched(action(RULE, 20, remit="council"), council_sessions=(SESSION,))
    begun = UNDER_WAY.model_copy(update={"confirmed_on": date(2027, 2, 1)})
    for reports in ((), (begun,)):
        [papers] = [item for item in items(date(2027, 3, 5), *reports, plan=plan, due={}) if item.session]
        assert (papers.actions, papers.ahead) == ((RULE,), ())


def test_what_began_before_a_session_that_was_held_asks_for_no_papers() -> None:
    held = CouncilSession(day=date(2027, 2, 22))
    plan = watched(VOTE, council_sessions=(held, SESSION))
    begun = UNDER_WAY.model_copy(update={"confirmed_on": date(2027, 2, 1)})
    assert [item for item in items(date(2027, 3, 6), begun, plan=plan, due={}) if item.session] == []


@pytest.mark.parametrize(("start", "ahead"), [(date(2027, 3, 5), ()), (date(2027, 3, 8), (RULE,))])
def test_what_starts_after_its_papers_are_due_is_told_apart(start: date, ahead: tuple[str, ...]) -> None:
    plan = watched(action(RULE, 20, remit="council", not_before=start), council_sessions=(SESSION,))
    [papers] = items(date(2027, 3, 1), plan=plan, due={})
    assert (papers.actions, papers.ahead) == ((RULE,), ahead)


def test_the_plan_s_papers_are_those_of_the_session_on_which_its_dates_rest_until_that_is_held() -> None:
    june = CouncilSession(day=date(2027, 6, 21), papers_by=date(2027, 6, 4))
    rests_on = PlannedAdoption(session=SESSION.day, papers_by=SESSION.papers_by)
    plan = plan_of(action(RULE, 20, not_before=date(2027, 9, 1)), council_sessions=(SESSION, june)).model_copy(
        update={"to_adopt": rests_on, "start": date(2027, 9, 1)}
    )

    def asked_for(today: date) -> list[date | None]:
        return [item.session for item in items(today, plan=plan, due={}) if item.about is Subject.SESSION]

    days = (date(2027, 2, 25), date(2027, 3, 22), date(2027, 3, 23), date(2027, 6, 1))
    assert [asked_for(day) for day in days] == [[SESSION.day], [SESSION.day], [], [june.day]]


def test_a_plan_that_is_not_adopted_waits_for_its_session_and_then_for_its_adoption() -> None:
    december = CouncilSession(day=date(2026, 12, 14), papers_by=date(2026, 11, 27))
    plan = plan_of(action(RULE, 20), council_sessions=(december, SESSION))
    eve = items(date(2026, 11, 28), plan=plan, due={})
    assert [(item.concern, item.session, item.of_plan) for item in eve] == [(Concern.PAPERS_LATE, december.day, True)]
    assert items(MONDAY, plan=plan, due={}) == ()
    begun = items(MONDAY + timedelta(1), plan=plan, due={})
    assert [(item.about, item.concern, item.since) for item in begun] == [(Subject.PLAN, Concern.NOT_ADOPTED, MONDAY)]
    assert items(MONDAY + timedelta(1), plan=plan.model_copy(update=dict(ADOPTED)), due={}) == ()


def test_an_action_stands_in_the_list_for_its_gravest_reason_and_those_that_add_something() -> None:
    stuck = UNDER_WAY.model_copy(
        update={"status": ActionStatus.BLOCKED, "reason": "No credits.", "review_on": date(2027, 6, 1)}
    )
    # Whoever has to say why it is not done is asked for news already.
    assert concerns(date(2027, 12, 1), stuck) == [Concern.OVERDUE, Concern.BLOCKED]
    assert concerns(date(2027, 6, 1), stuck) == [Concern.BLOCKED]


def test_of_two_overdue_actions_the_longest_overdue_comes_first() -> None:
    plan = watched(action("F01-01"), action("F01-02"))
    due = {"F01-01": date(2027, 2, 1), "F01-02": date(2027, 1, 25)}
    assert [item.action for item in items(date(2027, 2, 8), plan=plan, due=due)] == ["F01-02", "F01-01"]


@FEW
@given(plans())
def test_on_its_first_day_nobody_is_asked_about_any_action_of_a_plan(plan: Plan) -> None:
    assert [item for item in standing_of(plan).attention if item.about is Subject.ACTION] == []


@SOME
@given(plans(), st.integers(0, 400), st.randoms())
def test_the_most_urgent_comes_first_in_whatever_order_the_plan_stands(plan: Plan, days: int, order: Random) -> None:
    today = MONDAY + timedelta(days)
    due = {planned.id: MONDAY + timedelta(5 * index) for index, planned in enumerate(plan.actions)}
    listed = items(today, plan=plan, due=due)
    ranks = [list(Concern).index(item.concern) for item in listed]
    assert ranks == sorted(ranks)
    assert len({(item.action, item.concern) for item in listed}) == len(listed)
    shuffled = list(plan.actions)
    order.shuffle(shuffled)
    assert items(today, plan=plan.model_copy(update={"actions": tuple(shuffled)}), due=due) == listed


REPORTS = st.sampled_from(
    [
        {},
        {"status": ActionStatus.UNDER_WAY, "started": MONDAY, "percent": 10, "confirmed_on": MONDAY},
        {"status": ActionStatus.BLOCKED, "reason": "No credits.", "confirmed_on": MONDAY},
        {"status": ActionStatus.DONE, "percent": 100, "started": MONDAY, "finished": MONDAY, "confirmed_on": MONDAY},
        {"status": ActionStatus.DROPPED, "reason": "The region does it.", "confirmed_on": MONDAY},
    ]
)


@FEW
@given(plans(), st.integers(0, 400), st.data())
def test_every_count_is_that_of_the_list(plan: Plan, days: int, data: st.DataObject) -> None:
    reports = [ActionProgress.model_validate({"action": one.id, **data.draw(REPORTS)}) for one in plan.actions]
    read = standing_of(plan, *reports, today=MONDAY + timedelta(days))
    count = read.attention_count
    assert count == counted(read.attention)
    assert count.actions == sum(bool(one.attention) for one in read.actions)
    for concern in Concern:
        of_actions = sum(one.has(concern) for one in read.actions)
        of_others = sum(item.concern is concern for item in read.attention if item.action is None)
        assert count[concern] == of_actions + of_others
    lateness = [one.lateness for one in read.actions]
    assert [lateness.count(Concern.OVERDUE), lateness.count(Concern.EXPECTED_LATE)] == [
        count[Concern.OVERDUE],
        count[Concern.EXPECTED_LATE],
    ]
