"""A deadline is a day, or that there is none on purpose; nothing else, and one thing is told about what is neither."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from planner.toolkit.deadlines import Deadline, NoDeadline, day_of

READER: TypeAdapter[date | NoDeadline] = TypeAdapter(Deadline)


@pytest.mark.parametrize("deadline", [date(2027, 6, 30), NoDeadline.ONGOING])
def test_what_is_written_is_read_back(deadline: date | NoDeadline) -> None:
    assert READER.validate_json(READER.dump_json(deadline), strict=True) == deadline


@pytest.mark.parametrize("text", ['"soon"', "2027", "86400", "true", "null", '""'])
def test_what_is_neither_breaks_one_rule(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        READER.validate_json(text, strict=True)
    assert [error["type"] for error in refused.value.errors()] == ["not_a_deadline"]


def test_only_a_day_is_a_day() -> None:
    assert day_of(NoDeadline.ONGOING) is None
    assert day_of(None) is None
    assert day_of(date(2027, 6, 30)) == date(2027, 6, 30)
