"""The command ``list``: the cities, assessments and plans in the store."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed
from planner.app.cli.options import json_option, store_option
from planner.app.cli.printing import day, show_json, show_table
from planner.app.cli.working_store import address, opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk.contents import StoreContents


class List(Typed):
    """What is typed after ``planner list``."""

    store: str | None = store_option()
    as_json: bool = json_option()


def run(typed: List, wording: Wording) -> None:
    """Show what the store holds; looking into one that is not there yet makes none."""
    from planner.app.desk.contents import NOTHING, contents
    from planner.app.desk.stores import store_exists

    if not store_exists(address(typed.store)):
        _show(NOTHING, wording, as_json=typed.as_json)
        return
    with opened(typed.store, wording) as store:
        _show(contents(store, wording), wording, as_json=typed.as_json)


COMMAND = Command(
    name="list",
    help=msgid("List the cities, assessments and plans in the store."),
    usage="[--json]",
    examples=("planner list", "planner list --json"),
    typed=List,
    run=run,
)


def _show(held: "StoreContents", wording: Wording, *, as_json: bool) -> None:
    if as_json:
        assessments = [
            {**asdict(assessment), "unplaced": held.unplaced[assessment.id]} for assessment in held.assessments
        ]
        removed = [row for row, _ in held.removed]
        show_json({"cities": held.cities, "assessments": assessments, "plans": held.plans, "removed": removed})
        return
    # A city that was removed can be brought back, so the store is not empty for whoever reads.
    if not held.cities and not held.removed:
        terminal.show(wording.say("The store is empty. Begin with: planner import ASSESSMENT.yaml"))
        return
    for city in held.cities:
        terminal.show(city.name)
        show_table([*_assessments(held, city.id, wording), *_plans(held, city.id, wording)])
    if held.removed:
        terminal.show(wording.say("Removed; “planner bring-back ID” brings it back"))
        show_table((f"  {removed.id}", name, day(removed.removed_on, wording)) for removed, name in held.removed)


def _assessments(held: "StoreContents", city: str, wording: Wording) -> Iterator[tuple[str, ...]]:
    from planner.wording.unplaced import unplaced_sentence

    for assessment in held.assessments:
        if assessment.city == city:
            unplaced = held.unplaced[assessment.id]
            yield (
                f"  {assessment.id}",
                wording.label(assessment.kind),
                day(assessment.date, wording),
                unplaced_sentence(unplaced, wording) if unplaced else "",
            )


def _plans(held: "StoreContents", city: str, wording: Wording) -> Iterator[tuple[str, ...]]:
    from planner.wording.adoption import status_text

    for plan in held.plans:
        if plan.city == city:
            yield (
                f"  {plan.id}",
                f"{wording.say('Plan')} · {status_text(plan, wording)}",
                day(plan.start, wording),
                wording.count("{number} action", "{number} actions", plan.actions),
            )
