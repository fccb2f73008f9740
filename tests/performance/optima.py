"""How much of a city's gap could be closed at most? Proven with OR-Tools, for a choice to be measured against.

The model holds what a choice may do: everybody's time, starts of owners and of the whole plan, hard needs, votes and
windows on every single day; the money of every year with what others left; as many early results as were chosen. Looser
are three things, so that every plan is one of the model's, and its best no worse than the best plan: what an action
costs, and whether it is measured before the horizon or early enough, is taken from the best start within its spell of
working days, and an order that is only wished is left out. What counts is the gap closed; a choice weighs as well how
early that is. So a choice measured against it can only be better than it looks.

The same equations once more by spells, the least that is taken up to the end of each and from each on, forbid nothing
new, but bring the proof from hours to seconds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from planner.proposal.choice import Choice, Field, Level, Reached, Wanted
from planner.proposal.choice_packages import Packages
from planner.schedule.placement import Work
from planner.schedule.placement_board import SPELL
from planner.schedule.placement_ground import Spot, Takes
from planner.toolkit.assessment import Answer

SPELL_DAYS = 2 * SPELL
"""Working days of a spell: eight weeks."""

GAP = 100_000
"""Units in which a whole gap is counted: whole numbers alone are proven."""

COARSE = 100
"""Parts of a day that count as one, and EUR: small numbers are proven faster. What is taken is rounded down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """The most gap that can be closed, as shares of the whole."""

    found: float
    """By the best plan of the model."""
    bound: float
    """No plan closes more; what was found, where that is proven to be best."""
    proven: bool


class Option(NamedTuple):
    """An action that starts within a spell."""

    spell: int
    by: Any
    """The variable that says that it starts within this spell or an earlier one."""
    sooner: tuple[Any, ...]
    """The variable that says that it starts in an earlier one, where it can."""
    early: Spot
    """Where it stands on the first day of the spell that is left to it: it ends, and begins to work, no earlier."""
    late: Spot
    """And on the last: it needs upkeep no later, and has worked no less by any day."""

    @property
    def chosen(self) -> Any:
        """Whether it starts within this spell."""
        return self.by - sum(self.sooner)


