"""Why something is not done: what is wrong, how it is mended, and on which line."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from planner.app.web.refusal import show_problems
from planner.problem import MOST_PROBLEMS, Place, Problem

Within = Callable[..., AppTest]


def problem(what: str = "The name is missing.", *, line: int | None = None, **values: str) -> Problem:
    return Problem(code="x", what=what, fix="Write it.", place=Place(line=line), values=values)


def errors(within: Within, *problems: Problem, language: str = "en") -> list[str]:
    return [error.value for error in within(lambda: show_problems(problems), language=language).error]


def test_without_problems_nothing_is_shown(within: Within) -> None:
    assert errors(within) == []


def test_all_problems_are_one_message_each_with_its_way_out(within: Within) -> None:
    (message,) = errors(within, problem(), problem("The day is missing."))
    assert message.split("\n\n") == ["The name is missing.  \nWrite it.", "The day is missing.  \nWrite it."]


def test_a_problem_in_a_file_says_its_line_in_the_readers_language(within: Within) -> None:
    assert errors(within, problem(line=7))[0].startswith("Line 7: The name")
    assert errors(within, problem(line=7), language="fr")[0].startswith("Ligne 7")


def test_what_people_wrote_is_quoted_as_they_wrote_it(within: Within) -> None:
    assert r"\*\*bold\*\*" in errors(within, problem("“{word}” is none.", word="**bold**"))[0]


def test_of_very_many_the_rest_is_counted(within: Within) -> None:
    (message,) = errors(within, *[problem()] * (MOST_PROBLEMS + 2))
    assert message.endswith("and 2 more problems")
    assert message.count("The name is missing.") == MOST_PROBLEMS
