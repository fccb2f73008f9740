"""Where a city stands on each key factor, and what the answers do not say."""

import pytest
from cities import BENCHMARK, SAMPLES, SCALE, city, diagnosis_of, sample, small_benchmark
from hypothesis import given
from hypothesis import strategies as st

from planner.proposal.diagnosis import FactorFinding, QuestionFinding, agree, diagnose
from planner.toolkit.assessment import Answer, Standing

FOUR = small_benchmark(F01=4)
SIX = small_benchmark(F01=4, F02=2)


def finding(*answers: str) -> FactorFinding:
    benchmark = small_benchmark(F01=len(answers))
    given_answers = {f"1.{number}": answer for number, answer in enumerate(answers, start=1)}
    return diagnosis_of(city(given_answers, benchmark=benchmark), benchmark).factors[0]


def redress(**more: object) -> QuestionFinding:
    """Return the finding on question 6.2, which has three aspects."""
    diagnosis = diagnosis_of(city({key.replace("_", "."): value for key, value in more.items()}))
    factor = diagnosis.finding("F06")
    assert factor is not None
    return factor.finding("6.2")


@pytest.mark.parametrize(
    ("answers", "standing", "score"),
    [
        (["yes"] * 4, Standing.IN_PLACE, 1.0),
        (["yes"] * 3 + ["partly"], Standing.IN_PLACE, 0.875),
        (["yes"] * 17 + ["no"] * 3, Standing.IN_PLACE, 0.85),
        (["yes"] * 3 + ["no"], Standing.WEAK, 0.75),
        (["partly"] * 4, Standing.WEAK, 0.5),
        (["yes"] * 7 + ["no"] * 13, Standing.WEAK, 0.35),
        (["yes"] + ["no"] * 3, Standing.MISSING, 0.25),
        (["no"] * 4, Standing.MISSING, 0.0),
    ],
)
def test_the_mean_gap_of_the_answers_says_where_a_factor_stands(
    answers: list[str], standing: Standing, score: float
) -> None:
    assert (finding(*answers).standing, finding(*answers).score) == (standing, score)


def test_an_unknown_answer_weighs_almost_as_much_as_a_no() -> None:
    assert finding("yes", "yes", "yes", "unknown").score == 0.8
    assert finding("no", "unknown").standing is Standing.MISSING


def test_a_factor_of_which_nothing_is_known_is_not_assessed() -> None:
    assert (finding("unknown", "unknown").standing, finding("unknown").score) == (Standing.NOT_ASSESSED, None)
    assert finding("unknown", "not-applicable").standing is Standing.NOT_ASSESSED
    assert diagnosis_of(city(otherwise=None, benchmark=FOUR), FOUR).factors[0].standing is Standing.NOT_ASSESSED


def test_questions_that_do_not_apply_do_not_count() -> None:
    assert finding("no", "not-applicable", "not-applicable").score == 0.0
    assert finding("yes", "not-applicable").score == 1.0


def test_a_factor_to_which_nothing_applies_is_not_in_place_and_has_nothing_to_do() -> None:
    factor = finding("not-applicable", "not-applicable")
    assert (factor.standing, factor.computed, factor.score) == (Standing.NOT_APPLICABLE, Standing.NOT_APPLICABLE, None)
    assert not factor.applies
    assert not factor.has_gap


def test_a_single_answer_that_applies_makes_a_factor_count() -> None:
    assert finding("not-applicable", "yes").standing is Standing.IN_PLACE
    assert finding("not-applicable", "no").standing is Standing.MISSING


def test_people_may_judge_that_a_factor_does_not_apply_and_then_it_has_no_score() -> None:
    verdict = {"F01": {"standing": "not-applicable", "because": "Housing is the region’s."}}
    factor = diagnosis_of(city({"1.1": "no", "1.2": "yes"}, benchmark=FOUR, verdicts=verdict), FOUR).factors[0]
    assert (factor.standing, factor.score, factor.has_gap) == (Standing.NOT_APPLICABLE, None, False)
    assert factor.computed is Standing.WEAK


def test_people_may_judge_that_a_factor_counts_to_which_no_question_applies() -> None:
    verdict = {"F01": {"standing": "weak", "because": "The questions miss what the city does."}}
    four = {f"1.{number}": "not-applicable" for number in range(1, 5)}
    factor = diagnosis_of(city(four, benchmark=FOUR, verdicts=verdict), FOUR).factors[0]
    assert (factor.standing, factor.computed, factor.has_gap) == (Standing.WEAK, Standing.NOT_APPLICABLE, True)


def test_what_nobody_answered_counts_as_unknown_and_is_named() -> None:
    factor = diagnosis_of(city({"1.1": "yes", "1.2": "unknown"}, otherwise=None, benchmark=FOUR), FOUR).factors[0]
    assert factor.unanswered == ("1.3", "1.4")
    assert factor.unknown == ("1.2", "1.3", "1.4")
    assert factor.score == pytest.approx(1 - 3 * 0.8 / 4)


