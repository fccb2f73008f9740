"""When does each action of a plan take place, so that nobody has more to do than they can?

An order of the actions is looked for (:mod:`planner.schedule.levelling_search`), and
:class:`planner.schedule.placement_board.Board` turns it into dates, each with what holds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING

from planner.schedule.levelling_dates import (
    Awaited,
    BoardDating,
    Dated,
    Goals,
    SchemeDating,
    Score,
    limits_of,
    numbered,
)
from planner.schedule.levelling_search import Search
from planner.schedule.levelling_solver import Proposal, propose, solvers
from planner.schedule.numbered_works import NumberedWorks
from planner.schedule.placement import Held, Means, Place, Work
from planner.schedule.placement_board import Board
from planner.schedule.placement_ground import Ground
from planner.templates.terms import Link

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["Awaited", "Goals", "Levelled", "Levelling", "Score", "level"]

_YEARS_BEYOND = 10
"""After the horizon in which an action is still looked for a place, so that one can say when it would end."""

_ORDERS, _ORDERS_ON_BOARD = 16_000, 2_000
"""Orders that are tried by default, times the actions in each; measured: within 2 % of the best up to 300 actions."""

_TRIED = 4
"""Plans of a search whose dates are looked at in the end: the best one may lose a promise that another keeps."""


@dataclass(frozen=True, kw_only=True)
class Levelled:
    """The places of all actions, and what could not be met."""

    order: tuple[str, ...]
    """In which they were placed, what is fixed first; placed in this order once more, they have the same places."""
    places: Mapping[str, Place]
    unplaced: Mapping[str, Held]
    """What found no place at all, with what stands in the way."""
    late: Mapping[str, int]
    """By action, calendar days beyond the deadline that people set."""
    lost: Mapping[str, int]
    """By action, calendar days beyond the day that it is due for what is promised, or beyond the horizon."""
    orders_not_kept: tuple[tuple[str, str], ...]
    """Predecessor and successor of orders that were only wished, and are not kept."""
    score: Score
    board: Board = field(repr=False, compare=False)


class Levelling:
    """A search for the dates of a plan, which can go on from where it stands.

    What a deadline forbids is placed all the same, as early as it can be, and counted in
    :attr:`Levelled.late`; actions with :attr:`planner.schedule.placement.Work.at` stay where they stand.
    """

    def __init__(
        self, works: Mapping[str, Work], means: Means, goals: Goals | None = None, begun_from: Iterable[str] = ()
    ) -> None:
        """Place all actions by the rule of the latest finish, and in the order that the caller gives, where it does.

        Raises:
            ValueError: needs form a loop.
        """
        self._deadlines = {action: work.deadline for action, work in works.items() if work.deadline and not work.at}
        self._goals = goals or Goals()
        free = {action: replace(work, deadline=None) if work.deadline else work for action, work in works.items()}
        self._works = NumberedWorks(Ground(free, means, _beyond(means.end)))
        limits = limits_of(self._works, self._deadlines, self._goals)
        self._limits, self._last_days = numbered(limits, self._works), limits
        self._board = BoardDating(self._works, limits)
        # The scheme asks for the dates of ten times as many orders in the same time, without a reason for any.
        dating = SchemeDating(self._works, limits) if self._works.exact else self._board
        given = tuple(begun_from)
        self._given = [self._works.as_given(given)] if given else []
        self._search = Search(self._works, dating, self._limits, self._given)

    @property
    def usual_iterations(self) -> int:
        """How many orders bring a plan of this size close to its best; fewer where each takes the board to date it."""
        count = len(self._works.loose)
        orders = _ORDERS if self._works.exact else _ORDERS_ON_BOARD
        return max(1, orders // count) if count > 1 else 0

    def improve(self, iterations: int) -> None:
        """Look for a better order, as many times as is said."""
        for _ in range(iterations):
            self._search.step()

    def solve(self, solver: "cp_model.CpSolver") -> Proposal | None:
        """Let a solver look for a better order from the best plan on, and keep what it finds where it is better.

        Returned is what it found, in its own view; None where it found nothing.
        """
        if not self._works.loose:
            return None
        if not self.plans:
            self.improve(1)
        found = propose(self._works, self._limits, self.plans[0], solver)
        if found:
            self._search.take(found.order)
        return found

    def levelled(self) -> Levelled:
        """Return the best dates found so far.

        Where a promise would be lost that the order of the caller keeps, the plan in that order stands, unless people's
        deadlines are kept better without.
        """
        given = [self._levelled(order) for order in self._given]
        orders: list[Sequence[int]] = [plan.order for plan in self.plans[: _TRIED if given else 1]]
        for order in orders or [self._search.first]:
            found = self._levelled(order)
            if all(_keeps_what(found, other) for other in given):
                # Of plans that are as good, that which the caller has: nobody likes dates to move for nothing.
                return min([*given, found], key=lambda one: one.score)
        return given[0]

    def score_of(self, places: Mapping[str, Place]) -> Score:
        """Return how good other places of the same actions are, wherever they come from."""
        return self._last_days.score([places[action].finish.toordinal() for action in self._works.ids])

    @property
    def plans(self) -> Sequence[Dated]:
        """The plans that the search has kept so far, in day numbers, the best first."""
        return self._search.plans

    def _levelled(self, order: Sequence[int]) -> Levelled:
        board, unplaced = self._board.board(order)
        places = {action: board.place(action) for action in sorted(board.spots)}
        horizon = self._works.ground.means.end
        due = {action: min(self._goals.due.get(action, horizon), horizon) for action in places}
        return Levelled(
            order=tuple(board.spots),
            places=places,
            unplaced=dict(sorted(unplaced.items())),
            late=_beyond_days(places, self._deadlines),
            lost=_beyond_days(places, due),
            orders_not_kept=tuple(_not_kept(board)),
            score=self._board.score(board),
            board=board,
        )


def level(
    works: Mapping[str, Work],
    means: Means,
    *,
    goals: Goals | None = None,
    begun_from: Iterable[str] = (),
    iterations: int | None = None,
    solver: float | None = None,
) -> Levelled:
    """Give every action its dates within everybody's time, the council's sessions and the money.

    Args:
        works: by id; needs form no loop, orders that are only wished may.
        means: everybody's time, the money, the calendar and the horizon.
        goals: due days of promises and early results, beside the deadlines of the works.
        begun_from: an order to begin with and not to fall behind, such as that of a choice or of the standing plan.
        iterations: orders that are tried; None: as many as a plan of this size needs to come close to its best.
        solver: what OR-Tools spends on a better order, in its own units, each about two seconds; None: nothing.

    The same input gives the same dates on every machine, and the order of ``works`` changes nothing. Best is what is
    least beyond people's deadlines, then least beyond promises and the horizon, then has the most early results up to
    the number wished, then has what is awaited soonest, then ends first, then has the earliest ends.

    Raises:
        ValueError: needs form a loop.
        ModuleNotFoundError: the solver is asked for, and the extra ``solver`` of this package is not installed.

    >>> from planner.schedule.placement import ServiceMeans
    >>> means = Means(start=date(2027, 1, 4), end=date(2028, 12, 29), services={"law": ServiceMeans(posts=1.2)})
    >>> works = {id_: Work(id=id_, owner="law", duration=10, days={"law": 8.0}) for id_ in ("F01-01", "F01-02")}
    >>> [(id_, place.start.isoformat(), place.start_held.by.value) for id_, place in level(works, means).places.items()]
    [('F01-01', '2027-01-04', 'plan-start'), ('F01-02', '2027-01-18', 'service-busy')]
    """
    levelling = Levelling(works, means, goals, begun_from)
    levelling.improve(levelling.usual_iterations if iterations is None else iterations)
    for one in solvers(solver) if solver is not None else ():
        proposal = levelling.solve(one)
        if proposal is None or proposal.proven:
            break
    return levelling.levelled()


def _keeps_what(plan: Levelled, other: Levelled) -> bool:
    """Say whether a plan keeps every deadline and every promise that another keeps; deadlines come before promises."""
    if not plan.unplaced.keys() <= other.unplaced.keys():
        return False
    sooner = plan.score.late < other.score.late
    return plan.late.keys() <= other.late.keys() and (sooner or plan.lost.keys() <= other.lost.keys())


def _beyond(end: date) -> date:
    return end.replace(year=min(MAXYEAR - 1, end.year + _YEARS_BEYOND), day=min(end.day, 28))


def _beyond_days(places: Mapping[str, Place], last: Mapping[str, date]) -> dict[str, int]:
    return {
        action: days
        for action, day in sorted(last.items())
        if action in places and (days := (places[action].finish - day).days) > 0
    }


def _not_kept(board: Board) -> Iterable[tuple[str, str]]:
    """Give the orders that are only wished and were not asked for, as what comes first was placed after the other."""
    position = {action: place for place, action in enumerate(board.spots)}
    for action in sorted(board.spots):
        work = board.ground.works[action]
        for wait in work.waits:
            other = wait.predecessor
            if not wait.soft or work.at or position.get(other, -1) < position[action]:
                continue
            plain = wait.link is Link.FINISH_TO_START and not wait.lag
            if not plain or board.spots[other].after > board.spots[action].start:
                yield other, action
