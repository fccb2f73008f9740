"""How does a reminder to an owner read, ready to send?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.track.attention import AttentionItem, Concern
from planner.wording.concerns import concern_sentences, resolution_sentence

if TYPE_CHECKING:
    from planner.track.reminders import Asked, Reminder
    from planner.wording import Wording

_DONE = msgid("{action}: done on (date), shown by (document)")
_LATER = msgid("{action}: new deadline (date)")
_BEGUN = msgid("{action}: begun on (date)")
_LEFT = msgid("{action}: duration left, (number) working days")
_LEFT_ELAPSED = msgid("{action}: duration left, (number) calendar days")
_REVIEW_LATER = msgid("{action}: next review (date)")
_ON_TRACK = msgid("{action}: still on track")
_STOPPED = msgid("{action}: blocked, because (reason)")
_RESUMED = msgid("{action}: taken up again")
_GIVEN_UP = msgid("{action}: given up, because (reason)")
_SHOWN = msgid("{action}: shown by (document)")


def reminder_subject(reminder: "Reminder", plan: str, wording: "Wording") -> str:
    """Return the subject line of a reminder; ``plan`` is the plan's title."""
    number = len(reminder.actions)
    if _asks_for_name(reminder):
        return wording.count(
            "{plan}: who answers for {number} action?", "{plan}: who answers for {number} actions?", number, plan=plan
        )
    return wording.count(
        "{plan}: your news of {number} action", "{plan}: your news of {number} actions", number, plan=plan
    )


def reminder_text(reminder: "Reminder", plan: str, wording: "Wording") -> str:
    """Return the text of a reminder, ready to send: what is asked about, and how to answer in a line."""
    asked = [_asked(action, wording) for action in reminder.actions]
    # Nobody is there yet to say how the work stands: what is asked for is a name, and no line to fill in.
    answer = () if _asks_for_name(reminder) else (_how_to_answer(reminder.actions, wording),)
    opening = _opening(reminder, plan, wording)
    return "\n\n".join((wording.say("Good day,"), opening, *asked, *answer, wording.say("Thank you.")))


def _asks_for_name(reminder: "Reminder") -> bool:
    return not reminder.holder and not reminder.person


def _opening(reminder: "Reminder", plan: str, wording: "Wording") -> str:
    number, roles = len(reminder.actions), wording.listing(reminder.roles)
    if _asks_for_name(reminder):
        return wording.count(
            "Nobody fills the service “{roles}” of the plan “{plan}”. Who answers for this action?",
            "Nobody fills the service “{roles}” of the plan “{plan}”. Who answers for these actions?",
            number,
            plan=plan,
            roles=roles,
        )
    if reminder.person:
        # The service answers for them; the person does the work.
        return wording.count(
            "This action of the plan “{plan}” is in your hands ({roles}). How does it stand?",
            "These actions of the plan “{plan}” are in your hands ({roles}). How do they stand?",
            number,
            plan=plan,
            roles=roles,
        )
    return wording.count(
        "You answer for this action of the plan “{plan}” ({roles}). How does it stand?",
        "You answer for these actions of the plan “{plan}” ({roles}). How do they stand?",
        number,
        plan=plan,
        roles=roles,
    )


_ANSWERS: Mapping[Concern, tuple[str, ...]] = {
    Concern.OVERDUE: (_DONE, _LATER),
    Concern.BLOCKED: (_RESUMED, _GIVEN_UP),
    Concern.EXPECTED_LATE: (_LATER,),
    Concern.REVIEW: (_ON_TRACK, _DONE, _STOPPED, _REVIEW_LATER),
    Concern.DUE_SOON: (_ON_TRACK, _DONE, _LATER),
    Concern.STALE: (_ON_TRACK, _DONE, _STOPPED),
    Concern.WITHOUT_PROOF: (_SHOWN,),
}
"""The lines that answer what is asked of an action: after none of them is the same asked again."""


def _answers(item: AttentionItem) -> tuple[str, ...]:
    """Return the lines that answer what :func:`planner.wording.concerns.resolution_sentence` asks for."""
    if item.also_blocked:
        return (_RESUMED, _LATER, _GIVEN_UP)
    answers = _ANSWERS[item.concern]
    if item.concern is Concern.EXPECTED_LATE and not item.actions:
        left = _LEFT_ELAPSED if item.elapsed else _LEFT
        begins = (left,) if item.begun else (_BEGUN,) if item.ready else ()
        return (*begins, *answers)
    return answers


def _how_to_answer(asked: Sequence["Asked"], wording: "Wording") -> str:
    # With the id of an action of theirs that the line fits: it can be copied and is understood when it comes back.
    example: dict[str, str] = {}
    for action in asked:
        for line in _answers(action.items[0]):
            example.setdefault(line, action.action)
    lines = (wording.say(line, action=action) for line, action in example.items())
    return "\n".join((wording.say("One line for each action is enough, for example:"), *lines))


def _asked(asked: "Asked", wording: "Wording") -> str:
    sentences = (*concern_sentences(asked.items, wording), resolution_sentence(asked.items[0], wording))
    return f"{asked.action}  {asked.title}\n{' '.join(sentences)}"
