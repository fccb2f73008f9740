"""What does a plan take of its money in each of its years, and what goes on once its actions are done?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import accumulate

from planner.draft.means import CityMeans
from planner.schedule.placement import Work
from planner.schedule.purse import Purse
from planner.toolkit.record import Record

_DAYS_A_YEAR = 365


class YearUse(Record):
    """What a plan takes in one of its years, as its actions were drafted and on the dates that are foreseen."""

    first: date
    last: date
    money: int
    """EUR: what actions that begin cost at once, and what runs after those that are done."""
    running: int
    """EUR of it that runs."""
    running_days: float
    """Person-days for repeating, keeping up and following what is done."""
    left: int
    """EUR that is there in the next year; below zero where the plan takes more than it has."""


def uses_of(dates: Mapping[str, tuple[date, date]], works: Mapping[str, Work], means: CityMeans) -> tuple[YearUse, ...]:
    """Return what actions take of the means of a plan, year by year.

    Args:
        dates: first and last day of those that the plan undertakes, by id. What people added themselves has no price,
            and counts for nothing.
        works: what each takes, by id, as it was drafted.
        means: of the plan.
    """
    turns = [*(year.first.toordinal() for year in means.money), means.money[-1].last.toordinal() + 1]
    purse = Purse(turns, list(accumulate(year.amount for year in means.money)), turns[-1])
    years = range(len(means.money))
    money, running, days = [0 for _ in years], [0 for _ in years], [0.0 for _ in years]
    for action, (first, last) in dates.items():
        work = works.get(action)
        if work is None:
            continue
        begins, ends = first.toordinal(), last.toordinal() + 1
        bill, runs = purse.bill(work, begins, ends), purse.bill(replace(work, cost=0), begins, ends)
        yearly = sum(work.yearly_days.values())
        for year in years:
            money[year] += bill[year]
            running[year] += runs[year]
            days[year] += yearly * max(0, turns[year + 1] - max(turns[year], ends)) / _DAYS_A_YEAR
    taken = list(accumulate(money))
    return tuple(
        YearUse(
            first=share.first,
            last=share.last,
            money=money[year],
            running=running[year],
            running_days=round(days[year], 1),
            left=purse.allowed[year] - taken[year],
        )
        for year, share in enumerate(means.money)
    )
