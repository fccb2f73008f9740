"""How does it read what passes from one service or person to another?"""

from collections.abc import Sized
from typing import TYPE_CHECKING, Protocol

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
    def service(self) -> str:
        """The name of the service that takes over; empty where it stays in its service."""

    @property
    def person(self) -> str:
        """The name of who does the work there; empty where nobody is named."""


def handed_sentence(moved: "Handed", wording: "Wording") -> str:
    """Say how many actions pass to whom, with what is left to do of them in person-days."""
    owned, supported, left = (len(actions) for actions in (moved.owned, moved.supported, moved.left))
    parts = [_owned(moved, owned, wording)] if owned else []
    if supported:
        parts.append(
            wording.count(
                "{number} action is supported by “{taker}” from now on.",
                "{number} actions are supported by “{taker}” from now on.",
                supported,
                taker=moved.service,
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


def _owned(moved: "Handed", actions: int, wording: "Wording") -> str:
    days = wording.count("{number} person-day left", "{number} person-days left", moved.person_days)
    if moved.service:
        taker = f"{moved.service} – {moved.person}" if moved.person else moved.service
        return wording.count(
            "{number} action passes to “{taker}”, {days}.",
            "{number} actions pass to “{taker}”, {days}.",
            actions,
            taker=taker,
            days=days,
        )
    if moved.person:
        return wording.count(
            "{number} action passes to “{taker}” in the same service, {days}.",
            "{number} actions pass to “{taker}” in the same service, {days}.",
            actions,
            taker=moved.person,
            days=days,
        )
    return wording.count(
        "{number} action stays with its service, where nobody is named any more, {days}.",
        "{number} actions stay with their service, where nobody is named any more, {days}.",
        actions,
        days=days,
    )
