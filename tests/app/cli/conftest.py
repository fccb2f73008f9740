"""A person at a terminal: what they type, what they read, who they are and which day it is."""

import io
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from planner.app.cli import run, terminal
from planner.app.desk.intake import example_file
from planner.store import Store
from planner.wording import Wording

TODAY = date(2027, 3, 1)
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"
ACTION = "F00-01"
"""It completes the assessment: in every plan of Havelmar, first of all, and due before today."""
ALSO, DATED = "F08-02", "F11-03"
"""In every plan of Havelmar, which sets deadlines for them; the second is preparation."""
SAMPLES = Path(__file__).parents[3] / "benchmark" / "anti-discrimination" / "samples"
HAVELMAR = str(example_file("havelmar"))

Captured = pytest.CaptureFixture[str]


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Ask: TypeAlias = Callable[..., Answer]


class Terminal(io.StringIO):
    """A terminal on which something was typed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _on_a_day_and_as_anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "store" / "planner.db"))
    monkeypatch.setenv("PLANNER_BY", "Anna")
    monkeypatch.setattr(terminal, "today", lambda: TODAY)
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def ask(capsys: Captured) -> Ask:
    """Type a command, and read what it answers."""

    def ask(*words: str, language: str = "en") -> Answer:
        capsys.readouterr()
        code = planner(*words, language=language)
        return Answer(code, *capsys.readouterr())

    return ask


def number_of_actions(store: Store) -> int:
    """Return how many actions the plan of the store holds."""
    return len(store.plan(PLAN).plan.actions)


def delay(ask: Ask) -> None:
    """Let an action take longer than the whole plan."""
    assert ask("update", PLAN, ALSO, "--status", "under-way", "--remaining", "900", "--yes").code == 0


def planner(*words: str, language: str = "en") -> int:
    """Type a command, and return its exit code."""
    return run(words, Wording(language))


def program(*words: str, **environment: str) -> subprocess.Popen[str]:
    """Start a command as a program of its own."""
    return heard_on(subprocess.PIPE, *words, **environment)


def heard_on(stderr: int, *words: str, **environment: str) -> subprocess.Popen[str]:
    """Start a command as a program of its own, whose complaints go to a file that is open."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", "from planner.app.cli import main; main()", *words],
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        env={**os.environ, **environment},
        preexec_fn=_listens_to_the_keyboard,  # noqa: PLW1509 - no thread runs when a test starts it
    )


def _listens_to_the_keyboard() -> None:
    """Undo what a shell does to programs in the background: they do not hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def rewrite(file: Path, *statements: str) -> None:
    """Write into a store what its own door would never write."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
