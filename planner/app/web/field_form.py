"""How is a field of an action asked for: the widget of its kind, what it is called, what it may hold?"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.typed_words import deadline_as_typed, first_day_as_typed
from planner.app.desk.vocabulary import (
    MOST_DAYS,
    MOST_PERSON_DAYS,
    TITLE_LENGTH,
    Field,
    Kind,
    NoDeadline,
    choices,
    field_value,
    is_optional,
)
from planner.app.web import evidence_form, first_sight, session
from planner.app.web.drafts import Draft
from planner.app.web.option_names import names_apart
from planner.app.web.user_text import plain
from planner.wording import Wording

_MOST_LETTERS = {Kind.LINE: TITLE_LENGTH, Kind.REMARK: 2000}
"""A longer remark is a comment, which has its own place."""
_STEP = 10
"""Percent that a click adds: people report in tenths, and type what is finer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldForm:
    """What the widgets of one action's fields need to know."""

    action: ActionStanding
    draft: Draft
    wording: Wording
    roles: Mapping[str, str]
    """What roles are called, by id."""
    bands: Mapping[int, str]
    """Ranges of euros by the number of their cost band."""
    people: Mapping[str, str]
    """What people are called, by id."""

    @classmethod
    def of(cls, view: PlanView, action: ActionStanding, draft: Draft) -> "FieldForm":
        """Return what asks for the fields of an action of a plan, and keeps in the draft what is typed."""
        # A service that was retired since stays with what it has.
        roles, bands = role_names(view, (action.owner, *action.partners)), band_names(view)
        return cls(action=action, draft=draft, wording=session.wording(), roles=roles, bands=bands, people=view.people)

    def ask(self, field: Field) -> object:
        """Show the widget of a field and return what it holds, as the plan keeps it."""
        return meant(field, self.widgets[field.kind](self, field, self._label(field)))

    def _label(self, field: Field) -> str:
        say, elapsed = self.wording.say, self.action.elapsed
        if field.name == "duration":
            return say("Duration in calendar days") if elapsed else say("Duration in working days")
        if field.name == "remaining":
            return say("Duration left in calendar days") if elapsed else say("Duration left in working days")
        return say(field.typed_as)

    def _stored(self, field: Field) -> Any:  # noqa: ANN401 - a field of any kind
        return field_value(self.action, field)

    def _text(self, field: Field) -> str:
        return self._stored(field) or ""

    def _line(self, field: Field, label: str) -> object:
        most = _MOST_LETTERS[field.kind]
        return st.text_input(label, max_chars=most, **self.draft.field(field.name, self._text(field)))

    def _paragraph(self, field: Field, label: str) -> object:
        return st.text_area(label, **self.draft.field(field.name, self._text(field)))

    def _lines(self, field: Field, label: str) -> object:
        return st.text_area(label, **self.draft.field(field.name, "\n".join(self._stored(field))))

    def _role(self, field: Field, label: str) -> object:
        return self._choice(field, label, self.roles)

    def _cost_band(self, field: Field, label: str) -> object:
        stored = self._stored(field)
        bands = {stored: str(stored), **self.bands}
        return self._choice(field, label, {band: bands[band] for band in sorted(bands)})

    def _word(self, field: Field, label: str) -> object:
        return self._choice(field, label, {word: self.wording.label(word) for word in choices(field)})

    def _choice(self, field: Field, label: str, names: Mapping[Any, str]) -> object:
        return choose(label, names, self.draft, field.name, self._stored(field))

    def _roles(self, field: Field, label: str) -> object:
        names = names_apart({**{role: role for role in self._stored(field)}, **self.roles})
        return st.multiselect(
            label,
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            placeholder=self.wording.say("Nobody"),
            **self.draft.field(field.name, list(self._stored(field)), options=names),
        )

    def _person(self, field: Field, label: str) -> object:
        """Ask for a person by name, one who is known or a new one; return the id of who is known."""
        stored = self._stored(field)
        names = sorted(self.people.values(), key=str.casefold)
        key = self.draft.key(field.name)
        typed = st.session_state.get(key)
        # A name that was typed anew is an option from then on, else the next run would not find it in its list.
        options = [*names, *([typed] if typed and typed not in names else [])]
        name = st.selectbox(
            label,
            options,
            index=None,
            accept_new_options=True,
            placeholder=self.wording.say("Nobody is named"),
            **self.draft.field(field.name, self.people.get(stored), sees=stored),
        )
        return next((id_ for id_, known in self.people.items() if known == name), name or None)

    def _person_days(self, field: Field, label: str) -> object:
        given = self.draft.field(field.name, float(self._stored(field)))
        return st.number_input(
            label,
            min_value=0.0,
            max_value=MOST_PERSON_DAYS,
            value=first_sight.number(given["key"]),
            step=1.0,
            format="%g",
            **given,
        )

    def _number(self, field: Field, label: str) -> object:
        given = self.draft.field(field.name, self._stored(field))
        return st.number_input(
            label,
            min_value=0,
            max_value=MOST_DAYS,
            # Of what may be empty the framework would show 0; of what may not, it would offer to clear it.
            value=None if is_optional(field) else first_sight.number(given["key"]),
            **given,
        )

    def _percent(self, field: Field, label: str) -> object:
        given = self.draft.field(field.name, self._stored(field))
        now = first_sight.number(given["key"])
        return st.number_input(label, min_value=0, max_value=100, value=now, step=_STEP, **given)

    def _flag(self, field: Field, label: str) -> object:
        given = self.draft.field(field.name, self._stored(field))
        return st.checkbox(label, value=first_sight.ticked(given["key"]), **given)

    def _day(self, field: Field, label: str) -> object:
        return st.date_input(
            label,
            value=None,
            format=self.wording.figures.date_mask,
            help=self.wording.say(field.hint) if field.hint else None,
            **self.draft.field(field.name, self._stored(field)),
        )

    def _day_in_words(self, field: Field, label: str) -> object:
        """Ask for a day in words, with a calendar beside it, and say in full what is understood."""
        stored, say = self._stored(field), self.wording.say
        words, calendar = st.columns([3, 1], vertical_alignment="bottom")
        given = self.draft.field(field.name, in_widget(field, stored))
        typed = words.text_input(label, max_chars=TITLE_LENGTH, help=say(field.hint), **given)
        day = f"{given['key']}-day"
        with calendar.popover(say("Calendar"), width="stretch"):
            st.date_input(
                say("Last day") if field.kind is Kind.DEADLINE else say("First day"),
                value=None,
                format=self.wording.figures.date_mask,
                key=day,
                on_change=self._choose_day,
                args=(field.name, day),
            )
        match meant(field, typed):
            case date() | NoDeadline() as meaning if self.wording.shown(meaning) != typed:
                # In the gap below both: what stands beside the field or below it stays where somebody presses it.
                with st.container(key=f"meant-{given['key']}"):
                    st.caption(f"→ {plain(self.wording.shown(meaning))}")
        return typed

    def _choose_day(self, name: str, key: str) -> None:
        chosen = st.session_state.get(key)
        if isinstance(chosen, date):
            self.draft.enter(name, self.wording.date(chosen))

    def _evidence(self, field: Field, _label: str) -> object:
        """Ask for one more piece; those that were given stand above it, where they are corrected."""
        evidence_form.ask(self.draft)
        return evidence_form.with_typed(self._stored(field), self.draft)

    widgets: ClassVar[Mapping[Kind, Callable[["FieldForm", Field, str], object]]] = {
        Kind.LINE: _line,
        Kind.REMARK: _line,
        Kind.PARAGRAPH: _paragraph,
        Kind.LINES: _lines,
        Kind.ROLE: _role,
        Kind.ROLES: _roles,
        Kind.PERSON: _person,
        Kind.PERSON_DAYS: _person_days,
        Kind.COST_BAND: _cost_band,
        Kind.DAY: _day,
        Kind.FIRST_DAY: _day_in_words,
        Kind.DEADLINE: _day_in_words,
        Kind.DURATION: _number,
        Kind.NUMBER: _number,
        Kind.PERCENT: _percent,
        Kind.WORD: _word,
        Kind.FLAG: _flag,
        Kind.EVIDENCE: _evidence,
    }
    """Kinds that a form can ask for, whether a field of today is of that kind or not; no others are typed."""


