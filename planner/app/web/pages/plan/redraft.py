"""What a new assessment proposes to change in the plan, to accept or leave proposal by proposal."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView, Proposed
from planner.app.desk.change_sentences import addition_sentences, change_sentences, field_sentences
from planner.app.desk.value_words import ValueWords
from planner.app.desk.vocabulary import (
    HEAD,
    Actor,
    ProposedAddition,
    ProposedRemoval,
    Store,
)
from planner.app.web import saving, session
from planner.app.web.plan_dialogs import REDRAFT, close, opened
from planner.app.web.plan_edits import effect
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError
from planner.wording.assessments import HALF_ANSWERED, answered_so_far
from planner.wording.field_names import field_name


def form(view: PlanView, assessment: str) -> None:
    """Show the proposals, each with a toggle, the dates that the accepted ones move, and the way to take them over."""
    if opened().get("kind") != REDRAFT:  # taken over just now: the page below shows the plan as it is since
        st.rerun()
    say = session.wording().say
    try:
        proposed = desk.propose_redraft(session.store(), view.id, today=session.today(), assessment=assessment)
    except ProblemsFoundError as refused:
        show_problems(refused.problems)
        return
    if proposed.answered < proposed.asked:
        st.caption(plain(f"⚠ {answered_so_far(proposed.answered, proposed.asked, session.wording())}"))
    if not proposed.redraft:
        st.info(say("The new draft proposes nothing: the plan can stay as it is."))
        return
    if proposed.half_answered:
        st.warning(say(HALF_ANSWERED))
    st.caption(say("What people edited, and what is done, stays as it is."))
    _take_over_button(view, proposed, list(_offered(proposed)))


def _take_over_button(view: PlanView, proposed: Proposed, offered: Sequence[str]) -> None:
    """Show the button that takes over what is accepted of what is offered, and below it what that does to the dates."""
    where = f"plan-redraft-{view.id}"
    st.button(
        session.wording().say("Take over what is accepted"),
        type="primary",
        key=f"{where}-save",
        on_click=_take_over,
        args=(proposed, offered, where),
    )
    try:
        effect(view, desk.accept_redraft(proposed, _accepted(proposed, offered), today=session.today()))
    except ProblemsFoundError as refused:
        saving.forget_problems(where)
        show_problems(refused.problems)
    saving.problems(where)


def _take_over(proposed: Proposed, offered: Sequence[str], where: str) -> None:
    """Take over proposals as the person saw them; what others changed since then is a conflict."""
    today, wording, accepted = session.today(), session.wording(), _accepted(proposed, offered)
    if not accepted:
        saving.nothing_to_save(where)
        return

    def use_case(store: Store, by: Actor) -> object:
        return desk.carry_out(store, desk.accept_redraft(proposed, accepted, today=today), by=by)

    done = wording.count("{number} proposal was taken over.", "{number} proposals were taken over.", len(accepted))
    if saving.save(use_case, where=where, done=done) or saving.in_dispute():
        close()


def _accepted(proposed: Proposed, offered: Sequence[str]) -> list[str]:
    """Return which proposals are accepted now: a toggle may be heard together with the button."""
    return [id_ for id_ in offered if st.session_state.get(_toggle(proposed, id_))]


def _toggle(proposed: Proposed, id_: str) -> str:
    return f"plan-redraft-{proposed.stored.id}-{proposed.assessment}-{id_}"


def _offered(proposed: Proposed) -> Iterator[str]:
    """Show all proposals under their headings, each to be accepted, and give their ids."""
    say, redraft = session.wording().say, proposed.redraft
    words = ValueWords.of(proposed.stored.plan, session.wording(), proposed.names)
    if redraft.head:
        yield from _proposal(
            proposed,
            HEAD,
            say("What is said of the whole plan"),
            (line for field in redraft.head for line in field_sentences(field, words)),
        )
    if redraft.additions:
        st.markdown(f"**{say('To add')}**")
    for addition in redraft.additions:
        action = addition.action
        # What people took out once is offered, and comes back only when somebody asks for it.
        usual = not addition.removed_before
        yield from _proposal(
            proposed, action.id, f"{action.id} {action.title}", _added(addition, redraft.actions, words), usual=usual
        )
    if redraft.changes:
        st.markdown(f"**{say('To change')}**")
    for change in redraft.changes:
        yield from _proposal(
            proposed, change.action, _title(proposed, change.action), change_sentences(change, redraft.actions, words)
        )
    if redraft.removals:
        st.markdown(f"**{say('To take out')}**")
    for removal in redraft.removals:
        usual = not (removal.begun or removal.edited)
        yield from _proposal(proposed, removal.action, _title(proposed, removal.action), _removed(removal), usual=usual)


def _proposal(proposed: Proposed, id_: str, title: str, reasons: Iterable[str], *, usual: bool = True) -> Iterator[str]:
    # A proposal follows from the answers together, such as a rank: with half of them nobody knows which will stay.
    st.toggle(plain(title), value=usual and not proposed.half_answered, key=_toggle(proposed, id_))
    yield id_
    st.caption("  \n".join(plain(reason) for reason in reasons))


def _title(proposed: Proposed, action: str) -> str:
    return f"{action} {proposed.stored.plan.action_by_id[action].title}"


def _added(addition: ProposedAddition, named: Collection[str], words: ValueWords) -> Iterator[str]:
    yield from addition_sentences(addition, named, words)
    if addition.removed_before:
        yield words.wording.say("People took it out before.")


def _removed(removal: ProposedRemoval) -> Iterator[str]:
    wording = session.wording()
    yield wording.label(removal.cause) if removal.cause else wording.say("The new assessment no longer calls for it.")
    if removal.begun:
        yield wording.say("Work on it has begun.")
    if removal.edited:
        fields = wording.listing(field_name(name, wording) for name in removal.edited)
        yield wording.say("People edited it: {fields}", fields=fields)
