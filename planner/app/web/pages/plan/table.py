"""The actions as a table that is edited in place: what is typed is saved at once.

The grid addresses what was typed by the row's position. So the rows that were shown stay in the
session, with the plan as it stood then: positions are read against these rows, and the value that a
person saw goes with the one that they typed. Rows neither move nor leave under an edit: their order
is made anew only when filters change, or actions come and go.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # its types are a package of their own
import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import (
    FIELD_BY_NAME,
    NEEDS_REASON,
    ONGOING,
    Change,
    Field,
    Kind,
    StoredPlan,
    Surface,
    fields_on,
)
from planner.app.web import drafts, saving, session
from planner.app.web.field_form import in_widget
from planner.app.web.pages.plan import edit
from planner.app.web.pages.plan.cells import Cells, differs
from planner.app.web.plan_dialogs import REASON, open_action, open_dialog
from planner.app.web.plan_edits import save_edits

_ROW = 35
"""Pixels, as the framework draws a row of its grid."""
_MOST_ROWS = 16
_WIDTHS = {"title": 290, "owner": 150, "status": 100, "own_deadline": 110, "effort": 72}
"""Pixels of the columns, from left to right; a field of the list that is not named here comes behind them."""
_WIDTH = 120


def columns() -> tuple[Field, ...]:
    """Return the fields that are edited in the table, in the order of their columns."""
    order = list(_WIDTHS)
    return tuple(sorted(fields_on(Surface.LIST), key=lambda field: (*order, field.name).index(field.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """The table as a person sees it."""

    stored: StoredPlan
    signature: tuple[str, ...]
    ids: tuple[str, ...]
    rows: Mapping[str, Mapping[str, object]]
    """What stands in the cells, by the ids of actions and the names of fields."""
    cells: Cells
    generation: int


def _place(plan: str) -> str:
    return f"plan-table-shown-{plan}"


def table(view: PlanView, actions: Sequence[ActionStanding], *, signature: tuple[str, ...]) -> None:
    """Show actions as a table; ``signature`` says which actions are wanted, see the module's first lines."""
    wording = session.wording()
    saving.problems(f"plan-table-{view.id}")
    shown = _frozen(view, actions, (*signature, wording.language))
    st.session_state[_place(view.id)] = shown
    if not shown.ids:
        st.info(wording.say("No action is like that. Take away a filter to see more."))
        return
    st.caption(_count(view, len(shown.ids)))
    frame = pd.DataFrame([shown.rows[id_] for id_ in shown.ids], index=list(shown.ids))
    st.data_editor(
        frame,
        key=_key(view.id, shown.generation),
        on_change=_edited,
        args=(view.id,),
        height=_ROW * (min(len(frame), _MOST_ROWS) + 1) + 3,
        num_rows="fixed",
        disabled=["due", "marks"],
        column_config=_column_config(view.id, shown),
        placeholder="",
        alt=wording.say("Table of actions that can be edited; the cards hold the same"),
    )


def _key(plan: str, generation: int) -> str:
    return f"plan-table-{plan}-{generation}"


def _count(view: PlanView, shown: int) -> str:
    """Say how many actions the table shows; with all of them, how many of these were dropped and count nowhere else."""
    wording, all_ = session.wording(), len(view.standing.actions)
    if shown != all_:
        return wording.count("{number} of {all} actions", "{number} of {all} actions", shown, all=all_)
    dropped = all_ - len(view.standing.undertaken)
    counted = wording.count("{number} action", "{number} actions", all_ - dropped)
    if not dropped:
        return counted
    return f"{counted} · {wording.count('{number} dropped', '{number} dropped', dropped)}"


def _frozen(view: PlanView, actions: Sequence[ActionStanding], signature: tuple[str, ...]) -> _Shown:
    """Return the table with what stands in its cells now, and with the rows that it had as long as the same are wanted.

    A deadline or an owner may be what the filter asks for: a row that left as soon as its cell was
    edited would let the next keystroke land in another action.
    """
    known, before = view.standing.action_by_id, st.session_state.get(_place(view.id))
    stays = (
        isinstance(before, _Shown)
        and before.signature == signature
        and known.keys() == before.stored.plan.action_by_id.keys()
    )
    ids, generation = tuple(action.id for action in actions), 0
    if isinstance(before, _Shown):
        ids, generation = (before.ids, before.generation) if stays else (ids, before.generation + 1)
    cells = Cells.of(view)
    shown = _Shown(
        stored=view.stored,
        signature=signature,
        ids=ids,
        rows={id_: _row(known[id_], cells) for id_ in ids},
        cells=cells,
        generation=generation,
    )
    # The grid goes on showing what was typed and did not reach the store, because it was refused or
    # somebody else came first; only a new grid shows what holds.
    return replace(shown, generation=generation + 1) if stays and _typed(view.id, shown) else shown


