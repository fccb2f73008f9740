"""What should a careful reader know before adopting the plan?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from planner.proposal.context import UnusedReplacement
from planner.schedule.workdays import WorkCalendar
from planner.templates.method import Balance
from planner.toolkit.assessment import Standing
from planner.track.plan_standing import ActionStanding, PlanStanding, PlanWarning, WarningKind

_FEW = 5
"""Fewer actions than this have no balance to lose."""

_MOST_IDS = 20
"""Ids that a warning names: content that changed altogether would fill a page with them."""


def warnings_of(
    plan: PlanStanding, unused: Iterable[UnusedReplacement], calendar: WorkCalendar, balance: Balance
) -> tuple[PlanWarning, ...]:
    """Return the warnings of a plan, gravest kind first."""
    return (
        *_unplaced(plan),
        *_missed_dates(plan),
        *_over_capacity(plan, calendar),
        *_unfilled_roles(plan),
        *_not_assessed(plan),
        *_unbalanced(plan, balance),
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
        shown = ", ".join(ids[:_MOST_IDS]) + (" …" if len(ids) > _MOST_IDS else "")
        yield PlanWarning(kind=WarningKind.UNPLACED, values={"ids": shown, "number": len(plan.unplaced)})


def _missed_dates(plan: PlanStanding) -> Iterator[PlanWarning]:
    for action in plan.actions:
        finish = action.dates.early_finish
        if action.own_deadline and action.own_deadline < finish:
            values = {"action": action.id, "deadline": action.own_deadline, "finish": finish}
            yield PlanWarning(kind=WarningKind.MISSED_DEADLINE, values=values)
    for action in plan.actions:
        finish = action.dates.early_finish
        if action.finish_by and action.finish_by < finish:
            values = {"action": action.id, "deadline": action.finish_by, "finish": finish}
            yield PlanWarning(kind=WarningKind.MISSED_FINISH_BY, values=values)


def _over_capacity(plan: PlanStanding, calendar: WorkCalendar) -> Iterator[PlanWarning]:
    """Compare each lead's person-days in a quarter with what its capacity gives in that quarter."""
    load = effort_by_quarter(plan.actions, calendar)
    for role in plan.roles:
        # Unknown is not none: a warning for every role whose capacity nobody gave would bury the others.
        if role.capacity is None:
            continue
        for (lead, quarter), effort in sorted(load.items()):
            # The plan may start within a quarter, and the days before its start give it no time.
            room = role.capacity * calendar.between(max(quarter, plan.start), next_quarter(quarter))
            if lead == role.id and effort > room:
                values = {"role": role.title, "start": quarter, "effort": round(effort), "capacity": round(room)}
                yield PlanWarning(kind=WarningKind.OVER_CAPACITY, values=values)


def quarter_of(day: date) -> date:
    """Return the first day of a date's calendar quarter.

    >>> quarter_of(date(2027, 5, 17))
    datetime.date(2027, 4, 1)
    """
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def next_quarter(quarter: date) -> date:
    """Return the first day of the quarter that follows."""
    years, month = divmod(quarter.month + 2, 12)
    return date(quarter.year + years, month + 1, 1)


def effort_by_quarter(actions: Iterable[ActionStanding], calendar: WorkCalendar) -> dict[tuple[str, date], float]:
    """Return the person-days of each lead role in each calendar quarter.

    An action's effort is spread evenly over its working days between early start and early finish;
    a milestone's falls on its day.
    """
    load: defaultdict[tuple[str, date], float] = defaultdict(float)
    for action in actions:
        first, last = action.dates.early_start, action.dates.early_finish
        days = {}
        quarter = quarter_of(first)
        while quarter <= last:
            following = next_quarter(quarter)
            end = min(following, date.fromordinal(last.toordinal() + 1))
            days[quarter] = calendar.between(max(first, quarter), end)
            quarter = following
        total = sum(days.values())
        for quarter, count in days.items():
            share = count / total if total else quarter == quarter_of(first)
            load[action.lead, quarter] += action.effort * share
    return dict(load)


def _unfilled_roles(plan: PlanStanding) -> Iterator[PlanWarning]:
    leads = Counter(action.lead for action in plan.actions)
    for role in plan.roles:
        if role.holder is None and leads[role.id]:
            yield PlanWarning(kind=WarningKind.UNFILLED_ROLE, values={"role": role.title, "actions": leads[role.id]})


def _not_assessed(plan: PlanStanding) -> Iterator[PlanWarning]:
    factors = [finding.factor for finding in plan.diagnosis.factors if finding.standing is Standing.NOT_ASSESSED]
    if factors:
        yield PlanWarning(kind=WarningKind.NOT_ASSESSED, values={"factors": ", ".join(factors)})


def _unbalanced(plan: PlanStanding, balance: Balance) -> Iterator[PlanWarning]:
    if len(plan.actions) < _FEW:
        return
    # A plan of which more than half is of a single type informs or studies, and changes little.
    kind, count = Counter(action.type for action in plan.actions).most_common(1)[0]
    share = count / len(plan.actions)
    if share > balance.largest_type_share:
        yield PlanWarning(kind=WarningKind.ONE_SIDED, values={"type": kind.value, "share": round(100 * share)})
