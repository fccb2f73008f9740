"""Plans made by chance for levelling: owners with capacity in tenths of a person, work that several of them share."""

import random
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planner.schedule.placement import WORKING_DAYS_A_YEAR, Means, ServiceMeans, Waiting, Work

START = date(2027, 1, 4)


class GeneratedPlan(NamedTuple):
    works: Mapping[str, Work]
    means: Means


def generated_plan(count: int, owners: int, seed: int, *, whole: bool = False) -> GeneratedPlan:
    """Return actions that wait for up to three of those shortly before them.

    ``whole``: each takes one whole owner and nobody else, as TaskJuggler can say it; else tenths of up to three.
    """
    chance = random.Random(seed)  # noqa: S311 - the same plans in every run
    names = [f"owner-{number:02}" for number in range(owners)]
    tenths = {name: 10 if whole else chance.randint(6, 30) for name in names}
    works: dict[str, Work] = {}
    ids = [f"T{number // 1000 + 1:02}-{number:05}" for number in range(count)]
    for number, action in enumerate(ids):
        duration = chance.randint(2, 20)
        owner, *others = chance.sample(names, 1 if whole else chance.choice((1, 1, 2, 3)))
        demands = {owner: 10 if whole else chance.randint(3, min(tenths[owner], 15))}
        demands |= {other: chance.randint(1, 4) for other in others}
        before = ids[max(0, number - max(20, count // 10)) : number]
        waits = chance.sample(before, min(len(before), chance.choice((0, 1, 1, 2, 2, 3))))
        works[action] = Work(
            id=action,
            owner=owner,
            duration=duration,
            days={name: tenth * duration / 10 for name, tenth in demands.items()},
            waits=tuple(Waiting(predecessor=other) for other in sorted(waits)),
        )
    return GeneratedPlan(works=works, means=plain_means({name: tenth / 10 for name, tenth in tenths.items()}))


def plain_means(posts: Mapping[str, float]) -> Means:
    """Return means in which nothing but everybody's time is scarce; a post gives a person-day on every working day."""
    return Means(
        start=START,
        end=date(2150, 12, 31),
        services={name: ServiceMeans(posts=amount) for name, amount in posts.items()},
        starts_at_most=10**6,
        starts_in_all=10**6,
        days_a_year=WORKING_DAYS_A_YEAR,
    )
