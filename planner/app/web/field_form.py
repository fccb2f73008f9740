"""How is a field of an action asked for: the widget of its kind, what it is called, what it may hold?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from planner.app.desk.vocabulary import MOST_DAYS, MOST_PERSON_DAYS, TITLE_LENGTH, Action, Field, Kind
from planner.app.web.drafts import Draft
from planner.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldForm:
    """What the widgets of one action's fields need to know."""

    action: Action
    draft: Draft
    wording: Wording
    roles: Mapping[str, str]
    """What roles are called, by id."""
    bands: Mapping[int, str]
    """Ranges of euros by the number of their cost band."""

    def ask(self, field: Field) -> object:
        """Show the widget of a field and return what it holds, as the plan keeps it."""
        widget: Callable[..., object] = {
            Kind.LINE: self._line,
            Kind.PARAGRAPH: self._paragraph,
            Kind.LINES: self._lines,
            Kind.ROLE: self._role,
            Kind.ROLES: self._roles,
            Kind.PERSON_DAYS: self._person_days,
            Kind.COST_BAND: self._cost_band,
            Kind.DAY: self._day,
            Kind.DURATION: self._duration,
        }[field.kind]
        return widget(field, self.wording.say(field.typed_as))

    def _stored(self, field: Field) -> Any:  # noqa: ANN401 - a field of any kind
        return getattr(self.action, field.name)

    def _line(self, field: Field, label: str) -> object:
        typed = st.text_input(label, max_chars=TITLE_LENGTH, **self.draft.field(field.name, self._stored(field) or ""))
        return meant(field, typed)

    def _paragraph(self, field: Field, label: str) -> object:
        return str(st.text_area(label, **self.draft.field(field.name, self._stored(field))))

    def _lines(self, field: Field, label: str) -> object:
        return lines(str(st.text_area(label, **self.draft.field(field.name, "\n".join(self._stored(field))))))

    def _role(self, field: Field, label: str) -> object:
        names = self.roles
        return st.selectbox(
            label,
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            **self.draft.field(field.name, self._stored(field), options=names),
        )

    def _roles(self, field: Field, label: str) -> object:
        names = {**{role: role for role in self._stored(field)}, **self.roles}
        chosen = st.multiselect(
            label,
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            placeholder=self.wording.say("Nobody"),
            **self.draft.field(field.name, list(self._stored(field)), options=names),
        )
        return tuple(chosen)

    def _person_days(self, field: Field, label: str) -> object:
        return st.number_input(
            label,
            min_value=0.0,
            max_value=MOST_PERSON_DAYS,
            step=1.0,
            format="%g",
            **self.draft.field(field.name, float(self._stored(field))),
        )

    def _cost_band(self, field: Field, label: str) -> object:
        stored = self._stored(field)
        bands = {stored: str(stored), **self.bands}
        return st.selectbox(
            label,
            sorted(bands),
            format_func=lambda band: bands.get(band, str(band)),
            **self.draft.field(field.name, stored, options=bands),
        )

    def _day(self, field: Field, label: str) -> object:
        help_ = self.wording.say("Empty: the schedule says by when it is due.")
        return st.date_input(
            label,
            value=None,
            format=self.wording.figures.date_mask,
            help=help_ if field.name == "own_deadline" else None,
            **self.draft.field(field.name, self._stored(field)),
        )

    def _duration(self, field: Field, _label: str) -> object:
        say = self.wording.say
        return st.number_input(
            say("Duration in calendar days") if self.action.elapsed else say("Duration in working days"),
            min_value=0,
            max_value=MOST_DAYS,
            **self.draft.field(field.name, self._stored(field)),
        )


def meant(field: Field, typed: object) -> object:
    """Return what stands in a widget as the plan keeps it."""
    match field.kind:
        case Kind.LINES:
            return lines(str(typed))
        case Kind.ROLES if isinstance(typed, list):
            return tuple(typed)
        case Kind.LINE if not typed and not Action.model_fields[field.name].is_required():
            # An optional line that is emptied is none; a title that is emptied is left to be refused in words.
            return None
    return typed


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something.

    >>> lines("Ask the staff. ")
    ('Ask the staff.',)
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())
