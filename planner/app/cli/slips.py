"""What is wrong with a command line, and how is it written rightly?"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from typer.core import TyperOption

from planner.problem import Problem

if TYPE_CHECKING:
    from typer import TyperException
    from typer.core import TyperCommand, TyperGroup


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like ``word``; an empty text when none does.

    >>> nearest("chekc", ["draft", "check"])
    'check'
    """
    # More forgiving than planner.files.nearest, which compares ids that differ by one figure: commands and
    # options are few and unlike, so a guess is seldom wrong. Nor may a slip wait for the model.
    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=0.5)), "")


def unknown_command(word: str, known: Iterable[str]) -> Problem:
    """Return the problem of a command that does not exist.

    >>> unknown_command("chekc", ["draft", "check"]).english()
    'There is no command “chekc”. Did you mean “check”? The commands are: draft, check.'
    """
    names = tuple(known)
    near = nearest(word, names)
    return Problem(
        code="unknown-command",
        what="There is no command “{word}”.",
        fix="Did you mean “{near}”? The commands are: {known}." if near else "The commands are: {known}.",
        values={"word": word, "near": near, "known": ", ".join(names)},
    )


def slip(error: "TyperException", command: "TyperCommand | TyperGroup", written: str) -> Problem:
    """Return what is wrong with what follows a command, which is called as ``written``.

    Typer's own sentences are in English only, so the problem is told from what the error carries.
    """
    option = getattr(error, "option_name", None)
    if option:
        known = {name: known for known in command.params for name in known.opts if isinstance(known, TyperOption)}
        return _wrong_option(option, known, written)
    argument = getattr(error, "param", None)
    if argument is not None:
        return Problem(
            code="missing-argument",
            what="“{command}” lacks {argument}.",
            fix="“{command} --help” shows how it is written.",
            values={"command": written, "argument": argument.metavar},
        )
    return Problem(
        code="unreadable-command",
        what="“{command}” is followed by too much or too little.",
        fix="“{command} --help” shows how it is written.",
        values={"command": written},
    )


def _wrong_option(option: str, known: dict[str, TyperOption], command: str) -> Problem:
    """Return the problem of an option that does not exist, lacks its value, or has one too many."""
    if option not in known:
        names = [*known, "--help"]
        near = nearest(option, names)
        return Problem(
            code="unknown-option",
            what="“{command}” has no option “{option}”.",
            fix="Did you mean “{near}”? The options are: {known}." if near else "The options are: {known}.",
            values={"command": command, "option": option, "near": near, "known": ", ".join(names)},
        )
    if known[option].is_flag:
        return Problem(
            code="option-with-value",
            what="The option “{option}” takes no value.",
            fix="Remove what follows it.",
            values={"option": option},
        )
    return Problem(
        code="option-without-value",
        what="Something is missing after the option “{option}”.",
        fix="Write: {option} {value}.",
        values={"option": option, "value": known[option].metavar or ""},
    )
