"""``planner undo``: it says what it takes back, and can itself be taken back."""

import re
from datetime import date

import pytest

from app.cli.conftest import (
    ACTION,
    PLAN,
    Ask,
    Captured,
    planner,
)
from planner.app import desk
from planner.store import Store


def test_an_undo_says_what_it_takes_back_and_asks_before_more_than_values_go(havelmar: Store, capsys: Captured) -> None:
    assert planner("undo") == 2
    answer = capsys.readouterr().err
    assert "This takes back: Your change of" in answer
    assert "Goes: Plan" in answer
    assert "--yes" in answer
    assert [plan.id for plan in havelmar.plans()] == [PLAN]
    assert planner("undo", "--yes") == 0
    assert havelmar.plans() == ()
    change = re.search(r"planner undo (\w+)", capsys.readouterr().out)
    assert change
    assert planner("undo", change[1]) == 0
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_an_undo_that_moves_dates_asks_as_well(havelmar: Store, capsys: Captured) -> None:
    assert planner("update", PLAN, "F00-01", "--status", "done", "--yes") == 0
    assert planner("undo") == 2
    assert "instead of" in capsys.readouterr().err
    assert planner("undo", "--yes") == 0
    assert havelmar.plan(PLAN).progress["F00-01"].status == "proposed"


@pytest.mark.usefixtures("havelmar")
def test_it_says_whose_change_it_takes_back_and_which_values_return(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "Too early", "--by", "Boris").code == 0
    name = re.search(r"\[(\w{12})\]", ask("history", PLAN, ACTION).out)
    assert name is not None
    undone = ask("undo", name[1])
    assert undone.err.startswith("This takes back: A change by Boris, ")
    assert "Note: Too early → –" in undone.err
    assert undone.out.startswith(f"Taken back: {name[1]}\n")


@pytest.mark.usefixtures("havelmar")
def test_one_changes_nothing_of_others_unless_their_change_is_named(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "Mine", "--by", "Boris").code == 0
    refused = ask("undo", "--by", "Clara")
    assert (refused.code, refused.out) == (2, "")
    assert "[nothing-to-undo]" in refused.err


@pytest.mark.usefixtures("havelmar")
def test_whose_changes_were_all_taken_back_hears_that_and_is_named_as_people_know_them(ask: Ask) -> None:
    never = ask("undo", "--by", "Boris").err
    assert "“Boris” has changed nothing that could be taken back." in " ".join(never.split())
    assert ask("update", PLAN, ACTION, "--note", "Mine", "--by", "Boris").code == 0
    assert ask("undo", "--by", "Boris").code == 0
    refused = ask("undo", "--by", "Boris")
    assert refused.code == 2
    assert "Everything that “Boris” changed was taken back already." in " ".join(refused.err.split())
    assert "[nothing-to-undo]" in refused.err


def test_an_undo_is_a_change_that_can_itself_be_taken_back(havelmar: Store, ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "Right after all").code == 0
    change = re.search(r"To take it back: planner undo (\w+)", ask("undo").out)
    assert change is not None
    assert havelmar.plan(PLAN).progress[ACTION].note is None
    assert ask("undo", change[1]).code == 0
    assert havelmar.plan(PLAN).progress[ACTION].note == "Right after all"


@pytest.mark.usefixtures("havelmar")
def test_what_a_change_does_is_said_in_french_to_those_who_read_it(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "Trop tôt").code == 0
    assert "Trop tôt → –" in ask("undo", language="fr").err


@pytest.mark.usefixtures("havelmar")
def test_what_was_changed_since_is_told_instead_of_what_would_go(ask: Ask) -> None:
    adopted = ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118")
    name = re.search(r"planner undo (\w+)", adopted.out)
    assert name is not None
    assert ask("update", PLAN, "F08-02", "--status", "under-way", "--by", "Boris", "--yes").code == 0
    refused = ask("undo", name[1], "--yes")
    assert (refused.code, refused.out) == (2, "")
    assert "Boris wrote “Under way”" in refused.err
    assert "Goes:" not in refused.err


def test_where_the_store_has_several_plans_it_names_the_one_that_it_changes(havelmar: Store, ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "Mine").code == 0
    alone = ask("undo").err
    assert "It is about" not in alone
    assert ask("update", PLAN, ACTION, "--note", "Mine").code == 0
    by = desk.introduce(havelmar, "Boris")
    desk.open_example(havelmar, "montorval", by=by, today=date(2027, 3, 1), language="en")
    title = havelmar.plan(PLAN).plan.title
    assert f"It is about Havelmar: {title}." in ask("undo").err.replace("\n", " ")
