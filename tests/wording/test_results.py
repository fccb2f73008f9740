"""What a plan promises reads as a sentence, and so does what has to wait."""

from datetime import date
from typing import Any

import pytest

from planner.proposal.choice import LaterCause
from planner.templates.results import RestsOn, Unit
from planner.templates.terms import Visibility
from planner.toolkit.assessment import Answer
from planner.track.results import PlanLater, PlanResult
from planner.wording import Wording
from planner.wording.results import answer_move, later_sentence, measure_facts, promise_sentence, target_text

ENGLISH, FRENCH = Wording("en"), Wording("fr")


def result(**facts: Any) -> PlanResult:
    usual: dict[str, Any] = {
        "question": "7.2",
        "factor": "F07",
        "text": "The ten forms used most ask for nothing but what is needed.",
        "from": Answer.NO,
        "to": Answer.YES,
        "date": date(2028, 3, 6),
        "rests_on": RestsOn.CITY,
        "noticed_by": Visibility.PUBLIC,
        "noticed_by_whom": "residents at the counter",
        "delivered_by": ("F07-03",),
        "indicator": "Forms rewritten",
        "unit": Unit.COUNT,
        "baseline": "Count at the start",
        "target": 10,
        "measured_on": date(2028, 3, 6),
    }
    return PlanResult(**{**usual, **facts})


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "True from 6 March 2028 on."),
        ({"to": Answer.PARTLY}, "True in part from 6 March 2028 on."),
        ({"rests_on": RestsOn.OTHERS}, "Aimed at for 6 March 2028; others have their part in it."),
        ({"to": Answer.PARTLY, "delivered_by": ()}, "True in part with the adoption of the plan."),
    ],
)
def test_a_promise_says_from_when_on_it_is_true_and_an_aim_that_it_is_one(facts: dict[str, Any], sentence: str) -> None:
    assert promise_sentence(result(**facts), ENGLISH) == sentence


def test_the_answer_moves_from_that_of_today_to_the_one_promised() -> None:
    assert answer_move(result(), ENGLISH) == "No → Yes"
    assert answer_move(result(to=Answer.PARTLY), FRENCH) == "Non → En partie"


def test_what_is_brought_about_in_part_has_no_target() -> None:
    whole, part = (dict(measure_facts(result(target=target), ENGLISH)) for target in (10, None))
    assert whole["Target"] == "10"
    assert "Target" not in part


@pytest.mark.parametrize(
    ("target", "unit", "text"),
    [
        (1, Unit.YES_NO, "done"),
        (70, Unit.PERCENT, "70%"),
        (10, Unit.POINTS, "10 percentage points"),
        (20, Unit.CHANGE, "20% more than in the base year"),
        (6, Unit.PER_YEAR, "6 in twelve months"),
        (10, Unit.COUNT, "10"),
    ],
)
def test_a_target_has_its_unit(target: float, unit: Unit, text: str) -> None:
    assert target_text(target, unit, ENGLISH) == text


def test_what_has_to_wait_says_for_whose_time_and_in_which_year_it_could_come() -> None:
    later = PlanLater(
        what="7.1", factor="F07", text="…", cause=LaterCause.TIME, when=2031, services=("hr", "statistics")
    )
    assert later_sentence(later, ENGLISH, {"hr": "Human resources"}) == (
        "The services that it needs have no time left: Human resources and statistics. It could come in 2031."
    )
    without = later.model_copy(update={"cause": LaterCause.NOT_OURS, "services": (), "when": None})
    assert later_sentence(without, ENGLISH, {}) == "None of the actions open to the city leads there."
