"""Which order of actions gives the best dates?

First by priority rules, each pushed to the right against its end and pulled back while it gets better. Then by chance:
rules that are a little off, and orders that two good plans have made together. Everything is counted in steps and drawn
from a seed, so that the same plan comes out on every machine, however busy.

Source:
    Kolisch and Hartmann (2006), Experimental investigation of heuristics for resource-constrained project scheduling:
    an update; Valls, Ballestín and Quintanilla (2008), A hybrid genetic algorithm for the resource-constrained project
    scheduling problem, for orders that two plans make together.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from planner.schedule.levelling_dates import Dated, Dating, Limits, Score
from planner.schedule.numbered_works import NumberedWorks

_PLANS = 24
"""That are kept to make others from."""
_AFRESH = 0.2
"""Share of the later orders that begin from the rule once more, else the plans that are kept become all alike."""
_FEWEST = 3
"""Plans from which others can be made."""
_OFF = (0.5, 1.0, 2.0)
"""By how much of the plan's length a rule may be off, one of them at a time: where somebody has far more to do than the
links say, plans that stay close to the rule are all alike, and other plans cannot be made of them."""
_MOVED, _PLACES = 0.2, 6
"""Share of the actions that a new order moves besides, and by how many places at most."""
_LARGE = 500
"""Of more actions so few orders can be tried that the first come from shaking the best plan, not from the rule alone:
measured at a thousand, plans are as good after a third of a second as they else are after a second."""
_SHAKEN, _SHAKEN_OFF = (1 / 30, 1 / 12, 1 / 6), (0.1, 0.3, 0.5)
"""By which share of its length the days of the best plan are off either way; else by how much the rule is off."""
_SHAKEN_AFRESH = 0.35


class Search:
    """The plans that a search keeps, best first, and its next steps."""

    def __init__(self, works: NumberedWorks, dating: Dating, limits: Limits, given: Sequence[Sequence[int]]) -> None:
        """Begin with the rule of the latest finish, not yet dated; ``limits`` are numbers before which actions end."""
        self._works, self._dating, self._limits = works, dating, limits
        self._early = dict.fromkeys(limits.early, limits.early_by)
        self._chance = Random(len(works.ids))  # noqa: S311 - the same draws in every run, nothing secret
        links = works.scheme.by_links()
        self._length = max(links.end, default=0)
        self._finish = self._latest(limits.due, limits.deadline)
        self._rules = self._by_rules(links.start, given)
        self.first = works.in_order(self._finish)
        self.plans: list[Dated] = []
        self.steps = 0

    def step(self) -> None:
        """Try one more order, and keep its plan where it is good enough."""
        self.steps += 1
        self._note(self._pressed(next(self._rules, None) or self._dating.dated(self._next_order())))

    def take(self, order: Sequence[int]) -> None:
        """Keep the plan of an order that was found elsewhere, where it is good enough."""
        self._note(self._pressed(self._dating.dated(order)))

    def _note(self, found: Dated) -> None:
        if all(found.score != plan.score for plan in self.plans):
            self.plans = sorted([*self.plans, found], key=_by_score)[:_PLANS]

    def _latest(self, *limits: Mapping[int, int]) -> list[int]:
        """Return before which number each action ends for the sake of limits and of the end by links alone."""
        latest = [self._length] * len(self._works.ids)
        for days in limits:
            for action, day in days.items():
                latest[action] = min(latest[action], day)
        return self._works.scheme.latest(latest)

    def _by_rules(self, earliest: Sequence[int], given: Sequence[Sequence[int]]) -> Iterator[Dated]:
        """Give the plans to begin with: the first by latest finish, those given, by latest start, by float."""
        yield self._dating.dated(self.first)
        yield from map(self._dating.dated, given)
        if self._early:
            finish = self._latest(self._limits.due, self._limits.deadline, self._early)
            yield self._dating.dated(self._works.in_order(finish))
        start = [stop - days for stop, days in zip(self._finish, self._works.scheme.length, strict=True)]
        yield self._dating.dated(self._works.in_order(start))
        floats = [late - first for late, first in zip(start, earliest, strict=True)]
        yield self._dating.dated(self._works.in_order(floats))

    def _pressed(self, plan: Dated) -> Dated:
        """Push a plan to the right against its end and pull it back, as long as that makes it better."""
        scheme, best = self._works.scheme, plan
        while True:
            right = scheme.right(plan.numbers, self._right_ends(plan))
            again = self._dating.dated(self._works.by_start(right))
            best = min(best, again, key=_by_score)
            if again.score[:-1] >= plan.score[:-1]:
                return best
            plan = again

    def _right_ends(self, plan: Dated) -> list[int]:
        """Return before which number each action ends when it is pushed to the right: none later than it may."""
        ends = plan.numbers.end
        latest = [max(ends, default=0)] * len(ends)
        for days in (self._limits.due, self._limits.deadline, self._early):
            for action, day in days.items():
                latest[action] = max(min(latest[action], day), ends[action])
        return latest

    def _next_order(self) -> list[int]:
        chance, plans = self._chance, self.plans
        # A small plan has few dates that differ: it never has as many plans as are kept.
        at_first = len(plans) < _FEWEST or self.steps < _PLANS
        if at_first and len(self._works.loose) > _LARGE:
            return self._shaken()
        if at_first or chance.random() < _AFRESH:
            return self._off(_OFF)
        first, second = chance.sample(range(len(plans)), 2)
        return self._moved(self._crossed(plans[first], plans[second]))

    def _off(self, widths: Sequence[float]) -> list[int]:
        """Return an order by the rule of the latest finish, off by up to a share of the plan's length."""
        chance, width = self._chance, self._length * self._chance.choice(widths)
        return self._works.in_order([day + width * chance.random() for day in self._finish])

    def _shaken(self) -> list[int]:
        """Return an order that is near that of the best plan, or of the rule."""
        chance = self._chance
        if chance.random() < _SHAKEN_AFRESH:
            return self._off(_SHAKEN_OFF)
        start, end = self.plans[0].numbers
        width = max(end) * chance.choice(_SHAKEN)
        return self._works.in_order([day + width * (2 * chance.random() - 1) for day in start])

    def _crossed(self, plan: Dated, other: Dated) -> list[int]:
        """Return an order that begins and ends as one plan, and goes through its middle as another."""
        order, middle = (self._works.by_start(one.numbers.start) for one in (plan, other))
        cut, stop = sorted(self._chance.sample(range(len(order) + 1), 2))
        head = order[:cut]
        there = set(head)
        head += [action for action in middle if action not in there][: stop - cut]
        there.update(head)
        return head + [action for action in order if action not in there]

    def _moved(self, order: Sequence[int]) -> list[int]:
        chance, key = self._chance, [0.0] * len(self._works.ids)
        for place, action in enumerate(order):
            off = _PLACES * (2 * chance.random() - 1) if chance.random() < _MOVED else 0.0
            key[action] = place + off
        return self._works.in_order(key)


def _by_score(plan: Dated) -> tuple[Score, tuple[int, ...]]:
    return plan.score, plan.order
