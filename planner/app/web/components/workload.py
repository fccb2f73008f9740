"""Who has how much to do in which month? A table that shows its heavy months, too much marked by a sign."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.app.web.components.assets import Props, opened
from planner.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLoad:
    """The work of one owner, in person-days by the first day of each month."""

    id: str
    name: str
    days: Mapping[date, float]
    capacity: float | None = None
    """Person-days that the owner has in a mean month; None: not known."""
    over: Collection[date] = ()
    """The months in which it is too much."""
    outside: bool = False
    """It is none of the city: its days stand in its row, and not in the sums."""


def workload(owners: Sequence[OwnerLoad], months: Sequence[date], *, wording: Wording, key: str) -> str | None:
    """Draw the work of each owner, month by month; return the owner who was just opened, if any."""
    props = workload_props(owners, months, wording=wording)
    return opened("workload", props, key)


def workload_props(owners: Sequence[OwnerLoad], months: Sequence[date], *, wording: Wording) -> Props:
    """Return all that the script needs to draw; ``share`` is of the capacity, else of the fullest month."""
    # Where nobody has anything to do, no month is full, and none must be divided by.
    of_city = [owner for owner in owners if not owner.outside]
    fullest = max((days for owner in owners for days in owner.days.values()), default=0.0) or 1.0
    return {
        "label": wording.say("Person-days by owner and month"),
        "words": {
            "owner": wording.say("Owner"),
            "total": wording.say("Total"),
            "empty": wording.say("There is no work to show yet."),
            "note": wording.say("▲ more than the capacity of the month"),
        },
        "years": _years(months),
        "months": [{"label": wording.short_month(month), "aria": wording.month(month)} for month in months],
        "owners": [_owner(owner, months, fullest, wording) for owner in owners],
        "totals": [wording.number(sum(owner.days.get(month, 0) for owner in of_city)) for month in months],
        "total": wording.number(sum(owner.days.get(month, 0) for owner in of_city for month in months)),
    }


def _years(months: Sequence[date]) -> list[Props]:
    years = [month.year for month in months]
    return [{"label": str(year), "months": years.count(year)} for year in dict.fromkeys(years)]


def _owner(owner: OwnerLoad, months: Sequence[date], fullest: float, wording: Wording) -> Props:
    cells = [_cell(owner, month, fullest, wording) for month in months]
    capacity = ""
    if owner.capacity is not None:
        capacity = wording.count("{number} day a month", "{number} days a month", owner.capacity)
    return {
        "id": owner.id,
        "name": owner.name,
        "capacity": capacity,
        "cells": cells,
        "total": wording.number(sum(owner.days.get(month, 0.0) for month in months)),
    }


def _cell(owner: OwnerLoad, month: date, fullest: float, wording: Wording) -> Props:
    days = owner.days.get(month, 0.0)
    against = owner.capacity or fullest
    # With their half days, as sums and efforts have them. The shade ends at the capacity;
    # what goes beyond it is said by a sign and in words.
    return {
        "text": wording.number(days) if days > 0 else "",
        "share": round(min(1.0, days / against), 3) if days > 0 else 0,
        "over": wording.say("more than the capacity") if month in owner.over else "",
    }
