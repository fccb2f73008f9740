"""How is said back what was understood besides what people named, by a report or by a new owner?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.problem import msgid

if TYPE_CHECKING:
    from planner.wording import Wording

_DAYS: Mapping[str, str] = {
    "started": msgid("begun on {day}"),
    "finished": msgid("finished on {day}"),
}
_WITHOUT: Mapping[str, str] = {
    "started": msgid("not begun"),
    "finished": msgid("not finished"),
    "remaining": msgid("without the duration left that was estimated before"),
    "reason": msgid("without the reason given before"),
    "person": msgid("without the person named before"),
    "partners": msgid("the owner is not counted among the partners"),
}


def understood_sentence(understood: Mapping[str, object], wording: "Wording") -> str:
    """Say what was understood besides what people named; an empty text where that is nothing.

    >>> from planner.wording import Wording
    >>> understood_sentence({"started": date(2027, 5, 3), "percent": 40}, Wording("en"))
    'Understood as: begun on 3 May 2027, 40% of it done.'
    """
    # What is done is complete: nobody has to be told.
    news = ((field, value) for field, value in understood.items() if (field, value) != ("percent", 100))
    parts = [_part(field, value, wording) for field, value in news]
    return wording.say("Understood as: {parts}.", parts=", ".join(parts)) if parts else ""


def _part(field: str, value: object, wording: "Wording") -> str:
    match value:
        case StrEnum():
            return wording.label_inside(value)
        case date():
            return wording.say(_DAYS[field], day=value)
        case int() if field == "remaining":
            return wording.count("duration left: {number} day", "duration left: {number} days", value)
        case int():
            return wording.say("{share} of it done", share=wording.percent(value / 100))
    return wording.say(_WITHOUT[field])
