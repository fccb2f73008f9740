"""Which day is so many months after another?"""

import calendar as months
from datetime import date


def months_later(day: date, count: int) -> date:
    """Return the same day of a later month, or that month's last day.

    >>> months_later(date(2027, 1, 31), 1)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))
