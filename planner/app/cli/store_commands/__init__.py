"""Which commands work on the living plan? They take ``--store``, else PLANNER_STORE, else the user's own store."""

from collections.abc import Callable
from typing import Any, TypeVar

import typer

from planner.app.cli.backup import add_keeping
from planner.app.cli.change_commands import add_writing
from planner.app.cli.follow_up import add_watching
from planner.app.cli.show import add_reading
from planner.wording import Wording

_Function = TypeVar("_Function", bound=Callable[..., None])


def add_living(app: typer.Typer, wording: Wording, called: str | None = None) -> None:
    """Add the commands of the living plan, explained in the language of ``wording``.

    Of all but the one that is called only the explanation is added, which is all that the page of
    commands shows: preparing the options of every command takes longer than all the rest of it.
    """
    chosen = app if called is None else _Explained(app, called)
    add_reading(chosen, wording)
    add_writing(chosen, wording)
    add_watching(chosen, wording)
    add_keeping(chosen, wording)


class _Explained(typer.Typer):
    """Adds the command that is called, and the explanation of every other, to another one's commands."""

    def __init__(self, app: typer.Typer, called: str) -> None:
        super().__init__()
        self._app, self._called = app, called

    def command(self, name: str | None = None, **page: Any) -> Callable[[_Function], _Function]:  # noqa: ANN401 - handed on
        def add(function: _Function) -> _Function:
            known = name or function.__name__
            self._app.command(known, **page)(function if known == self._called else _nothing)
            return function

        return add


def _nothing() -> None:
    pass
