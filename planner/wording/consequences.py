"""How does it read that a change breaks what people rely on, or saves it?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.track.set_days import Mark

if TYPE_CHECKING:
    from planner.track.consequences import Consequences, DayMet, Overload, PromiseMove, VoteMove
    from planner.wording import Wording

MOST = 8
"""Sentences that people read before they decide; of more they are told how many."""

_MISSED: Mapping[Mark, str] = {
    Mark.DEADLINE: msgid("“{action}” misses its deadline of {by}: it ends on {reached}."),
    Mark.MUST_BE_ON: msgid("“{action}” has to end on {by} and ends on {reached}."),
}
_KEPT: Mapping[Mark, str] = {
    Mark.DEADLINE: msgid("“{action}” now keeps its deadline of {by}."),
    Mark.MUST_BE_ON: msgid("“{action}” now ends on {by}, as it has to."),
}


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change breaks and what it saves, in sentences, the most serious first."""

    breaks: tuple[str, ...] = ()
    saves: tuple[str, ...] = ()


def effects_in_words(
    found: "Consequences",
    wording: "Wording",
    names: Mapping[str, str],
    services: Mapping[str, str],
) -> Effects:
    """Say what a change breaks and what it saves, the most serious first, and how much there is besides.

    Args:
        found: what it breaks and saves.
        wording: in whose language.
        names: what readers call the actions, by id; else they read the id.
        services: what they call the services.
    """
    reading = _Reading(wording, names, services)
    breaks, saves = tuple(reading.of_what_breaks(found)), tuple(reading.of_what_is_saved(found))
    # What is saved is told apart from what breaks, whatever is left out of either.
    return Effects(_first(breaks, MOST, wording), _first(saves, max(0, MOST - len(breaks)), wording))


def _first(effects: Sequence[str], most: int, wording: "Wording") -> tuple[str, ...]:
    left = len(effects) - most
    if left <= 0:
        return tuple(effects)
    return (*effects[:most], wording.count("and {number} more", "and {number} more", left))


class _Reading:
    """The consequences of one change, in one language."""

    def __init__(self, wording: "Wording", names: Mapping[str, str], services: Mapping[str, str]) -> None:
        self.wording, self.names, self.services = wording, names, services

    def of_what_breaks(self, found: "Consequences") -> Iterator[str]:
        """Give what cannot be done, what is missed or not promised any more, whose time is short, what comes later."""
        say = self.wording.say
        for action in found.outside:
            yield say(
                "“{action}” no longer finds a place within the time of its services and the money.",
                action=self.names.get(action, action),
            )
        yield from (self._day(day, _MISSED) for day in found.missed)
        yield from (self._promise(move) for move in found.promises if move.after is None)
        yield from (self._vote(move) for move in found.votes if move.after > move.before)
        yield from (self._overload(overload) for overload in found.overloads)
        # Last and furthest first: a week on the way to a result in two years is the least of these.
        later = [(move.before - move.after, move) for move in found.promises if move.after and move.after > move.before]
        yield from (self._promise(move) for _, move in sorted(later, key=lambda pair: pair[0]))

    def of_what_is_saved(self, found: "Consequences") -> Iterator[str]:
        """Give what is kept again, and what comes sooner."""
        yield from (self._day(day, _KEPT) for day in found.kept)
        yield from (self._promise(move) for move in found.promises if move.after and move.after < move.before)
        yield from (self._vote(move) for move in found.votes if move.after < move.before)

    def _day(self, day: "DayMet", sentences: Mapping[Mark, str]) -> str:
        name = self.names.get(day.action, day.action)
        return self.wording.say(sentences[day.mark], action=name, by=day.by, reached=day.reached)

    def _promise(self, move: "PromiseMove") -> str:
        say = self.wording.say
        if move.after is None:
            return say("The plan no longer promises this result, or not as far: “{result}”", result=move.text)
        return say(
            "This result is promised for {after} instead of {before}: “{result}”",
            result=move.text,
            after=move.after,
            before=move.before,
        )

    def _vote(self, move: "VoteMove") -> str:
        return self.wording.say(
            "The council decides on “{action}” on {after} instead of {before}.",
            action=self.names.get(move.action, move.action),
            after=move.after,
            before=move.before,
        )

    def _overload(self, overload: "Overload") -> str:
        return self.wording.count(
            "“{service}” has more work than time in {number} week, that of {first}.",
            "“{service}” has more work than time in {number} weeks, the first that of {first}.",
            len(overload.weeks),
            service=self.services.get(overload.service, overload.service),
            first=overload.weeks[0],
        )
