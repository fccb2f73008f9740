"""``planner verify``: what is damaged is named, with its table and its row."""

from pathlib import Path

from app.cli.conftest import Said, planner, rewrite
from planner.store import Store


def test_verify_names_the_table_and_the_row(havelmar: Store, tmp_path: Path, capsys: Said) -> None:
    havelmar.close()
    rewrite(
        tmp_path / "store" / "planner.db",
        "UPDATE action SET reasons = '{' WHERE id = 'F11-01'",
        "UPDATE assessment SET date = 'soon'",
    )
    assert planner("verify") == 2
    said = capsys.readouterr().err
    assert "“action havelmar-plan-2027/F11-01”" in said
    assert "“assessment havelmar-2026-10-15”, “date”" in said
