"""The outline of a small plan reads as it did when somebody last looked at it."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.table import Table
from drafted_plans import TODAY, benchmark, catalogue, plan

from planner.export.word import write_word
from planner.wording import LANGUAGES, Wording


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
    file = write_word(
        plan(actions, language=language),
        benchmark(language),
        catalogue(language),
        wording=Wording(language),
        today=TODAY,
    )
    golden(f"word/{actions}-actions.{language}.txt", outline(file))
