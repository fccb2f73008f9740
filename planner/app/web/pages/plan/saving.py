"""How does an edit of actions reach the store, with what the person saw, and what do they hear of it?"""

from collections.abc import Callable, Mapping

from planner.app.desk import PlanView
from planner.app.desk.edits import Links, edit
from planner.app.desk.field_names import field_name
from planner.app.desk.history import shown
from planner.app.web import saving, session
from planner.app.web.user_text import plain
from planner.store import Actor, Entity, Store, StoredPlan

Wanted = Mapping[str, Mapping[str, object]]
_MOST = 3


def save_edits(  # noqa: PLR0913 - one user action
    stored: StoredPlan,
    wanted: Wanted,
    *,
    where: str,
    links: Links | None = None,
    done: str | None = None,
    after: Callable[[object], None] | None = None,
    seen: Wanted | None = None,
) -> bool:
    """Give actions new values, as one change; ``stored`` is the plan as the person saw it.

    ``done`` is said afterwards instead of what changed; see :func:`planner.app.web.saving.save`. ``seen``
    has fields of which the person saw something else: they began to type before the page was drawn anew.
    """
    before = seen or {}
    seen = {
        action: {**{name: stored.row(action).get(name) for name in new}, **before.get(action, {})}
        for action, new in wanted.items()
    }
    today = session.today()

    def use_case(store: Store, by: Actor) -> object:
        return edit(store, stored.id, wanted, by=by, today=today, seen=seen, links=links)

    what = ", ".join(f"{action} {stored.plan.action_by_id[action].title}" for action in list(wanted)[:_MOST])
    said = told(stored, wanted) if done is None else done
    return saving.save(use_case, where=where, done=said, what=what, after=after)


def told(stored: StoredPlan, wanted: Wanted) -> str:
    """Say what an edit changes: “F06-03 – Status: Under way”."""
    wording = session.wording()
    if len(wanted) > _MOST:
        return wording.count("{number} action changed.", "{number} actions changed.", len(wanted))
    names = {role.id: role.title for role in stored.plan.roles}
    lines = []
    for action, new in wanted.items():
        values = (
            wording.say(
                "{name}: {said}",
                name=field_name(name, wording),
                said=shown(Entity.ACTION, name, value, wording, names),
            )
            for name, value in new.items()
        )
        lines.append(f"{action} – {'; '.join(values)}")
    return plain(" · ".join(lines))


def role_names(view: PlanView) -> dict[str, str]:
    """Return what readers call the roles that can answer for an action, those of the templates after the plan's own."""
    own = {role.id: role.title for role in view.plan.roles}
    return {**own, **{role.id: role.title for role in view.catalogue.roles if role.id not in own}}