def _row(action: ActionStanding, cells: Cells) -> Mapping[str, object]:
    say = session.wording().say
    row: dict[str, object] = {"open": say("Open")}
    for field in columns():
        if field.kind is Kind.DEADLINE:
            # Beside what people set, of which most actions have nothing: by this day it is due, and by it one sorts.
            row["due"] = action.due
        row[field.name] = cells.value(action, field)
    # What was adopted without a deadline has none either, and nobody set that.
    without = [say(ONGOING)] if action.due is None and action.own_deadline is None else []
    return {**row, "marks": " ".join([*without, *marks(action)])}


def marks(action: ActionStanding) -> Iterable[str]:
    """Give what is to be known of an action at a glance, each with a sign and a word."""
    wording = session.wording()
    if action.is_quick_win:
        yield f"★ {wording.say('Quick win')}"
    elif action.quick_win.seen_by_staff and action.expected:
        yield f"☆ {wording.say('Early, for staff')}"
    if action.attention:
        # The gravest first: it stands for the others, which the action itself tells.
        yield f"⚠ {wording.label(action.attention[0].concern)}"


def _column_config(plan: str, shown: _Shown) -> Mapping[str, Any]:
    say, config = session.wording().say, st.column_config
    return {
        "_index": config.TextColumn(say("No."), width=72, pinned=True, disabled=True),
        "open": config.ButtonColumn(
            say("Open"),
            width=70,
            type="tertiary",
            key=f"plan-table-open-{plan}",
            on_click=_opened,
            args=(plan,),
        ),
        "due": config.DateColumn(say("Due"), width=90, format=session.wording().figures.date_mask),
        **{field.name: shown.cells.column(field, _WIDTHS.get(field.name, _WIDTH)) for field in columns()},
        "marks": config.TextColumn(say("To note"), width=166),
    }


def _opened(plan: str) -> None:
    click = st.session_state.get(f"plan-table-open-{plan}")
    shown = st.session_state.get(_place(plan))
    # The click may come from a grid with more rows, which other filters replaced meanwhile.
    if click is not None and isinstance(shown, _Shown) and click["row"] < len(shown.ids):
        open_action(shown.ids[click["row"]])


def _edited(plan: str) -> None:
    """Save what was typed since the table was shown; called again without anything new, it does nothing."""
    shown = st.session_state.get(_place(plan))
    if not isinstance(shown, _Shown):
        return
    typed = _typed(plan, shown)
    unexplained = [change for change in typed if change.field == "status" and change.new in NEEDS_REASON]
    if unexplained:
        open_dialog(REASON, action=unexplained[0].id, status=str(unexplained[0].new))
    # A deadline that is emptied may not have been there: then nothing changes.
    changes = tuple(change for change in typed if change not in unexplained and change.new != change.seen)
    texts = tuple(change for change in changes if change.field != "status")
    if changes and not save_edits(
        shown.stored, changes, where=f"plan-table-{plan}", after=partial(_saved, plan, texts)
    ):
        _keep(plan, texts)


def _keep(plan: str, typed: Iterable[Change]) -> None:
    """Keep what could not be saved: it stands in the form of its action until it is saved there or given up.

    Without the status, which no form holds: it is a choice, quickly made again.
    """
    for change in typed:
        field = FIELD_BY_NAME[change.field]
        new, seen = in_widget(field, change.new), in_widget(field, change.seen)
        drafts.keep(edit.place(plan, change.id), change.field, new, seen=seen)


def _saved(plan: str, typed: Iterable[Change], _result: object) -> None:
    """Forget what waited in the form for a conflict to be decided, once it is."""
    for change in typed:
        new = in_widget(FIELD_BY_NAME[change.field], change.new)
        drafts.forget(edit.place(plan, change.id), {change.field: new})


def _typed(plan: str, shown: _Shown) -> tuple[Change, ...]:
    """Return what was typed, or chosen in place of typing, and differs from what was shown."""
    # The framework's own account of the grid: rows by their position, each with the cells that were edited.
    rows = st.session_state.get(_key(plan, shown.generation), {}).get("edited_rows", {})
    typed = ((shown.ids[int(str(position))], *cell) for position, row in rows.items() for cell in row.items())
    return tuple(
        shown.stored.change(action, name, shown.cells.meant(FIELD_BY_NAME[name], value))
        for action, name, value in typed
        if name in FIELD_BY_NAME and differs(value, shown.rows[action][name])
    )
