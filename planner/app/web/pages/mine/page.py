"""My actions: what one person answers for, what needs attention first; and what there is to ask of everybody."""

from collections.abc import Sequence

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import Owner, duties, owner_of, owners
from planner.app.web import saving, session, sign_in, url_choice
from planner.app.web import undo_button as undo
from planner.app.web.components.remember import remember
from planner.app.web.option_names import names_apart
from planner.app.web.page_head import news, page_head
from planner.app.web.pages.mine import card as mine_card
from planner.app.web.pages.mine import letters as mine_letters
from planner.app.web.pages.mine import places
from planner.app.web.user_text import plain
from planner.wording.services import with_remark

COOKIE = "planner_owner"
"""The cookie in which the browser remembers who the person is responsible as."""
_MINE, _TEAM = "mine", "team"


def show() -> None:
    """Show what the person answers for, or, for those who coordinate, what needs attention of whom."""
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
        if owner is not None:
            undo.button(f"mine-undo-{view.id}", plan=view.id)
    saving.problems(undo.WHERE)
    if undo.asked():
        undo.dialog()
    if whose == _TEAM:
        mine_letters.team(view)
    elif owner is not None:
        _duties(view, owner)


def _whose(view: PlanView) -> str:
    wording = session.wording()
    names = {_MINE: wording.say("One owner"), _TEAM: wording.say("Everybody")}
    key = f"mine-whose-{view.id}"

    def to_address() -> None:
        st.query_params["whose"] = str(st.session_state[key])

    return str(
        st.segmented_control(
            wording.say("Whose actions"),
            list(names),
            default=_TEAM if st.query_params.get("whose") == _TEAM else _MINE,
            format_func=lambda id_: names.get(id_, id_),
            key=key,
            on_change=to_address,
            required=True,
            label_visibility="collapsed",
        )
    )


def _owner(view: PlanView) -> Owner | None:
    """Let the person say as whom they are responsible; the address, the browser and their name know it already."""
    wording, known = session.wording(), owners(view.standing)
    if not known:
        st.info(wording.say("Nobody answers for anything in this plan yet."))
        return None
    names = names_apart({owner.id: name_of(owner) for owner in known})
    # A link may name an owner by the service, the holder or the person.
    asked = st.query_params.get("owner", "")
    url_choice.say_unknown("owner", (*names, asked) if owner_of(view.standing, asked) else names)
    key = f"mine-owner-{view.id}"
    if key not in st.session_state:
        # The framework forgets a field with its page: somebody comes anew.
        places.forget()

    def to_address() -> None:
        st.query_params["owner"] = str(st.session_state[key])

    named = _named(view)
    chosen = st.selectbox(
        wording.say("I am responsible as"),
        list(names),
        # Whoever never said who they are is asked: else the first service's actions would be called theirs.
        index=list(names).index(named.id) if named else None,
        placeholder=wording.say("Choose"),
        format_func=lambda id_: names.get(id_, id_),
        key=key,
        on_change=to_address,
        width=480,
    )
    if chosen is None:
        return None
    remember(COOKIE, str(chosen), key="remember-owner")
    return owner_of(view.standing, str(chosen))


def _named(view: PlanView) -> Owner | None:
    """Return as whom the person looks at the page; None where nothing says it."""
    # A link that somebody was sent says whose actions it is about, whoever used this browser before.
    names = (st.query_params.get("owner"), st.context.cookies.get(COOKIE), sign_in.person_name())
    return next(filter(None, (owner_of(view.standing, name) for name in names)), None)


def name_of(owner: Owner) -> str:
    """Return what readers call an owner, and that nobody does the work there, where that is so."""
    return with_remark(owner.roles[0].name, owner.roles[0], session.wording())


def _duties(view: PlanView, owner: Owner) -> None:
    wording, own = session.wording(), duties(view.standing, owner)
    st.header(wording.say("Needs attention"), anchor=False)
    if own.asked:
        st.caption(
            wording.count(
                "{number} of your actions needs attention.", "{number} of your actions need attention.", len(own.asked)
            )
        )
    else:
        st.markdown(f"✓ {wording.say('Nothing is asked of you today.')}")
    stand = places.in_place(f"{view.id} {owner.id}", own)
    for action in stand.asked:
        mine_card.card(view, action)
    # With what was done here just now, for its card still stands among them: another title would fold them away.
    going = wording.count("{number} action under way", "{number} actions under way", len(stand.under_way))
    coming = wording.count("{number} action to come", "{number} actions to come", len(stand.to_come))
    # Where nothing is asked, what goes on and comes next is what somebody opens the page for.
    _folded(view, stand.under_way, going, unfolded=not stand.asked)
    _folded(view, stand.to_come, coming, unfolded=not stand.asked)
    closed = wording.count("{number} action closed", "{number} actions closed", len(own.closed))
    _folded(view, own.closed, closed, unfolded=False)


def _folded(view: PlanView, actions: Sequence[ActionStanding], heading: str, *, unfolded: bool) -> None:
    if actions:
        with st.expander(plain(heading), expanded=unfolded):
            for action in actions:
                mine_card.card(view, action)
