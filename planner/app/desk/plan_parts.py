"""Which services and objectives does a plan lack for its actions, where do they come from, and which may go?"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from planner.app.desk.content import content, content_of_plan
from planner.draft.service_names import same_name
from planner.files import day_messages, messages
from planner.files.message import Message
from planner.plan import Action, Plan, PlanObjective, PlanRole, partners_beside
from planner.problem import Place, Problem, ProblemsFoundError
from planner.toolkit.deadlines import day_of
from planner.toolkit.plain_letters import name_key
from planner.track.baseline import Baseline
from planner.track.progress import CLOSED, Progress
from planner.track.reports import deadline_before_start, deadline_in_the_past
from planner.wording import refusals


def with_roles(plan: Plan) -> Plan:
    """Return the plan with the roles of the templates that its actions name and it does not have yet.

    Raises:
        ProblemsFoundError: neither the plan nor the templates have such a role.
    """
    # By role, the last action that names it: a refusal has to point somewhere.
    named = {role: action.id for action in plan.actions for role in (action.owner, *action.partners)}
    missing = {role: action for role, action in named.items() if role not in plan.role_by_id}
    if not missing:
        return plan
    offered = content(plan.benchmark, plan.language)[1].role_by_id
    known = (*plan.role_by_id, *offered)
    problems = [
        refusals.UNKNOWN_SERVICE.at(Place(field=action), role, known)
        for role, action in missing.items()
        if role not in offered
    ]
    if problems:
        raise ProblemsFoundError(problems)
    added = tuple(PlanRole(id=role, title=offered[role].title, holder=None) for role in missing)
    return plan.model_copy(update={"roles": (*plan.roles, *added)})


def with_work_given(before: Plan, after: Plan, named: Collection[str] = ()) -> Plan:
    """Return a plan in which nobody helps with what they own, and nobody stays named as the person of another service.

    Only actions that got another owner or other partners are looked at. ``named`` are those whose person was chosen
    together with the owner, be it the one of before.
    """
    if after.actions is before.actions:
        return after
    known = before.action_by_id
    given = tuple(_given(known.get(action.id), action, named) for action in after.actions)
    same = all(new is old for new, old in zip(given, after.actions, strict=True))
    return after if same else after.model_copy(update={"actions": given})


def _given(before: Action | None, after: Action, named: Collection[str]) -> Action:
    if before is not None and (before.owner, before.partners) == (after.owner, after.partners):
        return after
    values: dict[str, object] = {}
    partners = partners_beside(after.owner, after.partners)
    if partners != after.partners:
        values["partners"] = partners
    # A person is named inside the owner: where another service takes over, the person of before does not.
    if before and before.owner != after.owner and before.person == after.person and after.id not in named:
        values["person"] = None
    return after.model_copy(update=values) if values else after


def open_work(plan: Plan, service: str) -> tuple[str, ...]:
    """Return the ids of the open actions that a service owns or supports."""
    return tuple(
        action.id
        for action in plan.actions
        if action.status not in CLOSED and service in {action.owner, *action.partners}
    )


def check_retirements(before: Plan, after: Plan) -> None:
    """See that a retired service has no open work, and that none is given to one.

    Raises:
        ProblemsFoundError: with every service that still has work, or takes it although it is retired.
    """
    was_retired = {role.id for role in before.roles if role.retired}
    retired = {role.id: role.name for role in after.roles if role.retired}
    problems = [
        refusals.service_with_work(name, work)
        for id_, name in retired.items()
        if id_ not in was_retired and (work := open_work(after, id_))
    ]
    for action in after.actions if retired else ():
        known = before.action_by_id.get(action.id)
        had = {known.owner, *known.partners} if known else set()
        takes = ({action.owner, *action.partners} - had) & was_retired & retired.keys()
        problems += [refusals.retired_service(retired[id_], action.id) for id_ in sorted(takes)]
    if problems:
        raise ProblemsFoundError(problems)


def check_set_days(before: Plan, after: Plan) -> None:
    """See that no deadline is set before the plan starts, and none against another day, as in a file.

    What stands so already may stay.

    Raises:
        ProblemsFoundError: with every action that is to be finished before it can begin.
    """
    problems = [
        deadline_before_start(action, after.start) for action, day in _new_deadlines(before, after) if day < after.start
    ]
    known = before.action_by_id
    for action in after.actions:
        if action.id not in known or _set_days(known[action.id]) != _set_days(action):
            problems += _contradictions(action)
    if problems:
        raise ProblemsFoundError(problems)


def _set_days(action: Action) -> tuple[date | None, date | None, date | None]:
    return action.not_before, action.must_be_on, day_of(action.own_deadline)


def _contradictions(action: Action) -> Iterator[Problem]:
    first, fixed, deadline = _set_days(action)
    if fixed and deadline and fixed > deadline:
        yield _of_days(day_messages.FIXED_AFTER_DEADLINE, action, "must_be_on", day=fixed, deadline=deadline)
    if first and fixed and first > fixed:
        yield _of_days(day_messages.NOT_BEFORE_AFTER_FIXED, action, "not_before", day=first, fixed=fixed)
    elif first and deadline and first > deadline:
        yield _of_days(day_messages.NOT_BEFORE_AFTER_DEADLINE, action, "not_before", day=first, deadline=deadline)


def _of_days(message: Message, action: Action, field: str, **days: date) -> Problem:
    # As dates, and not as a file writes them: they are read in the reader's language.
    return Problem(
        code=message.code,
        what=message.what,
        fix=message.fix,
        values={"action": action.id, **days},
        place=Place(field=field),
    )


def check_days_to_come(before: Plan, after: Plan, progress: Progress, adopted: Iterable[Baseline], today: date) -> None:
    """See that no open action gets a deadline that is past already; the day that was adopted can be set again.

    Raises:
        ProblemsFoundError: with every action that would be late at once.
    """
    promised = {(action.action, action.due) for baseline in adopted for action in baseline.actions}
    problems = [
        deadline_in_the_past(action, day)
        for action, day in _new_deadlines(before, after)
        if day < today and progress[action].status not in CLOSED and (action, day) not in promised
    ]
    if problems:
        raise ProblemsFoundError(problems)


def _new_deadlines(before: Plan, after: Plan) -> Iterator[tuple[str, date]]:
    """Give the days that are new as deadlines, with their actions."""
    known = before.action_by_id
    for action in after.actions:
        day = day_of(action.own_deadline)
        if day and (action.id not in known or known[action.id].own_deadline != day):
            yield action.id, day


def check_names(before: Plan, after: Plan) -> None:
    """See that no service gets a name that reads like the name or the id of another; what stands so already may stay.

    Raises:
        ProblemsFoundError: with every service that nobody could tell from another.
    """
    known = before.role_by_id
    renamed = [
        role for role in after.roles if role.id not in known or name_key(known[role.id].name) != name_key(role.name)
    ]
    if not renamed:
        return
    templates = content(after.benchmark, after.language)[1].roles
    names = {**{role.id: role.title for role in templates}, **{role.id: role.name for role in after.roles}}
    problems = [
        refusals.service_twice(role.name, other)
        for role in renamed
        if (other := same_name(role.id, role.name, names)) is not None
    ]
    if problems:
        raise ProblemsFoundError(problems)


def with_objective(plan: Plan, factor: str | None) -> Plan:
    """Return the plan with the objective of a key factor, None for what the context asks for.

    Raises:
        ProblemsFoundError: neither the plan nor the benchmark has such a key factor.
    """
    if any(objective.factor == factor for objective in plan.objectives):
        return plan
    benchmark, catalogue = content_of_plan(plan)
    offered = next((objective for objective in catalogue.objectives if objective.factor == factor), None)
    if factor is not None and (offered is None or factor not in benchmark.factor_by_id):
        known = tuple(benchmark.factor_by_id)
        raise ProblemsFoundError([messages.UNKNOWN_FACTOR.at(Place(field="factor"), factor, known)])
    added = PlanObjective(
        factor=factor,
        title=benchmark.factor_by_id[factor].title if factor else "",
        objective=offered.objective if offered else "",
        target=offered.target if offered else "",
        standing=None,
    )
    return plan.model_copy(update={"objectives": (*plan.objectives, added)})
