"""Which due dates does a decision set, and which stay, said before it is noted: from then on they bind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.track.adopted_dates import AdoptedDates
from planner.track.baseline import BaselineAction
from planner.wording.deadlines import due_in_figures

if TYPE_CHECKING:
    from planner.wording import Wording

DUE_DATES_STAY = msgid("The due dates are those of the plan, and bind from then on.")
"""What a first decision does to due dates: the council voted on those that it read."""


def adopted_dates_sentences(dates: AdoptedDates, wording: "Wording") -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return what the decision sets as a heading and a line for each action, and sentences about the rest."""
    lines = tuple(_lines(dates, wording))
    if not lines:
        return wording.say("This decision sets no new due date."), (), tuple(_rest(dates, wording))
    heading = wording.count(
        "This decision sets the due date of {number} action, which binds from then on:",
        "This decision sets the due dates of {number} actions, which bind from then on:",
        len(lines),
    )
    return heading, lines, tuple(_rest(dates, wording))


def _lines(dates: AdoptedDates, wording: "Wording") -> Iterator[str]:
    for action in dates.first:
        yield wording.labelled(_name(action), due_in_figures(action.due, wording))
    for moved in dates.moved:
        before, now = due_in_figures(moved.before, wording), due_in_figures(moved.action.due, wording)
        yield wording.changed(_name(moved.action), before, now)


def _rest(dates: AdoptedDates, wording: "Wording") -> Iterator[str]:
    if dates.stay:
        yield wording.count(
            "{number} action stays due on the day that was adopted before: {actions}.",
            "{number} actions stay due on the days that were adopted before: {actions}.",
            len(dates.stay),
            actions=wording.listing(action.action for action in dates.stay),
        )
    if dates.end:
        yield wording.count(
            "{number} action that was adopted before is dropped, and due no more: {actions}.",
            "{number} actions that were adopted before are dropped, and due no more: {actions}.",
            len(dates.end),
            actions=wording.listing(map(_name, dates.end)),
        )


def _name(action: BaselineAction) -> str:
    return f"{action.action} {action.title}"
