"""What does moving a card do? It reports the new status; the reason and the date are asked for where they count."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.consequences import consequences_of
from planner.app.desk.edits import prepare_on_sight
from planner.app.desk.vocabulary import NEEDS_REASON, ActionStatus, Actor, Batch, Change, Consequences, Slip, Store
from planner.app.web import dialogs, saving, session
from planner.app.web.components.board import Move
from planner.app.web.drafts import Draft, Typed
from planner.app.web.plan_edits import breaks, preview
from planner.app.web.user_text import plain
from planner.wording.moved_dates import slip_sentence
from planner.wording.report_readings import understood_sentence
from planner.wording.status_reasons import reason_title
from planner.wording.undo import SOMETHING_TAKEN_BACK, UNDO

_ASKING = "board asks for a reason"
_JUST_MOVED = "board moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reported:
    """What a move did."""

    plan: str
    action: str
    batch: Batch
    slip: Slip
    consequences: Consequences
    understood: Mapping[str, object]
    """What the report was understood to say besides what the person did."""


def moved(view: PlanView, move: Move) -> None:
    """Report the status of the column into which a card was put; what needs a reason is asked about first."""
    if move.to in NEEDS_REASON:
        st.session_state[_ASKING] = (view.id, move)
        saving.forget_problems(_where_reason(move.id))
    else:
        # Against the status that the card left before their eyes: others may have moved it since the board was drawn.
        _report(view, move.id, [view.stored.change(move.id, "status", move.to, seen=move.seen)])


def _where(action: str) -> str:
    return f"board-{action}"


def _where_reason(action: str) -> str:
    return f"board-reason-{action}"


def _report(
    view: PlanView,
    action: str,
    changes: Sequence[Change],
    *,
    where: str = "",
    after: Callable[[object], None] | None = None,
) -> bool:
    today = session.today()

    def report(store: Store, by: Actor) -> _Reported | None:
        # In two steps where one call would do: the change that is pending knows which dates it moves.
        pending = prepare_on_sight(store, view.id, changes, by=by, today=today)
        batch = desk.carry_out(store, pending, by=by)
        understood = pending.understood.get(action, {})
        if batch is None:
            return None
        return _Reported(
            plan=view.id,
            action=action,
            batch=batch,
            slip=pending.slip,
            consequences=consequences_of(pending, view.case, view.baseline),
            understood=understood,
        )

    def reported(result: object) -> None:
        if after is not None:
            after(result)
        _remember(result)

    return saving.save(report, where=where or _where(action), what=_title(view, action), after=reported)


def _remember(result: object) -> None:
    if isinstance(result, _Reported):
        st.session_state[_JUST_MOVED] = result


def _title(view: PlanView, action: str) -> str:
    return view.standing.action_by_id[action].title if action in view.standing.action_by_id else action


def ask_for_reason(view: PlanView) -> None:
    """Ask why an action is blocked or dropped, if a card was just put into such a column."""
    plan, move = st.session_state.get(_ASKING, ("", None))
    if plan != view.id or move is None:
        return
    title = reason_title(move.to, session.wording())
    dialogs.show(title, lambda: _reason(view, move), dismissed=_forget_question, plan=view.id)


def _forget_question() -> None:
    st.session_state.pop(_ASKING, None)


def _reason(view: PlanView, move: Move) -> None:
    wording = session.wording()
    draft = Draft(f"board-reason-{view.id}-{move.id}")
    st.write(plain(_title(view, move.id)))
    st.text_area(wording.say("Reason, in a sentence"), max_chars=2000, **draft.field("text", ""))
    label = wording.say("Report as “{status}”", status=move.to)
    st.button(label, type="primary", key=f"board-report-{move.id}", on_click=_give_reason, args=(view, move, draft))
    preview(view, _with_reason(view, move, draft), _where_reason(move.id))
    draft.note()
    if _ASKING not in st.session_state:
        # The framework redraws a dialog by itself after a click in it; only a run of the page closes it.
        st.rerun()


def _with_reason(view: PlanView, move: Move, draft: Draft) -> tuple[Change, Change]:
    """Return one change of both: the status is refused without its reason, and one undo takes back the two."""
    return (
        view.stored.change(move.id, "status", move.to, seen=move.seen),
        view.stored.change(move.id, "reason", str(draft.value("text")).strip() or None),
    )


def _give_reason(view: PlanView, move: Move, draft: Draft) -> None:
    changes = _with_reason(view, move, draft)
    saved = _report(view, move.id, changes, where=_where_reason(move.id), after=draft.saved)
    if saved or saving.in_dispute():
        _forget_question()


def aftermath(view: PlanView) -> None:
    """Say what the last move did: the date that it gave, to correct, the dates that it moves, the way back."""
    done = st.session_state.get(_JUST_MOVED)
    # Of every action: a move that was refused leaves no card of its own, its card is back where it was.
    for id_ in view.standing.action_by_id:
        saving.problems(_where(id_))
    if not isinstance(done, _Reported) or done.plan != view.id or done.action not in view.standing.action_by_id:
        return
    wording = session.wording()
    action = view.standing.action_by_id[done.action]
    with st.container(border=True, key=f"moved-{view.id}"):
        st.markdown(plain(wording.say("“{action}” is now: {status}.", action=action.title, status=action.status)))
        for sentence in (understood_sentence(done.understood, wording), slip_sentence(done.slip, wording, view.names)):
            st.caption(plain(sentence))
        breaks(view, done.consequences)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _offered_day(view, action)
            key = f"board-undo-{done.batch.id}"
            st.button(wording.say(UNDO), icon=":material/undo:", key=key, on_click=_undo, args=(done,))
            st.button(wording.say("Close"), key=f"board-fine-{done.batch.id}", on_click=_forget_move)


def _offered_day(view: PlanView, action: ActionStanding) -> None:
    """Offer the day that the report gave: it is today until somebody knows better."""
    say = session.wording().say
    match action.status:
        case ActionStatus.UNDER_WAY:
            _day(view, action.id, "started", say("Started on"), action.progress.started)
        case ActionStatus.DONE:
            _day(view, action.id, "finished", say("Finished on"), action.progress.finished)


def _day(view: PlanView, action: str, field: str, label: str, reported: date | None) -> None:
    def corrected(typed: Typed) -> bool:
        day = typed.value
        if not isinstance(day, date):
            # An emptied field: work that has begun began on some day, so the reported one stays.
            return True
        return _report(view, action, [view.stored.change(action, field, day, seen=typed.seen)], after=typed.after)

    st.date_input(
        label,
        value=None,
        max_value=session.today(),
        format=session.wording().figures.date_mask,
        width=200,
        **Draft(f"board-day-{view.id}-{action}").at_once(field, reported, corrected),
    )


def _undo(done: _Reported) -> None:
    saved = saving.save(
        lambda store, by: desk.undo(store, done.batch.id, by=by),
        where=_where(done.action),
        done=session.wording().say(SOMETHING_TAKEN_BACK),
    )
    if saved:
        _forget_move()


def _forget_move() -> None:
    st.session_state.pop(_JUST_MOVED, None)
