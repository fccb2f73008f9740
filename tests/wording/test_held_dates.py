"""Every date says in a sentence what holds it, in both languages, and what it rests on until the council has voted."""

from dataclasses import dataclass
from datetime import date

import pytest
from tracked_plans import MONDAY, action, plan_of, standing_of

from planner.plan import PlannedAdoption
from planner.schedule.placement import Held, HoldBy
from planner.toolkit.city import CouncilSession
from planner.toolkit.plan_capacity import PlanCapacity, ServicePool
from planner.track.forecast import Vote
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording
from planner.wording.awaited_adoption import adoption_sentences
from planner.wording.held_dates import reasons_of_dates, sessions_are_assumed

A, B = "F01-01", "F01-02"
DAY, EVE = date(2027, 5, 3), date(2027, 1, 3)
NAMES = {A: "“Survey”", B: "“Rule”"}
SESSION = PlannedAdoption(session=date(2026, 12, 14), papers_by=date(2026, 11, 27))


def plan(**head: object) -> PlanStanding:
    return standing_of(plan_of(action(A), action(B)).model_copy(update=head))


def sentences(
    start: Held | None = None,
    finish: Held | None = None,
    vote: Vote | None = None,
    to_adopt: PlannedAdoption | None = None,
) -> str:
    made = plan(to_adopt=to_adopt)
    held = made.action_by_id[B].model_copy(update={"start_held_by": start, "finish_held_by": finish, "vote": vote})
    return " ".join(reasons_of_dates(made, held, NAMES, Wording("en")))


@dataclass(frozen=True)
class Case:
    held: Held
    says: str
    to_adopt: PlannedAdoption | None = None


STARTS = (
    Case(Held(by=HoldBy.PLAN_START, day=MONDAY), "It starts with the plan."),
    Case(
        Held(by=HoldBy.PLAN_START, day=MONDAY),
        "It starts once the council has adopted the plan on 14 December 2026.",
        SESSION,
    ),
    Case(
        Held(by=HoldBy.PLAN_START, day=date(2026, 11, 16)),
        "It may begin before the council has adopted the plan.",
        SESSION.model_copy(update={"may_begin_before": (B,), "first": date(2026, 11, 16)}),
    ),
    Case(Held(by=HoldBy.PLAN_START, day=DAY), "It could have begun already."),
    Case(Held(by=HoldBy.NOT_BEFORE, day=DAY), "It is not to start before 3 May 2027."),
    Case(Held(by=HoldBy.PREDECESSOR, what=(A,)), "It waits for “Survey”."),
    Case(Held(by=HoldBy.SERVICE_BUSY, what=("hr", A), day=EVE), "Personnel office is busy before with “Survey”."),
    Case(Held(by=HoldBy.SERVICE_BUSY, what=("hr",), day=EVE), "Personnel office has no time for it before."),
    Case(
        Held(by=HoldBy.SERVICE_BUSY, what=("hr",), day=DAY),
        "Personnel office has time for what goes on after it from 4 May 2027 on only.",
    ),
    Case(Held(by=HoldBy.STARTS, what=("hr",)), "Personnel office begins enough else in the weeks before."),
    Case(Held(by=HoldBy.STARTS), "Enough else begins in the weeks before for one coordinator."),
    Case(Held(by=HoldBy.MONEY, day=DAY), "The money for it is there from 3 May 2027 on."),
    Case(Held(by=HoldBy.VACANCY, what=("hr",), day=DAY), "It waits until Personnel office is filled, on 3 May 2027."),
    Case(Held(by=HoldBy.WINDOW, day=DAY), "It keeps clear of the days up to 3 May 2027."),
    Case(Held(by=HoldBy.FIXED, day=DAY), "It has to end on 3 May 2027."),
    Case(Held(by=HoldBy.FIXED, what=(B,), day=DAY), "It keeps its planned date; it could start on 3 May 2027."),
    Case(Held(by=HoldBy.CALENDAR, day=DAY), "Nobody works on the days before."),
)


def pooled(*services: str) -> PlanCapacity:
    return PlanCapacity(
        pools=(ServicePool(services=services, posts=0.2, assumed=True),),
        money=(10_000, 0, 0),
        end=date(2029, 12, 31),
        days_a_year=210,
        lead_share=0.6,
    )


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (EVE, "Personnel office has no time for it before."),
        (date(2029, 12, 31), "What goes on after it takes more time than Personnel office has within the plan."),
    ],
)
def test_of_services_that_share_their_time_the_action_s_own_is_named(day: date, says: str) -> None:
    made = plan(capacity=pooled("mayor", "hr"))
    held = Held(by=HoldBy.SERVICE_BUSY, what=("mayor",), day=day)
    shown = made.action_by_id[B].model_copy(update={"start_held_by": held, "finish_held_by": None})
    assert reasons_of_dates(made, shown, NAMES, Wording("en")) == (says,)


