"""From an assessment to a drafted plan: the whole pipeline in order."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.draft.case import Case
from planner.draft.draft import ContextInPlan, Draft, ReadingInPlan
from planner.draft.services import Assignment, roles_of
from planner.plan import Action, ActionStatus, Dependency, Plan, PlanHead, PlanObjective
from planner.proposal.context import Adapted, active_rules, reading_day
from planner.proposal.diagnosis import Diagnosis, diagnose
from planner.proposal.left_out import LeftOut
from planner.proposal.priority import Gaps, Priority, gaps_of, prioritise
from planner.proposal.quick_wins import check_quick_win
from planner.proposal.rules import Proposal, ProposedAction, propose
from planner.proposal.selection import Candidate, Selection, select
from planner.remembered import remembered
from planner.schedule.critical_path import ActionDates, Schedule, activity_of, schedule
from planner.schedule.months import months_later
from planner.schedule.network import ancestors, descendants
from planner.schedule.workdays import WorkCalendar, plan_calendar
from planner.templates.catalogue import Catalogue
from planner.templates.method import Method
from planner.toolkit.assessment import Assessment, Standing
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.deadlines import day_of
from planner.toolkit.plan_settings import PlanStatus

_REMEMBERED = 8
"""Every reading of a stored plan asks for its draft, which no edit of the plan changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a plan is drawn up in: its first day, its calendar, its language and its title."""

    start: date
    calendar: WorkCalendar
    language: str
    """That in which the benchmark and the catalogue were read."""
    title: str
    """It stands on the plan when the assessment names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """Every action that the answers call for, with its score, and those that fit."""

    diagnosis: Diagnosis
    proposal: Proposal
    actions: tuple[Action, ...]
    """By rank."""
    dependencies: tuple[Dependency, ...]
    gaps: Gaps
    ranking: Mapping[str, Priority]
    selection: Selection

    @property
    def chosen(self) -> tuple[Action, ...]:
        """The actions that fit, by rank."""
        return tuple(action for action in self.actions if action.id in self.selection.chosen)

    @property
    def links(self) -> tuple[Dependency, ...]:
        """What waits for what among the chosen actions."""
        chosen = self.selection.chosen
        return tuple(link for link in self.dependencies if link.predecessor in chosen and link.successor in chosen)


def draft(case: Case, frame: Frame) -> Draft:
    """Draft a city's plan: diagnose, propose, schedule, prioritise, check, select.

    The same input gives the same plan. What the benchmark has no place for any more is named and counts for nothing.

    Raises:
        ProblemsFoundError: the actions' needs form a loop, or a date lies beyond the calendar.
    """
    judged = _judged(case, frame)
    return Draft(
        plan=_plan(case, frame, judged),
        diagnosis=judged.diagnosis,
        respondents=case.assessment.respondents,
        answered_in=case.assessment.language,
        context=context_of(case.assessment, case.benchmark, case.own_catalogue),
        left_out=_left_out(judged),
        unplaced=case.unplaced,
        unused=judged.proposal.unused,
        called_for=judged.actions,
        links=judged.dependencies,
        gaps=judged.gaps,
    )


def draft_anew(plan: PlanHead, case: Case) -> Draft:
    """Return the draft that an assessment gives for a plan's start, calendar and language."""
    frame = Frame(start=plan.start, calendar=plan_calendar(plan), language=plan.language, title=plan.title)
    return _draft_before(case, frame)


# Not the public functions: commands and tests that draft once would pay for comparing whole assessments.
@remembered(_REMEMBERED)
def _draft_before(case: Case, frame: Frame) -> Draft:
    return draft(case, frame)


def _plan(case: Case, frame: Frame, judged: _Judged) -> Plan:
    assessment, benchmark, catalogue = case.assessment, case.benchmark, case.own_catalogue
    settings, actions = assessment.plan, _as_decided(judged.chosen, assessment.plan.status)
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
        country=frame.calendar.country,
        region=frame.calendar.region,
        closures=settings.closures,
        council_sessions=settings.council_sessions,
        objectives=objectives_of(judged.diagnosis, benchmark, catalogue, actions),
        roles=roles_of(actions, assessment.plan, catalogue),
        cost_bands=catalogue.method.cost_bands,
        dependencies=judged.links,
        actions=actions,
    )


