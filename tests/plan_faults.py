"""Which words does a drafted plan not keep? Written apart from what drafts, so that neither hides what is wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from planner.plan import ContextReason, FollowUpReason, NeededByReason
from planner.schedule.placement import WORKING_DAYS_A_YEAR
from planner.schedule.workdays import WorkCalendar
from planner.templates.catalogue import Catalogue
from planner.templates.results import Part, PlannedResult
from planner.toolkit.assessment import Answer
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.results import PlanResult

MOST_ACTIONS = 40
MOST_STARTS = 6
"""In the first four weeks."""
PREPARATION = 0.2
"""Share of the actions."""


def faults_of(plan: PlanStanding, catalogue: Catalogue, calendar: WorkCalendar) -> list[str]:
    """Return everything that a plan says and does not keep, and every limit that it breaks; empty when it is whole."""
    return [
        *_promises(plan, catalogue),
        *_context(plan),
        *_references(plan),
        *_parts(plan, catalogue),
        *_size(plan),
        *_loads(plan, calendar, catalogue),
    ]


def _promises(plan: PlanStanding, catalogue: Catalogue) -> Iterator[str]:
    for result in plan.results:
        yield from _adopted(result, catalogue) if result.by_adoption else _promise(result, plan, catalogue)
    promised = {result.question for result in plan.results if result.to is Answer.YES}
    put_off = {later.what for later in plan.later}
    yield from (f"{question}: promised in full and put off" for question in promised & put_off)
    for factor in plan.diagnosis.factors:
        for finding in factor.questions:
            if factor.has_gap and finding.gap and finding.question not in promised | put_off:
                yield f"{finding.question}: neither promised nor put off"


def _adopted(result: PlanResult, catalogue: Catalogue) -> Iterator[str]:
    if result.to is not Answer.PARTLY or result.question not in catalogue.method.adoption.partly:
        yield f"{result.question}: adoption alone does not bring it about"


def _promise(result: PlanResult, plan: PlanStanding, catalogue: Catalogue) -> Iterator[str]:
    absent = set(result.delivered_by) - plan.action_by_id.keys()
    if absent:
        yield f"{result.question}: promised by {absent}, which is not in the plan"
        return
    if not _is_a_path(result, catalogue.result_by_question[result.question], plan, catalogue):
        yield f"{result.question}: {result.delivered_by} is no path to {result.to}"
    last = max(plan.action_by_id[action].dates.early_finish for action in result.delivered_by)
    if result.date < last:
        yield f"{result.question}: promised for {result.date}, before {last}"


def _is_a_path(result: PlanResult, stated: PlannedResult, plan: PlanStanding, catalogue: Catalogue) -> bool:
    """Say whether the actions are all that some path of the catalogue asks for, what the city has done left aside."""
    originals = {_original(action, catalogue) for action in result.delivered_by}
    done = {left.action for left in plan.left_out if left.cause == "done"} | set(_there(plan, catalogue))
    paths = stated.partly if result.to is Answer.PARTLY else (*stated.yes, *stated.yes_from_partly)
    return any(set(path) - done <= originals for path in paths)


def _there(plan: PlanStanding, catalogue: Catalogue) -> Iterator[str]:
    """Give the actions of which the city has all that they would make: their questions are all answered yes."""
    met = {
        finding.question
        for factor in plan.diagnosis.factors
        for finding in factor.questions
        if not factor.has_gap or finding.answer in {Answer.YES, Answer.NOT_APPLICABLE}
    }
    asked = {finding.question for factor in plan.diagnosis.factors for finding in factor.questions}
    for action in catalogue.actions:
        questions = asked.intersection(action.answers)
        if questions and questions <= met:
            yield action.id


def _original(action: str, catalogue: Catalogue) -> str:
    offers = {
        replacement.offer.id: replacement.hide for rule in catalogue.context.readings for replacement in rule.replace
    }
    return offers.get(action, action)


def _context(plan: PlanStanding) -> Iterator[str]:
    for factor in plan.context:
        for reading in factor.readings:
            if reading.text and not set(reading.kept_by) & plan.action_by_id.keys():
                yield f"{factor.context} {reading.reading}: nothing in the plan keeps its promise"
            for action in filter(None, map(plan.action_by_id.get, reading.kept_by)):
                if reading.text and action.finish_by and action.finish_by < action.dates.early_finish:
                    yield f"{factor.context} {reading.reading}: {action.id} comes too late to keep its promise"
    for objective in plan.objectives:
        if objective.target:
            yield f"{objective.factor}: a target beside the results: {objective.target}"


def _references(plan: PlanStanding) -> Iterator[str]:
    for action in plan.actions:
        named = [
            *(reason.action for reason in action.reasons if isinstance(reason, NeededByReason)),
            *(other for reason in action.reasons if isinstance(reason, FollowUpReason) for other in reason.after),
            *((action.priority.inherited_from,) if action.priority.inherited_from else ()),
            *action.unlocks,
            *(link.predecessor for link in action.waits_for),
        ]
        linked = [
            reason.action
            for reason in action.reasons
            if isinstance(reason, ContextReason) and reason.action and reason.effect == "link"
        ]
        for other in (*named, *linked):
            if other not in plan.action_by_id:
                yield f"{action.id} names {other}, which is not in the plan"


def _parts(plan: PlanStanding, catalogue: Catalogue) -> Iterator[str]:
    delivering = {action for result in plan.results for action in (*result.delivered_by, *result.steps)}
    # What only the context asks for answers no question: the reading says what it brings.
    kept = {action for factor in plan.context for reading in factor.readings for action in reading.kept_by}
    delivering |= {id_ for id_ in kept if catalogue.action_by_id[_original(id_, catalogue)].part is Part.RESULT}
    for action in plan.actions:
        if (action.part is Part.RESULT) != (action.id in delivering):
            yield f"{action.id} is {action.part}, delivering {action.delivers}"
        if action.is_quick_win and not action.delivers:
            yield f"{action.id} is a quick win and brings no result"
    preparing = [action for action in plan.actions if action.part is Part.PREPARATION]
    # One of a very small plan is more than a fifth of it.
    if len(preparing) > max(1, PREPARATION * len(plan.actions)):
        yield f"{len(preparing)} of {len(plan.actions)} actions are preparation"


def _size(plan: PlanStanding) -> Iterator[str]:
    if len(plan.actions) > MOST_ACTIONS:
        yield f"{len(plan.actions)} actions"
    early = _starting_before(plan.actions, plan.start + timedelta(weeks=4))
    if len(early) > MOST_STARTS:
        yield f"{len(early)} actions start in the first four weeks"


def _starting_before(actions: Iterable[ActionStanding], day: date) -> list[str]:
    return [action.id for action in actions if action.dates.early_start < day]


def _loads(plan: PlanStanding, calendar: WorkCalendar, catalogue: Catalogue) -> Iterator[str]:
    """Give every service, or group of services, with more days of work in a year of the plan than it has."""
    if plan.means is None:
        return
    share_of = {service: share for share in plan.means.services for service in share.services}
    for year in plan.means.money:
        booked: Counter[str] = Counter()
        for action in plan.actions:
            worked = calendar.between(action.dates.early_start, action.dates.early_finish + timedelta(days=1)) or 1
            first, last = max(action.dates.early_start, year.first), min(action.dates.early_finish, year.last)
            inside = calendar.between(first, last + timedelta(days=1)) if first <= last else 0
            for service, days in plan.days_of(action, catalogue.method.means.lead_share).items():
                booked[service] += days * inside / worked  # type: ignore[assignment]  # parts of days
        for share in {share.services: share for share in share_of.values()}.values():
            days = sum(booked[service] for service in share.services)
            # A post gives its net days evenly over the working days of a usual year, and this year may have more.
            usual = calendar.between(year.first, year.last + timedelta(days=1)) / WORKING_DAYS_A_YEAR
            # Two days more: an action's days are spread here over its waits as well, which may lie in the next year.
            # Day by day, and without that, loads are counted anew in tests/choosing.py.
            if days > share.posts * plan.means.days_a_year * max(1, usual) + 2:
                yield f"{share.services}: {days:.1f} days in the year from {year.first}, of {share.posts} posts"
