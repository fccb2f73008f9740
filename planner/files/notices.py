"""What is right in an assessment and yet worth a look, because it does not do what one might expect of it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.problem import Place
from planner.toolkit.plan_settings import PlanStatus

if TYPE_CHECKING:
    from planner.files.assessments import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence with ``{name}`` gaps about something that stands in a file; nothing has to be mended."""

    what: str
    values: Mapping[str, str | float] = field(default_factory=dict)
    place: Place


def notices(given: "Given") -> Iterator[Notice]:
    """Give what is worth a look, part by part."""
    yield from _caps(given)
    yield from _adoption(given)
    yield from _too_early(given)
    yield from _times(given)
    yield from _money(given)


def _caps(given: "Given") -> Iterator[Notice]:
    if given.assessment.plan.caps:
        yield Notice(
            what="Limits on the number of actions (caps) are read and limit nothing any more: a plan holds what fits "
            "the city’s time and money (means).",
            place=given.place("plan", "caps", of_key=True),
        )


def _adoption(given: "Given") -> Iterator[Notice]:
    """Give what is said of the adoption and counts for nothing."""
    plan = given.assessment.plan
    if plan.adoption is None:
        return
    session = plan.adoption.session
    if plan.status is PlanStatus.ADOPTED:
        yield Notice(
            what="What is said of the adoption counts for nothing: the plan is adopted.",
            place=given.place("plan", "adoption", of_key=True),
        )
    elif plan.adoption.may_begin_before and plan.start is None:
        yield Notice(
            what="Actions may begin before the council has adopted the plan, and no day is given from which: without "
            "a start of the plan they begin with all others.",
            place=given.place("plan", "adoption", "may_begin_before", of_key=True),
        )
    elif plan.adoption.may_begin_before and session and plan.start and plan.start > session:
        yield Notice(
            what="The plan starts on {start}, after the session of {session} that adopts it: no action begins before.",
            values={"start": plan.start.isoformat(), "session": session.isoformat()},
            place=given.place("plan", "adoption", "may_begin_before", of_key=True),
        )


def _too_early(given: "Given") -> Iterator[Notice]:
    """Give the actions that must be on a day before the council has adopted the plan, and may not begin before."""
    plan = given.assessment.plan
    adoption = plan.adoption
    if adoption is None or adoption.session is None or plan.status is PlanStatus.ADOPTED:
        return
    for action, day in plan.must_be_on.items():
        if day <= adoption.session and action not in {*adoption.may_begin_before, *plan.done}:
            yield Notice(
                what="{action} must be on {day}, and the council adopts the plan on {session} only. List the action "
                "under may_begin_before, if it may begin before.",
                values={"action": action, "day": day.isoformat(), "session": adoption.session.isoformat()},
                place=given.place("plan", "must_be_on", action, of_key=True),
            )


def _times(given: "Given") -> Iterator[Notice]:
    """Give the time of services that counts otherwise than it is written, or for nothing."""
    plan = given.assessment.plan
    for id_, time in plan.means.services.items() if plan.means else ():
        role = plan.roles.get(id_)
        if role is None or time.posts is None:
            continue
        place = given.place("plan", "means", "services", id_, of_key=True)
        if role.replaced_by is not None:
            yield Notice(
                what="The posts of “{service}” count for nothing: “{instead}” does its work.",
                values={"service": id_, "instead": role.replaced_by},
                place=place,
            )
        elif role.outside:
            yield Notice(
                what="The posts of “{service}” count for nothing: the time of a partner outside the city is not the "
                "city’s.",
                values={"service": id_},
                place=place,
            )
        elif role.capacity is not None and role.capacity != round(time.posts * time.plan_share, 4):
            yield Notice(
                what="“{service}” has {posts} full-time posts for the plan under means, and a capacity of {capacity} "
                "elsewhere. The posts count.",
                values={"service": id_, "posts": time.posts * time.plan_share, "capacity": role.capacity},
                place=place,
            )


def _money(given: "Given") -> Iterator[Notice]:
    """Give the sums of years in which no year of the plan begins."""
    plan = given.assessment.plan
    years = _years_of(given)
    for number, money in enumerate(plan.means.money or () if plan.means else ()):
        if money.year not in years:
            yield Notice(
                what="The money of {year} counts for nothing: a year of the plan begins in each of the years {first} "
                "to {last}, and spends what is named for it.",
                values={"year": str(money.year), "first": str(years[0]), "last": str(years[-1])},
                place=given.place("plan", "means", "money", number),
            )


def _years_of(given: "Given") -> range:
    """Return the calendar years in which a year of the plan may begin; it may start a year after it was assessed."""
    plan = given.assessment.plan
    length = (plan.means and plan.means.horizon_years) or given.catalogue.method.choice.horizon_years
    if plan.start is not None:
        return range(plan.start.year, plan.start.year + length)
    return range(given.assessment.date.year, given.assessment.date.year + length + 1)