def _as_decided(actions: tuple[Action, ...], plan: PlanStatus) -> tuple[Action, ...]:
    """Return the actions of a draft, agreed where the council adopted the plan already."""
    if plan is not PlanStatus.ADOPTED:
        return actions
    return tuple(action.model_copy(update={"status": ActionStatus.AGREED}) for action in actions)


def _judged(case: Case, frame: Frame) -> _Judged:
    """Diagnose, propose, rank the proposed actions, and select those that fit."""
    assessment, catalogue = case.assessment, case.own_catalogue
    diagnosis = diagnose(assessment, case.benchmark, catalogue.method.scale)
    proposal = propose(diagnosis, assessment, case.benchmark, catalogue)
    assignment = Assignment.of(assessment.plan, catalogue)
    actions = [
        planned_action(action, assessment, catalogue.method, frame.start, assignment) for action in proposal.actions
    ]
    dependencies, gaps = dependencies_of(proposal.actions), gaps_of(diagnosis)
    ids = [action.id for action in actions]
    ranking = prioritise(actions, descendants(ids, dependencies), gaps, catalogue.method)
    ranked = tuple(sorted(actions, key=lambda action: ranking[action.id].rank))
    candidates = _candidates(case, frame, proposal, ranked)
    return _Judged(
        diagnosis=diagnosis,
        proposal=proposal,
        actions=ranked,
        dependencies=dependencies,
        gaps=gaps,
        ranking=ranking,
        selection=select(candidates, ancestors(ids, dependencies), catalogue.method.caps),
    )


def _candidates(case: Case, frame: Frame, proposal: Proposal, ranked: Sequence[Action]) -> list[Candidate]:
    # Scheduled once, before anything is left out: prerequisites are selected with what needs them, so that the dates of
    # the selected actions are those that they have in the whole proposal.
    dates = scheduled(ranked, dependencies_of(proposal.actions), frame).dates
    proposed = {action.id: action for action in proposal.actions}
    return [_candidate(action, proposed[action.id], dates[action.id], case, frame) for action in ranked]


def _candidate(action: Action, proposed: ProposedAction, dates: ActionDates, case: Case, frame: Frame) -> Candidate:
    return Candidate(
        id=action.id,
        factor=action.factor,
        horizon=check_quick_win(action, dates.early_finish, frame.start, case.own_catalogue.method).horizon,
        first_year=dates.early_start < months_later(frame.start, 12),
        free=proposed.is_evidence,
        called=proposed.called,
        wanted=action.id in case.assessment.plan.deadlines,
    )


_AS_IN_THE_TEMPLATE = (
    "title",
    "why",
    "first_steps",
    "indicator",
    "proof",
    "answers",
    "type",
    "remit",
    "visible",
    "recurrence",
    "legal_limits",
    "examples",
    "elapsed",
)
"""Facts that neither the context nor the city's size changes."""

_AS_ADAPTED = ("indicator_note", "partners_note", "impact", "check_law", "pilot", "notes", "clear_of")
"""Facts as the context leaves them."""


def planned_action(
    proposed: ProposedAction, assessment: Assessment, method: Method, start: date, assignment: Assignment
) -> Action:
    """Make a proposed action one of the plan's: in days, for a city of this size, from this start.

    Effort is scaled by the city's population and rounded up to half days. The city says which service has
    the action; where it says nothing, the template does.
    """
    template, adapted = proposed.template, proposed.adapted
    not_before, finish_by = _asked_dates(adapted, start)
    owner = assignment.owner(template)
    return Action(
        **{name: getattr(template, name) for name in _AS_IN_THE_TEMPLATE},
        **{name: getattr(adapted, name) for name in _AS_ADAPTED},
        id=template.id,
        factor=proposed.factor,
        reasons=proposed.reasons,
        owner=owner,
        partners=assignment.partners(template, owner),
        duration=_duration(proposed, method),
        effort=_effort(adapted, assessment, method),
        # A context can raise the cost beyond the last band, which has no upper end anyway.
        cost_band=min(adapted.cost_band, max(band.band for band in method.cost_bands)),
        base_impact=template.impact,
        not_before=not_before,
        finish_by=finish_by,
        own_deadline=assessment.plan.deadlines.get(template.id),
    )


