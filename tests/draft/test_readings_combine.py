"""Readings that touch one action combine by what they say: the order of the file changes nothing."""

from dataclasses import replace

import pytest
from cities import CATALOGUE
from hypothesis import given, settings
from hypothesis import strategies as st
from readings_of_cities import FRAME, READINGS, planned

from planner.draft.pipeline import draft
from planner.proposal.context import active_rules, offered
from planner.templates.catalogue import Catalogue, ContextFile, ContextRule

EVERY_READING = tuple(reading for reading in READINGS if reading not in {"C6 election-later", "C2 good"})


def in_order(rules: tuple[ContextRule, ...]) -> Catalogue:
    """Return the catalogue with its readings in another order."""
    shipped = {name: getattr(CATALOGUE, name) for name in Catalogue.model_fields}
    context = {name: getattr(CATALOGUE.context, name) for name in ContextFile.model_fields}
    return Catalogue(**{**shipped, "context": ContextFile(**{**context, "readings": rules})})


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(st.permutations(CATALOGUE.context.readings), st.sampled_from(["nothing", "half-way", "strong"]))
def test_the_order_of_the_readings_changes_nothing(rules: list[ContextRule], base: str) -> None:
    city = planned(base, EVERY_READING)
    again = draft(replace(city.case, catalogue=in_order(tuple(rules))), FRAME)
    assert (again.plan, again.context) == (city.draft.plan, city.draft.context)
    assert [(one.rule.reading, one.action) for one in again.unused] == [
        (one.rule.reading, one.action) for one in city.draft.unused
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_variations_the_one_counts_that_asks_least_of_the_city(order: int) -> None:
    catalogue = in_order(CATALOGUE.context.readings[::order])
    assessment = planned("nothing", ("C5 low", "C7 weak", "C7 strong")).case.assessment
    outcome = offered(catalogue, active_rules(assessment, catalogue))
    assert outcome.current("F09-04") == "F09-04-C5"
    assert sorted(unused.rule.reading for unused in outcome.unused) == ["strong", "weak"]


def test_readings_may_hold_all_at_once() -> None:
    assert planned("nothing", EVERY_READING).draft.plan.actions