def optimum(field: Field, choice: Choice, effort: float) -> Optimum:
    """Return the most gap that can be closed, looked for from a choice on.

    ``effort`` is counted in the solver's own units, about three seconds of a processor each, so that the same field
    gives the same figures on every machine.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415 - a tool for developers, not on every machine

    model = Model(field, cp_model.CpModel(), cp_model.Domain.from_values)
    model.build(choice)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.find_big_linear_overlap = False
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(model.solver)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        raise ValueError(f"The plan that was chosen is none of the model's: {solver.status_name(status)}.")
    return Optimum(
        found=solver.objective_value / GAP,
        bound=solver.best_objective_bound / GAP,
        proven=status == cp_model.OPTIMAL,
    )


@dataclass
class Model:
    """What may be chosen, as equations."""

    chosen_from: Field
    solver: Any
    domain: Callable[[Sequence[int]], Any]
    """What makes a domain of numbers."""
    options: dict[str, list[Option]] = field(default_factory=dict)

    def build(self, choice: Choice) -> None:
        """Write down all equations, beginning at what was chosen."""
        self.options = {action: list(self._options(work)) for action, work in self.packages.works.items()}
        there = {action: options[-1].by for action, options in self.options.items() if options}
        self.solver.add(sum(there.values()) <= self.chosen_from.most_actions)
        for action in self.chosen_from.always & choice.places.keys():
            self.solver.add(there[action] == 1)
        self._needs()
        self._starts()
        self._time()
        self._money()
        self._days(choice)
        self.solver.maximize(self._gap(choice))
        for action, options in self.options.items():
            spot = choice.spots.get(action)
            for option in options:
                self.solver.add_hint(option.by, spot is not None and spot.first < self.edges[option.spell + 1])

    @cached_property
    def packages(self) -> Packages:
        return Packages(self.chosen_from)

    @cached_property
    def edges(self) -> list[int]:
        """The numbers of the first days of the spells, and of the day after the last."""
        ground = self.packages.empty.ground
        return [*range(ground.first, ground.stop, SPELL_DAYS), ground.stop]

    def _only_if(self, happens: Any, action: str, ends: Callable[[Spot], bool]) -> None:
        """Let something happen only if an action is in the plan whose earliest place is as is asked."""
        starts = [one.by for one in self.options[action] if ends(one.early)]
        self.solver.add_implication(happens, starts[-1]) if starts else self.solver.add(happens == 0)

    def _options(self, work: Work) -> Iterator[Option]:
        """Give the spells in which an action can start that has all means to itself."""
        ground = self.packages.empty.ground
        takes = ground.takes(work.id)
        if takes.nowhere:
            return
        if work.at or work.elapsed or takes.absences or not takes.lasting:
            raise ValueError(
                f"{work.id} is fixed, a wait, a milestone or lengthened by absences: there is no equation."
            )
        before, day = takes.tables.before, ground.tables.day
        sooner: tuple[Any, ...] = ()
        for spell, (first, stop) in enumerate(pairwise(self.edges)):
            days = range(max(before[takes.floor], before[day[first]]), min(takes.latest_start + 1, before[day[stop]]))
            early = next(self._standing(takes, days), None)
            late = next(self._standing(takes, reversed(days)), None)
            if early and late:
                by = self.solver.new_bool_var(f"{work.id} {spell}")
                for one in sooner:
                    self.solver.add_implication(one, by)
                yield Option(spell, by, sooner, early, late)
                sooner = (by,)

    def _standing(self, takes: Takes, days: Iterable[int]) -> Iterator[Spot]:
        for at in days:
            spot = self.packages.empty.ground.standing(takes, at, takes.floor_held)
            shut = any(spot.start <= last and spot.last >= first for first, last in takes.windows)
            if spot.last <= takes.latest and not shut:
                yield spot

    def _needs(self) -> None:
        """Let an action start only when all that it needs has ended; no catalogue has lags or links of other kinds."""
        for action, options in self.options.items():
            for wait in self.packages.works[action].waits:
                if wait.soft or wait.predecessor not in self.options:
                    continue
                for option in options:
                    self._only_if(option.by, wait.predecessor, partial(_ended, option.late.start))

    def _starts(self) -> None:
        """Let only so many actions start within a spell as may start in the spans for which starts are counted."""
        means, started = self.chosen_from.means, defaultdict[tuple[str, int], list[Any]](list)
        for action, options in self.options.items():
            for option in options:
                started["", option.spell].append(option.chosen)
                started[self.packages.works[action].owner, option.spell].append(option.chosen)
        for (owner, _), chosen in started.items():
            most = (means.starts_at_most if owner else means.starts_in_all) * SPELL_DAYS // SPELL
            if len(chosen) > most:
                self.solver.add(sum(chosen) <= most)

    def _time(self) -> None:
        """Let no service give more than it has, from the start to the end of a spell, and from a spell to the end."""
        ground = self.packages.empty.ground
        start, stop = ground.first, ground.stop
        burden = ground.unburdened()
        for service, capacity in ground.capacity.items():
            options = [one for each in self.options.values() for one in each if _works(service, one.early)]
            for edge in self.edges:
                had = capacity * (edge - start) - burden[service].total(start, edge)
                left = capacity * (stop - edge) - burden[service].total(edge, stop)
                before = [_taken(service, one.late, one.late, (start, edge)) for one in options]
                after = [_taken(service, one.early, one.late, (edge, stop)) for one in options]
                self._within(had, before, options)
                self._within(left, after, options)

    def _within(self, room: int, taken: Sequence[int], options: Sequence[Option]) -> None:
        """Let options take no more than there is, both in smaller numbers, rounded so that nothing is forbidden."""
        room, least = -(-room // COARSE), [each // COARSE for each in taken]
        if sum(least) > room:
            self.solver.add(sum(each * one.chosen for each, one in zip(least, options, strict=True) if each) <= room)

    def _money(self) -> None:
        """Let no year, with those before it, cost more than there is."""
        purse = self.packages.empty.ground.purse
        options = [(self.packages.works[action], one) for action, each in self.options.items() for one in each]
        bills = [list(accumulate(purse.bill(work, one.late.start, one.late.after))) for work, one in options]
        for year, allowed in enumerate(purse.allowed):
            self._within(allowed, [bill[year] for bill in bills], [one for _, one in options])

    def _days(self, choice: Choice) -> None:
        """Keep everybody's time, needs and starts on every day; the spells before are no more than a help then."""
        ground, solver = self.packages.empty.ground, self.solver
        shifts, begins = defaultdict[str, list[tuple[Any, int]]](list), defaultdict[str, list[Any]](list)
        dated = {action: self._dated(action, choice) for action, options in self.options.items() if options}
        for action, (start, tail) in dated.items():
            takes, there = ground.takes(action), self.options[action][-1].by
            self._keep_order(action, dated)
            works = [solver.new_optional_fixed_size_interval_var(start, takes.drafting, there, "works")]
            if takes.rest:
                works.append(
                    solver.new_optional_fixed_size_interval_var(tail - takes.rest, takes.rest, there, "goes on")
                )
            kept = solver.new_optional_interval_var(tail, ground.stop - tail, ground.stop, there, "is kept")
            for service, parts in takes.loads:
                shifts[service] += [(one, parts) for one in works]
            for service, parts in takes.upkeep:
                shifts[service].append((kept, parts))
            begun = solver.new_optional_fixed_size_interval_var(start, SPELL, there, "begins")
            for whose in ("", takes.work.owner):
                begins[whose].append(begun)
        for service, taken in shifts.items():
            self._keep_free(service, taken)
        for owner, spells in begins.items():
            most = self.chosen_from.means.starts_at_most if owner else self.chosen_from.means.starts_in_all
            solver.add_cumulative(spells, [1] * len(spells), most)

    def _keep_order(self, action: str, dated: Mapping[str, tuple[Any, Any]]) -> None:
        """Let an action start after all that it needs."""
        needs = {wait.predecessor for wait in self.packages.works[action].waits if not wait.soft}
        for need in sorted(needs & dated.keys()):
            self.solver.add(dated[action][0] >= dated[need][1]).only_enforce_if(self.options[action][-1].by)

    def _keep_free(self, service: str, taken: list[tuple[Any, int]]) -> None:
        """Let a service give no more than it has on any day; a vacancy keeps the whole of it busy."""
        ground = self.packages.empty.ground
        capacity, vacant = ground.capacity[service], ground.filled.get(service, ground.first) - ground.first
        if vacant > 0:
            taken = [*taken, (self.solver.new_fixed_size_interval_var(ground.first, vacant, "vacant"), capacity)]
        self.solver.add_cumulative([one for one, _ in taken], [parts for _, parts in taken], capacity)

    def _dated(self, action: str, choice: Choice) -> tuple[Any, Any]:
        """Return the numbers of an action's first day and of the day after its last, wherever it may stand."""
        solver, options, takes = self.solver, self.options[action], self.packages.empty.ground.takes(action)
        before, chosen = takes.tables.before, choice.spots.get(action)
        days = range(before[options[0].early.start], before[options[-1].late.start] + 1)
        tails = {spot.first: spot.tail for spot in self._standing(takes, days)}
        least, stands = min(tails), chosen.first if chosen else min(tails)
        start = solver.new_int_var_from_domain(self.domain(list(tails)), f"{action} starts")
        solver.add_hint(start, stands)
        for option in options:
            within = solver.add_linear_constraint(start, option.early.first, option.late.first)
            within.only_enforce_if(option.by, *(one.negated() for one in option.sooner))
        if takes.straight:
            return start, start + takes.drafting
        tail = solver.new_int_var(min(tails.values()), max(tails.values()), f"{action} ends")
        solver.add_element(start - least, [tails.get(day, tails[least]) for day in range(least, max(tails) + 1)], tail)
        solver.add_hint(tail, tails[stands])
        return start, tail

    def _gap(self, choice: Choice) -> Any:
        """Return how much of the gap is closed: of each question by one way at most, and by further steps."""
        packages, closed, counting = self.packages, [], defaultdict[str, list[Any]](list)
        for name, wanted in packages.wanted.items():
            unit = GAP * wanted.weight / packages.gap
            reached = choice.reached.get(name)
            ways = [(level, self._way(level, reached)) for level in wanted.levels]
            steps = self._steps(wanted, ways, reached)
            closed += [round(unit * level.gain) * way for level, way in ways]
            closed += [round(unit * packages.field.step_gain) * step for step in steps.values()]
            for level, way in ways:
                for action in level.by:
                    counting[action].append(way)
            for action, step in steps.items():
                counting[action].append(step)
        self._early(choice, counting)
        return sum(closed)

    def _way(self, level: Level, reached: Reached | None) -> Any:
        """Return whether all actions of a way have ended when there is time to show what they bring."""
        way = self.solver.new_bool_var("+".join(sorted(level.by)))
        latest = self.packages.end - level.measured_after
        for action in sorted(level.by):
            self._only_if(way, action, lambda spot: spot.last <= latest)
        self.solver.add_hint(way, reached is not None and reached.by == level.by and reached.answer is level.answer)
        return way

    def _steps(self, wanted: Wanted, ways: Sequence[tuple[Level, Any]], reached: Reached | None) -> dict[str, Any]:
        """Return the further steps that count while an answer is partly, and are no part of the way there."""
        steps = {action: self.solver.new_bool_var(f"{wanted.question} + {action}") for action in sorted(wanted.steps)}
        self.solver.add_at_most_one(way for _, way in ways)
        for action, step in steps.items():
            self._only_if(step, action, lambda spot: spot.last <= self.packages.end)
            self.solver.add_at_most_one([step, *(way for level, way in ways if action in level.by)])
            self.solver.add_hint(step, reached is not None and action in reached.steps)
        partly = sum(way for level, way in ways if level.answer is Answer.PARTLY)
        if all(level.answer is not Answer.PARTLY for level, _ in ways):
            partly = 1 - sum(way for _, way in ways)
        if steps:
            self.solver.add(sum(steps.values()) <= self.packages.field.most_steps * partly)
        return steps

    def _early(self, choice: Choice, counting: Mapping[str, Sequence[Any]]) -> None:
        """Ask for as many early results as were chosen."""
        by, quick = self.packages.early_by, []
        chosen = {action for one in choice.reached.values() for action in one.by | one.steps} & self.chosen_from.early
        count = sum(choice.spots[action].last <= by for action in chosen)
        for action in sorted(self.chosen_from.early & counting.keys()):
            early = self.solver.new_bool_var(f"{action} early")
            self._only_if(early, action, lambda spot: spot.last <= by)
            self.solver.add_bool_or(early.negated(), *counting[action])
            self.solver.add_hint(early, action in chosen and choice.spots[action].last <= by)
            quick.append(early)
        if quick:
            self.solver.add(sum(quick) >= min(self.chosen_from.early_at_least, count))


def _ended(start: int, spot: Spot) -> bool:
    return spot.after <= start


def _works(service: str, spot: Spot) -> bool:
    return any(one == service for one, _ in (*spot.loads, *spot.upkeep))


def _taken(service: str, works: Spot, keeps: Spot, within: tuple[int, int]) -> int:
    """Return what the work at one place and the upkeep at another take of a service between two days, in parts."""
    start, stop = within
    days = sum(max(0, min(last, stop) - max(first, start)) for first, last in works.stretches)
    work = days * sum(parts for one, parts in works.loads if one == service)
    return work + max(0, stop - max(keeps.tail, start)) * sum(parts for one, parts in keeps.upkeep if one == service)
