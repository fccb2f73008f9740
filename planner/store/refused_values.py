"""Which value cannot be that of a field, and which can? In our words, whatever pydantic says."""

from collections.abc import Mapping

from planner.files import day_messages, messages
from planner.files.country_names import NO_SUCH_COUNTRY
from planner.files.message import Message, UnknownWord
from planner.files.misfits import Misfit
from planner.nearest import listed
from planner.problem import Place, Problem, msgid
from planner.store.ids import field_place

NOT_FINITE = Misfit(messages.NOT_A_NUMBER)
"""What is neither a number nor refused by pydantic, such as infinity: JSON cannot hold it."""

_RULES = frozenset({messages.CLOSURE_ORDER, day_messages.ABSENCE_ORDER, messages.PAPERS_AFTER_SESSION})
"""Rules about several fields together: their sentence says all, and no single value is to blame."""

# What a file is told to write, where that says nothing of lines and quotation marks; else our own words.
_CURES: Mapping[Message | UnknownWord, str] = {
    **{
        message: message.fix
        for message in (
            messages.NOT_WHOLE,
            messages.OUT_OF_RANGE,
            messages.NOT_TRUE_FALSE,
            messages.NOT_A_DATE,
            messages.NOT_A_DEADLINE,
            messages.ID_PATTERN,
            NO_SUCH_COUNTRY,
            messages.TOO_LONG,
            messages.EMPTY_LIST,
        )
    },
    messages.UNKNOWN_CHOICE: messages.UNKNOWN_CHOICE.far.fix,
    messages.NOT_A_NUMBER: msgid("Write a number such as 12."),
    messages.NOT_TEXT: msgid("Write a text."),
    messages.EMPTY_TEXT: msgid("Write at least one character."),
}


def value_refused(fault: Misfit, value: str, place: Place) -> Problem:
    """Return the problem of a value that the model does not allow; ``value`` is what may be shown of it."""
    if isinstance(fault.message, Message) and fault.message in _RULES:
        return fault.message.at(place)
    cure = _CURES.get(fault.message)
    return Problem(
        code="value-refused",
        what="“{value}” cannot be the value of “{field}”.",
        fix="Give a value that the field allows." if cure is None else cure,
        values={
            "value": value[:_QUOTED],
            "field": field_place(place.field),
            "known": listed(fault.choices),
            **fault.gaps,
        },
        place=place,
    )


_QUOTED = 80
"""Characters of a value that are repeated; enough to find it again."""
