"""How do people read how much work a service has, and in which week, month or quarter?"""

from datetime import date
from typing import TYPE_CHECKING

from planner.track.workload import Period, PeriodLoad

if TYPE_CHECKING:
    from planner.wording import Wording

FULL = 0.9
"""The share of its time from which on a service has hardly any left."""


def period_name(first: date, period: Period, wording: "Wording") -> str:
    """Return what a week, a month or a quarter is called, by its first day.

    >>> from planner.wording import Wording
    >>> period_name(date(2027, 3, 1), Period.WEEK, Wording("en"))
    'week of 1 March 2027'
    """
    match period:
        case Period.WEEK:
            return wording.say("week of {day}", day=first)
        case Period.MONTH:
            return wording.month(first)
        case Period.QUARTER:
            return wording.quarter(first)


def period_head(first: date, period: Period, wording: "Wording") -> str:
    """Return the same for the head of a narrow column whose year stands elsewhere.

    >>> from planner.wording import Wording
    >>> period_head(date(2027, 4, 1), Period.QUARTER, Wording("en"))
    'Q2'
    """
    match period:
        case Period.WEEK:
            return wording.day_and_month(first)
        case Period.MONTH:
            return wording.short_month(first)
        case Period.QUARTER:
            return wording.say("Q{quarter}", quarter=(first.month + 2) // 3)


def load_word(load: PeriodLoad, wording: "Wording") -> str:
    """Say in a word or two how a load is beside its time; empty where there is room left."""
    if load.over:
        return wording.say("too much")
    if load.time == 0:
        return wording.say("nobody there")
    return wording.say("full") if load.share is not None and load.share >= FULL else ""


def load_sentence(load: PeriodLoad, wording: "Wording") -> str:
    """Return how much of its time a service gives: 3.5 of 4.2 person-days (83 %), full.

    >>> from planner.wording import Wording
    >>> load_sentence(PeriodLoad(first=date(2027, 3, 1), by_action={"F06-03": 2.5}, time=5.0), Wording("en"))
    '2.5 of 5 person-days (50%)'
    """
    if load.time is None:
        text = wording.person_days(load.effort)
    elif load.share is None:
        text = wording.say("{effort} of {time} person-days", effort=load.effort, time=load.time)
    else:
        text = wording.say(
            "{effort} of {time} person-days ({share})",
            effort=load.effort,
            time=load.time,
            share=wording.percent(load.share),
        )
    return ", ".join(filter(None, (text, load_word(load, wording))))
