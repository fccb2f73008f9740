"""How much time and money has a city for its plan, as it says or as its size lets us assume?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.schedule.months import months_later
from planner.schedule.placement import Means, ServiceMeans
from planner.schedule.workdays import WorkCalendar
from planner.templates.catalogue import Catalogue, ContextRule
from planner.templates.city_country import CityCountry
from planner.templates.method import UsualMeans
from planner.toolkit.city import City, CouncilSession
from planner.toolkit.plan_settings import PlanMeans, PlanSettings, RoleHolder, ServiceTime, YearsMoney
from planner.toolkit.record import Record, Slug

_MONTHS_A_YEAR = 12
_MOST_YEARS = 10
"""Years that a plan may have: quiet times are reckoned with for as long, so that a longer plan has no less time."""
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
    filling_assumed: bool = False
    """Nobody said when the vacancy is filled: that day is assumed."""
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
    """First and last day and share of each absence, by service; of a service that says nothing of it, none."""
    quiet_share: float = 1.0
    """Share of its time that a service of which nobody says when it is away gives in quiet times."""

    def for_placement(
        self,
        start: date,
        settings: PlanSettings,
        calendar: WorkCalendar,
        owner_starts: int,
        country: CityCountry | None = None,
    ) -> Means:
        """Return the means as the placement of actions reads them.

        ``country`` brings the days by which papers are due where the city names none, and the times in which services
        give less, unless they say themselves when they are away.
        """
        end = self.means.money[-1].last
        quiet = tuple(self._quiet(country, start))
        services = {
            service: ServiceMeans(
                posts=share.posts, filled_from=share.filled_from, away=self._away_of(service, share, quiet)
            )
            for share in self.means.services
            for service in share.services
        }
        return Means(
            start=start,
            end=end,
            services=services,
            money=tuple(year.amount for year in self.means.money),
            sessions=with_papers_due(settings.council_sessions, country, calendar),
            calendar=calendar,
            starts_at_most=owner_starts,
            starts_in_all=self.means.starts_in_four_weeks,
            days_a_year=self.means.days_a_year,
        )

    def _quiet(self, country: CityCountry | None, start: date) -> Iterator[tuple[date, date, float]]:
        """Give the times in which services give less, each with the share of their time that is then away."""
        away, last = round(1 - self.quiet_share, 4), months_later(start, _MOST_YEARS * _MONTHS_A_YEAR)
        if country is not None and away:
            yield from ((begin, end, away) for begin, end in country.quiet_spans(start, last))

    def _away_of(
        self, service: str, share: ServiceShare, quiet: tuple[tuple[date, date, float], ...]
    ) -> tuple[tuple[date, date, float], ...]:
        # Whoever says when it is away is taken at its word; nobody here plans the time of a partner outside.
        return self.away.get(service, () if share.outside else quiet)


def with_papers_due(
    sessions: Iterable[CouncilSession], country: CityCountry | None, calendar: WorkCalendar
) -> tuple[CouncilSession, ...]:
    """Return sessions with the last day for their papers: the city's own, else that of its country's law, if certain.

    >>> monday = CouncilSession(day=date(2027, 3, 22))
    >>> with_papers_due([monday], None, WorkCalendar()) == (monday,)
    True
    """
    return tuple(
        session
        if session.papers_by is not None or country is None
        else session.model_copy(update={"papers_by": country.papers_by(session.day, calendar.is_working)})
        for session in sessions
    )


def pools_of(
    settings: PlanSettings, city: City, catalogue: Catalogue, rules: Iterable[ContextRule], start: date
) -> Pools:
    """Return the means of a city: what it says, and where it says nothing, what its size lets us assume.

    A service that is vacant gives nothing until the day from which it is filled, which is assumed where nobody says
    it; one that another replaces gives nothing. A capacity under ``roles`` counts like posts under ``means``.
    """
    said, usual, active = settings.means or PlanMeans(), catalogue.method.means, tuple(rules)
    years = said.horizon_years or catalogue.method.choice.horizon_years
    filled = months_later(start, usual.vacancy_months)
    shares = (
        *_said_shares(settings, said, catalogue, filled),
        *_assumed_shares(settings, city, catalogue, active, filled),
    )
    money = _money(said, city, usual, active, start, years)
    means = CityMeans(
        assumed=any(share.assumed or share.filling_assumed for share in shares) or any(year.assumed for year in money),
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
    return Pools(means=means, away=away, quiet_share=usual.quiet_share)


def _said_shares(
    settings: PlanSettings, said: PlanMeans, catalogue: Catalogue, filled: date
) -> tuple[ServiceShare, ...]:
    """Return what the city says of its services, by the catalogue, then of its own.

    ``filled`` is the day from which a vacancy is assumed to be filled.
    """
    services = dict.fromkeys((*catalogue.role_by_id, *settings.roles, *said.services))
    return tuple(
        share
        for service in services
        if (
            share := _said_share(
                service, settings.roles.get(service, _NOTHING_SAID), said.services.get(service), filled
            )
        )
    )


def _said_share(service: str, role: RoleHolder, time: ServiceTime | None, filled: date) -> ServiceShare | None:
    """Return what the city says of a service; None where it says nothing of its time."""
    if role.replaced_by is not None:
        return ServiceShare(services=(service,), posts=0, assumed=False)
    if role.outside:
        return ServiceShare(services=(service,), posts=_OUTSIDE_POSTS, assumed=False, outside=True)
    posts = role.capacity if time is None or time.posts is None else time.posts * time.plan_share
    if posts is None:
        return None
    # Where the city has no posts, there is no vacancy to be filled.
    day, guessed = _filled_from(role, time, filled) if posts else (None, False)
    return ServiceShare(services=(service,), posts=posts, assumed=False, filled_from=day, filling_assumed=guessed)


def _filled_from(role: RoleHolder, time: ServiceTime | None, filled: date) -> tuple[date | None, bool]:
    """Return from when on somebody does the work of a service, and whether that day is assumed."""
    if time is not None and time.filled_from is not None:
        return time.filled_from, False
    return (filled, True) if role.vacant else (None, False)


def _assumed_shares(
    settings: PlanSettings, city: City, catalogue: Catalogue, rules: tuple[ContextRule, ...], filled: date
) -> tuple[ServiceShare, ...]:
    """Return what is assumed of the services of which the city says nothing.

    Roles of a group share its posts, as one person often fills several of them; what the city says of some of them is
    no part of what the others share.
    """
    usual, said = catalogue.method.means, settings.means or PlanMeans()
    known = {service for share in _said_shares(settings, said, catalogue, filled) for service in share.services}
    times = 1.0
    for rule in rules:
        times *= rule.means.posts
    posts = usual.posts_in(city.population) * times
    shares = []
    for group in usual.groups:
        each = posts * group.share / len(group.roles)
        silent = [role for role in group.roles if role not in known]
        # A vacancy or an absence is one service's: those who share a person with it are there.
        apart = [role for role in silent if _is_apart(settings, said, role)]
        together = tuple(role for role in silent if role not in apart)
        if together:
            shares.append(ServiceShare(services=together, posts=round(each * len(together), 4), assumed=True))
        shares += [_alone(settings, said, role, each, filled) for role in apart]
    grouped = {role for group in usual.groups for role in group.roles}
    others = [service for service in (*catalogue.role_by_id, *settings.roles) if service not in known | grouped]
    # A service of the city's own gives as much as one of the templates does on average.
    usual_part = posts / max(1, len(grouped))
    shares += [_alone(settings, said, other, usual_part, filled) for other in dict.fromkeys(others)]
    return tuple(shares)


def _is_apart(settings: PlanSettings, said: PlanMeans, service: str) -> bool:
    """Say whether the city says of a service when it is away or vacant."""
    time = said.services.get(service)
    return settings.roles.get(service, _NOTHING_SAID).vacant or bool(time and (time.filled_from or time.away))


def _alone(settings: PlanSettings, said: PlanMeans, service: str, posts: float, filled: date) -> ServiceShare:
    """Return what is assumed of a service that shares its time with no other."""
    role, time = settings.roles.get(service, _NOTHING_SAID), said.services.get(service)
    day, guessed = _filled_from(role, time, filled)
    return ServiceShare(
        services=(service,), posts=round(posts, 4), assumed=True, filled_from=day, filling_assumed=guessed
    )


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
