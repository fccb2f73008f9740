"""A city in which nothing is left to do reads what holds, how it is kept, and when it is looked at again."""

import pytest
from drafted_plans import plan
from written_papers import paper, paper_of

from planner.proposal.diagnosis import Diagnosis
from planner.toolkit.assessment import Answer, Standing
from planner.wording import LANGUAGES

HOLDS = "What holds, by key factor"


def test_what_holds_stands_with_what_keeps_it() -> None:
    assert paper(0).table(HOLDS)[1] == (
        "Key factor 1",
        (
            "1.1 Every counter says whom to turn to, in the languages spoken there.\n"
            "1.2 Does the city say at its counters whom to turn to? Yes."
        ),
        "Look at the notices once a year",
    )
    assert paper(0).column(HOLDS, "How it is kept")[1] == "It is looked at in the next assessment."


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_no_action_by_its_number(language: str) -> None:
    assert "F01-950" not in paper(0, language).text


def test_it_says_when_the_city_is_looked_at_again() -> None:
    assert "The city is assessed again by October 2028" in paper(0).under("Monitoring").text


def test_it_has_neither_cover_nor_contents_nor_answers() -> None:
    assert paper(0).headings(1) == [
        "Decision proposed to the council",
        "Monitoring",
        "What holds, and how it is kept",
        "Source and disclaimer",
    ]
    assert paper(0).headings(2) == paper(0).headings(3) == []


def test_the_funders_disclaimer_stands_there_too() -> None:
    notes = paper(0).under("Source and disclaimer").texts("Source Note")
    assert notes[0].startswith("Title: Benchmark of the counter; Publisher: Guild of Counters, Portmarrow;")
    assert notes[1] == "Printers are treated alike."


def test_a_city_to_which_nothing_applies_holds_nothing() -> None:
    factors = tuple(
        factor.model_copy(update={"standing": Standing.NOT_APPLICABLE}) for factor in plan(0).diagnosis.factors
    )
    shown = paper_of(plan(0, diagnosis=Diagnosis(factors=factors)))
    assert "None of the key factors assessed applies to it" in shown.texts("Lead")[0]
    assert "What holds, and how it is kept" not in shown.headings(1)


def test_what_is_not_met_in_full_is_named_though_everything_is_in_place() -> None:
    first, *others = plan(0).diagnosis.factors
    met, partly = first.questions
    partly = partly.model_copy(update={"answer": Answer.PARTLY, "gap": 0.5})
    factors = (first.model_copy(update={"questions": (met, partly)}), *others)
    left = paper_of(plan(0, diagnosis=Diagnosis(factors=factors))).under("In place, though not in full")
    assert left.texts("List Bullet") == ["1.2 Does the city say at its counters whom to turn to? Answer: partly."]
