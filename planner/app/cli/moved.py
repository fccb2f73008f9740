"""The command that lists what today's benchmark has no place for, and carries out what people decide about it."""

from typing import Annotated

import typer

from planner.app.cli.help_page import Page
from planner.app.cli.options import by_option, examples, json_option, opened, store_option
from planner.wording import Wording


def add_moved(app: typer.Typer, wording: Wording) -> None:
    """Add ``moved`` to the commands of assessments."""

    @app.command(
        cls=Page,
        help=wording.say(
            "List the answers of a stored assessment whose question is gone or has another number, and move them."
        ),
        epilog=examples(
            wording,
            "planner assess moved harbour-2026-11-12",
            "planner assess moved harbour-2026-11-12 --as-proposed",
            "planner assess moved harbour-2026-11-12 --move 6.9=6.10 --put-aside 6.11",
        ),
        options_metavar=wording.say("ASSESSMENT [OPTIONS]"),
    )
    def moved(
        assessment: Annotated[
            str,
            typer.Argument(
                metavar=wording.say("ASSESSMENT"),
                help=wording.say("An assessment by its id; “planner list” shows them."),
            ),
        ],
        *,
        move: Annotated[
            list[str] | None,
            typer.Option(
                "--move",
                metavar=wording.say("OLD=NEW"),
                help=wording.say("Move what was said to the old id to the new one; several times if need be."),
            ),
        ] = None,
        as_proposed: Annotated[
            bool, typer.Option("--as-proposed", help=wording.say("Move everything whose text has another id now."))
        ] = False,
        aside: Annotated[
            list[str] | None,
            typer.Option(
                "--put-aside",
                metavar=wording.say("ID"),
                help=wording.say("Take it out of the assessment; several times if need be."),
            ),
        ] = None,
        stand: Annotated[
            bool,
            typer.Option("--stand", help=wording.say("Let stand what answers the text that its id has today.")),
        ] = False,
        yes: Annotated[bool, typer.Option("--yes", help=wording.say("Put aside without being asked."))] = False,
        store: Annotated[str | None, store_option(wording)] = None,
        by: Annotated[str | None, by_option(wording)] = None,
        as_json: Annotated[bool, json_option(wording)] = False,
    ) -> None:
        from planner.app.cli import placement  # noqa: PLC0415 - brings the model

        with opened(store, wording) as found:
            asked = placement.Asked(
                moves=tuple(move or ()), as_proposed=as_proposed, aside=tuple(aside or ()), stand=stand
            )
            if asked:
                placement.carry_out(found, assessment, asked, by, wording, yes=yes)
            else:
                placement.show(found, assessment, wording, as_json=as_json)
