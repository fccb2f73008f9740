"""``planner update``: what is reported of an action, and what it may move."""

import json
import re
import threading
from datetime import date, timedelta

import pytest
from report_readings import ROWS, Row, reported_before, result_of

from app.cli.conftest import (
    ACTION,
    PLAN,
    TODAY,
    Ask,
    Captured,
    planner,
)
from planner.app import desk
from planner.app.cli.field_options import field_options
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.toolkit.deadlines import NoDeadline


def test_a_report_takes_one_line_and_can_be_taken_back(havelmar: Store, capsys: Captured) -> None:
    assert planner("update", PLAN, "F00-01", "--note", "All well.") == 0
    answer = capsys.readouterr().out
    assert havelmar.plan(PLAN).progress["F00-01"].note == "All well."
    change = re.search(r"planner undo (\w+)", answer)
    assert change is not None
    assert planner("undo", change[1]) == 0
    assert havelmar.plan(PLAN).progress["F00-01"].note is None


def test_the_same_proof_typed_twice_is_one(havelmar: Store, capsys: Captured) -> None:
    for proof in ("Council minutes", "Council minutes", "council minutes"):
        assert planner("update", PLAN, "F00-01", "--proof", proof) == 0
    assert [proof.title for proof in havelmar.plan(PLAN).progress["F00-01"].evidence] == ["Council minutes"]
    assert capsys.readouterr().out.count("Everything was as you said already.") == 2


def test_a_negative_number_of_days_is_a_whole_number_and_refused(havelmar: Store, capsys: Captured) -> None:
    before = havelmar.revision()
    assert planner("update", PLAN, "F00-01", "--status", "under-way", "--remaining", "-3") == 2
    assert "Write a number ≥ 0." in capsys.readouterr().err
    assert havelmar.revision() == before


@pytest.mark.parametrize(("ago", "news"), [(0, False), (9, True)])
def test_what_is_blocked_is_said_to_be_so_once_more(ago: int, havelmar: Store, capsys: Captured, *, news: bool) -> None:
    # What the refusal of “still on track” tells to type: it is news unless there is news of today.
    seen = TODAY - timedelta(days=ago)
    blocked = havelmar.plan(PLAN).changes("F00-01", status=ActionStatus.BLOCKED, reason="No room.")
    desk.edit(havelmar, PLAN, blocked, by=Actor("anna"), today=seen)
    assert planner("update", PLAN, "F00-01") == 2
    assert "Report the status “blocked” once more" in capsys.readouterr().err
    assert planner("update", PLAN, "F00-01", "--status", "blocked") == 0
    assert ("Everything was as you said already." in capsys.readouterr().out) is not news
    known = havelmar.plan(PLAN).progress["F00-01"]
    assert (known.confirmed_on, known.reason) == (TODAY, "No room.")


@pytest.mark.parametrize("word", ["under-way", "Under way", "en cours"])
def test_a_status_may_be_typed_as_it_is_read(word: str, havelmar: Store) -> None:
    assert planner("update", PLAN, "F00-01", "--status", word, "--percent", "40%", "--yes") == 0
    known = havelmar.plan(PLAN).progress["F00-01"]
    assert (known.status, known.percent, known.started) == ("under-way", 40, TODAY)


