"""Tables, facts and paragraphs fit a terminal, in whatever language they are."""

import json
import time
from datetime import UTC, date, datetime

import pytest

from app.cli.conftest import (
    Captured,
)
from planner.app.cli.printing import WIDTH, beside, day, moment, paragraphs, show_facts, show_json, show_table
from planner.toolkit.assessment import Evidence
from planner.wording import Wording


def test_columns_are_as_wide_as_their_widest_cell_and_no_line_ends_in_blanks(capsys: Captured) -> None:
    show_table([("F1", "Done", ""), ("F10-07", "Under way", "Train")])
    assert capsys.readouterr().out == "F1      Done\nF10-07  Under way  Train\n"


def test_an_empty_table_is_no_line(capsys: Captured) -> None:
    show_table([])
    show_facts([("Status", "")])
    assert capsys.readouterr().out == ""


def test_a_fact_without_a_text_is_left_out_and_a_long_one_folded(capsys: Captured) -> None:
    show_facts([("Status", "Done"), ("Reason", ""), ("Why it is here", "word " * 40)])
    first, *folded = capsys.readouterr().out.splitlines()
    assert first == "  Status          Done"
    assert len(folded) == 3
    assert all(line.startswith(" " * 18) for line in folded[1:])
    assert max(map(len, folded)) <= WIDTH


def test_a_heading_wider_than_the_margin_keeps_its_text_apart() -> None:
    assert beside("A very long heading", "Text", 8) == "  A very long heading  Text"


def test_paragraphs_are_indented_and_folded() -> None:
    (paragraph,) = paragraphs(["word " * 30])
    assert all(line.startswith("  word") and len(line) <= WIDTH for line in paragraph.splitlines())


def test_no_day_is_a_dash() -> None:
    assert (day(None, Wording("en")), day(date(2027, 3, 1), Wording("fr"))) == ("–", "01/03/2027")


def test_a_moment_is_shown_on_the_readers_own_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    try:
        assert moment(datetime(2027, 7, 1, 22, 30, tzinfo=UTC), Wording("en")) == "02/07/2027 00:30"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_data_leaves_out_what_is_confidential_unless_it_is_asked_for(capsys: Captured) -> None:
    evidence = [Evidence(title="A hearing", confidential=True), Evidence(title="Minutes")]
    show_json(evidence)
    assert [row["title"] for row in json.loads(capsys.readouterr().out)] == ["Minutes"]
    show_json(evidence, confidential=True)
    assert [row["title"] for row in json.loads(capsys.readouterr().out)] == ["A hearing", "Minutes"]
