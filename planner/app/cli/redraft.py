"""The command ``redraft``: what a new draft would change in a plan, and what of it people take over."""

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.consent import agree, consent, effects_of
from planner.app.cli.declaration import Command, Typed, flag, option
from planner.app.cli.options import ID, by_option, json_option, plan_argument, store_option, yes_option
from planner.app.cli.printing import WIDTH, action_names, show_json, show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk import Proposed
    from planner.app.desk.vocabulary import ProposedAddition, Store


class Redraft(Typed):
    """What is typed after ``planner redraft``."""

    plan: str = plan_argument()
    assessment: str | None = option(
        "--from", msgid("ASSESSMENT"), msgid("An assessment in the store, else the one the plan was drafted from.")
    )
    accept: tuple[str, ...] = option(
        "--accept", ID, msgid("An action, or “plan” for the whole plan’s facts; several times if need be.")
    )
    accept_all: bool = flag("--accept-all", msgid("Accept every proposal."))
    yes: bool = yes_option()
    store: str | None = store_option()
    by: str | None = by_option()
    as_json: bool = json_option()


def run(typed: Redraft, wording: Wording) -> None:
    """Take over what was accepted, or list what is proposed."""
    from planner.app import desk

    with opened(typed.store, wording) as store:
        proposed = desk.propose_redraft(store, typed.plan, today=terminal.today(), assessment=typed.assessment)
        if typed.accept or typed.accept_all:
            _take_over(store, proposed, typed, wording)
        else:
            _show(proposed, typed, wording)


COMMAND = Command(
    name="redraft",
    help=msgid(
        "List what a new draft would add, change and remove, and take over what you accept; "
        "what people edited stays theirs."
    ),
    usage=msgid("PLAN [--from ASSESSMENT] [--accept ID …]"),
    examples=(
        "planner redraft harbour-plan-2027 --from harbour-2028-02-01",
        "planner redraft harbour-plan-2027 --from harbour-2028-02-01 --accept F06-05 --accept plan",
    ),
    typed=Redraft,
    run=run,
)


def _take_over(store: "Store", proposed: "Proposed", typed: Redraft, wording: Wording) -> None:
    """Take over proposals once the dates that they move have been seen, and that not all is answered yet."""
    from planner.app import desk
    from planner.wording.assessments import HALF_ANSWERED

    if proposed.half_answered:
        terminal.tell(wording.say(HALF_ANSWERED))
        if typed.accept_all:
            hint = wording.say("Nothing was changed. Accept proposals one by one, or add --yes to accept all of them.")
            question = wording.say("Accept all that is proposed so far? Type yes or no:")
            consent(question, wording, yes=typed.yes, hint=hint)
    redraft = proposed.redraft
    accepted = redraft.proposed if typed.accept_all else typed.accept
    change = desk.accept_redraft(proposed, accepted, today=terminal.today())
    # What comes in is not in the plan yet, and may be among the actions whose dates move.
    names = action_names([*proposed.stored.plan.actions, *(addition.action for addition in redraft.additions)])
    agree(change.slip, wording, names, yes=typed.yes, effects=effects_of(store, change, wording))
    batch = desk.carry_out(store, change, by=actor(store, typed.by))
    terminal.show(
        wording.count("{number} proposal was taken over.", "{number} proposals were taken over.", len(accepted))
    )
    show_way_back(batch, wording)


def _show(proposed: "Proposed", typed: Redraft, wording: Wording) -> None:
    """Show the proposals, action by action, and what stays as it is."""
    from planner.wording.assessments import HALF_ANSWERED, answered_so_far

    redraft = proposed.redraft
    if typed.as_json:
        show_json(
            {
                "assessment": proposed.assessment,
                "answered": proposed.answered,
                "asked": proposed.asked,
                "proposed": redraft.proposed,
                "additions": redraft.additions,
                "changes": redraft.changes,
                "removals": redraft.removals,
                "plan": redraft.head,
                "kept": redraft.unchanged,
            }
        )
        return
    if proposed.half_answered:
        terminal.show(wording.say(HALF_ANSWERED))
    if not redraft:
        terminal.show(wording.say("The new draft proposes nothing: the plan can stay as it is."))
    for line in _lines(proposed, wording):
        terminal.show(line)
    if proposed.answered < proposed.asked:
        terminal.show(answered_so_far(proposed.answered, proposed.asked, wording))
    if redraft:
        terminal.show(wording.say("Take over with --accept ID, or all of it with --accept-all."))


def _lines(proposed: "Proposed", wording: Wording) -> Iterator[str]:
    from planner.app.desk.change_sentences import change_sentences, field_sentences
    from planner.app.desk.value_words import ValueWords
    from planner.app.desk.vocabulary import HEAD

    redraft, plan = proposed.redraft, proposed.stored.plan
    names, words = action_names(plan.actions), ValueWords.of(plan, wording, proposed.names)
    if redraft.head:
        yield f"{HEAD}  " + wording.say("What is said of the whole plan changes:")
        yield from _sentences(line for field in redraft.head for line in field_sentences(field, words))
    yield from _additions(redraft.additions, wording)
    for change in redraft.changes:
        yield f"~ {names[change.action]}"
        yield from _sentences(change_sentences(change, redraft.actions, words))
    for removal in redraft.removals:
        yield f"- {names[removal.action]}"
        if removal.cause:
            yield f"    {wording.label(removal.cause)}"
        if removal.begun:
            yield "    " + wording.say("Work on it has begun.")
    for action in redraft.unchanged:
        yield f"= {names[action.action]} · {wording.label(action.cause)}"


def _additions(additions: "Sequence[ProposedAddition]", wording: Wording) -> Iterator[str]:
    for addition in additions:
        yield f"+ {addition.action.id} {addition.action.title}"
        if addition.removed_before:
            yield "    " + wording.say("People took it out before.")


def _sentences(sentences: "Iterator[str]") -> Iterator[str]:
    for sentence in sentences:
        yield fill(sentence, WIDTH, initial_indent="    ", subsequent_indent="      ", break_long_words=False)
