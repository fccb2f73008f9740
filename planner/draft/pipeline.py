"""From an assessment to a drafted plan: the whole pipeline in order."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from planner.draft.case import Case, Frame
from planner.draft.choosing import Beside, Town
from planner.draft.context import context_of
from planner.draft.draft import Draft
from planner.draft.levelled import levelled
from planner.draft.services import roles_of
from planner.draft.undertaking import Undertaking, undertaking
from planner.plan import (
    Action,
    ActionStatus,
    ContextReason,
    Dependency,
    Plan,
    PlanHead,
    PlannedAdoption,
    PlanObjective,
    Reason,
)
from planner.proposal.choice import Choice, Later
from planner.proposal.context import reading_day
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.proposal.priority import Gaps, gaps_of, prioritise
from planner.proposal.rules import Proposal, ProposedAction, reasons_among_chosen
from planner.remembered import remembered
from planner.schedule.network import descendants
from planner.schedule.placement import Place
from planner.schedule.workdays import WorkCalendar, plan_calendar
from planner.templates.catalogue import Catalogue
from planner.templates.city_country import CityCountry
from planner.templates.method import Method
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.deadlines import day_of
from planner.toolkit.plan_settings import PlanStatus

__all__ = ["Frame", "deadline_of", "draft", "draft_anew", "links_of", "objectives_of"]

_REMEMBERED = 8
"""Every reading of a stored plan asks for its draft, which no edit of the plan changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What could be done about the city's gaps, and what the plan undertakes of it."""

    undertaken: Undertaking
    actions: tuple[Action, ...]
    """Those that are chosen, by rank."""
    links: tuple[Dependency, ...]
    """What waits for what among them."""
    gaps: Gaps


def draft(case: Case, frame: Frame, kept: Collection[str] = (), beside: Beside | None = None) -> Draft:
    """Draft a city's plan: diagnose, propose, choose within the means, give dates.

    ``kept`` are actions that stay whatever they bring, such as those under way; ``beside`` is the plan that stands
    already, if one does. The same input gives the same plan. What the benchmark has no place for any more is named and
    counts for nothing.

    Raises:
        ProblemsFoundError: the actions' needs form a loop, or a date lies beyond the calendar.
    """
    judged = _judged(case, frame, kept, beside)
    undertaken, choice = judged.undertaken, judged.undertaken.choice
    plan = _plan(case, frame, judged)
    return Draft(
        plan=plan,
        diagnosis=undertaken.diagnosis,
        respondents=case.assessment.respondents,
        answered_in=case.assessment.language,
        context=context_of(case, undertaken),
        left_out=_left_out(judged),
        unplaced=case.unplaced,
        unused=undertaken.proposal.unused,
        country=_country(case, frame, undertaken.town.means.end),
        called_for=tuple(undertaken.town.actions.values()),
        works=undertaken.town.works,
        open=undertaken.proposal.open,
        later=choice.later,
        parts={
            **{template.id: template.part for template in case.own_catalogue.actions},
            **{action.id: action.template.part for action in undertaken.proposal.actions},
        },
        means=undertaken.town.pools.means,
        gap_closed=choice.gap_closed / choice.gap if choice.gap else 1.0,
        gaps=judged.gaps,
    )


def _country(case: Case, frame: Frame, last: date) -> CityCountry | None:
    """Return the city's country, with its elections that may fall into the plan where nothing keeps clear of one.

    Their days are asked for and not reckoned with: even where the law names one, the city knows better.
    """
    country, readings = case.own_catalogue.country, case.own_catalogue.context.readings
    if country is None or any(reading_day(rule, case.assessment) for rule in readings):
        return country
    unheeded = (election.text for election in country.elections if election.may_fall(frame.start, last))
    return country.model_copy(update={"unheeded": tuple(unheeded)})


