"""What README, CONTRIBUTING and docs name is there, and nothing that people need is left out."""

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from docs.pages import DOCS, LANGUAGES, NAMES, ROOT, blocks, code, prose, text, without_code
from planner.app.cli import PLANNER
from planner.app.cli.declaration import Group, parameters
from planner.export import FORMATS
from planner.files.check import check
from planner.files.schemas import SCHEMAS
from planner.templates.conditions import AllOf, AnswerIs, AnyOf, Not, ReadingIs, StandingIs
from planner.wording import Wording
from planner.wording.translations import translations

README_BYTES = 10_000
DECISION_LINES = 20
TOP = ("benchmark/", "plan_templates/", "planner/", "tests/", "docs/")
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#([^)]*))?\)")


def commands() -> Mapping[str, frozenset[str]]:
    """The options of every command, by its words."""
    every: dict[str, frozenset[str]] = {}
    for command in PLANNER.commands:
        leaves = command.commands if isinstance(command, Group) else (command,)
        for leaf in leaves:
            words = leaf.name if leaf is command else f"{command.name} {leaf.name}"
            every[words] = frozenset(each.option for _, each in parameters(leaf.typed) if each.option)
    return every


def calls(name: str) -> Iterator[list[str]]:
    """The commands of ours that a page shows, as words after ``planner``."""
    shown = [line.removeprefix("$ ") for block in blocks(name, "console") for line in block.splitlines()]
    for line in (*shown, *code(name)):
        if line.startswith("planner ") and not line.startswith("planner COMM"):
            yield shlex.split(line)[1:]


def heading(line: str) -> str:
    return re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-")


def keys(schema: object) -> Iterator[str]:
    """The names of all entries that a schema knows."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"]
        for value in schema.values():
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= README_BYTES


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    for target, anchor in _LINK.findall(prose(name)):
        page = (ROOT / name).parent / target
        assert page.exists(), target
        if anchor:
            assert anchor in map(heading, re.findall(r"^#+ (.*)", page.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", NAMES)
def test_every_path_that_is_named_exists(name: str) -> None:
    for path in code(name):
        if path.startswith(TOP) and " " not in path:
            pattern = re.sub(r"<\w+>|…|(?<=NN-)name|NN", "*", path).rstrip("/")
            assert any(ROOT.glob(pattern)), path


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_make_exists(name: str) -> None:
    targets = re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE)
    named = [line for block in blocks(name, "console") for line in block.splitlines()] + code(name)
    assert {line.split()[1] for line in named if line.startswith("make ")} - set(targets) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_that_is_shown_exists(name: str) -> None:
    known = commands()
    for words in calls(name):
        called = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
        options = {word.partition("=")[0] for word in words if word.startswith("--")} - {"--help", "--version"}
        assert called in known or words[0].startswith("--"), words
        assert options <= known.get(called, set()), words


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, waiting = set[str](), ["README.md"]
    while waiting:
        name = waiting.pop()
        seen.add(name)
        links = [((ROOT / name).parent / target).resolve() for target, _ in _LINK.findall(prose(name))]
        pages = {str(link.relative_to(ROOT)) for link in links if link.suffix == ".md"}
        waiting += (pages & set(NAMES)) - seen
    assert set(NAMES) - seen == set()


def test_every_picture_is_used() -> None:
    used = "".join(map(text, NAMES))
    assert [picture.name for picture in DOCS.glob("*.png") if picture.name not in used] == []


def test_what_officers_read_is_there_in_each_language() -> None:
    english, french = ({page.name for page in (DOCS / language).glob("*.md")} for language in LANGUAGES)
    assert english == french
    for name in english - {"problems.md"}:
        assert f"(../fr/{name})" in text(f"docs/en/{name}")
        assert f"(../en/{name})" in text(f"docs/fr/{name}")


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("docs/fr/")])
def test_french_has_its_spaces(name: str) -> None:
    typeset = Wording("fr").typeset
    for line in without_code(name).splitlines():
        assert typeset(line) == line
        assert "'" not in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_bold_are_those_of_the_screen(language: str) -> None:
    sentences = translations("fr").sentences
    words = set(sentences.values()) if language == "fr" else set(sentences)
    started = {re.sub(r"\{\w+\}", "…", word) for word in words}
    bold = re.findall(r"\*\*([^*]+)\*\*", re.sub(r" *\n *", " ", prose(f"docs/{language}/app.md")))
    assert bold
    assert set(bold) - words - started <= {"bold", "gras"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_app_is_named(language: str) -> None:
    titles = re.findall(r'title=say\("([^"]+)"\)', text("planner/app/web/main.py"))
    assert titles
    page = text(f"docs/{language}/app.md")
    assert [title for title in titles if Wording(language).say(title) not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_named(language: str) -> None:
    page = text(f"docs/{language}/command-line.md")
    assert [command for command in commands() if f"`planner {command}`" not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_is_named(language: str) -> None:
    assert [ending for ending in FORMATS if f"`{ending}`" not in text(f"docs/{language}/command-line.md")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_condition_is_named(language: str) -> None:
    for kind in (AnswerIs, StandingIs, ReadingIs, AllOf, AnyOf, Not):
        fields = [field.alias or name for name, field in kind.model_fields.items()]
        row = r"\| `\{" + ".*".join(f"{field}: " for field in fields)
        assert re.search(row, text(f"docs/{language}/content.md")), kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "kinds"), [("assessment", ["assessment"]), ("content", ["benchmark", "templates"])], ids=str
)
def test_every_entry_of_a_file_is_named(page: str, kinds: list[str], language: str) -> None:
    named = set(re.findall(r"[a-z_]+", " ".join(code(f"docs/{language}/{page}.md"))))
    schemas: list[Any] = [SCHEMAS[kind]() for kind in kinds]
    assert set(keys(schemas)) - named == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_an_assessment_is_read_without_a_problem(language: str, tmp_path: Path) -> None:
    examples = blocks(f"docs/{language}/assessment.md", "yaml")
    assert examples
    for number, example in enumerate(examples):
        file = tmp_path / f"{number}.yaml"
        file.write_text(example, encoding="utf-8")
        assert check((file,)) == ()


def test_the_picture_of_the_house_has_every_room_in_its_order() -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    rooms = next(contract["layers"] for contract in contracts if contract.get("containers") == ["planner"])
    picture = next(block for block in blocks("CONTRIBUTING.md", "") if "planner/\n" in block)
    drawn = [name for name in re.findall(r"^│  ([a-z_]+)(?:/|\.py)", picture, re.MULTILINE) if name in rooms]
    assert drawn == [room for room in reversed(rooms) if room in drawn]
    assert [room for room in rooms if room not in picture] == []


def test_a_decision_is_short_and_says_when_it_is_reopened() -> None:
    decisions = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    assert [page.name[:4] for page in decisions] == [f"{number:04d}" for number in range(1, len(decisions) + 1)]
    for page in decisions:
        decision = page.read_text(encoding="utf-8")
        assert decision.count("\n") <= DECISION_LINES, page.name
        parts = re.findall(r"^\*\*([\w ]+)\.\*\*", decision, re.MULTILINE)
        assert parts == ["Question", "Choice", "Why", "Cost", "Reopen when"], page.name
        assert f"]({page.name})" in text("docs/decisions/README.md")
