"""What a reader of a language reads: sentences with their gaps filled, counts, lists, problems."""

import subprocess
import sys
from datetime import date

import pytest

from planner.problem import Place, Problem
from planner.templates.method import CostBand
from planner.toolkit.assessment import Answer, AssessmentKind
from planner.wording import Wording

ENGLISH, FRENCH = Wording("en"), Wording("fr")


def test_cost_bands_are_ranges_of_euros() -> None:
    band = CostBand.model_validate({"band": 1, "from": 2000, "below": 10000, "title": "low"})
    assert (ENGLISH.cost_band(band), FRENCH.cost_band(band)) == (
        "€2,000 to €10,000",
        "2\u202f000\u00a0€ à 10\u202f000\u00a0€",
    )
    assert ENGLISH.money_range(0, 2000) == "under €2,000"
    assert FRENCH.money_range(150000, None) == "150\u202f000\u00a0€ et plus"


def test_french_counts_nought_and_one_as_singular() -> None:
    assert [FRENCH.count("{number} action", "{number} actions", number) for number in (0, 1, 2)] == [
        "0 action",
        "1 action",
        "2 actions",
    ]
    assert ENGLISH.count("{number} action", "{number} actions", 0) == "0 actions"


def test_lists_end_with_a_word() -> None:
    assert FRENCH.listing(["maire", "conseil", "agents"]) == "maire, conseil et agents"
    assert ENGLISH.listing(["one"]) == "one"
    assert ENGLISH.listing([]) == ""
    assert ENGLISH.listing(["a", "b"], "or") == "a or b"


def test_a_series_parts_texts_that_have_commas_of_their_own() -> None:
    parts = ["l’enquête, au nord", "l’appel d’offres"]
    assert FRENCH.series(parts) == "l’enquête, au nord\u202f; l’appel d’offres"
    assert ENGLISH.series(parts) == "l’enquête, au nord; l’appel d’offres"
    assert FRENCH.series([]) == ""
    assert FRENCH.series(parts[:1]) == parts[0]


def test_a_value_stands_behind_its_label() -> None:
    assert FRENCH.labelled("État", "En cours") == "État\u00a0: En cours"
    assert ENGLISH.labelled("Status", "{value}") == "Status: {value}"


def test_a_label_loses_its_capital_inside_a_sentence() -> None:
    assert (ENGLISH.label(Answer.UNKNOWN), ENGLISH.label_inside(Answer.UNKNOWN)) == ("Not known", "not known")
    assert FRENCH.label_inside(AssessmentKind.PEER_REVIEW) == "évaluation par les pairs"


def test_a_problem_says_where_what_and_how_to_mend_it() -> None:
    problem = Problem(
        code="unknown-role", what="“{role}”", fix="“{near}”", values={"role": "a", "near": "b"}, place=Place(file="x")
    )
    assert ENGLISH.problem(problem) == "x  “a”  [unknown-role]\n    “b”"


def test_text_in_a_value_is_never_taken_for_a_gap() -> None:
    assert ENGLISH.say("Adopted on {day}", day="{day} {0}") == "Adopted on {day} {0}"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no wording in the language “xx”"):
        Wording("xx")


def test_importing_the_wording_loads_neither_babel_nor_the_model() -> None:
    code = "import sys, planner.wording; print(sorted({'babel', 'pydantic', 'polib'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - our own code
    assert loaded.stdout.strip() == "[]"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert FRENCH.say("The ferry leaves at {hour}.", hour="noon") == "The ferry leaves at noon."
    # In French 0 is singular; in an English sentence it is not.
    assert FRENCH.count("{number} boat", "{number} boats", 0) == "0 boats"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1234.5, "1,234.5", "1\u202f234,5"),
        (date(2027, 1, 1), "1 January 2027", "1er janvier 2027"),
        ("2027", "2027", "2027"),
        (None, "None", "None"),
    ],
)
def test_a_value_is_written_as_its_kind_is(value: object, english: str, french: str) -> None:
    assert (ENGLISH.shown(value), FRENCH.shown(value)) == (english, french)


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4), (12, 4)])
def test_a_quarter_has_three_months(month: int, quarter: int) -> None:
    assert ENGLISH.quarter(date(2027, month, 1)) == f"quarter {quarter} of 2027"


def test_what_people_wrote_gets_the_spaces_of_the_language() -> None:
    assert FRENCH.typeset("Qui paie ?") == "Qui paie\u202f?"
    assert ENGLISH.typeset("Who pays ?") == "Who pays ?"


def test_problems_beyond_a_screen_are_counted() -> None:
    problems = [Problem(code="x", what="Loop.", fix="Cut it.")] * 51
    assert list(FRENCH.problems(problems))[-1] == "et encore 1 problème"
    assert list(ENGLISH.problems([])) == []
