"""What do all chapters need to know about the plan that they print?"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

from planner.plan import ActionStatus, Dependency, PlanObjective
from planner.proposal.quick_wins import Horizon
from planner.schedule.workdays import plan_calendar
from planner.templates.catalogue import Catalogue
from planner.templates.city_country import CityCountry
from planner.templates.countries import Decider
from planner.templates.method import CostBand
from planner.templates.terms import Link
from planner.toolkit.assessment import Standing
from planner.toolkit.benchmark import Benchmark, CityExample
from planner.toolkit.matters import Matter
from planner.toolkit.plain_letters import plain_letters
from planner.toolkit.rounded import whole
from planner.track.baseline import cost_range
from planner.track.forecast import foreseen
from planner.track.mending import Unmet, unmet_days
from planner.track.names import names_of
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.politics import titles_in_papers
from planner.track.progress import CLOSED
from planner.track.results import PlanResult
from planner.track.set_days import days_planned
from planner.track.vacancies import vacancies
from planner.wording import Wording
from planner.wording.benchmarks import benchmark_name
from planner.wording.objectives import objective_title
from planner.wording.organs import neutral_words
from planner.wording.results import promise

_SEVERAL = re.compile(r"[/(]")
"""What parts one name from another, or from a remark on it."""
_MOST_NAMED = 12
"""Actions that a line names by their titles."""


@dataclass(frozen=True, kw_only=True)
class Material:
    """A drafted plan, what it refers to, and the words to say it with."""

    plan: PlanStanding
    benchmark: Benchmark
    catalogue: Catalogue
    wording: Wording
    today: dt.date

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What readers call what the plan names by an id."""
        plan = self.plan
        asked = (*plan.former_respondents, *plan.respondents)
        names = names_of(plan, self.benchmark, self.catalogue, respondents=asked, left_out=plan.left_out)
        return {**names, **titles_in_papers(self.catalogue)}

    @cached_property
    def unmet(self) -> tuple[Unmet, ...]:
        """The days that people set, and the votes that are planned, which the plan does not keep."""
        # What is done, or given up, has its dates; of a plan without any action nothing can be missed.
        progress = {action.id: action.progress for action in self.plan.actions}
        calendar = plan_calendar(self.plan)
        return unmet_days(foreseen(self.plan, progress, self.today), calendar, days_planned(self.plan))

    @property
    def benchmark_name(self) -> str:
        """What follows “the” where a sentence names the benchmark."""
        return benchmark_name(self.benchmark.title, self.wording)

    @property
    def country(self) -> CityCountry | None:
        """What the city's country brings; None where the content has no countries."""
        return self.catalogue.country

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What the organs of the city and their acts are called, by slot; neutral where no country says so."""
        return self.country.words if self.country else neutral_words(self.wording)

    def executive_of(self, matter: Matter | None) -> str:
        """Return what who governs the city is called, where it decides on a matter."""
        words = self.country.words_of(matter, Decider.EXECUTIVE) if self.country else self.words
        return words.get("decider", words["executive"])

    def native_name(self, slot: str) -> str:
        """Return, in brackets, what an organ or an act is called in its own country; empty where that says no more.

        Where a country has several names for it, nobody knows here which is the city's: the annex has them.
        """
        noun = self.country.nouns.get(slot) if self.country else None
        if noun is None or noun.native is None or _SEVERAL.search(noun.native):
            return ""
        says_more = plain_letters(noun.native) != plain_letters(noun.name)
        return f" ({noun.native})" if says_more else ""

    @cached_property
    def quick_wins(self) -> tuple[ActionStanding, ...]:
        """Quick wins in the plan's order."""
        return tuple(action for action in self.plan.actions if action.quick_win.horizon is Horizon.QUICK_WIN)

    @cached_property
    def staff_wins(self) -> tuple[ActionStanding, ...]:
        """What would be quick wins in the plan's order, if residents noticed what staff notice."""
        return tuple(action for action in self.plan.actions if action.quick_win.seen_by_staff)

    def steps_of(self, result: PlanResult) -> tuple[ActionStanding, ...]:
        """Return the further actions that bring a result a little closer."""
        return tuple(self.plan.action_by_id[action] for action in result.steps)

    def promise(self, result: PlanResult) -> str:
        """Return what the plan promises of a result."""
        return promise(result, self.plan.carrying(result), self.wording)

    def delivered_by(self, action: ActionStanding) -> tuple[str, ...]:
        """Return the results that an action delivers, each with its number and as the plan promises it."""
        return tuple(
            f"{result.question} {self.promise(result)}"
            for result in self._results_of(action)
            if action.id in result.delivered_by
        )

    def brought_closer_by(self, action: ActionStanding) -> tuple[str, ...]:
        """Return the results to which an action is a further step, without the days: it may come after these."""
        return tuple(
            f"{result.question} {result.text}"
            for result in self._results_of(action)
            if action.id not in result.delivered_by
        )

    def _results_of(self, action: ActionStanding) -> Iterator[PlanResult]:
        known = self.plan.result_by_question
        return (known[question] for question in action.delivers if question in known)

    @cached_property
    def by_objective(self) -> tuple[tuple[PlanObjective, tuple[ActionStanding, ...]], ...]:
        """Objectives in the plan's order with their actions."""
        actions = defaultdict(list)
        for action in self.plan.actions:
            actions[action.factor].append(action)
        return tuple((objective, tuple(actions[objective.factor])) for objective in self.plan.objectives)

    def objective_title(self, objective: PlanObjective) -> str:
        """Return the key factor that an objective is about, or that it comes from the context."""
        return objective_title(objective, self.wording)

    @cached_property
    def factors_by_standing(self) -> Mapping[Standing, tuple[str, ...]]:
        """Key factor ids by standing, in the benchmark's order; every standing is there."""
        by_standing: dict[Standing, list[str]] = {standing: [] for standing in Standing}
        for finding in self.plan.diagnosis.factors:
            by_standing[finding.standing].append(finding.factor)
        return {standing: tuple(factors) for standing, factors in by_standing.items()}

    @cached_property
    def example_by_id(self) -> Mapping[str, CityExample]:
        """City examples of the benchmark and of the templates by id; one without a year is as old as its benchmark."""
        told = self.benchmark.source.year
        dated = (example.model_copy(update={"year": example.year or told}) for example in self.benchmark.examples())
        return {example.id: example for example in (*dated, *self.catalogue.examples)}

    @cached_property
    def vacancies(self) -> Mapping[str, tuple[str, ...]]:
        """Services in which nobody does the work, with the open actions that they answer for."""
        return vacancies((action for action in self.plan.actions if action.status not in CLOSED), self.plan.role_by_id)

    @cached_property
    def begins_late(self) -> bool:
        """Whether anything has not begun though it was to, or is blocked: its dates are foreseen from today on."""
        return any(
            action.status is ActionStatus.BLOCKED
            or (action.progress.started is None and action.planned.early_start < self.today)
            for action in self.plan.actions
            if action.status not in CLOSED
        )

    def what_begins_late(self) -> str:
        """Say from which day on the dates of what has not begun or is blocked are foreseen."""
        return self.wording.say(
            "What has not begun is foreseen to begin on {day}, the day of this document, at the earliest, and what is "
            "blocked to go on from then.",
            day=self.today,
        )

    def service_name(self, role: str) -> str:
        """Return what a service or partner is called."""
        if role in self.plan.service_names:
            return self.plan.service_names[role]
        # A role that a plan has no line for: partners of an action of the catalogue that was put in later.
        general = self.catalogue.role_by_id.get(role)
        return general.title if general else role

    def service_listing(self, roles: Sequence[str]) -> str:
        """Return what several services are called, as a list in a sentence."""
        return self.wording.listing([self.service_name(role) for role in roles])

    @cached_property
    def band_by_number(self) -> Mapping[int, CostBand]:
        """The plan's cost bands, else those of the catalogue."""
        return {band.band: band for band in self.plan.cost_bands or self.catalogue.method.cost_bands}

    def cost(self, action: ActionStanding) -> str:
        """Return an action's external cost as a range of euros."""
        band = self.band_by_number.get(action.cost_band)
        return self.wording.cost_band(band) if band else self.wording.say("Not estimated")

    def cost_of(self, actions: Sequence[ActionStanding]) -> str:
        """Return the external cost of several actions as a range of euros."""
        # Of actions without any band of the plan nothing is known that could be summed.
        if not any(action.cost_band in self.band_by_number for action in actions):
            return self.wording.money(0)
        cost = cost_range((action.cost_band for action in actions), self.band_by_number.values())
        return self.wording.money_range(cost.at_least, cost.at_most)

    def person_days(self, effort: float) -> str:
        """Return an effort as person-days."""
        return self.wording.person_days(effort)

    def link_text(self, link: Dependency, names: Mapping[str, str] = MappingProxyType({})) -> str:
        """Return a predecessor's name, else its id, with the kind of link and the lag when they are not the usual."""
        say, count = self.wording.say, self.wording.count
        remarks = [] if link.link is Link.FINISH_TO_START else [self.wording.label_inside(link.link)]
        if link.lag and link.elapsed:
            remarks.append(count("{number} calendar day later", "{number} calendar days later", link.lag))
        elif link.lag > 0:
            remarks.append(count("{number} working day later", "{number} working days later", link.lag))
        elif link.lag:
            remarks.append(count("{number} working day earlier", "{number} working days earlier", -link.lag))
        name = names.get(link.predecessor, link.predecessor)
        return say("{action} ({remarks})", action=name, remarks=", ".join(remarks)) if remarks else name

    def named(self, actions: Sequence[str]) -> tuple[str, ...]:
        """Return some actions with their titles, one by one; of many, the first so and the others by their ids."""
        first = tuple(self.names.get(action, action) for action in actions[:_MOST_NAMED])
        others = actions[_MOST_NAMED:]
        if not others:
            return first
        ids = self.wording.count("{number} other: {ids}", "{number} others: {ids}", len(others), ids=", ".join(others))
        return (*first, ids)

    def shortly(self, actions: Sequence[str]) -> str:
        """Return the same in a line."""
        return self.wording.series(self.named(actions))

    @property
    def all_in_place(self) -> bool:
        """Whether nothing is left to do: what applies to the city is in place."""
        return not self.plan.actions and all(not finding.has_gap for finding in self.plan.diagnosis.factors)

    @property
    def nothing_applies(self) -> bool:
        """Whether no key factor of the scope applies to the city."""
        return not any(finding.applies for finding in self.plan.diagnosis.factors)

    @property
    def period(self) -> str:
        """From which month to which the plan reaches."""
        return self.months_of(self.plan.period)

    def months_of(self, period: tuple[dt.date, dt.date] | None) -> str:
        """Return from which month to which a period reaches; None: of a plan that has no actions."""
        return self.wording.months(*(period or (self.plan.start, self.plan.start)))


