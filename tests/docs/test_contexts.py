"""The pages on readings of the context say what plans hold today, for each reading and each base."""

from pathlib import Path

import contexts
import pytest
from cities import CATALOGUE

from docs.pages import LANGUAGES, text


@pytest.mark.long
def test_the_pages_say_what_the_readings_change_today(tmp_path: Path) -> None:
    contexts.main(tmp_path)
    for language in LANGUAGES:
        made = (tmp_path / language / "context.md").read_text(encoding="utf-8")
        assert made == text(f"docs/{language}/context.md"), "make docs writes it anew"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reading_has_a_line_for_each_base(language: str) -> None:
    page = text(f"docs/{language}/context.md")
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    readings = len(CATALOGUE.context.readings)
    assert len(lines) == readings * (1 + len(contexts.MOODS))
    assert page.count("### ") >= readings
