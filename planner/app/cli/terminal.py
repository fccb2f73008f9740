"""How do lines reach a person's terminal, whatever they are shown on?"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import TextIOWrapper
from typing import TypeAlias

from planner.problem import Problem
from planner.wording import Wording

Say: TypeAlias = Callable[..., None]
"""Called with a sentence and the values of its gaps, to tell what is being done."""

_ERASE_LINE = "\r\x1b[K"


def never_fail_on_a_character() -> None:
    """Let a terminal show a question mark in place of what it cannot show."""
    # A console of Windows may know neither “ nor →, and Python would end the command in its middle.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def today() -> date:
    """Return the day that the computer's clock shows where it stands."""
    # In UTC it would be yesterday’s for the first hours of a day in Brussels.
    return datetime.now(tz=UTC).astimezone().date()


def show(text: str) -> None:
    """Write what was asked for to standard output."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """Write what a person should know, and other programs should not read, to standard error."""
    sys.stderr.write(f"{text}\n")


def ask(question: str) -> None:
    """Write a question to standard error; the answer is typed on the same line."""
    # To standard error: what was asked for may be going to a file.
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()


def complain(problems: Iterable[Problem], wording: Wording) -> None:
    """Write the problems to standard error: where, what, and how to mend it."""
    for sentence in wording.problems(problems):
        tell(sentence)


def nobody_listens() -> None:
    """Give up standard output after its reader has gone, so that leaving stays silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(wording: Wording) -> Iterator[Say]:
    """Show on one line of a terminal what is being done, and erase it at the end; elsewhere nothing."""
    shown = sys.stderr.isatty()

    def say(msgid: str, **values: object) -> None:
        if shown:
            sys.stderr.write(f"{_ERASE_LINE}{wording.say(msgid, **values)}")
            sys.stderr.flush()

    try:
        yield say
    finally:
        if shown:
            sys.stderr.write(_ERASE_LINE)
            sys.stderr.flush()
