"""Each refusal of a use case says what is wrong and how it is mended, in every language, with its values in place."""

import errno
import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.files.message import UnknownWord
from planner.problem import Place, Problem
from planner.wording import LANGUAGES, Wording, refusals, slips

PLACE = Place(field="field")
VALUES: dict[str, object] = {
    "known": ("havelmar", "lindavelle"),
    "factors": ("F01", "F02"),
    "target": Path("plan.docs"),
    "file": Path("city.yaml"),
    "most": 20,
    "place": PLACE,
    "error": OSError(errno.ENAMETOOLONG, "File name too long", "city.yaml"),
}


def makers() -> list[Callable[..., Problem]]:
    functions: list[Callable[..., Problem]] = [
        function
        for module in (refusals, slips)
        for function in vars(module).values()
        if inspect.isfunction(function) and function.__module__ == module.__name__ and function.__name__[0] != "_"
    ]
    assert len(functions) > 20
    return functions


UNQUOTED = [value for module in (refusals, slips) for value in vars(module).values() if isinstance(value, Problem)]
UNKNOWN = [value for module in (refusals, slips) for value in vars(module).values() if isinstance(value, UnknownWord)]


def made(maker: Callable[..., Problem]) -> Problem:
    names = inspect.signature(maker).parameters
    values = {name: VALUES.get(name, f"<{name}>") for name in names}
    if maker is refusals.place_taken:
        values["target"] = "6.2"
    return maker(**values)


def problems() -> list[Problem]:
    words = [entry.at(PLACE, word, ("check", "draft")) for entry in UNKNOWN for word in ("chekc", "x")]
    return [*map(made, makers()), *UNQUOTED, *words]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", problems(), ids=lambda problem: problem.code)
def test_what_is_wrong_and_how_it_is_mended_is_said_in_full(problem: Problem, language: str) -> None:
    values = {**problem.values, "command": "planner"}
    for msgid in (problem.what, problem.fix):
        sentence = Wording(language).say(msgid, **values)
        assert not re.search(r"\{\w+\}", sentence), "every gap is filled"
        assert sentence == sentence.strip()
        assert sentence[-1] in ".!?…"
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", problem.code)


@pytest.mark.parametrize("maker", makers(), ids=lambda maker: maker.__name__)
def test_what_the_person_typed_is_repeated(maker: Callable[..., Problem]) -> None:
    problem = made(maker)
    shown = {name: value for name, value in problem.values.items() if isinstance(value, str) and value.startswith("<")}
    english = problem.english()
    assert all(f"{{{name}}}" not in english for name in shown)
    assert all(value in english for name, value in shown.items() if f"{{{name}}}" in problem.what + problem.fix)


@pytest.mark.parametrize(
    ("problem", "cure"),
    [
        (refusals.UNKNOWN_CITY.at(PLACE, "havlmar", ("havelmar",)), "Did you mean “havelmar”? It has: havelmar."),
        (refusals.UNKNOWN_CITY.at(PLACE, "zzz", ("havelmar",)), "It has: havelmar."),
        (refusals.UNKNOWN_CITY.at(PLACE, "zzz", ()), "It has: –."),
        (refusals.UNKNOWN_EXAMPLE.at(PLACE, "lindavele", ("lindavelle",)), "Did you mean “lindavelle”?"),
        (refusals.unknown_format(Path("plan.dcx"), (".docx", ".json")), "Did you mean “plan.docx”?"),
        (refusals.not_removed("x", ()), "Nothing is removed at present."),
        (refusals.not_removed("x", ("p",)), "What was removed: p."),
        (refusals.unknown_baseline("x", ()), "Its baselines are: –."),
        (slips.unknown_command("chekc", ("draft", "check")), "Did you mean “check”?"),
        (slips.unknown_option("--stat", ("--status", "--help"), "planner update"), "Did you mean “--status”?"),
        (slips.unknown_option("--zzz", ("--status",), "planner update"), "The options are: --status."),
    ],
    ids=lambda value: value if isinstance(value, str) else value.code,
)
def test_the_nearest_word_is_named_where_one_is_near(problem: Problem, cure: str) -> None:
    assert cure in problem.english()


def test_of_very_much_that_was_removed_a_sentence_names_the_first() -> None:
    many = tuple(f"p{number}" for number in range(200))
    english = refusals.not_removed("x", many).english()
    assert "p11" in english
    assert "p12," not in english


def test_a_question_is_quoted_whole_however_long_it_is() -> None:
    question = "Does the city see to it that discrimination keeps nobody out of municipal jobs, services or contracts?"
    assert question in refusals.answered_to_another_text("6.2", question).english()


@pytest.mark.parametrize(("length", "shown"), [(10, 10), (5000, 80)])
def test_an_unreadable_word_is_repeated_as_far_as_it_takes_to_find_it(length: int, shown: int) -> None:
    assert len(str(slips.not_text("x" * length, PLACE).values["word"])) == shown
    assert len(str(slips.unprintable("x" * length, PLACE).values["word"])) == shown
    assert str(slips.too_long("x" * length, 20, PLACE).values["word"]).endswith("…")
