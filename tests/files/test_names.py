"""Names in the templates: each stands for an entry of the content, and for one only."""

from dataclasses import replace

import pytest

from files.test_sense import WHOLE, action, holding
from planner.files.names import check_names, gaps, parts
from planner.templates.conditions import AllOf, AnyOf, Condition, Not, ReadingIs

WORKS = ReadingIs(context="C1", reading="works")


def test_a_whole_library_has_no_unknown_name() -> None:
    assert list(check_names(WHOLE)) == []


@pytest.mark.parametrize(
    ("facts", "code", "word"),
    [
        ({"answers": ["1.1", "9.9"]}, "unknown-question", "9.9"),
        ({"lead": "mayor"}, "unknown-role", "mayor"),
        ({"support": ["elus", "mayor"]}, "unknown-role", "mayor"),
        ({"needs": ["F01-9"]}, "unknown-action", "F01-9"),
        ({"legal_limits": ["water"]}, "unknown-legal-limit", "water"),
        ({"examples": ["F01-atlantis"]}, "unknown-example", "F01-atlantis"),
        ({"cost_band": 9}, "unknown-cost-band", "9"),
        ({"when": {"question": "9.9", "answer": ["no"]}}, "unknown-question", "9.9"),
        ({"when": {"not": {"all": [{"factor": "F77", "standing": ["weak"]}]}}}, "unknown-factor", "F77"),
        ({"when": {"any": [{"context": "C9", "reading": "works"}]}}, "unknown-context", "C9"),
    ],
)
def test_each_name_in_an_action_is_looked_up(facts: dict[str, object], code: str, word: str) -> None:
    problem, *_ = check_names(holding(action(1, **facts)))
    assert (problem.code, problem.values["word"]) == (code, word)


def test_a_word_of_a_part_that_could_not_be_read_is_known() -> None:
    library = holding(action(1, lead="mayor"))
    assert list(check_names(replace(library, lost_words=frozenset({"mayor"})))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No gap", []),
        ("{factor} and {questions}, {factor}", ["factor", "questions"]),
        ("{{factor}}", []),
        ("{}", [""]),
        ("{0.__class__}", ["0.__class__"]),
        ("{factor!r:>9999999}", ["factor"]),
        ("Closed only }", ["}"]),
        ("Open only {", ["{"]),
        ("{factor:{width}}", ["factor"]),
    ],
)
def test_words_in_braces_are_gaps_and_are_never_looked_up(text: str, words: list[str]) -> None:
    assert gaps(text) == words


@pytest.mark.parametrize(
    ("condition", "inside"),
    [
        (Not(**{"not": WORKS}), [(WORKS, ("when", "not"))]),
        (AllOf(all=(WORKS, WORKS)), [(WORKS, ("when", "all", 0)), (WORKS, ("when", "all", 1))]),
        (AnyOf(any=(WORKS,)), [(WORKS, ("when", "any", 0))]),
    ],
)
def test_the_conditions_inside_a_condition_have_their_places(
    condition: AllOf | AnyOf | Not, inside: list[tuple[Condition, tuple[str | int, ...]]]
) -> None:
    assert list(parts(condition, ("when",))) == inside
