"""Which papers have to be handed in for a session of the council, and what waits for its vote?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import Action, Plan
from planner.schedule.council_sessions import in_order, last_before, needs_council
from planner.toolkit.city import CouncilSession
from planner.toolkit.plan_settings import PlanStatus
from planner.track.forecast import Forecast
from planner.track.progress import CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Papers that have to be handed in soon, or had to be, for a session that is still to come."""

    session: date
    """The day of the session."""
    day: date
    """The last day on which its papers are taken."""
    since: date
    """From which day that is near, or over."""
    actions: tuple[str, ...]
    """Those that need its vote and of which nobody has reported since, in the plan's order."""
    of_plan: bool
    """Whether the plan itself needs its vote."""


def papers_to_hand_in(foreseen: Forecast, soon: int) -> Iterator[Papers]:
    """Give the papers that are due within ``soon`` calendar days of the forecast's status date, or were due.

    Sessions come by their day. One on which nothing waits, or whose last day for papers nobody knows, is left out.
    """
    plan, today = foreseen.plan, foreseen.status_date
    sessions = [session for session in in_order(plan.council_sessions) if session.day >= today]
    adopting = _adopting(foreseen, sessions)
    votes = _votes(foreseen)
    for session in sessions:
        if session.papers_by is None or session.papers_by > today + timedelta(days=soon):
            continue
        late = session.papers_by < today
        since = session.papers_by + timedelta(days=1 if late else -soon)
        # Who has reported since then knows of it: nobody is asked twice.
        waiting = tuple(
            action for action, day in votes if day == session.day and not _heard_since(foreseen, action, since)
        )
        if waiting or session == adopting:
            yield Papers(
                session=session.day,
                day=session.papers_by,
                since=since,
                actions=waiting,
                of_plan=session == adopting,
            )


def waits_for_adoption(plan: Plan) -> bool:
    """Say whether no adoption of a plan by the council is noted."""
    return plan.adopted_on is None and plan.status is not PlanStatus.ADOPTED


def _adopting(foreseen: Forecast, sessions: Sequence[CouncilSession]) -> CouncilSession | None:
    """Return which of the sessions to come can adopt a plan: the last before it begins, else the next."""
    # What has nothing left to do asks for no vote any more.
    open_ = any(progress.status not in CLOSED for progress in foreseen.progress.values())
    if not open_ or not waits_for_adoption(foreseen.plan):
        return None
    return last_before(sessions, foreseen.plan.start) or next(iter(sessions), None)


def _votes(foreseen: Forecast) -> list[tuple[str, date]]:
    """Return the open actions that wait for a vote, each with the day of its session."""
    sessions = in_order(foreseen.plan.council_sessions)
    waiting = (action for action in foreseen.plan.actions if _waits_for_vote(action, foreseen))
    # What starts before every known session has to wait for the first, whatever its dates say.
    votes = (
        (action.id, last_before(sessions, foreseen.dates[action.id].early_start) or next(iter(sessions), None))
        for action in waiting
    )
    return [(action, session.day) for action, session in votes if session]


def _waits_for_vote(action: Action, foreseen: Forecast) -> bool:
    progress = foreseen.progress[action.id]
    return needs_council(action.remit) and progress.status not in CLOSED and not progress.started


def _heard_since(foreseen: Forecast, action: str, day: date) -> bool:
    confirmed = foreseen.progress[action].confirmed_on
    return confirmed is not None and confirmed >= day