@pytest.mark.parametrize(
    ("language", "option", "word", "sentence"),
    [
        ("en", "--percent", "200", "Write a number ≤ 100."),
        ("fr", "--percent", "200", "Écrivez un nombre ≤ 100."),
        ("fr", "--remaining", "999999999", "Écrivez un nombre ≤"),
        ("fr", "--percent", "40.5", "Écrivez un nombre entier, par exemple 12."),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_those_that_can(
    language: str, option: str, word: str, sentence: str, havelmar: Store, capsys: Captured
) -> None:
    before = havelmar.revision()
    assert planner("update", PLAN, "F00-01", option, word, language=language) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert "should" not in error
    assert havelmar.revision() == before


def test_what_shows_that_an_action_is_done_is_added_to_what_is_there(havelmar: Store) -> None:
    for proof in ("Minutes", "Report"):
        assert planner("update", PLAN, "F00-01", "--proof", proof) == 0
    assert [proof.title for proof in havelmar.plan(PLAN).progress["F00-01"].evidence] == ["Minutes", "Report"]


def test_several_people_report_at_once_and_nothing_is_lost(havelmar: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # While it reads options typer sets this variable and then deletes it, which threads of one process would do twice.
    # People have a process each.
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "1")
    actions = [action.id for action in havelmar.plan(PLAN).plan.actions[:8]]
    words = [("update", PLAN, action, "--note", f"News of {action}") for action in actions]
    people = [threading.Thread(target=planner, args=typed) for typed in words]
    for person in people:
        person.start()
    for person in people:
        person.join()
    progress = havelmar.plan(PLAN).progress
    assert [progress[action].note for action in actions] == [f"News of {action}" for action in actions]


def test_what_is_said_already_changes_nothing(havelmar: Store, ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "All well.").code == 0
    before = havelmar.revision()
    assert ask("update", PLAN, ACTION, "--note", "All well.").out == "Everything was as you said already.\n"
    assert havelmar.revision() == before


def test_every_word_that_cannot_be_read_is_complained_of_at_once(havelmar: Store, ask: Ask) -> None:
    before = havelmar.revision()
    words = ("--status", "dun", "--percent", "x", "--remaining", "1.5", "--started", "soon", "--proof", "x" * 300)
    refused = ask("update", PLAN, ACTION, *words)
    assert re.findall(r"^(--\w+)  ", refused.err, re.MULTILINE) == [
        "--status",
        "--percent",
        "--remaining",
        "--started",
        "--proof",
    ]
    assert "Write one of: proposed, agreed, under-way, blocked, done, dropped." in refused.err
    assert havelmar.revision() == before


@pytest.mark.parametrize("option", ["--status", "--percent", "--proof"])
def test_a_field_that_is_never_empty_is_not_emptied(option: str, havelmar: Store, ask: Ask) -> None:
    before = havelmar.revision()
    assert "[empty-argument]" in ask("update", PLAN, ACTION, option, "").err
    assert havelmar.revision() == before


def test_a_day_is_taken_away_by_an_empty_text(havelmar: Store, ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--review-on", "2027-04-19").code == 0
    assert havelmar.plan(PLAN).progress[ACTION].review_on == date(2027, 4, 19)
    assert ask("update", PLAN, ACTION, "--review-on", "").code == 0
    assert havelmar.plan(PLAN).progress[ACTION].review_on is None


@pytest.mark.usefixtures("havelmar")
def test_what_was_noted_names_the_status_as_readers_call_it(ask: Ask) -> None:
    noted = ask("update", PLAN, ACTION, "--status", "en cours", "--yes")
    assert noted.out.startswith(f"{ACTION}: noted, under way.\n")
    assert ask("update", PLAN, ACTION, "--note", "Vu.", language="fr").out.startswith(
        f"{ACTION}\N{NO-BREAK SPACE}: noté, en cours.\n"
    )


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize(("percent", "status"), [("40", "under way"), ("100", "done")])
def test_what_was_noted_names_the_status_that_the_report_leads_to(ask: Ask, percent: str, status: str) -> None:
    assert ask("update", PLAN, ACTION, "--percent", percent, "--yes").out.startswith(f"{ACTION}: noted, {status}.\n")


def typed(report: dict[str, object]) -> list[str]:
    """Return a report of the table as it is typed."""
    words: list[str] = []
    for name, value in report.items():
        if isinstance(value, list):
            words += [word for piece in value for word in ("--proof", str(piece["title"]))]
        else:
            words += [f"--{name.replace('_', '-')}", "" if value is None else str(value)]
    return words


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.case)
def test_a_report_is_read_as_the_table_says(row: Row, havelmar: Store, ask: Ask) -> None:
    reported_before(havelmar, PLAN, ACTION, row)
    answer = ask("update", PLAN, ACTION, *typed(dict(row.report)), "--yes")
    if row.refused:
        assert (answer.code, re.findall(r"\[([a-z-]+)\]", answer.err)) == (2, [row.refused])
    else:
        assert answer.code == 0, answer.err
        # What is done is complete: that is not said.
        news = {name: value for name, value in row.understood.items() if (name, value) != ("percent", 100)}
        assert ("Understood as: " in answer.out) == bool(news)
    assert havelmar.plan(PLAN).progress[ACTION] == result_of(row, havelmar, PLAN, ACTION, TODAY)


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Understood as: under way, begun on 1 March 2027.\n"),
        ("fr", "Compris ainsi\u00a0: en cours, commencée le 1er\u00a0mars 2027.\n"),
    ],
)
def test_what_was_understood_is_said_back(language: str, sentence: str, ask: Ask) -> None:
    out = ask("update", PLAN, ACTION, "--percent", "40", "--yes", language=language).out
    assert sentence.replace("\u00a0", " ") in out.replace("\u00a0", " ")


