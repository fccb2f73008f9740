"""What happens when a command changes the plan, and what is said of it?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.app import desk
from planner.app.cli import terminal
from planner.app.cli.consent import agree, consent
from planner.app.cli.options import actor
from planner.app.cli.printing import day, moment, show_json, show_table
from planner.app.cli.typed import Typed
from planner.app.desk import PlanView
from planner.app.desk.file_drafts import read_case
from planner.app.desk.undo_sentences import undo_words
from planner.app.desk.wholes import whole_sentence
from planner.plan import ActionStatus, Plan
from planner.problem import Place, Problem
from planner.store import Batch, Store, open_store
from planner.wording import LANGUAGES, Wording


def check_import(path: str, by: str | None, *, first: bool) -> None:
    """See that an assessment file can be brought in, before a store is opened, changed or made for it.

    What is ``first`` in its store is tried out in one that nobody sees: the store refuses more than the
    file alone shows, such as a person's name, and would be left behind empty.

    Raises:
        ProblemsFoundError: everything that is wrong.
    """
    read_case(Path(path))
    if first:
        with TemporaryDirectory() as folder, open_store(Path(folder) / "trial.db") as trial:
            desk.import_assessment(trial, Path(path), by=actor(trial, by))


def import_file(store: Store, path: str, by: str | None, wording: Wording) -> None:
    """Bring an assessment file into the store."""
    imported = desk.import_assessment(store, Path(path), by=actor(store, by))
    terminal.show(wording.say("Imported: {assessment}", assessment=imported.assessment))
    terminal.show(wording.say("Next: planner draft --from-store {assessment}", assessment=imported.assessment))


def statuses() -> dict[str, ActionStatus]:
    """Return the words for a status that can be typed: its own, and its label in every language."""
    labels = {Wording(language).label(status).casefold(): status for language in LANGUAGES for status in ActionStatus}
    return {**labels, **{status.value: status for status in ActionStatus}}


def on_track(store: Store, plan: str, actions: Sequence[str], by: str | None, wording: Wording) -> None:
    """Note that actions are still on track."""
    batch = desk.still_on_track(store, plan, actions, by=actor(store, by), today=terminal.today())
    terminal.show(wording.say("Still on track, noted today: {actions}.", actions=wording.listing(actions)))
    show_way_back(batch, wording)


def show_way_back(batch: Batch | None, wording: Wording) -> None:
    """Say how a change is taken back, where there was one."""
    if batch is not None and batch.changed:
        terminal.show(wording.say("To take it back: planner undo {change}", change=batch.id))


def names_of(plan: Plan) -> dict[str, str]:
    """Return what readers call the actions of a plan."""
    return {one.id: f"{one.id} {one.title}" for one in plan.actions}


def adopt_plan(
    store: Store, plan: str, typed: tuple[str | None, str | None, str | None], by: str | None, wording: Wording
) -> None:
    """Freeze a plan as the council adopted it, or correct a decision that was noted wrongly.

    ``typed`` are the day, the reference, and the reference of the decision to correct.
    """
    adopted_on, reference, wrong = typed
    read = Typed()
    day_ = read.day("--adopted-on", adopted_on)
    if wrong is None:
        read.problems += [
            _missing(option)
            for option, said in (("--adopted-on", adopted_on), ("--reference", reference))
            if not (said or "").strip()
        ]
    read.finish()
    view = desk.plan_view(store, plan, today=terminal.today(), language=wording.language)
    if wrong is not None:
        _correct(store, view, wrong, (day_, reference), by=by, wording=wording)
    elif day_ is not None and reference is not None:
        done = desk.adopt(store, view, adopted_on=day_, reference=reference, by=actor(store, by))
        terminal.show(
            wording.say(
                "Kept as adopted on {day}, {reference}: {actions}.",
                day=day_,
                reference=done.baseline.reference,
                actions=wording.count("{number} action", "{number} actions", len(done.baseline.actions)),
            )
        )
        show_way_back(done.batch, wording)


def _correct(
    store: Store,
    view: PlanView,
    wrong: str,
    new: tuple[date | None, str | None],
    *,
    by: str | None,
    wording: Wording,
) -> None:
    """Correct a decision; what nobody typed stays."""
    before = next((adopted for id_, adopted in view.baselines if wrong in {id_, adopted.reference}), None)
    day_ = new[0] or (before.adopted_on if before else view.key.today)
    reference = new[1] or (before.reference if before else wrong)
    batch = desk.correct(store, view, wrong, adopted_on=day_, reference=reference, by=actor(store, by))
    if not batch.changed:
        terminal.show(wording.say("Everything was as you said already."))
        return
    terminal.show(wording.say("Corrected: adopted on {day}, {reference}.", day=day_, reference=reference))
    show_way_back(batch, wording)


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
    view = desk.plan_view(store, plan, today=terminal.today(), language=wording.language)
    found = [(one, desk.variance_from(view, id_)) for id_, one in view.baselines]
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
    """Take back a change, the person's last one unless another is named, once it was said what that does."""
    who = actor(store, by)
    chosen = change or desk.last_batch(store, who)
    undoing = desk.prepare_undo(store, chosen, today=terminal.today(), by=who)
    words = undo_words(store, undoing, by=who, when=moment(undoing.at, wording), wording=wording)
    terminal.tell(wording.say("This takes back: {change}", change=words.whose))
    for effect in words.effects:
        terminal.tell(f"  {effect}")
    if undoing.goes:
        consent(wording.say("Take it back? Type yes or no:"), wording, yes=yes)
    names = names_of(store.plan(undoing.plan).plan) if undoing.plan and undoing.slip else {}
    agree(undoing.slip, wording, names, yes=yes)
    batch = desk.undo(store, undoing.batch, by=who, since=undoing.since)
    terminal.show(wording.say("Taken back: {change}", change=undoing.batch))
    show_way_back(batch, wording)


def remove(store: Store, id_: str, by: str | None, wording: Wording, *, yes: bool) -> None:
    """Take a city, an assessment or a plan out of sight, once it was said what goes."""
    who = actor(store, by)
    found = desk.prepare_removal_of(store, id_, by=who)
    terminal.tell(wording.say("This goes out of sight, and can be brought back:"))
    for whole in found.wholes:
        terminal.tell(f"  {whole_sentence(whole, wording)}")
    consent(wording.say("Remove it? Type yes or no:"), wording, yes=yes)
    batch = desk.remove(store, found, by=who, today=terminal.today())
    terminal.show(wording.say("Removed: {ids}", ids=", ".join(whole.id for whole in found.wholes)))
    terminal.show(wording.say("To bring it back: planner bring-back {id}", id=id_))
    show_way_back(batch, wording)


def bring_back(store: Store, id_: str, by: str | None, wording: Wording) -> None:
    """Bring back what was removed, with what it needs."""
    batch, things = desk.bring_back(store, id_, by=actor(store, by))
    terminal.show(wording.say("Back: {ids}", ids=", ".join(thing.id for thing in things)))
    show_way_back(batch, wording)
