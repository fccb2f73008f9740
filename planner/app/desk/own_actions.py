"""How do actions of people's own come into a plan, and how do actions leave it?"""

from datetime import date

from planner.app.desk.pending_change import Outcome, Pending, pending
from planner.app.desk.plan_parts import check_retirements, with_objective, with_roles
from planner.plan import Action, PeoplesReason
from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, Edit, Entity, Moment, Store, StoredPlan, valid_values
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


def add_action(
    store: Store, plan: str, title: str, *, owner: str, by: Actor, today: date, **facts: object
) -> tuple[Batch, str]:
    """Add an action of people's own to a plan as it stands then, and return its id.

    The facts are those of :func:`prepare_action_addition`.

    Raises:
        ProblemsFoundError: there is no such plan, a value that cannot be stored, or a role that nobody knows.
    """

    def add(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        stored = moment.plan(plan)
        change = prepare_action_addition(moment, stored, title, owner=owner, today=today, **facts)
        # The last: a new action stands at the end of the plan.
        return change.edits, change.outcome.plan.actions[-1].id

    return store.settle(add, by=by)


def prepare_action_addition(
    store: Store | Moment, stored: StoredPlan, title: str, *, owner: str, today: date, **facts: object
) -> Pending:
    """Return the change that adds an action of people's own; its id is one that was never used.

    ``factor`` names the objective that it serves. What nobody says is as usual: see the first lines
    of this module.

    Raises:
        ProblemsFoundError: a value that cannot be stored, or a role that nobody knows.
    """
    id_ = new_action_id(store, stored, str(facts["factor"]) if facts.get("factor") else None)
    asked = {"factor": None, **_USUAL, **facts, "title": title, "owner": owner}
    # No context has changed it: what it brings here is what it brings anywhere.
    asked.setdefault("base_impact", asked["impact"])
    # In a plan under way it would else be late on its first day: the schedule begins with the plan.
    if not asked.get("not_before") and today > stored.plan.start:
        asked["not_before"] = today
    typed = valid_values(Entity.ACTION, id_, asked)
    action = Action.model_validate({**typed, "id": id_, "reasons": (PeoplesReason(),)})
    plan = stored.plan.model_copy(update={"actions": (*stored.plan.actions, action)})
    check_retirements(stored.plan, plan)
    outcome = Outcome(plan=with_roles(with_objective(plan, action.factor)), progress=stored.progress)
    return pending(stored, outcome, today)


def new_action_id(store: Store | Moment, stored: StoredPlan, factor: str | None) -> str:
    """Return an id for an action of people's own, such as F06-X2; an id is never used again.

    Actions that serve no key factor have ids such as X0-X1.
    """
    beginning = f"{factor or 'X0'}-X"
    # From history, not from the plan: an id of an action that is gone would mix two stories.
    used = {entry.id for entry in store.history(stored.id) if entry.entity is Entity.ACTION}
    numbers = (id_.removeprefix(beginning) for id_ in used if id_.startswith(beginning))
    return f"{beginning}{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"


def prepare_action_removal(stored: StoredPlan, action: str, *, today: date) -> Pending:
    """Return the change that takes an action and its dependencies out of the plan, which history remembers.

    To give it up for a reason that the plan shows, drop it instead.

    Raises:
        ProblemsFoundError: the plan has no such action.
    """
    if action not in stored.plan.action_by_id:
        raise ProblemsFoundError([unknown_action(action, stored.plan.action_by_id)])
    plan = stored.plan.model_copy(
        update={
            "actions": tuple(other for other in stored.plan.actions if other.id != action),
            "dependencies": tuple(
                link for link in stored.plan.dependencies if action not in {link.predecessor, link.successor}
            ),
        }
    )
    progress = {id_: report for id_, report in stored.progress.items() if id_ != action}
    return pending(stored, Outcome(plan=plan, progress=progress), today)
