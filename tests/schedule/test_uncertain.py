"""A plan with uncertain durations is whole, or it is refused."""

from datetime import date
from typing import Any

import pytest

from planner.schedule.placement import Waiting
from planner.schedule.uncertain import Mark, MarkKind, UncertainAction, UncertainPlan
from planner.schedule.workdays import EVERY_DAY

DAY = date(2027, 1, 4)


def action(name: str, *after: str, **more: Any) -> UncertainAction:
    waits = tuple(Waiting(predecessor=other) for other in after)
    return UncertainAction(**{"id": name, "first_day": DAY, "duration": 5, "waits": waits, **more})


def mark(name: str, *actions: str, kind: MarkKind = MarkKind.PROMISE) -> Mark:
    return Mark(name=name, kind=kind, actions=actions, by=DAY)


def plan(*actions: UncertainAction, marks: tuple[Mark, ...] = ()) -> UncertainPlan:
    return UncertainPlan(actions=actions, calendar=EVERY_DAY, marks=marks)


@pytest.mark.parametrize(
    "actions",
    [
        (action("F01-01"), action("F01-01")),
        (action("F01-02", "F01-01"), action("F01-01")),
        (action("F01-01", "F01-01"),),
        (action("F01-01", "F09-09"),),
    ],
    ids=["twice", "too early", "itself", "unknown"],
)
def test_each_action_stands_once_and_after_what_it_waits_for(actions: tuple[UncertainAction, ...]) -> None:
    with pytest.raises(ValueError, match="stands twice, or before what it waits for"):
        plan(*actions)


@pytest.mark.parametrize(
    "wrong",
    [mark("a"), mark("a", "F09-09"), mark("a", "F01-01", kind=MarkKind.SESSION)],
    ids=["none", "unknown", "not voted"],
)
def test_a_mark_names_actions_that_can_keep_it(wrong: Mark) -> None:
    with pytest.raises(ValueError, match="has no action, or one that cannot keep it"):
        plan(action("F01-01"), marks=(wrong,))


def test_a_session_is_kept_by_what_is_voted_on() -> None:
    voted = action("F01-01", vote_after=5)
    assert plan(voted, marks=(mark("a", "F01-01", kind=MarkKind.SESSION),)).marks


def test_marks_have_names_of_their_own() -> None:
    with pytest.raises(ValueError, match="two marks have the same name"):
        plan(action("F01-01"), marks=(mark("a", "F01-01"), mark("a", "F01-01")))


@pytest.mark.parametrize(
    "days",
    [
        {"duration": -1},
        {"duration": 36_526},
        {"opinion_days": 36_526},
        {"opinion_days": -1},
        {"vote_after": -1},
        {"waits": (Waiting(predecessor="F00-00", lag=-36_526),)},
    ],
    ids=str,
)
def test_days_are_no_less_than_none_and_no_more_than_a_century(days: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="below zero, or more than a century"):
        plan(action("F00-00"), action("F01-01", **days))


@pytest.mark.parametrize(
    ("more", "lasting"),
    [
        ({"duration": 0}, False),
        ({}, True),
        ({"duration": 0, "opinion_days": 1}, True),
        ({"duration": 0, "vote_after": 0}, True),
    ],
    ids=str,
)
def test_a_milestone_has_neither_work_nor_opinion_nor_vote(more: dict[str, Any], *, lasting: bool) -> None:
    assert action("F01-01", **more).lasting is lasting
