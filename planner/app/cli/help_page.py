"""How does a command explain itself in the reader's language?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from typer import TyperException
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from planner.app.cli.slips import slip, unknown_command
from planner.problem import ProblemsFoundError
from planner.wording import Wording

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter


class Page(TyperCommand):
    """A command whose help is in the reader's language; the context's ``obj`` is the wording.

    ``options_metavar`` is the whole line that shows how the command is written.
    """

    def get_help(self, ctx: "Context") -> str:
        return help_page(self, ctx)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read what follows the command.

        Raises:
            ProblemsFoundError: it cannot be read.
        """
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            raise ProblemsFoundError([slip(error, self, ctx.command_path)]) from error


class Pages(TyperGroup):
    """A command with commands of its own."""

    def get_help(self, ctx: "Context") -> str:
        return help_page(self, ctx)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read what follows the command, up to the next command.

        Raises:
            ProblemsFoundError: it cannot be read.
        """
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            raise ProblemsFoundError([slip(error, self, ctx.command_path)]) from error

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        """Find the command that is called.

        Raises:
            ProblemsFoundError: there is no such command.
        """
        if args[0] not in self.commands:
            raise ProblemsFoundError([unknown_command(args[0], self.list_commands(ctx))])
        return super().resolve_command(ctx, args)


def help_page(command: TyperCommand | TyperGroup, ctx: "Context") -> str:
    """Return what ``--help`` prints: what the command does, how it is written, its parts, examples."""
    wording: Wording = ctx.find_root().obj
    page = ctx.make_formatter()
    page.write_text(command.help or "")
    page.write_paragraph()
    page.write_usage(ctx.command_path, command.options_metavar or "", prefix=f"{wording.say('Usage:')} ")
    if isinstance(command, TyperGroup):
        rows = [(name, command.commands[name].help or "") for name in command.list_commands(ctx)]
        _write_table(page, wording.say("Commands"), rows)
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
