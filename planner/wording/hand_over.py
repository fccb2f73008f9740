"""How does it read what passes from one service or person to another?"""

from collections.abc import Sized
from typing import TYPE_CHECKING, Protocol

from planner.toolkit.rounded import rounded

if TYPE_CHECKING:
    from planner.wording import Wording


class Handed(Protocol):
    """What passes to another, as the sentence counts it."""

    @property
    def owned(self) -> Sized:
        """What gets another owner or another person."""

    @property
    def supported(self) -> Sized:
        """What gets another supporter."""

    @property
    def left(self) -> Sized:
        """What loses a supporter."""

    @property
    def person_days(self) -> float:
        """What is left to do of what is owned."""

    @property
    def to_service(self) -> bool:
        """Whether another service owns it afterwards."""


def handed_sentence(moved: "Handed", wording: "Wording") -> str:
    """Say how many actions pass to another, with what is left to do of them in person-days."""
    owned, supported, left = (len(actions) for actions in (moved.owned, moved.supported, moved.left))
    parts = [_owned(owned, moved.person_days, wording, owner=moved.to_service)] if owned else []
    if supported:
        parts.append(
            wording.count(
                "{number} action is supported by another service.",
                "{number} actions are supported by another service.",
                supported,
            )
        )
    if left:
        parts.append(
            wording.count(
                "{number} action is no longer supported by the service that hands over: the one that takes over "
                "leads or supports it already.",
                "{number} actions are no longer supported by the service that hands over: the one that takes over "
                "leads or supports them already.",
                left,
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