def draft_anew(plan: PlanHead, case: Case, kept: frozenset[str] = frozenset(), beside: Beside | None = None) -> Draft:
    """Return the draft that an assessment gives for a plan's start, calendar and language."""
    frame = Frame(
        start=plan.start,
        calendar=plan_calendar(plan),
        language=plan.language,
        title=plan.title,
        to_adopt=plan.to_adopt,
    )
    return _draft_before(case, frame, kept, beside)


# Not the public functions: commands and tests that draft once would pay for comparing whole assessments.
@remembered(_REMEMBERED)
def _draft_before(case: Case, frame: Frame, kept: frozenset[str], beside: Beside | None) -> Draft:
    return draft(case, frame, kept, beside)


def _plan(case: Case, frame: Frame, judged: _Judged) -> Plan:
    assessment, benchmark, catalogue = case.assessment, case.benchmark, case.own_catalogue
    settings, actions = assessment.plan, _as_decided(judged.actions, assessment.plan.status)
    # Country and region are the calendar's: a city can plan by another calendar than that of its own country.
    return Plan(
        city=assessment.city,
        language=frame.language,
        title=settings.title or frame.title,
        version=settings.version or "1",
        status=settings.status,
        adopted_on=settings.adopted_on,
        benchmark=benchmark.id,
        benchmark_version=benchmark.version,
        assessed_on=assessment.date,
        assessment_kind=assessment.kind,
        start=frame.start,
        to_adopt=_to_adopt(frame, judged.actions),
        country=frame.calendar.country,
        region=frame.calendar.region,
        closures=settings.closures,
        council_sessions=judged.undertaken.town.means.sessions,
        objectives=objectives_of(judged.undertaken.diagnosis, benchmark, catalogue, actions),
        capacity=judged.undertaken.town.bookings.capacity,
        roles=roles_of(actions, assessment.plan, catalogue),
        cost_bands=catalogue.method.cost_bands,
        dependencies=judged.links,
        actions=actions,
    )


def _to_adopt(frame: Frame, chosen: Iterable[Action]) -> PlannedAdoption | None:
    """Return how the plan is to be adopted, with those actions alone to begin before that are in it."""
    if frame.to_adopt is None:
        return None
    there = {action.id for action in chosen}
    early = tuple(action for action in dict.fromkeys(frame.to_adopt.may_begin_before) if action in there)
    first = frame.to_adopt.first if early else None
    return frame.to_adopt.model_copy(update={"may_begin_before": early, "first": first})


def _as_decided(actions: tuple[Action, ...], plan: PlanStatus) -> tuple[Action, ...]:
    """Return the actions of a draft, agreed where the council adopted the plan already."""
    if plan is not PlanStatus.ADOPTED:
        return actions
    return tuple(action.model_copy(update={"status": ActionStatus.AGREED}) for action in actions)


def _judged(case: Case, frame: Frame, kept: Collection[str], beside: Beside | None) -> _Judged:
    """Diagnose, propose, choose what fits into the means, and rank what is chosen."""
    undertaken = undertaking(case, frame, kept, beside)
    diagnosis, choice = undertaken.diagnosis, levelled(undertaken.town, undertaken.choice)
    undertaken = replace(undertaken, choice=choice)
    chosen, links = _chosen(undertaken.town, choice), links_of(undertaken.proposal, choice)
    gaps = gaps_of(diagnosis)
    ranking = prioritise(chosen, descendants([action.id for action in chosen], links), gaps, case.own_catalogue.method)
    return _Judged(
        undertaken=undertaken,
        actions=tuple(sorted(chosen, key=lambda action: ranking[action.id].rank)),
        links=links,
        gaps=gaps,
    )


def _chosen(town: Town, choice: Choice) -> list[Action]:
    """Return the chosen actions with their days, and with the reasons that the plan itself holds."""
    chosen = [action for action in town.proposal.actions if action.id in choice.places]
    return [
        _as_placed(action, town.actions[action.id], choice.places[action.id], reasons_among_chosen(action, chosen))
        for action in chosen
    ]


