"""How does it read that an action needs attention?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.track.attention import AttentionItem, Concern

if TYPE_CHECKING:
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
