"""``planner check``: nothing in what is shipped, everything in what is wrong."""

from pathlib import Path

from app.cli.conftest import (
    HAVELMAR,
    SAMPLES,
    Ask,
    Captured,
    planner,
)


def test_check_finds_nothing_in_what_is_shipped(capsys: Captured) -> None:
    assert planner("check", str(SAMPLES.parent), str(SAMPLES.parents[2] / "plan_templates")) == 0
    assert capsys.readouterr().out == "No problem found.\n"


def test_check_shows_problems_and_fails(capsys: Captured) -> None:
    text = Path(HAVELMAR).read_text(encoding="utf-8")
    Path("city.yaml").write_text(text.replace("by: egalite", "by: egalité", 1), encoding="utf-8")
    assert planner("check", "city.yaml") == 1
    answer = capsys.readouterr()
    assert answer.out.startswith("city.yaml:")
    assert answer.out.endswith("1 problem.\n")
    assert answer.err == ""


def test_every_problem_is_counted_and_told_how_to_mend(ask: Ask) -> None:
    checked = ask("check", "nothing.yaml", "neither.yaml")
    assert checked.code == 1
    assert checked.out.count("[no-such-file]\n    Check the path and the name, capitals included.\n") == 2
    assert checked.out.endswith("2 problems.\n")


def test_a_folder_is_looked_through(ask: Ask) -> None:
    folder = Path("cities")
    folder.mkdir()
    for name in ("havelmar", "lindavelle"):
        folder.joinpath(f"{name}.yaml").write_bytes((SAMPLES / f"{name}.yaml").read_bytes())
    assert ask("check", "cities") == (0, "No problem found.\n", "")
    assert ask("check", "cities", language="fr").out == "Aucun problème.\n"


def test_nothing_is_written(ask: Ask) -> None:
    assert ask("check", HAVELMAR).code == 0
    assert list(Path().iterdir()) == []
