"""The command ``history``: who changed what, when and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed
from planner.app.cli.options import action_argument, confidential_option, json_option, plan_argument, store_option
from planner.app.cli.printing import beside, moment, paragraphs, show_json
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk import Alike, Line, Step

_MOST_LINES = 12
"""Lines of one change; a whole plan that comes in has hundreds, and nobody looks for them here."""
_WIDEST_NAME = 34
"""Characters that a name may push its text to the right."""


class History(Typed):
    """What is typed after ``planner history``."""

    plan: str = plan_argument()
    action: str | None = action_argument()
    store: str | None = store_option()
    confidential: bool = confidential_option()
    as_json: bool = json_option()


def run(typed: History, wording: Wording) -> None:
    """Show the history of a plan or of an action, the latest step first."""
    from planner.app import desk

    with opened(typed.store, wording) as store:
        steps = desk.plan_history(
            store, typed.plan, wording=wording, action=typed.action, confidential=typed.confidential
        )
        # Programs read every line; the limit is for eyes.
        if typed.as_json:
            show_json(steps, confidential=typed.confidential)
            return
        for step in steps:
            for line in _lines(step, wording):
                terminal.show(line)


COMMAND = Command(
    name="history",
    help=msgid("Show who changed what, when and why, in a plan or one of its actions, the latest first."),
    usage=msgid("PLAN [ACTION] [--confidential] [--json]"),
    examples=("planner history harbour-plan-2027", "planner history harbour-plan-2027 F06-03"),
    typed=History,
    run=run,
)


def _lines(step: "Step", wording: Wording) -> Iterator[str]:
    from planner.app.desk import Alike, Line, gathered
    from planner.app.desk.vocabulary import HistoryKind
    from planner.wording.field_names import step_name
    from planner.wording.undo import TAKEN_BACK_LATER, came_or_went

    marks = [f"[{step.batch}]"]
    # An edit is what a reader expects; only what differs is worth a mark.
    if step.kind is not HistoryKind.EDIT:
        marks.append(step_name(step.kind, wording))
    if step.undone:
        marks.append(wording.say(TAKEN_BACK_LATER))
    yield f"{moment(step.at, wording)}  {step.who}  {' · '.join(marks)}"
    if step.note:
        yield f"  {wording.quoted(step.note)}"
    lines = gathered(step.lines)
    for line in lines[:_MOST_LINES]:
        if isinstance(line, Line) and not line.field:
            yield from paragraphs((came_or_went(line.what, line.old, line.new, wording),))
            continue
        alike = line.lines if isinstance(line, Alike) else ()
        what = line.what if isinstance(line, Line) else wording.count("{number} action", "{number} actions", len(alike))
        margin = 2 + min(len(what) + 2, _WIDEST_NAME)
        yield beside(what, _changed(line, wording), margin)
        if alike:
            yield beside("", wording.listing(own.id for own in alike), margin)
    more = len(lines) - _MOST_LINES
    if more > 0:
        yield "  " + wording.count("and {number} more line", "and {number} more lines", more)


def _changed(line: "Line | Alike", wording: Wording) -> str:
    return wording.changed(line.field, line.old, line.new)
