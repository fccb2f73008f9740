"""A plan goes from file to file: the same input gives the same data, and everything wrong is said in one run."""

from datetime import date
from pathlib import Path

import pytest
from refusals import codes

from planner.app.desk.file_drafts import Wishes, draft_plan
from planner.problem import ProblemsFoundError

SAMPLES = Path(__file__).parents[3] / "benchmark" / "anti-discrimination" / "samples"
TODAY = date(2026, 12, 1)


def test_the_same_input_gives_the_same_data(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    draft_plan(SAMPLES / "brennavel.yaml", [first, second], Wishes(), today=TODAY)
    draft_plan(SAMPLES / "brennavel.yaml", [second], Wishes(), today=date(2026, 12, 2))
    assert first.read_bytes() == second.read_bytes()


def test_what_is_being_done_is_told(tmp_path: Path) -> None:
    sentences: list[str] = []
    draft_plan(
        SAMPLES / "lindavelle.yaml",
        [tmp_path / "plan.json"],
        Wishes(),
        today=TODAY,
        say=lambda msgid, **_: sentences.append(msgid),
    )
    assert sentences == ["Reading {file} …", "Drafting the plan of {city} …", "Writing {file} …"]


def test_everything_that_is_wrong_is_said_in_one_run_and_nothing_is_written(tmp_path: Path) -> None:
    good = tmp_path / "plan.json"
    with pytest.raises(ProblemsFoundError) as error:
        draft_plan(tmp_path / "none.yaml", [good, tmp_path / "plan.dox"], Wishes(start="soon"), today=TODAY)
    assert codes(error) == ["unknown-format", "not-a-date", "no-such-file"]
    assert list(tmp_path.iterdir()) == []


def test_a_draft_says_where_it_was_written(tmp_path: Path) -> None:
    drafted = draft_plan(SAMPLES / "lindavelle.yaml", [tmp_path / "PLAN.JSON"], Wishes(start="2027-02-01"), today=TODAY)
    assert drafted.written == (tmp_path / "PLAN.JSON",)
    assert (tmp_path / "PLAN.JSON").stat().st_size > 0
    assert (drafted.standing.start, drafted.asked_start) == (date(2027, 2, 1), date(2027, 2, 1))
