"""Today is the reader's day: near midnight it is another one than the server's."""

from datetime import UTC, date, datetime, timedelta

import pytest

from planner.app.web.clock import zone_of

LATE = datetime(2027, 3, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "behind", "day"),
    [
        ("Europe/Paris", -120, date(2027, 4, 1)),
        ("Europe/London", -60, date(2027, 3, 31)),
        ("America/Cayenne", 180, date(2027, 3, 31)),
        ("Indian/Reunion", -240, date(2027, 4, 1)),
        # Where the name is of no use, the distance from UTC is.
        ("Mars/Olympus", -120, date(2027, 4, 1)),
        ("", -120, date(2027, 4, 1)),
        ("../../etc/passwd", 0, date(2027, 3, 31)),
        ("/etc/passwd", 0, date(2027, 3, 31)),
        ("x" * 5000, 0, date(2027, 3, 31)),
    ],
)
def test_near_midnight_the_day_is_that_of_the_reader(name: str, behind: int, day: date) -> None:
    assert LATE.astimezone(zone_of(name, behind)).date() == day


@pytest.mark.parametrize("behind", [None, 10_000, -10_000])
def test_where_nothing_is_known_of_the_reader_the_server_counts(behind: int | None) -> None:
    assert zone_of(None, behind) is None
    assert abs(LATE.astimezone(zone_of(None, behind)) - LATE) < timedelta(seconds=1)