def _as_placed(proposed: ProposedAction, action: Action, place: Place, reasons: tuple[Reason, ...]) -> Action:
    """Return an action that is planned to start when everybody has time for it.

    That it is brought forward is said only where it is.
    """
    late = action.finish_by is not None and place.finish > action.finish_by
    untrue = proposed.adapted.hurry if late else frozenset()
    true = tuple(reason for reason in reasons if not (isinstance(reason, ContextReason) and reason.note in untrue))
    return action.model_copy(
        update={
            "planned_start": place.start,
            "reasons": true or action.reasons,
            "notes": tuple(note for note in action.notes if note not in untrue),
        }
    )


def links_of(proposal: Proposal, choice: Choice) -> tuple[Dependency, ...]:
    """Return what waits for what among the chosen actions: what they need, and the order that their dates keep."""
    places = choice.places
    links = []
    for action in proposal.actions:
        if action.id not in places:
            continue
        links += [
            Dependency(predecessor=need.action, successor=action.id, link=need.link, lag=need.lag, elapsed=need.elapsed)
            for need in action.needs
            if need.action in places
        ]
        needed = {need.action for need in action.needs}
        links += [
            Dependency(predecessor=other, successor=action.id)
            for other in action.after
            if other in places and other not in needed and places[other].finish < places[action.id].start
        ]
    return tuple(links)


def deadline_of(action: Action, early_finish: date, calendar: WorkCalendar, method: Method) -> date | None:
    """Return the date by which an action is due; None where people said that it goes on.

    The date that people set, else the early finish and the slack of ``method.yaml``: a share of the
    duration, and at least some working days. A date that the context asks for cuts the slack short,
    never the action itself.
    """
    if action.own_deadline:
        return day_of(action.own_deadline)
    # A share alone would leave a week's work half a day.
    slack = max(method.deadline.slack_at_least, math.ceil(method.deadline.slack_share * action.duration))
    due = calendar.add(early_finish, slack)
    return max(early_finish, min(due, action.finish_by)) if action.finish_by else due


def objectives_of(
    diagnosis: Diagnosis, benchmark: Benchmark, catalogue: Catalogue, actions: Iterable[Action]
) -> tuple[PlanObjective, ...]:
    """Return an objective for every gap, and for whatever else the actions serve, in the benchmark's order."""
    # A gap has its objective even where every action for it was left out: the council sees that nothing is planned.
    wanted = {action.factor for action in actions} | {factor.factor for factor in diagnosis.factors if factor.has_gap}
    standings = {finding.factor: finding.standing for finding in diagnosis.factors}
    stated = {objective.factor: objective for objective in catalogue.objectives}
    titles: dict[str | None, str] = {factor.id: factor.title for factor in benchmark.factors}
    return tuple(
        PlanObjective(
            factor=factor,
            title=titles.get(factor, ""),
            objective=stated[factor].objective,
            standing=standings.get(factor or ""),
        )
        # Last, what belongs to no key factor: the conditions for success that the context asks for.
        for factor in (*titles, None)
        if factor in wanted and factor in stated
    )


def _left_out(judged: _Judged) -> tuple[LeftOut, ...]:
    """Return what could have been chosen and was not, then what could not."""
    undecided = tuple(
        _not_chosen(action, judged.undertaken.choice.left.get(action.id))
        for action in judged.undertaken.proposal.actions
        if action.id not in judged.undertaken.choice.places
    )
    return undecided + judged.undertaken.proposal.left_out


def _not_chosen(action: ProposedAction, later: Later | None) -> LeftOut:
    return LeftOut(
        action=action.id,
        factor=action.factor,
        title=action.template.title,
        cause=LeftOutCause.of(later.cause) if later else LeftOutCause.NOT_NEEDED,
        when=later.when if later else None,
    )
