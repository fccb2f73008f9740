"""Which dialog stands before the page? At most one in a run, and a conflict before everything else.

The framework opens one dialog in a run of the script and refuses a second one with an error that
takes the page down. So all of them are opened here. A run of the whole page begins with ``outcome``,
and so does a part of it that is drawn by itself and in which something is saved.
"""

from collections.abc import Callable
from functools import wraps

import streamlit as st
from streamlit.elements.lib.dialog import DialogWidth
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.app.desk import Clash, clashes
from planner.app.desk.vocabulary import place_of
from planner.app.web import drafts, saving, session, sign_in
from planner.app.web.refusal import show_problems
from planner.app.web.saving import Disputed, moment
from planner.app.web.user_text import plain, user_text
from planner.problem import ProblemsFoundError


def show(
    title: str,
    content: Callable[[], None],
    *,
    width: DialogWidth = "small",
    dismissed: Callable[[], None],
    plan: str = "",
) -> None:
    """Open a dialog, unless a conflict is to be decided first or another one stands before the page in this run.

    Args:
        title: what stands above it, as the wording says it; people's words go through ``plain``.
        content: shows what is in it, and is called again by itself when something in it is touched.
        width: as the framework takes it.
        dismissed: called when the person closes it, so that it stays closed.
        plan: the plan that it is about; when that is gone, the page below is drawn anew without the dialog.
    """
    if saving.in_dispute() or _stands():
        return

    # The framework knows a part of a page by the name of its function: without it all dialogs would be the same.
    @wraps(content)
    def guarded() -> None:
        # What the dialog was opened upon may be gone since, and a callback may have met a conflict.
        if saving.in_dispute() or (plan and session.overtaken(plan)):
            st.rerun()
        try:
            content()
        except ProblemsFoundError as found:
            show_problems(found.problems)
        if saving.in_dispute():
            st.rerun()

    def left() -> None:
        drafts.leave(title)
        dismissed()

    st.dialog(title, width=width, on_dismiss=left)(drafts.in_dialog(guarded))()


def _stands() -> bool:
    """Say whether a dialog was opened in this run: the framework notes it, and begins anew with every run."""
    run = get_script_run_ctx()
    return run is not None and run.has_dialog_opened


def outcome() -> Disputed | None:
    """Say in passing what was done, and ask about a conflict where there is one; return what is asked about."""
    saving.show_toasts()
    disputed = saving.disputed()
    if disputed is not None and not _stands():
        say, own = session.wording().say, {conflict.who for conflict in disputed.conflicts} == {_reader()}
        # Two windows of one person are two people to the store, and nobody else is to be suspected.
        title = say("You changed this in another window meanwhile" if own else "Somebody else changed this meanwhile")
        st.dialog(title, width="medium", dismissible=False)(_decide)(disputed)
    return disputed


def _decide(disputed: Disputed) -> None:
    """Show both values of every field in dispute, and let the person choose."""
    wording = session.wording()
    st.write(wording.say("Nothing was saved yet. Choose what stays; your text is kept until you have chosen."))
    shown = clashes(session.store(), disputed.conflicts, wording=wording, confidential=disputed.confidential)
    mine = []
    for conflict, clash in zip(disputed.conflicts, shown, strict=True):
        place = place_of(conflict)
        key = "-".join(map(str, (disputed.attempt, *place)))
        if _choice(clash, key, disputed.what, own=conflict.who == _reader()):
            mine.append(place)
    if st.button(wording.say("Save my choice"), type="primary", key="dispute-settle"):
        saving.settle(disputed, mine)
        st.rerun()


def _reader() -> str | None:
    """Return the id of who looks at the page, which conflicts know them by; None before their first change."""
    person = sign_in.person()
    return person.id if person else None


def _choice(clash: Clash, key: str, what: str, *, own: bool) -> bool:
    """Show one field in dispute, perhaps with one's ``own`` other window; True when the value typed here is to stay."""
    wording = session.wording()
    with st.container(border=True):
        st.markdown(f"**{plain(clash.field)}** – {plain(what or clash.what)}")
        mine, theirs = st.columns(2)
        with mine:
            st.caption(wording.say("In this window") if own else wording.say("You"))
            user_text(clash.mine)
        with theirs:
            st.caption(plain(f"{clash.who}, {moment(clash.when)}" if clash.when else clash.who))
            user_text(wording.say("(removed)") if clash.gone else clash.theirs)
        if clash.gone:
            st.write(wording.say("It was removed; copy your text if you still need it."))
            return False
        names = {
            "theirs": wording.say("Keep what is saved") if own else wording.say("Take theirs"),
            "mine": wording.say("Keep what is typed here") if own else wording.say("Keep mine"),
        }
        chosen = st.radio(
            wording.say("What stays?"),
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            horizontal=True,
            key=f"dispute-{key}",
            label_visibility="collapsed",
        )
        return chosen == "mine"
