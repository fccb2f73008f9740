"""Objectives, quick wins and longer-term actions: each action stands once, under what it serves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from drafted_plans import START, benchmark, plan
from written_papers import paper, paper_of

from planner.plan import Dependency, NeededByReason, PlanObjective
from planner.proposal.diagnosis import Diagnosis
from planner.toolkit.assessment import Standing

OBJECTIVES = "Objectives, targets and why they are here"
QUICK_WINS = "Quick wins on one page"


@pytest.mark.parametrize("chapter", ["Objectives", "Quick wins", "Longer-term actions"])
def test_a_plan_without_actions_undertakes_nothing(chapter: str) -> None:
    assert chapter not in paper(0).headings(1)
    assert chapter in paper(5).headings(1)


def test_a_plan_of_quick_wins_alone_has_no_chapter_for_others() -> None:
    assert "Longer-term actions" not in paper(1).headings(1)


def test_a_plan_without_quick_wins_has_no_page_for_them() -> None:
    drafted = plan(3)
    shown = paper_of(drafted.model_copy(update={"actions": drafted.actions[1:], "dependencies": ()}))
    assert "Quick wins" not in shown.headings(1)


def test_actions_are_counted_by_objective() -> None:
    assert sum(map(int, paper().column(OBJECTIVES, "Actions"))) == 5


def test_what_the_context_asks_for_has_no_standing_of_its_own() -> None:
    last = paper().table(OBJECTIVES)[-1]
    assert (last[0], last[3]) == ("Conditions for success", "Asked for by the context")


def test_an_objective_that_no_context_asks_for_says_what_it_is_there_for() -> None:
    drafted = plan(3)
    outside = drafted.objectives[1].model_copy(update={"standing": None})
    needed = drafted.actions[1].model_copy(update={"reasons": (NeededByReason(action=drafted.actions[0].id),)})
    shown = paper_of(
        drafted.model_copy(
            update={
                "objectives": (drafted.objectives[0], outside, drafted.objectives[2]),
                "actions": (drafted.actions[0], needed, drafted.actions[2]),
                "dependencies": (Dependency(predecessor=needed.id, successor=drafted.actions[0].id),),
            }
        )
    )
    assert shown.column(OBJECTIVES, "Why it is here")[1] == "Comes before F01-000"
    first = shown.under("Objectives").texts("Normal")[0]
    assert "for what actions of other objectives wait for" in first
    assert "context" not in shown.under("Objectives").text


@pytest.mark.parametrize(
    ("drafted", "now", "reason", "general"),
    [
        (Standing.MISSING, Standing.MISSING, "By the assessment of 15 October 2026: missing", "that is not in place"),
        (
            Standing.WEAK,
            Standing.IN_PLACE,
            "When it was drafted: weak; by the assessment of 15 October 2026: in place",
            "that were not in place when it was drafted",
        ),
        (Standing.NOT_ASSESSED, Standing.NOT_ASSESSED, "Not assessed: the facts come first", "nothing is known yet"),
        (
            Standing.NOT_ASSESSED,
            Standing.WEAK,
            "When it was drafted: not assessed; by the assessment of 15 October 2026: weak",
            "about which nothing was known when it was drafted",
        ),
    ],
)
def test_an_objective_says_by_which_assessment_it_is_there_and_where_the_city_stood_before(
    drafted: Standing, now: Standing, reason: str, general: str
) -> None:
    planned = plan(1, factors=1)
    (objective, *_), (finding, *_) = planned.objectives, planned.diagnosis.factors
    shown = paper_of(
        planned.model_copy(
            update={
                "objectives": (objective.model_copy(update={"standing": drafted}),),
                "diagnosis": Diagnosis(factors=(finding.model_copy(update={"standing": now}),)),
            }
        ),
        content=benchmark(factors=1),
    )
    assert shown.column(OBJECTIVES, "Why it is here") == [reason]
    assert general in shown.under("Objectives").texts("Normal")[0]


def test_an_objective_without_actions_stays_with_none() -> None:
    drafted = plan(2)
    shown = paper_of(drafted.model_copy(update={"actions": drafted.actions[:1], "dependencies": ()}))
    assert shown.column(OBJECTIVES, "Actions") == ["1", "0"]


def test_the_page_of_quick_wins_names_each_with_its_owner_and_when_it_ends() -> None:
    assert paper().table(QUICK_WINS)[1] == (
        "F01-000",
        "Put up a notice at counter 1",
        "Department of reception",
        "26/02/2027",
    )


@pytest.mark.parametrize("actions", [1, 5, 9])
def test_every_action_is_described_once(actions: int) -> None:
    shown = paper(actions)
    described = [heading.split()[0] for heading in shown.under("Quick wins").headings(3)]
    if actions > 1:
        described += [heading.split()[0] for heading in shown.under("Longer-term actions").headings(3)]
    assert sorted(described) == sorted(action.id for action in plan(actions).actions)


def test_longer_term_actions_stand_under_their_objective() -> None:
    longer = paper().under("Longer-term actions")
    assert longer.headings(2) == ["Key factor 2", "Key factor 3"]
    assert [heading.split()[0] for heading in longer.under("Key factor 2").headings(3)] == ["F02-001", "F02-004"]


def test_an_objective_that_quick_wins_alone_serve_has_no_empty_heading() -> None:
    assert "Key factor 1" not in paper().under("Longer-term actions").headings(2)


def test_every_objective_among_the_longer_term_actions_states_its_target() -> None:
    longer = paper().under("Longer-term actions")
    for heading in longer.headings(2):
        facts = longer.under(heading).facts()
        assert facts["Objective"] == "People know at every counter whom to turn to."
        assert facts["Target"] == "Nine in ten counters have a notice within a year."


def test_the_limit_of_a_quick_win_is_that_of_the_method() -> None:
    assert "within 26 weeks of the plan’s start" in paper().under("Quick wins").texts("Lead")[0]


def test_a_quick_win_that_ends_later_than_quick_wins_do_is_said_to() -> None:
    drafted = plan()
    on_time = paper_of(drafted).under("Quick wins").texts("Normal")
    late = replace(drafted.actions[0].dates, early_finish=START + timedelta(weeks=26))
    slipped = (drafted.actions[0].model_copy(update={"dates": late}), *drafted.actions[1:])
    shown = paper_of(drafted.model_copy(update={"actions": slipped})).under("Quick wins")
    assert "planned to be finished" in shown.texts("Lead")[0]
    sentence = "Later than that, as things stand: F01-000. These weeks end on 4 July 2027."
    assert sentence in shown.texts("Normal")
    assert sentence not in on_time


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        (lambda objective: objective.factor, "An objective for each key factor that is not in place, with"),
        (lambda _: True, "not in place and for what the context asks for, with"),
        (lambda objective: not objective.factor, "An objective for what the context asks for, with"),
    ],
)
def test_there_are_as_many_objectives_as_is_said(kept: Callable[[PlanObjective], object], sentence: str) -> None:
    drafted = plan(5)
    objectives = tuple(objective for objective in drafted.objectives if kept(objective))
    shown = paper_of(drafted.model_copy(update={"objectives": objectives})).under("Objectives")
    assert sentence in shown.texts("Normal")[0]


def test_the_french_document_has_the_same_actions() -> None:
    assert [heading.split()[0] for heading in paper(5, "fr").headings(3)] == [
        heading.split()[0] for heading in paper(5).headings(3)
    ]
