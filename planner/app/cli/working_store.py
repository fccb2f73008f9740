"""On which store does a command work, and who works on it?"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from planner.app.cli import terminal
from planner.app.cli.options import NOT_DONE
from planner.app.cli.printing import moment
from planner.problem import ProblemsFoundError
from planner.wording import Wording

if TYPE_CHECKING:
    from planner.app.desk.vocabulary import Actor, Conflict, Store

PERSON = "PLANNER_BY"
"""Where the environment says who acts."""


@contextmanager
def opened(where: str | None, wording: Wording, *, new: bool = False) -> Iterator["Store"]:
    """Give the store, and say conflicts in words; where none is, make one only if it may be ``new``.

    Whatever shows or computes from the store stands inside: only there is a mistake traced to damage.

    Raises:
        ProblemsFoundError: there is no store, it cannot be opened, or what it holds is damaged.
        typer.Exit: others changed the same meanwhile; it has been said.
    """
    from planner.app.desk.stores import blame, open_store
    from planner.app.desk.vocabulary import ConflictError

    with open_store(address(where), new=new) as store:
        try:
            yield store
        except ConflictError as error:
            _show_conflicts(store, error.conflicts, wording)
            raise typer.Exit(NOT_DONE) from error
        # Said in words already, or no fault of the store; to look through all of it for damage takes long.
        except (ProblemsFoundError, typer.Exit, typer.Abort, OSError):
            raise
        except Exception as error:
            # A value that the door let pass may still be one that no calendar or table has.
            blame(store, error)
            raise


def _show_conflicts(store: "Store", conflicts: Iterable["Conflict"], wording: Wording) -> None:
    """Say what others, or the same person, changed meanwhile, both values, who and when, and what can be done."""
    from planner.app.desk.conflicts import clash_sentence, clashes

    terminal.tell(wording.say("The same was changed meanwhile, so nothing was done:"))
    for clash in clashes(store, conflicts, wording=wording):
        when = moment(clash.when, wording) if clash.when else "–"
        terminal.tell(f"  {clash_sentence(clash, when, wording)}")
    terminal.tell(wording.say("Look at what stands there now, and do it again if it is still right."))


def address(where: str | None) -> str | None:
    """Return where the store is: what was typed, else what the environment says, else None for the usual place."""
    # A variable that is set to nothing, as scripts leave it, is none.
    return where or os.environ.get("PLANNER_STORE") or None


def actor(store: "Store", by: str | None) -> "Actor":
    """Return who acts; on first use the person gets a row in the store."""
    from planner.app.desk import introduce

    return introduce(store, person(by))


def person(by: str | None) -> str:
    """Return who acts by name: who was typed, else who the environment names, else the user.

    Raises:
        ProblemsFoundError: the name is longer than a name.
    """
    from planner.app.desk.typed_words import TypedWords

    words = TypedWords()
    name = words.line("--by" if by else PERSON, by or os.environ.get(PERSON) or user_name())
    words.finish()
    return name


def user_name() -> str:
    """Return the name of the operating system's user; empty where it has none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a name for its user
        return ""
