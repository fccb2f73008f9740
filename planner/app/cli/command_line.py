"""How does typer read a command that is declared, and find the one that is called?"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Declared, Group, Parameter, collected, parameters
from planner.app.cli.help_page import help_page
from planner.app.cli.slips import slip
from planner.problem import ProblemsFoundError
from planner.wording import Wording, slips

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.core import Command as ClickCommand


@contextmanager
def _slips_in_words(command: "TyperCommand | TyperGroup", context: "Context") -> Iterator[None]:
    """Let what typer cannot read be refused in the reader's language.

    Raises:
        ProblemsFoundError: what follows the command cannot be read.
    """
    try:
        yield
    except typer.TyperException as error:
        # Typer's own sentences are in English, and say neither what was meant nor how it is written.
        raise ProblemsFoundError([slip(error, command, context.command_path)]) from error


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
        with _slips_in_words(self, ctx):
            return super().parse_args(ctx, args)


class Pages(TyperGroup):
    """A command with commands of its own."""

    declared: tuple[Declared, ...] = ()
    """Each is prepared when it is called: to prepare the options of all takes longer than the rest of a help page."""

    def get_help(self, ctx: "Context") -> str:
        wording: Wording = ctx.find_root().obj
        return help_page(self, ctx, [(command.name, wording.say(command.help)) for command in self.declared])

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read what follows the command, up to the next command.

        Raises:
            ProblemsFoundError: it cannot be read.
        """
        with _slips_in_words(self, ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: "Context") -> list[str]:
        """Return the names of the commands, in the order of their list."""
        del ctx
        return [command.name for command in self.declared]

    def get_command(self, ctx: "Context", cmd_name: str) -> "ClickCommand | None":
        """Prepare the command of that name."""
        named = next((command for command in self.declared if command.name == cmd_name), None)
        return prepared(named, ctx.find_root().obj) if named else None

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, ClickCommand | None, list[str]]":
        """Find the command that is called.

        Raises:
            ProblemsFoundError: there is no such command.
        """
        names = self.list_commands(ctx)
        if args[0] not in names:
            raise ProblemsFoundError([slips.unknown_command(args[0], names)])
        return super().resolve_command(ctx, args)


def prepared(declared: Declared, wording: Wording) -> "ClickCommand":
    """Return what typer runs, explained in the language of ``wording``."""
    return _group(declared, wording) if isinstance(declared, Group) else _command(declared, wording)


def _command(command: Command[Any], wording: Wording) -> "ClickCommand":
    def run(**values: Any) -> None:  # noqa: ANN401 - of the types that the fields declare
        command.run(collected(command.typed, values), wording)

    # No markup: typer would draw frames with rich, whose import takes longer than all of ours.
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(command.name, cls=Page, **_page(command, wording))(_taking(run, command, wording))
    return get_command(app)


def _group(group: Group, wording: Wording) -> Pages:
    def run(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 - of the types that the fields declare
        if not group.answers(collected(group.typed, values)) and ctx.invoked_subcommand is None:
            terminal.show(ctx.get_help())

    app = typer.Typer(
        name=group.name,
        cls=Pages,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        **_page(group, wording),
    )
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    app.callback()(_taking(run, group, wording, context))
    pages = cast("Pages", get_command(app))
    pages.declared = group.commands
    return pages


def _page(declared: Declared, wording: Wording) -> dict[str, Any]:
    """Return what stands on the page of a command, as typer names it."""
    return {
        "help": wording.say(declared.help),
        "options_metavar": wording.say(declared.usage),
        "epilog": "\n".join([wording.say("For example"), *(f"  {line}" for line in declared.examples)]),
    }


def _taking(
    run: Callable[..., None], declared: Declared, wording: Wording, *first: inspect.Parameter
) -> Callable[..., None]:
    """Return a function with the signature that typer reads: a parameter for each argument and option."""
    named = [*first, *(_read_by_typer(name, parameter, wording) for name, parameter in parameters(declared.typed))]
    # Typer has no public way to make an option but the parameter of a function (0.29): its own classes of
    # options want a description of their type that only a private module makes.
    run.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined] # Python looks there before all else
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in named}
    return run


def _read_by_typer(name: str, parameter: Parameter, wording: Wording) -> inspect.Parameter:
    """Return an argument or an option as the parameter of a function that typer would have."""
    several = get_origin(parameter.holds) is tuple
    holds, default = list[str] if several else parameter.holds, parameter.default
    metavar, explained = wording.say(parameter.metavar), wording.say(parameter.help)
    written: Any
    if parameter.option:
        holds = list[str] | None if several else holds
        least, most = parameter.least, parameter.most
        written = typer.Option(parameter.option, metavar=metavar or None, help=explained, min=least, max=most)
    else:
        default = None if NoneType in get_args(holds) else inspect.Parameter.empty
        written = typer.Argument(metavar=metavar, help=explained)
    # By name only: Python has no required parameter after an optional one, and a page may need that order.
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[holds, written]
    )
