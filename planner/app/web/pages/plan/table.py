"""The actions as a table that is edited in place: what is typed is saved at once.

The grid addresses what was typed by the row's position. So the rows that were shown stay in the
session, with the plan as it stood then: positions are read against these rows, and the value that a
person saw goes with the one that they typed. Rows neither move nor leave under an edit: their order
is made anew only when filters change, or actions come and go.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # its types are a package of their own
import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import (
    FIELD_BY_NAME,
    NEEDS_REASON,
    TITLE_LENGTH,
    ActionStatus,
    Change,
    Field,
    Kind,
    StoredPlan,
    Surface,
    fields_on,
)
from planner.app.web import drafts, saving, session
from planner.app.web.pages.plan import edit as plan_edit
from planner.app.web.pages.plan.open_action import REASON, open_action, open_dialog
from planner.app.web.pages.plan.saving import role_names, save_edits
from planner.wording import Wording

_ROW = 35
_MOST_ROWS = 16
_WIDTHS = {"title": 310, "accountable": 170, "status": 100, "own_deadline": 100, "effort": 72}
"""Pixels of the columns, from left to right; a field of the list that is not named here comes behind them."""
_WIDTH = 120


def edited_here() -> tuple[Field, ...]:
    """Return the fields that are edited in the list, in the order of their columns."""
    order = list(_WIDTHS)
    return tuple(
        sorted(
            fields_on(Surface.LIST), key=lambda field: order.index(field.name) if field.name in order else len(order)
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """The table as a person sees it."""

    stored: StoredPlan
    signature: tuple[str, ...]
    ids: tuple[str, ...]
    cells: Mapping[str, Mapping[str, object]]
    roles: Mapping[str, str]
    """Ids of roles by what the table calls them."""
    statuses: Mapping[str, ActionStatus]
    generation: int


def _place(plan: str) -> str:
    return f"plan-table-shown-{plan}"


def table(view: PlanView, found: Sequence[ActionStanding], *, signature: tuple[str, ...]) -> None:
    """Show actions as a table; ``signature`` says which ones are wanted, see the module's first lines."""
    wording = session.wording()
    saving.problems(f"plan-table-{view.id}")
    shown = _frozen(view, found, signature, wording)
    st.session_state[_place(view.id)] = shown
    if not shown.ids:
        st.info(wording.say("No action is like that. Take away a filter to see more."))
        return
    st.caption(_count(len(shown.ids), len(view.standing.actions), wording))
    frame = pd.DataFrame([shown.cells[one] for one in shown.ids], index=list(shown.ids))
    st.data_editor(
        frame,
        key=_key(view.id, shown.generation),
        on_change=_edited,
        args=(view.id,),
        height=_ROW * (min(len(frame), _MOST_ROWS) + 1) + 3,
        num_rows="fixed",
        disabled=["marks"],
        column_config=_columns(view.id, shown, wording),
        placeholder="",
        alt=wording.say("Table of actions that can be edited; the list holds the same"),
    )


def _key(plan: str, generation: int) -> str:
    return f"plan-table-{plan}-{generation}"


def _count(shown: int, all_: int, wording: Wording) -> str:
    if shown == all_:
        return wording.count("{number} action", "{number} actions", all_)
    return wording.count("{number} of {all} actions", "{number} of {all} actions", shown, all=all_)


