"""Whatever stands in the place of an assessment, a benchmark or plan templates is read, or refused in words.

Never by a traceback, never slowly, never at the price of memory. ``make test`` tries a part of the
files, ``make soak`` all of them.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from fuzz.readers import GOOD, READERS, SMALL, Case, cases, copy_of_small, problems_with
from planner.problem import MOST_PROBLEMS
from planner.wording import LANGUAGES, Wording

ALL = {reader: cases(reader) for reader in READERS}
SAMPLE = 20
"""Files of each reader in ``make test``."""

TIMES_A_PLAIN_FILE = 20
FLOOR = 4.0
"""Seconds of the processor that every file may take. A command on a good file takes half a second, most of it to
start; a busy machine lets all wait, which is no fault of a file."""
MOST_MEMORY = 300 * 1024
"""KiB by which the whole run may grow."""
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would obey instead of showing it."""
MOST_CHARACTERS = 60_000
"""Characters of all sentences about one file."""


def chosen(reader: str) -> tuple[Case, ...]:
    step = 1 if os.environ.get("PLANNER_SOAK") else len(ALL[reader]) // SAMPLE
    return ALL[reader][::step]


def seconds(case: Case, folder: Path) -> float:
    begun = time.process_time()
    problems_with(case, folder)
    return time.process_time() - begun


def allowed(reader: str, folder: Path) -> float:
    """Return what a file of this kind may take, from what a good one takes now."""
    file = GOOD[reader][0]
    good = Case(reader, file, "good", (SMALL / file).read_bytes() + b"# read anew\n")
    return max(FLOOR, TIMES_A_PLAIN_FILE * min(seconds(good, folder) for _ in range(3)))


@pytest.fixture
def memory() -> Iterator[None]:
    """See that the peak of what the process holds rises little; other systems than Linux do not tell it."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = peak()
    yield
    assert peak() - before <= MOST_MEMORY


def peak() -> int:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def test_there_are_files_enough() -> None:
    assert sum(map(len, ALL.values())) >= 350


def test_good_files_are_read_without_a_word(tmp_path: Path) -> None:
    folder = copy_of_small(tmp_path)
    for reader, files in GOOD.items():
        for file in files:
            assert problems_with(Case(reader, file, "good", (SMALL / file).read_bytes()), folder) == ()


@pytest.mark.long
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.usefixtures("memory")
def test_every_file_is_read_or_refused_in_words_and_quickly(reader: str, tmp_path: Path) -> None:
    folder = copy_of_small(tmp_path)
    most = allowed(reader, folder)
    for case in chosen(reader):
        begun = time.process_time()
        problems = problems_with(case, folder)
        for language in LANGUAGES:
            sentences = list(Wording(language).problems(problems))
            assert len(sentences) <= MOST_PROBLEMS + 1, case
            assert len("".join(sentences)) <= MOST_CHARACTERS, case
            assert not any(UNPRINTABLE.search(sentence) for sentence in sentences), case
        assert all(problem.place.file and problem.what and problem.fix for problem in problems), case
        if case.sentence:
            assert case.sentence in {problem.what for problem in problems}, case
        if time.process_time() - begun > most:
            assert min(seconds(case, folder) for _ in range(2)) <= most, case
