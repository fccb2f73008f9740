"""Commands that change something: import, update, on-track, baseline, redraft, undo, remove, bring-back."""

from typing import Annotated

import typer

from planner.app.cli.help_page import Page
from planner.app.cli.options import (
    by_option,
    consent_option,
    examples,
    json_option,
    opened,
    plan_argument,
    store_option,
    store_stands,
    yes_option,
)
from planner.app.cli.update import add_update
from planner.wording import Wording


def add_writing(app: typer.Typer, wording: Wording) -> None:
    """Add the commands that change something."""
    _add_import(app, wording)
    add_update(app, wording)
    _add_on_track(app, wording)
    _add_baseline(app, wording)
    _add_redraft(app, wording)
    _add_undo(app, wording)
    _add_remove(app, wording)
    _add_bring_back(app, wording)


def _add_import(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        "import",
        cls=Page,
        help=wording.say("Bring an assessment into the store, with its city; every assessment is kept."),
        epilog=examples(wording, "planner import city.yaml", "planner import city.yaml --store harbour.db"),
        options_metavar=wording.say("ASSESSMENT.yaml"),
    )
    def import_(
        assessment: Annotated[
            str,
            typer.Argument(
                metavar=wording.say("ASSESSMENT.yaml"), help=wording.say("The city’s answers to the benchmark.")
            ),
        ],
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
    ) -> None:
        from planner.app.cli import changes as doing  # noqa: PLC0415 - brings the model

        doing.check_import(assessment, by, first=not store_stands(store))  # what is refused leaves no trace
        with opened(store, wording, new=True) as found:
            doing.import_file(found, assessment, by, wording)


def _add_on_track(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        "on-track",
        cls=Page,
        help=wording.say("Say that actions are still on track; it counts as fresh news."),
        epilog=examples(wording, "planner on-track harbour-plan-2027 F06-03 F06-05"),
        options_metavar=wording.say("PLAN ACTION …"),
    )
    def on_track(
        plan: Annotated[str, plan_argument(wording)],
        actions: Annotated[
            list[str], typer.Argument(metavar=wording.say("ACTION …"), help=wording.say("Actions by their ids."))
        ],
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
    ) -> None:
        from planner.app.cli import changes as doing  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            doing.on_track(found, plan, actions, by, wording)


def _add_baseline(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Freeze the plan as the council adopted it; without a date, list what was adopted."),
        epilog=examples(
            wording,
            "planner baseline harbour-plan-2027 --adopted-on 2027-03-04 --reference 2027-118",
            "planner baseline harbour-plan-2027 --correct 2027-118 --adopted-on 2027-03-11",
            "planner baseline harbour-plan-2027",
        ),
        options_metavar=wording.say("PLAN [--adopted-on DATE --reference TEXT]"),
    )
    def baseline(
        plan: Annotated[str, plan_argument(wording)],
        adopted_on: Annotated[
            str | None,
            typer.Option(
                "--adopted-on",
                metavar=wording.say("YEAR-MONTH-DAY"),
                help=wording.say("The day of the decision."),
            ),
        ] = None,
        reference: Annotated[
            str | None,
            typer.Option("--reference", metavar=wording.say("TEXT"), help=wording.say("The number of the decision.")),
        ] = None,
        correct: Annotated[
            str | None,
            typer.Option(
                "--correct",
                metavar=wording.say("TEXT"),
                help=wording.say("The number of a decision that was noted wrongly, to give it its true day or number."),
            ),
        ] = None,
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import changes as doing  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            if adopted_on is None and reference is None:
                doing.list_baselines(found, plan, wording, as_json=as_json)
            else:
                doing.adopt_plan(found, plan, (adopted_on, reference, correct), by, wording)


def _add_redraft(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say(
            "List what a new draft would add, change and remove, and take over what you accept; "
            "what people edited stays theirs."
        ),
        epilog=examples(
            wording,
            "planner redraft harbour-plan-2027 --from harbour-2028-02-01",
            "planner redraft harbour-plan-2027 --from harbour-2028-02-01 --accept F06-05 --accept plan",
        ),
        options_metavar=wording.say("PLAN [--from ASSESSMENT] [--accept ID …]"),
    )
    def redraft(
        plan: Annotated[str, plan_argument(wording)],
        from_: Annotated[
            str | None,
            typer.Option(
                "--from",
                metavar=wording.say("ASSESSMENT"),
                help=wording.say("An assessment in the store, else the one the plan was drafted from."),
            ),
        ] = None,
        accept: Annotated[
            list[str] | None,
            typer.Option(
                "--accept",
                metavar=wording.say("ID"),
                help=wording.say("An action, or “plan” for the whole plan’s facts; several times if need be."),
            ),
        ] = None,
        *,
        accept_all: Annotated[bool, typer.Option("--accept-all", help=wording.say("Accept every proposal."))] = False,
        yes: Annotated[bool, yes_option(wording)] = False,
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import redraft as redrafting  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            proposed = redrafting.proposals(found, plan, from_)
            if accept or accept_all:
                chosen = proposed.redraft.proposed if accept_all else tuple(accept or ())
                redrafting.take_over(found, proposed, chosen, by, wording, yes=yes)
            else:
                redrafting.show_proposals(proposed, wording, as_json=as_json)


def _add_undo(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Take back a change, your last one unless you name another; an undo can be undone."),
        epilog=examples(wording, "planner undo", "planner undo 0a06be08033a"),
        options_metavar=wording.say("[CHANGE]"),
    )
    def undo(
        change: Annotated[
            str | None,
            typer.Argument(
                metavar=wording.say("CHANGE"), help=wording.say("A change by its name in “planner history”.")
            ),
        ] = None,
        *,
        yes: Annotated[bool, consent_option(wording)] = False,
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
    ) -> None:
        from planner.app.cli import changes as doing  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            doing.take_back(found, change, by, wording, yes=yes)


def _add_remove(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Take a trial city, assessment or plan out of sight, with what belongs to it."),
        epilog=examples(wording, "planner remove harbour-plan-2027", "planner remove harbour-2026-11-12 --yes"),
        options_metavar=wording.say("ID [--yes]"),
    )
    def remove(
        id_: Annotated[
            str,
            typer.Argument(
                metavar=wording.say("ID"), help=wording.say("A plan, an assessment or a city of “planner list”.")
            ),
        ],
        *,
        yes: Annotated[bool, consent_option(wording)] = False,
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
    ) -> None:
        from planner.app.cli import changes as doing  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            doing.remove(found, id_, by, wording, yes=yes)


def _add_bring_back(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        "bring-back",
        cls=Page,
        help=wording.say("Bring back what was removed, with what it needs."),
        epilog=examples(wording, "planner bring-back harbour-plan-2027"),
        options_metavar=wording.say("ID"),
    )
    def bring_back(
        id_: Annotated[
            str,
            typer.Argument(metavar=wording.say("ID"), help=wording.say("What “planner list” shows as removed.")),
        ],
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
    ) -> None:
        from planner.app.cli import changes as doing  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            doing.bring_back(found, id_, by, wording)