def _frozen(view: PlanView, found: Sequence[ActionStanding], signature: tuple[str, ...], wording: Wording) -> _Shown:
    last = st.session_state.get(_place(view.id))
    before = last if isinstance(last, _Shown) else None
    known = view.standing.action_by_id
    said = (*signature, wording.language)
    ids, generation = tuple(one.id for one in found), before.generation + 1 if before else 0
    kept = before and before.signature == said and known.keys() == before.stored.plan.action_by_id.keys()
    if before and kept:
        ids, generation = before.ids, before.generation
    roles = _by_name(role_names(view))
    names = {id_: name for name, id_ in roles.items()}
    shown = _Shown(
        stored=view.stored,
        signature=said,
        ids=ids,
        cells={one: _cells(known[one], names, wording) for one in ids},
        roles=roles,
        statuses={wording.label(one): one for one in ActionStatus},
        generation=generation,
    )
    # The grid goes on showing what was typed and did not reach the store, because it was refused or
    # somebody else came first; only a new grid shows what holds.
    return replace(shown, generation=generation + 1) if kept and _typed(view.id, shown) else shown


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Return ids by name; of two with the same name, the second is told by its id."""
    found: dict[str, str] = {}
    for id_, name in names.items():
        found[f"{name} ({id_})" if name in found else name] = id_
    return found


def _cells(one: ActionStanding, names: Mapping[str, str], wording: Wording) -> Mapping[str, object]:
    edited = {field.name: _cell(one, field, names, wording) for field in edited_here()}
    return {"open": wording.say("Open"), **edited, "marks": " ".join(marks(one, wording))}


def _cell(one: ActionStanding, field: Field, names: Mapping[str, str], wording: Wording) -> object:
    value = getattr(one, field.name)
    match field.kind:
        case Kind.ROLE:
            return names.get(value, value)
        case Kind.WORD:
            return wording.label(value)
        case Kind.DAY:
            # The day by which it is due, typed over with a deadline of people's own.
            return one.due
    return value


def marks(one: ActionStanding, wording: Wording) -> Iterable[str]:
    """Give what is to be known of an action at a glance, each with a sign and a word."""
    if one.is_quick_win:
        yield f"★ {wording.say('Quick win')}"
    if one.attention and (one.cannot_wait or one.stale):
        yield f"⚠ {wording.label(one.attention[0].concern)}"


def _columns(plan: str, shown: _Shown, wording: Wording) -> Mapping[str, Any]:
    columns = st.column_config
    return {
        "_index": columns.TextColumn(wording.say("No."), width=72, pinned=True, disabled=True),
        "open": columns.ButtonColumn(
            wording.say("Open"),
            width=70,
            type="tertiary",
            key=f"plan-table-open-{plan}",
            on_click=_opened,
            args=(plan,),
        ),
        **{field.name: _column(field, shown, wording) for field in edited_here()},
        "marks": columns.TextColumn(wording.say("To note"), width=224),
    }


def _column(field: Field, shown: _Shown, wording: Wording) -> Any:  # noqa: ANN401 - as the framework types its columns
    columns, heading, width = st.column_config, wording.say(field.headed), _WIDTHS.get(field.name, _WIDTH)
    match field.kind:
        case Kind.ROLE:
            return columns.SelectboxColumn(heading, width=width, required=True, options=list(shown.roles))
        case Kind.WORD:
            return columns.SelectboxColumn(heading, width=width, required=True, options=list(shown.statuses))
        case Kind.DAY:
            return columns.DateColumn(heading, width=width, format="DD/MM/YYYY")
        case Kind.PERSON_DAYS:
            return columns.NumberColumn(heading, width=width, min_value=0, max_value=10_000)
    return columns.TextColumn(heading, width=width, required=True, max_chars=TITLE_LENGTH)


def _opened(plan: str) -> None:
    click = st.session_state.get(f"plan-table-open-{plan}")
    shown = st.session_state.get(_place(plan))
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
    """Keep what could not be saved: it stands in the form of its action until it is saved there or given up."""
    for change in typed:
        drafts.keep(plan_edit.place(plan, change.id), change.field, change.new, seen=change.seen)


def _saved(plan: str, typed: Iterable[Change], _result: object) -> None:
    """Forget what was kept after a conflict, once that is decided."""
    for change in typed:
        drafts.forget(plan_edit.place(plan, change.id), {change.field: change.new})


def _typed(plan: str, shown: _Shown) -> tuple[Change, ...]:
    """Return what was typed, or chosen in place of typing, and differs from what was shown."""
    rows = st.session_state.get(_key(plan, shown.generation), {}).get("edited_rows", {})
    cells = ((shown.ids[int(str(position))], *cell) for position, row in rows.items() for cell in row.items())
    return tuple(
        shown.stored.change(action, name, _meaning(FIELD_BY_NAME[name], value, shown))
        for action, name, value in cells
        if name in FIELD_BY_NAME and _differs(value, shown.cells[action][name])
    )


def _differs(typed: object, seen: object) -> bool:
    if typed is not None and isinstance(seen, date):
        return str(typed)[:10] != seen.isoformat()
    return typed != seen


def _meaning(field: Field, typed: object, shown: _Shown) -> object:
    match field.kind:
        case Kind.ROLE:
            return shown.roles.get(str(typed), typed)
        case Kind.WORD:
            return shown.statuses.get(str(typed), typed)
        case Kind.DAY:
            return date.fromisoformat(str(typed)[:10]) if typed else None
    return typed
