"""A benchmark with its templates, every part with its line."""

from pathlib import Path

from files.shelf import SMALL, copy_of_small
from files.test_sense import NAME, WHOLE
from planner.files.content import load_benchmark, load_templates
from planner.files.library import library, numbered


def test_actions_stand_at_their_paths_in_file_order() -> None:
    assert [action.id for action in WHOLE.actions.values()][:3] == ["F01-01", "F01-02", "F01-03"]
    assert WHOLE.path_of_action["F01-02"] == ("files", 0, "actions", 1)


def test_a_place_is_the_line_of_its_own_file() -> None:
    place = WHOLE.place(*WHOLE.path_of_action["F01-02"], "id")
    assert (Path(place.file).name, place.field) == ("01-accueil.yaml", "actions[2].id")
    line = Path(place.file).read_text(encoding="utf-8").splitlines()[(place.line or 0) - 1]
    assert line.strip() == "- id: F01-02"


def test_replacements_and_conditions_are_found_by_their_paths() -> None:
    assert {path: replacement.offer.id for path, replacement in WHOLE.replacements.items()} == {
        ("context", "readings", 1, "replace", 0): "F01-02W"
    }
    assert all(path[-1] == "when" for path in WHOLE.conditions)


def test_of_an_id_used_twice_the_first_counts(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    file = small / "plan_templates" / NAME / "02-collections.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: F02-01", "id: F01-01"), encoding="utf-8")
    together = library(load_benchmark(small / "benchmark" / NAME), load_templates(small / "plan_templates" / NAME))
    assert together is not None
    assert together.path_of_action["F01-01"] == ("files", 0, "actions", 0)


def test_without_one_of_the_two_there_is_no_library(tmp_path: Path) -> None:
    benchmark, templates = load_benchmark(SMALL / "benchmark" / NAME), load_templates(SMALL / "plan_templates" / NAME)
    assert library(load_benchmark(tmp_path), templates) is None
    assert library(benchmark, load_templates(tmp_path)) is None


def test_the_words_of_a_list_are_numbered_from_zero() -> None:
    assert list(numbered(("support",), ("a", "b"))) == [("a", ("support", 0)), ("b", ("support", 1))]
