"""What does an error of typer mean for whoever wrote the command line?"""

from typing import TYPE_CHECKING

from typer.core import TyperOption

from planner.problem import Problem
from planner.wording import slips

if TYPE_CHECKING:
    from typer import TyperException
    from typer.core import TyperCommand, TyperGroup


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
        return slips.missing_argument(written, argument.metavar)
    return slips.unreadable_command(written)


def _wrong_option(option: str, known: dict[str, TyperOption], command: str) -> Problem:
    """Return the problem of an option that does not exist, lacks its value, or has one too many."""
    if option not in known:
        return slips.unknown_option(option, (*known, "--help"), command)
    if known[option].is_flag:
        return slips.option_with_value(option)
    return slips.option_without_value(option, known[option].metavar or "")
