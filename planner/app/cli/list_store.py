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
    from planner.app.desk.contents import LineFigures, StoreContents
    from planner.app.desk.vocabulary import PlanSummary


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
        _show(contents(store, wording, terminal.today()), wording, as_json=typed.as_json)


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
        show_json({"cities": held.cities, "assessments": assessments, "plans": _plan_data(held), "removed": removed})
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
                _standing(held, plan, wording),
            )


def _standing(held: "StoreContents", plan: "PlanSummary", wording: Wording) -> str:
    """Say how many actions a plan has, how many are done and how many need attention."""
    from planner.wording.concerns import count_sentence

    known = held.figures.get(plan.id)
    parts = [wording.count("{number} action", "{number} actions", known.actions if known else plan.actions)]
    if known and known.done:
        parts.append(wording.count("{number} is done", "{number} are done", known.done))
    if known and known.attention.actions:
        parts.append(count_sentence(known.attention, wording))
    return " · ".join(parts)


def _plan_data(held: "StoreContents") -> list[dict[str, object]]:
    return [{**asdict(plan), **_figures_data(held.figures.get(plan.id))} for plan in held.plans]


def _figures_data(known: "LineFigures | None") -> dict[str, object]:
    if known is None:
        return {}
    attention = {"actions": known.attention.actions, **{str(name): n for name, n in known.attention.by_concern.items()}}
    return {"actions": known.actions, "done": known.done, "attention": attention}
