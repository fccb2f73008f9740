"""What of a city's means goes into its plan, for the plan's dates to reckon with?"""

from planner.draft.means import Pools
from planner.schedule.placement import Means
from planner.templates.method import UsualMeans
from planner.toolkit.plan_capacity import PlanCapacity, ServicePool
from planner.toolkit.plan_settings import Absence


def capacity_of(pools: Pools, means: Means, usual: UsualMeans) -> PlanCapacity:
    """Return the time and the money of a plan: who shares whose time, with absences, as placing reads them."""
    return PlanCapacity(
        pools=tuple(
            ServicePool(
                services=share.services,
                posts=share.posts,
                assumed=share.assumed,
                filled_from=share.filled_from,
                filling_assumed=share.filling_assumed,
                away=tuple(
                    Absence(first=first, last=last, share=part)
                    for first, last, part in means.services[share.services[0]].away
                ),
            )
            for share in pools.means.services
        ),
        money=means.money,
        end=means.end,
        starts_of_owner=means.starts_at_most,
        starts_in_all=means.starts_in_all,
        days_a_year=means.days_a_year,
        lead_share=usual.lead_share,
        coordinator=usual.coordinator,
        follow_up_days=usual.follow_up_days,
    )
