"""How does a field of an action stand in a cell of the table, and what does a person mean who types over it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import (
    MOST_DAYS,
    MOST_PERSON_DAYS,
    TITLE_LENGTH,
    Field,
    Kind,
    choices,
    day_of,
    field_value,
    is_optional,
)
from planner.app.web import session
from planner.app.web.field_form import band_names, meant, role_names
from planner.wording.deadlines import due_in_figures
from planner.wording.facts import Facts

_CHOICES = frozenset({Kind.ROLE, Kind.COST_BAND, Kind.WORD})
_TEXTS = frozenset({Kind.LINE, Kind.REMARK, Kind.PARAGRAPH})
_NUMBERS = {
    Kind.PERSON_DAYS: MOST_PERSON_DAYS,
    Kind.DURATION: MOST_DAYS,
    Kind.NUMBER: MOST_DAYS,
    Kind.PERCENT: 100,
}
"""The most of each kind of number."""
_DAYS_IN_WORDS = frozenset({Kind.FIRST_DAY, Kind.DEADLINE})
_AS_STORED = frozenset({Kind.DAY, Kind.FLAG, *_NUMBERS, *_TEXTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Puts fields of a plan's actions of any kind into a grid, which knows texts, numbers, days, ticks and choices."""

    facts: Facts
    names: Mapping[Kind, Mapping[object, str]]
    """What the grid calls roles and cost bands; it hands back nothing else, so each has a name of its own."""

    @classmethod
    def of(cls, view: PlanView) -> "Cells":
        """Return what puts the fields of a plan's actions into a grid."""
        owning = {action.owner for action in view.standing.actions}
        names = {Kind.ROLE: _told_apart(role_names(view, owning)), Kind.COST_BAND: _told_apart(band_names(view))}
        return cls(facts=Facts.of(view.plan, session.wording()), names=names)

    def value(self, action: ActionStanding, field: Field) -> object:
        """Return what stands in a cell."""
        value = field_value(action, field)
        if field.kind is Kind.WORD:
            return value and self.facts.wording.label(value)
        if field.kind in _CHOICES:
            return self.names[field.kind].get(value, value)
        if field.kind in _DAYS_IN_WORDS:
            # As a text: pasted into a column of days, 03/04/2027 would be the 4th of March, and T2 2027 today.
            return "" if value is None else due_in_figures(day_of(value), self.facts.wording)
        if field.kind in _AS_STORED:
            return value
        return self.facts.text(action, field)

    def column(self, field: Field, width: int) -> Any:  # noqa: ANN401 - as the framework types its columns
        """Return how the framework is to draw a column, ``width`` pixels wide."""
        config, heading = st.column_config, self.facts.wording.say(field.headed)
        if field.kind in _CHOICES:
            options = list(self._options(field))
            return config.SelectboxColumn(heading, width=width, required=True, options=options)
        if limit := _NUMBERS.get(field.kind):
            # Half days have a comma in French: by itself the framework writes a point everywhere. Localised, it follows
            # the language that the browser says it speaks, which is that of the page (framework_words.js).
            return config.NumberColumn(heading, width=width, format="localized", min_value=0, max_value=limit)
        match field.kind:
            case Kind.DAY:
                return config.DateColumn(heading, width=width, format=self.facts.wording.figures.date_mask)
            case Kind.FLAG:
                return config.CheckboxColumn(heading, width=width)
            case Kind.FIRST_DAY | Kind.DEADLINE | Kind.LINE | Kind.REMARK | Kind.PARAGRAPH:
                most = TITLE_LENGTH if field.kind in {Kind.LINE, *_DAYS_IN_WORDS} else None
                return config.TextColumn(heading, width=width, required=not is_optional(field), max_chars=most)
        # Lists of texts and what people do not type: read here, and edited, if at all, in the form.
        return config.TextColumn(heading, width=width, disabled=True)

    def meant(self, field: Field, typed: object) -> object:
        """Return what was typed into a cell as the plan keeps it."""
        if field.kind in _CHOICES:
            return self._options(field).get(str(typed), typed)
        if field.kind is Kind.DAY:
            return date.fromisoformat(str(typed)[:10]) if typed else None
        return meant(field, typed)

    def _options(self, field: Field) -> Mapping[str, object]:
        if field.kind is Kind.WORD:
            return {self.facts.wording.label(word): word for word in choices(field)}
        return {name: id_ for id_, name in self.names[field.kind].items()}


def differs(typed: object, seen: object) -> bool:
    """Say whether what was typed into a cell is not what stood there; the grid gives days as texts."""
    if typed is not None and isinstance(seen, date):
        return str(typed)[:10] != seen.isoformat()
    return typed != seen


def _told_apart(names: Mapping[Any, str]) -> Mapping[object, str]:
    """Return names by id; of two that are the same, the second has its id behind it."""
    apart: dict[object, str] = {}
    taken: set[str] = set()
    for id_, name in names.items():
        apart[id_] = f"{name} ({id_})" if name in taken else name
        taken.add(apart[id_])
    return apart
