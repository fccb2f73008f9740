"""How do a concern, a move of dates and a reminder to an owner read?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.track.attention import AttentionItem, Concern
from planner.track.forecast import OutOfSequence
from planner.track.slip import Move, MoveCause, Slip

if TYPE_CHECKING:
    from planner.track.reminders import Asked, Reminder
    from planner.wording import Wording


_DUE_TODAY = msgid("It is due today.")
_CONCERNS: Mapping[Concern, str] = {
    Concern.OVERDUE: msgid("It was due on {day}, {days} ago."),
    Concern.BLOCKED: msgid("It is blocked: {reason}"),
    Concern.EXPECTED_LATE: msgid("It is due on {day} and expected {days} later."),
    Concern.REVIEW: msgid("It was to be looked at again on {day}."),
    Concern.DUE_SOON: msgid("It is due on {day}, in {days}."),
    Concern.WITHOUT_OWNER: msgid("Nobody fills the role that answers for it."),
    Concern.STALE: msgid("There is no news of it since {day}, for {days}."),
    Concern.WITHOUT_PROOF: msgid("It is done, but nothing shows it yet."),
    Concern.WITHOUT_INDICATOR: msgid("Nothing says how its result will be seen."),
}
_CAUSES: Mapping[MoveCause, str] = {
    MoveCause.REPORTED: msgid("This follows from what was reported of it."),
    MoveCause.TIME_PASSED: msgid("Time has passed, and no progress was reported."),
    MoveCause.CARRIED: msgid("It waits for “{action}”."),
    MoveCause.CHANGED: msgid("The plan itself was changed."),
}


def concern_sentence(item: AttentionItem, wording: "Wording") -> str:
    """Say in one sentence why an action needs attention; the action is “it”."""
    # “In 0 days” is right, and nobody says it.
    due_today = item.concern is Concern.DUE_SOON and not item.days
    return wording.say(
        _DUE_TODAY if due_today else _CONCERNS[item.concern],
        day=item.day,
        days=wording.count("{number} day", "{number} days", item.days),
        reason=item.reason or "–",
    )


def move_sentence(move: Move, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say which dates of an action move, and why; ``names`` gives what readers call an action, else its id."""
    carrier = names.get(move.carried_by, move.carried_by) if move.carried_by else ""
    return f"{_moved_dates(move, wording, names)} {wording.say(_CAUSES[move.cause], action=carrier)}"


def _moved_dates(move: Move, wording: "Wording", names: Mapping[str, str]) -> str:
    name = names.get(move.action, move.action)
    # Others wait for the end: its move is the news, and that of a start only where the end holds.
    if move.finish_after != move.finish_before:
        return wording.say(
            "“{action}” ends on {after} instead of {before}.",
            action=name,
            after=move.finish_after,
            before=move.finish_before,
        )
    return wording.say(
        "“{action}” starts on {after} instead of {before}.",
        action=name,
        after=move.start_after,
        before=move.start_before,
    )


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


def out_of_sequence_sentence(hurried: OutOfSequence, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say what went ahead of its turn, and what that means for the rest of the work."""
    link = hurried.dependency
    order = wording.say(
        "“{action}” went ahead on {happened}; its dependency on “{predecessor}” allows it from {allowed}.",
        action=names.get(link.successor, link.successor),
        predecessor=names.get(link.predecessor, link.predecessor),
        happened=hurried.happened,
        allowed=hurried.allowed,
    )
    rest = wording.say("The rest of the work is expected to wait; if it need not, remove the dependency.")
    return f"{order} {rest}" if hurried.rest_waits else order


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
    asked = [_asked(action, wording) for action in reminder.actions]
    # Nobody is there yet to say how the work stands: what is asked for is a name, and no line to fill in.
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
    # With the id of an action of theirs, so that the line can be copied and is understood when it comes back.
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
