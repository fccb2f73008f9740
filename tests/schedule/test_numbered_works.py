"""Works are numbered after what they wait for, and put into orders that keep it."""

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from placing import means, works

from planner.schedule.numbered_works import NumberedWorks
from planner.schedule.placement import Means, Waiting, Work
from planner.schedule.placement_ground import Ground
from schedule.test_levelling import TOWN, by_id, task


def numbered(*works: Work) -> NumberedWorks:
    return NumberedWorks(Ground(by_id(*works), TOWN))


def test_of_actions_that_wait_for_nothing_the_id_decides() -> None:
    works = numbered(task("F01-03", 1), task("F01-01", 1, "F01-03"), task("F01-02", 1))
    assert works.ids == ("F01-02", "F01-03", "F01-01")


@given(works(), means(), st.randoms(use_true_random=False))
def test_in_every_order_each_comes_after_what_it_waits_for(
    works: dict[str, Work], means: Means, chance: random.Random
) -> None:
    found = NumberedWorks(Ground(works, means))
    key = [chance.random() for _ in found.ids]
    place = {found.ids[number]: index for index, number in enumerate(found.in_order(key))}
    assert place.keys() == works.keys() - found.never.keys()
    waits = [(wait.predecessor, action) for action in place for wait in works[action].waits]
    assert all(place[before] < place[after] for before, after in waits if before in place)


def test_a_given_order_moves_only_as_far_as_needs_ask_and_wishes_move_nothing() -> None:
    soft = (Waiting(predecessor="F01-04", soft=True),)
    rest = [task(f"F01-0{number}", 1) for number in (3, 4, 5)]
    works = numbered(task("F01-01", 1, waits=soft), task("F01-02", 1, "F01-03"), *rest)
    given = works.as_given(["F01-02", "F01-01", "F01-03", "F01-04", "gone"])
    assert [works.ids[number] for number in given] == ["F01-01", "F01-03", "F01-02", "F01-04", "F01-05"]


def test_the_bare_scheme_gives_the_dates_of_nothing_that_may_begin_before_the_plan() -> None:
    early = replace(task("F01-01", 2), begins_from=TOWN.start - timedelta(days=28))
    assert numbered(task("F01-01", 2)).exact
    assert not numbered(early).exact


def test_lengths_hold_waits_for_votes_and_calendar_days() -> None:
    works = numbered(task("F01-01", 7, elapsed=True, days={}), task("F01-02", 5, vote_after=5), task("F01-03", 5))
    lengths = dict(zip(works.ids, works.scheme.length, strict=True))
    assert lengths["F01-01"] == 5
    assert lengths["F01-02"] > 5 + 25
    assert lengths["F01-03"] == 5
