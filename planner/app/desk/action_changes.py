"""How do people change the plan itself, and which dates does that move?"""

from collections.abc import Iterable, Mapping
from datetime import date

from planner.action_fields import EDITABLE
from planner.app.desk.content import content
from planner.app.desk.pending_change import Pending, Seen, pending, valid
from planner.files import messages
from planner.plan import Action, Dependency, PeoplesReason, Plan, PlanObjective, PlanRole
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.council_sessions import check_sessions
from planner.schedule.network import check_dependencies
from planner.store import Actor, Batch, Edit, Entity, Moment, Store, StoredPlan
from planner.templates.terms import Link
from planner.track.progress import unknown_action

_USUAL = {
    "why": "–",
    "first_steps": (),
    "indicator": "",
    "proof": "",
    "answers": (),
    "type": "service",
    "effort": 5.0,
    "duration": 20,
    "cost_band": 0,
    "remit": "own",
    "impact": 3,
    "visible": "public",
}
"""What an action of people's own has when they say nothing of it: four weeks, five person-days, no cost."""


def prepare_changes(
    stored: StoredPlan,
    fields: Mapping[str, Mapping[str, object]],
    *,
    today: date,
    seen: Seen | None = None,
) -> Pending:
    """Return the change that gives fields of one or many actions new values, with the dates that it moves.

    Among the fields are texts, owner (``accountable``), deadline (``own_deadline``), ``duration``,
    ``effort``, ``cost_band``. A role of the templates that the plan does not have yet is added to it.
    ``seen`` says what the person saw; a field that they left as they saw it is not touched.

    Raises:
        ProblemsFoundError: an action, a field or a role that is not known, a value that cannot be stored.
    """
    return pending(stored, edited(stored, fields, seen), stored.progress, today, seen=seen)


def edited(stored: StoredPlan, fields: Mapping[str, Mapping[str, object]], seen: Seen | None) -> Plan:
    """Return the plan with new values in fields of actions; see :func:`prepare_changes`.

    Raises:
        ProblemsFoundError: an action, a field or a role that is not known, a value that cannot be stored.
    """
    known = stored.plan.action_by_id
    problems = [unknown_action(action, known) for action in fields if action not in known]
    wanted: dict[str, dict[str, object]] = {}
    for action, new in fields.items():
        try:
            wanted[action] = _wanted(action, new, (seen or {}).get(action, {}))
        except ProblemsFoundError as error:
            problems += error.problems
    if problems:
        raise ProblemsFoundError(problems)
    if not any(wanted.values()):
        return stored.plan
    actions = tuple(one.model_copy(update=wanted[one.id]) if wanted.get(one.id) else one for one in stored.plan.actions)
    return with_roles(stored.plan.model_copy(update={"actions": actions}))


