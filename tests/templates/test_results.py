"""What a plan may promise, as shipped: one result a question, in words for a council, delivered by more than paper."""

import re
from collections.abc import Iterator

import pytest
from cities import BENCHMARK, CATALOGUE, ROOT
from pydantic import ValidationError

from planner.files.content import read_catalogue
from planner.templates.results import Part, PlannedResult, RestsOn, Unit

FRENCH = read_catalogue(ROOT / "plan_templates" / "anti-discrimination", "fr")
ACTIONS = CATALOGUE.action_by_id
CODE = re.compile(r"\b[A-Z][0-9]+-[0-9]+")
ONE = {
    "question": "1.1",
    "result": "The city has a statement.",
    "yes": [["F01-01"]],
    "indicator": "Statement online",
    "unit": "yes-no",
    "baseline": "Answer in the assessment",
    "target": 1,
    "noticed_by": {"who": "public", "text": "residents"},
}
results = pytest.mark.parametrize("result", CATALOGUE.results, ids=lambda result: str(result.question))


def texts(result: PlannedResult) -> Iterator[str]:
    yield from (result.text, result.indicator, result.baseline, result.noticed_by.text)


def test_every_question_and_duty_has_one_result_in_the_order_of_the_benchmark() -> None:
    asked = [
        question.id
        for factor in BENCHMARK.factors
        for question in sorted((*factor.questions, *factor.duties), key=lambda question: float(question.id))
    ]
    assert [result.question for result in CATALOGUE.results] == asked
    assert list(CATALOGUE.result_by_question) == asked


@results
def test_a_council_reads_it_in_one_breath_and_without_codes(result: PlannedResult) -> None:
    assert len(result.text.split()) <= 20
    french = FRENCH.result_by_question[result.question]
    for text, translated in zip(texts(result), texts(french), strict=True):
        assert text != translated
        assert not CODE.search(text + translated)


@results
def test_some_action_on_every_path_changes_something(result: PlannedResult) -> None:
    assert result.partly
    assert result.yes
    assert result.yes_from_partly
    for *_, path in result.paths:
        assert all(ACTIONS[id_].part is Part.RESULT for id_ in path)
    assert all(ACTIONS[id_].part is Part.UPKEEP for id_ in result.kept_by)


@results
def test_its_target_can_be_reached_in_its_unit(result: PlannedResult) -> None:
    most = {Unit.YES_NO: 1, Unit.PERCENT: 100, Unit.POINTS: 100}.get(result.unit)
    assert result.target > 0
    assert most is None or result.target <= most
    assert result.unit is not Unit.YES_NO or result.target == 1


@results
def test_the_higher_answer_is_measured_no_earlier_than_the_lower(result: PlannedResult) -> None:
    weeks = result.measured_after_weeks
    assert weeks.partly <= weeks.yes
    assert weeks.yes_from_partly <= weeks.yes


def test_aims_that_rest_on_others_are_told_apart() -> None:
    aims = [result.question for result in CATALOGUE.results if result.rests_on is RestsOn.OTHERS]
    assert aims == ["1.3", "1.4", "2.5", "5.1", "5.3", "6.6", "6.7", "7.3", "7.6", "8.4", "10.1"]


def test_small_steps_count_only_where_they_add_up() -> None:
    assert all(result.adds_up for result in CATALOGUE.results if result.steps)


def test_a_result_names_each_of_its_actions() -> None:
    result = PlannedResult.model_validate(
        {**ONE, "partly": [["F01-10"], ["F01-02", "F01-03"]], "kept_by": ["F01-09"], "measured_by": ["F01-06"]}
    )
    assert result.actions == {"F01-01", "F01-10", "F01-02", "F01-03", "F01-09", "F01-06"}
    assert list(result.paths) == [
        ("partly", 0, ("F01-10",)),
        ("partly", 1, ("F01-02", "F01-03")),
        ("yes", 0, ("F01-01",)),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"unit": "euros"},
        {"noticed_by": {"who": "nobody", "text": "x"}},
        {"yes": [["statement"]]},
        {"depends_on": "luck"},
    ],
    ids=str,
)
def test_a_result_that_says_something_else_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(facts))):
        PlannedResult.model_validate({**ONE, **facts})
