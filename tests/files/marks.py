"""Which problems does a broken file expect, on which lines?"""

import re
from collections.abc import Iterable
from pathlib import Path

from planner.problem import Problem

_MARK = re.compile(r"# expect: ([a-z, -]+)$")


def expected(files: Iterable[Path]) -> list[tuple[str, int, str]]:
    """Read the marks; in a .po file, where comments stand alone, a mark speaks of the next line."""
    return sorted(
        (file.name, number + (file.suffix == ".po"), code)
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (mark := _MARK.search(line))
        for code in mark[1].split(", ")
    )


def found(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return sorted((Path(one.place.file).name, one.place.line or 0, one.code) for one in problems)
