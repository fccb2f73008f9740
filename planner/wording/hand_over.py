"""How does it read what passes from one service or person to another?"""

from collections.abc import Sized
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.wording import Wording


def handed_sentence(owned: Sized, supported: Sized, person_days: float, wording: "Wording") -> str:
    """Say how many actions pass to another, with what is left to do of them in person-days."""
    parts = []
    if owned:
        days = wording.count("{number} person-day left", "{number} person-days left", round(person_days))
        parts.append(
            wording.count(
                "{number} action changes hands, {days}.",
                "{number} actions change hands, {days}.",
                len(owned),
                days=days,
            )
        )
    if supported:
        parts.append(
            wording.count(
                "{number} action is supported by another service.",
                "{number} actions are supported by another service.",
                len(supported),
            )
        )
    return " ".join(parts)
