"""Each part of the settings reads in both languages, those without a plan too."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text

OpenPage = Callable[..., AppTest]


@pytest.mark.parametrize("part", ["people", "calendar", "method", "language", "backup"])
@pytest.mark.parametrize(("language", "title"), [("en", "Settings"), ("fr", "Réglages")])
def test_every_part_reads_in_both_languages(
    open_page: OpenPage, plan: str, part: str, language: str, title: str
) -> None:
    page = open_page("settings", language=language, plan=plan, part=part)
    assert page.title[0].value == title
    assert page.segmented_control(key=f"part-{plan}").value == part


def test_without_a_plan_language_and_backup_are_there(open_page: OpenPage) -> None:
    assert "The language in which you read the planner" in page_text(open_page("settings"))
    assert "Download a backup" in page_text(open_page("settings", part="backup"))
