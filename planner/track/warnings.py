"""What should a careful reader know before adopting the plan?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planner.proposal.context import UnusedReplacement
from planner.proposal.left_out import LeftOutCause
from planner.templates.city_country import CityCountry
from planner.templates.method import Balance, Method
from planner.templates.terms import evidence_id
from planner.toolkit.assessment import Standing
from planner.toolkit.deadlines import day_of
from planner.toolkit.rounded import percentage, rounded
from planner.track.attention import Concern
from planner.track.forecast import Forecast
from planner.track.plan_standing import PlanStanding, PlanWarning, WarningKind
from planner.track.progress import CLOSED
from planner.track.vacancies import vacancies
from planner.track.workload import overloads

_FEW = 5
"""Fewer actions than this have no balance to lose."""

_MOST_IDS = 20
"""Ids that a warning names: content that changed altogether would fill a page with them."""


def warnings_of(
    plan: PlanStanding,
    unused: Iterable[UnusedReplacement],
    expected: Forecast,
    method: Method,
    country: CityCountry | None = None,
) -> tuple[PlanWarning, ...]:
    """Return the warnings of a plan, gravest kind first; what was given up needs no one's time and no owner.

    ``expected`` is the forecast that the plan was read from; ``country`` is what the city's country brings to its plan,
    None where the content has no countries.
    """
    return (
        *_unplaced(plan),
        # Before all that speaks of dates: they rest on it.
        *(() if plan.country else (PlanWarning(kind=WarningKind.NO_COUNTRY),)),
        *_of_country(country),
        *_assumed(plan),
        *_begins_late(plan),
        *_missed_dates(plan),
        *_due_before_awaited(plan),
        *_over_capacity(plan, expected, method.means.lead_share),
        *_unfilled_roles(plan, expected.status_date),
        *_not_assessed(plan, method.assessment_round.action if method.assessment_round else None),
        *_unbalanced(plan, method.balance),
        *(
            PlanWarning(
                kind=WarningKind.UNUSED_READING,
                values={"context": replacement.rule.title, "action": replacement.action},
            )
            for replacement in unused
        ),
    )


def _unplaced(plan: PlanStanding) -> Iterator[PlanWarning]:
    if plan.unplaced:
        ids = list(dict.fromkeys(part.key for part in plan.unplaced))
        yield PlanWarning(kind=WarningKind.UNPLACED, values={"ids": _first_of(ids), "number": len(plan.unplaced)})


def _of_country(country: CityCountry | None) -> Iterator[PlanWarning]:
    """Warn where nobody said where the city lies, so that law stays unnamed, or when its next election is."""
    if country and country.code is None:
        yield PlanWarning(kind=WarningKind.NO_CITY_COUNTRY)
    elif country and country.needs_region:
        yield PlanWarning(kind=WarningKind.NO_REGION, values={"reason": country.needs_region})
    if country and country.unheeded:
        # Where cities vote in turn, each says for itself which of the years is its own.
        yield PlanWarning(kind=WarningKind.ELECTION, values={"election": " ".join(country.unheeded)})


def _first_of(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_MOST_IDS]) + (" …" if len(ids) > _MOST_IDS else "")


def _begins_late(plan: PlanStanding) -> Iterator[PlanWarning]:
    """Warn of the due dates that cannot be kept as the plan should have begun and the council has not adopted it."""
    late = [action.id for action in plan.undertaken if action.lateness]
    if late and any(item.concern is Concern.NOT_ADOPTED for item in plan.attention):
        values = {"day": plan.start, "number": len(late), "ids": _first_of(late)}
        yield PlanWarning(kind=WarningKind.BEGINS_LATE, values=values)


def _assumed(plan: PlanStanding) -> Iterator[PlanWarning]:
    """Warn of the sessions of the council on which dates rest, and that nobody has set yet."""
    adoption = plan.to_adopt
    if adoption and adoption.assumed and plan.adopted_on is None:
        yield PlanWarning(kind=WarningKind.ADOPTION_ASSUMED, values={"day": adoption.session, "begins": plan.start})
    voted = [action.id for action in plan.undertaken if action.vote and action.vote.assumed]
    if voted:
        yield PlanWarning(kind=WarningKind.SESSIONS_ASSUMED, values={"number": len(voted), "ids": _first_of(voted)})


def _missed_dates(plan: PlanStanding) -> Iterator[PlanWarning]:
    for action in plan.undertaken:
        finish = action.dates.early_finish
        deadline = day_of(action.own_deadline)
        if deadline and deadline < finish:
            values = {"action": action.id, "deadline": deadline, "finish": finish}
            yield PlanWarning(kind=WarningKind.MISSED_DEADLINE, values=values)
        if action.must_be_on and action.must_be_on != finish and action.status not in CLOSED:
            values = {"action": action.id, "day": action.must_be_on, "finish": finish}
            yield PlanWarning(kind=WarningKind.MISSED_DAY, values=values)
        if action.outside_means:
            yield PlanWarning(kind=WarningKind.OUTSIDE_MEANS, values={"action": action.id})
    for action in plan.undertaken:
        finish = action.dates.early_finish
        if action.finish_by and action.finish_by < finish:
            values = {"action": action.id, "deadline": action.finish_by, "finish": finish}
            yield PlanWarning(kind=WarningKind.MISSED_FINISH_BY, values=values)


def _due_before_awaited(plan: PlanStanding) -> Iterator[PlanWarning]:
    """Warn of every open action that is due before another is whose end it waits for."""
    pairs = (
        (plan.action_by_id[link.predecessor], plan.action_by_id[link.successor])
        for link in plan.links
        # What may end so long before the other is tied to it, and not held back.
        if link.link.from_finish and link.lag >= 0
    )
    # Two links may tie the same two actions.
    warned = {
        (before.id, after.id): (before.due, after.due)
        for before, after in pairs
        if before.status not in CLOSED and after.status not in CLOSED
    }
    for (awaited, action), (awaited_due, due) in warned.items():
        if awaited_due and due and due < awaited_due:
            values = {"action": action, "due": due, "awaited": awaited, "awaited_due": awaited_due}
            yield PlanWarning(kind=WarningKind.DUE_BEFORE_AWAITED, values=values)


def _over_capacity(plan: PlanStanding, expected: Forecast, lead_share: float) -> Iterator[PlanWarning]:
    """Warn of every spell in which a service bears more work than it has time for, as a lead or as a partner.

    The forecast lets nobody begin more than they have time for: what people fixed or what has happened is the cause.
    """
    for overload in overloads(expected, lead_share):
        values = {
            "role": ", ".join(plan.service_names.get(service, service) for service in overload.services),
            "first": overload.first,
            "last": overload.last,
            "effort": rounded(overload.effort, 1),
            "capacity": rounded(overload.time, 1),
            "ids": _first_of(overload.actions),
        }
        yield PlanWarning(kind=WarningKind.OVER_CAPACITY, values=values)


def _unfilled_roles(plan: PlanStanding, today: date) -> Iterator[PlanWarning]:
    held_up = vacancies((action for action in plan.undertaken if action.status not in CLOSED), plan.role_by_id)
    for role in plan.roles:
        if role.id in held_up:
            values: dict[str, str | int | date] = {"role": role.name, "actions": len(held_up[role.id])}
            if role.filled_from and role.filled_from > today:
                values["day"] = role.filled_from
            yield PlanWarning(kind=WarningKind.UNFILLED_ROLE, values=values)


def _not_assessed(plan: PlanStanding, facts: str | None) -> Iterator[PlanWarning]:
    factors = [finding.factor for finding in plan.diagnosis.factors if finding.standing is Standing.NOT_ASSESSED]
    gone = {left.action for left in plan.left_out if left.cause is LeftOutCause.GIVEN_UP}
    # One action finds out for all key factors; older plans hold one for each.
    given_up = {factor: id_ for factor in factors for id_ in (evidence_id(factor), facts) if id_ in gone}
    to_find = [factor for factor in factors if factor not in given_up]
    if to_find:
        yield PlanWarning(kind=WarningKind.NOT_ASSESSED, values={"factors": ", ".join(to_find)})
    # To establish the facts is no advice to a city that has just decided not to.
    for factor, action in given_up.items():
        dropped = plan.action_by_id.get(action)
        day = dropped.progress.confirmed_on if dropped else None
        values = {"factor": factor, "action": action, **({"day": day} if day else {})}
        yield PlanWarning(kind=WarningKind.FACTS_GIVEN_UP, values=values)


def _unbalanced(plan: PlanStanding, balance: Balance) -> Iterator[PlanWarning]:
    if len(plan.undertaken) < _FEW:
        return
    # A plan of which more than half is of a single type informs or studies, and changes little.
    kind, count = Counter(action.type for action in plan.undertaken).most_common(1)[0]
    share = count / len(plan.undertaken)
    if share > balance.largest_type_share:
        yield PlanWarning(kind=WarningKind.ONE_SIDED, values={"type": kind.value, "share": percentage(share)})
