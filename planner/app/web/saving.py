"""How does what a person does reach the store, and how do they hear what came of it?

``save`` may be called in the callback of a widget or in the body of a page. It shows nothing itself:
a success becomes a toast, a refusal sentences beside the form (``problems``), and what somebody
else changed meanwhile a dialog (``dialogs.outcome``), all of them in the next run.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

import streamlit as st

from planner.app.desk.conflicts import UseCase, do_again
from planner.app.desk.vocabulary import Batch, Conflict, ConflictError, Place, place_of
from planner.app.web import session, sign_in
from planner.app.web.clock import reader_time
from planner.app.web.refusal import show_problems
from planner.problem import Problem, ProblemsFoundError

_TOASTS = "toasts to show"
_REFUSED = "refused"
_UNSEEN = "refused and not shown yet"
_LEFT = "refused where nothing shows it"
_UNCHANGED = "sent without a change"
_DISPUTED = "disputed"
_MADE = "batches made"
_MOST_MADE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """What a person wants done and what clashed in it, with all that is needed to do it again."""

    use_case: UseCase
    where: str
    done: str
    what: str
    after: Callable[[object], None] | None
    confidential: bool
    conflicts: tuple[Conflict, ...] = ()
    """What is to be decided now."""
    earlier: tuple[Conflict, ...] = ()
    """What was decided before, when others changed something yet again meanwhile."""
    mine: frozenset[Place] = frozenset()
    """The fields among the earlier ones in which the person's own value is to stay."""
    # It stands in the keys of the dialog: asked again, a person chooses again, and no field remembers the last
    # choice.
    attempt: int = 1


def save(
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
        after: told what the use case returned, also when it was done only after a conflict, and when the
            person then left everything to the others, so that nothing was changed.
        confidential: the person edits something confidential, so a conflict about it shows both texts.
    """
    return _do(Disputed(use_case=use_case, where=where, done=done, what=what, after=after, confidential=confidential))


def _do(wanted: Disputed) -> bool:
    forget_problems(wanted.where)
    try:
        if wanted.earlier:
            result = do_again(session.store(), wanted.use_case, wanted.earlier, wanted.mine, by=sign_in.actor())
        else:
            result = wanted.use_case(session.store(), sign_in.actor())
    except ConflictError as clash:
        st.session_state[_DISPUTED] = replace(wanted, conflicts=clash.conflicts)
        return False
    except ProblemsFoundError as found:
        refuse(wanted.where, *found.problems)
        return False
    _note(result, wanted)
    return True


def _note(result: object, wanted: Disputed) -> None:
    # Some use cases return their batch, others what they did, with the batch in it.
    batch = result if isinstance(result, Batch) else getattr(result, "batch", None)
    changed = isinstance(batch, Batch) and batch.changed > 0
    if isinstance(batch, Batch) and changed:
        st.session_state[_MADE] = [*st.session_state.get(_MADE, ()), batch.id][-_MOST_MADE:]
    if wanted.earlier:
        say = session.wording().say
        toast(say("Your choice is saved.") if changed else say("Nothing of yours was saved: the others’ change stays."))
    elif wanted.done and _changes_nothing(result):
        nothing_to_save(wanted.where)
    elif wanted.done:
        toast(wanted.done)
    if wanted.after is not None:
        wanted.after(result)


def _changes_nothing(result: object) -> bool:
    """Say whether a use case tells of its batch that there is none, or nothing in it."""
    batch = getattr(result, "batch", result)
    return batch is None or (isinstance(batch, Batch) and not batch.changed)


def settle(disputed: Disputed, mine: Collection[Place]) -> None:
    """Do once more what clashed, with the person's own values in the fields of ``mine`` and those of others elsewhere.

    Where others changed the same fields yet again, that makes the next conflict; what was decided
    about other fields before still holds then.
    """
    # Taken out first: doing it once more may put the next conflict there.
    st.session_state.pop(_DISPUTED, None)
    now = {place_of(conflict): conflict for conflict in disputed.conflicts}
    before = {place_of(conflict): conflict for conflict in disputed.earlier}
    still_mine = {place for place in disputed.mine if place not in now}
    _do(
        replace(
            disputed,
            conflicts=(),
            earlier=tuple((before | now).values()),
            mine=frozenset((*still_mine, *mine)),
            attempt=disputed.attempt + 1,
        )
    )


def batches() -> tuple[str, ...]:
    """Return the ids of what this person did in this session, the last first, for “undo”."""
    return tuple(reversed(st.session_state.get(_MADE, ())))


def toast(text: str) -> None:
    """Let the page's head say something in passing; the text is Markdown, so people's words go through ``plain``."""
    st.session_state.setdefault(_TOASTS, []).append(text)


def fresh(key: str, stored: object) -> None:
    """Let a field that is kept at once show what is stored; text that was refused stays as it was typed."""
    last_stored = f"{key} as stored"
    if key not in st.session_state or st.session_state.get(last_stored) != stored:
        st.session_state[key] = stored
        st.session_state[last_stored] = stored


def refuse(where: str, *refusals: Problem) -> None:
    """Let a form say what is wrong with what was typed, before anything goes to the store."""
    st.session_state.setdefault(_REFUSED, {})[where] = refusals
    st.session_state.setdefault(_UNSEEN, {})[where] = refusals


def nothing_to_save(where: str) -> None:
    """Let a form say, until it is drawn once more, that nothing in it is changed; for its button, which never waits."""
    forget_problems(where)
    st.session_state[_UNCHANGED] = where


def forget_problems(where: str) -> None:
    """Take back what was said beside a form, as when it is opened anew."""
    st.session_state.get(_REFUSED, {}).pop(where, None)
    st.session_state.get(_UNSEEN, {}).pop(where, None)


def problems(where: str) -> None:
    """Show why what was done at this form was refused, if it was, or that there was nothing to do.

    Below the button: what comes above it would move it away while somebody presses it.
    """
    st.session_state.get(_UNSEEN, {}).pop(where, None)
    show_problems(st.session_state.get(_REFUSED, {}).get(where, ()))
    if st.session_state.get(_UNCHANGED) == where:
        del st.session_state[_UNCHANGED]
        st.info(session.wording().say("There is nothing to save yet."))


def unheard() -> bool:
    """Say whether something was refused at a form that is not on the page any more; the next run then says it.

    Call it at the end of a run of the whole page.
    """
    left = st.session_state.pop(_UNSEEN, None)
    if left:
        st.session_state[_LEFT] = left
        for where in left:
            st.session_state.get(_REFUSED, {}).pop(where, None)
    return bool(left)


def show_unheard() -> None:
    """Say what was refused at a form that is not on the page any more."""
    for refused in st.session_state.pop(_LEFT, {}).values():
        show_problems(refused)


def disputed() -> Disputed | None:
    """Return what waits to be decided, None when nothing does."""
    waiting = st.session_state.get(_DISPUTED)
    return waiting if isinstance(waiting, Disputed) else None


def in_dispute() -> bool:
    """Say whether a conflict waits to be decided: its dialog then stands before every other."""
    return disputed() is not None


def show_toasts() -> None:
    """Say in passing what was done; a part of a page that is drawn by itself does this."""
    for text in st.session_state.pop(_TOASTS, []):
        st.toast(text, icon=":material/check:")


def moment(when: datetime) -> str:
    """Return a moment as the reader writes it, by the reader's own clock: 4 January 2027, 14:05."""
    local = reader_time(when)
    return f"{session.wording().date(local.date())}, {local:%H:%M}"
