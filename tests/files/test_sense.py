"""Templates that make no sense: what never comes up, what nobody answers, what waits for itself."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from files.shelf import SMALL
from planner.files.content import load_benchmark, load_templates
from planner.files.library import Library, library
from planner.files.sense import check_coverage, check_every_action_can_come_up, check_needs, check_steps
from planner.problem import Problem
from planner.templates.catalogue import ActionFile, ActionTemplate

NAME = "bibliotheques"


def small() -> Library:
    together = library(load_benchmark(SMALL / "benchmark" / NAME), load_templates(SMALL / "plan_templates" / NAME))
    assert together is not None
    return together


WHOLE = small()
PLAIN = next(iter(WHOLE.actions.values()))


def action(number: int, **facts: Any) -> ActionTemplate:
    """Return an action on question 1.1 that needs nothing, with these facts instead."""
    data = PLAIN.model_dump(mode="json") | {"id": f"F01-{number}", "needs": [], "when": None, **facts}
    return ActionTemplate.model_validate({key: value for key, value in data.items() if value is not None})


def holding(*actions: ActionTemplate) -> Library:
    """Return the small library with these actions in place of its own, and no context."""
    file = ActionFile(factor="F01", objective="x", target="y", actions=actions)
    templates = WHOLE.templates.model_copy(
        update={"files": (file,), "context": WHOLE.templates.context.model_copy(update={"readings": ()})}
    )
    return replace(WHOLE, templates=templates)


def codes(check: Callable[[Library], Iterator[Problem]], *actions: ActionTemplate) -> list[str]:
    return [problem.code for problem in check(holding(*actions))]


NO = {"question": "1.1", "answer": ["no"]}
YES = {"question": "1.1", "answer": ["yes"]}
OTHER = {"question": "1.2", "answer": ["yes"]}


@pytest.mark.parametrize(
    ("facts", "comes_up"),
    [
        ({}, True),
        ({"when": NO}, True),
        ({"when": OTHER}, True),
        ({"when": {"not": YES}}, True),
        ({"when": YES}, False),
        ({"when": {"all": [NO, {"not": NO}]}}, False),
        ({"when": {"any": [{"all": [NO, YES]}, OTHER]}}, True),
        ({"when": {"all": [{"context": "C1", "reading": "works"}, {"factor": "F01", "standing": ["weak"]}]}}, True),
        ({"start_from": "nothing", "when": {"question": "1.1", "answer": ["partly"]}}, False),
        ({"start_from": "something", "when": {"question": "1.1", "answer": ["partly"]}}, True),
        ({"answers": ["C1"]}, False),
    ],
)
def test_an_action_comes_up_when_some_answers_call_for_it(facts: dict[str, Any], comes_up: bool) -> None:  # noqa: FBT001
    assert codes(check_every_action_can_come_up, action(1, **facts)) == ([] if comes_up else ["never-proposed"])


def test_what_another_action_needs_comes_up_whatever_its_condition_says() -> None:
    impossible = action(1, when=YES)
    assert codes(check_every_action_can_come_up, impossible, action(2, needs=["F01-1"])) == []


def test_a_condition_with_too_many_cases_is_believed_and_costs_no_time() -> None:
    many = [{"question": f"1.{number}", "answer": ["no"]} for number in range(1, 13)]
    begun = time.process_time()
    assert codes(check_every_action_can_come_up, action(1, when={"all": [*many, YES, NO]})) == []
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("lower", "higher", "expected"),
    [
        ({"start_from": "nothing"}, {"start_from": "something"}, ["lower-needs-higher"]),
        ({"start_from": "nothing"}, {"start_from": "either"}, []),
        ({"start_from": "something"}, {"start_from": "something"}, []),
        ({"start_from": "nothing"}, {"start_from": "something", "answers": ["1.2"]}, []),
    ],
)
def test_a_first_step_does_not_wait_for_a_later_one_on_the_same_question(
    lower: dict[str, Any], higher: dict[str, Any], expected: list[str]
) -> None:
    assert codes(check_steps, action(1, needs=["F01-2"], **lower), action(2, **higher)) == expected


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({1: ["F01-2"], 2: [], 3: []}, []),
        ({1: ["F01-1"], 2: [], 3: []}, ["needs-itself"]),
        ({1: ["F01-2", "F01-2"], 2: [], 3: []}, ["need-twice"]),
        ({1: ["F01-2"], 2: ["F01-1"], 3: []}, ["dependency-loop"]),
        ({1: ["F01-2"], 2: ["F01-3"], 3: ["F01-1"]}, ["dependency-loop"]),
        ({1: ["F01-9"], 2: [], 3: []}, []),
    ],
)
def test_actions_that_wait_for_one_another_are_reported_once(needs: dict[int, list[str]], expected: list[str]) -> None:
    problems = [problem.code for problem in check_needs(holding(*(action(n, needs=each) for n, each in needs.items())))]
    assert problems == expected


def test_questions_of_what_could_not_be_read_are_no_gap() -> None:
    gaps = {problem.values.get("question") for problem in check_coverage(holding(action(1)))}
    assert {"1.2", "1.3"} <= gaps
    known = replace(holding(action(1)), lost_words=frozenset({"1.2"}))
    assert "1.2" not in {problem.values.get("question") for problem in check_coverage(known)}