@pytest.mark.parametrize("case", STARTS, ids=lambda case: case.says[:40])
def test_a_start_says_what_holds_it(case: Case) -> None:
    assert sentences(case.held, to_adopt=case.to_adopt) == case.says


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (Held(by=HoldBy.PREDECESSOR, what=(A,)), "It ends with “Survey”."),
        (
            Held(by=HoldBy.SERVICE_BUSY, what=("hr",)),
            "It takes that long because Personnel office has little time for it.",
        ),
        (Held(by=HoldBy.CALENDAR), "Holidays and closures lengthen it."),
    ],
)
def test_a_finish_says_what_holds_it_beyond_its_work(held: Held, says: str) -> None:
    assert sentences(None, held) == says


def test_a_vote_is_named_with_the_papers_that_came_too_late_and_whether_it_is_assumed() -> None:
    missed, vote = Held(by=HoldBy.PAPERS, day=date(2027, 3, 5)), Vote(date(2027, 6, 21), assumed=True)
    assert sentences(None, missed, vote) == (
        "The council decides on it on 21 June 2027. "
        "It is not ready by 5 March 2027, when papers for the session before are due. "
        "That session is assumed: none is known so far ahead."
    )


def test_many_that_keep_a_service_busy_are_counted_beyond_three() -> None:
    busy = Held(by=HoldBy.SERVICE_BUSY, what=("hr", *(f"F01-1{number}" for number in range(6))))
    assert sentences(busy) == "Personnel office is busy before with F01-10, F01-11, F01-12 and 3 others."


def adoption(plan: PlanStanding, today: date = date(2026, 11, 13), asked: date | None = None) -> list[str]:
    return list(adoption_sentences(plan, Wording("en"), today, asked))


def test_the_session_that_is_to_adopt_the_plan_is_named_with_its_papers() -> None:
    assert adoption(plan(to_adopt=SESSION)) == [
        "The council is to adopt the plan on 14 December 2026; it begins on 4 January 2027.",
        "Its papers are due by 27 November 2026.",
    ]


def test_an_assumed_adoption_says_so_and_once_it_has_passed_what_is_missing() -> None:
    assumed = plan(to_adopt=PlannedAdoption(session=date(2027, 1, 1), assumed=True))
    assert adoption(assumed)[0].startswith("Assumed: the council adopts the plan by 1 January 2027")
    assert adoption(assumed, MONDAY) == ["The council was to adopt the plan on 1 January 2027; no adoption is noted."]
    assert sessions_are_assumed(assumed)
    assert not sessions_are_assumed(plan())


def test_a_start_before_the_adoption_is_said_to_date_nothing() -> None:
    said = adoption(plan(to_adopt=SESSION), asked=date(2026, 12, 1))
    assert (
        said[-1] == "The start asked for, 1 December 2026, comes before the adoption: nothing was agreed to begin then."
    )


def test_a_start_on_days_off_after_the_adoption_is_not_said_to_come_before_it() -> None:
    assert len(adoption(plan(to_adopt=SESSION), asked=date(2027, 1, 1))) == len(adoption(plan(to_adopt=SESSION)))


def test_an_assumed_adoption_says_of_the_sessions_that_are_known_what_is_so() -> None:
    assumed = PlannedAdoption(session=date(2027, 1, 1), assumed=True)
    listed = CouncilSession(day=date(2026, 12, 14), papers_by=date(2026, 11, 1))
    said = adoption(plan(to_adopt=assumed, council_sessions=(listed,)))
    assert "as papers can no longer be handed in for any session that is known" in said[0]
    a_year_before = CouncilSession(day=date(2026, 1, 2))
    said = adoption(plan(to_adopt=assumed, council_sessions=(listed, a_year_before)))
    assert "when it met a year before" in said[0]


def test_papers_that_are_late_for_the_session_that_the_city_named_are_said_to_be() -> None:
    late = adoption(plan(to_adopt=SESSION), today=date(2026, 12, 1))
    assert late[1].startswith("Its papers were due by 27 November 2026:")


def test_of_a_vacancy_nobody_says_a_day_that_nobody_knows() -> None:
    assert sentences(Held(by=HoldBy.VACANCY, what=("hr",))) == "It waits until somebody fills Personnel office."


def test_a_plan_that_was_adopted_waits_for_nobody() -> None:
    assert adoption(plan()) == []


def test_what_waits_for_opinions_says_for_how_long() -> None:
    made = plan()
    shown = made.action_by_id[B].model_copy(update={"start_held_by": None, "finish_held_by": None, "opinion_days": 42})
    assert reasons_of_dates(made, shown, NAMES, Wording("en")) == ("42 days of it go to opinions that are asked for.",)
