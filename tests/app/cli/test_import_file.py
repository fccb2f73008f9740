"""``planner import``: an assessment comes in once, and what is refused leaves no trace."""

import re
from pathlib import Path

import pytest

from app.cli.conftest import (
    ASSESSMENT,
    HAVELMAR,
    Ask,
    Captured,
    planner,
)
from planner.app.desk.intake import example_file
from planner.store import Store, open_store


@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_a_refused_import_leaves_no_trace(first: bool, tmp_path: Path, capsys: Captured) -> None:  # noqa: FBT001 - both ways
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


def test_an_assessment_comes_with_its_city_and_says_what_is_next(ask: Ask, tmp_path: Path) -> None:
    imported = ask("import", HAVELMAR, "--store", "new.db")
    assert imported.out == f"Imported: {ASSESSMENT}\nNext: planner draft --from-store {ASSESSMENT}\n"
    with open_store(tmp_path / "new.db") as store:
        assert [city.name for city in store.cities()] == ["Havelmar"]
        assert [person.name for person in store.people()] == ["Anna"]


def test_the_same_assessment_comes_in_once(havelmar: Store, ask: Ask) -> None:
    before = havelmar.revision()
    refused = ask("import", HAVELMAR)
    assert f"The store has this assessment already, as “{ASSESSMENT}”.  [already-imported]" in refused.err
    assert havelmar.revision() == before


def test_what_is_wrong_with_the_file_is_told_with_its_line(ask: Ask) -> None:
    text = Path(HAVELMAR).read_text(encoding="utf-8")
    Path("city.yaml").write_text(text.replace("answer: partly", "answer: partyl", 2), encoding="utf-8")
    refused = ask("import", "city.yaml")
    assert len(re.findall(r"^city\.yaml:\d+ .*\[unknown-word\]$", refused.err, re.MULTILINE)) == 2
    assert not Path("store").exists()


@pytest.mark.parametrize(
    ("follows", "is_told"), [(None, False), ("2025-10-01", True), ("2026-10-15", True), ("2026-01-15", False)]
)
def test_an_earlier_assessment_that_is_not_in_the_store_is_named(
    ask: Ask,
    tmp_path: Path,
    follows: str | None,
    is_told: bool,  # noqa: FBT001 - by what is written
) -> None:
    head = "city: Portmarrow\nbenchmark: anti-discrimination\n"
    earlier, file = tmp_path / "earlier.yaml", tmp_path / "city.yaml"
    earlier.write_text(f"{head}date: 2026-01-15\n", encoding="utf-8")
    file.write_text(f"{head}date: 2026-10-15\n" + (f"follows: {follows}\n" if follows else ""), encoding="utf-8")
    assert ask("import", str(earlier), "--store", "new.db").code == 0
    imported = ask("import", str(file), "--store", "new.db")
    assert imported.code == 0
    assert ("which this one follows, is not here." in imported.err) is is_told
    assert ("Import it as well" in imported.err) is is_told
