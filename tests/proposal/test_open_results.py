"""Which results are open, from which answer, and which ways lead up from there."""

from collections.abc import Collection, Mapping
from typing import Any

import pytest
from cities import CATALOGUE, SCALE, city, diagnosis_of, result, small_benchmark

from planner.proposal.choice_field import Level
from planner.proposal.open_results import Offer, OpenResult, open_results
from planner.toolkit.assessment import Answer

BENCHMARK = small_benchmark(F01=3)
WAYS: Mapping[str, Any] = {
    "partly": [["F01-03"], ["F01-04"]],
    "yes": [["F01-01", "F01-02"]],
    "yes_from_partly": [["F01-02"]],
    "measured_after_weeks": {"partly": 0, "yes": 52, "yes_from_partly": 26},
}
ALL = frozenset(f"F01-0{number}" for number in range(1, 8))


def opened(
    answer: str,
    *,
    adopted: Collection[str] = (),
    available: Collection[str] = ALL,
    current: Mapping[str, str] | None = None,
    **changes: Any,
) -> OpenResult:
    """Return the result of a question that is answered so, in a key factor with a gap."""
    diagnosis = diagnosis_of(city({"1.1": answer, "1.2": "no"}, benchmark=BENCHMARK), BENCHMARK)
    offer = Offer(current=current or {}, available=frozenset(available))
    found = open_results(diagnosis, [result("1.1", **{**WAYS, **changes})], SCALE.gap, adopted, offer)
    return found[0]


def ways(open_: OpenResult) -> list[tuple[str, set[str]]]:
    return [(level.answer.value, set(level.by)) for level in open_.levels]


def test_from_no_some_ways_lead_to_partly_and_others_to_yes() -> None:
    assert ways(opened("no")) == [("yes", {"F01-01", "F01-02"}), ("partly", {"F01-03"}), ("partly", {"F01-04"})]


def test_from_partly_what_is_there_is_carried_further() -> None:
    assert ways(opened("partly")) == [("yes", {"F01-02"})]
    assert ways(opened("partly", yes_from_partly=[])) == [("yes", {"F01-01", "F01-02"})]


@pytest.mark.parametrize(
    ("answer", "gains"),
    [
        ("no", {"yes": 1.0, "partly": 0.5}),
        ("partly", {"yes": 0.5}),
        ("unknown", {"yes": SCALE.gap[Answer.UNKNOWN], "partly": SCALE.gap[Answer.UNKNOWN] - 0.5}),
    ],
)
def test_a_way_closes_the_gap_between_todays_answer_and_the_one_it_leads_to(
    answer: str, gains: dict[str, float]
) -> None:
    assert {level.answer.value: level.gain for level in opened(answer).levels} == gains


def test_the_answer_is_true_some_weeks_after_the_last_action() -> None:
    after = {(level.answer.value): level.measured_after for level in opened("no").levels}
    assert after == {"yes": 52 * 7, "partly": 0}
    assert [level.measured_after for level in opened("partly").levels] == [26 * 7]


def test_adoption_makes_no_partly_and_leaves_what_is_better_or_not_known() -> None:
    adopted = opened("no", adopted=["1.1"])
    assert (adopted.answer, adopted.after_adoption, adopted.by_adoption) == (Answer.NO, Answer.PARTLY, True)
    assert adopted.levels == (Level(answer=Answer.YES, gain=0.5, by=frozenset({"F01-02"}), measured_after=26 * 7),)
    for answer in ("partly", "unknown"):
        assert not opened(answer, adopted=["1.1"]).by_adoption


def test_what_is_done_is_left_out_of_a_way_and_a_way_of_which_all_is_done_leads_nowhere() -> None:
    assert ways(opened("no", available=ALL - {"F01-01", "F01-03"})) == [("yes", {"F01-02"}), ("partly", {"F01-04"})]
    assert ways(opened("no", available=ALL - {"F01-01", "F01-02"})) == [("partly", {"F01-03"}), ("partly", {"F01-04"})]
    assert opened("no", available=()).levels == ()


