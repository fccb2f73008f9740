"""What an address names and the store does not have is told in the words of the command line."""

from datetime import date

import pytest

from planner.app import desk
from planner.app.desk import places
from planner.store import Actor, Store

PLAN, ASSESSMENT, CITY, TODAY = "havelmar-plan-2027", "havelmar-2026-10-15", "havelmar", date(2027, 3, 1)


def codes(store: Store, **asked: str) -> list[str]:
    return [problem.code for problem in places.missing(store, asked)]


def test_what_is_there_is_not_missing(havelmar: Store) -> None:
    assert codes(havelmar, city=CITY, plan=PLAN, assessment=ASSESSMENT) == []
    assert codes(havelmar) == []


@pytest.mark.parametrize(
    ("name", "code"), [("city", "unknown-city"), ("plan", "not-in-store"), ("assessment", "not-in-store")]
)
def test_what_is_not_there_is_named_with_what_is(havelmar: Store, name: str, code: str) -> None:
    (problem,) = places.missing(havelmar, {name: "elsewhere"})
    assert problem.code == code
    assert "havelmar" in problem.english()


def test_what_was_removed_says_when(havelmar: Store) -> None:
    anna = Actor("anna")
    desk.remove(havelmar, desk.prepare_removal_of(havelmar, PLAN, by=anna), by=anna, today=TODAY)
    assert codes(havelmar, plan=PLAN) == ["was-removed"]


def test_what_belongs_to_another_city_than_the_one_beside_it_is_told(havelmar: Store) -> None:
    other = desk.begin_with(havelmar, "Aldmere", "anti-discrimination", language="en", by=Actor("anna"), today=TODAY)
    assert codes(havelmar, city=other.city, plan=PLAN) == ["of-another-city"]
    assert codes(havelmar, city="elsewhere", plan=PLAN) == ["unknown-city"]


def test_an_action_that_the_plan_does_not_have_is_told_with_the_nearest(havelmar: Store) -> None:
    problem = places.missing_action(havelmar.plan(PLAN).plan, "F06-3")
    assert problem.code == "unknown-action"
    assert "Did you mean “F06-03”?" in problem.english()
