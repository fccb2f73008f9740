"""The README tells the truth: its session is run, and what it lists is all there is.

``python tests/test_readme.py`` writes today's session and today's problem codes into it.
"""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import grimp

from planner.export import FORMATS
from planner.files.messages import ALL, Message
from planner.templates.catalogue import AllOf, AnswerIs, AnyOf, Not, ReadingIs, StandingIs

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SESSION = re.compile(r"(?<=```console\n)(\$ .*?)(?=```)", re.DOTALL)
CODES = re.compile(r"(?<=<!-- problem codes: begin -->\n).*?(?=<!-- problem codes: end -->)", re.DOTALL)


def readme() -> str:
    return README.read_text(encoding="utf-8")


def typed_again(session: str, folder: Path) -> str:
    """Run the commands of a session in a folder that holds the benchmarks, and return it as it reads now."""
    shutil.copytree(ROOT / "benchmark", folder / "benchmark", dirs_exist_ok=True)
    commands = [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{answer(command, folder)}" for command in commands)


def answer(command: str, folder: Path) -> str:
    program, *arguments = command.split()
    assert program == "planner"
    code = "from planner.app.cli import main; main()"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PLANNER_LANGUAGE": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def problem_kinds() -> Iterator[tuple[str, str, str]]:
    """Give code, what is wrong and how it is mended for every problem that the command line reports."""
    for message in ALL:
        plain = message if isinstance(message, Message) else message.far
        yield plain.code, plain.what, plain.fix
    for module in sorted(grimp.build_graph("planner").find_upstream_modules("planner.app.cli")):
        for node in ast.walk(ast.parse(source(module))):
            if isinstance(node, ast.Call):
                said = {keyword.arg: text(keyword.value) for keyword in node.keywords}
                if said.get("code") and said.get("what") and said.get("fix"):
                    yield said["code"], said["what"], said["fix"]


def source(module: str) -> str:
    found = find_spec(module)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).read_text(encoding="utf-8")


def text(node: ast.expr) -> str:
    if isinstance(node, ast.IfExp):
        return text(node.orelse)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def problem_codes() -> str:
    kinds: dict[str, tuple[str, str]] = {}
    for code, what, fix in problem_kinds():
        kinds.setdefault(code, (cell(what), cell(fix)))
    rows = [f"| `{code}` | {what} | {fix} |\n" for code, (what, fix) in sorted(kinds.items())]
    return "".join(["| code | what it says | how it is mended |\n|---|---|---|\n", *rows])


def cell(sentence: str) -> str:
    return re.sub(r"\{(\w+)\}", "…", sentence).replace("{{", "{").replace("}}", "}").replace("|", "\\|")


def test_the_session_reads_as_it_is_written(tmp_path: Path) -> None:
    sessions = SESSION.findall(readme())
    assert sessions
    for session in sessions:
        assert typed_again(session, tmp_path) == session


def test_every_problem_code_is_explained() -> None:
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", CODES.findall(readme())[0], re.MULTILINE))
    assert {code for code, _, _ in problem_kinds()} == explained


def test_every_command_is_named() -> None:
    for command in ("draft", "check", "assess new", "schema"):
        assert f"`planner {command}`" in readme()


def test_every_format_is_named() -> None:
    for ending in FORMATS:
        assert f"`{ending}`" in readme()


def test_every_kind_of_condition_is_named() -> None:
    for kind in (AnswerIs, StandingIs, ReadingIs, AllOf, AnyOf, Not):
        keys = [field.alias or name for name, field in kind.model_fields.items()]
        assert re.search(r"\| `\{" + ".*".join(f"{key}: " for key in keys), readme()), kind


def test_every_file_that_is_linked_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", readme())
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        renewed = SESSION.sub(lambda found: typed_again(found[0], Path(folder)), readme())
    README.write_text(CODES.sub(lambda _: problem_codes(), renewed), encoding="utf-8")
