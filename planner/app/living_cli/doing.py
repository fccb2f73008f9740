"""What happens when a command changes the plan, and what is said of it?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from planner.app import living, terminal
from planner.app.living_cli.asking import agree
from planner.app.living_cli.options import actor
from planner.app.living_cli.printing import day, show_json, show_table
from planner.app.living_cli.typed import Typed
from planner.assessment import Evidence
from planner.plan import ActionStatus, Plan
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import Batch, Store, StoredPlan
from planner.tracking import ActionProgress, unknown_action
from planner.wording import LANGUAGES, Wording

_DATES = ("started", "finished", "review_on")
_NUMBERS = ("percent", "remaining")


def import_file(store: Store, path: str, by: str | None, wording: Wording) -> None:
    """Bring an assessment file into the store."""
    imported = living.import_assessment(store, Path(path), by=actor(store, by))
    terminal.show(wording.say("Imported: {assessment}", assessment=imported.assessment))
    terminal.show(wording.say("Next: planner draft --from-store {assessment}", assessment=imported.assessment))


def update(
    store: Store,
    place: tuple[str, str],
    said: Mapping[str, str | None],
    proof: Sequence[str],
    *,
    by: str | None,
    wording: Wording,
    yes: bool,
) -> None:
    """Report how an action stands; ``place`` is the plan and the action, ``said`` what was typed."""
    plan, action = place
    stored = store.plan(plan)
    before = _progress(stored, action)
    fields = _fields(said)
    if proof:
        fields["evidence"] = (*before.evidence, *(Evidence(title=text) for text in proof))
    who, today = actor(store, by), terminal.today()
    change = living.prepare_report(stored, [living.update_of(action, by=who, on=today, **fields)], today=today)
    agree(change.slip, wording, names_of(stored.plan), yes=yes, own={action})
    batch = living.carry_out(store, change, by=who)
    status = fields.get("status", before.status)
    if batch is None or not batch.changed:
        terminal.show(wording.say("Everything was as you said already."))
        return
    if not fields:
        terminal.show(wording.say("{action}: still on track, noted today.", action=action))
    else:
        terminal.show(wording.say("{action}: noted, {status}.", action=action, status=wording.shown(status).lower()))
    _show_way_back(batch, wording)


def _progress(stored: StoredPlan, action: str) -> ActionProgress:
    if action not in stored.progress:
        raise ProblemsFoundError([unknown_action(action, stored.progress)])
    return stored.progress[action]


def _fields(said: Mapping[str, str | None]) -> dict[str, object]:
    """Return what was typed as the values of a report; an empty text empties the field.

    Raises:
        ProblemsFoundError: everything that cannot be read.
    """
    typed = Typed()
    fields: dict[str, object] = {}
    for name, text in said.items():
        option = f"--{name.replace('_', '-')}"
        if text is None:
            continue
        if not text.strip() and name not in {"status", "percent"}:
            fields[name] = None
        elif name == "status":
            fields[name] = typed.word(option, text, statuses())
        elif name in _NUMBERS:
            fields[name] = typed.number(option, text)
        elif name in _DATES:
            fields[name] = typed.day(option, text)
        else:
            fields[name] = text
    typed.finish()
    return fields


def statuses() -> dict[str, ActionStatus]:
    """Return the words for a status that can be typed: its own, and its label in every language."""
    labels = {Wording(language).label(status).casefold(): status for language in LANGUAGES for status in ActionStatus}
    return {**labels, **{status.value: status for status in ActionStatus}}


def on_track(store: Store, plan: str, actions: Sequence[str], by: str | None, wording: Wording) -> None:
    """Note that actions are still on track."""
    batch = living.still_on_track(store, plan, actions, by=actor(store, by), today=terminal.today())
    terminal.show(wording.say("Still on track, noted today: {actions}.", actions=wording.listing(actions)))
    _show_way_back(batch, wording)


def _show_way_back(batch: Batch | None, wording: Wording) -> None:
    if batch is not None and batch.changed:
        terminal.show(wording.say("To take it back: planner undo {change}", change=batch.id))


def names_of(plan: Plan) -> dict[str, str]:
    """Return what readers call the actions of a plan."""
    return {one.id: f"{one.id} {one.title}" for one in plan.actions}


def adopt_plan(store: Store, plan: str, typed: tuple[str | None, str | None], by: str | None, wording: Wording) -> None:
    """Freeze a plan as the council adopted it; ``typed`` are the day and the reference."""
    adopted_on, reference = typed
    read = Typed()
    chosen = read.day("--adopted-on", adopted_on)
    if adopted_on is None:
        read.problems.append(_missing("--adopted-on"))
    if not (reference or "").strip():
        read.problems.append(_missing("--reference"))
    read.finish()
    view = living.plan_view(store, plan, today=terminal.today(), language=wording.language)
    if chosen is not None and reference is not None:
        done = living.adopt(store, view, adopted_on=chosen, reference=reference, by=actor(store, by))
        terminal.show(
            wording.say(
                "Kept as adopted on {day}, {reference}: {actions}.",
                day=chosen,
                reference=done.baseline.reference,
                actions=wording.count("{number} action", "{number} actions", len(done.baseline.actions)),
            )
        )


def _missing(option: str) -> Problem:
    return Problem(
        code="missing-option",
        what="The option “{option}” is missing.",
        fix="An adopted plan has the day and the number of the council’s decision: add it.",
        values={"option": option},
        place=Place(file=option),
    )


def list_baselines(store: Store, plan: str, wording: Wording, *, as_json: bool) -> None:
    """Show what was adopted of a plan, and how far the plan is from each."""
    view = living.plan_view(store, plan, today=terminal.today(), language=wording.language)
    found = [(one, living.variance_from(view, id_)) for id_, one in view.baselines]
    if as_json:
        show_json(
            [
                {"reference": one.reference, "adopted_on": one.adopted_on, "finish": one.finish, "variance": variance}
                for one, variance in found
            ]
        )
        return
    if not found:
        terminal.show(wording.say("Nothing has been adopted yet."))
    show_table(
        (
            one.reference,
            day(one.adopted_on, wording),
            wording.count("{number} action", "{number} actions", len(one.actions)),
            wording.say("{number} working days from it now", number=variance.finish_days)
            if variance is not None
            else "",
        )
        for one, variance in found
    )


def take_back(store: Store, change: str | None, by: str | None, wording: Wording, *, yes: bool) -> None:
    """Take back a change, the person's last one unless another is named."""
    who = actor(store, by)
    undoing = living.prepare_undo(store, change or living.last_batch(store, who), today=terminal.today())
    names = names_of(store.plan(undoing.plan).plan) if undoing.plan and undoing.slip else {}
    agree(undoing.slip, wording, names, yes=yes)
    batch = living.undo(store, undoing.batch, by=who)
    terminal.show(wording.say("Taken back: {change}", change=undoing.batch))
    _show_way_back(batch, wording)
