"""The living plan from the command line: what people type, what they read, and when nothing is changed."""

import io
import json
import re
import sqlite3
import threading
from datetime import date
from pathlib import Path

import pytest

from planner.app import desk
from planner.app.cli import run, terminal
from planner.app.desk.intake import example_file
from planner.store import Actor, Store
from planner.wording import LANGUAGES, Wording

TODAY = date(2027, 3, 1)
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"
COMMANDS = (
    *("list", "show", "history", "import", "update", "on-track", "baseline", "redraft", "undo", "remove", "bring-back"),
    *("attention", "chase", "progress", "backup", "restore", "verify"),
)
LISTINGS = (
    ["list"],
    ["show", PLAN],
    ["show", PLAN, "F11-01"],
    ["history", PLAN],
    ["history", PLAN, "F11-01"],
    ["attention", PLAN],
    ["chase", PLAN],
    ["progress", PLAN],
    ["baseline", PLAN],
    ["redraft", PLAN],
)

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _on_a_day_and_as_anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "store" / "planner.db"))
    monkeypatch.setenv("PLANNER_BY", "Anna")
    monkeypatch.setattr(terminal, "today", lambda: TODAY)
    monkeypatch.setattr("sys.stdin", io.StringIO())


class Terminal(io.StringIO):
    """A terminal on which something was typed."""

    def isatty(self) -> bool:
        return True


def planner(*arguments: str, language: str = "en") -> int:
    return run(arguments, Wording(language))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(command: str, capsys: Said) -> None:
    assert planner(command, "--help") == 0
    english = set(capsys.readouterr().out.splitlines())
    assert planner(command, "--help", language="fr") == 0
    french = set(capsys.readouterr().out.splitlines())
    assert any(line.startswith(f"Usage: planner {command}") for line in english)
    shared = {line for line in english & french if re.search(r"[a-z]{3} [a-z]{3}", line)}
    assert {line for line in shared if "planner " not in line} == set()


