"""What does a plan hold while it is being chosen, what is it worth, and what can be taken next?"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from planner.proposal.choice_packages import Package, Packages, Standing
from planner.schedule.placement_board import Board

_SAME = 12
"""Decimals of a ratio that count: those behind them are the last bits of a float."""

_CLOSED = -1.0
"""The ratio of a package that is not looked at again."""

_NO_GAIN = 1e-12

_NOTHING: frozenset[int] = frozenset()


@dataclass(slots=True)
class Trial:
    """A plan while it is being chosen."""

    packages: Packages
    board: Board
    standings: dict[str, Standing] = field(default_factory=dict)
    """By question, how far it is brought."""
    ratios: list[float] = field(default_factory=list)
    """By package, what it closes for what it takes."""
    stale: set[int] = field(default_factory=set)
    """Packages whose ratio has to be found out anew."""
    there: int = 0
    """A bit for each action that stands."""
    value: float = 0.0
    """The weighted gap closed, what comes later counting less."""
    places: float = 1.0
    """How many times a place in the plan counts among what an action takes."""

    def copy(self) -> "Trial":
        """Return a trial of its own that stands where this one does."""
        return self.on(self.board.copy())

    def on(self, board: Board) -> "Trial":
        """Return the trial on another board, on which the same stands or which is still to be compared."""
        return Trial(
            self.packages,
            board,
            self.standings.copy(),
            self.ratios[:],
            self.stale.copy(),
            self.there,
            self.value,
            self.places,
        )

    def priced(self, places: float) -> "Trial":
        """Return the trial with another price of a place in the plan."""
        trial = self.copy()
        trial.places, trial.stale = places, set(range(len(trial.ratios)))
        return trial

    def takes(self, actions: Iterable[str]) -> float:
        """Return which share of the means actions take, a place in the plan each at its price."""
        share, place = self.packages.share, self.places / max(1, self.packages.field.most_actions)
        return sum([share[action] + place for action in actions])

    def update(self, actions: Iterable[str]) -> None:
        """Find out anew what actions that came, went or moved have changed."""
        packages, spots = self.packages, self.board.spots
        names: set[str] = set()
        for action in actions:
            self.stale.update(packages.changed_by[action])
            names.update(packages.questions_of[action])
        self.there = packages.mask(spots)
        for name in names:
            self.standings[name] = packages.standing(name, spots, self.there)
        self.value = sum([standing.value for standing in self.standings.values()])

    def place(self, actions: Iterable[str], *, limited: bool = False) -> None:
        """Place actions one after another, but what has no room, or what it needs not.

        ``limited``: no more than the plan may hold.
        """
        board, works = self.board, self.packages.works
        for action in actions:
            if limited and action not in board.spots and not self.packages.fits(board.spots, [action]):
                continue
            needs = [wait.predecessor for wait in works[action].waits if not wait.soft]
            if action not in board.spots and all(need in board.spots or need not in works for need in needs):
                spot = board.find(action)
                if spot is not None:
                    board.put(action, spot)

    @property
    def counting(self) -> set[str]:
        """The actions that bring a question further."""
        found: set[str] = set()
        for standing in self.standings.values():
            if standing.level:
                found |= standing.level.by
            found |= standing.steps
        return found

    @property
    def preparing(self) -> set[str]:
        """The actions that bring no question further themselves."""
        return self.board.spots.keys() - self.counting

    @property
    def prepares_too_much(self) -> bool:
        """Whether more actions prepare than their share of the plan; one always may."""
        share = self.packages.field.most_preparation
        return len(self.preparing) > max(1, share * len(self.board.spots))

    @property
    def early(self) -> int:
        """How many results are early, up to the number wished."""
        packages, spots = self.packages, self.board.spots
        quick = self.counting & packages.field.early
        count = sum(spots[action].last <= packages.early_by for action in quick)
        return min(packages.field.early_at_least, count)

    @property
    def gap_closed(self) -> float:
        """The weighted gap closed, whenever that is."""
        wanted = self.packages.wanted
        return sum([wanted[name].weight * standing.gain for name, standing in self.standings.items()])

    def gain(self, package: Package, board: Board) -> float:
        """Return by how much the value grows with a package that stands on a board, or as soon as it can be alone."""
        packages, spots, there, gain = self.packages, board.spots, self.there | package.mask, 0.0
        for name in package.questions:
            better = packages.standing(name, spots, there).value - self.standings[name].value
            if better > 0:
                gain += better
        return gain

    def ratio(self, number: int) -> float:
        """Return what a package closes for what it takes of the means."""
        packages = self.packages
        package = packages.all[number]
        spots = self.board.spots
        takes = self.takes([action for action in package.whole if action not in spots])
        return round(self.gain(package, self.board) / takes, _SAME) if takes else 0.0

    def worth(self, action: str) -> float:
        """Return what the value loses without an action, for the share of the means that it takes."""
        packages, spots, there = self.packages, self.board.spots, self.there & ~self.packages.bit[action]
        lost = [
            self.standings[name].value - packages.standing(name, spots, there).value
            for name in packages.questions_of[action]
        ]
        return round(sum(lost) / self.takes([action]), _SAME)

    def refresh(self, without: AbstractSet[int] = _NOTHING) -> list[int]:
        """Find out anew the ratios of packages that were changed, and return their numbers."""
        numbers = [number for number in self.stale if number not in without]
        for number in numbers:
            self.ratios[number] = self.ratio(number)
        self.stale.difference_update(numbers)
        return numbers

    def leave_idle(self, fixed: frozenset[str]) -> None:
        """Leave out what brings no question further and what nothing needs any more."""
        works, board = self.packages.works, self.board
        while True:
            needed = {wait.predecessor for one in board.spots for wait in works[one].waits if not wait.soft}
            idle = board.spots.keys() - needed - self.counting - fixed
            if not idle:
                return
            for action in sorted(idle):
                board.take_back(action)
            self.update(idle)


class Filling:
    """Packages taken one after another, each time the one that closes most for the share of the means it takes."""

    def __init__(self, trial: Trial, pool: Iterable[int] | None = None) -> None:
        count = len(trial.packages.all)
        self.trial = trial
        self._closed = set(range(count)).difference(pool) if pool is not None else set[int]()
        self._shut = frozenset(self._closed)
        self._blocked: set[str] = set()
        """Actions without any place left, whatever comes with them."""
        self._open = [_CLOSED if number in self._closed else trial.ratios[number] for number in range(count)]

    def close(self, action: str) -> None:
        """Take no package with an action."""
        self._blocked.add(action)
        self._close(self.trial.packages.with_action[action])

    def _close(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._closed.add(number)
            self._open[number] = _CLOSED

    def reopen(self, actions: Iterable[str]) -> None:
        """Look again at the packages with some actions: they have become smaller, or are allowed now."""
        packages = self.trial.packages
        for action in actions:
            self._blocked.discard(action)
            for number in packages.with_action[action]:
                if number in self._closed and number not in self._shut:
                    whole = packages.all[number].whole
                    if self._blocked.isdisjoint(whole):
                        self._closed.discard(number)
                        self._open[number] = self.trial.ratios[number]

    def best(self) -> int | None:
        """Return the number of the package that closes most for what it takes; of equal ones the first."""
        trial = self.trial
        for number in trial.refresh(self._closed):
            self._open[number] = trial.ratios[number]
        most = max(self._open, default=0.0)
        return self._open.index(most) if most > 0 else None

    def take(self, number: int, *, early: bool = False) -> bool:
        """Take a whole package or nothing; nothing as well where it closes no gap after all."""
        trial = self.trial
        packages, package = trial.packages, trial.packages.all[number]
        spots = trial.board.spots
        actions = [action for action in package.whole if action not in spots]
        board = self._placed(actions) if packages.fits(spots, actions) else None
        if board is None:
            self._close([number])
            return False
        late = early and any(board.spots[action].last > packages.early_by for action in package.quick)
        if late or trial.gain(package, board) <= _NO_GAIN:
            self._close([number])
            return False
        trial.board = board
        trial.update(actions)
        self.reopen(actions)
        return True

    def _placed(self, actions: list[str]) -> Board | None:
        """Return a board on which actions stand as well; None where one has no room, which is then closed if alone."""
        board = before = self.trial.board
        for action in actions:
            spot = board.find(action)
            if spot is None:
                if board is before or before.find(action) is None:
                    self.close(action)
                return None
            board = before.copy() if board is before else board
            board.put(action, spot)
        return board

    def take_all(self) -> None:
        """Take packages until nothing more has room."""
        while (number := self.best()) is not None:
            self.take(number)

    def take_early(self) -> None:
        """Take packages until enough early results stand."""
        while self.trial.early < self.trial.packages.field.early_at_least:
            number = self.best()
            if number is None:
                return
            self.take(number, early=True)
