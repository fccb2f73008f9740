"""A plan promises what the actions that it undertakes deliver, by their dates, and says what has to wait and why."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from cities import CATALOGUE, SCALE, city, diagnosis_of, result, small_benchmark
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MEANS, MONDAY, action, plan_of

from planner.draft.draft import ContextInPlan, Draft, ReadingInPlan
from planner.proposal.choice import Later, LaterCause
from planner.proposal.open_results import Offer, open_results
from planner.proposal.priority import Gaps
from planner.templates.results import Part
from planner.toolkit.assessment import Answer, Standing
from planner.track.results import (
    NOTHING_PROMISED,
    PlanDays,
    PlanLater,
    PlanResult,
    Promised,
    plan_year,
    promised,
    questions_of,
)

BENCHMARK = small_benchmark(F01=2, F02=1)
A, B, C, HELP = "F01-01", "F01-02", "F01-03", "F01-04"
END = MEANS.money[-1].last
WAYS: Mapping[str, Any] = {
    "partly": [[C]],
    "yes": [[A, B]],
    "yes_from_partly": [[B]],
    "measured_after_weeks": {"yes": 10, "yes_from_partly": 10},
}
USUAL = {"1.1": "no", "1.2": "yes", "2.1": "yes"}


def drafted(
    answers: Mapping[str, str] | None = None,
    results: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    adopted: Collection[str] = (),
    held: Iterable[str] = (A, B, C, HELP),
    later: Mapping[str, Later] | None = None,
    context: tuple[ContextInPlan, ...] = (),
    **facts: Any,
) -> Draft:
    """Return the draft of a city, whose plan holds some actions; what leads where, ``results`` say."""
    diagnosis = diagnosis_of(city({**USUAL, **(answers or {})}, benchmark=BENCHMARK, **facts), BENCHMARK)
    offer = Offer(current={}, available=frozenset((A, B, C, HELP)))
    planned = [result(question, **ways) for question, ways in (results or {"1.1": WAYS}).items()]
    return Draft(
        plan=plan_of(*map(action, held)),
        diagnosis=diagnosis,
        open=open_results(diagnosis, planned, SCALE.gap, adopted, offer),
        later=later or {},
        parts={A: Part.RESULT, B: Part.RESULT, C: Part.RESULT, HELP: Part.PREPARATION},
        context=context,
        means=MEANS,
        gaps=Gaps({}, {}),
    )


def day(weeks: int) -> date:
    return MONDAY + timedelta(weeks=weeks)


def promises(draft: Draft | None, **weeks: int) -> Promised:
    """Return what is promised when actions are finished after so many weeks: ``a=3`` says that of F01-01."""
    ids = {"a": A, "b": B, "c": C, "help": HELP}
    finishes = {ids[name]: day(after) for name, after in weeks.items()}
    return promised(PlanDays(finishes=finishes, due={}, adopted=MONDAY), draft, CATALOGUE.method)


def the_result(draft: Draft, **weeks: int) -> PlanResult:
    (only,) = promises(draft, **weeks).results
    return only


def the_later(draft: Draft, **weeks: int) -> PlanLater:
    (only,) = promises(draft, **weeks).later
    return only


def test_a_result_is_true_some_weeks_after_the_last_action_that_it_rests_on() -> None:
    found = the_result(drafted(), a=30, b=8)
    assert (found.from_, found.to, found.date) == (Answer.NO, Answer.YES, day(40))
    assert found.delivered_by == (B, A), "in the order in which they are finished"
    assert found.target == 80


def test_half_of_a_way_is_no_way() -> None:
    assert promises(drafted(), a=30).results == ()


def test_an_answer_in_part_promises_no_target() -> None:
    found = the_result(drafted(), c=4)
    assert (found.to, found.date, found.delivered_by, found.target) == (Answer.PARTLY, day(4), (C,), None)
    assert not found.whole


def test_of_ways_that_lead_as_far_the_sooner_counts() -> None:
    two = {"1.1": {"yes": [[A], [B]]}}
    assert the_result(drafted(results=two), a=9, b=5).delivered_by == (B,)
    assert the_result(drafted(results=two), a=3, b=5).delivered_by == (A,)


def test_the_way_that_leads_further_counts_even_where_it_takes_longer() -> None:
    assert the_result(drafted(), a=60, b=60, c=1).to is Answer.YES


def test_what_can_be_shown_only_after_the_plan_is_not_promised_and_the_lower_answer_is() -> None:
    last = (END - MONDAY).days // 7
    late = promises(drafted(), a=last - 9, b=last - 9, c=3)
    assert [(found.to, found.date) for found in late.results] == [(Answer.PARTLY, day(3))]
    assert [later.what for later in late.later] == ["1.1"]
    assert promises(drafted(), a=last - 9, b=last - 9).results == ()
    assert the_result(drafted(), a=last - 10, b=last - 10).date <= END


def test_what_measures_the_figure_gives_it_its_day() -> None:
    measured = drafted(results={"1.1": {"partly": [[C]], "yes": [[A, B]], "measured_by": [B]}})
    assert the_result(measured, c=4, b=50).measured_on == day(50)
    assert the_result(measured, c=4).measured_on == day(4)
    assert the_result(measured, a=10, b=20).measured_on == day(20)


def test_adoption_by_itself_answers_partly_from_its_day_on() -> None:
    days = PlanDays(finishes={HELP: day(1)}, due={}, adopted=date(2027, 3, 22))
    adopted = promised(days, drafted(adopted=["1.1"]), CATALOGUE.method)
    (found,) = adopted.results
    assert (found.to, found.date, found.by_adoption) == (Answer.PARTLY, date(2027, 3, 22), True)
    assert [later.what for later in adopted.later] == ["1.1"]


def test_a_plan_that_undertakes_nothing_brings_nothing_about_by_its_adoption() -> None:
    assert promises(drafted(adopted=["1.1"])).results == ()


def test_after_adoption_less_is_missing_and_the_promise_still_starts_from_todays_answer() -> None:
    found = the_result(drafted(adopted=["1.1"]), b=8)
    assert (found.from_, found.to, found.delivered_by) == (Answer.NO, Answer.YES, (B,))
    assert not found.by_adoption


def test_what_is_so_already_is_not_promised() -> None:
    assert promises(drafted({"1.1": "yes"}), a=3, b=3).results == ()


def test_without_an_assessment_nothing_is_promised() -> None:
    assert promises(None, a=3, b=3) == NOTHING_PROMISED


@pytest.mark.parametrize(
    ("draft", "weeks", "cause"),
    [
        (drafted(later={"1.1": Later(cause=LaterCause.MONEY, when=2031)}), {}, LaterCause.MONEY),
        (drafted(held=()), {}, LaterCause.WAITS),
        (drafted(), {"a": 3}, LaterCause.DECLINED),
        (drafted(results={"1.1": {"yes": [["F09-01"]]}}), {"a": 3}, LaterCause.NOT_OURS),
        (drafted({"1.1": "unknown", "1.2": "unknown"}), {"a": 3}, LaterCause.WAITS),
    ],
    ids=[
        "the draft says why",
        "the plan has yet to take it in",
        "people took it out",
        "no act of the city",
        "not known",
    ],
)
def test_what_is_not_promised_in_full_says_why(draft: Draft, weeks: dict[str, int], cause: LaterCause) -> None:
    assert the_later(draft, **weeks).cause is cause


def test_what_comes_later_names_the_year_and_the_services_that_are_short() -> None:
    short = Later(cause=LaterCause.TIME, when=2031, what=("hr", "legal"))
    assert [(later.when, later.services) for later in promises(drafted(later={"1.1": short})).later] == [
        (2031, ("hr", "legal"))
    ]
    costs = Later(cause=LaterCause.WAITS, what=(A,))
    assert the_later(drafted(later={"1.1": costs})).services == ()


def test_a_result_promised_in_part_stands_among_what_comes_later_too() -> None:
    both = promises(drafted(later={"1.1": Later(cause=LaterCause.TIME)}), c=4)
    assert [found.question for found in both.results] == [later.what for later in both.later] == ["1.1"]
    whole = promises(drafted(later={"1.1": Later(cause=LaterCause.TIME)}), a=4, b=4)
    assert whole.later == ()


def test_an_action_that_brings_nothing_in_this_plan_is_no_result_of_it() -> None:
    assert promises(drafted(), a=3, b=3, c=3, help=1).parts == {
        A: Part.RESULT,
        B: Part.RESULT,
        C: Part.PREPARATION,
        HELP: Part.PREPARATION,
    }
    assert promises(drafted(), a=3).parts == {A: Part.PREPARATION}


def test_what_only_the_context_asks_for_is_a_result_of_its_reading_and_preparation_stays_what_it_is() -> None:
    reading = ReadingInPlan(reading="low", title="Little money", text="So.", kept_by=(A, HELP))
    context = (ContextInPlan(context="C5", title="Money", readings=(reading,)),)
    assert promises(drafted(context=context), a=3, help=1).parts == {A: Part.RESULT, HELP: Part.PREPARATION}


def test_what_people_added_has_no_part_until_a_result_rests_on_it() -> None:
    finishes = {"F77-01": day(3)}
    assert promised(PlanDays(finishes=finishes, due={}, adopted=MONDAY), drafted(), CATALOGUE.method).parts == {
        "F77-01": None
    }


def projected(now: Promised) -> list[tuple[Answer, Standing]]:
    return [(year.questions["1.1"], year.factors["F01"]) for year in now.projected]


def test_the_answers_of_each_year_end_are_those_that_are_true_by_then() -> None:
    draft = drafted(results={"1.1": {"yes": [[A]]}})
    missing, there = (Answer.NO, Standing.WEAK), (Answer.YES, Standing.IN_PLACE)
    assert projected(promises(draft)) == [missing] * 3
    assert projected(promises(draft, a=51)) == [there] * 3
    assert projected(promises(draft, a=60)) == [missing, there, there]
    assert [year.until for year in promises(draft).projected] == [date(year, 1, 3) for year in (2028, 2029, 2030)]


def test_what_people_judged_stands_until_an_answer_of_it_changes() -> None:
    verdict = {"F01": {"standing": "missing", "because": "As seen."}}
    draft = drafted(results={"1.1": {"yes": [[A]]}}, verdicts=verdict)
    assert [standing for _, standing in projected(promises(draft))] == [Standing.MISSING] * 3
    assert [standing for _, standing in projected(promises(draft, a=60))] == [
        Standing.MISSING,
        Standing.IN_PLACE,
        Standing.IN_PLACE,
    ]


def test_a_better_answer_never_lowers_what_people_judged() -> None:
    verdict = {"F01": {"standing": "weak", "because": "As seen."}}
    draft = drafted({"1.2": "no"}, results={"1.1": {"partly": [[A]], "yes": [[B]]}}, verdicts=verdict)
    assert projected(promises(draft, a=3)) == [(Answer.PARTLY, Standing.WEAK)] * 3


def test_key_factors_without_a_promise_stay_where_they_are() -> None:
    years = promises(drafted({"2.1": "partly"}), a=3, b=3).projected
    assert [(year.questions["2.1"], year.factors["F02"]) for year in years] == [(Answer.PARTLY, Standing.WEAK)] * 3


@pytest.mark.parametrize(
    ("day_", "start", "year"),
    [
        (date(2027, 1, 4), date(2027, 1, 4), 1),
        (date(2028, 1, 3), date(2027, 1, 4), 1),
        (date(2028, 1, 4), date(2027, 1, 4), 2),
        (date(2027, 1, 3), date(2027, 1, 4), 1),
        (date(2029, 3, 22), date(2027, 3, 23), 2),
    ],
)
def test_years_turn_on_the_anniversary_of_the_start(day_: date, start: date, year: int) -> None:
    assert plan_year(day_, start) == year


def test_preparation_names_the_results_of_what_waits_for_it_and_no_further() -> None:
    two = drafted({"1.2": "no"}, results={"1.1": {"yes": [[A]]}, "1.2": {"yes": [[B]]}})
    now = promises(two, help=1, a=3, b=9)
    delivers, prepares = questions_of(now.results, {HELP: [A], A: [B], B: []})
    assert delivers == {A: ("1.1",), B: ("1.2",)}
    assert prepares == {HELP: ("1.1",)}


def test_preparation_of_preparation_names_the_results_too() -> None:
    one = drafted(results={"1.1": {"yes": [[A]]}})
    _, prepares = questions_of(promises(one, c=1, help=2, a=3).results, {C: [HELP], HELP: [A], A: []})
    assert prepares == {C: ("1.1",), HELP: ("1.1",)}


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 170)),
    st.fixed_dictionaries({"1.1": st.sampled_from(["no", "partly", "unknown"]), "1.2": st.sampled_from(["no", "yes"])}),
    st.booleans(),
)
def test_every_question_below_yes_is_promised_in_full_or_put_off(
    weeks: dict[str, int],
    answers: dict[str, str],
    adopted: bool,  # noqa: FBT001 - drawn
) -> None:
    ways = {"1.1": WAYS, "1.2": {"yes": [[A], [B, C]]}}
    draft = drafted(answers, ways, adopted=["1.1"] if adopted else ())
    now = promises(draft, **weeks)
    whole = {found.question for found in now.results if found.whole}
    put_off = {later.what for later in now.later}
    assert whole | put_off == {open_.question for open_ in draft.open}
    assert not whole & put_off
    for found in now.results:
        assert found.date <= END or found.by_adoption
        assert set(found.delivered_by) <= now.parts.keys()
        assert all(now.parts[id_] is Part.RESULT for id_ in found.delivered_by)


def test_a_promise_has_the_time_in_hand_that_its_actions_have_but_none_beyond_the_plan() -> None:
    def by(finish: date, due: date) -> date:
        (only,) = promised(
            PlanDays(finishes={C: finish}, due={C: due}, adopted=MONDAY), drafted(), CATALOGUE.method
        ).results
        return only.date

    assert by(day(4), day(6)) == day(6)
    assert by(day(4), day(2)) == day(4), "what is late is promised for the day that is foreseen"
    assert by(END, END + timedelta(weeks=2)) == END
