"""``planner check``: nothing in what is shipped, everything in what is wrong."""

from pathlib import Path

from app.cli.conftest import HAVELMAR, SAMPLES, Said, planner


def test_check_finds_nothing_in_what_is_shipped(capsys: Said) -> None:
    assert planner("check", str(SAMPLES.parent), str(SAMPLES.parents[2] / "plan_templates")) == 0
    assert capsys.readouterr().out == "No problem found.\n"


def test_check_shows_problems_and_fails(capsys: Said) -> None:
    text = Path(HAVELMAR).read_text(encoding="utf-8")
    Path("city.yaml").write_text(text.replace("by: egalite", "by: egalité", 1), encoding="utf-8")
    assert planner("check", "city.yaml") == 1
    said = capsys.readouterr()
    assert said.out.startswith("city.yaml:")
    assert said.out.endswith("1 problem.\n")
    assert said.err == ""
