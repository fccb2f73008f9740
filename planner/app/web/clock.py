"""What day and what hour is it where the reader is, wherever the server stands?"""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

_MOST_MINUTES = 24 * 60
"""No place on earth is further from UTC."""


def reader_day() -> date:
    """Return the day that the reader's own calendar shows now."""
    return reader_time(datetime.now(tz=UTC)).date()


def reader_time(moment: datetime) -> datetime:
    """Return a moment as the reader's own clock shows it; as the server's does where no browser says which that is."""
    return moment.astimezone(zone_of(st.context.timezone, st.context.timezone_offset))


def zone_of(name: str | None, minutes_behind: int | None) -> tzinfo | None:
    """Return the time zone of a browser by its name, else by how far it is behind UTC; None: the server's.

    >>> str(zone_of("Pacific/Auckland", -780)), str(zone_of("No/Where", -60)), zone_of(None, None)
    ('Pacific/Auckland', 'UTC+01:00', None)
    """
    if name:
        try:
            return ZoneInfo(name)
        # A browser may know a zone that the server does not, and whoever writes the request by hand may write anything.
        except (LookupError, ValueError, OSError):
            pass
    if minutes_behind is None or abs(minutes_behind) >= _MOST_MINUTES:
        return None
    return timezone(-timedelta(minutes=minutes_behind))
