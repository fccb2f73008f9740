"""How do a concern, a move of dates and a reminder to an owner read?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.track.attention import AttentionItem, Concern
from planner.track.forecast import OutOfSequence
from planner.track.slip import Move, MoveCause, Slip

if TYPE_CHECKING:
    from planner.track.reminders import Asked, Reminder
    from planner.wording import Wording


def concern_sentence(item: AttentionItem, wording: "Wording") -> str:  # noqa: C901, PLR0911 - one for each concern
    """Say in one sentence why an action needs attention; the action is “it”."""
    days = wording.count("{number} day", "{number} days", item.days)
    match item.concern:
        case Concern.OVERDUE:
            return wording.say("It was due on {day}, {days} ago.", day=item.day, days=days)
        case Concern.BLOCKED:
            return wording.say("It is blocked: {reason}", reason=item.reason or "–")
        case Concern.EXPECTED_LATE:
            return wording.say("It is due on {day} and expected {days} later.", day=item.day, days=days)
        case Concern.REVIEW:
            return wording.say("It was to be looked at again on {day}.", day=item.day)
        case Concern.DUE_SOON if not item.days:
            return wording.say("It is due today.")
        case Concern.DUE_SOON:
            return wording.say("It is due on {day}, in {days}.", day=item.day, days=days)
        case Concern.WITHOUT_OWNER:
            return wording.say("Nobody fills the role that answers for it.")
        case Concern.STALE:
            return wording.say("There is no news of it since {day}, for {days}.", day=item.day, days=days)
        case Concern.WITHOUT_PROOF:
            return wording.say("It is done, but nothing shows it yet.")
        case Concern.WITHOUT_INDICATOR:
            return wording.say("Nothing says how its result will be seen.")


def move_sentence(move: Move, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say which dates of an action move, and why; ``names`` gives what readers call an action, else its id."""
    name = names.get(move.action, move.action)
    carrier = names.get(move.carried_by, move.carried_by) if move.carried_by else ""
    dates = wording.say(
        "“{action}” ends on {after} instead of {before}.",
        action=name,
        after=move.finish_after,
        before=move.finish_before,
    )
    if move.finish_after == move.finish_before:
        dates = wording.say(
            "“{action}” starts on {after} instead of {before}.",
            action=name,
            after=move.start_after,
            before=move.start_before,
        )
    match move.cause:
        case MoveCause.REPORTED:
            why = wording.say("This follows from what was reported of it.")
        case MoveCause.TIME_PASSED:
            why = wording.say("Time has passed, and no progress was reported.")
        case MoveCause.CARRIED:
            why = wording.say("It waits for “{action}”.", action=carrier)
        case MoveCause.CHANGED:
            why = wording.say("The plan itself was changed.")
    return f"{dates} {why}"


def slip_sentence(slip: Slip, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say what a report or a change does to the plan's dates as a whole."""
    if not slip:
        return wording.say("No date moves.")
    moved = wording.count("The dates of {number} action move.", "The dates of {number} actions move.", len(slip.moves))
    end = wording.say("The plan still ends on {day}.", day=slip.finish_after or "–")
    if slip.finish_after != slip.finish_before:
        end = wording.say(
            "The plan ends on {after} instead of {before}.",
            after=slip.finish_after or "–",
            before=slip.finish_before or "–",
        )
    chain = " → ".join(names.get(action, action) for action in slip.chain)
    carried = wording.say("The chain that carries this: {chain}.", chain=chain) if len(slip.chain) > 1 else ""
    return " ".join(filter(None, (moved, end, carried)))


def out_of_sequence_sentence(one: OutOfSequence, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say what went ahead of its turn, and what that means for the rest of the work."""
    link = one.dependency
    said = wording.say(
        "“{action}” went ahead on {happened}; its dependency on “{predecessor}” allows it from {allowed}.",
        action=names.get(link.successor, link.successor),
        predecessor=names.get(link.predecessor, link.predecessor),
        happened=one.happened,
        allowed=one.allowed,
    )
    rest = wording.say("The rest of the work is expected to wait; if it need not, remove the dependency.")
    return f"{said} {rest}" if one.rest_waits else said


def reminder_subject(reminder: "Reminder", plan: str, wording: "Wording") -> str:
    """Return the subject line of a reminder; ``plan`` is the plan's title."""
    return wording.count(
        "{plan}: your news of {number} action",
        "{plan}: your news of {number} actions",
        len(reminder.actions),
        plan=plan,
    )


def reminder_text(reminder: "Reminder", plan: str, wording: "Wording") -> str:
    """Return the text of a reminder, ready to send: what is asked about, and how to answer in a line."""
    roles = wording.listing(reminder.roles)
    asked = [_asked(one, wording) for one in reminder.actions]
    if not reminder.holder:
        opening = wording.say(
            "Nobody fills the role “{roles}” of the plan “{plan}”. Who answers for these actions?",
            plan=plan,
            roles=roles,
        )
        return "\n\n".join((wording.say("Good day,"), opening, *asked, wording.say("Thank you.")))
    opening = wording.say(
        "You answer for these actions of the plan “{plan}” ({roles}). How do they stand?", plan=plan, roles=roles
    )
    answer = _how_to_answer(reminder.actions[0].action, wording)
    return "\n\n".join((wording.say("Good day,"), opening, *asked, answer, wording.say("Thank you.")))


def _how_to_answer(example: str, wording: "Wording") -> str:
    return "\n".join(
        (
            wording.say("One line for each action is enough, for example:"),
            wording.say("{action}: still on track", action=example),
            wording.say("{action}: done on (date), shown by (document)", action=example),
            wording.say("{action}: blocked, because (reason)", action=example),
        )
    )


def _asked(asked: "Asked", wording: "Wording") -> str:
    sentences = " ".join(concern_sentence(item, wording) for item in asked.items)
    return f"{asked.action}  {asked.title}\n{sentences}"
