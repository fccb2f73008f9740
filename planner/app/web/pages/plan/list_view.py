"""The actions as a list of plain widgets: everything that the table can do, for keyboard, screen reader and phone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import NEEDS_REASON, ActionStatus, StoredPlan
from planner.app.web import saving, session
from planner.app.web.folded import popover
from planner.app.web.pages.plan import page_parts
from planner.app.web.pages.plan.table import marks
from planner.app.web.plan_dialogs import REASON, open_action, open_dialog
from planner.app.web.plan_edits import save_edits
from planner.app.web.plan_frame import answerable
from planner.app.web.report_form import IN_LIST, ReportForm, place, times_saved
from planner.app.web.user_text import plain
from planner.wording.deadlines import due_sentence

PER_PAGE = 20
_MOST_NUMBERS, _NUMBER_WIDTH = 7, 56
"""Page numbers that are shown at most, and the pixels of each."""


def cards(view: PlanView, actions: Sequence[ActionStanding], *, signature: tuple[str, ...]) -> None:
    """Show actions, so many a page; ``signature`` says which actions are wanted."""
    if not actions:
        st.info(session.wording().say("No action is like that. Take away a filter to see more."))
        return
    page = _page(view, len(actions), signature)
    shown = _Cards(view)
    for action in actions[(page - 1) * PER_PAGE : page * PER_PAGE]:
        # Each card is a part of its own: a status is drawn anew in its card, not in all twenty of the page.
        st.fragment(_card, key=page_parts.card(action.id))(shown, action.id)


def _page(view: PlanView, number: int, signature: tuple[str, ...]) -> int:
    """Say how many actions are listed where that takes several pages, and return the page that the person is on."""
    pages = -(-number // PER_PAGE)
    if pages == 1:
        return 1
    wording, everything = session.wording(), len(view.standing.actions)
    count = wording.count("{number} of {all} actions", "{number} of {all} actions", number, all=everything)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(count, width="content")
        # Left to itself it shrinks to a single number.
        width = _NUMBER_WIDTH * (min(pages, _MOST_NUMBERS) + 2)
        # Other filters begin on their first page: the key holds what is wanted.
        return int(st.pagination(pages, width=width, key=f"plan-page-{view.id}-{'-'.join(signature)}"))


@dataclass(slots=True)
class _Cards:
    """One page of the list, whose cards are drawn anew one by one."""

    view: PlanView
    """The plan, for the next card that is drawn."""
    lines: dict[str, str] = field(default_factory=dict)
    """The line of each card: what it says of its action besides title and status."""

    def catch_up(self) -> tuple[str, ...]:
        """Take the plan as it stands now, and return the actions of which something else is to be said since.

        Who changed which status meanwhile is announced above the list, and not drawn under anybody's hands.
        """
        if session.overtaken(self.view.id):
            page_parts.redraw()
        self.view = session.view(self.view.id)
        now = self.view.standing.action_by_id
        return tuple(id_ for id_, line in self.lines.items() if id_ in now and _line(self.view, now[id_]) != line)


def _line(view: PlanView, action: ActionStanding) -> str:
    wording = session.wording()
    part = [wording.label(action.part)] if action.part else []
    return " · ".join((*part, answerable(action, view), due_sentence(action.due, wording), *marks(action)))


def _card(cards: _Cards, action_id: str) -> None:
    page_parts.begin(cards.view.id)
    view = cards.view
    action = view.standing.action_by_id.get(action_id)
    if action is None:  # somebody took it out meanwhile
        return
    line = cards.lines[action_id] = _line(view, action)
    key = f"plan-card-{view.id}-{action_id}"
    with st.container(
        border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=key
    ):
        st.markdown(f"**{plain(action_id)}** {plain(action.title)}  \n:gray[:small[{plain(line)}]]")
        with st.container(horizontal=True, width="content"):
            _status(cards, action)
            _report(cards, action)
            _open_button(view, action)
        saving.problems(key)


def _report(cards: _Cards, action: ActionStanding) -> None:
    """Offer the fields in which what is asked of the action is answered; they are drawn once somebody opens them."""
    say, where = session.wording().say, place(IN_LIST, cards.view.id, action.id)
    key = f"{where}-{times_saved(where)}-open"
    opened = popover(say("Report …"), icon=":material/edit:", key=key, help=plain(action.title))
    if opened is not None:
        with opened:
            st.markdown(f"**{plain(action.id)}** {plain(action.title)}")
            form = ReportForm(cards.view, action, where, after=lambda: _catch_up(cards, action.id))
            form.asked(narrow=True)
            form.whole(with_status=False)
            saving.problems(where)


def _open_button(view: PlanView, action: ActionStanding) -> None:
    st.button(
        session.wording().say("Open"),
        icon=":material/open_in_full:",
        key=f"plan-open-{view.id}-{action.id}",
        on_click=_open,
        args=(action.id,),
        # Read out with the button: twenty of them are called “Open”.
        help=plain(action.title),
    )


def _open(action: str) -> None:
    open_action(action)
    page_parts.redraw()


def _status(cards: _Cards, action: ActionStanding) -> None:
    wording, stored = session.wording(), cards.view.stored
    key = f"plan-status-{stored.id}-{action.id}-{stored.batch}-{st.session_state.get(_asked(action.id), 0)}"
    st.selectbox(
        wording.say("Status of {action}", action=action.id),
        list(ActionStatus),
        index=list(ActionStatus).index(action.status),
        format_func=wording.label,
        key=key,
        on_change=_set_status,
        args=(cards, stored, action.id, key),
        label_visibility="collapsed",
        width=170,
    )


def _asked(action: str) -> str:
    """Return where it stands how often the reason for a status of an action was asked for."""
    return f"plan-status-asked-{action}"


def _set_status(cards: _Cards, seen: StoredPlan, action: str, key: str) -> None:
    """Give an action a status, and draw anew what says something else since; ``seen`` is the plan on the page."""
    status = st.session_state[key]
    if status in NEEDS_REASON:
        open_dialog(REASON, action=action, status=str(status))
        # The reason may be given up, so a new widget shows the status that holds. The one in which it was chosen is
        # left alone: forgotten here, it would come from the browser as chosen once more, with the next click.
        st.session_state[_asked(action)] = st.session_state.get(_asked(action), 0) + 1
        page_parts.redraw()
    save_edits(seen, [seen.change(action, "status", status)], where=f"plan-card-{seen.id}-{action}")
    _catch_up(cards, action)


def _catch_up(cards: _Cards, action: str) -> None:
    """Draw anew what says something else since an action was edited; last thing in a callback."""
    if saving.in_dispute():
        # Only the whole page opens the dialog that asks about it.
        page_parts.redraw()
    changed = {action, *cards.catch_up()}
    page_parts.redraw([page_parts.BANNER, page_parts.UNDO, *map(page_parts.card, changed)])
