"""How does a command explain itself in the reader's language?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from planner.wording import Wording

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter


def help_page(command: TyperCommand | TyperGroup, ctx: "Context", commands: Iterable[tuple[str, str]] = ()) -> str:
    """Return what ``--help`` prints: what the command does, how it is written, its parts, examples.

    ``commands`` are those of a command that has some, each with what it does.
    """
    wording: Wording = ctx.find_root().obj
    # Not typer's own page: its headings and its line of use are in English only.
    page = ctx.make_formatter()
    page.write_text(command.help or "")
    page.write_paragraph()
    page.write_usage(ctx.command_path, command.options_metavar or "", prefix=f"{wording.say('Usage:')} ")
    _write_table(page, wording.say("Commands"), commands)
    params = command.get_params(ctx)
    arguments = [(param.metavar or "", param.help or "") for param in params if isinstance(param, TyperArgument)]
    _write_table(page, wording.say("What it needs"), arguments)
    options = [_option(param, wording) for param in params if isinstance(param, TyperOption)]
    _write_table(page, wording.say("Options"), options)
    if command.epilog:
        page.write_paragraph()
        page.write(f"{command.epilog}\n")
    return page.getvalue().rstrip("\n")


def _option(option: TyperOption, wording: Wording) -> tuple[str, str]:
    """Return an option as it is written, and what it does; the text of ``--help`` is ours, not Typer's."""
    written = option.opts[0] if option.is_flag else f"{option.opts[0]} {option.metavar}"
    return written, wording.say("Show this page.") if option.name == "help" else option.help or ""


def _write_table(page: "HelpFormatter", heading: str, rows: Iterable[tuple[str, str]]) -> None:
    shown = list(rows)
    if shown:
        page.write(f"\n{heading}\n")
        page.indent()
        page.write_dl(shown)
        page.dedent()
