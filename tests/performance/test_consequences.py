"""What does it cost to say what a change breaks, and to look for what would mend it, beside the forecasts it rests on?

Ratios of one run: of the two forecasts that every change is shown with, and of a single one.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median
from time import process_time

from levelled_plans import TOWN, foreseen_on_monday, levelled, with_facts
from tracked_plans import action, plan_of, wait

from planner.plan import Plan
from planner.track.consequences import consequences
from planner.track.mending import mended
from planner.track.set_days import days_set, missed

ACTIONS, RUNS = 120, 9
SHARE_AT_MOST = 1 / 10
"""Of two forecasts, for saying what breaks."""
FORECASTS_AT_MOST = 75
"""For the mends of one day: a chain, two dozen candidates beside and before others, and what is proposed made once."""


def seeded_plan() -> Plan:
    """Return a levelled plan of five busy services, a third of whose actions have deadlines, some out of reach."""
    rng = Random(ACTIONS)  # noqa: S311 - repeatable, not secret
    services = [f"service-{number}" for number in range(5)]
    ids = [f"F{1 + number // 10:02}-{number % 10:02}" for number in range(ACTIONS)]
    actions = [
        action(id_, rng.randint(5, 30), owner=rng.choice(services), effort=rng.randint(1, 15), vote_after=None)
        for id_ in ids
    ]
    links = tuple(wait(ids[rng.randrange(place)], ids[place]) for place in range(3, ACTIONS, 2))
    plan = levelled(plan_of(*actions, waits=links), dict.fromkeys(services, 0.8))
    dates = foreseen_on_monday(plan).dates
    return with_facts(
        plan,
        {id_: {"own_deadline": dates[id_].early_finish - timedelta(days=rng.randint(-20, 10))} for id_ in ids[::3]},
    )


def seconds(job: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        before = process_time()
        job()
        taken.append(process_time() - before)
    return median(taken)


def test_to_say_what_breaks_costs_a_tenth_of_the_forecasts_at_most() -> None:
    plan = seeded_plan()
    longer = with_facts(plan, {plan.actions[0].id: {"duration": 90}})
    before, after = foreseen_on_monday(plan), foreseen_on_monday(longer)
    forecasts = seconds(lambda: (foreseen_on_monday(plan), foreseen_on_monday(longer)))
    said = seconds(lambda: consequences(before, after))
    print(f"\nwhat breaks takes {said / forecasts:.4f} of two forecasts of {1000 * forecasts:.1f} ms")  # noqa: T201
    assert said <= SHARE_AT_MOST * forecasts


def test_the_mends_of_a_day_cost_a_bounded_number_of_forecasts() -> None:
    plan = seeded_plan()
    before = foreseen_on_monday(plan)
    days = missed(before, days_set(plan))
    assert len(days) >= 3
    one = seconds(lambda: foreseen_on_monday(plan))
    ratios = []
    for day in days[:8]:
        began = process_time()
        found = mended(before, day, TOWN)
        ratios.append((process_time() - began) / one)
        assert found.mends[-1].day is not None
        assert found.mends[-1].day >= date(2027, 1, 4)
    print(  # noqa: T201
        f"\nthe mends of a day among {ACTIONS} actions take {median(ratios):.1f} forecasts of {1000 * one:.1f} ms, the "
        f"dearest of {len(ratios)} {max(ratios):.1f}"
    )
    assert max(ratios) <= FORECASTS_AT_MOST
