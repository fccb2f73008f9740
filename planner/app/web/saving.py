"""How does what a person does reach the store, and how do they hear what came of it?

``save`` may be called in the callback of a widget or in the body of a page. It shows nothing itself:
a success becomes a toast, a refusal sentences beside the form (``problems``), and what somebody
else changed meanwhile a dialog; the page's head shows toasts and dialog in the next run.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from planner.app.living import Clash, clashes
from planner.app.living.deciding import Place, UseCase, do_again, place_of
from planner.app.web import session
from planner.app.web.user_text import plain, user_text
from planner.problem import Problem, ProblemsFoundError, first_problems
from planner.store import Actor, Batch, Conflict, ConflictError, Store

_TOASTS = "toasts to show"
_REFUSED = "refused"
_DISPUTED = "disputed"
_LAST = "last batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Disputed:
    """What clashed, and how to do it again."""

    use_case: UseCase
    conflicts: tuple[Conflict, ...]
    done: str
    where: str
    what: str
    after: Callable[[object], None] | None
    confidential: bool


def save(  # noqa: PLR0913 - what a form says of what it does
    use_case: UseCase,
    *,
    where: str,
    done: str = "",
    what: str = "",
    after: Callable[[object], None] | None = None,
    confidential: bool = False,
) -> bool:
    """Do one thing in the store, and say whether it was done.

    Args:
        use_case: gets the store and who acts; it writes once.
        where: names the form, such as ``answer-6.2``, beside which ``problems`` shows a refusal.
        done: what a toast says afterwards; empty for what shows by itself.
        what: what readers call the thing itself, for the dialog about a conflict, where an id would say little.
        after: told what the use case returned, also when it was done only after a conflict.
        confidential: the person edits something confidential, so a conflict about it shows both texts.
    """
    st.session_state.setdefault(_REFUSED, {}).pop(where, None)
    try:
        result = use_case(session.store(), session.actor())
    except ConflictError as clash:
        st.session_state[_DISPUTED] = _Disputed(
            use_case=use_case,
            conflicts=clash.conflicts,
            done=done,
            where=where,
            what=what,
            after=after,
            confidential=confidential,
        )
        return False
    except ProblemsFoundError as found:
        st.session_state[_REFUSED][where] = tuple(found.problems)
        return False
    _note(result, done, after)
    return True


def _note(result: object, done: str, after: Callable[[object], None] | None) -> None:
    batch = result if isinstance(result, Batch) else getattr(result, "batch", None)
    if isinstance(batch, Batch) and batch.changed:
        st.session_state[_LAST] = batch.id
    if done:
        toast(done)
    if after is not None:
        after(result)


def last_batch() -> str | None:
    """Return the id of the last thing that this person did in this session, for “undo”."""
    batch = st.session_state.get(_LAST)
    return str(batch) if batch else None


def toast(text: str) -> None:
    """Let the page's head say something in passing; the text is Markdown, so people's words go through ``plain``."""
    st.session_state.setdefault(_TOASTS, []).append(text)


def fresh(key: str, stored: str) -> None:
    """Let a field that is kept at once show what is stored; text that was refused stays as it was typed."""
    kept = f"{key} as stored"
    if key not in st.session_state or st.session_state.get(kept) != stored:
        st.session_state[key] = stored
        st.session_state[kept] = stored


def refuse(where: str, *found: Problem) -> None:
    """Let a form say what is wrong with what was typed, before anything goes to the store."""
    st.session_state.setdefault(_REFUSED, {})[where] = found


def forget_problems(where: str) -> None:
    """Take back what was said beside a form, as when it is opened anew."""
    st.session_state.get(_REFUSED, {}).pop(where, None)


def problems(where: str) -> None:
    """Show why what was done at this form was refused, if it was."""
    show_problems(st.session_state.get(_REFUSED, {}).get(where, ()))


def show_problems(found: Iterable[Problem]) -> None:
    """Say what is wrong and how to mend it, one after the other, with the line where there is one."""
    wording = session.wording()
    sentences = []
    told, more = first_problems(found)
    for problem in told:
        what, fix = (wording.say(sentence, **problem.values) for sentence in (problem.what, problem.fix))
        line = wording.say("Line {number}: ", number=problem.place.line) if problem.place.line is not None else ""
        sentences.append(f"{plain(line + what)}  \n{plain(fix)}")
    if more:
        sentences.append(plain(wording.count("and {number} more problem", "and {number} more problems", more)))
    if sentences:
        st.error("\n\n".join(sentences), icon=":material/error:")


def in_dispute() -> bool:
    """Say whether a conflict waits to be decided: its dialog then stands before every other."""
    return st.session_state.get(_DISPUTED) is not None


def show_toasts() -> None:
    """Say in passing what was done; a part of a page that is drawn by itself does this."""
    for text in st.session_state.pop(_TOASTS, []):
        st.toast(text, icon=":material/check:")


def show_outcome() -> None:
    """Show the toasts, and the dialog about a conflict; the page's head does this in every run."""
    show_toasts()
    disputed = st.session_state.get(_DISPUTED)
    if disputed is not None:
        st.dialog(session.wording().say("Somebody else changed this meanwhile"), width="medium", dismissible=False)(
            _decide
        )(disputed)


def _decide(disputed: _Disputed) -> None:
    """Show both values of every field in dispute, and let the person choose."""
    wording = session.wording()
    st.write(wording.say("Nothing was saved yet. Choose what stays; your text is kept until you have chosen."))
    shown = clashes(session.store(), disputed.conflicts, wording=wording, confidential=disputed.confidential)
    mine = [
        place_of(conflict)
        for conflict, clash in zip(disputed.conflicts, shown, strict=True)
        if _choice(clash, "-".join(map(str, place_of(conflict))), disputed.what)
    ]
    if st.button(wording.say("Save my choice"), type="primary", key="dispute-settle"):
        _settle(disputed, mine)
        st.rerun()


def _choice(clash: Clash, key: str, what: str) -> bool:
    """Show one field in dispute; True when the person's own value is to stay."""
    wording = session.wording()
    with st.container(border=True):
        st.markdown(f"**{plain(clash.field)}** – {plain(what or clash.what)}")
        mine, theirs = st.columns(2)
        with mine:
            st.caption(wording.say("You"))
            user_text(clash.mine)
        with theirs:
            st.caption(plain(f"{clash.who}, {moment(clash.when)}" if clash.when else clash.who))
            user_text(wording.say("(removed)") if clash.gone else clash.theirs)
        if clash.gone:
            st.write(wording.say("It was removed; copy your text if you still need it."))
            return False
        names = {"theirs": wording.say("Take theirs"), "mine": wording.say("Keep mine")}
        chosen = st.radio(
            wording.say("What stays?"),
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            horizontal=True,
            key=f"dispute-{key}",
            label_visibility="collapsed",
        )
        return chosen == "mine"


def moment(when: datetime) -> str:
    """Return a moment as the reader writes it, in the server's time zone: 4 January 2027, 14:05."""
    there = when.astimezone()
    return f"{session.wording().date(there.date())}, {there:%H:%M}"


def _settle(disputed: _Disputed, mine: list[Place]) -> None:
    del st.session_state[_DISPUTED]

    def again(store: Store, by: Actor) -> object:
        return do_again(store, disputed.use_case, disputed.conflicts, mine, by=by)

    save(
        again,
        where=disputed.where,
        done=disputed.done,
        what=disputed.what,
        after=disputed.after,
        confidential=disputed.confidential,
    )
