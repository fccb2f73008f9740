"""Commands that watch over a plan: attention, chase, progress."""

from typing import Annotated

import typer

from planner.app.cli import terminal
from planner.app.cli.help_page import Page
from planner.app.cli.options import examples, json_option, opened, plan_argument, store_option
from planner.wording import Wording


def add_watching(app: typer.Typer, wording: Wording) -> None:
    """Add the commands that say what is due, late or without news."""
    _add_attention(app, wording)
    _add_chase(app, wording)
    _add_progress(app, wording)


def _add_attention(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("List what needs attention in a plan today, most urgent first."),
        epilog=examples(wording, "planner attention harbour-plan-2027"),
        options_metavar=wording.say("PLAN [--json]"),
    )
    def attention(
        plan: Annotated[str, plan_argument(wording)],
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import follow_up_page as watch_page  # noqa: PLC0415 - brings the model
        from planner.app.desk import plan_view  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            view = plan_view(found, plan, today=terminal.today(), language=wording.language)
            watch_page.show_attention(view, wording, as_json=as_json)


def _add_chase(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Write, for each owner, a short text that asks for news of what is due, late or silent."),
        epilog=examples(
            wording, "planner chase harbour-plan-2027", "planner chase harbour-plan-2027 --owner personnel"
        ),
        options_metavar=wording.say("PLAN [--owner NAME] [--json]"),
    )
    def chase(
        plan: Annotated[str, plan_argument(wording)],
        owner: Annotated[
            str | None,
            typer.Option(
                "--owner", metavar=wording.say("NAME"), help=wording.say("Only owners whose name or role has this.")
            ),
        ] = None,
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import follow_up_page as watch_page  # noqa: PLC0415 - brings the model
        from planner.app.desk import letters, plan_view  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            view = plan_view(found, plan, today=terminal.today(), language=wording.language)
            watch_page.show_letters(letters(view, owner=owner), wording, as_json=as_json)


def _add_progress(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Show how far a plan has come: by objective, from month to month, against what was adopted."),
        epilog=examples(wording, "planner progress harbour-plan-2027"),
        options_metavar=wording.say("PLAN [--json]"),
    )
    def progress(
        plan: Annotated[str, plan_argument(wording)],
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import follow_up_page as watch_page  # noqa: PLC0415 - brings the model
        from planner.app.desk import plan_view, progress_report  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            view = plan_view(found, plan, today=terminal.today(), language=wording.language)
            watch_page.show_progress(view, progress_report(view), wording, as_json=as_json)