def choose(label: str, names: Mapping[Any, str], draft: Draft, name: str, stored: object) -> Any:  # noqa: ANN401 - one of the keys
    """Ask for one of several, known to people by their names, and return its key."""
    given, names = draft.field(name, stored, options=names), names_apart(names)
    return st.selectbox(
        label,
        list(names),
        index=first_sight.choice(given["key"], names),
        format_func=lambda choice: names.get(choice, str(choice)),
        **given,
    )


def meant(field: Field, typed: object) -> object:
    """Return what stands in a widget as the plan keeps it."""
    match field.kind:
        case Kind.LINES:
            return lines(str(typed))
        case Kind.ROLES if isinstance(typed, list):
            return tuple(typed)
        case Kind.DEADLINE:
            return deadline_as_typed(str(typed or ""))
        case Kind.FIRST_DAY:
            return first_day_as_typed(str(typed or ""))
        # An optional text that is emptied is none; a title that is emptied is left to be refused in words.
        case Kind.LINE | Kind.REMARK | Kind.PARAGRAPH if is_optional(field):
            return str(typed or "").strip() or None
    return typed


def in_widget(field: Field, value: object) -> object:
    """Return what stands in the widget of a field for a value as the plan keeps it; of what is refused, what was typed.

    The other way round than :func:`meant`, for kinds whose widget holds something else than the plan does.
    """
    in_words = field.kind in {Kind.DEADLINE, Kind.FIRST_DAY}
    if not in_words or (isinstance(value, str) and not isinstance(value, NoDeadline)):
        return value
    return "" if value is None else session.wording().shown(value)


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something.

    >>> lines("Ask the staff. ")
    ('Ask the staff.',)
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def band_names(view: PlanView) -> dict[int, str]:
    """Return the plan's ranges of euros by the number of their cost band."""
    wording = session.wording()
    return {band.band: wording.cost_band(band) for band in view.plan.cost_bands}


def role_names(view: PlanView, now: Collection[str] = ()) -> dict[str, str]:
    """Return what readers call the services that can be given work, and those in ``now``, which have it already."""
    return desk.offered_services(view, now=now)
