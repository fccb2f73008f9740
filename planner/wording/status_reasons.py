"""How is somebody asked why an action gets a status that needs a reason?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.plan import ActionStatus
from planner.problem import msgid

if TYPE_CHECKING:
    from planner.wording import Wording

_TITLES: Mapping[ActionStatus, str] = {
    ActionStatus.BLOCKED: msgid("What stands in the way?"),
    ActionStatus.DROPPED: msgid("Why is it given up?"),
}
_QUESTIONS = {
    **_TITLES,
    ActionStatus.DROPPED: msgid("Why does the city give it up? The plan and its Word document keep the reason."),
}


def reason_title(status: ActionStatus, wording: "Wording") -> str:
    """Return the short question, as a dialog is headed."""
    return wording.say(_TITLES[status])


def reason_question(status: ActionStatus, wording: "Wording") -> str:
    """Return the question above the field for the reason, which says who will read it."""
    return wording.say(_QUESTIONS[status])