def _wanted(action: str, new: Mapping[str, object], seen: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that a person changed, as values of the model."""
    problems = [_not_editable(action, name) for name in new if name not in EDITABLE]
    if problems:
        raise ProblemsFoundError(problems)
    typed = valid(Entity.ACTION, action, new)
    return {name: value for name, value in typed.items() if name not in seen or seen[name] != value}


def _not_editable(action: str, name: str) -> Problem:
    return Problem(
        code="not-editable",
        what="“{field}” of “{action}” is not something that is edited.",
        fix="Name one of these: {known}.",
        values={"field": name, "action": action, "known": ", ".join(EDITABLE)},
        place=Place(field=f"{action}.{name}"),
    )


def with_roles(plan: Plan) -> Plan:
    """Return the plan with the roles of the templates that its actions name and it does not have yet.

    Raises:
        ProblemsFoundError: neither the plan nor the templates have such a role.
    """
    there = {role.id for role in plan.roles}
    named = {role: one.id for one in plan.actions for role in (one.lead, one.accountable, *one.partners)}
    missing = {role: action for role, action in named.items() if role not in there}
    if not missing:
        return plan
    offered = content(plan.benchmark, plan.language)[1].role_by_id
    known = (*there, *offered)
    problems = [
        messages.UNKNOWN_ROLE.at(Place(field=action), role, known)
        for role, action in missing.items()
        if role not in offered
    ]
    if problems:
        raise ProblemsFoundError(problems)
    added = tuple(PlanRole(id=role, title=offered[role].title, holder=None) for role in missing)
    return plan.model_copy(update={"roles": (*plan.roles, *added)})


def prepare_role(
    stored: StoredPlan, role: str, *, today: date, seen: Mapping[str, object] | None = None, **new: object
) -> Pending:
    """Return the change that says who fills a role (``holder``), what it gives (``capacity``), its ``title``.

    Raises:
        ProblemsFoundError: the plan has no such role, or a value that cannot be stored.
    """
    known = tuple(one.id for one in stored.plan.roles)
    if role not in known:
        raise ProblemsFoundError([messages.UNKNOWN_ROLE.at(Place(field=role), role, known)])
    typed = {
        name: value
        for name, value in valid(Entity.ROLE, role, new).items()
        if name not in (seen or {}) or (seen or {})[name] != value
    }
    roles = tuple(one.model_copy(update=typed) if one.id == role else one for one in stored.plan.roles)
    plan = stored.plan.model_copy(update={"roles": roles})
    return pending(stored, plan, stored.progress, today, seen={role: seen or {}})


def prepare_head(
    stored: StoredPlan, *, today: date, seen: Mapping[str, object] | None = None, **new: object
) -> Pending:
    """Return the change of what is said of the whole plan: title, version, status, start, closures and so on.

    Raises:
        ProblemsFoundError: a field that a plan does not have, a value that cannot be stored, or two
            sessions of the council on one day.
    """
    typed = {
        name: value
        for name, value in valid(Entity.PLAN, stored.id, new).items()
        if name not in (seen or {}) or (seen or {})[name] != value
    }
    plan = stored.plan.model_copy(update=typed)
    problems = check_sessions(plan.council_sessions)
    if problems:
        raise ProblemsFoundError(problems)
    return pending(stored, plan, stored.progress, today, seen={stored.id: seen or {}})


def prepare_links(
    stored: StoredPlan,
    *,
    today: date,
    add: Iterable[Dependency] = (),
    remove: Iterable[tuple[str, str]] = (),
) -> Pending:
    """Return the change that makes actions wait for others, or no longer; a new link replaces the old one of its pair.

    Raises:
        ProblemsFoundError: an action that the plan does not have, or actions that would wait for one another.
    """
    added = tuple(add)
    gone = {*remove, *((one.predecessor, one.successor) for one in added)}
    kept = tuple(one for one in stored.plan.dependencies if (one.predecessor, one.successor) not in gone)
    links = (*kept, *added)
    problems = check_dependencies(tuple(stored.plan.action_by_id), links)
    if problems:
        raise ProblemsFoundError(problems)
    return pending(stored, stored.plan.model_copy(update={"dependencies": links}), stored.progress, today)


def waits_for(predecessor: str, successor: str, link: Link = Link.FINISH_TO_START, lag: int = 0) -> Dependency:
    """Return a dependency between two actions of a plan; ``lag`` counts working days."""
    # The store checks the ids; those that it does not know are told in words.
    return Dependency.model_construct(predecessor=predecessor, successor=successor, link=link, lag=lag, elapsed=False)


def add_action(
    store: Store, plan: str, title: str, *, accountable: str, by: Actor, today: date, **facts: object
) -> tuple[Batch, str]:
    """Add an action of people's own to a plan as it stands then, and return its id; see :func:`prepare_addition`.

    Raises:
        ProblemsFoundError: there is no such plan, a value that cannot be stored, or a role that nobody knows.
    """

    def add(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        stored = moment.plan(plan)
        change = prepare_addition(moment, stored, title, accountable=accountable, today=today, **facts)
        return change.edits, change.becomes.actions[-1].id

    return store.settle(add, by=by)


def prepare_addition(
    store: Store | Moment, stored: StoredPlan, title: str, *, accountable: str, today: date, **facts: object
) -> Pending:
    """Return the change that adds an action of people's own; its id is one that was never used.

    ``factor`` names the objective that it serves. What nobody says is as usual: see the first lines
    of this module.

    Raises:
        ProblemsFoundError: a value that cannot be stored, or a role that nobody knows.
    """
    id_ = new_action_id(store, stored, str(facts["factor"]) if facts.get("factor") else None)
    said = {"factor": None, **_USUAL, "lead": accountable, **facts, "title": title, "accountable": accountable}
    said.setdefault("base_impact", said["impact"])
    typed = valid(Entity.ACTION, id_, said)
    action = Action.model_validate({**typed, "id": id_, "reasons": (PeoplesReason(),)})
    plan = stored.plan.model_copy(update={"actions": (*stored.plan.actions, action)})
    return pending(stored, with_roles(with_objective(plan, action.factor)), stored.progress, today)


def with_objective(plan: Plan, factor: str | None) -> Plan:
    """Return the plan with the objective of a key factor, None for what the context asks for.

    Raises:
        ProblemsFoundError: neither the plan nor the benchmark has such a key factor.
    """
    if any(one.factor == factor for one in plan.objectives):
        return plan
    benchmark, catalogue = content(plan.benchmark, plan.language)
    found = next((one for one in catalogue.objectives if one.factor == factor), None)
    if factor is not None and (found is None or factor not in benchmark.factor_by_id):
        known = tuple(benchmark.factor_by_id)
        raise ProblemsFoundError([messages.UNKNOWN_FACTOR.at(Place(field="factor"), factor, known)])
    added = PlanObjective(
        factor=factor,
        title=benchmark.factor_by_id[factor].title if factor else "",
        objective=found.objective if found else "",
        target=found.target if found else "",
        standing=None,
    )
    return plan.model_copy(update={"objectives": (*plan.objectives, added)})


def new_action_id(store: Store | Moment, stored: StoredPlan, factor: str | None) -> str:
    """Return an id for an action of people's own, such as F06-X2; an id is never used again.

    Actions that serve no key factor have ids such as X0-X1.
    """
    beginning = f"{factor or 'X0'}-X"
    used = {entry.id for entry in store.history(stored.id) if entry.entity is Entity.ACTION}
    numbers = (one.removeprefix(beginning) for one in used if one.startswith(beginning))
    return f"{beginning}{max((int(one) for one in numbers if one.isdecimal()), default=0) + 1}"


def prepare_removal(stored: StoredPlan, action: str, *, today: date) -> Pending:
    """Return the change that takes an action and its dependencies out of the plan, which history remembers.

    To give it up for a reason that the plan shows, drop it instead.

    Raises:
        ProblemsFoundError: the plan has no such action.
    """
    if action not in stored.plan.action_by_id:
        raise ProblemsFoundError([unknown_action(action, stored.plan.action_by_id)])
    plan = stored.plan.model_copy(
        update={
            "actions": tuple(one for one in stored.plan.actions if one.id != action),
            "dependencies": tuple(
                one for one in stored.plan.dependencies if action not in {one.predecessor, one.successor}
            ),
        }
    )
    progress = {id_: one for id_, one in stored.progress.items() if id_ != action}
    return pending(stored, plan, progress, today)
