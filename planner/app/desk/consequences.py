"""What would a change that is not made yet break, and what would it save, besides the dates that it moves?"""

from datetime import date

from planner.app.desk.content import case_of_plan
from planner.app.desk.pending_change import Pending
from planner.draft.case import Case
from planner.draft.pipeline import draft_anew
from planner.store import Store, StoredPlan
from planner.track.baseline import Baseline, in_force
from planner.track.consequences import Consequences, consequences
from planner.track.forecast import Forecast, foreseen


def consequences_of(change: Pending, case: Case | None = None, adopted: Baseline | None = None) -> Consequences:
    """Return what a change breaks and saves; with the plan's assessment, what becomes of its promises as well.

    ``adopted`` is the decision in force, whose days the promises keep.
    """
    if case is None:
        return consequences_to(change.after, change.stored, change.today)
    before = foreseen(change.stored.plan, change.stored.progress, change.today)
    draft, method = draft_anew(change.stored.plan, case), case.own_catalogue.method
    return consequences(before, change.after, draft, method, adopted)


def consequences_on_sight(store: Store, change: Pending) -> Consequences:
    """Return the same for a plan whose assessment nobody has read yet; it is read only where dates move."""
    if not change.slip:
        return consequences_of(change)
    adopted = in_force([decision for _, decision in store.baselines(change.stored.id)])
    return consequences_of(change, _case_of(store, change.stored), adopted)


def consequences_to(after: Forecast, stored: StoredPlan, today: date) -> Consequences:
    """Return what breaks and is saved from what is foreseen of a stored plan to another forecast, promises aside."""
    return consequences(foreseen(stored.plan, stored.progress, today), after)


def _case_of(store: Store, stored: StoredPlan) -> Case | None:
    if stored.assessment is None:
        return None
    with store.moment() as moment:
        assessment = moment.assessment(stored.assessment)
    return case_of_plan(store, stored.plan, assessment)
