"""How much time and money has a city for its plan, as it says or as its size lets us assume?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.schedule.months import months_later
from planner.schedule.placement import Means, ServiceMeans
from planner.schedule.workdays import WorkCalendar
from planner.templates.catalogue import Catalogue, ContextRule
from planner.templates.method import UsualMeans
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanMeans, PlanSettings, RoleHolder, ServiceTime, YearsMoney
from planner.toolkit.record import Record, Slug

_MONTHS_A_YEAR = 12
_OUTSIDE_POSTS = 100.0
"""Posts of a partner outside the city: nobody here plans its time."""
_NOTHING_SAID = RoleHolder()


class ServiceShare(Record):
    """What a service gives to the plan, or what it gives together with others."""

    services: tuple[Slug, ...]
    """Several where a city that says nothing is assumed to have one person for them."""
    posts: float
    """Full-time equivalents for the plan."""
    assumed: bool
    filled_from: date | None = None
    outside: bool = False
    """A partner outside the city, whose time is not the city's."""


class YearShare(Record):
    """What the plan may spend in one of its years."""

    first: date
    last: date
    amount: int
    """EUR."""
    assumed: bool
    sources: tuple[str, ...] = ()


class CityMeans(Record):
    """The time and the money with which a plan was chosen, and what of them nobody said."""

    assumed: bool
    """Whether anything of it is assumed."""
    posts: float
    """Full-time equivalents in all, partners outside the city left out."""
    days_a_year: int
    """Net days that a post gives in a year."""
    horizon_years: int
    starts_in_four_weeks: int
    services: tuple[ServiceShare, ...]
    money: tuple[YearShare, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """Who shares whose time: every service gives through one pool, mostly its own."""

    means: CityMeans
    away: Mapping[str, tuple[tuple[date, date, float], ...]]
    """First and last day and share of each absence, by service."""

    def pool_of(self, service: str) -> str:
        """Return under which name the time of a service is booked."""
        share = self._share(service)
        return share.services[0] if share else service

    def gives(self, service: str) -> bool:
        """Say whether anybody does the work of a service, today or from some day on."""
        share = self._share(service)
        return share is not None and share.posts > 0

    def _share(self, service: str) -> ServiceShare | None:
        return next((share for share in self.means.services if service in share.services), None)

    def for_placement(self, start: date, settings: PlanSettings, calendar: WorkCalendar, owner_starts: int) -> Means:
        """Return the means as the placement of actions reads them."""
        services = {
            service: ServiceMeans(
                posts=share.posts, filled_from=share.filled_from, away=self.away.get(share.services[0], ())
            )
            for share in self.means.services
            for service in share.services
        }
        return Means(
            start=start,
            end=self.means.money[-1].last,
            services=services,
            money=tuple(year.amount for year in self.means.money),
            sessions=settings.council_sessions,
            calendar=calendar,
            starts_at_most=owner_starts,
            starts_in_all=self.means.starts_in_four_weeks,
            days_a_year=self.means.days_a_year,
        )


def pools_of(
    settings: PlanSettings, city: City, catalogue: Catalogue, rules: Iterable[ContextRule], start: date
) -> Pools:
    """Return the means of a city: what it says, and where it says nothing, what its size lets us assume.

    A service that is vacant gives nothing until the day from which it is filled; one that another replaces
    gives nothing. A capacity under ``roles`` counts like posts under ``means``.
    """
    said, usual, active = settings.means or PlanMeans(), catalogue.method.means, tuple(rules)
    years = said.horizon_years or catalogue.method.choice.horizon_years
    shares = (*_said_shares(settings, said, catalogue), *_assumed_shares(settings, said, city, catalogue, active))
    money = _money(said, city, usual, active, start, years)
    means = CityMeans(
        assumed=any(share.assumed for share in shares) or any(year.assumed for year in money),
        posts=round(sum(share.posts for share in shares if not share.outside), 3),
        days_a_year=usual.days_a_year,
        horizon_years=years,
        starts_in_four_weeks=said.starts_in_four_weeks or catalogue.method.choice.starts_in_all,
        services=shares,
        money=money,
    )
    away = {
        service: tuple((absence.first, absence.last, absence.share) for absence in time.away)
        for service, time in said.services.items()
        if time.away
    }
    return Pools(means=means, away=away)


def _said_shares(settings: PlanSettings, said: PlanMeans, catalogue: Catalogue) -> tuple[ServiceShare, ...]:
    """Return what the city says of its services, by the catalogue, then of its own."""
    services = dict.fromkeys((*catalogue.role_by_id, *settings.roles, *said.services))
    return tuple(
        share
        for service in services
        if (share := _said_share(service, settings.roles.get(service, _NOTHING_SAID), said.services.get(service)))
    )


def _said_share(service: str, role: RoleHolder, time: ServiceTime | None) -> ServiceShare | None:
    """Return what the city says of a service; None where it says nothing of its time."""
    if role.replaced_by is not None:
        return ServiceShare(services=(service,), posts=0, assumed=False)
    if role.outside:
        return ServiceShare(services=(service,), posts=_OUTSIDE_POSTS, assumed=False, outside=True)
    posts = role.capacity if time is None or time.posts is None else time.posts * time.plan_share
    filled_from = time.filled_from if time else None
    if role.vacant and filled_from is None:
        return ServiceShare(services=(service,), posts=0, assumed=False)
    return None if posts is None else ServiceShare(
        services=(service,), posts=posts, assumed=False, filled_from=filled_from
    )  # fmt: skip


def _assumed_shares(
    settings: PlanSettings, said: PlanMeans, city: City, catalogue: Catalogue, rules: tuple[ContextRule, ...]
) -> tuple[ServiceShare, ...]:
    """Return what is assumed of the services of which the city says nothing.

    Roles of a group share its posts, as one person often fills several of them; what the city says of some of them is
    no part of what the others share.
    """
    usual = catalogue.method.means
    known = {service for share in _said_shares(settings, said, catalogue) for service in share.services}
    times = 1.0
    for rule in rules:
        times *= rule.means.posts
    posts = usual.posts_in(city.population) * times
    shares = []
    for group in usual.groups:
        each = posts * group.share / len(group.roles)
        silent = [role for role in group.roles if role not in known]
        # A vacancy or an absence is one service's: those who share a person with it are there.
        apart = {role: time for role in silent if (time := said.services.get(role)) and (time.filled_from or time.away)}
        together = tuple(role for role in silent if role not in apart)
        if together:
            shares.append(ServiceShare(services=together, posts=round(each * len(together), 4), assumed=True))
        shares += [
            ServiceShare(services=(role,), posts=round(each, 4), assumed=True, filled_from=time.filled_from)
            for role, time in apart.items()
        ]
    grouped = {role for group in usual.groups for role in group.roles}
    others = [service for service in (*catalogue.role_by_id, *settings.roles) if service not in known | grouped]
    # A service of the city's own gives as much as one of the templates does on average.
    usual_part = posts / max(1, len(grouped))
    shares += [
        ServiceShare(services=(other,), posts=round(usual_part, 4), assumed=True) for other in dict.fromkeys(others)
    ]
    return tuple(shares)


def _money(
    said: PlanMeans, city: City, usual: UsualMeans, rules: tuple[ContextRule, ...], start: date, years: int
) -> tuple[YearShare, ...]:
    """Return what each year of the plan may spend: sums of a calendar year go to the plan's year that begins in it."""
    spans = [
        (
            months_later(start, _MONTHS_A_YEAR * year),
            months_later(start, _MONTHS_A_YEAR * (year + 1)) - timedelta(days=1),
        )
        for year in range(years)
    ]
    if said.money is not None:
        return tuple(_said_year(first, last, said.money) for first, last in spans)
    times = 1.0
    for rule in rules:
        times *= rule.means.money
    amount = round((city.population or usual.posts.population) * usual.money_per_resident * times)
    return tuple(YearShare(first=first, last=last, amount=amount, assumed=True) for first, last in spans)


def _said_year(first: date, last: date, money: Iterable[YearsMoney]) -> YearShare:
    counted = [sum_ for sum_ in money if sum_.year == first.year and sum_.counts]
    return YearShare(
        first=first,
        last=last,
        amount=round(sum(sum_.amount for sum_ in counted)),
        assumed=False,
        sources=tuple(dict.fromkeys(sum_.source for sum_ in counted if sum_.source)),
    )
