"""From which day before an election does a city hold back its publicity?"""

from datetime import date, timedelta
from enum import StrEnum

from planner.toolkit.record import Record


class ElectionRuleKind(StrEnum):
    """How the period before an election is counted in which a city holds back."""

    FIRST_DAY_OF_MONTH_BEFORE = "first-day-of-month-before"
    DAYS_BEFORE = "days-before"
    RESTRAINT = "restraint"
    """No fixed period in law: weeks of restraint by custom."""


class ElectionRule(Record):
    """When the period before an election begins in which a city does not praise what it did."""

    kind: ElectionRuleKind
    months: int = 0
    days: int = 0
    weeks: int = 0

    def first_day(self, vote: date) -> date:
        """Return the first day on which a city holds back before a vote.

        >>> ElectionRule(kind="first-day-of-month-before", months=6).first_day(date(2032, 3, 14))
        datetime.date(2031, 9, 1)
        """
        if self.kind is ElectionRuleKind.FIRST_DAY_OF_MONTH_BEFORE:
            years, month = divmod(vote.year * 12 + vote.month - 1 - self.months, 12)
            return date(years, month + 1, 1)
        return vote - timedelta(days=self.days, weeks=self.weeks)
