"""Where content is looked for, and in which order."""

import shutil
from pathlib import Path

import pytest

from files.shelf import BENCHMARK, SMALL, TEMPLATES, copy_of_small
from planner.files.shipped import are_shipped, content_folders, samples, shown
from planner.problem import ProblemsFoundError

NAME = "bibliotheques"


def test_a_sample_finds_the_content_above_its_own_folder(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    sample = small / "benchmark" / NAME / "samples" / "rocmarin.yaml"
    assert content_folders(NAME, sample) == (small / "benchmark" / NAME, small / "plan_templates" / NAME)


def test_content_far_above_an_assessment_is_not_its_own(tmp_path: Path) -> None:
    deep = copy_of_small(tmp_path) / "a" / "b" / "c" / "d" / "e" / "city.yaml"
    with pytest.raises(ProblemsFoundError, match="Benchmark “bibliotheques” is not known"):
        content_folders(NAME, deep)


def test_a_copy_beside_the_assessment_comes_before_what_is_shipped(tmp_path: Path) -> None:
    for folder, kind in ((BENCHMARK, "benchmark"), (TEMPLATES, "plan_templates")):
        shutil.copytree(folder, tmp_path / kind / folder.name)
    folders = content_folders(BENCHMARK.name, tmp_path / "city.yaml")
    assert folders == (tmp_path / "benchmark" / BENCHMARK.name, tmp_path / "plan_templates" / BENCHMARK.name)
    assert not are_shipped(folders)


def test_folders_that_are_given_come_before_those_nearby(tmp_path: Path) -> None:
    near, given = copy_of_small(tmp_path / "near"), copy_of_small(tmp_path / "given")
    folders = [given / "benchmark" / NAME, given / "plan_templates" / NAME]
    assert list(content_folders(NAME, near / "rocmarin.yaml", folders)) == folders


def test_a_benchmark_without_templates_is_not_known(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    (small / "plan_templates" / NAME / "method.yaml").unlink()
    with pytest.raises(ProblemsFoundError, match="Benchmarks: anti-discrimination"):
        content_folders(NAME, small / "rocmarin.yaml")


@pytest.mark.parametrize("name", ["", ".", "..", "../benchmark", "/etc", "a/b", "a" * 61, "Anti-Discrimination", "a\0"])
def test_an_id_that_is_a_path_leads_nowhere(name: str) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        content_folders(name, SMALL)
    assert [problem.code for problem in caught.value.problems] == ["unknown-benchmark"]


def test_what_is_shipped_is_known_from_a_copy_of_it(tmp_path: Path) -> None:
    assert are_shipped((BENCHMARK, TEMPLATES))
    assert not are_shipped((BENCHMARK, tmp_path / TEMPLATES.name))


def test_a_benchmark_without_samples_has_none() -> None:
    assert samples("bibliotheques") == ()


def test_a_path_elsewhere_is_shown_in_full(tmp_path: Path) -> None:
    assert shown(tmp_path) == tmp_path
