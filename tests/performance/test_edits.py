"""How long does an edit of one action among ten thousand take beside a full pass? Right first, then ratios of one run.

A full pass has calendars made anew, activities and links ready, as in the figures of the critical path beside this.
An edit ends when the dates and floats of the edited action are read, so that what is worked out only when somebody
asks is in its time. What is looked up for all edits of a plan once is in that of the first.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from random import Random
from statistics import median
from time import process_time

import pytest
from schedule_oracles import START, SeededPlan, seeded_plan, with_new_calendars

from planner.schedule.critical_path import Activity, Schedule, schedule

ACTIONS, EDITS, FULL_PASSES = 10_000, 200, 15
AT_MOST = 1 / 5
"""Of a full pass."""
COMPARED = 50
"""Edits of which every date is compared with a schedule made anew."""


def edits(plan: SeededPlan) -> list[Activity]:
    """Return activities with another duration, first day or deadline."""
    rng = Random(ACTIONS)  # noqa: S311 - repeatable, not secret
    chosen = [rng.choice(plan.activities) for _ in range(EDITS)]
    changes: list[Callable[[Activity], Activity]] = [
        lambda activity: replace(activity, duration=rng.randint(1, 60)),
        lambda activity: replace(activity, not_before=START.replace(year=START.year + rng.randrange(2))),
        lambda activity: replace(activity, deadline=START.replace(month=rng.randint(1, 12))),
    ]
    return [rng.choice(changes)(activity) for activity in chosen]


def seconds(job: Callable[[], Schedule], read: Activity) -> float:
    gc.collect()
    gc.disable()
    before = process_time()
    assert job().dates[read.id]
    taken = process_time() - before
    gc.enable()
    return taken


def anew(plan: SeededPlan) -> Schedule:
    return schedule(plan.activities, plan.dependencies, plan.calendars, START)


@pytest.mark.parametrize("elapsed", [False, True], ids=["working lags", "elapsed lags"])
def test_an_edit_takes_a_fifth_of_a_full_pass_at_most(elapsed: bool) -> None:  # noqa: FBT001 - a case
    plan = seeded_plan(ACTIONS, seed=ACTIONS, elapsed=elapsed)
    base, edited = anew(plan), edits(plan)
    full, first, each = [], [], []
    every = EDITS // FULL_PASSES
    for count, activity in enumerate(edited):
        # In turns, so that both find the machine alike.
        if count % every == 0:
            renewed = with_new_calendars(plan)
            full.append(seconds(lambda given=renewed: anew(given), activity))  # type: ignore[misc]
            fresh = anew(plan)
            first.append(seconds(lambda given=activity, of=fresh: of.edited(given), activity))  # type: ignore[misc]
        each.append(seconds(lambda given=activity: base.edited(given), activity))  # type: ignore[misc]
    whole = median(full)
    shares = [taken / whole for taken in (median(each), sorted(each)[len(each) * 19 // 20], max(each), median(first))]
    print(  # noqa: T201
        f"\nan edit takes {shares[0]:.3f} of a full pass of {1000 * whole:.1f} ms, nineteen of twenty at most "
        f"{shares[1]:.3f}, the longest {shares[2]:.3f}; the first of a plan {shares[3]:.3f}"
    )
    assert median(each) <= AT_MOST * whole
    assert median(first) <= AT_MOST * whole
    for activity in edited[:COMPARED]:
        activities = tuple(activity if activity.id == old.id else old for old in plan.activities)
        after, whole_plan = base.edited(activity), anew(replace(plan, activities=activities))
        assert dict(after.dates) == dict(whole_plan.dates)
        assert after.critical_path == whole_plan.critical_path
