"""Commands that show what the store holds: list, show, history."""

from typing import Annotated

import typer

from planner.app.cli import terminal
from planner.app.cli.help_page import Page
from planner.app.cli.options import (
    action_argument,
    confidential_option,
    examples,
    json_option,
    opened,
    plan_argument,
    store_option,
    store_stands,
)
from planner.wording import Wording


def add_reading(app: typer.Typer, wording: Wording) -> None:
    """Add the commands that change nothing."""
    _add_list(app, wording)
    _add_show(app, wording)
    _add_history(app, wording)


def _add_list(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        "list",
        cls=Page,
        help=wording.say("List the cities, assessments and plans in the store."),
        epilog=examples(wording, "planner list", "planner list --json"),
        options_metavar="[--json]",
    )
    def list_(
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import lists  # noqa: PLC0415 - brings the model

        if not store_stands(store):  # looking leaves no trace
            lists.show_lists(None, wording, as_json=as_json)
            return
        with opened(store, wording) as found:
            lists.show_lists(found, wording, as_json=as_json)


def _add_show(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Show a plan as it stands today, or everything about one of its actions."),
        epilog=examples(wording, "planner show harbour-plan-2027", "planner show harbour-plan-2027 F06-03"),
        options_metavar=wording.say("PLAN [ACTION] [--confidential] [--json]"),
    )
    def show(
        plan: Annotated[str, plan_argument(wording)],
        action: Annotated[str | None, action_argument(wording)] = None,
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        confidential: Annotated[bool, confidential_option(wording)] = False,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import plan_page  # noqa: PLC0415 - brings the model
        from planner.app.desk import plan_view  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            view = plan_view(found, plan, today=terminal.today(), language=wording.language)
            if action is None:
                plan_page.show_plan(view, wording, as_json=as_json, confidential=confidential)
            else:
                plan_page.show_action(view, action, wording, as_json=as_json, confidential=confidential)


def _add_history(app: typer.Typer, wording: Wording) -> None:
    @app.command(
        cls=Page,
        help=wording.say("Show who changed what, when and why, in a plan or one of its actions, the latest first."),
        epilog=examples(wording, "planner history harbour-plan-2027", "planner history harbour-plan-2027 F06-03"),
        options_metavar=wording.say("PLAN [ACTION] [--confidential] [--json]"),
    )
    def history(
        plan: Annotated[str, plan_argument(wording)],
        action: Annotated[str | None, action_argument(wording)] = None,
        *,
        store: Annotated[str | None, store_option(wording)] = None,
        confidential: Annotated[bool, confidential_option(wording)] = False,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import lists  # noqa: PLC0415 - brings the model
        from planner.app.desk import tell_plan  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            steps = tell_plan(found, plan, wording=wording, action=action, confidential=confidential)
            lists.show_steps(steps, wording, as_json=as_json, confidential=confidential)