def test_an_assessment_goes_from_its_file_to_a_document_through_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "new.db"))
    assert planner("list") == 0
    assert "planner import" in capsys.readouterr().out
    assert planner("import", str(example_file("havelmar"))) == 0
    assert f"planner draft --from-store {ASSESSMENT}" in capsys.readouterr().out
    assert planner("draft", "--from-store", ASSESSMENT) == 0
    assert f"In the store as: {PLAN}" in capsys.readouterr().out
    assert planner("draft", "--from-store", PLAN, "--out", "plan.docx", "--out", "plan.json") == 0
    assert Path("plan.docx").read_bytes().startswith(b"PK")
    assert json.loads(Path("plan.json").read_text(encoding="utf-8"))["title"]


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", LISTINGS, ids=" ".join)
def test_every_listing_is_text_for_people_and_json_for_programs(
    arguments: list[str], language: str, capsys: Said
) -> None:
    assert planner(*arguments, language=language) == 0
    said = capsys.readouterr()
    assert (bool(said.out), said.err) == (True, "")
    assert "{" not in said.out
    assert planner(*arguments, "--json", language=language) == 0
    json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["show", "harbour"], ["not-in-store"]),
        (["show", PLAN, "F99-01"], ["unknown-action"]),
        (["history", PLAN, "F99-01"], ["unknown-action"]),
        (["update", PLAN, "F99-01"], ["unknown-action"]),
        (["on-track", PLAN, "F99-01", "F98-01"], ["unknown-action", "unknown-action"]),
        (
            ["update", PLAN, "F11-01", "--status", "dun", "--percent", "x", "--started", "soon"],
            ["not-a-date", "not-a-whole-number", "unknown-word"],
        ),
        (["update", PLAN, "F11-01", "--status", "blocked"], ["no-reason"]),
        (["update", PLAN, "F11-01", "--percent", "200"], ["value-refused"]),
        (["update", PLAN, "F11-01", "--note", "a\x00b"], ["unreadable-argument"]),
        (["baseline", PLAN, "--adopted-on", "2027-02-31"], ["missing-option", "not-a-date"]),
        (["baseline", PLAN, "--reference", "x"], ["missing-option"]),
        (["undo", "nothing"], ["unknown-batch"]),
        (["redraft", PLAN, "--accept", "F99-01"], ["not-proposed"]),
        (["redraft", PLAN, "--from", "nothing"], ["not-in-store"]),
        (["draft"], ["missing-argument"]),
        (["draft", "--from-store", "nothing"], ["not-in-store"]),
        (["draft", "--from-store", PLAN], ["no-target"]),
        (["draft", "--from-store", PLAN, "--out", "a.dox", "--language", "fr"], ["only-for-drafts", "unknown-format"]),
        (["import", "nowhere.yaml"], ["no-such-file"]),
        (["import", str(example_file("havelmar"))], ["already-imported"]),
        (["verify", "nowhere.db"], ["no-such-backup"]),
        (["restore", "nowhere.db"], ["no-such-backup"]),
        (["list", "--store", "mysql://x"], ["unknown-store-address"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_a_slip_is_said_in_words_and_nothing_is_changed(
    arguments: list[str], found: list[str], language: str, havelmar: Store, capsys: Said
) -> None:
    before = havelmar.revision()
    assert planner(*arguments, language=language) == 2
    said = capsys.readouterr()
    assert sorted(re.findall(r"\[([a-z-]+)\]$", said.err, re.MULTILINE)) == found
    assert "{" not in said.err
    told = {entry.entity for entry in havelmar.history(since=before)}
    assert told <= {"person"}


def test_a_report_takes_one_line_and_can_be_taken_back(havelmar: Store, capsys: Said) -> None:
    assert planner("update", PLAN, "F11-01", "--note", "All well.") == 0
    said = capsys.readouterr().out
    assert havelmar.plan(PLAN).progress["F11-01"].note == "All well."
    change = re.search(r"planner undo (\w+)", said)
    assert change is not None
    assert planner("undo", change[1]) == 0
    assert havelmar.plan(PLAN).progress["F11-01"].note is None


@pytest.mark.parametrize("command", [["update", PLAN, "F11-01"], ["on-track", PLAN, "F11-01"]], ids=" ".join)
def test_still_on_track_is_one_command_and_counts_as_fresh(command: list[str], havelmar: Store, capsys: Said) -> None:
    assert planner(*command) == 0
    assert "F11-01" in capsys.readouterr().out
    assert havelmar.plan(PLAN).progress["F11-01"].confirmed_on == TODAY


@pytest.mark.parametrize("word", ["under-way", "Under way", "en cours"])
def test_a_status_may_be_typed_as_it_is_read(word: str, havelmar: Store) -> None:
    assert planner("update", PLAN, "F11-01", "--status", word, "--percent", "40%", "--yes") == 0
    known = havelmar.plan(PLAN).progress["F11-01"]
    assert (known.status, known.percent, known.started) == ("under-way", 40, TODAY)


def test_what_shows_that_an_action_is_done_is_added_to_what_is_there(havelmar: Store) -> None:
    for proof in ("Minutes", "Report"):
        assert planner("update", PLAN, "F11-01", "--proof", proof) == 0
    assert [one.title for one in havelmar.plan(PLAN).progress["F11-01"].evidence] == ["Minutes", "Report"]


# Dates that move


def test_without_a_terminal_and_without_consent_no_date_moves(havelmar: Store, capsys: Said) -> None:
    assert planner("update", PLAN, "F11-01", "--status", "done") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "The dates of" in said.err
    assert "instead of" in said.err
    assert said.err.endswith("Nothing was changed. Add --yes to accept the dates that move.\n")
    assert havelmar.plan(PLAN).progress["F11-01"].status == "proposed"


def test_with_yes_dates_move_and_are_shown(havelmar: Store, capsys: Said) -> None:
    assert planner("update", PLAN, "F11-01", "--status", "done", "--yes") == 0
    assert "instead of" in capsys.readouterr().err
    assert havelmar.plan(PLAN).progress["F11-01"].status == "done"


@pytest.mark.parametrize(("typed", "code"), [("yes\n", 0), ("oui\n", 0), ("no\n", 2), ("", 2)])
def test_on_a_terminal_people_are_asked(
    typed: str, code: int, havelmar: Store, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert planner("update", PLAN, "F11-01", "--status", "done") == code
    assert "Type yes or no:" in capsys.readouterr().err
    assert (havelmar.plan(PLAN).progress["F11-01"].status == "done") is (code == 0)


def test_an_undo_says_what_it_takes_back_and_asks_before_more_than_values_go(havelmar: Store, capsys: Said) -> None:
    assert planner("undo") == 2
    said = capsys.readouterr().err
    assert "This takes back: Your change of" in said
    assert "Goes: Plan" in said
    assert "--yes" in said
    assert [plan.id for plan in havelmar.plans()] == [PLAN]
    assert planner("undo", "--yes") == 0
    assert havelmar.plans() == ()
    change = re.search(r"planner undo (\w+)", capsys.readouterr().out)
    assert change
    assert planner("undo", change[1]) == 0
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_a_trial_is_removed_after_a_question_listed_and_brought_back(
    havelmar: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planner("remove", ASSESSMENT) == 2
    assert "Plan" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    assert planner("remove", ASSESSMENT) == 0
    assert (havelmar.plans(), havelmar.assessments()) == ((), ())
    capsys.readouterr()
    assert planner("list") == 0
    assert PLAN in capsys.readouterr().out
    assert planner("show", PLAN) == 2
    assert "[was-removed]" in capsys.readouterr().err
    assert planner("bring-back", ASSESSMENT) == 0
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_a_decision_noted_with_a_wrong_day_is_corrected(havelmar: Store, capsys: Said) -> None:
    assert planner("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2026-118") == 0
    assert planner("baseline", PLAN, "--correct", "2026-118", "--adopted-on", "2027-02-26") == 0
    ((_, decision),) = havelmar.baselines(PLAN)
    assert (decision.adopted_on, decision.reference) == (date(2027, 2, 26), "2026-118")
    assert "Corrected: adopted on 26 February 2027, 2026-118." in capsys.readouterr().out
    assert planner("undo", "--yes") == 0
    assert havelmar.baselines(PLAN)[0][1].adopted_on == date(2027, 2, 20)


def test_an_undo_that_moves_dates_asks_as_well(havelmar: Store, capsys: Said) -> None:
    assert planner("update", PLAN, "F11-01", "--status", "done", "--yes") == 0
    assert planner("undo") == 2
    assert "instead of" in capsys.readouterr().err
    assert planner("undo", "--yes") == 0
    assert havelmar.plan(PLAN).progress["F11-01"].status == "proposed"


def test_a_conflict_is_told_with_both_values_who_and_when(
    havelmar: Store, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    class Slow(Terminal):
        """A person who thinks before typing, while Boris reports on the same action."""

        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as typeshed has it
            del size
            boris = desk.introduce(havelmar, "Boris")
            update = havelmar.plan(PLAN).changes("F11-01", status="blocked", reason="No data.")
            desk.edit(havelmar, PLAN, update, by=boris, today=TODAY)
            return "yes\n"

    monkeypatch.setattr("sys.stdin", Slow())
    assert planner("update", PLAN, "F11-01", "--status", "done") == 2
    said = capsys.readouterr().err
    assert re.search(
        r"F11-01 · Status: Boris wrote “Blocked” \(.*\d\d:\d\d\); you wanted “Done” and had seen “Proposed”", said
    )
    assert "Look at what stands there now" in said
    assert havelmar.plan(PLAN).progress["F11-01"].status == "blocked"


def test_a_locked_store_is_said_in_words(
    havelmar: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.2)
    monkeypatch.setattr("planner.store.engine._PRAGMAS", ("PRAGMA busy_timeout = 200", "PRAGMA foreign_keys = ON"))
    desk.introduce(havelmar, "Anna")
    other = sqlite3.connect(tmp_path / "store" / "planner.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert planner("on-track", PLAN, "F11-01") == 2
    other.execute("ROLLBACK")
    other.close()
    assert "[store-busy]" in capsys.readouterr().err


# Adopting, drafting anew, keeping


def test_a_plan_is_adopted_and_measured_against_it(havelmar: Store, capsys: Said) -> None:
    assert planner("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118") == 0
    assert "31 actions" in capsys.readouterr().out
    assert havelmar.plan(PLAN).plan.status == "adopted"
    assert planner("baseline", PLAN, "--json") == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["reference"], listed["adopted_on"]) == ("2026-118", "2026-12-10")
    assert planner("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118") == 2
    assert "[baseline-exists]" in capsys.readouterr().err


def test_proposals_of_a_new_assessment_are_listed_then_taken_over_one_by_one(havelmar: Store, capsys: Said) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    first = text.index('"1.1":')
    Path("later.yaml").write_text(text[:first] + text[first:].replace("answer: yes", "answer: no", 1), encoding="utf-8")
    assert planner("import", "later.yaml") == 0
    capsys.readouterr()
    asked = ["redraft", PLAN, "--from", "havelmar-2028-10-15"]
    before = havelmar.revision(PLAN)
    assert planner(*asked) == 0
    assert "+ F01-01" in capsys.readouterr().out
    assert havelmar.revision(PLAN) == before
    assert planner(*asked, "--accept", "F01-01", "--yes") == 0
    assert "F01-01" in havelmar.plan(PLAN).plan.action_by_id
    assert planner(*asked, "--accept-all", "--yes") == 0
    capsys.readouterr()
    assert planner("redraft", PLAN) == 0
    assert "proposes nothing" in capsys.readouterr().out


def test_a_backup_is_made_checked_and_brought_back(havelmar: Store, capsys: Said) -> None:
    assert planner("backup", "saved.db") == 0
    assert planner("verify", "saved.db") == 0
    assert planner("verify") == 0
    assert planner("restore", "saved.db") == 2
    assert "--replace" in capsys.readouterr().err
    assert planner("restore", "saved.db", "--store", "other.db") == 0
    assert planner("show", PLAN, "--store", "other.db") == 0
    assert planner("on-track", PLAN, "F11-01") == 0
    assert planner("restore", "saved.db", "--replace") == 0
    assert havelmar.plan(PLAN).progress["F11-01"].confirmed_on is None


@pytest.mark.usefixtures("havelmar")
def test_who_acts_is_said_by_the_option_the_environment_or_the_system(
    havelmar: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planner("on-track", PLAN, "F11-01", "--by", "Clara Dünn") == 0
    assert havelmar.history()[-1].actor == "clara-dunn"
    monkeypatch.delenv("PLANNER_BY")
    monkeypatch.setattr("getpass.getuser", lambda: "dora")
    assert planner("on-track", PLAN, "F03-03") == 0
    assert Actor(havelmar.history()[-1].actor) == Actor("dora")


def test_several_people_report_at_once_and_nothing_is_lost(havelmar: Store) -> None:
    actions = [action.id for action in havelmar.plan(PLAN).plan.actions[:8]]
    runs = [threading.Thread(target=planner, args=("update", PLAN, one, "--note", f"News of {one}")) for one in actions]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    progress = havelmar.plan(PLAN).progress
    assert [progress[one].note for one in actions] == [f"News of {one}" for one in actions]
