"""What the operating system refuses is told in the reader's language."""

import errno
import os
from pathlib import Path

import pytest

from planner.files.hindrances import Hindrance, hindrance
from planner.files.text_files import read_text
from planner.files.writing import write_whole
from planner.problem import Problem, ProblemsFoundError
from planner.wording import LANGUAGES, Wording


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_the_words_of_the_system_reach_nobody(number: int, language: str) -> None:
    own = os.strerror(number)
    reason = hindrance(OSError(number, own))
    assert Wording(language).shown(reason) != own
    assert isinstance(reason, Hindrance) or reason == errno.errorcode[number]


def test_an_error_without_a_number_is_named_by_its_kind() -> None:
    assert hindrance(TimeoutError("timed out")) == "TimeoutError"


def problem_of_writing(path: Path) -> Problem:
    with pytest.raises(ProblemsFoundError) as caught:
        write_whole(path, b"new")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("name", "reason"),
    [("x" * 300, Hindrance.NAME_TOO_LONG), ("a\0b", Hindrance.UNFIT_NAME)],
    ids=["long", "NUL"],
)
def test_a_name_that_cannot_be_one_is_refused_alike_whether_read_or_written(
    tmp_path: Path, name: str, reason: Hindrance
) -> None:
    written, read = problem_of_writing(tmp_path / name), read_text(tmp_path / name, "city.yaml")
    assert isinstance(read, Problem)
    assert (written.code, written.values["reason"]) == ("cannot-write", reason)
    assert (read.code, read.values["reason"]) == ("unreadable-file", reason)
    assert list(tmp_path.iterdir()) == []


def test_a_circle_of_links_is_said_to_be_one(tmp_path: Path) -> None:
    loop = tmp_path / "city.yaml"
    loop.symlink_to(loop)
    problem = read_text(loop, "city.yaml")
    assert isinstance(problem, Problem)
    assert Wording("fr").say(problem.what, **problem.values).endswith("les liens qui y mènent tournent en rond.")
