"""How is a choice found that closes most of the gap within the means?

First greedily: the package that closes most for the share of the means that it takes, again and again. Then by
exchange: one action is left out, or one package comes first, the others follow in their order, what has room is filled
in, and what is better is kept. From each of a few greedy choices a little, as that which is best at once often stays
behind: a town of 30,000 residents closed a quarter more from the second best. Tries are counted, never seconds: the
same input gives the same plan on every machine.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from planner.proposal.choice_packages import Package, Packages
from planner.proposal.choice_trial import Filling, Trial
from planner.schedule.placement_board import Board
from planner.schedule.placement_ground import Spot

_SCARCE = 30.0
"""How many times as much a place in the plan counts where few can be followed, beside time and money; measured: with
10 or 100 times, small towns close less."""


class Search:
    """The moves of a search, and what it keeps."""

    def __init__(self, packages: Packages, kept: Mapping[str, Spot]) -> None:
        self._packages = packages
        self._begun = _begun(packages, kept)
        self._fixed = frozenset(self._begun.board.spots)
        """What is not given back: it is in the plan whatever it brings, or was in that from which this one grows."""
        self._begun.refresh()

    def score(self, trial: Trial) -> float:
        """Return the gap closed, what comes later counting less, and a little for each early result.

        All that are wished are worth what they may cost. Never the number first of all: three early results can cost a
        small town almost half of its plan.
        """
        field = self._packages.field
        wished = trial.early / field.early_at_least if field.early_at_least else 0.0
        return round(trial.value * (1 + field.early_costs_at_most * wished), 9)

    def best(self) -> Trial:
        """Return the best choice that the tries find."""
        field = self._packages.field
        # Where places in the plan are scarce, a price on them does better than the shares of the means alone.
        starts = [self._filled(self._begun.copy()), self._filled(self._begun.priced(_SCARCE))]
        if max(starts, key=self.score).early < field.early_at_least:
            starts.append(self._filled(self._early_first()))
        best = max((self._exchanged(start, field.tries // 5) for start in starts), key=self.score)
        best = self._exchanged(best, field.tries // 3)
        return self._mostly_results(self._with_early(best))

    def _early_first(self) -> Trial:
        trial = self._begun.copy()
        Filling(trial, [number for number, package in enumerate(self._packages.all) if package.quick]).take_early()
        return trial

    def _with_early(self, best: Trial) -> Trial:
        """Return a choice with as many early results as are wished, or nearly, as far as they cost little enough.

        One after the other is put first, that which takes least of the means before the others: it moves least.
        """
        field = self._packages.field
        least = (1 - field.early_costs_at_most) * best.gap_closed
        spots, by = best.board.spots, self._packages.early_by
        early = {action for action, spot in spots.items() if spot.last <= by}
        quick = [package for package in self._packages.all if package.quick - early]
        quick.sort(key=lambda package: best.takes(package.whole))
        for package in quick[: field.tries // 6]:
            if best.early >= field.early_at_least:
                break
            tried = self._put_first(best, package)
            if tried and tried.early > best.early and tried.gap_closed >= least:
                best = tried
        return best

    def _mostly_results(self, best: Trial) -> Trial:
        """Leave out preparation with all that needs it, the least loss first, until no more stands than its share.

        What has room then is filled with what needs no more preparation. Seldom needed: for two of 500 cities, both
        with fewer than ten actions.
        """
        if not best.prepares_too_much:
            return best
        while best.prepares_too_much and (loose := best.preparing - self._fixed):
            best = max((self._without(best, action) for action in sorted(loose)), key=self.score)
            best.leave_idle(self._fixed)
        ready, packages = best.board.spots.keys(), enumerate(self._packages.all)
        filled = best.copy()
        Filling(filled, [number for number, one in packages if one.by.union(ready).issuperset(one.whole)]).take_all()
        filled.leave_idle(self._fixed)
        return best if filled.prepares_too_much else filled

    def _filled(self, trial: Trial, last: str = "") -> Trial:
        """Take what has room, packages with one action after all others, and leave out what then brings nothing."""
        filling = Filling(trial)
        if last:
            filling.close(last)
            filling.take_all()
            filling.reopen([last])
        filling.take_all()
        trial.leave_idle(self._fixed)
        return trial

    def _exchanged(self, best: Trial, tries: int) -> Trial:
        """Exchange as long as tries are left and something gets better."""
        better = True
        while better:
            better = False
            for move in self._moves(best):
                if not tries:
                    return best
                tried = self._left_out(best, move) if isinstance(move, str) else self._put_first(best, move)
                if tried is None:
                    continue
                tries -= 1
                if self.score(tried) > self.score(best):
                    best, better = tried, True
                    break
        return best

    def _moves(self, best: Trial) -> Iterator[str | Package]:
        """Give in turn what to put first, the best for its means before all, and what to leave out, the worst first."""
        best.refresh()
        packages, ratios, spots = self._packages, best.ratios, best.board.spots
        first = [number for number, package in enumerate(packages.all) if ratios[number] > 0]
        first.sort(key=lambda number: (-ratios[number], number))
        out = sorted(spots.keys() - self._fixed, key=lambda action: (best.worth(action), action))
        for number, action in zip_longest(first, out):
            if number is not None:
                yield packages.all[number]
            if action is not None:
                yield action

    def _left_out(self, best: Trial, action: str) -> Trial:
        return self._filled(self._without(best, action), last=action)

    def _without(self, best: Trial, action: str) -> Trial:
        """Return a trial without an action and what needs it; what came after it follows anew."""
        board, order = self._begun.board.copy(), list(best.board.spots)
        until = order.index(action)
        for other in order[:until]:
            if other not in board.spots:
                board.put(other, best.board.spots[other])
        return self._replayed(best, board, order[until + 1 :])

    def _put_first(self, best: Trial, package: Package) -> Trial | None:
        board = self._begun.board.copy()
        for action in package.whole:
            if action not in board.spots:
                spot = board.find(action)
                if spot is None:
                    return None
                board.put(action, spot)
        if not self._packages.fits(board.spots):
            return None
        return self._filled(self._replayed(best, board, best.board.spots))

    def _replayed(self, best: Trial, board: Board, actions: Iterable[str]) -> Trial:
        """Return a trial on a board on which actions follow one another anew."""
        trial = best.on(board)
        trial.place(actions, limited=True)
        old, new = best.board.spots, board.spots
        moved = [action for action in old.keys() & new.keys() if old[action].last != new[action].last]
        trial.update([*(old.keys() ^ new.keys()), *moved])
        return trial


def _begun(packages: Packages, kept: Mapping[str, Spot]) -> Trial:
    """Return a trial with what is in it whatever it brings."""
    count = len(packages.all)
    trial = Trial(packages, packages.empty.copy(), {}, [0.0] * count, set(range(count)))
    for action, spot in kept.items():
        trial.board.put(action, spot)
    trial.place(packages.in_order([action for action in packages.field.always if action in packages.works]))
    trial.standings = {name: packages.standing(name, {}, 0) for name in packages.wanted}
    trial.update(trial.board.spots)
    return trial
