"""Every problem of the program is on the page, in each language, with what it means."""

import ast
import re
from pathlib import Path

import problems
import pytest

from docs.pages import LANGUAGES, ROOT, text


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "module.py"


def declared_in(source: Path, code: str) -> list[tuple[str, problems.Texts, problems.Texts]]:
    source.write_text(code, encoding="utf-8")
    module = problems.Module(source)
    return list(
        module.problems({**problems.MAKERS, **dict(module.makers())}, {"WORDS": {"Kind.A": ast.Constant("A.")}})
    )


def test_the_pages_say_what_the_program_says(tmp_path: Path) -> None:
    problems.main(tmp_path)
    for language in LANGUAGES:
        made = (tmp_path / language / "problems.md").read_text(encoding="utf-8")
        assert made == text(f"docs/{language}/problems.md"), "make docs writes it anew"


def test_every_code_that_the_golden_messages_carry_is_explained() -> None:
    golden = (ROOT / "tests" / "golden" / "problems.txt").read_text(encoding="utf-8")
    codes = set(re.findall(r"\[([a-z][a-z-]+)\]$", golden, re.MULTILINE))
    assert codes
    assert codes - set(problems.declared()) == set()


def test_every_problem_is_met_by_a_test() -> None:
    """A test names the code that it expects, in Python or beside the faulty line of a file; a code that no test names
    may stand for a problem that is raised no more."""
    tests = [file for file in (ROOT / "tests").rglob("*") if file.suffix in {".py", ".yaml", ".txt", ".json"}]
    met = {word for file in tests for word in re.findall(r"(?<![\w-])[a-z]+(?:-[a-z]+)+(?![\w-])", content(file))}
    assert sorted(problems.declared().keys() - met) == []


def content(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="ignore")


def test_a_code_that_is_passed_on_is_read_where_it_is_given(source: Path) -> None:
    code = """
def _problem(code, what, *, fix):
    return Problem(code=code, what=what, fix=fix)
_problem("late" if late else "early", "Not on time.", fix="Correct it.")
"""
    assert declared_in(source, code) == [
        ("late", ("Not on time.",), ("Correct it.",)),
        ("early", ("Not on time.",), ("Correct it.",)),
    ]


def test_each_sentence_that_may_stand_there_is_read(source: Path) -> None:
    code = """
def region():
    fix = "Leave it out."
    if near:
        fix = "Use it."
    return Problem(code="region", what=WORDS[Kind.A], fix=fix)
Message("tab", "A tab.", "Use spaces.")
"""
    assert declared_in(source, code) == [
        ("tab", ("A tab.",), ("Use spaces.",)),
        ("region", ("A.",), ("Leave it out.", "Use it.")),
    ]


def test_a_code_that_does_not_stand_in_the_source_ends_the_script(source: Path) -> None:
    for code in ('Problem(code=made(), what="A.", fix="B.")', "Problem(**parts)"):
        with pytest.raises(problems.NotDeclaredError, match=r"module\.py:1"):
            declared_in(source, code)