def test_a_variation_takes_its_place_on_a_way() -> None:
    varied = opened("partly", available=[*ALL, "F01-02-C5"], current={"F01-02": "F01-02-C5"})
    assert ways(varied) == [("yes", {"F01-02-C5"})]


def test_what_measures_the_figure_comes_with_every_way_to_yes() -> None:
    assert ways(opened("no", measured_by=["F01-07"])) == [
        ("yes", {"F01-01", "F01-02", "F01-07"}),
        ("partly", {"F01-03"}),
        ("partly", {"F01-04"}),
    ]


def test_where_small_steps_add_up_what_leads_to_partly_alone_is_a_step_and_so_is_what_helps() -> None:
    with_steps = opened("no", partly=[["F01-03"], ["F01-04", "F01-07"]], steps=["F01-05"], adds_up=True)
    assert with_steps.steps == {"F01-03", "F01-05"}
    assert with_steps.actions == {"F01-01", "F01-02", "F01-03", "F01-04", "F01-05", "F01-07"}
    assert not {frozenset({"F01-05"})} & {level.by for level in with_steps.levels}
    assert opened("no", steps=["F01-05"]).steps == set()
    assert opened("partly", steps=["F01-05"], adds_up=True).steps == set(), "it would be partly as it is today"
    assert opened("no", steps=["F01-05"], adds_up=True, available=ALL - {"F01-05"}).steps == {"F01-03", "F01-04"}


def test_upkeep_leads_nowhere() -> None:
    assert "F01-06" not in opened("no", kept_by=["F01-06"]).actions


@pytest.mark.parametrize("answer", ["yes", "not-applicable"])
def test_what_is_so_or_does_not_apply_is_not_open(answer: str) -> None:
    diagnosis = diagnosis_of(city({"1.1": answer, "1.2": "no"}, benchmark=BENCHMARK), BENCHMARK)
    offer = Offer(current={}, available=ALL)
    assert open_results(diagnosis, [result("1.1", **WAYS)], SCALE.gap, (), offer) == ()


@pytest.mark.parametrize("standing", ["in-place", "not-applicable"])
def test_a_key_factor_that_people_judge_in_place_or_not_theirs_opens_nothing(standing: str) -> None:
    verdict = {"F01": {"standing": standing, "because": "As seen."}}
    diagnosis = diagnosis_of(city({"1.1": "no"}, benchmark=BENCHMARK, verdicts=verdict), BENCHMARK)
    assert open_results(diagnosis, [result("1.1", **WAYS)], SCALE.gap, (), Offer(current={}, available=ALL)) == ()


def test_of_a_key_factor_about_which_nothing_is_known_nothing_is_promised_yet() -> None:
    diagnosis = diagnosis_of(city(dict.fromkeys(["1.1", "1.2", "1.3"], "unknown"), benchmark=BENCHMARK), BENCHMARK)
    found = open_results(diagnosis, [result("1.1", **WAYS)], SCALE.gap, ["1.1"], Offer(current={}, available=ALL))
    assert [(open_.facts_first, open_.levels, open_.by_adoption) for open_ in found] == [(True, (), False)]


def test_out_of_scope_nothing_is_open() -> None:
    diagnosis = diagnosis_of(city({"1.1": "no"}, benchmark=small_benchmark(F01=1, F02=1), scope=["F02"]))
    offer = Offer(current={}, available=ALL)
    assert open_results(diagnosis, [result("1.1", **WAYS)], SCALE.gap, (), offer) == ()


def test_every_answer_below_yes_that_a_city_can_give_has_a_way_up_in_the_catalogue() -> None:
    actions = frozenset(CATALOGUE.action_by_id)
    offer = Offer(current={}, available=actions)
    for answer in ("no", "partly"):
        diagnosis = diagnosis_of(city(otherwise=answer))
        found = open_results(diagnosis, CATALOGUE.results, SCALE.gap, CATALOGUE.method.adoption.partly, offer)
        assert len(found) == len(CATALOGUE.results)
        assert [
            open_.question for open_ in found if not any(level.answer is Answer.YES for level in open_.levels)
        ] == []
