"""How does a reminder to an owner read, ready to send?"""

from typing import TYPE_CHECKING

from planner.wording.concerns import concern_sentences, resolution_sentence

if TYPE_CHECKING:
    from planner.track.reminders import Asked, Reminder
    from planner.wording import Wording


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
            "Nobody fills the service “{roles}” of the plan “{plan}”. Who answers for these actions?",
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
    sentences = (*concern_sentences(asked.items, wording), resolution_sentence(asked.items[0], wording))
    return f"{asked.action}  {asked.title}\n{' '.join(sentences)}"
