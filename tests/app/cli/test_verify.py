"""``planner verify``: what is damaged is named, with its table and its row."""

import re
from pathlib import Path

import pytest

from app.cli.conftest import (
    Ask,
    Captured,
    planner,
    rewrite,
)
from planner.store import Store


def test_verify_names_the_table_and_the_row(havelmar: Store, tmp_path: Path, capsys: Captured) -> None:
    havelmar.close()
    rewrite(
        tmp_path / "store" / "planner.db",
        "UPDATE action SET reasons = '{' WHERE id = 'F00-01'",
        "UPDATE assessment SET date = 'soon'",
    )
    assert planner("verify") == 2
    answer = capsys.readouterr().err
    assert "“action havelmar-plan-2027/F00-01”" in answer
    assert "“assessment havelmar-2026-10-15”, “date”" in answer


@pytest.mark.usefixtures("havelmar")
def test_where_everything_holds_together_it_says_so_and_what_there_is(ask: Ask) -> None:
    first, second = ask("verify").out.splitlines()
    assert first == "Everything holds together."
    assert re.fullmatch(r"It holds 1 plan, 1 assessment and \d+ rows; the last change is number \d+\.", second)
    assert ask("verify", language="fr").out.splitlines()[0] == "Tout est cohérent."


def test_of_two_stores_the_one_that_is_named_is_checked(havelmar: Store, ask: Ask, tmp_path: Path) -> None:
    assert ask("backup", "saved.db").code == 0
    havelmar.close()
    rewrite(tmp_path / "store" / "planner.db", "UPDATE assessment SET date = 'soon'")
    assert ask("verify").code == 2
    assert ask("verify", "saved.db").code == 0
    assert ask("verify", "--store", "saved.db").code == 0
