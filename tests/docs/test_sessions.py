"""The sessions of README and docs read as the program answers."""

from datetime import date
from pathlib import Path

import pytest
import sessions

from docs.pages import DOCS, ROOT


def test_readme_and_both_languages_show_a_session() -> None:
    assert {ROOT, DOCS / "en", DOCS / "fr"} <= {page.parent for page in sessions.pages()}


@pytest.mark.parametrize("page", sessions.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_the_session_reads_as_it_is_written(page: Path) -> None:
    assert sessions.renewed(page) == page.read_text(encoding="utf-8"), "make docs types it anew"


def test_a_reader_may_type_the_session_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates of the answers are others then; no command is refused."""
    monkeypatch.setattr(sessions, "DAY", date(2026, 11, 27))
    assert "F09-10" in sessions.renewed(DOCS / "fr" / "command-line.md")
