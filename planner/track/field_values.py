"""What stands in a field of an action, from which words is it chosen, and may it be empty?"""

from enum import StrEnum
from typing import Any, get_args

from pydantic.fields import FieldInfo

from planner.action_fields import Field
from planner.plan import Action
from planner.track.plan_standing import ActionStanding
from planner.track.progress import ActionProgress


def field_value(action: ActionStanding, field: Field) -> Any:  # noqa: ANN401 - a field of any kind
    """Return what stands in a field of an action: a fact of the plan, or what was reported."""
    return getattr(action.progress if field.name in ActionProgress.model_fields else action, field.name)


def choices(field: Field) -> tuple[StrEnum, ...]:
    """Return the closed list from which a field of words is chosen, in its own order.

    >>> from planner.action_fields import FIELD_BY_NAME
    >>> [status.value for status in choices(FIELD_BY_NAME["status"])][:2]
    ['proposed', 'agreed']
    """
    annotation = _declared(field).annotation
    # What may be empty is declared as one of two: the list, or None.
    kinds = (annotation, *get_args(annotation))
    return next(tuple(kind) for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum))


def is_optional(field: Field) -> bool:
    """Say whether an action may do without a field: emptied, it then holds None.

    >>> from planner.action_fields import FIELD_BY_NAME
    >>> is_optional(FIELD_BY_NAME["budget_line"]), is_optional(FIELD_BY_NAME["title"])
    (True, False)
    """
    declared = _declared(field)
    return not declared.is_required() and declared.default is None


def _declared(field: Field) -> FieldInfo:
    # The status is declared in both: by the plan as it was agreed, and by what is reported, which is the same list.
    fields = ActionProgress.model_fields if field.name in ActionProgress.model_fields else Action.model_fields
    return fields[field.name]
