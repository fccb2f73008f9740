"""Write into the README and the pages what the program answers today to the commands that they show.

``make docs`` runs it. A session is a block of a console in which ``$`` stands before each command; blocks
without it are commands to copy, and are left alone. A test types every session again and compares.
Plans are drafted on one day and followed on another, for what is late depends on it. Of a long answer the middle is
left out.
"""

import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.app.cli import run, terminal
from planner.wording import Wording

DOCS = Path(__file__).parent
ROOT = DOCS.parent
DRAFTED, DAY = date(2026, 11, 13), date(2027, 2, 15)
"""The day on which the plans of the examples are drafted, in good time, and that on which all else is typed: they have
just begun."""
CHANGE = re.compile(r"(?<=planner undo )[0-9a-f]{12}")
LONGEST, FIRST, LAST = 14, 9, 2
"""Lines of an answer that a page shows whole, and how many of a longer one stand before and after the gap."""
SESSION = re.compile(r"(?<=```console\n)(\$ .*?)(?=```)", re.DOTALL)


def pages() -> tuple[Path, ...]:
    """Return the README and the pages that show a session."""
    every = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
    return tuple(page for page in every if SESSION.search(page.read_text(encoding="utf-8")))


def renewed(page: Path) -> str:
    """Return a page with its sessions typed again, in one folder that holds the benchmarks, on a store of their own.

    Raises:
        RuntimeError: a command of the page is not ours, or is not carried out.
    """
    wording = Wording("fr" if page.parent.name == "fr" else "en")
    with _desk_of_its_own():
        return SESSION.sub(lambda session: _typed(session[0], wording), page.read_text(encoding="utf-8"))


@contextmanager
def _desk_of_its_own() -> Iterator[None]:
    """Work in a new folder on one day, as nobody in particular, and leave the environment as it was."""
    before, clock = dict(os.environ), terminal.today
    with TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ROOT / "benchmark", "benchmark")
        os.environ |= {"PLANNER_STORE": str(Path(folder) / "planner.db"), "PLANNER_BY": "Coordinator"}
        try:
            yield
        finally:
            terminal.today = clock
            os.environ.clear()
            os.environ |= before


def _typed(session: str, wording: Wording) -> str:
    commands = [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_answer(command, wording)}" for command in commands)


def _answer(command: str, wording: Wording) -> str:
    program, *arguments = shlex.split(command)
    terminal.today = lambda: DRAFTED if arguments[0] == "draft" else DAY
    with redirect_stdout(io.StringIO()) as answer:
        code = run(arguments, wording) if program == "planner" else None
    if code != 0:
        msg = f"“{command}” was not carried out"
        raise RuntimeError(msg)
    # Each change has a name of its own that nobody can foresee: a page shows where it stands.
    lines = CHANGE.sub("…", answer.getvalue()).splitlines(keepends=True)
    return "".join(lines if len(lines) <= LONGEST else [*lines[:FIRST], "…\n", *lines[-LAST:]])


if __name__ == "__main__":
    for path in pages():
        path.write_text(renewed(path), encoding="utf-8")
