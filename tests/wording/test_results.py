"""What a plan promises reads as a sentence, and so does what has to wait."""

from typing import Any

import pytest
from drafted_plans import planned_action
from promised_results import result

from planner.proposal.choice import LaterCause
from planner.templates.results import RestsOn, Unit
from planner.toolkit.assessment import Answer
from planner.track.results import PlanLater
from planner.wording import Wording
from planner.wording.results import answer_change, how_seen, later_sentence, promise, target_text

ENGLISH, FRENCH = Wording("en"), Wording("fr")
WHOLE = "The whole, not promised yet: the ten forms ask for what is needed."
FIRST_STEP = f"By 6 March 2028, a first step: rewrite three forms. {WHOLE}"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "By 6 March 2028: the ten forms ask for what is needed."),
        (
            {"to": Answer.PARTLY},
            FIRST_STEP,
        ),
        (
            {"rests_on": RestsOn.OTHERS, "to": Answer.PARTLY},
            FIRST_STEP,
        ),
        (
            {"rests_on": RestsOn.OTHERS},
            "The city aims at this and publishes the figure on 6 March 2028: the ten forms ask for what is needed.",
        ),
        (
            {"to": Answer.PARTLY, "delivered_by": ()},
            f"With the adoption of the plan, a first step. {WHOLE}",
        ),
    ],
)
def test_a_promise_says_by_when_and_how_far_and_an_aim_that_it_is_one(facts: dict[str, Any], sentence: str) -> None:
    rewriting = planned_action(1, "en", 3).model_copy(update={"title": "Rewrite three forms"})
    assert promise(result(**facts), [rewriting], ENGLISH) == sentence


def test_the_answer_moves_from_that_of_today_to_the_one_promised() -> None:
    assert answer_change(result(), ENGLISH) == "No → Yes"
    assert answer_change(result(to=Answer.PARTLY), FRENCH) == "Non → En partie"


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
    assert target_text(result(target=target, unit=unit), ENGLISH) == text


def test_of_what_comes_in_part_no_figure_is_promised() -> None:
    assert "Target: 10 on 6 March 2028." in how_seen(result(), (), ENGLISH)
    assert "10" not in how_seen(result(to=Answer.PARTLY, target=None), (), ENGLISH)


def test_what_has_to_wait_says_for_whose_time_and_in_which_year_it_could_come() -> None:
    later = PlanLater(
        what="7.1", factor="F07", text="…", cause=LaterCause.TIME, when=2031, services=("hr", "statistics")
    )
    assert later_sentence(later, {"hr": "Human resources"}, ENGLISH) == (
        "Later, in 2031 at the earliest; no time is left for it: Human resources and statistics."
    )
    without = later.model_copy(update={"cause": LaterCause.NOT_OURS, "services": (), "when": None})
    assert later_sentence(without, {}, ENGLISH) == (
        "Later, in a year that is not known yet; no act of the city brings it about."
    )
