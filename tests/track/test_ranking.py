"""Ranks follow the plan as people edited it, and name nothing that is not in it."""

from examples import FEW
from hypothesis import given
from tracked_plans import MEANS, METHOD, action, plan_of, plans, wait

from planner.draft.draft import Draft
from planner.plan import Plan
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.priority import Gaps
from planner.track.ranking import priorities

EASY, HARD, OTHER = "F06-03", "F04-01", "F09-02"
PLAN = plan_of(action(EASY, 5, effort=1), action(HARD, 200, effort=80, cost_band=2))


def drafted(plan: Plan, gaps: Gaps) -> Draft:
    return Draft(plan=plan, diagnosis=Diagnosis(factors=()), means=MEANS, gaps=gaps)


def test_without_an_assessment_only_ease_tells_actions_apart() -> None:
    assert {action: priority.rank for action, priority in priorities(PLAN, None, METHOD).items()} == {EASY: 1, HARD: 2}


def test_what_answers_a_wider_gap_comes_first() -> None:
    wide = Gaps(questions={"1.1": 0.0, "4.1": 1.0}, factors={"F04": 1.0, "F06": 0.1})
    plan = plan_of(action(EASY, 20, answers=["1.1"]), action(HARD, 20, answers=["4.1"]))
    ranking = priorities(plan, drafted(plan, wide), METHOD)
    assert (ranking[HARD].rank, ranking[EASY].rank) == (1, 2)


def test_what_the_draft_holds_and_the_plan_does_not_counts_for_nothing() -> None:
    longer = plan_of(*PLAN.actions, action(OTHER, 400, effort=800), waits=(wait(HARD, OTHER),))
    gaps = Gaps(questions={"1.1": 1.0}, factors={"F04": 0.5, "F06": 0.5})
    ranking = priorities(PLAN, drafted(longer, gaps), METHOD)
    assert ranking == priorities(PLAN, drafted(PLAN, gaps), METHOD)
    assert OTHER not in ranking
    assert (ranking[HARD].unlocks, ranking[HARD].inherited_from) == (0, None)


def test_what_people_link_counts_for_the_plan() -> None:
    linked = PLAN.model_copy(update={"dependencies": (wait(HARD, EASY),)})
    ranking = priorities(linked, None, METHOD)
    assert (ranking[HARD].unlocks, ranking[HARD].inherited_from) == (1, EASY)
    assert ranking[HARD].rank < ranking[EASY].rank


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
