"""The command ``update``: how an action stands, and the facts that the table of fields offers here."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from planner.action_fields import Field, Kind, Surface, fields_on
from planner.app.cli import terminal
from planner.app.cli.declared import Taken, taking
from planner.app.cli.help_page import Page
from planner.app.cli.options import (
    action_argument,
    actor,
    by_option,
    examples,
    opened,
    plan_argument,
    store_option,
    yes_option,
)
from planner.wording import Wording

if TYPE_CHECKING:
    from planner.app.cli.typed import Typed
    from planner.store import Store, StoredPlan
    from planner.track.progress import ActionProgress

_PROOF = "proof"
"""The option for evidence: what is typed is the proof that the action asks for, one piece a time."""


def add_update(app: typer.Typer, wording: Wording) -> None:
    """Add ``update`` to the commands."""
    page = app.command(
        "update",
        cls=Page,
        help=wording.say("Say how an action stands; without anything else, that it is still on track."),
        epilog=examples(
            wording,
            "planner update harbour-plan-2027 F06-03 --status under-way --percent 40",
            'planner update harbour-plan-2027 F06-03 --status done --proof "Council minutes, item 7"',
            "planner update harbour-plan-2027 F06-03",
        ),
        options_metavar=wording.say("PLAN ACTION [OPTIONS]"),
    )
    page(
        taking(
            partial(_run, wording),
            Taken("plan", str, plan_argument(wording), ...),
            Taken("action", str, action_argument(wording), ...),
            *(_option(field, wording) for field in fields_on(Surface.UPDATE)),
            Taken("yes", bool, yes_option(wording), default=False),
            Taken("store", str | None, store_option(wording)),
            Taken("by", str | None, by_option(wording)),
        )
    )


def _option(field: Field, wording: Wording) -> Taken:
    """Return the option under which a field is typed."""
    metavars = {
        Kind.WORD: wording.say("STATUS"),
        Kind.PERCENT: wording.say("NUMBER"),
        Kind.NUMBER: wording.say("DAYS"),
        Kind.DAY: wording.say("YEAR-MONTH-DAY"),
    }
    written = typer.Option(
        _written(field), metavar=metavars.get(field.kind, wording.say("TEXT")), help=wording.say(field.option)
    )
    return Taken(field.name, list[str] | None if field.kind is Kind.EVIDENCE else str | None, written)


def _written(field: Field) -> str:
    return f"--{_PROOF}" if field.kind is Kind.EVIDENCE else f"--{field.name.replace('_', '-')}"


def _run(wording: Wording, typed: Mapping[str, Any]) -> None:
    with opened(typed["store"], wording) as store:
        _update(store, typed, wording)


def _update(store: "Store", typed: Mapping[str, Any], wording: Wording) -> None:
    from planner.app import desk  # noqa: PLC0415 - brings the model, as all below
    from planner.app.cli.changes import names_of, show_way_back  # noqa: PLC0415
    from planner.app.cli.consent import agree  # noqa: PLC0415
    from planner.store import Confirm  # noqa: PLC0415
    from planner.toolkit.assessment import Evidence  # noqa: PLC0415

    stored, action = store.plan(typed["plan"]), typed["action"]
    before = _progress(stored, action)
    values = _values(typed)
    if "evidence" in values:
        values["evidence"] = (*before.evidence, *(Evidence(title=title) for title in values["evidence"]))
    who = actor(store, typed["by"])
    today = terminal.today()
    edits = [stored.change(action, name, value) for name, value in values.items()]
    change = desk.prepare(stored, edits or [Confirm(of=stored.id, id=action, on=today)], by=who, today=today)
    agree(change.slip, wording, names_of(stored.plan), yes=typed["yes"], own={action})
    batch = desk.carry_out(store, change, by=who)
    if batch is None or not batch.changed:
        terminal.show(wording.say("Everything was as you said already."))
        return
    status = values.get("status", before.status)
    if not values:
        terminal.show(wording.say("{action}: still on track, noted today.", action=action))
    else:
        terminal.show(wording.say("{action}: noted, {status}.", action=action, status=wording.shown(status).lower()))
    show_way_back(batch, wording)


def _progress(stored: "StoredPlan", action: str) -> "ActionProgress":
    """Return what is known of an action.

    Raises:
        ProblemsFoundError: the plan has no such action.
    """
    from planner.problem import ProblemsFoundError  # noqa: PLC0415 - beside the model
    from planner.track.progress import unknown_action  # noqa: PLC0415 - brings the model

    if action not in stored.progress:
        raise ProblemsFoundError([unknown_action(action, stored.progress)])
    return stored.progress[action]


def _values(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed as values of the fields; an empty text empties a field.

    Raises:
        ProblemsFoundError: everything that cannot be read.
    """
    from planner.app.cli.typed import Typed  # noqa: PLC0415 - brings the model

    reading = Typed()
    named = {field: typed[field.name] for field in fields_on(Surface.UPDATE)}
    values = {field.name: _value(reading, field, text) for field, text in named.items() if text is not None}
    reading.finish()
    return values


def _value(reading: "Typed", field: Field, text: Any) -> object:  # noqa: ANN401 - a text, or several
    from planner.app.cli.changes import statuses  # noqa: PLC0415 - brings the model

    option = _written(field)
    if field.kind is Kind.EVIDENCE:
        return tuple(reading.line(option, title) for title in text)
    if field.kind not in {Kind.WORD, Kind.PERCENT} and not text.strip():
        return None
    readers: dict[Kind, Callable[[], object]] = {
        Kind.WORD: lambda: reading.word(option, text, statuses()),
        Kind.PERCENT: lambda: reading.number(option, text),
        Kind.NUMBER: lambda: reading.number(option, text),
        Kind.DAY: lambda: reading.day(option, text),
    }
    return readers[field.kind]() if field.kind in readers else text
