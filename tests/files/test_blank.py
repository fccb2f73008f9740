"""The form that a city fills in."""

import re
from datetime import date
from pathlib import Path

import pytest

from files.shelf import SMALL, measures, toolkit
from planner.files.assessments import load_assessment
from planner.files.blank import blank_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.templates.own_method import LIMITS, WEIGHTS
from planner.toolkit.assessment import Answer, Standing
from planner.toolkit.plan_settings import Absence, AdoptionSettings, MoneyState
from planner.wording import Wording

DAY = date(2026, 11, 13)
ENGLISH = blank_assessment(toolkit(), measures(), "en", day=DAY)


def explained(text: str) -> str:
    """Return the explanations as one text."""
    return " ".join(line.strip(" #") for line in text.splitlines() if line.lstrip().startswith("#"))


@pytest.mark.parametrize("words", [Answer, Standing, MoneyState, WEIGHTS, LIMITS], ids=str)
def test_every_word_that_may_be_written_is_named(words: tuple[str, ...]) -> None:
    assert [word for word in words if word not in explained(ENGLISH)] == []


def test_every_question_aspect_factor_reading_and_role_has_its_line() -> None:
    lines = {line.strip() for line in ENGLISH.splitlines()}
    assert {f'"{question}":' for question in toolkit().factor_of_question} <= lines
    assert {f"{factor.id}:" for factor in toolkit().contextual_factors} <= lines
    assert {f"{role}:" for role in measures().role_by_id} <= lines
    assert all(f"{rule.reading}: " in explained(ENGLISH) for rule in measures().context.readings)
    assert all(f"{figure.id}: " in explained(ENGLISH) for figure in measures().context.figures)


def test_no_id_is_cut_at_the_end_of_a_line() -> None:
    assert [line for line in ENGLISH.splitlines() if line.endswith("-")] == []


def test_words_of_a_closed_set_are_explained_in_the_language_of_the_reader() -> None:
    french = blank_assessment(toolkit("fr"), measures("fr"), "fr", day=DAY, wording=Wording("fr"))
    assert "partly (en partie)" in explained(french)
    assert "partly (" not in explained(ENGLISH)
    assert "language: fr" in french.splitlines()


def test_a_benchmark_without_context_asks_for_none(tmp_path: Path) -> None:
    plain = toolkit().model_copy(update={"contextual_factors": ()})
    text = blank_assessment(plain, measures(), "en", day=DAY)
    assert "context:" not in text.splitlines()
    path = tmp_path / "blank.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_assessment(path, plain, measures())[1] == ()


def test_another_benchmark_has_a_form_of_its_own(tmp_path: Path) -> None:
    benchmark = read_benchmark(SMALL / "benchmark" / "bibliotheques", "fr")
    catalogue = read_catalogue(SMALL / "plan_templates" / "bibliotheques", "fr")
    path = tmp_path / "blank.yaml"
    path.write_text(blank_assessment(benchmark, catalogue, "fr", day=DAY, wording=Wording("fr")), encoding="utf-8")
    assessment, problems = load_assessment(path, benchmark, catalogue)
    assert problems == ()
    assert assessment is not None
    assert (assessment.benchmark, assessment.date) == ("bibliotheques", DAY)


def test_every_example_among_the_explanations_can_be_uncommented(tmp_path: Path) -> None:
    first, second = (action.id for action in measures().actions[:2])
    days = (f"{first}: 2027", f"{first}: June", f"{second}: 21", "{session:")
    wanted = ("- {first:", "- {day:", "- {id: hr", *days)
    lines = [
        line.replace("# ", "", 1) if any(line.strip(" #").startswith(start) for start in wanted) else line
        for line in ENGLISH.splitlines()
    ]
    path = tmp_path / "filled.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    assessment, problems = load_assessment(path, toolkit(), measures())
    assert problems == ()
    assert assessment is not None
    assert len(assessment.plan.closures) == len(assessment.plan.council_sessions) == len(assessment.respondents) == 1
    assert list(assessment.plan.deadlines.values()) == [date(2027, 6, 30)]
    assert assessment.plan.not_before == {first: date(2027, 6, 1)}
    assert assessment.plan.must_be_on == {second: date(2028, 3, 21)}
    assert assessment.plan.adoption == AdoptionSettings(session=date(2027, 3, 15), may_begin_before=(first,))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_examples_of_means_can_be_uncommented_together(language: str, tmp_path: Path) -> None:
    text = blank_assessment(toolkit(language), measures(language), language, day=DAY, wording=Wording(language))
    head, _, rest = text.partition("\n  means:\n")
    example = re.compile(r"^    # (?=horizon|starts|money:|  - |services:|  [a-z]+: [0-9{]|factor_w)")
    lines = [example.sub("    ", line) for line in rest.splitlines()]
    path = tmp_path / "filled.yaml"
    path.write_text("\n".join((head, "  means:", *lines)), encoding="utf-8")
    assessment, problems = load_assessment(path, toolkit(), measures())
    assert problems == ()
    means = assessment.plan.means if assessment else None
    assert means is not None
    assert (means.horizon_years, means.starts_in_four_weeks) == (3, 6)
    assert [(money.year, money.state) for money in means.money or ()] == [
        (2027, MoneyState.IN_BUDGET),
        (2028, MoneyState.APPLIED_FOR),
    ]
    mayor, legal, hr = list(means.services.values())[:3]
    assert (mayor.posts, legal.posts, legal.plan_share, legal.filled_from) == (0.5, 2, 0.1, date(2027, 4, 1))
    assert hr.away == (Absence(first=date(2027, 7, 1), last=date(2027, 8, 31), share=0.5),)
    assert list(means.factor_weights.values()) == [1.5]
