"""What does a city choose from: its actions with their facts, and its means?"""

import math
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from planner.draft.capacity import capacity_of
from planner.draft.case import Case, Frame
from planner.draft.choosing import Town
from planner.draft.means import Pools, pools_of
from planner.draft.services import Assignment
from planner.plan import Action, PeoplesReason
from planner.proposal.context import Adapted, active_rules
from planner.proposal.rules import Proposal, ProposedAction
from planner.schedule.months import months_later
from planner.schedule.placement import Means
from planner.schedule.plan_works import Bookings
from planner.templates.catalogue import ActionTemplate, ContextRule
from planner.templates.method import Method
from planner.templates.results import WaitsFor
from planner.templates.terms import Remit
from planner.toolkit.assessment import Assessment
from planner.toolkit.plan_settings import PlanSettings

_DAYS_A_WEEK = 7


def town_of(proposal: Proposal, case: Case, frame: Frame, kept: Collection[str] = ()) -> Town:
    """Return what a city chooses from: its actions with their facts, and its means."""
    assessment, catalogue = case.assessment, case.own_catalogue
    assignment, settings = Assignment.of(assessment.plan, catalogue), assessment.plan
    rules = active_rules(assessment, catalogue)
    pools = pools_in(case, frame, settings, rules)
    means, adoption = means_in(pools, case, frame, settings), frame.to_adopt
    return Town(
        proposal=proposal,
        actions={
            action.id: planned_action(action, assessment, catalogue.method, frame.start, assignment)
            for action in proposal.actions
        },
        catalogue=catalogue,
        factor_of=case.benchmark.factor_of_question,
        settings=settings,
        rules=rules,
        pools=pools,
        means=means,
        bookings=Bookings(capacity=capacity_of(pools, means, catalogue.method.means), roles={}),
        early_from=adoption.first if adoption else None,
        may_begin_before=adoption.may_begin_before if adoption else (),
        kept=kept,
    )


def pools_in(case: Case, frame: Frame, settings: PlanSettings, rules: Sequence[ContextRule]) -> Pools:
    """Return the means of a city with some settings."""
    return pools_of(settings, case.assessment.city, case.own_catalogue, rules, frame.start)


def means_in(pools: Pools, case: Case, frame: Frame, settings: PlanSettings) -> Means:
    """Return means as the placement of actions reads them."""
    starts = case.own_catalogue.method.choice.starts_of_owner
    return pools.for_placement(frame.start, settings, frame.calendar, starts, case.own_catalogue.country)


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

_AS_ADAPTED = ("indicator_note", "partners_note", "impact", "check_law", "pilot", "clear_of")
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
    settings, duration = assessment.plan, _duration(proposed, method)
    owner = assignment.owner(template)
    return Action(
        **{name: getattr(template, name) for name in _AS_IN_THE_TEMPLATE},
        **{name: getattr(adapted, name) for name in _AS_ADAPTED},
        id=template.id,
        factor=proposed.factor,
        notes=(*template.notes, *adapted.notes),
        # What is here for others alone has its reason once these are chosen.
        reasons=proposed.reasons or (PeoplesReason(),),
        owner=owner,
        partners=assignment.partners(template, owner),
        duration=duration,
        effort=_effort(template, adapted, assessment, method),
        # A context can raise the cost beyond the last band, which has no upper end anyway.
        cost_band=min(adapted.cost_band, max(band.band for band in method.cost_bands)),
        money=adapted.money,
        upkeep=template.yearly_effort,
        base_impact=template.impact,
        not_before=max(filter(None, (not_before, settings.not_before.get(template.id))), default=None),
        must_be_on=settings.must_be_on.get(template.id),
        vote_after=_vote_after(template, duration),
        opinion_days=_opinion_days(template, method),
        finish_by=finish_by,
        own_deadline=settings.deadlines.get(template.id),
    )


def _duration(proposed: ProposedAction, method: Method) -> int:
    # Waiting goes on over weekends: what only passes is counted in calendar days (docs/decisions/0008).
    days_per_week = _DAYS_A_WEEK if proposed.template.elapsed else method.working_days_per_week
    return _rounded_up(proposed.adapted.weeks * days_per_week)


def _opinion_days(template: ActionTemplate, method: Method) -> int:
    """Return the calendar days for which an opinion is waited after the work."""
    waits = (method.waits.get(waits_for) for waits_for in template.waits_for if waits_for is not WaitsFor.COUNCIL)
    return sum(wait.weeks * _DAYS_A_WEEK for wait in waits if wait and wait.on_top)


def _vote_after(template: ActionTemplate, duration: int) -> int | None:
    """Return the working days of work before the council votes; None where it does not."""
    if template.vote_after_weeks is not None and template.weeks:
        return min(duration, round(duration * template.vote_after_weeks / template.weeks))
    return duration if template.remit is Remit.COUNCIL and not template.elapsed else None


def _effort(template: ActionTemplate, adapted: Adapted, assessment: Assessment, method: Method) -> float:
    size = method.effort_factor(assessment.city.population) if template.grows_with_size else 1.0
    return _rounded_up(adapted.effort * size * 2) / 2


def _asked_dates(adapted: Adapted, start: date) -> tuple[date | None, date | None]:
    """Return the day before which the context lets an action not start, and the one by which it asks for its end."""
    within = adapted.finish_within_months
    # “Within six months” ends on the day before the one on which the seventh begins.
    first = months_later(start, adapted.not_before_months) if adapted.not_before_months else None
    return first, None if within is None else months_later(start, within) - timedelta(days=1)


def _rounded_up(value: float) -> int:
    """Round up, but not for the last bit of a product: 6 × 5 × 1.1 is 33.00000000000001 in binary fractions."""
    return math.ceil(round(value, 6))
