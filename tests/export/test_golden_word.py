"""The outline of a small plan reads as it did when somebody last looked at it."""

import re
from collections.abc import Callable
from datetime import date
from difflib import unified_diff
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.table import Table
from drafted_plans import TODAY, benchmark, catalogue, plan
from french import faults

from planner.export import FORMATS
from planner.toolkit.city import CouncilSession
from planner.wording import LANGUAGES

GOLDEN = Path(__file__).parents[1] / "golden" / "word"


def outline(file: bytes) -> str:
    lines = []
    for block in docx.Document(BytesIO(file)).iter_inner_content():
        if isinstance(block, Table):
            lines += [
                "| " + " | ".join(cell.text.replace("\n", " / ") for cell in row.cells) + " |" for row in block.rows
            ]
        else:
            lines.append(f"{block.style.name if block.style else ''}: {block.text}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actions", [0, 5])
def test_a_small_plan_reads_as_before(golden: Callable[[str, str], None], language: str, actions: int) -> None:
    file = FORMATS[".docx"](plan(actions, language=language), benchmark(language), catalogue(language), TODAY)
    golden(f"word/{actions}-actions.{language}.txt", outline(file))


SESSIONS = (
    CouncilSession(day=date(2027, 2, 1), title="Vote du budget"),
    CouncilSession(day=date(2026, 12, 14)),
    CouncilSession(day=date(2027, 1, 18), papers_by=date(2027, 1, 4)),
    CouncilSession(day=date(2027, 3, 27)),
)


def lines(language: str, sessions: tuple[CouncilSession, ...], actions: int = 5) -> list[str]:
    drafted = plan(actions, language=language, council_sessions=sessions)
    file = FORMATS[".docx"](drafted, benchmark(language), catalogue(language), TODAY)
    return re.sub(r"(Table|Tableau)\s\d+", r"\1", outline(file)).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sessions_of_the_council_have_a_section_and_change_nothing_else(
    golden: Callable[[str, str], None], language: str
) -> None:
    section = list(unified_diff(lines(language, ()), lines(language, SESSIONS), n=0, lineterm=""))[2:]
    assert [line for line in section if line.startswith("-")] == []
    golden(f"word/sessions.{language}.txt", "\n".join(line[1:] for line in section if line.startswith("+")) + "\n")


def test_what_starts_after_every_known_session_is_said_to() -> None:
    shown = "\n".join(lines("en", SESSIONS[1:2]))
    assert "No session from their start on is known for these actions" in shown
    assert ": F02-001 Put up a notice at counter 2; F03-002 Put up a notice at counter 3; F02-004" in shown


def test_a_plan_without_actions_lists_no_sessions() -> None:
    assert lines("en", SESSIONS, actions=0) == lines("en", (), actions=0)


@pytest.mark.parametrize("name", ["0-actions", "5-actions", "sessions"])
def test_a_document_in_french_is_good_french(name: str) -> None:
    said = (GOLDEN / f"{name}.fr.txt").read_text(encoding="utf-8").splitlines()
    # The style of a paragraph stands before it.
    parts = [part for line in said for part in re.split(r" ?\| ?|^[A-Z][A-Za-z0-9 ]*: |\t", line)]
    assert faults(part.replace("Guild of Counters", "") for part in parts) == []
