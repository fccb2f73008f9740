"""``planner update``: what is reported of an action, and what it may move."""

import re
import threading

import pytest

from app.cli.conftest import PLAN, TODAY, Said, planner
from planner.store import Store


def test_a_report_takes_one_line_and_can_be_taken_back(havelmar: Store, capsys: Said) -> None:
    assert planner("update", PLAN, "F11-01", "--note", "All well.") == 0
    said = capsys.readouterr().out
    assert havelmar.plan(PLAN).progress["F11-01"].note == "All well."
    change = re.search(r"planner undo (\w+)", said)
    assert change is not None
    assert planner("undo", change[1]) == 0
    assert havelmar.plan(PLAN).progress["F11-01"].note is None


@pytest.mark.parametrize("word", ["under-way", "Under way", "en cours"])
def test_a_status_may_be_typed_as_it_is_read(word: str, havelmar: Store) -> None:
    assert planner("update", PLAN, "F11-01", "--status", word, "--percent", "40%", "--yes") == 0
    known = havelmar.plan(PLAN).progress["F11-01"]
    assert (known.status, known.percent, known.started) == ("under-way", 40, TODAY)


def test_what_shows_that_an_action_is_done_is_added_to_what_is_there(havelmar: Store) -> None:
    for proof in ("Minutes", "Report"):
        assert planner("update", PLAN, "F11-01", "--proof", proof) == 0
    assert [one.title for one in havelmar.plan(PLAN).progress["F11-01"].evidence] == ["Minutes", "Report"]


def test_several_people_report_at_once_and_nothing_is_lost(havelmar: Store) -> None:
    actions = [action.id for action in havelmar.plan(PLAN).plan.actions[:8]]
    runs = [threading.Thread(target=planner, args=("update", PLAN, one, "--note", f"News of {one}")) for one in actions]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    progress = havelmar.plan(PLAN).progress
    assert [progress[one].note for one in actions] == [f"News of {one}" for one in actions]
