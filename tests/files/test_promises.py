"""Results that nobody can reach, or that rest on nothing that people would notice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from files.shelf import SMALL
from planner.files.content import load_benchmark, load_templates
from planner.files.library import Library, library
from planner.files.promises import check_paths, check_results
from planner.problem import Problem
from planner.templates.catalogue import ActionFile, ActionTemplate
from planner.templates.results import PlannedResult

NAME = "bibliotheques"


def small() -> Library:
    together = library(load_benchmark(SMALL / "benchmark" / NAME), load_templates(SMALL / "plan_templates" / NAME))
    assert together is not None
    return together


WHOLE = small()
PLAIN_ACTION = next(iter(WHOLE.actions.values())).model_dump(mode="json", by_alias=True)
PLAIN_RESULT = WHOLE.templates.files[0].results[0].model_dump(mode="json", by_alias=True)


def action(number: int, **facts: Any) -> ActionTemplate:
    """Return an action that changes something and needs nothing, with these facts instead."""
    plain = {**PLAIN_ACTION, "id": f"F01-{number}", "needs": [], "part": "result", **facts}
    return ActionTemplate.model_validate({key: value for key, value in plain.items() if value is not None})


def result(question: str, **paths: Any) -> PlannedResult:
    """Return a result on a question that has these paths alone."""
    bare: dict[str, object] = {"partly": [], "yes": [], "yes_from_partly": []}
    return PlannedResult.model_validate({**PLAIN_RESULT, **bare, "question": question, **paths})


def holding(results: tuple[PlannedResult, ...], *actions: ActionTemplate) -> Library:
    """Return the small library with these results and actions in place of its own."""
    file = ActionFile(factor="F01", objective="x", results=results, actions=actions)
    return replace(WHOLE, templates=WHOLE.templates.model_copy(update={"files": (file,)}))


def told(check: Callable[[Library], Iterator[Problem]], library: Library) -> list[tuple[str, object]]:
    return [(problem.code, problem.values["question"]) for problem in check(library)]


def test_the_small_benchmark_promises_something_about_every_question() -> None:
    assert told(check_results, WHOLE) == []
    assert told(check_paths, WHOLE) == []


def test_a_benchmark_without_results_has_no_gaps_among_them() -> None:
    assert told(check_results, holding((), action(1))) == []


def test_where_there_are_results_every_question_has_one_that_leads_to_yes() -> None:
    results = (result("1.1", yes=[["F01-1"]]), result("1.2", partly=[["F01-1"]]))
    gaps = [("no-path-to-yes", question) for question in ("1.2", "1.3", "2.1", "2.2")]
    assert told(check_results, holding(results, action(1))) == gaps
    unread = replace(holding(results, action(1)), lost_words=frozenset({"1.3"}))
    assert ("no-path-to-yes", "1.3") not in told(check_results, unread)


def test_a_question_has_one_result() -> None:
    twice = tuple(result(question, yes=[["F01-1"]]) for question in ("1.1", "1.2", "1.3", "2.1", "2.2", "1.2"))
    assert told(check_results, holding(twice, action(1))) == [("result-twice", "1.2")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (["F01-1"], []),
        (["F01-2"], ["only-preparation"]),
        (["F01-2", "F01-3"], ["only-preparation"]),
        (["F01-2", "F01-1"], []),
        (["F01-2", "F01-9"], []),
    ],
    ids=str,
)
def test_preparation_alone_delivers_nothing(path: list[str], expected: list[str]) -> None:
    library = holding(
        (result("1.1", yes=[["F01-1"], path]),), action(1), *(action(n, part="preparation") for n in (2, 3))
    )
    assert [code for code, _ in told(check_paths, library)] == expected


@pytest.mark.parametrize(
    ("choice", "walks"),
    [
        ({"action": "F01-2", "or": ["F01-3"]}, True),
        ({"action": "F01-2", "or": ["F01-1"]}, False),
        ({"action": "F01-2", "or": ["F01-9"]}, True),
        ("F01-3", True),
    ],
    ids=str,
)
def test_a_path_is_walked_when_some_choice_leads_out_of_the_circle(choice: object, walks: bool) -> None:  # noqa: FBT001
    actions = (action(1, needs=[choice]), action(2, needs=["F01-1"]), action(3))
    found = told(check_paths, holding((result("1.1", yes=[["F01-1"]]),), *actions))
    assert found == ([] if walks else [("never-walked", "1.1")])


def test_a_loop_without_a_choice_is_told_where_it_is_written_and_not_on_every_path() -> None:
    actions = (action(1, needs=["F01-2"]), action(2, needs=["F01-1"]))
    assert told(check_paths, holding((result("1.1", yes=[["F01-1"]]),), *actions)) == []
