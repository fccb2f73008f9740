"""``planner list``: what the store holds, and what was removed from it."""

from pathlib import Path

from app.cli.conftest import Said, planner


def test_listing_what_is_not_there_yet_makes_nothing(tmp_path: Path, capsys: Said) -> None:
    assert planner("list") == planner("list", "--json") == 0
    assert "planner import" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
