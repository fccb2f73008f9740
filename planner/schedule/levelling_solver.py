"""Is there a better order of actions than ours? OR-Tools, where it is installed, begins at ours and looks for one.

It knows lengths, links, everybody's time and how many actions may start within a spell, all in day numbers; sessions,
windows and money it does not. So it proposes an order and nothing else: the board dates it, and it is taken only where
it is better. Nothing here runs against a clock: what is spent is counted in the solver's own units, and its searches
take turns, so that the same order comes out on every machine.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from math import gcd
from typing import TYPE_CHECKING, NamedTuple

from planner.schedule.levelling_dates import Dated, Limits
from planner.schedule.numbered_works import NumberedWorks
from planner.schedule.placement_board import SPELL

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

_ALONE = 0.2
"""Effort of one search alone, before several take turns."""
_TURNS = 2
"""Searches that take turns, on every machine."""


class Proposal(NamedTuple):
    """What the solver found."""

    order: list[int]
    end: int
    """The day number before which all of it ends, in the solver's view."""
    bound: int
    """No plan ends before this number, in the solver's view; 0 where limits count before the end."""
    proven: bool
    """Nothing is better, in the solver's view."""


def installed() -> bool:
    """Say whether OR-Tools is there, the extra ``solver`` of this package."""
    return find_spec("ortools") is not None


def solvers(effort: float) -> "Iterator[cp_model.CpSolver]":
    """Give solvers that find the same on every machine, one after the other, to be asked until something is proven.

    ``effort`` is in the solver's own units, of which each takes one to five seconds of a processor. Alone, one search
    proves a plan of a hundred actions in a tenth of the time that searches need which wait for one another's turns; of
    larger plans, those find more.
    """
    yield _solver(min(effort, _ALONE), 1)
    if effort > _ALONE:
        yield _solver(effort - _ALONE, _TURNS)


def _solver(effort: float, searches: int) -> "cp_model.CpSolver":
    from ortools.sat.python import cp_model  # noqa: PLC0415 - an extra, not on every machine, and slow to import

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = searches
    solver.parameters.interleave_search = searches > 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = effort
    return solver


