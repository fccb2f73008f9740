"""What a careful reader should know before adopting a plan."""

from datetime import date

import pytest

from planner.track.warnings import next_quarter, quarter_of


@pytest.mark.parametrize(
    ("day", "quarter", "following"),
    [
        (date(2027, 1, 1), date(2027, 1, 1), date(2027, 4, 1)),
        (date(2027, 6, 30), date(2027, 4, 1), date(2027, 7, 1)),
        (date(2027, 12, 31), date(2027, 10, 1), date(2028, 1, 1)),
    ],
)
def test_a_quarter_starts_in_january_april_july_or_october(day: date, quarter: date, following: date) -> None:
    assert quarter_of(day) == quarter
    assert next_quarter(quarter) == following
