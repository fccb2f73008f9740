"""What does a plan come to, in the figures that a council asks for?"""

from dataclasses import dataclass

from planner.track.attention import AttentionCount
from planner.track.baseline import cost_range
from planner.track.plan_standing import PlanStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """A plan in the figures that a council asks for; what was dropped counts nowhere."""

    actions: int
    done: int
    quick_wins: int
    longer_term: int
    effort: float
    """Person-days of the city's own staff."""
    cost_from: float
    """Euros."""
    cost_below: float | None
    """Euros; None where some cost has no upper limit."""
    attention: AttentionCount
    """How much needs attention."""


def figures(plan: PlanStanding) -> PlanFigures:
    """Return a plan's figures as it stands."""
    # Dropped actions are in the standing, with their costs, so that pages can show them.
    cost = cost_range((action.cost_band for action in plan.undertaken), plan.cost_bands)
    whole = plan.achievement
    return PlanFigures(
        actions=whole.actions,
        done=whole.done,
        quick_wins=whole.quick_wins,
        longer_term=whole.actions - whole.quick_wins,
        effort=whole.staff_effort,
        cost_from=cost.at_least,
        cost_below=cost.at_most,
        attention=plan.attention_count,
    )
