"""What a new assessment proposes to change in the plan, to accept or leave proposal by proposal."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView, Proposed
from planner.app.desk.field_names import field_name
from planner.app.desk.history import shown
from planner.app.desk.vocabulary import (
    HEAD,
    Actor,
    Entity,
    FieldChange,
    PlanObjective,
    ProposedAddition,
    ProposedChange,
    ProposedRemoval,
    Store,
)
from planner.app.web import saving, session
from planner.app.web.pages.plan.effect import effect
from planner.app.web.pages.plan.open_action import REDRAFT, close, opened
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError

_REASONS = "reasons"


def form(view: PlanView, assessment: str) -> None:
    """Show the proposals, each with a toggle, the dates that the accepted ones move, and the way to take them over."""
    wording, where = session.wording(), f"plan-redraft-{view.id}"
    if opened().get("kind") != REDRAFT:  # taken over just now: the page below shows the plan as it is since
        st.rerun()
    try:
        proposed = desk.propose_redraft(session.store(), view.id, assessment=assessment)
    except ProblemsFoundError as error:
        show_problems(error.problems)
        return
    if not proposed.redraft:
        st.info(wording.say("The new draft proposes nothing: the plan can stay as it is."))
        return
    st.caption(wording.say("What people edited, and what is done, stays as it is."))
    accepted = list(_accepted(view, proposed))
    saving.problems(where)
    try:
        effect(view, desk.accept_redraft(proposed, accepted, today=session.today()))
    except ProblemsFoundError as error:
        show_problems(error.problems)
        return
    st.button(
        wording.say("Take over what is accepted"),
        type="primary",
        key=f"{where}-save",
        disabled=not accepted,
        on_click=_take_over,
        args=(proposed, accepted, where),
    )


def _take_over(proposed: Proposed, accepted: Sequence[str], where: str) -> None:
    """Take over proposals as the person saw them; what others changed since then is a conflict."""
    today, wording = session.today(), session.wording()

    def use_case(store: Store, by: Actor) -> object:
        return desk.carry_out(store, desk.accept_redraft(proposed, accepted, today=today), by=by)

    done = wording.count("{number} proposal was taken over.", "{number} proposals were taken over.", len(accepted))
    if saving.save(use_case, where=where, done=done) or saving.in_dispute():
        close()


def _accepted(view: PlanView, proposed: Proposed) -> Iterator[str]:
    """Show all proposals under their headings and give the ids of those that are accepted."""
    wording, found = session.wording(), proposed.redraft
    if found.head:
        yield from _proposal(proposed, HEAD, wording.say("What is said of the whole plan"), _fields(found.head))
    if found.additions:
        st.markdown(f"**{wording.say('To add')}**")
    for one in found.additions:
        title = f"{one.action.id} {one.action.title}"
        yield from _proposal(proposed, one.action.id, title, _added(view, one), usual=not one.removed_before)
    if found.changes:
        st.markdown(f"**{wording.say('To change')}**")
    for change in found.changes:
        yield from _proposal(proposed, change.action, _title(proposed, change.action), _changed(view, change))
    if found.removals:
        st.markdown(f"**{wording.say('To take out')}**")
    for removal in found.removals:
        usual = not (removal.begun or removal.edited)
        yield from _proposal(proposed, removal.action, _title(proposed, removal.action), _removed(removal), usual=usual)


def _proposal(proposed: Proposed, id_: str, title: str, reasons: Iterable[str], *, usual: bool = True) -> Iterator[str]:
    key = f"plan-redraft-{proposed.stored.id}-{proposed.assessment}-{id_}"
    if st.toggle(plain(title), value=usual, key=key):
        yield id_
    st.caption("  \n".join(plain(reason) for reason in reasons))


def _title(proposed: Proposed, action: str) -> str:
    return f"{action} {proposed.stored.plan.action_by_id[action].title}"


def _added(view: PlanView, one: ProposedAddition) -> Iterator[str]:
    wording = session.wording()
    yield from (wording.reason(reason, view.names) for reason in one.action.reasons)
    if one.removed_before:
        yield wording.say("People took it out before.")


def _changed(view: PlanView, change: ProposedChange) -> Iterator[str]:
    wording = session.wording()
    yield from _fields([one for one in change.fields if one.field != _REASONS])
    for one in change.fields:
        if one.field == _REASONS and isinstance(one.drafted, tuple):
            yield from (wording.reason(reason, view.names) for reason in one.drafted)
    for link in change.links_added:
        yield wording.say("waits for {action} from now on", action=view.names.get(link.predecessor, link.predecessor))
    for link in change.links_removed:
        yield wording.say("no longer waits for {action}", action=view.names.get(link.predecessor, link.predecessor))
    if change.kept:
        kept = wording.listing(field_name(one.field, wording) for one in change.kept)
        yield wording.say("stays as people edited it: {fields}", fields=kept)


def _removed(one: ProposedRemoval) -> Iterator[str]:
    wording = session.wording()
    yield wording.label(one.cause) if one.cause else wording.say("The new assessment no longer calls for it.")
    if one.begun:
        yield wording.say("Work on it has begun.")
    if one.edited:
        edited = wording.listing(field_name(name, wording) for name in one.edited)
        yield wording.say("People edited it: {fields}", fields=edited)


def _fields(fields: Sequence[FieldChange]) -> Iterator[str]:
    wording = session.wording()
    for one in fields:
        if one.field == "objectives":
            yield from _objectives(one)
            continue
        before, after = (shown(Entity.ACTION, one.field, value, wording, {}) for value in (one.current, one.drafted))
        name = field_name(one.field, wording)
        yield wording.say("{name}: {said}", name=name, said=f"{before} → {after}")


def _objectives(change: FieldChange) -> Iterator[str]:
    """Say which objectives come, go, or are said otherwise."""
    say = session.wording().say
    before, after = _by_factor(change.current), _by_factor(change.drafted)
    for factor, one in after.items():
        title, was = one.title or say("Conditions for success"), before.get(factor)
        if was is None:
            yield say("New objective: {title}", title=title)
            continue
        pairs = ((name, getattr(was, name), value) for name, value in one)
        said = [FieldChange(field=name, current=old, drafted=new) for name, old, new in pairs if old != new]
        yield from (f"{title} – {text}" for text in _fields(said))
    for factor in before.keys() - after.keys():
        yield say("No longer an objective: {title}", title=before[factor].title or say("Conditions for success"))


def _by_factor(objectives: object) -> dict[str | None, PlanObjective]:
    listed = objectives if isinstance(objectives, tuple) else ()
    return {one.factor: one for one in listed if isinstance(one, PlanObjective)}