def test_a_verdict_overrules_the_standing_but_not_the_score() -> None:
    verdict = {"F01": {"standing": "in-place", "because": "The peer review saw more than the answers say."}}
    factor = diagnosis_of(city({"1.1": "no", "1.2": "no"}, benchmark=FOUR, verdicts=verdict), FOUR).factors[0]
    assert (factor.standing, factor.computed, factor.score) == (Standing.IN_PLACE, Standing.WEAK, 0.5)
    assert factor.verdict is not None
    assert factor.verdict.because.startswith("The peer review")
    assert not factor.has_gap


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        (["yes", "yes"], "yes"),
        (["yes", "no"], "partly"),
        (["yes", "yes", "yes", "yes", "no"], "partly"),
        (["no", "no", "partly"], "no"),
        (["yes", "unknown"], "yes"),
        (["no", "not-applicable"], "no"),
        (["unknown", "not-applicable"], "unknown"),
        (["not-applicable", "not-applicable"], "not-applicable"),
        ([], "unknown"),
    ],
)
def test_several_respondents_make_one_answer(answers: list[str], together: str) -> None:
    assert agree([Answer(answer) for answer in answers]) is Answer(together)


@given(st.permutations([Answer.YES, Answer.NO, Answer.PARTLY, Answer.UNKNOWN, Answer.NOT_APPLICABLE]))
def test_the_order_of_the_respondents_does_not_matter(answers: list[Answer]) -> None:
    assert agree(answers) is Answer.PARTLY


def test_respondents_who_differ_are_named_with_their_answers() -> None:
    given_answers = [{"answer": "yes", "by": "mayor"}, {"answer": "no", "by": "groups", "note": "We never saw it."}]
    factor = diagnosis_of(city({"1.1": given_answers}, benchmark=FOUR), FOUR).factors[0]
    assert factor.disagreements == ("1.1",)
    assert [(response.by, response.answer.value) for response in factor.finding("1.1").responses] == [
        ("mayor", "yes"),
        ("groups", "no"),
    ]


def test_who_does_not_know_does_not_disagree() -> None:
    given_answers = [
        {"answer": "yes", "by": "mayor"},
        {"answer": "unknown", "by": "hr"},
        {"answer": "not-applicable", "by": "it"},
    ]
    assert diagnosis_of(city({"1.1": given_answers}, benchmark=FOUR), FOUR).factors[0].disagreements == ()


@pytest.mark.parametrize(
    ("recruitment", "training", "workplace", "folded"),
    [
        ("yes", "yes", "yes", Answer.YES),
        ("yes", "yes", "no", Answer.PARTLY),
        ("partly", "partly", "partly", Answer.PARTLY),
        ("no", "no", "no", Answer.NO),
        ("no", "no", "partly", Answer.PARTLY),
        ("yes", "yes", "not-applicable", Answer.YES),
        ("yes", "yes", "unknown", Answer.PARTLY),
        ("no", "no", "unknown", Answer.NO),
        ("unknown", "unknown", "unknown", Answer.UNKNOWN),
        ("not-applicable", "not-applicable", "not-applicable", Answer.NOT_APPLICABLE),
    ],
)
def test_the_three_aspects_of_a_question_make_one_answer(
    recruitment: str, training: str, workplace: str, folded: Answer
) -> None:
    assert redress(**{"6_2a": recruitment, "6_2b": training, "6_2c": workplace}).answer is folded


def test_an_aspect_that_nobody_answered_is_named_and_not_the_whole_question() -> None:
    factor = diagnosis_of(city({"6.2a": "yes", "6.2b": "unknown"})).finding("F06")
    assert factor is not None
    assert factor.unanswered == ("6.2c",)
    assert factor.unknown == ("6.2b", "6.2c")


def test_a_question_with_aspects_may_be_answered_as_a_whole() -> None:
    factor = diagnosis_of(city({"6.2": "unknown"})).finding("F06")
    assert factor is not None
    assert factor.unknown == ("6.2",)
    assert [aspect.answer for aspect in factor.finding("6.2").aspects] == [Answer.UNKNOWN] * 3


def test_who_answers_the_whole_question_answers_each_aspect_unless_they_say_otherwise() -> None:
    question = redress(**{"6_2": {"answer": "yes", "by": "hr"}, "6_2a": {"answer": "no", "by": "union"}})
    assert [aspect.answer.value for aspect in question.aspects] == ["partly", "yes", "yes"]
    assert question.disagreement
    own = redress(**{"6_2": {"answer": "yes", "by": "hr"}, "6_2a": {"answer": "no", "by": "hr"}})
    assert [aspect.answer.value for aspect in own.aspects] == ["no", "yes", "yes"]
    assert not own.disagreement


