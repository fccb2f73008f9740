"""What is said of a command line that cannot be understood, and how is it written rightly?

Every sentence of the command line about what was typed stands here once, with its code. Nothing here brings
the model: a slip is told before any work is begun.
"""

import os
from collections.abc import Iterable

from planner.files.hindrances import hindrance
from planner.files.message import UnknownWord
from planner.nearest import OF_FEW, nearest
from planner.problem import Place, Problem

_QUOTED = 80
"""Characters of an unreadable word that are repeated; enough to find it again."""

_UNKNOWN_COMMAND = UnknownWord(
    "unknown-command", "There is no command “{word}”.", "The commands are: {known}.", every=True
)
_UNKNOWN_OPTION = UnknownWord(
    "unknown-option", "“{command}” has no option “{word}”.", "The options are: {known}.", every=True
)
EMPTY_WORD = Problem(
    code="empty-argument",
    what="One of the words after the command is empty.",
    fix="Write what the command needs; “--help” shows it.",
)


def unknown_command(word: str, known: Iterable[str]) -> Problem:
    """Return the problem of a command that does not exist.

    >>> unknown_command("chekc", ["draft", "check"]).english()
    'There is no command “chekc”. Did you mean “check”? The commands are: draft, check.'
    """
    return _UNKNOWN_COMMAND.at(Place(), word, tuple(known), search=_nearest)


def unknown_option(option: str, known: Iterable[str], command: str) -> Problem:
    """Return the problem of an option that a command does not have."""
    return _UNKNOWN_OPTION.at(Place(), option, tuple(known), search=_nearest, command=command)


def _nearest(word: str, known: Iterable[str]) -> str | None:
    # Commands and options are few and unlike, and a wrong guess is quickly seen to be wrong.
    return nearest(word, known, OF_FEW)


def missing_argument(command: str, argument: str) -> Problem:
    """Return the problem of a command without a word that it needs, named as its page names it."""
    return Problem(
        code="missing-argument",
        what="“{command}” lacks {argument}.",
        fix="“{command} --help” shows how it is written.",
        values={"command": command, "argument": argument},
    )


def unreadable_command(command: str) -> Problem:
    """Return the problem of a command after which nobody knows what is meant."""
    return Problem(
        code="unreadable-command",
        what="“{command}” is followed by too much or too little.",
        fix="“{command} --help” shows how it is written.",
        values={"command": command},
    )


def option_with_value(option: str) -> Problem:
    """Return the problem of a value after an option that takes none."""
    return Problem(
        code="option-with-value",
        what="The option “{option}” takes no value.",
        fix="Remove what follows it.",
        values={"option": option},
    )


def option_without_value(option: str, value: str) -> Problem:
    """Return the problem of an option without its value, named as the page of the command names it."""
    return Problem(
        code="option-without-value",
        what="Something is missing after the option “{option}”.",
        fix="Write: {option} {value}.",
        values={"option": option, "value": value},
    )


def missing_option(option: str) -> Problem:
    """Return the problem of a decision that is to be noted without its day or its number."""
    return Problem(
        code="missing-option",
        what="The option “{option}” is missing.",
        fix="An adopted plan has the day and the number of the council’s decision: add it.",
        values={"option": option},
        place=Place(file=option),
    )


def not_both(first: str, second: str) -> Problem:
    """Return the problem of two options of which each takes back what the other says."""
    return Problem(
        code="options-at-odds",
        what="“{first}” and “{second}” say the opposite.",
        fix="Leave one of them out.",
        values={"first": first, "second": second},
        place=Place(file=first),
    )


def only_with(option: str, other: str) -> Problem:
    """Return the problem of an option that says nothing without another."""
    return Problem(
        code="option-without-other",
        what="“{option}” says nothing without “{other}”.",
        fix="Add {other}, or leave out {option}.",
        values={"option": option, "other": other},
        place=Place(file=option),
    )


def only_for_drafts(option: str, plan: str) -> Problem:
    """Return the problem of an option that asks of a stored plan what only a new draft can have."""
    return Problem(
        code="only-for-drafts",
        what="“{plan}” is a plan in the store: its start is set.",
        fix="Leave out {option}, or draft a new plan from its assessment.",
        values={"plan": plan, "option": option},
        place=Place(file=option),
    )


def not_a_move(word: str) -> Problem:
    """Return the problem of a move without the id from which, or to which, something moves."""
    return Problem(
        code="not-a-move",
        what="“{word}” does not say from where to where something moves.",
        fix="Write the old id, an equals sign and the new id, such as 6.9=6.10.",
        values={"word": word},
        place=Place(file="--move"),
    )


def not_text(word: str, place: Place) -> Problem:
    """Return the problem of a word whose bytes are no UTF-8."""
    return Problem(
        code="unreadable-argument",
        what="“{word}” holds bytes that are no text in UTF-8.",
        fix="Rename the file, or type the word anew.",
        values={"word": word[:_QUOTED]},
        place=place,
    )


def unprintable(word: str, place: Place) -> Problem:
    """Return the problem of a word with a control character."""
    return Problem(
        code="unreadable-argument",
        what="“{word}” holds a character that cannot be printed.",
        fix="Rename the file, or type the word anew.",
        values={"word": word[:_QUOTED]},
        place=place,
    )


def too_long(word: str, most: int, place: Place) -> Problem:
    """Return the problem of a word of more than ``most`` characters."""
    return Problem(
        code="argument-too-long",
        what="“{word}” has {length} characters; {most} is the most.",
        fix="Shorten it.",
        values={"word": f"{word[: _QUOTED // 2]}…", "length": len(word), "most": most},
        place=place,
    )


def empty_option(option: str) -> Problem:
    """Return the problem of an empty text after an option that needs one."""
    return Problem(
        code="empty-argument",
        what="The option “{option}” is followed by an empty text.",
        fix="Write what it needs, or leave the option out.",
        values={"option": option},
    )


def refused_by_system(error: OSError) -> Problem:
    """Return the problem of something that the operating system does not do, such as to open a name of 5,000 letters.

    >>> refused_by_system(OSError(36, "File name too long", "aaa")).english()
    'The operating system refuses it: name-too-long. Check the name, and your rights.'
    """
    file = error.filename
    return Problem(
        code="refused-by-system",
        what="The operating system refuses it: {reason}.",
        fix="Check the name, and your rights.",
        values={"reason": hindrance(error)},
        place=Place(file=os.fsdecode(file) if isinstance(file, str | bytes) else ""),
    )
