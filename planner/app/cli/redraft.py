"""How are the proposals of a new draft shown and taken over, and how is a plan drafted from the store?"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from planner.app import desk
from planner.app.cli import terminal
from planner.app.cli.changes import names_of
from planner.app.cli.consent import agree
from planner.app.cli.options import actor
from planner.app.cli.printing import beside, show_json
from planner.app.cli.summary import summary
from planner.app.cli.typed import Typed
from planner.app.desk.field_names import field_name
from planner.app.desk.file_drafts import check_targets
from planner.app.desk.history import shown
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import Entity, Store
from planner.track.redraft import HEAD, FieldChange, ProposedChange
from planner.wording import Wording


def proposals(store: Store, plan: str, assessment: str | None) -> desk.Proposed:
    """Return what a new draft proposes for a stored plan."""
    return desk.propose_redraft(store, plan, assessment=assessment)


def show_proposals(proposed: desk.Proposed, wording: Wording, *, as_json: bool) -> None:
    """Show the proposals, action by action, and what stays as it is."""
    found = proposed.redraft
    if as_json:
        show_json(
            {
                "assessment": proposed.assessment,
                "proposed": found.proposed,
                "additions": found.additions,
                "changes": found.changes,
                "removals": found.removals,
                "plan": found.head,
                "kept": found.kept,
            }
        )
        return
    if not found:
        terminal.show(wording.say("The new draft proposes nothing: the plan can stay as it is."))
    for line in _lines(proposed, wording):
        terminal.show(line)
    if found:
        terminal.show(wording.say("Take over with --accept ID, or all of it with --accept-all."))


def _lines(proposed: desk.Proposed, wording: Wording) -> Iterator[str]:
    found, names = proposed.redraft, names_of(proposed.stored.plan)
    if found.head:
        yield f"{HEAD}  " + wording.say("What is said of the whole plan changes:")
        yield from _fields(found.head, wording)
    yield from _additions(proposed, wording)
    for change in found.changes:
        yield f"~ {names[change.action]}"
        yield from _change(change, wording)
    for removal in found.removals:
        yield f"- {names[removal.action]}"
        if removal.cause:
            yield f"    {wording.label(removal.cause)}"
        if removal.begun:
            yield "    " + wording.say("Work on it has begun.")
    for kept in found.kept:
        yield f"= {names[kept.action]} · {wording.label(kept.cause)}"


def _additions(proposed: desk.Proposed, wording: Wording) -> Iterator[str]:
    for one in proposed.redraft.additions:
        yield f"+ {one.action.id} {one.action.title}"
        if one.removed_before:
            yield "    " + wording.say("People took it out before.")


def _change(change: ProposedChange, wording: Wording) -> Iterator[str]:
    yield from _fields(change.fields, wording)
    for link in change.links_added:
        yield "    " + wording.say("waits for {action} from now on", action=link.predecessor)
    for link in change.links_removed:
        yield "    " + wording.say("no longer waits for {action}", action=link.predecessor)
    if change.kept:
        kept = wording.listing(field_name(one.field, wording) for one in change.kept)
        yield "    " + wording.say("stays as people edited it: {fields}", fields=kept)


def _fields(fields: Sequence[FieldChange], wording: Wording) -> Iterator[str]:
    for one in fields:
        before, after = (shown(Entity.ACTION, one.field, value, wording, {}) for value in (one.current, one.drafted))
        yield beside(f"  {field_name(one.field, wording)}", f"{before} → {after}", 26)


def take_over(
    store: Store, proposed: desk.Proposed, chosen: Sequence[str], by: str | None, wording: Wording, *, yes: bool
) -> None:
    """Take over proposals once the dates that they move have been seen."""
    change = desk.accept_redraft(proposed, chosen, today=terminal.today())
    added = {one.action.id: f"{one.action.id} {one.action.title}" for one in proposed.redraft.additions}
    agree(change.slip, wording, {**names_of(proposed.stored.plan), **added}, yes=yes)
    batch = desk.carry_out(store, change, by=actor(store, by))
    terminal.show(
        wording.count("{number} proposal was taken over.", "{number} proposals were taken over.", len(chosen))
    )
    if batch:
        terminal.show(wording.say("To take it back: planner undo {change}", change=batch.id))


def draft_from_store(
    store: Store,
    source: str,
    out: Sequence[str],
    wishes: tuple[str | None, str | None],
    *,
    by: str | None,
    wording: Wording,
) -> None:
    """Write a stored plan to files, or draft a plan from a stored assessment and keep it.

    ``wishes`` are language and start, which only a new draft takes.

    Raises:
        ProblemsFoundError: the store has neither a plan nor an assessment of that id, a target cannot
            be written, or something is asked of a plan that only a new draft can have.
    """
    language, start = wishes
    typed, targets = Typed(), [Path(name) for name in out]
    first = typed.day("--start", start)
    is_plan = any(one.id == source for one in store.plans())
    typed.problems += check_targets(targets) if targets or is_plan else []
    if is_plan:
        asked = {"--language": language, "--start": start}
        typed.problems += [_only_for_drafts(option, source) for option, word in asked.items() if word]
    typed.finish()
    if not is_plan:
        source = _draft_assessment(store, source, (language, first), by, wording)
    if targets:
        exported = desk.write_exports(store, source, targets, today=terminal.today())
        for path in exported.written:
            terminal.show(wording.say("Written: {file}", file=str(path)))


def _draft_assessment(
    store: Store, assessment: str, wishes: tuple[str | None, date | None], by: str | None, wording: Wording
) -> str:
    language, start = wishes
    who, today = actor(store, by), terminal.today()
    drafted = desk.draft_into(store, assessment, by=who, today=today, language=language, start=start)
    if drafted.drafted:
        terminal.show(summary(drafted.drafted, wording))
    terminal.show(wording.say("In the store as: {plan}", plan=drafted.plan))
    return drafted.plan


def _only_for_drafts(option: str, plan: str) -> Problem:
    return Problem(
        code="only-for-drafts",
        what="“{plan}” is a plan in the store: its language and its start are set.",
        fix="Leave out {option}, or draft a new plan from its assessment.",
        values={"plan": plan, "option": option},
        place=Place(file=option),
    )


def no_source() -> ProblemsFoundError:
    """Return the error of a draft for which neither a file nor a part of the store was named."""
    return ProblemsFoundError(
        [
            Problem(
                code="missing-argument",
                what="“{command}” lacks {argument}.",
                fix="“{command} --help” shows how it is written.",
                values={"command": "planner draft", "argument": "ASSESSMENT.yaml"},
            )
        ]
    )
