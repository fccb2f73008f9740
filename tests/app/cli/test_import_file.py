"""``planner import``: an assessment comes in once, and what is refused leaves no trace."""

from pathlib import Path

import pytest

from app.cli.conftest import Said, planner
from planner.app.desk.intake import example_file
from planner.store import open_store


@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_a_refused_import_leaves_no_trace(first: bool, tmp_path: Path, capsys: Said) -> None:  # noqa: FBT001 - both ways
    file, folder = tmp_path / "city.yaml", tmp_path / "store"
    folder.mkdir()
    good = example_file("havelmar").read_text(encoding="utf-8")
    if not first:
        open_store(folder / "planner.db").close()
    before = sorted(folder.iterdir())
    for content, by in ((good.replace("answers:", "answer:"), "Anna"), ("no assessment", "Anna"), (good, "x" * 400)):
        file.write_text(content, encoding="utf-8")
        assert planner("import", str(file), "--by", by) == 2
        assert sorted(folder.iterdir()) == before
    assert planner("import", str(tmp_path / "nowhere.yaml")) == 2
    assert sorted(folder.iterdir()) == before
    capsys.readouterr()
    if not first:
        with open_store(folder / "planner.db") as store:
            assert (store.revision(), store.people(), store.cities()) == (0, (), ())
    file.write_text(good, encoding="utf-8")
    assert planner("import", str(file)) == 0
    assert planner("verify") == 0
