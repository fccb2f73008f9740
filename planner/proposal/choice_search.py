"""How is a choice found that closes most of the gap within the means?

First greedily: the package that closes most for the share of the means that it takes, again and again. Then by
exchange: one action is left out, or one package comes first, the others follow in their order, what has room is filled
in, and what is better is kept. Tries are counted, never seconds: the same input gives the same plan on every machine.
"""

from collections.abc import Iterable, Iterator, Mapping

from planner.proposal.choice_packages import Package, Packages
from planner.proposal.choice_trial import Filling, Trial
from planner.schedule.placement_board import Board
from planner.schedule.placement_ground import Spot

EARLY = 0.02
"""What one early result is worth, as a share of the whole gap."""

DEAREST = 0.05
"""Share of the gap closed that the number of early results may cost."""


class Search:
    """The moves of a search, and what it keeps."""

    def __init__(self, packages: Packages, kept: Mapping[str, Spot]) -> None:
        self._packages = packages
        self._begun = _begun(packages, kept)
        self._fixed = frozenset(self._begun.board.spots)
        """What is not given back: it is in the plan whatever it brings, or was in that from which this one grows."""

    def score(self, trial: Trial) -> float:
        """Return the gap closed, what comes later counting less, and a little for each early result.

        Never the number first of all: three early results can cost a small town almost half of its plan.
        """
        return round(trial.value + EARLY * self._packages.gap * trial.early, 9)

    def best(self) -> Trial:
        """Return the best choice that the tries find."""
        plain, early = self._begun.copy(), self._begun.copy()
        Filling(early, [number for number, package in enumerate(self._packages.all) if package.quick]).take_early()
        best = max(self._filled(plain), self._filled(early), key=self.score)
        return self._exchanged(best, self._packages.field.tries)

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
        while tries > 0:
            before = self.score(best)
            best.refresh()
            for move in self._moves():
                tried = self._left_out(best, move) if isinstance(move, str) else self._put_first(best, move)
                if tried is None:
                    continue
                tries -= 1
                if self.score(tried) > self.score(best):
                    best = tried
                    best.refresh()
                if not tries:
                    return best
            if self.score(best) <= before:
                break
        return best

    def _moves(self) -> Iterator[str | Package]:
        """Give what to leave out and what to put first."""
        of = self._packages.questions_of
        yield from [action for action in of if of[action] and action not in self._fixed]
        yield from self._packages.all

    def _left_out(self, best: Trial, action: str) -> Trial | None:
        if action not in best.board.spots:
            return None
        board, order = self._begun.board.copy(), list(best.board.spots)
        until = order.index(action)
        for other in order[:until]:
            if other not in board.spots:
                board.put(other, best.board.spots[other])
        return self._filled(_replayed(best, board, order[until + 1 :]), last=action)

    def _put_first(self, best: Trial, package: Package) -> Trial | None:
        if package.by <= best.board.spots.keys():
            return None
        board = self._begun.board.copy()
        for action in package.whole:
            if action not in board.spots:
                spot = board.find(action)
                if spot is None:
                    return None
                board.put(action, spot)
        trial = _replayed(best, board, best.board.spots)
        if len(trial.board.spots) > self._packages.field.most_actions:
            return None
        return self._filled(trial)


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


def _replayed(best: Trial, board: Board, actions: Iterable[str]) -> Trial:
    """Return a trial on a board on which actions follow one another anew."""
    trial = best.on(board)
    trial.place(actions)
    old, new = best.board.spots, board.spots
    trial.update(
        [
            action
            for action in old.keys() | new.keys()
            if action not in new or action not in old or old[action].last != new[action].last
        ]
    )
    return trial
