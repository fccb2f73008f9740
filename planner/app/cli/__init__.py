"""Which commands are there, and how is the one that was typed run?

Reading the command line costs little: a command's file brings the model when the command runs, not before.
"""

import os
import sys
from collections.abc import Mapping, Sequence

import typer

from planner.app.cli import (
    app,
    assess,
    attention,
    backup,
    baseline,
    bring_back,
    chase,
    check,
    draft,
    hand_over,
    history,
    import_file,
    list_store,
    on_track,
    progress,
    redraft,
    remove,
    restore,
    schema,
    service,
    show,
    terminal,
    undo,
    update,
    verify,
)
from planner.app.cli.arguments import check_arguments
from planner.app.cli.command_line import prepared
from planner.app.cli.declaration import Group, Typed, flag
from planner.app.cli.options import NOT_DONE
from planner.problem import ProblemsFoundError
from planner.wording import LANGUAGES, SOURCE, Wording, msgid, slips

# A shell gives a program that a signal ends 128 and the number of the signal; that of Ctrl+C is 2.
DONE, INTERRUPTED = 0, 130


class Planner(Typed):
    """What is typed after ``planner``, before a command."""

    version: bool = flag("--version", msgid("Show the version."))


def _answers(typed: Planner) -> bool:
    """Show the version where it was asked for."""
    if typed.version:
        from importlib.metadata import version

        terminal.show(f"planner {version('integrating-cities-planner')}")
    return typed.version


PLANNER = Group(
    name="planner",
    help=msgid("From a city’s self-assessment against a benchmark to a development plan for its council."),
    usage=msgid("COMMAND …"),
    examples=("planner draft ASSESSMENT.yaml --out PLAN.docx",),
    # In the order in which a city needs them: a file, the store, its changes, what to watch, what keeps it safe.
    commands=(
        draft.COMMAND,
        check.COMMAND,
        schema.COMMAND,
        list_store.COMMAND,
        show.COMMAND,
        history.COMMAND,
        import_file.COMMAND,
        update.COMMAND,
        on_track.COMMAND,
        hand_over.COMMAND,
        service.COMMAND,
        baseline.COMMAND,
        redraft.COMMAND,
        undo.COMMAND,
        remove.COMMAND,
        bring_back.COMMAND,
        attention.COMMAND,
        chase.COMMAND,
        progress.COMMAND,
        backup.COMMAND,
        restore.COMMAND,
        verify.COMMAND,
        app.COMMAND,
        assess.COMMAND,
    ),
    typed=Planner,
    answers=_answers,
)
"""Every command, in the order of the page that lists them."""


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    sys.exit(run(sys.argv[1:], Wording(interface_language(os.environ))))


def interface_language(environment: Mapping[str, str]) -> str:
    """Return the language in which the program speaks: that of the environment, else English.

    >>> interface_language({"LANG": "fr_BE.UTF-8"}), interface_language({"LANG": "fr_FR", "PLANNER_LANGUAGE": "en"})
    ('fr', 'en')
    >>> interface_language({"LC_ALL": "C", "LANG": "fr_FR"})
    'en'
    """
    # After ours, the order of POSIX (Base Definitions, 8.2): the one that stands for all, of messages, of the rest.
    names = ("PLANNER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((environment[name] for name in names if environment.get(name)), "")
    return next((language for language in LANGUAGES if chosen.lower().startswith(language)), SOURCE)


def run(arguments: Sequence[str], wording: Wording) -> int:
    """Run one command, speak in the language of ``wording``, and return the exit code.

    0: done; 1: ``check`` found problems; 2: the command was not carried out, and nothing was
    written; 130: stopped from the keyboard.
    """
    terminal.never_fail_on_a_character()
    # Before typer, which would quote a word that no terminal can show.
    unreadable = check_arguments(arguments, os.environ)
    if unreadable:
        terminal.complain(unreadable, wording)
        return NOT_DONE
    try:
        code = prepared(PLANNER, wording).main(list(arguments), prog_name="planner", standalone_mode=False, obj=wording)
        # Here, where somebody who stopped reading is met in words; Python would flush when all handlers are gone.
        sys.stdout.flush()
    except ProblemsFoundError as error:
        terminal.complain(error.problems, wording)
        return NOT_DONE
    except BrokenPipeError:
        terminal.nobody_listens()
        return NOT_DONE
    except OSError as error:  # a name too long, a folder that may not be read: whatever the command, it is said here
        terminal.complain([slips.refused_by_system(error)], wording)
        return NOT_DONE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    if code == INTERRUPTED:
        terminal.tell(wording.say("Stopped. No file was changed."))
    return code or DONE
