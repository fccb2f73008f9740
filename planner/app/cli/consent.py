"""Does a person agree to the dates that a change moves?"""

import sys
from collections.abc import Collection, Iterator, Mapping
from textwrap import fill
from typing import TYPE_CHECKING

import typer

from planner.app.cli import terminal
from planner.app.cli.options import NOT_DONE
from planner.app.cli.printing import WIDTH
from planner.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from planner.app.desk.vocabulary import Slip


def agree(
    slip: "Slip | None", wording: Wording, names: Mapping[str, str], *, yes: bool, own: Collection[str] = ()
) -> None:
    """Show every date that moves, and go on only with a person's consent.

    What is reported of the actions in ``own`` moves their own dates, which asks for no consent.

    Raises:
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    if slip is None or not (slip.moves or slip.finish_after != slip.finish_before):
        return
    _show(slip, wording, names)
    if slip.of_others(own):
        question = wording.say("Accept the dates that move? Type yes or no:")
        hint = wording.say("Nothing was changed. Add --yes to accept the dates that move.")
        consent(question, wording, yes=yes, hint=hint)


def _show(slip: "Slip", wording: Wording, names: Mapping[str, str]) -> None:
    from planner.wording.moved_dates import move_sentence, slip_sentence

    terminal.tell(slip_sentence(slip, wording, names))
    for move in slip.moves:
        sentence = move_sentence(move, wording, names)
        terminal.tell(fill(sentence, WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False))


def consent(question: str, wording: Wording, *, yes: bool, hint: str = "") -> None:
    """Go on only with a person's consent; ``hint`` says what to add where nobody can be asked.

    Raises:
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    if yes:
        return
    # A script that nobody watches would wait for ever; a pipe that says “yes” has --yes.
    if not sys.stdin.isatty():
        terminal.tell(hint or wording.say("Nothing was changed. Add --yes to do it without being asked."))
        raise typer.Exit(NOT_DONE)
    terminal.ask(question)
    if sys.stdin.readline().strip().casefold() not in set(_words_of_consent()):
        terminal.tell(wording.say("Nothing was changed."))
        raise typer.Exit(NOT_DONE)


def _words_of_consent() -> Iterator[str]:
    """Give “yes” and its first letter."""
    # In every language at once: the language is that of the machine, often not that of whoever sits at it.
    for language in LANGUAGES:
        word = Wording(language).say("Yes").casefold()
        yield from (word, word[:1])
