"""How does it read what passes from one service or person to another?"""

from collections.abc import Sized
from typing import TYPE_CHECKING

from planner.toolkit.rounded import rounded

if TYPE_CHECKING:
    from planner.wording import Wording


def handed_sentence(owned: Sized, supported: Sized, person_days: float, wording: "Wording", *, owner: bool) -> str:
    """Say how many actions pass to another, with what is left to do of them in person-days.

    ``owner`` says whether another service owns them afterwards, or only another person does the work.
    """
    parts = [_owned(len(owned), person_days, wording, owner=owner)] if len(owned) else []
    if len(supported):
        parts.append(
            wording.count(
                "{number} action is supported by another service.",
                "{number} actions are supported by another service.",
                len(supported),
            )
        )
    return " ".join(parts)


def _owned(actions: int, person_days: float, wording: "Wording", *, owner: bool) -> str:
    days = wording.count("{number} person-day left", "{number} person-days left", rounded(person_days, 1))
    if owner:
        return wording.count(
            "{number} action changes hands, {days}.", "{number} actions change hands, {days}.", actions, days=days
        )
    return wording.count(
        "{number} action passes to another person in the same service, {days}.",
        "{number} actions pass to another person in the same service, {days}.",
        actions,
        days=days,
    )
