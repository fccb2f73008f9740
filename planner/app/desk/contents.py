"""What does a store hold: cities, assessments, plans, and what was taken out of sight?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.app.desk.content import content, without_place
from planner.app.desk.removals import out_of_sight
from planner.problem import ProblemsFoundError
from planner.proposal.unplaced import Unplaced
from planner.store import AssessmentSummary, Moment, PlanSummary, Removed, Store, StoredCity
from planner.track.attention import AttentionCount
from planner.track.standing import Decided, standing
from planner.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFigures:
    """How a plan stands, as far as its line in a list says; what was dropped counts nowhere."""

    actions: int
    done: int
    attention: AttentionCount


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
    figures: Mapping[str, LineFigures]
    """How the plans stand, by id, but for those whose benchmark cannot be read."""


NOTHING = StoreContents(unplaced={}, figures={})
"""What a store holds that is yet to be made."""


def contents(store: Store, wording: Wording, today: date) -> StoreContents:
    """Return all that a store holds, and how its plans stand on a day."""
    removed = out_of_sight(store, wording)
    with store.moment() as moment:
        assessments, plans = moment.assessments(), moment.plans()
        return StoreContents(
            cities=moment.cities(),
            assessments=assessments,
            plans=plans,
            removed=removed,
            unplaced={assessment.id: _without_place(moment, assessment.id) for assessment in assessments},
            figures={plan.id: known for plan in plans if (known := _figures(moment, plan.id, today))},
        )


def _figures(moment: Moment, plan: str, today: date) -> LineFigures | None:
    """Return how a plan stands; one whose benchmark cannot be read is complained of where it is used."""
    try:
        stored = moment.plan(plan)
        decided = Decided(decisions=[baseline for _, baseline in moment.baselines(plan)])
        _, catalogue = content(stored.plan.benchmark, stored.plan.language)
        # Without its assessment, whose answers and own numbers say nothing of what is done and what is late.
        read = standing(stored.plan, stored.progress, today, draft=None, method=catalogue.method, decided=decided)
    except ProblemsFoundError:
        return None
    whole = read.achievement
    return LineFigures(actions=whole.actions, done=whole.done, attention=read.attention_count)


def _without_place(moment: Moment, assessment: str) -> tuple[Unplaced, ...]:
    """Return what today's benchmark has no place for; one that cannot be read is complained of where it is used."""
    try:
        return without_place(moment, moment.assessment(assessment))
    except ProblemsFoundError:
        return ()