def test_each_aspect_keeps_its_own_responses() -> None:
    question = redress(**{"6_2a": {"answer": "yes", "by": "hr"}, "6_2c": {"answer": "no", "by": "union"}})
    assert [[response.by for response in aspect.responses] for aspect in question.aspects] == [["hr"], [], ["union"]]
    assert [response.by for response in question.responses] == ["hr", "union"]


def test_only_the_chosen_factors_are_assessed_in_the_benchmarks_order() -> None:
    diagnosis = diagnosis_of(city(scope=["F07", "F02"]))
    assert [factor.factor for factor in diagnosis.factors] == ["F02", "F07"]
    assert diagnosis.out_of_scope == ("F01", "F03", "F04", "F05", "F06", "F08", "F09", "F10", "F11")
    assert diagnosis.finding("F01") is None


def test_without_a_scope_the_whole_benchmark_is_assessed() -> None:
    assert tuple(factor.factor for factor in diagnosis_of(city()).factors) == tuple(BENCHMARK.factor_by_id)


def test_the_duty_of_the_statement_is_asked_like_a_question() -> None:
    factor = diagnosis_of(city({"10.0": "no"})).finding("F10")
    assert factor is not None
    assert factor.score == 0.75


def test_a_score_rests_on_the_gaps_of_the_scale() -> None:
    strict = SCALE.model_copy(update={"in_place_from": 1.0})
    assert diagnose(city({"1.1": "partly"}, benchmark=SIX), SIX, strict).factors[0].standing is Standing.WEAK


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_cities_are_assessed_on_every_question(name: str) -> None:
    answers = diagnosis_of(sample(name)).answers()
    assert set(answers) == set(BENCHMARK.factor_of_question)


def test_the_strongest_sample_has_everything_in_place_and_the_weakest_nothing() -> None:
    assert {factor.standing for factor in diagnosis_of(sample("lindavelle")).factors} == {Standing.IN_PLACE}
    assert Standing.IN_PLACE not in {factor.standing for factor in diagnosis_of(sample("montorval")).factors}


GROUPS = [
    {"id": "hr", "role": "Human resources", "group": "administration"},
    {"id": "mayor", "role": "Mayor", "group": "administration"},
    {"id": "forum", "role": "Residents’ forum", "group": "residents"},
    {"id": "union", "role": "Tenants’ union", "group": "residents"},
]


def by_groups(given: dict[str, str], whole: str | None = None) -> QuestionFinding:
    """Return the finding of a question that respondents of two groups answered, and perhaps the city as a whole."""
    responses = [{"answer": answer, "by": by} for by, answer in given.items()]
    responses += [{"answer": whole}] if whole else []
    assessment = city({"1.1": responses}, benchmark=FOUR, respondents=GROUPS)
    return diagnosis_of(assessment, FOUR).factors[0].finding("1.1")


@pytest.mark.parametrize(
    ("given_answers", "counts"),
    [
        ({"hr": "yes", "mayor": "yes", "forum": "no"}, Answer.NO),
        ({"hr": "no", "forum": "yes", "union": "yes"}, Answer.NO),
        ({"hr": "yes", "forum": "partly"}, Answer.PARTLY),
        ({"hr": "yes", "mayor": "no", "forum": "yes"}, Answer.PARTLY),
        ({"hr": "yes", "forum": "yes", "union": "no"}, Answer.PARTLY),
        ({"hr": "yes", "forum": "unknown"}, Answer.YES),
        ({"hr": "unknown", "forum": "no"}, Answer.NO),
        ({"hr": "not-applicable", "forum": "yes"}, Answer.YES),
        ({"hr": "unknown", "forum": "unknown"}, Answer.UNKNOWN),
        ({"hr": "not-applicable", "forum": "not-applicable"}, Answer.NOT_APPLICABLE),
    ],
)
def test_where_groups_differ_the_less_favourable_answer_counts(given_answers: dict[str, str], counts: Answer) -> None:
    assert by_groups(given_answers).answer is counts


@pytest.mark.parametrize("agreed", ["yes", "partly", "no"])
def test_once_the_city_agrees_on_an_answer_it_counts_whatever_groups_said(agreed: str) -> None:
    question = by_groups({"hr": "yes", "forum": "no"}, whole=agreed)
    assert question.answer.value == agreed
    assert question.disagreement


def test_no_group_makes_an_answer_better_than_the_least_favourable_group_gives() -> None:
    order = [Answer.NO, Answer.PARTLY, Answer.YES]
    for hr in order:
        for forum in order:
            assert by_groups({"hr": hr.value, "forum": forum.value}).answer is min(hr, forum, key=order.index)


def test_the_answer_that_counts_names_those_who_gave_it() -> None:
    question = by_groups({"hr": "yes", "mayor": "yes", "forum": "no", "union": "no"})
    assert question.givers(question.answer) == ("forum", "union")
