"""How do lists of cities, assessments, plans and changes read?"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from planner.app.cli import terminal
from planner.app.cli.printing import beside, day, moment, show_json, show_table
from planner.app.desk import Line, Step
from planner.app.desk.content import without_place
from planner.app.desk.field_names import step_name
from planner.app.desk.removals import out_of_sight
from planner.problem import ProblemsFoundError
from planner.proposal.unplaced import Unplaced
from planner.store import HistoryKind, Moment, Store
from planner.wording import Wording
from planner.wording.unplaced import unplaced_sentence

_MOST_LINES = 12


def show_lists(store: Store | None, wording: Wording, *, as_json: bool) -> None:
    """Show the cities, assessments and plans of a store; None stands for one that is yet to be made."""
    if store is None:
        _show_nothing(wording, as_json=as_json)
        return
    with store.moment() as now:
        cities, assessments, plans, removed = now.cities(), now.assessments(), now.plans(), now.removed()
        found = {one.id: _without_place(now, one.id) for one in assessments}
    if as_json:
        told = [{**asdict(one), "unplaced": found[one.id]} for one in assessments]
        show_json({"cities": cities, "assessments": told, "plans": plans, "removed": removed})
        return
    if not cities and not removed:
        _show_nothing(wording, as_json=False)
        return
    for city in cities:
        terminal.show(city.name)
        rows = [
            *(
                (
                    f"  {one.id}",
                    wording.label(one.kind),
                    day(one.date, wording),
                    unplaced_sentence(found[one.id], wording) if found[one.id] else "",
                )
                for one in assessments
                if one.city == city.id
            ),
            *(
                (
                    f"  {one.id}",
                    f"{wording.say('Plan')} · {wording.label(one.status)}",
                    day(one.start, wording),
                    wording.count("{number} action", "{number} actions", one.actions),
                )
                for one in plans
                if one.city == city.id
            ),
        ]
        show_table(rows)
    if removed:
        terminal.show(wording.say("Removed; “planner bring-back ID” brings it back"))
        names = out_of_sight(store, wording)
        show_table((f"  {thing.id}", name, day(thing.removed_on, wording)) for thing, name in names)


def _without_place(moment: Moment, assessment: str) -> tuple[Unplaced, ...]:
    """Return what today's benchmark has no place for; a benchmark that cannot be read is told where it is used."""
    try:
        return without_place(moment, moment.assessment(assessment))
    except ProblemsFoundError:
        return ()


def _show_nothing(wording: Wording, *, as_json: bool) -> None:
    if as_json:
        show_json({"cities": (), "assessments": (), "plans": (), "removed": ()})
        return
    terminal.show(wording.say("The store is empty. Begin with: planner import ASSESSMENT.yaml"))


def show_steps(steps: Sequence[Step], wording: Wording, *, as_json: bool, confidential: bool = False) -> None:
    """Show a history, the latest step first."""
    if as_json:
        show_json(steps, confidential=confidential)
        return
    for step in steps:
        for line in _told(step, wording):
            terminal.show(line)


def _told(step: Step, wording: Wording) -> Iterator[str]:
    marks = [f"[{step.batch}]"]
    if step.kind is not HistoryKind.EDIT:
        marks.append(step_name(step.kind, wording))
    if step.undone:
        marks.append(wording.say("taken back later"))
    yield f"{moment(step.at, wording)}  {step.who}  {' · '.join(marks)}"
    if step.note:
        yield f"  {wording.quoted(step.note)}"
    for line in step.lines[:_MOST_LINES]:
        yield beside(line.what, _changed(line, wording), 2 + min(len(line.what) + 2, 34))
    more = len(step.lines) - _MOST_LINES
    if more > 0:
        yield "  " + wording.count("and {number} more line", "and {number} more lines", more)


def _changed(line: Line, wording: Wording) -> str:
    if line.field:
        return f"{line.field}: {line.old} → {line.new}"
    if line.new:
        return wording.say("added: {text}", text=line.new)
    return wording.say("removed: {text}", text=line.old)
