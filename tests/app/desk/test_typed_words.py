"""Days, numbers and statuses are read as people type them, or refused with the option under which they stand."""

from datetime import date

import pytest

from planner.app.desk.typed_words import TypedWords, spellings
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.wording import LANGUAGES, Wording

SPELLINGS = spellings(ActionStatus)


def test_what_is_typed_rightly_raises_no_problem() -> None:
    words = TypedWords()
    assert words.day("--start", "2027-01-04") == date(2027, 1, 4)
    assert words.number("--percent", "40 %") == 40
    assert words.line("--proof", "Minutes") == "Minutes"
    assert words.word("--status", "DONE", SPELLINGS) is ActionStatus.DONE
    words.finish()


def test_what_is_not_typed_is_nothing() -> None:
    words = TypedWords()
    assert words.day("--start", None) is None
    assert words.number("--percent", None) is None
    assert words.word("--status", None, SPELLINGS) is None
    words.finish()


@pytest.mark.parametrize(
    ("text", "code"),
    [("soon", "not-a-date"), ("2027-02-31", "not-a-date"), ("0001-01-01", "date-out-of-range"), ("", "not-a-date")],
)
def test_what_is_no_day_of_a_plan_is_none(text: str, code: str) -> None:
    words = TypedWords()
    assert words.day("--start", text) is None
    assert [(problem.place.file, problem.code) for problem in words.problems] == [("--start", code)]


@pytest.mark.parametrize("text", ["1.5", "²", "many", "1e3", "", "-", "--1", "-1.5"])
def test_a_number_has_figures_and_nothing_else(text: str) -> None:
    words = TypedWords()
    assert words.number("--remaining", text) is None
    assert [problem.code for problem in words.problems] == ["not-a-whole-number"]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("-3", "Write a number ≥ 0."),
        ("\N{MINUS SIGN}3", "Write a number ≥ 0."),
        ("-1%", "Write a number ≥ 0."),
        ("9" * 10, "Write a number ≤ 999999999."),
        ("9" * 5000, "Write a number ≤ 999999999."),
    ],
)
def test_a_number_that_is_too_small_or_too_big_is_not_called_none(text: str, fix: str) -> None:
    words = TypedWords()
    assert words.number("--remaining", text) is None
    (problem,) = words.problems
    assert problem.code == "out-of-range"
    assert problem.english().endswith(fix)


def test_everything_that_cannot_be_read_is_raised_at_once() -> None:
    words = TypedWords()
    words.word("--status", "dun", SPELLINGS)
    words.line("--proof", "x" * 251)
    words.day("--start", "soon")
    with pytest.raises(ProblemsFoundError) as refused:
        words.finish()
    assert [problem.place.file for problem in refused.value.problems] == ["--status", "--proof", "--start"]
    assert "Write one of: proposed, agreed," in refused.value.problems[0].english()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", ActionStatus)
def test_a_status_is_typed_as_it_reads_in_any_language(status: ActionStatus, language: str) -> None:
    assert SPELLINGS[Wording(language).label(status).casefold()] is SPELLINGS[status.value] is status