def effort_by_year(actions: Sequence[ActionStanding], outside: Collection[str] = ()) -> dict[int, float]:
    """Spread each action's person-days over the years that it lasts, by calendar days.

    Those of an owner ``outside`` the city are none of its staff; the year is there all the same. Of what was done and
    nobody said when it began, all stands in the year in which it was done.
    """
    # By calendar days, not working days: over months the shares agree, and no calendar has to be at hand on paper.
    years: dict[int, float] = defaultdict(float)
    for action in actions:
        first, last = action.begins or action.dates.early_finish, action.dates.early_finish
        days = (last - first).days + 1
        for year in range(first.year, last.year + 1):
            begins, ends = max(first, dt.date(year, 1, 1)), min(last, dt.date(year, 12, 31))
            years[year] += 0.0 if action.owner in outside else action.effort * ((ends - begins).days + 1) / days
    return _in_tenths(dict(sorted(years.items())))


def _in_tenths(parts: Mapping[int, float]) -> dict[int, float]:
    """Return parts with one decimal that add up to their sum with one decimal."""
    tenths = [whole(10 * reached) for reached in accumulate(parts.values())]
    return {year: (now - before) / 10 for year, before, now in zip(parts, [0, *tenths], tenths, strict=False)}


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the first day of the month that lies so many months after a day's month.

    >>> months_after(dt.date(2027, 11, 30), 3)
    datetime.date(2028, 2, 1)
    """
    years, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + years, month + 1, 1)
