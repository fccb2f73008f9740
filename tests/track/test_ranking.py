"""Ranks follow the plan as people edited it, measured against all that the assessment calls for."""

from examples import FEW
from hypothesis import given
from tracked_plans import METHOD, action, plan_of, plans, wait

from planner.draft.draft import Draft
from planner.plan import Plan
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


def test_a_plan_is_measured_against_all_that_the_answers_call_for() -> None:
    heavy = action(OTHER, 400, effort=800, cost_band=2)
    alone, among = priorities(PLAN, drafted(), METHOD), priorities(PLAN, drafted(called_for=(heavy,)), METHOD)
    assert among[HARD].ease_effort > alone[HARD].ease_effort == 0


def test_what_the_draft_links_counts_for_the_plan_too() -> None:
    linked = priorities(PLAN, drafted(links=(wait(HARD, OTHER),)), METHOD)
    assert linked[HARD].unlocks == 1
    assert linked[HARD].inherited_from == OTHER
    assert linked[EASY].unlocks == 0


def test_a_link_to_what_neither_plan_nor_draft_knows_counts_for_nothing() -> None:
    assert priorities(PLAN, drafted(links=(wait(HARD, "F99-01"),)), METHOD) == priorities(PLAN, drafted(), METHOD)


def test_a_link_that_people_took_out_between_their_own_actions_stays_out() -> None:
    assert priorities(PLAN, drafted(links=(wait(EASY, HARD),)), METHOD)[EASY].unlocks == 0


@FEW
@given(plans())
def test_every_rank_is_given_once_and_a_prerequisite_stands_before_what_waits_for_it(plan: Plan) -> None:
    ranking = priorities(plan, None, METHOD)
    assert sorted(priority.rank for priority in ranking.values()) == list(range(1, len(plan.actions) + 1))
    assert all(ranking[link.predecessor].rank < ranking[link.successor].rank for link in plan.dependencies)
    turned = plan.model_copy(update={"actions": tuple(reversed(plan.actions))})
    assert {id_: priority.rank for id_, priority in priorities(turned, None, METHOD).items()} == {
        id_: priority.rank for id_, priority in ranking.items()
    }
