import os
from pathlib import Path

import pytest

from planner.files.writing import check_target, write_whole
from planner.problem import ProblemsFoundError


def code_of(path: Path) -> str:
    with pytest.raises(ProblemsFoundError) as caught:
        write_whole(path, b"new")
    (problem,) = caught.value.problems
    return problem.code


def test_a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_whole(path, b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    path, other = tmp_path / "plan.json", tmp_path / "other"
    write_whole(path, b"new")
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


def test_what_hinders_writing_is_said(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "target-is-folder"
    assert code_of(tmp_path / "none" / "plan.json") == "target-folder-missing"
    assert code_of(tmp_path / ("x" * 300)) == "cannot-write"
    assert code_of(tmp_path / "a\0b") == "cannot-write"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the system administrator may write everywhere")
def test_a_folder_without_the_right_to_write_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert code_of(tmp_path / "plan.json") == "cannot-write"
    tmp_path.chmod(0o700)


def codes_of_target(path: Path) -> list[str]:
    return [problem.code for problem in check_target(path)]


def test_a_target_is_looked_at_before_the_work_is_done(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "old.docx").touch()
    assert codes_of_target(tmp_path / "new.docx") == []
    assert codes_of_target(tmp_path / "old.docx") == []
    assert codes_of_target(tmp_path) == ["target-is-folder"]
    assert codes_of_target(tmp_path / "none" / "new.docx") == ["target-folder-missing"]
    assert codes_of_target(tmp_path / "pipe") == ["target-no-ordinary-file"]


def test_a_device_is_never_replaced_by_a_file() -> None:
    assert codes_of_target(Path("/dev/null")) == ["target-no-ordinary-file"]


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "old")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "old").read_bytes() == b"old"
    assert (tmp_path / "link").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["x" * 251 + ".md", "é" * 120 + ".md", "Plan d’action 2027.docx", ".hidden"])
def test_a_name_as_long_as_names_may_be_can_be_written(name: str, tmp_path: Path) -> None:
    write_whole(tmp_path / name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == [name]
