"""The command ``undo``: a change is taken back, once it was said what that does."""

from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.consent import agree, consent
from planner.app.cli.declaration import Command, Typed, argument
from planner.app.cli.options import by_option, consent_option, store_option
from planner.app.cli.printing import action_names, moment, show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.wording.undo import UndoEffects


class Undo(Typed):
    """What is typed after ``planner undo``."""

    change: str | None = argument(msgid("CHANGE"), msgid("A change by its name in “planner history”."))
    yes: bool = consent_option()
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: Undo, wording: Wording) -> None:
    """Take back a change, the person's last one unless another is named.

    Raises:
        ConflictError: the same was changed since; nothing is done.
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    from planner.app import desk
    from planner.app.desk.undo_effects import undo_effects
    from planner.app.desk.vocabulary import ConflictError
    from planner.wording import undo as words
    from planner.wording.consequences import effects_in_words

    with opened(typed.store, wording) as store:
        who = actor(store, typed.by)
        undoing = desk.prepare_undo(store, typed.change or desk.last_batch(store, who), today=terminal.today(), by=who)
        # Before a word about what goes: nothing goes as long as somebody has to decide.
        if undoing.conflicts:
            raise ConflictError(undoing.conflicts)
        _show(undo_effects(store, undoing, by=who, wording=wording), moment(undoing.at, wording), wording)
        # An earlier value can be had again by another undo; what goes as a whole takes others' work along.
        if undoing.goes:
            consent(wording.say(words.ASK_TO_TAKE_BACK_TYPED), wording, yes=typed.yes)
        # The plan itself may be what goes or comes back; then no date of it moves.
        plan = store.plan(undoing.plan).plan if undoing.plan and undoing.slip else None
        names = action_names(plan.actions if plan else ())
        services = plan.service_names if plan else {}
        found = undoing.consequences
        effects = effects_in_words(found, wording, names, services) if found else None
        agree(undoing.slip, wording, names, yes=typed.yes, effects=effects)
        batch = desk.undo(store, undoing.batch, by=who, since=undoing.since)
        terminal.show(wording.say(words.CHANGE_TAKEN_BACK, change=undoing.batch))
        show_way_back(batch, wording)


def _show(effects: "UndoEffects", when: str, wording: Wording) -> None:
    from planner.wording import undo as words

    undo = words.undo_words(effects, when, wording)
    terminal.tell(wording.say(words.THIS_TAKES_BACK, change=undo.whose))
    for effect in undo.effects:
        terminal.tell(f"  {effect}")


COMMAND = Command(
    name="undo",
    help=msgid("Take back a change, your last one unless you name another; an undo can be undone."),
    usage=msgid("[CHANGE]"),
    examples=("planner undo", "planner undo 0a06be08033a"),
    typed=Undo,
    run=run,
)
