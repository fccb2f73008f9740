"""Why is a result not in the plan, and in which year could it be there?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from planner.proposal.choice_field import Wanted
from planner.proposal.choice_packages import Packages
from planner.proposal.choice_trial import Trial
from planner.schedule.months import months_later
from planner.schedule.placement import Held, HoldBy
from planner.schedule.placement_board import Board

_YEARS_AHEAD = 4
"""Years after the horizon in which a place is looked for."""

_MONTHS = 12
_LEAST = 1e-9


class LaterCause(StrEnum):
    """Why something is not in the plan."""

    TIME = "time"
    MONEY = "money"
    VACANT = "vacant"
    NOT_OURS = "not-ours"
    HORIZON = "horizon"
    WAITS = "waits"
    DECLINED = "declined"


_CAUSES: Mapping[HoldBy, LaterCause] = {
    HoldBy.SERVICE_BUSY: LaterCause.TIME,
    HoldBy.STARTS: LaterCause.TIME,
    HoldBy.MONEY: LaterCause.MONEY,
    HoldBy.VACANCY: LaterCause.VACANT,
}
"""What keeps an action out of the plan; links, dates, windows and sessions lead beyond the horizon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Why something is not in the plan, and in which year it could be."""

    cause: LaterCause
    when: int | None = None
    """The year; None where nothing says when."""
    what: tuple[str, ...] = ()
    """The services without time or without anybody, or the actions that cannot be had."""


@dataclass(frozen=True)
class Rest:
    """What a choice leaves for later."""

    packages: Packages
    trial: Trial

    @cached_property
    def by_question(self) -> dict[str, Later]:
        """What is not brought to the best answer that it has a way to."""
        found = {}
        for name, wanted in sorted(self.packages.field.wanted.items()):
            reached = self.trial.standings[name].gain
            if not wanted.levels and not wanted.steps:
                found[name] = Later(cause=LaterCause.NOT_OURS)
            elif reached < self.packages.most_gain(wanted) - _LEAST:
                found[name] = self._best(name, wanted, reached)
        return found

    def _best(self, name: str, wanted: Wanted, reached: float) -> Later:
        possible = self.packages.wanted[name]
        most = self.packages.most_gain(possible) if possible.levels or possible.steps else 0.0
        if most <= reached + _LEAST:
            out = {action for level in wanted.levels for action in level.by} | wanted.steps
            return Later(cause=LaterCause.DECLINED, what=tuple(sorted(out - self.packages.works.keys())))
        ways = [later for gain, _, later in self._ways[name] if gain >= most - _LEAST]
        return min(ways, key=_soonest) if ways else Later(cause=LaterCause.TIME)

    @cached_property
    def by_action(self) -> dict[str, Later]:
        """What was left out although it would bring a question further."""
        found: dict[str, Later] = {}
        for ways in self._ways.values():
            for _, actions, later in ways:
                for action in actions:
                    if action not in found or _soonest(later) < _soonest(found[action]):
                        found[action] = later
        return dict(sorted(found.items()))

    @cached_property
    def _ways(self) -> dict[str, list[tuple[float, list[str], Later]]]:
        """By question the ways that would bring it further: the gap each closes, its actions, why it is not there."""
        return {name: list(self._ways_of(name)) for name in self.packages.wanted}

    def _ways_of(self, name: str) -> Iterator[tuple[float, list[str], Later]]:
        wanted, spots, reached = self.packages.wanted[name], self.trial.board.spots, self.trial.standings[name].gain
        ways = [(level.gain, level.by, level.measured_after) for level in wanted.levels if level.gain > reached]
        if not wanted.levels:
            ways = [
                (self.packages.most_gain(wanted), frozenset((step,)), 0) for step in sorted(wanted.steps - spots.keys())
            ]
        for gain, by, measured_after in ways:
            actions = [action for action in self.packages.in_order(by) if action not in spots]
            yield gain, actions, self._why(by, actions, measured_after)

    def _why(self, by: Collection[str], actions: list[str], measured_after: int) -> Later:
        end = self.packages.field.means.end
        board, held = _with(self.trial.board, actions)
        ahead, _ = _with(self._ahead, actions)
        when = _seen(ahead, by, measured_after).year if ahead else None
        if board is None:
            what = held.what if held else ()
            return Later(
                cause=_CAUSES.get(held.by, LaterCause.HORIZON) if held else LaterCause.TIME, when=when, what=what
            )
        if _seen(board, by, measured_after) > end:
            return Later(cause=LaterCause.HORIZON, when=when)
        # It has room, but the plan has as many actions as people can follow: the next plan may hold it.
        after = (end + timedelta(days=1)).year
        return Later(cause=LaterCause.TIME, when=max(after, when or after))

    @cached_property
    def _ahead(self) -> Board:
        """What is chosen on a board that goes on after the horizon, when no upkeep of this plan is counted any more."""
        means = self.packages.field.means
        board = Board.of(self.packages.works, means, months_later(means.end, _MONTHS * _YEARS_AHEAD))
        for action, spot in self.trial.board.spots.items():
            board.put(action, spot)
        return board


def _with(board: Board, actions: list[str]) -> tuple[Board | None, Held | None]:
    """Return a board on which actions stand as well, or None and what stands in the way."""
    board = board.copy()
    for action in actions:
        spot = board.find(action)
        if spot is None:
            return None, board.why_not
        board.put(action, spot)
    return board, None


def _seen(board: Board, by: Collection[str], measured_after: int) -> date:
    return date.fromordinal(max(board.spots[action].last for action in by) + measured_after)


def _soonest(later: Later) -> tuple[bool, int, str, tuple[str, ...]]:
    return later.when is None, later.when or 0, later.cause, later.what
