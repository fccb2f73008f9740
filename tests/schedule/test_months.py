"""A month later is the same day, or the month's last."""

from datetime import date

import pytest

from planner.schedule.months import months_later


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2027, 1, 4), 12, date(2028, 1, 4)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2027, 12, 31), 0, date(2027, 12, 31)),
    ],
)
def test_months_later_stays_within_the_month(day: date, count: int, later: date) -> None:
    assert months_later(day, count) == later
