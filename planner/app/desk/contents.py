"""What does a store hold: cities, assessments, plans, and what was taken out of sight?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.app.desk.content import without_place
from planner.app.desk.plan_view import plan_view
from planner.app.desk.removals import out_of_sight
from planner.problem import ProblemsFoundError
from planner.proposal.unplaced import Unplaced
from planner.store import AssessmentSummary, Moment, PlanSummary, Removed, Store, StoredCity
from planner.track.figures import PlanFigures, figures
from planner.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreContents:
    """All that a store holds."""

    cities: tuple[StoredCity, ...] = ()
    assessments: tuple[AssessmentSummary, ...] = ()
    plans: tuple[PlanSummary, ...] = ()
    removed: tuple[tuple[Removed, str], ...] = ()
    """What was taken out of sight, the latest first, each with what readers call it."""
    unplaced: Mapping[str, tuple[Unplaced, ...]]
    """What today's benchmark has no place for, by assessment."""
    figures: Mapping[str, PlanFigures]
    """How the plans stand, by id, but for those whose benchmark cannot be read."""


NOTHING = StoreContents(unplaced={}, figures={})
"""What a store holds that is yet to be made."""


def contents(store: Store, wording: Wording, today: date) -> StoreContents:
    """Return all that a store holds, and how its plans stand on a day."""
    removed = out_of_sight(store, wording)
    with store.moment() as moment:
        assessments, plans = moment.assessments(), moment.plans()
        held = StoreContents(
            cities=moment.cities(),
            assessments=assessments,
            plans=plans,
            removed=removed,
            unplaced={assessment.id: _without_place(moment, assessment.id) for assessment in assessments},
            figures={},
        )
    standing = {plan.id: _figures(store, plan.id, today) for plan in plans}
    return replace(held, figures={plan: known for plan, known in standing.items() if known})


def _figures(store: Store, plan: str, today: date) -> PlanFigures | None:
    """Return how a plan stands; one whose benchmark cannot be read is complained of where it is used."""
    try:
        return figures(plan_view(store, plan, today=today).standing)
    except ProblemsFoundError:
        return None


def _without_place(moment: Moment, assessment: str) -> tuple[Unplaced, ...]:
    """Return what today's benchmark has no place for; one that cannot be read is complained of where it is used."""
    try:
        return without_place(moment, moment.assessment(assessment))
    except ProblemsFoundError:
        return ()
