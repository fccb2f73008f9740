"""Does a person agree to the dates that a change moves?"""

import sys
from collections.abc import Collection, Iterator, Mapping
from textwrap import fill
from typing import TYPE_CHECKING

import typer

from planner.app.cli import terminal
from planner.app.cli.options import NOT_DONE
from planner.app.cli.printing import WIDTH, action_names
from planner.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from planner.app.desk import Pending
    from planner.app.desk.vocabulary import Batch, Slip, Store
    from planner.wording.consequences import Effects


def agree(
    slip: "Slip | None",
    wording: Wording,
    names: Mapping[str, str],
    *,
    yes: bool,
    own: Collection[str] = (),
    effects: "Effects | None" = None,
) -> None:
    """Show what a change breaks and every date that moves, and go on only with a person's consent.

    Args:
        slip: the dates that move; None where nobody knows of any.
        wording: in whose language.
        names: what readers call the actions, by id.
        yes: the person agreed beforehand.
        own: actions whose own dates move by what is reported of them, which asks for no consent.
        effects: what the change breaks and what it saves.

    Raises:
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    said = (*effects.breaks, *effects.saves) if effects else ()
    if slip is None or not (slip.moves or said or slip.finish_after != slip.finish_before):
        return
    _show(slip, wording, names, effects)
    if slip.of_others(own):
        question = wording.say("Accept the dates that move? Type yes or no:")
        hint = wording.say("Nothing was changed. Add --yes to accept the dates that move.")
        consent(question, wording, yes=yes, hint=hint)


def effects_of(store: "Store", change: "Pending", wording: Wording) -> "Effects":
    """Say what a change that is not made yet breaks and what it saves."""
    from planner.app.desk.consequences import consequences_on_sight
    from planner.wording.consequences import effects_in_words

    plan = change.outcome.plan
    found = consequences_on_sight(store, change)
    return effects_in_words(found, wording, action_names(plan.actions), plan.service_names)


def effect_data(store: "Store", change: "Pending", batch: "Batch | None") -> "Mapping[str, object]":
    """Return a change as data: under which id it was made, what it moves, what it breaks and what it saves."""
    from planner.app.desk.consequences import consequences_on_sight

    slip = change.slip
    return {
        "change": batch.id if batch and batch.changed else None,
        "finish_before": slip.finish_before,
        "finish_after": slip.finish_after,
        "chain": slip.chain,
        "moves": slip.moves,
        "consequences": consequences_on_sight(store, change),
    }


def _show(slip: "Slip", wording: Wording, names: Mapping[str, str], effects: "Effects | None") -> None:
    from planner.wording.moved_dates import move_sentence, slip_sentence

    terminal.tell(slip_sentence(slip, wording, names))
    for sign, sentences in (("! ", effects.breaks), ("+ ", effects.saves)) if effects else ():
        for sentence in sentences:
            terminal.tell(fill(sentence, WIDTH, initial_indent=sign, subsequent_indent="  ", break_long_words=False))
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
