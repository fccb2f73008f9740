from dataclasses import replace
from enum import StrEnum

import pytest

from planner.problem import MOST_PROBLEMS, MOST_QUOTED, Problem, ProblemsFoundError, first_problems, quotable
from planner.wording import LANGUAGES, Wording


class Mood(StrEnum):
    SUNNY = "sunny"


LOOP = Problem(code="loop", what="“{word}” is a loop.", fix="Cut it.", values={"word": "a"})


def test_the_first_problems_are_put_in_words_and_the_others_counted() -> None:
    shown, more = first_problems([LOOP] * (MOST_PROBLEMS + 3))
    assert (len(shown), more) == (MOST_PROBLEMS, 3)
    assert first_problems([]) == ((), 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_hundred_thousand_problems_fits_on_a_few_screens(language: str) -> None:
    problems = [replace(LOOP, values={"word": "x" * 10_000})] * 100_000
    sentences = list(Wording(language).problems(problems))
    assert len(sentences) == MOST_PROBLEMS + 1
    assert len("".join(sentences)) < MOST_PROBLEMS * (MOST_QUOTED + 200)
    assert len(str(ProblemsFoundError(problems))) < MOST_PROBLEMS * (MOST_QUOTED + 200)


def test_a_sentence_repeats_nothing_that_a_terminal_obeys() -> None:
    assert quotable("a\x1b[2J\u202eb\ud800c\nd") == "a\ufffd[2J\ufffdb\ufffdc d"
    assert replace(LOOP, values={"word": "\x07"}).english() == "“\ufffd” is a loop. Cut it."


def test_the_words_of_an_enum_stay_what_they_are() -> None:
    assert type(replace(LOOP, values={"word": Mood.SUNNY}).values["word"]) is Mood
