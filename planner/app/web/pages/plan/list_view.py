"""The actions as a list of plain widgets: everything that the table can do, for keyboard, screen reader and phone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import NEEDS_REASON, ActionStatus, StoredPlan
from planner.app.web import saving, session
from planner.app.web.pages.plan import parts as plan_parts
from planner.app.web.pages.plan.open_action import REASON, open_action, open_dialog
from planner.app.web.pages.plan.saving import role_names, save_edits
from planner.app.web.pages.plan.table import marks
from planner.app.web.user_text import plain

PER_PAGE = 20
_MOST_NUMBERS, _NUMBER_WIDTH = 7, 56
"""Page numbers that are shown at most, and the pixels of each."""


def listed(view: PlanView, found: Sequence[ActionStanding], *, signature: tuple[str, ...]) -> None:
    """Show actions, so many a page; ``signature`` says which ones are wanted."""
    wording = session.wording()
    if not found:
        st.info(wording.say("No action is like that. Take away a filter to see more."))
        return
    pages = -(-len(found) // PER_PAGE)
    page = 1
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(
                wording.count(
                    "{number} of {all} actions", "{number} of {all} actions", len(found), all=len(view.standing.actions)
                ),
                width="content",
            )
            # Left to itself it shrinks to a single number.
            width = _NUMBER_WIDTH * (min(pages, _MOST_NUMBERS) + 2)
            page = st.pagination(pages, width=width, key=f"plan-page-{view.id}-{'-'.join(signature)}")
    cards = _Listed(view)
    for one in found[(page - 1) * PER_PAGE : page * PER_PAGE]:
        st.fragment(_card, key=plan_parts.card(one.id))(cards, one.id)


@dataclass(slots=True)
class _Listed:
    """One page of the list, whose cards are drawn anew one by one."""

    view: PlanView
    """The plan, for the next card that is drawn."""
    said: dict[str, str] = field(default_factory=dict)
    """What each card says of its action, besides its status."""

    def catch_up(self) -> tuple[str, ...]:
        """Take the plan as it stands now, and return the actions of which something else is to be said since.

        Who changed which status meanwhile is announced above the list, and not drawn under anybody's hands.
        """
        if session.overtaken(self.view.id):
            plan_parts.redraw()
        self.view = session.view(self.view.id)
        now = self.view.standing.action_by_id
        return tuple(one for one, said in self.said.items() if one in now and _said(self.view, now[one]) != said)


def _said(view: PlanView, one: ActionStanding) -> str:
    wording = session.wording()
    owner = role_names(view).get(one.accountable, one.accountable)
    return " · ".join((owner, wording.say("Due on {day}", day=one.due), *marks(one, wording)))


def _card(cards: _Listed, action: str) -> None:
    plan_parts.begin(cards.view.id)
    wording, view = session.wording(), cards.view
    one = view.standing.action_by_id.get(action)
    if one is None:  # somebody took it out meanwhile
        return
    said = cards.said[action] = _said(view, one)
    key = f"plan-card-{view.id}-{one.id}"
    with st.container(
        border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=key
    ):
        st.markdown(f"**{plain(one.id)}** {plain(one.title)}  \n:gray[:small[{plain(said)}]]")
        with st.container(horizontal=True, width="content"):
            _status(cards, view, one)
            st.button(
                wording.say("Open"),
                icon=":material/open_in_full:",
                key=f"plan-open-{view.id}-{one.id}",
                on_click=_open,
                args=(one.id,),
                help=plain(one.title),
            )
        saving.problems(key)


def _open(action: str) -> None:
    open_action(action)
    plan_parts.redraw()


def _status(cards: _Listed, view: PlanView, one: ActionStanding) -> None:
    wording = session.wording()
    key = f"plan-status-{view.id}-{one.id}-{view.stored.batch}"
    st.selectbox(
        wording.say("Status of {action}", action=one.id),
        list(ActionStatus),
        index=list(ActionStatus).index(one.status),
        format_func=wording.label,
        key=key,
        on_change=_set_status,
        args=(cards, view.stored, one.id, key),
        label_visibility="collapsed",
        width=170,
    )


def _set_status(cards: _Listed, seen: StoredPlan, action: str, key: str) -> None:
    status = st.session_state[key]
    if status in NEEDS_REASON:
        open_dialog(REASON, action=action, status=str(status))
        st.session_state.pop(key, None)
        plan_parts.redraw()
    save_edits(seen, [seen.change(action, "status", status)], where=f"plan-card-{seen.id}-{action}")
    if saving.in_dispute():
        plan_parts.redraw()
    changed = {action, *cards.catch_up()}
    plan_parts.redraw([plan_parts.BANNER, plan_parts.UNDO, *map(plan_parts.card, changed)])
