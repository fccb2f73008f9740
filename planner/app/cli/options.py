"""Which options do the commands of the living plan share, and what do they stand for?

Reading the command line costs little: whatever needs the store or the model is imported when called.
"""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from planner.problem import Place, ProblemsFoundError
from planner.wording import Wording

if TYPE_CHECKING:
    from planner.store import Actor, Store

NOT_DONE = 2
PERSON = "PLANNER_BY"
"""Where the environment says who acts."""


def examples(wording: Wording, *lines: str) -> str:
    """Return the last part of a help page."""
    return "\n".join([wording.say("For example"), *(f"  {line}" for line in lines)])


def store_option(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its options
    """Return the option that says where the store is."""
    return typer.Option(
        "--store",
        metavar=wording.say("STORE"),
        help=wording.say("A file or postgresql://…, else PLANNER_STORE, else your own store."),
    )


def json_option(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its options
    """Return the option that asks for data in place of text."""
    return typer.Option("--json", help=wording.say("Show JSON for other programs."))


def confidential_option(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its options
    """Return the option that asks by name for what is confidential."""
    return typer.Option("--confidential", help=wording.say("Show confidential texts and evidence too."))


def by_option(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its options
    """Return the option that says who acts."""
    return typer.Option(
        "--by",
        metavar=wording.say("PERSON"),
        help=wording.say("Who does this, else PLANNER_BY, else your user name."),
    )


def yes_option(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its options
    """Return the option that accepts moved dates without being asked."""
    return typer.Option("--yes", help=wording.say("Accept the dates that move, without being asked."))


def consent_option(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its options
    """Return the option that answers every question of a command with yes."""
    return typer.Option("--yes", help=wording.say("Do it without being asked."))


def plan_argument(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its arguments
    """Return the argument that names a plan."""
    return typer.Argument(metavar=wording.say("PLAN"), help=wording.say("A plan by its id; “planner list” shows them."))


def action_argument(wording: Wording) -> Any:  # noqa: ANN401 - as Typer types its arguments
    """Return the argument that names an action of a plan."""
    return typer.Argument(metavar=wording.say("ACTION"), help=wording.say("An action by its id."))


@contextmanager
def opened(where: str | None, wording: Wording, *, new: bool = False) -> Iterator["Store"]:
    """Give the store, and say conflicts in words; where none is, make one only if it may be ``new``.

    Whatever shows or computes from the store stands inside: only there is a mistake traced to damage.

    Raises:
        ProblemsFoundError: there is no store, it cannot be opened, or what it holds is damaged.
        typer.Exit: others changed the same meanwhile; it has been told.
    """
    from planner.app.cli.printing import tell_conflicts  # noqa: PLC0415 - brings the model
    from planner.problem import ProblemsFoundError  # noqa: PLC0415 - likewise
    from planner.store import ConflictError, open_store  # noqa: PLC0415 - brings the database

    with open_store(address(where), new=new) as store:
        try:
            yield store
        except ConflictError as error:
            tell_conflicts(store, error.conflicts, wording)
            raise typer.Exit(NOT_DONE) from error
        except (ProblemsFoundError, typer.Exit, typer.Abort, OSError):
            raise
        except Exception as error:
            # A value that the door let pass may still be one that no calendar or table has.
            store.database.blame(error)
            raise


def address(where: str | None) -> str | None:
    """Return where the store is: what was typed, else what the environment says, else None for the usual place."""
    return where or os.environ.get("PLANNER_STORE") or None


def actor(store: "Store", by: str | None) -> "Actor":
    """Return who acts; on first use the person gets a row in the store."""
    from planner.app.desk import introduce  # noqa: PLC0415 - brings the model

    return introduce(store, person(by))


def person(by: str | None) -> str:
    """Return who acts by name: who was typed, else who the environment names, else the user.

    Raises:
        ProblemsFoundError: the name is longer than a name.
    """
    from planner.files.messages import TOO_LONG  # noqa: PLC0415 - brings the model
    from planner.toolkit.record import TITLE_LENGTH  # noqa: PLC0415 - brings the model

    name = by or os.environ.get(PERSON) or user_name()
    if len(name) > TITLE_LENGTH:
        place = Place(file="--by" if by else PERSON)
        raise ProblemsFoundError([TOO_LONG.at(place, most=TITLE_LENGTH)])
    return name


def store_stands(where: str | None) -> bool:
    """Say whether there is a store, as far as looking at its place tells: of a server's it is assumed."""
    from planner.store import is_there  # noqa: PLC0415 - brings the database

    return is_there(address(where))


def user_name() -> str:
    """Return the name of the operating system's user; empty where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a name for its user
        return ""
