"""How do edits of actions reach the store, what would they do to the plan's dates, and what do people hear of it?"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from planner.app import desk
from planner.app.desk import Pending, PlanView
from planner.app.desk.consequences import consequences_of
from planner.app.desk.edits import prepare_on_sight
from planner.app.desk.value_words import ValueWords, value_text
from planner.app.desk.vocabulary import (
    ActionStatus,
    Actor,
    Batch,
    Change,
    Consequences,
    Edit,
    Slip,
    Store,
    StoredPlan,
    releases,
)
from planner.app.web import saving, session
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError
from planner.wording.consequences import effects_in_words
from planner.wording.field_names import field_name
from planner.wording.moved_dates import move_sentence, released_sentence, slip_sentence
from planner.wording.report_readings import understood_sentence

_MOST_ACTIONS = 3
"""Actions that a toast names; of more it says how many."""
_MOST_MOVES = 12
_MOVED = "dates moved"
_UNWRITTEN = "–"
"""Stands for a reason that nobody has typed yet, while one looks at what comes of it."""


def save_edits(
    stored: StoredPlan,
    edits: Iterable[Edit],
    *,
    where: str,
    done: str | None = None,
    after: Callable[[object], None] | None = None,
) -> bool:
    """Make edits of actions as one change; ``stored`` is the plan as the person saw it.

    ``done`` is said afterwards instead of what changed; see :func:`planner.app.web.saving.save`. Without any edit
    the form says so.
    """
    today, wanted = session.today(), tuple(edits)
    if not wanted:
        saving.nothing_to_save(where)
        return False

    def use_case(store: Store, by: Actor) -> object:
        # In two steps where one call would do: the change that is pending knows what the reports in it say besides.
        change = prepare_on_sight(store, stored.id, wanted, by=by, today=today)
        batch = desk.carry_out(store, change, by=by)
        return _Saved(batch=batch, understood=change.understood, slip=change.slip)

    def told(result: object) -> None:
        if isinstance(result, _Saved) and result.batch and result.batch.changed:
            for sentence in understood_sentences(result.understood):
                saving.toast(sentence)
            _note_moves(result.slip, actions, stored, where)
        if after is not None:
            after(result)

    actions = dict.fromkeys(edit.id for edit in wanted if isinstance(edit, Change))
    what = ", ".join(f"{action} {stored.plan.action_by_id[action].title}" for action in list(actions)[:_MOST_ACTIONS])
    toast = changes_sentence(stored, wanted) if done is None else done
    return saving.save(use_case, where=where, done=toast, what=what, after=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saved:
    """What edits did, and what reports among them were understood to say."""

    batch: Batch | None
    understood: Mapping[str, Mapping[str, object]]
    slip: Slip


def _note_moves(slip: Slip, edited: Collection[str], stored: StoredPlan, where: str) -> None:
    """Let people hear that what they said of some actions moves the dates of others."""
    st.session_state.pop(_MOVED, None)
    if slip.of_others(edited):
        names = {action.id: f"{action.id} {action.title}" for action in stored.plan.actions}
        sentence = plain(slip_sentence(slip, session.wording(), names))
        saving.toast(sentence)
        st.session_state[_MOVED] = (where, sentence)


def moved(where: str) -> None:
    """Show beside a form which dates of others the last thing saved there moves."""
    place, sentence = st.session_state.get(_MOVED, ("", ""))
    if place == where:
        st.caption(sentence)


def understood_sentences(understood: Mapping[str, Mapping[str, object]]) -> Iterable[str]:
    """Say what reports were understood to say besides what people named, as Markdown; each thing once."""
    wording = session.wording()
    by_sentence: dict[str, list[str]] = {}
    for action, fields in understood.items():
        by_sentence.setdefault(understood_sentence(fields, wording), []).append(action)
    by_sentence.pop("", None)
    for sentence, actions in by_sentence.items():
        named = ", ".join(actions[:_MOST_ACTIONS]) + (" …" if len(actions) > _MOST_ACTIONS else "")
        yield plain(f"{named} – {sentence}")


def changes_sentence(stored: StoredPlan, edits: Iterable[Edit]) -> str:
    """Say what edits change: “F06-03 – Status: Under way”; of many actions, only how many."""
    wording = session.wording()
    words = ValueWords.of(stored.plan, wording, desk.names_of_people(session.store()))
    by_action: dict[str, list[str]] = {}
    for edit in edits:
        if isinstance(edit, Change):
            value = value_text(edit.entity, edit.field, edit.new, words)
            line = wording.labelled(field_name(edit.field, wording), value)
            by_action.setdefault(edit.id, []).append(line)
    if len(by_action) > _MOST_ACTIONS:
        return wording.count("{number} action changed.", "{number} actions changed.", len(by_action))
    changed = " · ".join(f"{action} – {wording.series(lines)}" for action, lines in by_action.items())
    dropped = [edit.id for edit in edits if isinstance(edit, Change) and edit.new == ActionStatus.DROPPED]
    freed = releases(stored.plan, stored.progress, dropped)
    return plain(". ".join((changed, *(released_sentence(release, wording) for release in freed))))


def preview(view: PlanView, edits: Sequence[Edit], where: str) -> None:
    """Say below the button of a form what its edits would do to the dates of the plan, or why they cannot be made.

    ``where`` names the form, as in :func:`save_edits`; what was refused there is said too, and nothing twice.
    """
    pending = None
    if edits:
        written = tuple(map(_with_reason, edits))
        try:
            # Nobody acts yet, so nobody needs a row in the store: who looks only leaves no trace there.
            until_done, today = desk.until_done(session.store(), view.stored, written), session.today()
            pending = desk.prepare(view.stored, written, by=Actor("-"), today=today, until_done=until_done)
        except ProblemsFoundError as refused:
            saving.forget_problems(where)
            show_problems(refused.problems)
    saving.problems(where)
    if pending is not None:
        effect(view, pending)


def _with_reason(edit: Edit) -> Edit:
    """Return an edit with a reason where it is still to be typed: dates do not depend on its words."""
    if isinstance(edit, Change) and edit.field == "reason" and edit.new is None:
        return replace(edit, new=_UNWRITTEN)
    return edit


def effect(view: PlanView, pending: Pending) -> None:
    """Say which dates a change would move, the whole in a sentence and each move below it."""
    wording = session.wording()
    if not pending:
        st.caption(wording.say("Nothing is changed yet."))
        return
    slip = pending.slip
    st.info(effect_sentences(view, slip), icon=":material/event_upcoming:")
    breaks(view, consequences_of(pending, view.case, view.baseline))
    for sentence in understood_sentences(pending.understood):
        st.caption(sentence)
    if slip.moves:
        with st.expander(wording.say("Every date that moves")):
            for move in slip.moves[:_MOST_MOVES]:
                st.markdown(f"- {plain(move_sentence(move, wording, view.names))}")
            more = len(slip.moves) - _MOST_MOVES
            if more > 0:
                st.caption(wording.count("and {number} more", "and {number} more", more))


def breaks(view: PlanView, found: Consequences) -> None:
    """Say what a change breaks and what it saves, the most serious first; nothing where it does neither."""
    effects = effects_in_words(found, session.wording(), view.names, view.plan.service_names)
    if effects.breaks:
        st.warning(_listed(effects.breaks), icon=":material/priority_high:")
    if effects.saves:
        st.success(_listed(effects.saves), icon=":material/check:")


def _listed(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {plain(sentence)}" for sentence in sentences)


def effect_sentences(view: PlanView, slip: Slip) -> str:
    """Say which dates move as a whole, and what no longer waits for what is dropped, as Markdown."""
    wording = session.wording()
    freed = (released_sentence(release, wording) for release in slip.released)
    return plain(" ".join((slip_sentence(slip, wording, view.names), *freed)))
