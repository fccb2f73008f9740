"""The command ``check``: what is wrong with assessments, benchmarks and plan templates?"""

from pathlib import Path

import typer

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument
from planner.wording import Wording, msgid

PROBLEMS_FOUND = 1
"""The exit code that tells other programs apart: checked and faulty, not left undone."""


class Check(Typed):
    """What is typed after ``planner check``."""

    paths: tuple[str, ...] = argument(msgid("PATH …"), msgid("Files or folders to look at."))


def run(typed: Check, wording: Wording) -> None:
    """Show every problem, and how many there are; then the services that only this city has, and what is worth a look.

    Raises:
        typer.Exit: there are some.
    """
    from planner.app.desk.input_files import check_paths
    from planner.wording.notices import notice_sentences
    from planner.wording.services import new_service_sentences

    with terminal.progress(wording) as say:
        findings = check_paths(map(Path, typed.paths), today=terminal.today(), say=say)
    problems = findings.problems
    # To standard output, unlike the complaints of other commands: here they are what was asked for.
    for sentence in wording.problems(problems):
        terminal.show(sentence)
    for sentence in (*new_service_sentences(findings.services, wording), *notice_sentences(findings.notices, wording)):
        terminal.show(sentence)
    if problems:
        terminal.show(wording.count("{number} problem.", "{number} problems.", len(problems)))
        raise typer.Exit(PROBLEMS_FOUND)
    terminal.show(wording.say("No problem found."))


COMMAND = Command(
    name="check",
    help=msgid("Look for problems in assessments, benchmarks and plan templates, and say how to mend them."),
    usage=msgid("PATH …"),
    examples=("planner check city.yaml", "planner check benchmark/mobility plan_templates/mobility"),
    typed=Check,
    run=run,
)
