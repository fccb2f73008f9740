"""A plan comes to the figures that a council asks for."""

from datetime import date

from examples import FEW
from hypothesis import given
from tracked_plans import MONDAY, action, plan_of, plans, standing_of

from planner.plan import ActionStatus, Plan
from planner.track.attention import Concern
from planner.track.figures import figures
from planner.track.progress import ActionProgress

RULE, PANEL, TRAINING = "F06-03", "F04-01", "F06-04"
PLAN = plan_of(
    action(RULE, 5, effort=5, cost_band=1), action(PANEL, 200, effort=30, cost_band=2), action(TRAINING, 5, effort=2)
)


def test_costs_and_staff_time_are_summed_and_an_open_band_has_no_upper_limit() -> None:
    whole = figures(standing_of(PLAN))
    assert (whole.actions, whole.quick_wins, whole.longer_term) == (3, 2, 1)
    assert (whole.effort, whole.cost_from, whole.cost_below) == (37, 12000, None)


def test_what_was_dropped_counts_nowhere() -> None:
    dropped = ActionProgress(action=PANEL, status=ActionStatus.DROPPED, reason="The region does it.")
    rest = figures(standing_of(PLAN, dropped))
    assert (rest.actions, rest.longer_term, rest.effort) == (2, 0, 7)
    assert (rest.cost_from, rest.cost_below) == (2000, 12000)


def test_what_needs_attention_is_what_the_plan_says() -> None:
    assert figures(standing_of(PLAN)).attention.actions == 0
    silent = standing_of(PLAN, today=date(2028, 12, 1))
    assert figures(silent).attention == silent.attention_count
    assert (silent.attention_count.actions, silent.attention_count[Concern.OVERDUE]) == (3, 3)
    finished = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, finished=MONDAY)
    done = figures(standing_of(PLAN, finished, today=date(2028, 12, 1))).attention
    # For its proof what is done goes on needing it.
    assert (done.actions, done[Concern.OVERDUE], done[Concern.WITHOUT_PROOF]) == (3, 2, 1)


def test_an_empty_plan_comes_to_nothing() -> None:
    whole = figures(standing_of(plan_of()))
    assert (whole.actions, whole.done, whole.quick_wins, whole.longer_term) == (0, 0, 0, 0)
    assert (whole.effort, whole.cost_from, whole.cost_below) == (0, 0, 0)
    assert whole.attention.actions == 0
    assert set(whole.attention.by_concern.values()) == {0}


@FEW
@given(plans())
def test_the_figures_of_a_plan_are_the_sums_of_its_objectives(plan: Plan) -> None:
    read = standing_of(plan)
    whole, parts = figures(read), read.by_objective.values()
    assert whole.actions == sum(part.actions for part in parts) == len(plan.actions)
    assert whole.effort == sum(part.effort for part in parts)
    assert whole.quick_wins == sum(part.quick_wins for part in parts)
    assert whole.quick_wins + whole.longer_term == whole.actions
