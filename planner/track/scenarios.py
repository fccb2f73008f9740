"""What would a first plan hold, by when and how surely: with the means as they are, with more people or money?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean

from planner.draft.case import Case
from planner.draft.means import CityMeans
from planner.plan import PlanHead
from planner.remembered import remembered
from planner.templates.method import UsualMeans
from planner.toolkit.plan_settings import PlanMeans, PlanSettings, ServiceTime, YearsMoney
from planner.track.what_if import Effect, effect_of

_REMEMBERED = 2
_HALF_A_POST = 0.5
_TIMES_THE_MONEY = 2
_CORE = "core"
"""The group of services whose work is what the plan is about, in the method's usual means."""


class Scenario(StrEnum):
    """With which means a plan is drafted."""

    TODAY = "today"
    HALF_A_POST_MORE = "half-a-post-more"
    """Half a full-time post more, in equal parts for the core services."""
    TWICE_THE_MONEY = "twice-the-money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a draft comes to."""

    actions: int
    results: int
    gap_closed: float
    """The share of the weighted gap that it closes, from 0 to 1."""
    finish: date | None
    """The last finish; None without actions."""
    sure_by: date | None
    """Four chances in five that all is done by then."""
    kept: float | None
    """The chance, from 0 to 1, that a promise is kept on its day, on average; None where nothing is promised."""


def outcome_of(effect: Effect) -> Outcome:
    """Return what a draft comes to: when it ends, and how surely it keeps what it promises."""
    sure = effect.drafted.how_sure if effect.drafted else None
    chances = [mark.chance for mark in sure.of_promise.values()] if sure else []
    return Outcome(
        actions=len(effect.held),
        results=len(effect.results),
        gap_closed=effect.gap_closed,
        finish=effect.drafted.finish if effect.drafted else None,
        sure_by=sure.p80 if sure else None,
        kept=fmean(chances) if chances else None,
    )


@remembered(_REMEMBERED)
def scenarios(plan: PlanHead, case: Case) -> Mapping[Scenario, Outcome]:
    """Return what drafts from the same answers come to with the means of today, with half a post more, with more money.

    More means never close a smaller gap. Each draft takes as long as the first one: asked for where somebody reads it.
    """
    settings = case.assessment.plan
    now = effect_of(plan, case, settings)
    found = {Scenario.TODAY: outcome_of(now)}
    if now.means:
        usual = case.own_catalogue.method.means
        for scenario, means in (
            (Scenario.HALF_A_POST_MORE, with_half_a_post(settings, now.means, usual)),
            (Scenario.TWICE_THE_MONEY, with_twice_the_money(settings, now.means)),
        ):
            found[scenario] = outcome_of(effect_of(plan, case, settings.model_copy(update={"means": means}), now))
    return found


def with_half_a_post(settings: PlanSettings, means: CityMeans, usual: UsualMeans) -> PlanMeans:
    """Return the means with half a full-time post more, in equal parts for the core services of the city."""
    said = settings.means or PlanMeans()
    core = {role for group in usual.groups if group.id == _CORE for role in group.roles}
    has = {
        service: share.posts / len(share.services)
        for share in means.services
        for service in share.services
        if service in core and share.posts and not share.outside
    }
    services = dict(said.services)
    for service, posts in has.items():
        time = services.get(service, ServiceTime())
        more = round(posts + _HALF_A_POST / len(has), 4)
        services[service] = time.model_copy(update={"posts": more, "plan_share": 1.0})
    return said.model_copy(update={"services": services})


def with_twice_the_money(settings: PlanSettings, means: CityMeans) -> PlanMeans:
    """Return the means with twice the money in every year of the plan."""
    money = tuple(YearsMoney(year=year.first.year, amount=_TIMES_THE_MONEY * year.amount) for year in means.money)
    return (settings.means or PlanMeans()).model_copy(update={"money": money})
