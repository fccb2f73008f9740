"""Of whose time is a city asked for its plan, in days a month, and what stands in where it says nothing?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.draft.case import Case
from planner.draft.means import CityMeans
from planner.files import day_messages
from planner.problem import Place
from planner.toolkit.plan_settings import PlanMeans, RoleHolder, ServiceTime
from planner.toolkit.rounded import rounded

_MONTHS_A_YEAR = 12
_NOTHING_SAID = RoleHolder()
ABSENCE_ORDER = day_messages.ABSENCE_ORDER.at(Place(field="away"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedService:
    """A service of the city, and how much time it has for the plan; days are net days a month."""

    id: str
    name: str
    time: ServiceTime
    """What the city says of its time under its means; empty where it says nothing."""
    days: float | None
    """That as days a month."""
    instead: float | None
    """What counts where nothing is said; None where nobody does its work."""
    given: bool
    """That is a capacity that the city gave elsewhere; otherwise it is assumed."""
    sharing: int
    """How many services share what is assumed, itself among them."""
    vacant: bool


def asked_services(case: Case, means: CityMeans, names: Mapping[str, str]) -> tuple[AskedService, ...]:
    """Return the services whose time is the city's: no partner outside, and none that another replaces.

    Args:
        case: the assessment, with what it says.
        means: what follows from it, what is assumed included.
        names: what readers call services, by id.
    """
    plan = case.assessment.plan
    services = dict.fromkeys((*case.catalogue.role_by_id, *plan.roles, *(plan.means or PlanMeans()).services))
    return tuple(_asked(case, means, names, services))


def _asked(
    case: Case, means: CityMeans, names: Mapping[str, str], services: Mapping[str, None]
) -> Iterator[AskedService]:
    said, roles = (case.assessment.plan.means or PlanMeans()).services, case.assessment.plan.roles
    known = {id_: share for share in means.services for id_ in share.services}
    for id_ in services:
        role, share, time = roles.get(id_, _NOTHING_SAID), known.get(id_), said.get(id_, ServiceTime())
        if role.outside or role.replaced_by is not None:
            continue
        title = case.catalogue.role_by_id[id_].title if id_ in case.catalogue.role_by_id else id_
        posts = role.capacity if role.capacity is not None else share.posts if share and share.posts else None
        yield AskedService(
            id=id_,
            name=names.get(id_) or role.name or title,
            time=time,
            days=None if time.posts is None else days_a_month(time.posts * time.plan_share, means.days_a_year),
            instead=None if posts is None or time.posts is not None else days_a_month(posts, means.days_a_year),
            given=role.capacity is not None,
            sharing=len(share.services) if share and share.assumed else 1,
            vacant=role.vacant,
        )


def days_a_month(posts: float, days_a_year: int) -> float:
    """Return the net days a month of full-time posts, to a tenth.

    >>> days_a_month(0.2, 210)
    3.5
    """
    return rounded(posts * days_a_year / _MONTHS_A_YEAR, 1)


def posts_for(days: float, days_a_year: int) -> float:
    """Return the full-time posts that give so many net days a month.

    >>> posts_for(3.5, 210)
    0.2
    """
    return round(days * _MONTHS_A_YEAR / days_a_year, 4)