def _duration(proposed: ProposedAction, method: Method) -> int:
    # Waiting goes on over weekends: what only passes is counted in calendar days (docs/decisions/0008).
    days_per_week = 7 if proposed.template.elapsed else method.working_days_per_week
    return _rounded_up(proposed.adapted.weeks * days_per_week)


def _effort(adapted: Adapted, assessment: Assessment, method: Method) -> float:
    return _rounded_up(adapted.effort * method.effort_factor(assessment.city.population) * 2) / 2


def _asked_dates(adapted: Adapted, start: date) -> tuple[date | None, date | None]:
    """Return the day before which the context lets an action not start, and the one by which it asks for its end."""
    within = adapted.finish_within_months
    # “Within six months” ends on the day before the one on which the seventh begins.
    first = months_later(start, adapted.not_before_months) if adapted.not_before_months else None
    return first, None if within is None else months_later(start, within) - timedelta(days=1)


def _rounded_up(value: float) -> int:
    """Round up, but not for the last bit of a product: 6 × 5 × 1.1 is 33.00000000000001 in binary fractions."""
    return math.ceil(round(value, 6))


def dependencies_of(proposed: Iterable[ProposedAction]) -> tuple[Dependency, ...]:
    """Return the links between proposed actions, as their needs state them."""
    return tuple(
        Dependency(predecessor=need.action, successor=action.id, link=need.link, lag=need.lag, elapsed=need.elapsed)
        for action in proposed
        for need in action.needs
    )


def scheduled(actions: Iterable[Action], dependencies: Sequence[Dependency], frame: Frame) -> Schedule:
    """Give actions their early and late dates; deadlines that people set bind, the computed ones do not."""
    return schedule(map(activity_of, actions), dependencies, frame.calendar, frame.start)


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
    standings: dict[str | None, Standing] = {finding.factor: finding.standing for finding in diagnosis.factors}
    stated = {objective.factor: objective for objective in catalogue.objectives}
    titles: dict[str | None, str] = {factor.id: factor.title for factor in benchmark.factors}
    return tuple(
        PlanObjective(
            factor=factor,
            title=titles.get(factor, ""),
            objective=stated[factor].objective,
            target=stated[factor].target,
            standing=standings.get(factor),
        )
        # Last, what belongs to no key factor: the conditions for success that the context asks for.
        for factor in (*titles, None)
        if factor in wanted and factor in stated
    )


def context_of(assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue) -> tuple[ContextInPlan, ...]:
    """Return the contextual factors that the city read or noted, in the benchmark's order."""
    readings: dict[str, list[ReadingInPlan]] = {}
    for rule in active_rules(assessment, catalogue):
        day = reading_day(rule, assessment)
        reading = ReadingInPlan(reading=rule.reading, title=rule.title, text=rule.text, day=day)
        readings.setdefault(rule.factor, []).append(reading)
    return tuple(
        ContextInPlan(
            context=factor.id,
            title=factor.title,
            readings=tuple(readings.get(factor.id, ())),
            note=assessment.context[factor.id].note or "",
        )
        for factor in benchmark.contextual_factors
        if factor.id in readings or (factor.id in assessment.context and assessment.context[factor.id].note)
    )


def _left_out(judged: _Judged) -> tuple[LeftOut, ...]:
    """Return what did not fit, best first, then what was not proposed."""
    over = judged.selection.over
    capped = tuple(
        LeftOut(
            action=action.id,
            factor=action.factor,
            title=action.title,
            cause=over[action.id],
            score=judged.ranking[action.id].score,
        )
        for action in judged.actions
        if action.id in over
    )
    return capped + judged.proposal.left_out