def propose(
    works: NumberedWorks, limits: Limits, plan: Dated | None, solver: "cp_model.CpSolver", horizon: int = 0
) -> Proposal | None:
    """Return the best order that a solver finds, from a plan on; None where it finds none.

    Args:
        works: the plan in day numbers.
        limits: numbers before which actions should end.
        plan: where the solver begins; actions take as long as they take there. None: from nowhere.
        solver: with its limits, such as one of :func:`solvers`.
        horizon: the number before which everything ends, where no plan is given.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415 - an extra, not on every machine, and slow to import

    model = _Model(works, cp_model.CpModel(), plan, horizon)
    goal = model.build(limits)
    status = solver.solve(model.solver)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    start = [solver.value(one) for one in model.start]
    end = max([first + days for first, days in zip(start, model.length, strict=True)], default=0)
    bound = 0 if goal else round(solver.best_objective_bound)
    return Proposal(works.by_start(start), end, bound, status == cp_model.OPTIMAL)


class _Model:
    """The equations of a plan in day numbers."""

    def __init__(self, works: NumberedWorks, solver: "cp_model.CpModel", plan: Dated | None, horizon: int) -> None:
        scheme = works.scheme
        self.works, self.solver, self.plan = works, solver, plan
        self.length = [stop - first for first, stop in zip(*plan.numbers, strict=True)] if plan else list(scheme.length)
        ends = plan.numbers.end if plan else []
        self.horizon = max([horizon, *ends, *(stop for _, stop in scheme.fixed.values())])
        self.start = [self._start(number) for number in range(len(works.ids))]
        self.end = [first + days for first, days in zip(self.start, self.length, strict=True)]

    def _start(self, number: int) -> "cp_model.IntVar":
        fixed = self.works.scheme.fixed.get(number)
        first = fixed[0] if fixed else self.works.scheme.floor[number]
        start = self.solver.new_int_var(first, first if fixed else max(first, self.horizon - self.length[number]), "")
        if self.plan and not fixed:
            self.solver.add_hint(start, self.plan.numbers.start[number])
        return start

    def build(self, limits: Limits) -> bool:
        """Write down all equations; say whether limits count before the end."""
        self._keep_links()
        self._keep_time()
        self._keep_starts()
        last = self.solver.new_int_var(0, self.horizon, "")
        for end in self.end:
            self.solver.add(last >= end)
        if self.plan:
            self.solver.add_hint(last, max(self.plan.numbers.end, default=0))
        goals = self._beyond(limits)
        self.solver.minimize(sum([last, *goals]))
        return bool(goals)

    def _keep_links(self) -> None:
        scheme = self.works.scheme
        for number in self.works.loose:
            for other in scheme.before[number]:
                self.solver.add(self.start[number] >= self.end[other])
            for other, from_finish, to_finish, lag in scheme.bounds.get(number, ()):
                held = self.end[number] if to_finish else self.start[number]
                self.solver.add(held >= (self.end[other] if from_finish else self.start[other]) + lag)

    def _keep_time(self) -> None:
        scheme, capacity = self.works.scheme, list(self.works.ground.capacity.values())
        taken = defaultdict[int, list[tuple["cp_model.IntervalVar", int]]](list)
        for number in self.works.loose:
            if self.length[number] and scheme.needs[number]:
                interval = self.solver.new_fixed_size_interval_var(self.start[number], self.length[number], "")
                for row, _, parts in scheme.needs[number]:
                    taken[row].append((interval, parts))
        for row, loads in enumerate(scheme.rows):
            for first, stop, parts in _stretches(loads[: self.horizon]):
                closed = self.solver.new_fixed_size_interval_var(first, stop - first, "")
                taken[row].append((closed, min(parts, capacity[row])))
        for row, intervals in sorted(taken.items()):
            # Small numbers are searched faster.
            unit = gcd(*[parts for _, parts in intervals])
            amounts = [parts // unit for _, parts in intervals]
            self.solver.add_cumulative([interval for interval, _ in intervals], amounts, capacity[row] // unit)

    def _keep_starts(self) -> None:
        ground = self.works.ground
        for whose in sorted(ground.counted):
            most = ground.means.starts_at_most if whose else ground.means.starts_in_all
            spells = [
                self.solver.new_fixed_size_interval_var(self.start[number], SPELL, "")
                for number in self.works.loose
                if not whose or self.works.takes[number].work.owner == whose
            ]
            self.solver.add_cumulative(spells, [1] * len(spells), most)

    def _beyond(self, limits: Limits) -> "list[cp_model.LinearExpr]":
        """Return what counts before the end, each kind more than what follows: deadlines, promises, early results."""
        goals, after, early = list["cp_model.LinearExpr"](), self.horizon + 1, list["cp_model.IntVar"]()
        for number in limits.early if limits.early_number else ():
            met = self.solver.new_bool_var("")
            self.solver.add(self.end[number] <= limits.early_by).only_enforce_if(met)
            early.append(met)
        if early:
            wished = self.solver.new_int_var(0, limits.early_number, "")
            self.solver.add(wished <= sum(early))
            goals.append(-after * wished)
            after *= limits.early_number + 1
        for days in (limits.due, limits.deadline):
            late = self._late(days)
            goals += [after * one for one in late]
            after *= len(late) * self.horizon + 1
        return goals

    def _late(self, limits: Mapping[int, int]) -> list["cp_model.IntVar"]:
        found = []
        for number, day in sorted(limits.items()):
            if day < self.horizon:
                late = self.solver.new_int_var(0, self.horizon, "")
                self.solver.add(late >= self.end[number] - day)
                found.append(late)
        return found


def _stretches(loads: list[int]) -> list[tuple[int, int, int]]:
    """Return the first day, the day after the last and the load of stretches of equal days that are not free."""
    found: list[tuple[int, int, int]] = []
    for day, load in enumerate(loads):
        if load and found and found[-1][1] == day and found[-1][2] == load:
            found[-1] = (found[-1][0], day + 1, load)
        elif load:
            found.append((day, day + 1, load))
    return found
