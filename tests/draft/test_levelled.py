"""What is chosen gets dates on which nobody has too much to do, and loses nothing by them."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from cities import BENCHMARK, CATALOGUE
from schedule.plan_checker import faults

from draft.test_promises import FRAME, GIVEN_MEANS, some_city
from planner.draft.case import Case
from planner.draft.choosing import Town
from planner.draft.levelled import levelled
from planner.draft.undertaking import undertaking
from planner.proposal.choice import Choice
from planner.schedule.placement import HoldBy
from planner.toolkit.assessment import Assessment

SEEDS = range(6)


@cache
def city(seed: int) -> Assessment:
    return some_city(seed, 250_000, GIVEN_MEANS[250_000] if seed % 2 else None)


@cache
def chosen(seed: int) -> tuple[Town, Choice]:
    case = Case(assessment=city(seed), benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    undertaken = undertaking(case, FRAME)
    return undertaken.town, undertaken.choice


@pytest.mark.parametrize("seed", SEEDS)
def test_levelled_dates_keep_every_limit(seed: int) -> None:
    town, choice = chosen(seed)
    found, field = levelled(town, choice), town.field()
    works = {action: field.works[action] for action in found.places}
    # An order that is only wished may be given up for another.
    hard = {
        action: replace(work, waits=tuple(wait for wait in work.waits if not wait.soft))
        for action, work in works.items()
    }
    assert faults(hard, field.means, found.places) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_promise_is_lost(seed: int) -> None:
    town, choice = chosen(seed)
    found = levelled(town, choice)
    assert found.places.keys() == choice.places.keys()
    end = town.field().means.end
    assert found.reached.keys() == choice.reached.keys()
    assert all(reached.day == reached.seen_on(found.places) <= end for reached in found.reached.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_no_gap_is_closed_later_for_the_sake_of_an_earlier_end(seed: int) -> None:
    town, choice = chosen(seed)
    field = town.field()

    def worth(read: Choice) -> float:
        """What results are worth, the less the later, as in choosing."""
        total = 0.0
        for name, reached in read.reached.items():
            wanted, years = field.wanted[name], (reached.day - field.means.start).days / 365
            counts = 1 - field.discount * years + wanted.sooner * max(0.0, 1 - years)
            total += wanted.weight * reached.gain * reached.times * counts
        return total

    def early(read: Choice) -> int:
        """Return the early results up to the number wished: they come first."""
        found = [
            action
            for action in field.early & read.places.keys()
            if read.places[action].finish <= (field.early_by or date.max)
        ]
        return min(len(found), field.early_at_least)

    found = levelled(town, choice)
    assert (early(found), worth(found) + 1e-6) >= (early(choice), worth(choice))


def test_the_deadlines_of_people_come_first() -> None:
    town, choice = chosen(1)
    # Straight work that nothing holds but somebody's time, so that it could come first.
    last = max(
        (
            action
            for action, place in choice.places.items()
            if place.start_held.by is HoldBy.SERVICE_BUSY and place.vote is None and not town.works[action].waits
        ),
        key=lambda action: choice.places[action].finish,
    )
    day = choice.places[last].finish - timedelta(days=60)
    actions = {**town.actions, last: town.actions[last].model_copy(update={"own_deadline": day})}
    found = levelled(replace(town, actions=actions), choice)
    assert found.places[last].finish <= day
