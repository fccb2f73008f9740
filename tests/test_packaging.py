"""The wheel holds everything, and works far from the checkout."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from planner.wording import LANGUAGES

ROOT = Path(__file__).parents[1]


def run(*command: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own build and our own program
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), folder=ROOT)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_content_translations_and_licence(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    for kind in ("benchmark", "plan_templates"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / kind).rglob("*") if path.is_file()}
        assert {f"planner/shipped/{name}" for name in here} <= set(names)
    assert {f"planner/wording/{language}.po" for language in LANGUAGES} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if name.startswith("tests/")] == []


def test_the_source_carries_the_pages_that_the_readme_leads_to(tmp_path: Path) -> None:
    run("-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path), folder=ROOT)
    listed = run("-m", "tarfile", "--list", str(next(tmp_path.glob("*.tar.gz"))), folder=ROOT)
    names = {line.strip().partition("/")[2] for line in listed.splitlines()}
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.*") if path.suffix != ".pyc"}
    assert here | {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= names


def test_the_wheel_drafts_a_plan_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    installed, empty = tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    ZipFile(wheel).extractall(installed)
    code = "from planner.app.cli import main; main()"
    away = {"PYTHONPATH": str(installed), "PLANNER_LANGUAGE": "en"}
    where = run("-c", "import planner; print(planner.__file__)", folder=empty, **away)
    assert where.startswith(str(installed))
    sample = installed / "planner" / "shipped" / "benchmark" / "anti-discrimination" / "samples" / "havelmar.yaml"
    printed = run("-c", code, "draft", str(sample), "--out", "plan.docx", "--out", "plan.json", folder=empty, **away)
    assert "plan.docx" in printed
    assert {path.name for path in empty.iterdir()} == {"plan.docx", "plan.json"}
    blank = run("-c", code, "assess", "new", "--language", "fr", folder=empty, **away)
    assert "benchmark: anti-discrimination" in blank


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    names = {
        requirement.split("[")[0].split(">")[0].split("=")[0].split("<")[0].strip().lower() for requirement in wanted
    }
    assert {name.replace("_", "-") for name in names} - pinned == set()
    assert [line for line in lines if "://" in line or "@" in line] == []


def test_the_licence_is_whole() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    headings = [line for line in licence.splitlines() if line[:1].isdigit()]
    assert [heading.partition(".")[0] for heading in headings] == [str(number) for number in range(1, 16)]
    assert "Appendix" in licence
    assert "LiLiQ-R+" in licence
