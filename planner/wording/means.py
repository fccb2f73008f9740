"""How do the time and the money that a city has for its plan read, in a list or where they changed?"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from planner.draft.means import CityMeans, ServiceShare
from planner.templates.results import Money
from planner.toolkit.plan_capacity import PlanCapacity
from planner.toolkit.plan_settings import Absence, PlanMeans, ServiceTime, YearsMoney

if TYPE_CHECKING:
    from planner.wording import Wording


def means_parts(means: PlanMeans, wording: "Wording", names: Mapping[str, str]) -> Iterator[str]:
    """Say what a city says of its means, part by part; ``names`` are those of services by their ids.

    >>> from planner.wording import Wording
    >>> hr = ServiceTime(posts=2, plan_share=0.25)
    >>> means = PlanMeans(horizon_years=3, money=(YearsMoney(year=2027, amount=40_000),), services={"hr": hr})
    >>> list(means_parts(means, Wording("en"), {"hr": "Human resources"}))
    ['3 years', '2027: €40,000, in the budget', 'Human resources: 0.5 full-time posts']
    """
    if means.horizon_years is not None:
        yield wording.count("{number} year", "{number} years", means.horizon_years)
    if means.starts_in_four_weeks is not None:
        yield wording.count(
            "at most {number} action begun in four weeks",
            "at most {number} actions begun in four weeks",
            means.starts_in_four_weeks,
        )
    if means.money == ():
        yield wording.say("no money")
    yield from (money_sentence(money, wording) for money in means.money or ())
    for service, time in means.services.items():
        yield wording.labelled(names.get(service, service), time_sentence(time, wording))
    for factor, weight in means.factor_weights.items():
        yield wording.labelled(names.get(factor, factor), wording.say("× {factor}", factor=wording.exact(weight)))


def money_sentence(money: YearsMoney, wording: "Wording") -> str:
    """Return a sum with its year, its source and how sure it is."""
    known = (wording.money(money.amount), money.source, wording.label_inside(money.state))
    return wording.labelled(str(money.year), ", ".join(filter(None, known)))


def time_sentence(time: ServiceTime, wording: "Wording") -> str:
    """Return how much time a service has for the plan, from when on, and when it is away.

    >>> from planner.wording import Wording
    >>> time_sentence(ServiceTime(posts=0), Wording("fr"))
    '0 ETP'
    """
    return ", ".join(_time_parts(time, wording)) or "–"


def _time_parts(time: ServiceTime, wording: "Wording") -> Iterator[str]:
    if time.posts is not None:
        posts = time.posts * time.plan_share
        # The form follows the number that is shown, which has more decimals than counted sentences write.
        yield wording.count("{posts} full-time post", "{posts} full-time posts", posts, posts=wording.exact(posts))
    if time.filled_from is not None:
        yield wording.say("filled from {day} on", day=time.filled_from)
    yield from (absence_sentence(absence, wording) for absence in time.away)


def filled_from(share: ServiceShare, wording: "Wording") -> str:
    """Return from when on a vacancy is filled, and whether that day alone is assumed; empty where there is none.

    >>> from datetime import date
    >>> from planner.wording import Wording
    >>> september = {"filled_from": date(2027, 9, 1), "filling_assumed": True}
    >>> filled_from(ServiceShare(services=("hr",), posts=0.2, assumed=False, **september), Wording("en"))
    'assumed to be filled from 1 September 2027 on'
    """
    if share.filled_from is None:
        return ""
    # Where everything is assumed, the word stands in front of it already.
    if share.filling_assumed and not share.assumed:
        return wording.say("assumed to be filled from {day} on", day=share.filled_from)
    return wording.say("filled from {day} on", day=share.filled_from)


def assumed_fillings(means: CityMeans, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say from when on vacancies are assumed to be filled of which nobody said it; empty where there is none.

    ``names`` are those of services by their ids. Nobody says another day of one than of the others: it is assumed by
    the start of the plan.
    """
    vacant = [share for share in means.services if share.filling_assumed]
    if not vacant:
        return ""
    return wording.count(
        "Nobody has said when this vacancy will be filled: {services}. The plan assumes {day}.",
        "Nobody has said when these vacancies will be filled: {services}. The plan assumes {day}.",
        len(vacant),
        services=wording.listing(names.get(service, service) for share in vacant for service in share.services),
        day=vacant[0].filled_from,
    )


def absence_sentence(absence: Absence, wording: "Wording") -> str:
    """Return on which days a service is away, and with which share of its time where it is not all of it."""
    days = wording.say("away from {first} to {last}", first=absence.first, last=absence.last)
    return days if absence.share == 1 else f"{days} ({wording.percent(absence.share)})"


def money_text(money: Money, wording: "Wording") -> str:
    """Return what an action costs at its start, and every year once it is done.

    >>> from planner.wording import Wording
    >>> money_text(Money(once=4_000, yearly=900), Wording("en"))
    '€4,000 once, €900 a year'
    """
    once, yearly = wording.money(money.once), wording.money(money.yearly)
    if not money.yearly:
        return wording.say("{money} once", money=once)
    return wording.say("{once} once, {yearly} a year", once=once, yearly=yearly)


def capacity_text(capacity: PlanCapacity, wording: "Wording") -> str:
    """Return in a line with how many posts, and how much money a year, the dates of a plan reckon."""
    posts = wording.say("{posts} full-time posts", posts=wording.number(sum(pool.posts for pool in capacity.pools)))
    return wording.series((posts, *(wording.money(amount) for amount in capacity.money)))
