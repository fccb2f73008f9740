"""Which days do people set for an action: by when it is finished, from when it may start, on which day it is?"""

from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import GetCoreSchemaHandler, GetPydanticSchema
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import custom_error_schema

from planner.problem import msgid
from planner.toolkit.record import breach

ONGOING = msgid("Ongoing, no deadline")
"""What readers see in place of a deadline that is none; it is read back as what it says."""


class NoDeadline(StrEnum):
    """What stands in place of a day where there is none on purpose; no deadline given is None."""

    ONGOING = "ongoing"
    """It goes on, and has no day on which it ends."""


def _as_one_rule(rule: PydanticCustomError) -> GetPydanticSchema:
    """Return what makes every fault of a field a breach of one rule, which says what may stand there."""

    def schema(source: object, schema_of: GetCoreSchemaHandler) -> CoreSchema:
        # Of a union pydantic tells each branch, and a person would be told twice what is wrong with one date.
        return custom_error_schema(schema_of(source), rule.type, custom_error_message=rule.message_template)

    return GetPydanticSchema(schema)


Deadline: TypeAlias = Annotated[date | NoDeadline, _as_one_rule(breach("not_a_deadline"))]
"""What people set: a day, the last on which the action is in time, or that there is none."""
FirstDay: TypeAlias = Annotated[date, _as_one_rule(breach("not_a_first_day"))]
"""The day before which an action must not start."""
FixedDay: TypeAlias = Annotated[date, _as_one_rule(breach("not_a_fixed_day"))]
"""The day on which an action must end, neither earlier nor later."""


def day_of(deadline: date | NoDeadline | None) -> date | None:
    """Return the day that a deadline names; None where it names none, on purpose or not.

    >>> day_of(NoDeadline.ONGOING) is None, day_of(date(2027, 6, 30))
    (True, datetime.date(2027, 6, 30))
    """
    return deadline if isinstance(deadline, date) else None
