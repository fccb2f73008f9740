"""How sure is a plan: with which chance does it keep its days, and what puts them at risk?"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from planner.schedule.uncertain import UncertainPlan

FIRST = 3
"""Actions that are named to be secured first: as many as people keep an eye on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishDays:
    """On which days something was finished, over all runs."""

    days: tuple[date, ...]
    """In order."""
    runs: tuple[int, ...]
    """In how many runs it was finished on each of them; never 0."""

    def sure(self, share: float) -> date:
        """Return the first day by which it is finished in at least that share of the runs, 0 to 1.

        >>> spread = FinishDays(days=(date(2028, 5, 2), date(2028, 5, 9)), runs=(70, 30))
        >>> spread.sure(0.5), spread.sure(0.8), spread.sure(0.7)
        (datetime.date(2028, 5, 2), datetime.date(2028, 5, 9), datetime.date(2028, 5, 2))
        """
        upto = list(accumulate(self.runs))
        # A little less: seven tenths of ten runs are not seven in binary fractions.
        return self.days[min(bisect_left(upto, share * upto[-1] - 1e-6), len(upto) - 1)]

    def chance(self, day: date) -> float:
        """Return the share of runs, 0 to 1, in which it is finished on a day or before.

        >>> spread = FinishDays(days=(date(2028, 5, 2), date(2028, 5, 9)), runs=(70, 30))
        >>> [spread.chance(date(2028, 5, day)) for day in (1, 2, 8, 9)]
        [0.0, 0.7, 0.7, 1.0]
        """
        return sum(self.runs[: bisect_right(self.days, day)]) / sum(self.runs)

    @property
    def p50(self) -> date:
        """As likely later as earlier."""
        return self.sure(0.5)

    @property
    def p80(self) -> date:
        """Four chances in five to be finished by then."""
        return self.sure(0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRisk:
    """What the runs say of an action; shares of the runs are from 0 to 1."""

    p50: date
    """It is as likely finished later as earlier; of a vote without work after it, the day of the vote."""
    p80: date
    """Four chances in five to be finished by then."""
    criticality: float
    """Share of the runs in which it had no float: a working day more, and the plan ends later or a mark that is just
    kept, or missed already, is further away."""
    delays: float
    """Share of the runs in which it took longer than planned and a mark was missed on a chain of which it is part."""


@dataclass(frozen=True, kw_only=True)
class Risk:
    """What many runs of a plan, each with other durations, say of it."""

    runs: int
    finish: FinishDays | None
    """The days on which the plan ended; None without actions."""
    actions: Mapping[str, ActionRisk]
    """By id, in the order of the plan."""
    chances: Mapping[str, float]
    """By the name of a mark, the share of the runs that keep it, 0 to 1."""
    sure_by: Mapping[str, date]
    """By the name of a mark, the first day on which it is there in at least four runs of five."""

    @property
    def secure_first(self) -> tuple[str, ...]:
        """Return the actions, three at most, whose delay makes marks missed most often.

        Of actions that do so as often, those that are critical more often come first, then the first by id. What never
        makes one missed is not named, however critical it is.
        """
        at_fault = (name for name, risk in self.actions.items() if risk.delays)
        ranked = sorted(at_fault, key=lambda name: (-self.actions[name].delays, -self.actions[name].criticality, name))
        return tuple(ranked[:FIRST])


def risk(plan: UncertainPlan, runs: int, seed: int) -> Risk:
    """Run through a plan many times, each time with other durations, and count what comes of it.

    In each run every action takes a duration drawn from its three points by the PERT-beta distribution, in whole days,
    and starts as soon as everything that the plan has it wait for allows. Where nothing varies, all runs are the plan.
    The same seed gives the same result on every machine, whatever the order of the actions; an action has the same
    durations whichever others there are. The standard error of a chance is at most half of 1 / √runs: one point in a
    hundred of 2,000 runs. Durations are drawn independently: one cause that delays many actions at once, such as an
    illness in a small service, spreads the plan's end further. Memory is some 40 MB at most, however many the runs.

    Raises:
        ValueError: there is no run.
        ProblemsFoundError: the plan runs beyond the years of a calendar.

    Source:
        Malcolm, Roseboom, Clark and Fazar (1959), Application of a technique for research and development program
        evaluation, Operations Research 7(5); Van Slyke (1963), Monte Carlo methods and the PERT problem, Operations
        Research 11(5), for the criticality of an activity; GAO (2015), Schedule Assessment Guide, GAO-16-89G, best
        practice 8, and AACE International, Recommended Practice 57R-09, for its use.

    >>> from planner.schedule.uncertain import Mark, MarkKind, UncertainAction
    >>> from planner.schedule.workdays import WorkCalendar
    >>> from planner.templates.durations import Spread
    >>> survey = UncertainAction(
    ...     id="F11-04", first_day=date(2027, 1, 4), duration=20, spread=Spread(optimistic=0.8, pessimistic=1.6)
    ... )
    >>> by = Mark(name="report", kind=MarkKind.DEADLINE, actions=("F11-04",), by=date(2027, 2, 1))
    >>> found = risk(UncertainPlan(actions=(survey,), calendar=WorkCalendar(), marks=(by,)), runs=2000, seed=1)
    >>> found.actions["F11-04"].p80, round(found.chances["report"], 1), found.secure_first
    (datetime.date(2027, 2, 4), 0.6, ('F11-04',))
    """
    if runs < 1:
        raise ValueError("without a run there is nothing to count")
    return _counted(plan, runs, seed) if plan.actions else _nothing(runs)


def _nothing(runs: int) -> Risk:
    return Risk(runs=runs, finish=None, actions={}, chances={}, sure_by={})


def _counted(plan: UncertainPlan, runs: int, seed: int) -> Risk:
    # numpy takes longer to import than the rest of the start-up, which nobody waits for who asks for no risk.
    from planner.schedule.run_counts import counted, least  # noqa: PLC0415 - it brings numpy

    found, half_and_most = counted(plan, runs, seed), least((0.5, 0.8), runs)
    sure = [days.first(half_and_most) for days in found.finishes]
    counts = zip(plan.actions, sure, found.critical, found.delaying, strict=True)
    return Risk(
        runs=runs,
        finish=FinishDays(days=found.end.days(), runs=found.end.runs()),
        actions={
            action.id: ActionRisk(p50=p50, p80=p80, criticality=critical / runs, delays=delaying / runs)
            for action, (p50, p80), critical, delaying in counts
        },
        chances={mark.name: count / runs for mark, count in zip(plan.marks, found.kept, strict=True)},
        sure_by={mark.name: days.first(half_and_most)[1] for mark, days in zip(plan.marks, found.reached, strict=True)},
    )
