"""Before a change is made it says which days, votes, promises and services it breaks, and which it saves."""

from datetime import date, timedelta

from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from levelled_plans import SERVICES, TOWN, foreseen_on_monday, levelled, tight_plans, with_facts
from promising_drafts import QUESTION, promising
from tracked_plans import METHOD, MONDAY, action, plan_of, wait

from planner.plan import ActionStatus, Plan
from planner.templates.results import Money
from planner.track.baseline import freeze, with_promises
from planner.track.consequences import Consequences, DayMet, VoteMove, consequences
from planner.track.forecast import Forecast, forecast
from planner.track.progress import ActionProgress
from planner.track.set_days import Mark, days_planned, days_set, missed

SURVEY, RULE = "F01-01", "F01-02"
PLAN = plan_of(action(SURVEY, 5), action(RULE, 5, own_deadline=date(2027, 1, 18)), waits=(wait(SURVEY, RULE),))


def with_rest(plan: Plan, rest: int) -> Forecast:
    late = ActionProgress(action=SURVEY, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=rest)
    return forecast(plan, {SURVEY: late}, MONDAY, TOWN)


def test_a_report_that_costs_a_deadline_says_so_and_the_next_one_that_saves_it() -> None:
    late = DayMet(action=RULE, mark=Mark.DEADLINE, by=date(2027, 1, 18), reached=date(2027, 1, 20))
    assert consequences(foreseen_on_monday(PLAN), with_rest(PLAN, 8)).missed == (late,)
    saved = consequences(with_rest(PLAN, 8), with_rest(PLAN, 6))
    assert (saved.missed, [day.reached for day in saved.kept]) == ((), [date(2027, 1, 18)])
    worse = consequences(with_rest(PLAN, 8), with_rest(PLAN, 20))
    assert not worse


def test_a_deadline_that_is_set_too_early_is_missed_though_no_date_moves() -> None:
    early = with_facts(PLAN, {SURVEY: {"own_deadline": date(2027, 1, 6)}})
    [day] = consequences(foreseen_on_monday(PLAN), foreseen_on_monday(early)).missed
    assert (day.action, day.reached) == (SURVEY, date(2027, 1, 8))


def test_a_deadline_that_is_taken_off_is_neither_missed_nor_kept() -> None:
    free = with_facts(PLAN, {RULE: {"own_deadline": None}})
    assert not consequences(with_rest(PLAN, 8), with_rest(free, 8))


def test_a_vote_that_moves_to_another_session_names_both() -> None:
    voted = plan_of(action(SURVEY, 5), action(RULE, 5, vote_after=5), waits=(wait(SURVEY, RULE),))
    before, after = foreseen_on_monday(voted), with_rest(voted, 60)
    old, new = before.vote_of(RULE), after.vote_of(RULE)
    assert old is not None
    assert new is not None
    assert consequences(before, after).votes == (VoteMove(action=RULE, before=old.day, after=new.day),)


def test_a_promise_moves_with_its_last_action_and_is_lost_beyond_the_horizon() -> None:
    draft = promising(SURVEY, RULE)
    before = foreseen_on_monday(PLAN)
    [moved] = consequences(before, with_rest(PLAN, 20), draft, METHOD).promises
    assert moved.question == QUESTION
    assert moved.after is not None
    assert moved.after > moved.before
    [lost] = consequences(before, with_rest(PLAN, 1000), draft, METHOD).promises
    assert (lost.question, lost.after) == (QUESTION, None)


def test_a_promise_moves_from_the_day_that_the_plan_promises() -> None:
    draft = promising(SURVEY, RULE)
    planned = {day.question: day.by for day in days_planned(PLAN, draft, METHOD) if day.mark is Mark.PROMISE}
    [moved] = consequences(foreseen_on_monday(PLAN), with_rest(PLAN, 20), draft, METHOD).promises
    assert moved.before == planned[QUESTION]
    adopted = freeze(foreseen_on_monday(PLAN), dict.fromkeys((SURVEY, RULE)), adopted_on=MONDAY, reference="1")
    longer = with_promises(adopted, {QUESTION: date(2027, 3, 1)})
    assert consequences(foreseen_on_monday(PLAN), with_rest(PLAN, 20), draft, METHOD, longer).promises == ()


def test_what_was_done_on_another_day_than_it_had_to_be_is_not_said_to_be_on_it() -> None:
    fixed = plan_of(action(RULE, 5, must_be_on=date(2027, 1, 18)))
    done = ActionProgress(action=RULE, status=ActionStatus.DONE, finished=MONDAY, percent=100)
    late = ActionProgress(action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=30)
    before = forecast(fixed, {RULE: late}, MONDAY, TOWN)
    assert consequences(before, forecast(fixed, {RULE: done}, MONDAY, TOWN)).kept == ()


def test_without_an_assessment_nothing_is_said_of_promises() -> None:
    assert consequences(foreseen_on_monday(PLAN), with_rest(PLAN, 1000)).promises == ()


def test_what_leaves_the_means_is_named_with_the_weeks_in_which_its_service_has_too_much() -> None:
    busy = levelled(plan_of(action(SURVEY, 5, effort=5), action(RULE, 5, effort=5)), {"hr": 1.0})
    dear = with_facts(busy, {RULE: {"money": Money(once=10**10, yearly=0)}})
    found = consequences(foreseen_on_monday(busy), foreseen_on_monday(dear))
    assert found.outside == (RULE,)
    free = with_facts(dear, {RULE: {"planned_start": MONDAY}})
    [overload] = consequences(foreseen_on_monday(busy), foreseen_on_monday(free)).overloads
    assert (overload.service, overload.weeks) == ("hr", (MONDAY,))


def test_what_goes_on_after_what_is_done_overloads_a_service_that_gives_less_time() -> None:
    plan = plan_of(action(SURVEY, 5, effort=1, upkeep=50), action(RULE, 5, effort=1, upkeep=50))
    done = {
        id_: ActionProgress(
            action=id_, status=ActionStatus.DONE, started=MONDAY, finished=date(2027, 1, 8), percent=100
        )
        for id_ in (SURVEY, RULE)
    }
    enough, less = (forecast(levelled(plan, {"hr": posts}), done, date(2027, 1, 11), TOWN) for posts in (1.0, 0.2))
    found = consequences(enough, less)
    assert found.outside == ()
    assert [overload.service for overload in found.overloads] == ["hr"]


@SOME
@given(tight_plans(), st.integers(0, 40), st.integers(0, 30))
def test_nothing_breaks_in_silence(plan: Plan, rest: int, days: int) -> None:
    first = plan.actions[0].id
    report = ActionProgress(action=first, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=rest)
    before = foreseen_on_monday(plan)
    after = forecast(plan, {first: report}, MONDAY + timedelta(days), TOWN)
    found = consequences(before, after)
    lost, was = set(missed(after, days_set(plan))), set(missed(before, days_set(plan)))
    assert {(day.action, day.mark) for day in found.missed} == {(day.action, day.mark) for day in lost - was}
    assert {(day.action, day.mark) for day in found.kept} == {(day.action, day.mark) for day in was - lost}
    assert set(found.outside) == after.unmet.keys() - before.unmet.keys()
    assert {overload.service for overload in found.overloads} <= set(SERVICES)
    assert consequences(after, after) == Consequences()
