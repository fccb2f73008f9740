"""How does an edit of actions reach the store, with what the person saw, and what do they hear of it?"""

from collections.abc import Callable, Iterable

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.field_names import field_name
from planner.app.desk.history import shown
from planner.app.desk.vocabulary import Actor, Change, Edit, Store, StoredPlan
from planner.app.web import saving, session
from planner.app.web.user_text import plain

_MOST = 3


def save_edits(
    stored: StoredPlan,
    edits: Iterable[Edit],
    *,
    where: str,
    done: str | None = None,
    after: Callable[[object], None] | None = None,
) -> bool:
    """Make edits of actions as one change; ``stored`` is the plan as the person saw it.

    ``done`` is said afterwards instead of what changed; see :func:`planner.app.web.saving.save`.
    """
    today, asked = session.today(), tuple(edits)

    def use_case(store: Store, by: Actor) -> object:
        return desk.edit(store, stored.id, asked, by=by, today=today)

    actions = dict.fromkeys(edit.id for edit in asked if isinstance(edit, Change))
    what = ", ".join(f"{action} {stored.plan.action_by_id[action].title}" for action in list(actions)[:_MOST])
    said = told(stored, asked) if done is None else done
    return saving.save(use_case, where=where, done=said, what=what, after=after)


def told(stored: StoredPlan, edits: Iterable[Edit]) -> str:
    """Say what edits change: “F06-03 – Status: Under way”."""
    wording, names = session.wording(), {role.id: role.title for role in stored.plan.roles}
    by_action: dict[str, list[str]] = {}
    for edit in edits:
        if isinstance(edit, Change):
            value = shown(edit.entity, edit.field, edit.new, wording, names)
            line = wording.say("{name}: {said}", name=field_name(edit.field, wording), said=value)
            by_action.setdefault(edit.id, []).append(line)
    if len(by_action) > _MOST:
        return wording.count("{number} action changed.", "{number} actions changed.", len(by_action))
    return plain(" · ".join(f"{action} – {'; '.join(lines)}" for action, lines in by_action.items()))


def role_names(view: PlanView) -> dict[str, str]:
    """Return what readers call the roles that can answer for an action, those of the templates after the plan's own."""
    own = {role.id: role.title for role in view.plan.roles}
    return {**own, **{role.id: role.title for role in view.catalogue.roles if role.id not in own}}
