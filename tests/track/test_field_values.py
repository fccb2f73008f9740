"""What the table of fields names stands in an action, as a fact of the plan or as it was reported."""

import pytest
from drafted_plans import planned_action

from planner.action_fields import ACTION_FIELDS, FIELD_BY_NAME, Field, Kind
from planner.plan import ActionStatus
from planner.templates.terms import Recurrence
from planner.track.field_values import choices, field_value, is_optional


def test_a_report_is_read_where_it_was_made() -> None:
    action = planned_action(0, "en", 3)
    blocked = action.progress.model_copy(update={"status": ActionStatus.BLOCKED, "reason": "The key is lost"})
    reported = action.model_copy(update={"progress": blocked})
    assert field_value(reported, FIELD_BY_NAME["reason"]) == "The key is lost"
    assert field_value(reported, FIELD_BY_NAME["status"]) is ActionStatus.BLOCKED
    assert field_value(reported, FIELD_BY_NAME["title"]) == action.title


@pytest.mark.parametrize(("name", "words"), [("status", ActionStatus), ("recurrence", Recurrence)])
def test_a_field_of_words_is_chosen_from_its_list(name: str, words: type[ActionStatus | Recurrence]) -> None:
    assert choices(FIELD_BY_NAME[name]) == tuple(words)


@pytest.mark.parametrize(
    "field", [field for field in ACTION_FIELDS if field.kind is Kind.WORD], ids=lambda field: field.name
)
def test_every_field_of_words_has_a_list(field: Field) -> None:
    assert len(choices(field)) > 1


def test_only_what_may_be_none_is_optional() -> None:
    optional = {field.name for field in ACTION_FIELDS if is_optional(field)}
    assert {"budget_line", "own_deadline", "not_before", "finish_by", "reason", "note", "remaining"} <= optional
    # An empty text, an empty list, no progress and a first status are something other than None.
    assert optional.isdisjoint({"title", "partners_note", "notes", "percent", "status", "pilot"})
