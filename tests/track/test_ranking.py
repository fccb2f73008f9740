"""Ranks follow the plan as people edited it, measured against all that the assessment calls for."""

from tracked_plans import METHOD, action, plan_of, wait

from planner.draft.draft import Draft
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.priority import Gaps
from planner.track.ranking import priorities

EASY, HARD, OTHER = "F06-03", "F04-01", "F09-02"
PLAN = plan_of(action(EASY, 5, effort=1), action(HARD, 200, effort=80, cost_band=2))
CALLED = action(OTHER, 5, effort=1)


def drafted(**facts: object) -> Draft:
    usual = {
        "plan": PLAN,
        "diagnosis": Diagnosis(factors=()),
        "called_for": (*PLAN.actions, CALLED),
        "gaps": Gaps({}, {}),
    }
    return Draft(**{**usual, **facts})  # type: ignore[arg-type]


def test_without_an_assessment_only_ease_tells_actions_apart() -> None:
    assert {action: priority.rank for action, priority in priorities(PLAN, None, METHOD).items()} == {EASY: 1, HARD: 2}


def test_ranks_count_the_actions_of_the_plan_only() -> None:
    ranking = priorities(PLAN, drafted(), METHOD)
    assert sorted(priority.rank for priority in ranking.values()) == [1, 2]
    assert OTHER not in ranking


def test_links_of_the_draft_that_close_a_circle_with_those_of_the_plan_are_left_out() -> None:
    linked = PLAN.model_copy(update={"dependencies": (wait(EASY, HARD),)})
    circular = drafted(links=(wait(HARD, OTHER), wait(OTHER, EASY)))
    assert priorities(linked, circular, METHOD) == priorities(linked, None, METHOD)
