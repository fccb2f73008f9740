"""Of which actions can somebody say that they are still on track?"""

from collections.abc import Collection, Iterable
from datetime import date

from planner.app.desk.plan_view import plan_view
from planner.problem import Problem, ProblemsFoundError
from planner.store import Store
from planner.track.attention import Concern
from planner.track.plan_standing import ActionStanding
from planner.track.progress import NOT_STARTED, progress_of
from planner.track.reports import not_begun_in_time


def can_be_on_track(action: ActionStanding) -> bool:
    """Say whether an open action goes on, or has not begun while nothing of it is due yet.

    Of what is under way the person knows more than the plan.
    """
    return action.status not in NOT_STARTED or not action.has(Concern.OVERDUE)


def check_on_track(store: Store, plan: str, actions: Collection[str], today: date) -> None:
    """See that what has not begun and is said to be on track was not due before.

    What is blocked or closed is refused with the report itself, see :mod:`planner.track.reports`.

    Raises:
        ProblemsFoundError: every action that is.
    """
    stored = store.plan(plan)
    known = progress_of(stored.plan, stored.progress)
    waiting = [id_ for id_ in dict.fromkeys(actions) if id_ in known and known[id_].status in NOT_STARTED]
    if waiting:
        # Only now, as it looks at the whole plan.
        standing = plan_view(store, plan, today=today).standing
        late = [problem for id_ in waiting for problem in _late(standing.action_by_id[id_])]
        if late:
            raise ProblemsFoundError(late)


def _late(action: ActionStanding) -> Iterable[Problem]:
    if action.due and not can_be_on_track(action):
        yield not_begun_in_time(action.id, action.due)
