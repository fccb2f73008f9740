"""What is asked of an action stands beside the fields in which it is answered; what else can be reported, below.

Shared by the card of an owner, the list of actions and the dialog about one: each draws what it needs of a
:class:`ReportForm`. The button beside what is asked saves the fields beside it; that of the whole form saves all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.consequences import consequences_of
from planner.app.desk.vocabulary import (
    AS_STORED,
    FIELD_BY_NAME,
    NEEDS_REASON,
    ActionStatus,
    Actor,
    Change,
    Kind,
    also_told_of,
    asked_by,
    field_value,
    told_of,
    with_more,
)
from planner.app.web import evidence_form, saving, session
from planner.app.web.attention_lines import attention_lines
from planner.app.web.drafts import Draft
from planner.app.web.evidence_form import GivenEvidence
from planner.app.web.field_form import FieldForm, meant
from planner.app.web.plan_edits import breaks, changes_sentence, effect_sentences, save_edits
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError
from planner.wording.report_readings import understood_sentence

_QUARTERS = 4
_WIDTHS = {Kind.DAY: 1, Kind.NUMBER: 1, Kind.PERCENT: 1, Kind.FIRST_DAY: 2, Kind.DEADLINE: 2}
"""Quarters of a line that the field of a kind takes; a text takes all but the last, which is that of the button."""
_BACK = frozenset({"percent", "remaining"})
"""What comes back with a status that is not “done” any more."""
_STATUS, _REASON, _NOTE, _EVIDENCE = "status", "reason", "note", "evidence"
ON_CARD, IN_LIST, IN_DIALOG = "mine", "plan-list-report", "plan-report"
"""Where an action is reported on: on the card of its owner, in the list of actions, in the dialog about it."""


@dataclass(slots=True)
class ReportForm:
    """The fields of one action's report at one place of a page."""

    view: PlanView
    action: ActionStanding
    place: str
    """Names the form for good, as for :class:`~planner.app.web.drafts.Draft`."""
    after: Callable[[], None] | None = None
    """Told when a click saved something, or could not: what else has to be drawn anew?"""
    draft: Draft = field(init=False)
    _drawn: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Read what was typed here and is not saved yet."""
        self.draft = Draft(self.place)

    def asked(self, *, narrow: bool = False) -> None:
        """Show every reason why the action needs attention, each with the fields that answer it below.

        They stand side by side with a button of their own, or, where it is narrow, one below the other without.
        """
        wording, attention = session.wording(), self.action.attention
        rows: list[list[str]] = []
        for item in attention:
            others = [name for row in rows for name in row]
            rows.append([name for name in asked_by(item.concern, self.action.progress) if name not in others])
        last = max((number for number, row in enumerate(rows) if row), default=-1)
        for number, (line, row) in enumerate(zip(attention_lines(attention, wording), rows, strict=True)):
            st.markdown(line)
            if narrow:
                for name in row:
                    self._ask(name)
            elif row:
                self._row(row, saves=number == last)

    def _row(self, names: Sequence[str], *, saves: bool) -> None:
        widths = [_WIDTHS.get(FIELD_BY_NAME[name].kind, _QUARTERS - 1) for name in names]
        columns = st.columns([*widths, max(_QUARTERS - sum(widths), 1)], vertical_alignment="bottom")
        for column, name in zip(columns, names, strict=False):
            with column:
                self._ask(name)
        if saves:
            with columns[-1]:
                self._save_button("asked", "secondary")
            saving.problems(f"{self.place}-asked")

    def whole(self, *, with_status: bool) -> None:
        """Show what is reported of an action like this and is not asked for already, the rest of it folded."""
        status = self._status() if with_status else self.action.status
        for name in (*told_of(status), _NOTE):
            self._ask(name)
        more = [name for name in also_told_of(status) if name not in self._drawn]
        if more:
            with st.expander(session.wording().say("More"), key=f"more-{self.place}", type="compact"):
                for name in more:
                    self._ask(name)
        self._save_button("save", "primary")
        saving.problems(f"{self.place}-save")
        self._understood()
        self.draft.note()

    def waiting(self, *, drawn: bool = False, heading: str = "") -> None:
        """Say what was typed here and is not saved, where that was not said yet, and let the person discard it.

        Args:
            drawn: whether only the fields are meant that were drawn until now.
            heading: what the place is called, where it is another than that of the line.
        """
        action, kept = self.action, self.draft.waiting
        typed = {name: meant(FIELD_BY_NAME[name], value) for name, value in kept.items() if name in FIELD_BY_NAME}
        waiting = {name: value for name, value in typed.items() if value != field_value(action, FIELD_BY_NAME[name])}
        # Of what is done, the person saw in these what it would be with the status that is not saved either.
        stands = typed.keys() - waiting.keys() - (_BACK if _STATUS in waiting else frozenset())
        self.draft.forget(stands)
        names = [name for name in kept if name not in stands and (not drawn or name in self._fields)]
        changes = [self.view.stored.change(action.id, name, typed[name]) for name in names if name in typed]
        named = [change for change in changes if change.field != _EVIDENCE]
        if names and heading:
            st.caption(plain(heading))
        if named:
            st.caption(changes_sentence(self.view.stored, named))
        self.draft.note(names, part="waiting")

    def _status(self) -> ActionStatus:
        self._ask(_STATUS)
        return ActionStatus(str(self.draft.value(_STATUS)))

    def _ask(self, name: str) -> None:
        if name in self._drawn:
            return
        self._drawn.append(name)
        if name == _EVIDENCE:
            GivenEvidence(self.view, self.action, self.place, self.after).show()
        FieldForm.of(self.view, self._shown(name), self.draft).ask(FIELD_BY_NAME[name])

    def _shown(self, name: str) -> ActionStanding:
        """Return the action as a field shows it: what is no longer done is as far again as it was before."""
        chosen = self._chosen if name in _BACK else self.action.status
        if self.action.status is not ActionStatus.DONE or chosen is ActionStatus.DONE:
            return self.action
        after = desk.no_longer_done(session.store(), self.view.stored, self.action.id, chosen)
        return self.action.model_copy(update={"progress": after})

    @property
    def _fields(self) -> tuple[str, ...]:
        """The fields of the draft that were drawn until now."""
        return (*self._drawn, *(evidence_form.PARTS if _EVIDENCE in self._drawn else ()))

    @property
    def _chosen(self) -> ActionStatus:
        return ActionStatus(str(self.draft.value(_STATUS))) if _STATUS in self._drawn else self.action.status

    def _understood(self) -> None:
        """Say what the report is understood to say and which dates of others it moves, before it is saved."""
        try:
            edits = self._edits(self._drawn)
            if edits:
                # Nobody acts yet, so nobody needs a row in the store.
                stored, today = self.view.stored, session.today()
                until_done = desk.until_done(session.store(), stored, edits)
                change = desk.prepare(stored, edits, by=Actor("-"), today=today, until_done=until_done)
                st.caption(plain(understood_sentence(change.understood.get(self.action.id, {}), session.wording())))
                if change.slip.of_others([self.action.id]):
                    st.caption(effect_sentences(self.view, change.slip))
                breaks(self.view, consequences_of(change, self.view.case, self.view.baseline))
        except ProblemsFoundError:
            # While somebody types, a report is seldom whole; what is wrong with it is said when it is saved.
            return

    def _save_button(self, name: str, kind: Literal["primary", "secondary"]) -> None:
        key = f"{self.place}-{name}"
        st.button(
            session.wording().say("Save"), type=kind, key=key, on_click=self._save, args=(tuple(self._drawn), key)
        )

    def _save(self, fields: Sequence[str], button: str) -> None:
        try:
            edits = self._edits(fields)
        except ProblemsFoundError as refused:
            saving.refuse(button, *refused.problems)
            return
        if not edits:
            saving.nothing_to_save(button)
            return
        saving.forget_problems(button)
        save_edits(self.view.stored, edits, where=self.place, after=partial(self._saved, fields))
        if self.after is not None:
            self.after()

    def _saved(self, fields: Sequence[str], _result: object) -> None:
        pieces = (_EVIDENCE, *evidence_form.PARTS) if _EVIDENCE in fields else ()
        self.draft.saved_of((*fields, *pieces))
        st.session_state[saves(self.place)] = times_saved(self.place) + 1

    def _edits(self, fields: Sequence[str]) -> tuple[Change, ...]:
        """Return what was typed into some fields, as one report."""
        typed = self._typed(fields)
        # Of what is no longer done the person saw in these what it would be, and the store something else.
        stand = {_EVIDENCE, *(_BACK if self.action.status is not self._chosen else ())}
        seen = {name: meant(FIELD_BY_NAME[name], self.draft.seen(name)) for name in typed if name not in stand}
        stored = self.view.stored
        return tuple(
            stored.change(self.action.id, name, value, seen=seen.get(name, AS_STORED)) for name, value in typed.items()
        )

    def _typed(self, fields: Sequence[str]) -> Mapping[str, object]:
        named: dict[str, object] = {}
        for name in fields:
            if name == _EVIDENCE:
                piece = evidence_form.typed(self.draft)
                if piece:
                    named[name] = with_more(self.action.progress.evidence, (piece,))
                continue
            value = meant(FIELD_BY_NAME[name], self.draft.value(name))
            # An empty field stands for no note: with “” as what was seen, the store would find a conflict with None.
            if value != field_value(self._shown(name), FIELD_BY_NAME[name]):
                named[name] = value
        if named.get(_STATUS) in NEEDS_REASON and _REASON in fields:
            # Left as it stands, the reason of what was blocked is that of dropping it: the person saw it there.
            named[_REASON] = meant(FIELD_BY_NAME[_REASON], self.draft.value(_REASON))
        return named


def place(at: str, plan: str, action: str) -> str:
    """Return where what is reported of an action stays until it is saved."""
    return f"{at}-{plan}-{action}"


def saves(place: str) -> str:
    """Return the key under which the session counts how often a form was saved."""
    return f"{place} saves"


def times_saved(place: str) -> int:
    """Return how often a form was saved: what holds it is a new one then, and closes."""
    return int(st.session_state.get(saves(place), 0))
