"""Templates that make no sense: what never comes up, what nobody answers, what waits for itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from files.shelf import SMALL
from planner.files.content import load_benchmark, load_templates
from planner.files.library import Library, library
from planner.files.sense import check_coverage, check_every_action_can_come_up, check_needs
from planner.problem import Problem
from planner.templates.catalogue import ActionFile, ActionTemplate
from planner.templates.results import PlannedResult

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


def result(question: str, **facts: Any) -> PlannedResult:
    """Return a result on a question, with these facts instead."""
    data = WHOLE.templates.files[0].results[0].model_dump(mode="json", by_alias=True)
    plain = {**data, "partly": [], "yes": [], "yes_from_partly": [], "question": question}
    return PlannedResult.model_validate({**plain, **facts})


def with_results(among: Library, *results: PlannedResult) -> Library:
    """Return a library whose first file promises these results."""
    first, *rest = among.templates.files
    files = (first.model_copy(update={"results": results}), *rest)
    return replace(among, templates=among.templates.model_copy(update={"files": files}))


def codes(check: Callable[[Library], Iterator[Problem]], *actions: ActionTemplate) -> list[str]:
    return [problem.code for problem in check(holding(*actions))]


@pytest.mark.parametrize(
    "reason",
    [
        {"yes": [["F01-1"]]},
        {"yes": [["F01-2"]], "kept_by": ["F01-1"]},
        {"yes": [["F01-2"]], "measured_by": ["F01-1"]},
        {"yes": [["F01-2"]], "steps": ["F01-1"]},
    ],
    ids=str,
)
def test_an_action_comes_up_when_a_result_names_it(reason: dict[str, Any]) -> None:
    library = with_results(holding(action(1), action(2)), result("1.1", **{"partly": [["F01-2"]], **reason}))
    assert [*check_every_action_can_come_up(library)] == []


@pytest.mark.parametrize("need", ["F01-1", {"action": "F01-3", "or": ["F01-1"]}], ids=str)
def test_what_another_action_needs_comes_up_whatever_results_name(need: object) -> None:
    library = holding(action(1), action(2, needs=[need]), action(3))
    named = with_results(library, result("1.1", yes=[["F01-2", "F01-3"]]))
    assert [*check_every_action_can_come_up(named)] == []


def test_an_action_that_nothing_names_is_written_in_vain() -> None:
    named = with_results(holding(action(1), action(2, after=["F01-1"])), result("1.1", yes=[["F01-2"]]))
    assert [problem.values["action"] for problem in check_every_action_can_come_up(named)] == ["F01-1"]


def test_without_results_no_action_is_called_useless() -> None:
    assert codes(check_every_action_can_come_up, action(1)) == []


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({1: ["F01-2"], 2: [], 3: []}, []),
        ({1: ["F01-1"], 2: [], 3: []}, ["needs-itself"]),
        ({1: ["F01-2", "F01-2"], 2: [], 3: []}, ["need-twice"]),
        ({1: ["F01-2"], 2: ["F01-1"], 3: []}, ["dependency-loop"]),
        ({1: ["F01-2"], 2: ["F01-3"], 3: ["F01-1"]}, ["dependency-loop"]),
        ({1: ["F01-9"], 2: [], 3: []}, []),
        ({1: [{"action": "F01-2", "or": ["F01-3"]}], 2: ["F01-1"], 3: []}, []),
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
