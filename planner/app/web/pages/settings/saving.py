"""How is what holds for the whole plan saved at once, with what it does to the dates?"""

from collections.abc import Callable

import streamlit as st

from planner.app import desk
from planner.app.desk import Pending, PlanView
from planner.app.desk.vocabulary import Actor, Batch, PlanSettings, Store
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.user_text import plain
from planner.wording.moved_dates import slip_sentence


def save_head(view: PlanView, *, where: str, after: Callable[[object], None] | None = None, **new: object) -> bool:
    """Give fields of the plan's head new values, say which dates that moves, and whether it was done.

    ``where`` names the form beside which a refusal is shown.
    """
    today, wording = session.today(), session.wording()
    # Against the plan as the person saw it: what others changed since is met as a conflict, not overwritten.
    changes = view.stored.head_changes(**new)
    moved = []

    def save(store: Store, by: Actor) -> Batch | None:
        pending: Pending = desk.prepare(store.plan(view.id), changes, by=by, today=today)
        # After a conflict this is done once more, and other dates may move: the last ones are those that did.
        moved.append(pending.slip)
        return desk.carry_out(store, pending, by=by)

    def tell(result: object) -> None:
        if after is not None:
            after(result)
        if isinstance(result, Batch) and result.changed:
            saving.toast(plain(slip_sentence(moved[-1], wording, view.names)))

    return saving.save(save, where=where, what=view.plan.title, after=tell)


def save_settings(
    view: PlanView, new: PlanSettings, *, seen: PlanSettings, where: str, done: str, draft: Draft
) -> None:
    """Give the settings of a plan's assessment new values, and draw the page anew; ``done`` says that they hold.

    ``seen`` are the settings as the person saw them, ``draft`` what was typed; a plan without an assessment has none.
    """
    id_ = view.stored.assessment
    if id_ is None:
        return

    def keep(store: Store, by: Actor) -> Batch:
        return desk.save_settings(store, id_, new, seen=seen, by=by)

    if saving.save(keep, where=where, what=view.plan.title, done=done, after=draft.saved) or saving.in_dispute():
        st.rerun()
