"""Which value does not fit a model, in our words? pydantic's own sentences are English, and no reader meets them.

Files and the store say it in sentences of their own; what kind of fault it is, and the limit, the words or the form
that would fit, they read here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic_core import ErrorDetails

from planner.files import day_messages, messages
from planner.files.country_names import NO_SUCH_COUNTRY
from planner.files.message import Message, UnknownWord

EXAMPLES = {
    r"^[A-Z][0-9]{2}$": "F01",
    r"^[0-9]+\.[0-9]+[a-z]?$": "6.2",
    r"^C[0-9]+$": "C3",
    r"^[A-Z]{2}$": "FR",
    r"^[a-z]{2}$": "fr",
    r"^[a-z][a-z_]*$": "quick_wins",
    r"^[a-z0-9][a-z0-9-]*$": "contact-point-1",
    r"^[A-Z][0-9]+-[0-9A-Z][0-9A-Za-z-]*$": "F06-03",
    r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": "07-14",
    r"^[A-Za-z0-9]{1,20}$": "BY",
}
"""What an id of each pattern looks like."""

_COUNTRY = r"^[A-Z]{2}$"
"""Names are allowed in place of a code, so that what is neither is told so."""

_LIMITS = {
    "greater_than": ("gt", ">"),
    "greater_than_equal": ("ge", "≥"),
    "less_than": ("lt", "<"),
    "less_than_equal": ("le", "≤"),
}

_MESSAGES: Mapping[str, Message | UnknownWord] = {
    "missing": messages.MISSING_KEY,
    "union_tag_not_found": messages.MISSING_KEY,
    "extra_forbidden": messages.UNKNOWN_KEY,
    "enum": messages.UNKNOWN_CHOICE,
    "literal_error": messages.UNKNOWN_CHOICE,
    "union_tag_invalid": messages.UNKNOWN_CHOICE,
    "string_pattern_mismatch": messages.ID_PATTERN,
    "string_too_short": messages.EMPTY_TEXT,
    "string_too_long": messages.TOO_LONG,
    "string_type": messages.NOT_TEXT,
    "string_unicode": messages.NOT_TEXT,
    "too_short": messages.EMPTY_LIST,
    "tuple_type": messages.NOT_A_LIST,
    "model_type": messages.NOT_A_MAPPING,
    "model_attributes_type": messages.NOT_A_MAPPING,
    "dict_type": messages.NOT_A_MAPPING,
    "mapping_type": messages.NOT_A_MAPPING,
    "int_type": messages.NOT_WHOLE,
    "int_from_float": messages.NOT_WHOLE,
    "int_parsing": messages.NOT_WHOLE,
    "int_parsing_size": messages.NOT_WHOLE,
    "float_type": messages.NOT_A_NUMBER,
    "float_parsing": messages.NOT_A_NUMBER,
    "finite_number": messages.NOT_A_NUMBER,
    "bool_type": messages.NOT_TRUE_FALSE,
    "bool_parsing": messages.NOT_TRUE_FALSE,
    **dict.fromkeys(_LIMITS, messages.OUT_OF_RANGE),
    "not_a_deadline": messages.NOT_A_DEADLINE,
    "not_a_first_day": day_messages.NOT_A_FIRST_DAY,
    "not_a_fixed_day": day_messages.NOT_A_FIXED_DAY,
    "closure_out_of_order": messages.CLOSURE_ORDER,
    "absence_out_of_order": day_messages.ABSENCE_ORDER,
    "papers_after_session": messages.PAPERS_AFTER_SESSION,
}
"""What an error of each type means; the last six are those of our own models, in planner.toolkit."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What is wrong with a value: the kind of problem, and what would fit, as far as pydantic names it."""

    message: Message | UnknownWord
    gaps: Mapping[str, str | int] = field(default_factory=dict)
    """What the message names beside the value: a limit, a length, an example."""
    choices: tuple[str, ...] = ()
    """The words of a closed set."""


def misfit(error: ErrorDetails) -> Misfit:
    """Return what an error of pydantic means; “not accepted” where nobody foresaw its type.

    >>> fault = misfit({"type": "less_than_equal", "loc": ("percent",), "msg": "…", "input": 130, "ctx": {"le": 100}})
    >>> fault.message.code, fault.gaps
    ('out-of-range', {'limit': '≤ 100'})
    """
    kind, context = error["type"], error.get("ctx", {})
    # Dates and moments have a dozen types between them, by what they were read from; to a person they are the same.
    message = messages.NOT_A_DATE if kind.startswith("date") else _MESSAGES.get(kind, messages.NOT_ACCEPTED)
    if context.get("pattern") == _COUNTRY:
        message = NO_SUCH_COUNTRY
    # pydantic gives the words of a closed set in a sentence only: “'yes', 'partly' or 'no'”.
    choices = tuple(str(context.get("expected") or context.get("expected_tags") or "").split("'")[1::2])
    return Misfit(message, _gaps(kind, context), choices)


def _gaps(kind: str, context: Mapping[str, object]) -> Mapping[str, str | int]:
    if kind in _LIMITS:
        name, sign = _LIMITS[kind]
        return {"limit": f"{sign} {context[name]}"}
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return {"example": EXAMPLES.get(pattern, pattern)}
    if kind == "string_too_long":
        return {"most": int(str(context["max_length"]))}
    return {}
