"""My actions: what one person answers for, what asks for a word today first; and who has not answered yet."""

from typing import TYPE_CHECKING

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Owner, duties, owner_of, owners
from planner.app.web import session
from planner.app.web.components.remember import remember
from planner.app.web.page_head import news, page_head
from planner.app.web.pages.mine import card as mine_card
from planner.app.web.pages.mine import letters as mine_letters
from planner.app.web.user_text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

COOKIE = "planner_owner"
"""The cookie in which the browser remembers who the person is responsible as."""
_MINE, _TEAM = "mine", "team"


def show() -> None:
    """Show what the person answers for, or, for those who coordinate, who has answered."""
    wording = session.wording()
    plan = session.plan()
    page_head(wording.say("My actions"), plans=True)
    if plan is None:
        st.info(wording.say("There is no plan yet. Answer what you can of the self-assessment, then draft it."))
        return
    view = session.view(plan)
    news(plan=plan)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        whose = _whose(view)
        owner = _owner(view) if whose == _MINE else None
    if whose == _TEAM:
        mine_letters.team(view)
    elif owner is not None:
        _duties(view, owner)


def _whose(view: PlanView) -> str:
    wording = session.wording()
    names = {_MINE: wording.say("One owner"), _TEAM: wording.say("Everybody")}
    key = f"mine-whose-{view.id}"

    def kept() -> None:
        st.query_params["whose"] = str(st.session_state[key])

    return str(
        st.segmented_control(
            wording.say("Whose actions"),
            list(names),
            default=_TEAM if st.query_params.get("whose") == _TEAM else _MINE,
            format_func=lambda id_: names.get(id_, id_),
            key=key,
            on_change=kept,
            required=True,
            label_visibility="collapsed",
        )
    )


def _owner(view: PlanView) -> Owner | None:
    """Let the person say as whom they are responsible; the address, the browser and their name know it already."""
    wording, all_ = session.wording(), owners(view.standing)
    if not all_:
        st.info(wording.say("Nobody answers for anything in this plan yet."))
        return None
    said = (st.query_params.get("owner"), st.context.cookies.get(COOKIE), session.person_name())
    known = next(filter(None, (owner_of(view.standing, one) for one in said)), all_[0])
    names = {one.id: name_of(one) for one in all_}
    key = f"mine-owner-{view.id}"

    def kept() -> None:
        st.query_params["owner"] = str(st.session_state[key])

    chosen = st.selectbox(
        wording.say("I am responsible as"),
        list(names),
        index=list(names).index(known.id),
        format_func=lambda id_: names.get(id_, id_),
        key=key,
        on_change=kept,
        width=480,
    )
    remember(COOKIE, str(chosen), key="remember-owner")
    return owner_of(view.standing, str(chosen))


def name_of(owner: Owner) -> str:
    """Return what readers call an owner: the role, and who fills it."""
    titles = ", ".join(role.title for role in owner.roles)
    return f"{titles} – {owner.holder}" if owner.holder else titles


def _duties(view: PlanView, owner: Owner) -> None:
    wording, own = session.wording(), duties(view.standing, owner)
    st.header(wording.say("Late, due or without news"), anchor=False)
    if own.asked:
        st.caption(
            wording.count("{number} action asks for a word.", "{number} actions ask for a word.", len(own.asked))
        )
    else:
        st.markdown(f"✓ {wording.say('Nothing is asked of you today.')}")
    for one in own.asked:
        mine_card.card(view, one)
    headings: Mapping[str, tuple[str, bool]] = {
        "coming": (wording.count("{number} action to come", "{number} actions to come", len(own.coming)), True),
        "closed": (wording.count("{number} action closed", "{number} actions closed", len(own.closed)), False),
    }
    for name, found in (("coming", own.coming), ("closed", own.closed)):
        if found:
            heading, open_ = headings[name]
            with st.expander(plain(heading), expanded=open_ and len(own.asked) == 0):
                for one in found:
                    mine_card.card(view, one)