@pytest.mark.usefixtures("havelmar")
def test_the_page_has_an_option_for_every_field_of_the_table(ask: Ask) -> None:
    options = re.findall(r"^  (--[a-z-]+)", ask("update", "--help").out, re.MULTILINE)
    assert options == [
        *(parameter.option for parameter in field_options().values()),
        "--yes",
        "--json",
        "--store",
        "--by",
        "--help",
    ]


def test_what_waited_for_a_dropped_action_is_named_once_and_waits_for_it_nowhere(ask: Ask, havelmar: Store) -> None:
    link = havelmar.plan(PLAN).plan.dependencies[0]
    noted = ask("update", PLAN, link.predecessor, "--status", "dropped", "--reason", "The region does it.", "--yes")
    assert noted.out.count(f"With {link.predecessor} dropped, {link.successor}") == 1
    assert "no longer wait" in noted.out
    assert link.predecessor not in ask("show", PLAN, link.successor).out
    shown = json.loads(ask("show", PLAN, "--json").out)
    by_id = {action["id"]: action for action in shown["actions"]}
    assert link.predecessor not in by_id[link.successor]["waits_for"]
    assert by_id[link.predecessor]["unlocks"] == []
    assert not [of for of in shown["dependencies"] if link.predecessor in of.values()]


@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        ("T2 2027", date(2027, 6, 30), "Deadline: 30 June 2027"),
        ("03/04/2027", date(2027, 4, 3), "Deadline: 3 April 2027"),
        ("en continu", NoDeadline.ONGOING, "Deadline: Ongoing, no deadline"),
    ],
)
def test_a_deadline_is_typed_as_plans_write_it_and_shown_back_in_full(
    typed: str, meant: object, shown: str, havelmar: Store, capsys: Captured
) -> None:
    assert planner("update", PLAN, "F00-01", "--deadline", typed, "--yes") == 0
    assert havelmar.plan(PLAN).plan.action_by_id["F00-01"].own_deadline == meant
    assert shown in capsys.readouterr().out.splitlines()
    # Emptied, it is the schedule's again.
    assert planner("update", PLAN, "F00-01", "--deadline", "", "--yes") == 0
    assert havelmar.plan(PLAN).plan.action_by_id["F00-01"].own_deadline is None


@pytest.mark.usefixtures("havelmar")
def test_what_goes_on_is_shown_without_a_deadline_and_is_never_late(capsys: Captured) -> None:
    assert planner("update", PLAN, "F00-01", "--deadline", "ongoing", "--yes") == 0
    capsys.readouterr()
    assert planner("show", PLAN, "F00-01") == 0
    assert re.search(r"Due +Ongoing, no deadline", capsys.readouterr().out)
    assert planner("show", PLAN, "F00-01", "--json") == 0
    assert json.loads(capsys.readouterr().out)["due"] is None


@pytest.mark.parametrize("option", ["--started", "--review-on"])
def test_of_a_report_a_month_is_no_day(option: str, havelmar: Store, capsys: Captured) -> None:
    assert planner("update", PLAN, "F00-01", option, "06/2027") == 2
    assert "[not-a-date]" in capsys.readouterr().err
    assert havelmar.plan(PLAN).progress["F00-01"].started is None


def test_a_new_owner_is_named_as_readers_know_it_and_what_follows_is_said(havelmar: Store, ask: Ask) -> None:
    named = havelmar.plan(PLAN).plan.service_names["legal"]
    assert ask("update", PLAN, ACTION, "--owner", "hr", "--person", "Mona Lund", "--yes").code == 0
    done = ask("update", PLAN, ACTION, "--owner", named.upper(), "--yes")
    assert "without the person named before" in done.out
    action = havelmar.plan(PLAN).plan.action_by_id[ACTION]
    assert (action.owner, action.person) == ("legal", None)
    refused = ask("update", PLAN, ACTION, "--owner", "Legal Affairs")
    assert refused.code == 2
    assert "legal" in refused.err


def test_programs_read_what_a_report_moves_breaks_and_saves(ask: Ask, havelmar: Store) -> None:
    first = havelmar.plan(PLAN).plan.dependencies[0].predecessor
    told = ("--started", "2027-02-22", "--status", "under-way", "--remaining", "300", "--yes", "--json")
    noted = json.loads(ask("update", PLAN, first, *told).out)
    assert noted["change"]
    assert first in {move["action"] for move in noted["moves"]}
    assert all(move["before"] != move["after"] for move in noted["consequences"]["promises"])
    assert noted["consequences"]["promises"]
    assert json.loads(ask("update", PLAN, first, "--json").out)["moves"] == []
