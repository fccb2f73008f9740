"""What does a person type, and what do they read in return?

Reading the command line costs little: whatever does the work is imported by the command that needs it.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from planner.app.cli import terminal
from planner.app.cli.app import add_app
from planner.app.cli.arguments import check_arguments, refused_by_system
from planner.app.cli.help_page import Page, Pages
from planner.app.cli.moved import add_moved
from planner.app.cli.options import by_option, opened, store_option
from planner.app.cli.store_commands import add_living
from planner.problem import ProblemsFoundError
from planner.wording import LANGUAGES, Wording

CLEAN, PROBLEMS_FOUND, NOT_DONE, INTERRUPTED = 0, 1, 2, 130


def interface_language(environment: Mapping[str, str]) -> str:
    """Return the language in which the program speaks: that of the environment, else English.

    >>> interface_language({"LANG": "fr_BE.UTF-8"}), interface_language({"LANG": "fr_FR", "PLANNER_LANGUAGE": "en"})
    ('fr', 'en')
    >>> interface_language({"LC_ALL": "C", "LANG": "fr_FR"})
    'en'
    """
    names = ("PLANNER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((environment[name] for name in names if environment.get(name)), "")
    return next((language for language in LANGUAGES if chosen.lower().startswith(language)), "en")


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    sys.exit(run(sys.argv[1:], Wording(interface_language(os.environ))))


def run(arguments: Sequence[str], wording: Wording) -> int:
    """Run one command, speak in the language of ``wording``, and return the exit code.

    0: done; 1: ``check`` found problems; 2: the command was not carried out, and nothing was
    written; 130: stopped from the keyboard.
    """
    terminal.never_fail_on_a_character()
    unreadable = check_arguments(arguments, os.environ)
    if unreadable:
        terminal.complain(unreadable, wording)
        return NOT_DONE
    try:
        called = next((word for word in arguments if not word.startswith("-")), "")
        code = command_line(wording, called)(list(arguments), prog_name="planner", standalone_mode=False, obj=wording)
        sys.stdout.flush()
    except ProblemsFoundError as found:
        terminal.complain(found.problems, wording)
        return NOT_DONE
    except BrokenPipeError:
        terminal.nobody_listens()
        return NOT_DONE
    except OSError as error:  # a name too long, a folder that may not be read: whatever the command, it is said here
        terminal.complain([refused_by_system(error)], wording)
        return NOT_DONE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    if code == INTERRUPTED:
        terminal.tell(wording.say("Stopped. No file was changed."))
    return code or CLEAN


def command_line(wording: Wording, called: str | None = None) -> typer.Typer:
    """Return all commands, explained in the language of ``wording``; ``called`` is the one that will run."""
    app = typer.Typer(
        cls=Pages,
        help=wording.say("From a city’s self-assessment against a benchmark to a development plan for its council."),
        epilog=_examples(wording, "planner draft ASSESSMENT.yaml --out PLAN.docx"),
        options_metavar=wording.say("COMMAND …"),
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    _add_entry(app, wording)
    _add_draft(app, wording)
    _add_check(app, wording)
    _add_assess(app, wording)
    _add_schema(app, wording)
    add_living(app, wording, called)
    add_app(app, wording)
    return app


def _examples(wording: Wording, *lines: str) -> str:
    return "\n".join([wording.say("For example"), *(f"  {line}" for line in lines)])


def _add_entry(app: typer.Typer, wording: Wording) -> None:
    @app.callback()
    def planner(
        ctx: typer.Context,
        *,
        version: Annotated[bool, typer.Option("--version", help=wording.say("Show the version."))] = False,
    ) -> None:
        if version:
            from importlib.metadata import version as version_of  # noqa: PLC0415 - only --version needs it

            terminal.show(f"planner {version_of('integrating-cities-planner')}")
        elif ctx.invoked_subcommand is None:
            terminal.show(ctx.get_help())


def _add_draft(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Draft a plan from an assessment: actions with their reasons, priorities and dates."),
        epilog=_examples(
            wording,
            "planner draft city.yaml --out plan.docx --out plan.json",
            "planner draft city.yaml --out plan.docx --language fr --start 2027-01-04",
            "planner draft --from-store harbour-plan-2027 --out plan.docx",
        ),
        options_metavar=wording.say("ASSESSMENT.yaml --out FILE …"),
    )
    def draft(
        assessment: Annotated[
            str | None,
            typer.Argument(
                metavar=wording.say("ASSESSMENT.yaml"), help=wording.say("The city’s answers to the benchmark.")
            ),
        ] = None,
        *,
        out: Annotated[
            list[str] | None,
            typer.Option(
                "--out",
                metavar=wording.say("FILE"),
                help=wording.say("Where the plan goes: .docx or .json. May be given several times."),
            ),
        ] = None,
        language: Annotated[
            str | None,
            typer.Option(
                "--language", metavar="fr|en", help=wording.say("Language of the plan, else that of the assessment.")
            ),
        ] = None,
        start: Annotated[
            str | None,
            typer.Option(
                "--start",
                metavar=wording.say("YEAR-MONTH-DAY"),
                help=wording.say("First day of the plan, else the one in the assessment."),
            ),
        ] = None,
        from_store: Annotated[
            str | None,
            typer.Option(
                "--from-store",
                metavar=wording.say("ID"),
                help=wording.say("In place of a file: an assessment in the store to draft, or a plan to write."),
            ),
        ] = None,
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
    ) -> None:
        if assessment is None:
            from planner.app.cli.redraft import draft_from_store, no_source  # noqa: PLC0415 - brings the model

            if from_store is None:
                raise no_source()
            with opened(store, wording) as found:
                draft_from_store(found, from_store, out or [], (language, start), by=by, wording=wording)
            return
        from planner.app.cli.summary import summary  # noqa: PLC0415 - brings the model
        from planner.app.desk import file_drafts as commands  # noqa: PLC0415 - brings the model

        with terminal.progress(wording) as say:
            drafted = commands.draft_plan(
                Path(assessment),
                [Path(name) for name in out or ()],
                commands.Wishes(language=language, start=start),
                today=terminal.today(),
                say=say,
            )
        terminal.show(summary(drafted, wording))


def _add_check(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Look for problems in assessments, benchmarks and plan templates, and say how to mend them."),
        epilog=_examples(
            wording, "planner check city.yaml", "planner check benchmark/mobility plan_templates/mobility"
        ),
        options_metavar=wording.say("PATH …"),
    )
    def check(
        paths: Annotated[
            list[str], typer.Argument(metavar=wording.say("PATH …"), help=wording.say("Files or folders to look at."))
        ],
    ) -> None:
        from planner.app.desk import file_drafts as commands  # noqa: PLC0415 - brings the model

        with terminal.progress(wording) as say:
            problems = commands.check_paths(map(Path, paths), say=say)
        for sentence in wording.problems(problems):
            terminal.show(sentence)
        if problems:
            terminal.show(wording.count("{number} problem.", "{number} problems.", len(problems)))
            raise typer.Exit(PROBLEMS_FOUND)
        terminal.show(wording.say("No problem found."))


def _add_assess(app: typer.Typer, wording: Wording) -> None:
    assess = typer.Typer(
        cls=Pages,
        help=wording.say("Prepare an assessment, and bring its answers to today’s questions."),
        epilog=_examples(wording, "planner assess new --out city.yaml", "planner assess moved harbour-2026-11-12"),
        options_metavar=wording.say("COMMAND …"),
        rich_markup_mode=None,
    )
    app.add_typer(assess, name="assess")

    @assess.callback(invoke_without_command=True)
    def entry(ctx: typer.Context) -> None:
        if ctx.invoked_subcommand is None:
            terminal.show(ctx.get_help())

    @assess.command(
        cls=Page,
        help=wording.say("Write a blank assessment with all the questions of a benchmark, ready to be filled in."),
        epilog=_examples(wording, "planner assess new --language fr --out city.yaml"),
        options_metavar=wording.say("[OPTIONS]"),
    )
    def new(
        benchmark: Annotated[
            str,
            typer.Option(
                "--benchmark",
                metavar=wording.say("NAME"),
                help=wording.say("Which benchmark, else the one against discrimination."),
            ),
        ] = "anti-discrimination",
        language: Annotated[
            str | None,
            typer.Option("--language", metavar="fr|en", help=wording.say("Language of the questions, else yours.")),
        ] = None,
        out: Annotated[
            str | None,
            typer.Option(
                "--out", metavar=wording.say("FILE"), help=wording.say("Where it goes, else it is shown here.")
            ),
        ] = None,
        *,
        force: Annotated[
            bool, typer.Option("--force", help=wording.say("Replace the file if there is one already."))
        ] = False,
    ) -> None:
        from planner.app.desk import file_drafts as commands  # noqa: PLC0415 - brings the model

        target = Path(out) if out else None
        text = commands.new_assessment(
            benchmark, language or wording.language, target, today=terminal.today(), force=force
        )
        terminal.show(wording.say("Written: {file}", file=out) if out else text.rstrip("\n"))

    add_moved(assess, wording)


def _add_schema(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Show the JSON Schema of a kind of file, for editors and other programs."),
        epilog=_examples(wording, "planner schema assessment > assessment.schema.json"),
        options_metavar="plan|assessment|benchmark|templates",
    )
    def schema(
        kind: Annotated[
            str,
            typer.Argument(metavar="plan|assessment|benchmark|templates", help=wording.say("Which kind of file.")),
        ],
    ) -> None:
        from planner.app.desk import file_drafts as commands  # noqa: PLC0415 - brings the model

        terminal.show(commands.schema(kind))
