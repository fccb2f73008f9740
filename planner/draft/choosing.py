"""Which of the proposed actions does the plan undertake, and when, with the means that the city has?"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from planner.draft.means import Pools
from planner.plan import Action
from planner.proposal.choice import Choice, Field, Level, Wanted, choose, choose_beside
from planner.proposal.open_results import OpenResult
from planner.proposal.quick_wins import may_be_quick_win
from planner.proposal.rules import Proposal, ProposedAction
from planner.schedule.months import months_later
from planner.schedule.placement import Means, Waiting, Work
from planner.schedule.plan_works import Bookings, work_of
from planner.templates.catalogue import Catalogue, ContextRule
from planner.templates.terms import Visibility
from planner.toolkit.assessment import Answer
from planner.toolkit.plan_settings import PlanMeans, PlanSettings

CONTEXT = "context"
"""What stands before the reading in the name of what only the context asks for; no question has such a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A plan from the same answers that stands already: the city's own, or that with the means it has today.

    More means than its own close no smaller gap than it does, and less make no dearer plan.
    """

    starts: Mapping[str, date]
    """The first days of its actions."""
    settings: PlanSettings
    """With which it was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A city before the choice: what it could do, with whom, and with which means."""

    proposal: Proposal
    actions: Mapping[str, Action]
    """Every proposed action with the facts that it would have in the plan."""
    catalogue: Catalogue
    factor_of: Mapping[str, str]
    """Key factors by question."""
    settings: PlanSettings
    rules: Sequence[ContextRule]
    pools: Pools
    means: Means
    bookings: Bookings
    early_from: date | None = None
    """The first day of what may begin before the plan."""
    may_begin_before: Collection[str] = ()
    kept: Collection[str] = ()
    """Actions that stay, whatever they bring: they are under way."""
    starts: Mapping[str, date] = field(default_factory=dict)
    """First days of the actions of a plan that stands already; none where nothing does."""
    most_days: float = math.inf
    """Person-days that all actions together may take to set up; infinite where only the services' time counts."""
    most_money: float = math.inf
    """EUR of all actions together, with a year of what runs on; infinite where only the money by year counts."""
    richer: Means | None = None
    """The means of that plan, where they were larger: see :func:`planner.proposal.choice.choose_beside`."""

    @property
    def works(self) -> Mapping[str, Work]:
        """What the placement of each proposed action needs to know."""
        return {action.id: self._work(action) for action in self.proposal.actions}

    def field(self) -> Field:
        """Return what is chosen from, for what, and within which means."""
        rules, small = self.catalogue.method.choice, self.pools.means.posts < self.catalogue.method.choice.small_below
        weeks = self.catalogue.method.quick_win.horizon_weeks
        return Field(
            works=self.works,
            wanted={wanted.question: wanted for wanted in (*self._questions(), *self._readings())},
            means=self.means,
            always=frozenset(self._always()),
            early=frozenset(self._early()),
            early_by=self.means.start + timedelta(weeks=weeks) - timedelta(days=1),
            early_at_least=rules.early_results_small if small else rules.early_results,
            most_actions=rules.most_actions,
            most_days=self.most_days,
            most_money=self.most_money,
            discount=rules.discount,
            tries=rules.tries,
            step_gain=rules.step_gain,
            most_steps=rules.most_steps,
            early_costs_at_most=rules.early_costs_at_most,
            most_preparation=rules.most_preparation,
        )

    def choose(self) -> Choice:
        """Choose; the first report to the council is on time, or it is not in the plan."""
        field, last = self.field(), self.first_report_by
        choice, report = self._chosen(field), self.catalogue.method.adoption.report or ""
        # With a last day the search takes other turns: it is asked again only where the report comes too late.
        if report not in choice.places or choice.places[report].finish <= last:
            return choice
        on_time = {**field.works, report: replace(field.works[report], deadline=last)}
        return self._chosen(replace(field, works=on_time))

    @property
    def first_report_by(self) -> date:
        """The last day on which the first report to the council is in time."""
        months = self.catalogue.method.adoption.first_report_months
        return months_later(self.means.start, months) - timedelta(days=1)

    def _chosen(self, field: Field) -> Choice:
        return choose_beside(field, self.starts, richer=self.richer) if self.starts else choose(field)

    def _always(self) -> Iterable[str]:
        """Give what is in the plan whatever it brings: the facts, what people set a day for, what is under way."""
        if self.proposal.facts:
            yield self.proposal.facts
        yield from (
            id_
            for id_ in self.actions
            if id_ in self.settings.deadlines or id_ in self.settings.must_be_on or id_ in self.kept
        )

    def _early(self) -> Iterable[str]:
        method = self.catalogue.method
        seen = (result for result in self.proposal.open if result.planned.noticed_by.who is Visibility.PUBLIC)
        moving = {action for result in seen for action in result.actions}
        return (id_ for id_, action in self.actions.items() if id_ in moving and may_be_quick_win(action, method))

    def _questions(self) -> Iterable[Wanted]:
        share = _shares(self.proposal.open, self.catalogue, self.factor_of)
        first = {question for rule in self.rules for question in rule.first}
        rules = self.catalogue.method.choice
        own = (self.settings.means or PlanMeans()).factor_weights
        for result in self.proposal.open:
            weight = share[result.question] * own.get(result.factor, 1.0)
            is_first = result.question in first
            if is_first:
                weight *= rules.first_times
            yield Wanted(
                question=result.question,
                factor=result.factor,
                weight=weight,
                sooner=rules.first_sooner if is_first else 0.0,
                levels=tuple(map(self._preferred, result.levels)),
                steps=result.steps,
            )

    def _preferred(self, level: Level) -> Level:
        if level.by.isdisjoint(self.proposal.preferred):
            return level
        return replace(level, times=self.catalogue.method.choice.offer_times)

    def _readings(self) -> Iterable[Wanted]:
        weight = self.catalogue.method.choice.context_weight
        actions = dict.fromkeys(reason.action for reason in self.proposal.included if reason.action in self.actions)
        for action in filter(None, actions):
            # What a reading asks for by a day keeps its word only until then.
            until = self.actions[action].finish_by
            level = Level(answer=Answer.YES, gain=1.0, by=frozenset((action,)), until=until)
            yield Wanted(question=f"{CONTEXT} {action}", weight=weight, levels=(level,))

    def _work(self, proposed: ProposedAction) -> Work:
        """Return what the placement of an action needs to know."""
        action = self.actions[proposed.id]
        begins_from = self.early_from if proposed.id in self.may_begin_before else None
        return work_of(action, self.bookings, self.catalogue.method.cost_bands, self._waits(proposed), begins_from)

    def _waits(self, proposed: ProposedAction) -> tuple[Waiting, ...]:
        hard = tuple(
            Waiting(predecessor=need.action, link=need.link, lag=need.lag, elapsed=need.elapsed)
            for need in proposed.needs
        )
        awaited = {waiting.predecessor for waiting in hard}
        soft = tuple(
            Waiting(predecessor=other, soft=True)
            for other in proposed.after
            if other in self.actions and other not in awaited and other != proposed.id
        )
        return (*hard, *soft)


def _shares(open_: Iterable[OpenResult], catalogue: Catalogue, factor_of: Mapping[str, str]) -> Mapping[str, float]:
    """Return how much the whole gap of each open question is worth.

    Each key factor is worth 1, shared by its results and taken times the impact of what brings them about. A question
    weighs the same whatever the city answers: with other weights, improving one answer could add work for it.
    """
    of_factor = Counter(factor_of[result.question] for result in catalogue.results)
    return {result.question: _impact(result, catalogue) / of_factor[result.factor] for result in open_}


def _impact(result: OpenResult, catalogue: Catalogue) -> float:
    """Return the mean impact of the actions on the first path to “yes”, as a share of the highest impact."""
    known = catalogue.action_by_id
    path = next(iter(result.planned.yes or result.planned.partly), ())
    impacts = [known[action].impact for action in path if action in known]
    return sum(impacts) / len(impacts) / 5 if impacts else 1.0
