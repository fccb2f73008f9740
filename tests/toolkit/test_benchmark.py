"""The benchmark as shipped asks everything that its source asks."""

import re
from collections import Counter

import pytest
from cities import BENCHMARK, ROOT, small_benchmark
from pydantic import ValidationError

from planner.files.content import read_benchmark
from planner.toolkit.benchmark import Benchmark, GuidingQuestion

FRENCH = read_benchmark(ROOT / "benchmark" / "anti-discrimination", "fr")


def test_it_has_eleven_key_factors_and_fifty_one_guiding_questions() -> None:
    assert list(BENCHMARK.factor_by_id) == [f"F{number:02}" for number in range(1, 12)]
    assert sum(len(factor.questions) for factor in BENCHMARK.factors) == 51


def test_redress_in_procurement_is_a_duty_of_the_statement_only() -> None:
    assert {factor.id: [duty.id for duty in factor.duties] for factor in BENCHMARK.factors if factor.duties} == {
        "F10": ["10.0"]
    }


def test_redress_at_work_has_three_aspects() -> None:
    with_aspects = {
        question.id: [aspect.id for aspect in question.aspects]
        for question in BENCHMARK.question_by_id.values()
        if question.aspects
    }
    assert with_aspects == {"6.2": ["6.2a", "6.2b", "6.2c"]}
    assert [BENCHMARK.factor_of_question[aspect] for aspect in ("6.2", "6.2a", "6.2c")] == ["F06"] * 3


def test_it_tells_the_city_examples_of_its_source() -> None:
    assert [len(factor.examples) for factor in BENCHMARK.factors] == [2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 1]
    assert len({example.id for example in BENCHMARK.examples()}) == 20


def test_it_has_seven_contextual_factors() -> None:
    assert [factor.id for factor in BENCHMARK.contextual_factors] == [f"C{number}" for number in range(1, 8)]


def test_questions_are_numbered_after_their_factor_and_once_only() -> None:
    numbers = [question.id for factor in BENCHMARK.factors for question in factor.asked]
    assert [number for number, times in Counter(numbers).items() if times > 1] == []
    for factor in BENCHMARK.factors:
        assert {question.id.split(".")[0] for question in factor.asked} == {str(int(factor.id[1:]))}


def test_questions_can_be_answered_yes_partly_or_no() -> None:
    open_words = re.compile(r"^(how|who|what|which|why|when)\b", re.IGNORECASE)
    assert [question.id for question in BENCHMARK.question_by_id.values() if open_words.match(question.text)] == []


def test_its_source_is_named_in_full() -> None:
    source = BENCHMARK.source
    assert source.year == 2012
    assert all([source.title, source.publisher, source.authors, source.funding, source.disclaimer])


def test_it_says_the_same_in_french_with_the_same_ids() -> None:
    assert list(FRENCH.factor_of_question) == list(BENCHMARK.factor_of_question)
    same = [
        question.id
        for question in BENCHMARK.question_by_id.values()
        if question.text == FRENCH.question_by_id[question.id].text
    ]
    assert same == []


def test_a_translation_is_applied_while_reading() -> None:
    words = {"Is it so?": "Est-ce ainsi ?", "A document": "Un document"}
    written = {"id": "1.1", "text": "Is it so?", "evidence": "A document"}
    question = GuidingQuestion.model_validate(written, context={"translate": words.__getitem__})
    assert (question.text, question.evidence) == ("Est-ce ainsi ?", "Un document")


def test_nobody_changes_a_benchmark_or_writes_what_it_does_not_know() -> None:
    small = small_benchmark(F01=1)
    with pytest.raises(ValidationError, match="frozen"):
        small.title = "Another"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Benchmark.model_validate({**small.model_dump(), "colour": "blue"})
