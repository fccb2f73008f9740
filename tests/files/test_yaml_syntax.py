"""What a person did wrong in a text that is no YAML is said in plain words, on the line that is to be mended."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.located_yaml import parse_yaml
from planner.problem import Problem
from planner.wording import LANGUAGES, Wording


def fault(text: str) -> Problem:
    (problem,) = parse_yaml(text, "city.yaml").problems
    return problem


@pytest.mark.parametrize(
    ("text", "line", "code", "words"),
    [
        ("a: 1\nb\nc: 2\n", 3, "yaml-syntax", "A colon is missing"),
        ('"a": 1\n"b" 2\n', 2, "yaml-syntax", "A colon is missing"),
        ("a: [1, 2\nb: 3\n", 2, "yaml-syntax", "A bracket opens and is not closed"),
        ("a: {x: 1\nb: 3\n", 2, "yaml-syntax", "A bracket opens and is not closed"),
        ("a: [b, c}\n", 1, "yaml-syntax", "A bracket opens and is not closed"),
        ('a: "C:\\query"\n', 1, "yaml-syntax", "A backslash in double quotes"),
        ('a: "\\xZZ"\n', 1, "yaml-syntax", "A backslash in double quotes"),
        ('a: "\\ud800"\n', 1, "yaml-syntax", "A backslash in double quotes"),
        ("a: - b\n", 1, "yaml-syntax", "A list begins on the line of its name"),
        ("a: ]\n", 1, "yaml-syntax", "This line cannot be read as YAML."),
        ("%YAML 3.0\n---\na: 1\n", 1, "yaml-syntax", "This line cannot be read as YAML."),
        ("a: 1\n...\n%\n", 3, "yaml-syntax", "This line cannot be read as YAML."),
        ("- a\nb: 1\n", 2, "yaml-indentation", "does not line up"),
        ("a: b\n- c\n", 2, "yaml-indentation", "does not line up"),
        ("a: b: c\n", 1, "yaml-colon", "A colon stands inside a text"),
        ("a: @b\n", 1, "yaml-needs-quotes", "YAML reads in its own way"),
        ("a:\n\t- b\n", 2, "yaml-tab", "begins with a tab"),
        ('a: 1\nb: "x\nc: 2\n', 2, "yaml-open-quote", "is never closed"),
    ],
)
def test_the_slip_is_named_on_its_line(text: str, line: int, code: str, words: str) -> None:
    problem = fault(text)
    assert (problem.place.line, problem.code) == (line, code)
    assert words in problem.english()


PARTS = ["a", "b: c", ": ", "- ", "\t", "  ", "\n", *"[]{},\"'\\#%&*!|>?@"]


@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_the_words_of_the_parser_reach_nobody(parts: list[str]) -> None:
    text = "".join(parts)
    for problem in parse_yaml(text, "city.yaml").problems:
        assert 1 <= (problem.place.line or 1) <= text.count("\n") + 1
        for language in LANGUAGES:
            shown = Wording(language).problem(problem)
            assert not re.search(r"did not find|could not find|found character|while (?:parsing|scanning)|token", shown)
