"""Which papers have to be handed in for a session of the council, and what waits for its vote?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import ActionStatus
from planner.schedule.council_sessions import decided_at, in_order, needs_council, papers_ahead, to_adopt
from planner.templates.terms import Remit
from planner.toolkit.city import CouncilSession
from planner.track.awaited_adoption import waits_for_adoption
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
    ahead: tuple[str, ...]
    """Those of them that start only after that day, so that their papers are made before."""
    of_plan: bool
    """Whether the plan itself needs its vote."""


def papers_to_hand_in(foreseen: Forecast, soon: int) -> Iterator[Papers]:
    """Give the papers that are due within ``soon`` calendar days of the forecast's status date, or were due.

    Sessions come by their day. One on which nothing waits, or whose last day for papers nobody knows, is left out.
    """
    plan, today = foreseen.plan, foreseen.status_date
    sessions = [session for session in in_order(plan.council_sessions) if session.day >= today]
    adopting = _adopting(foreseen)
    starts = _starts(foreseen)
    foreseen_votes = {action: vote.day for action in starts if (vote := foreseen.vote_of(action))}
    votes = decided_at(plan.council_sessions, starts, today, foreseen_votes)
    for session in sessions:
        if session.papers_by is None or session.papers_by > today + timedelta(days=soon):
            continue
        late = session.papers_by < today
        since = session.papers_by + timedelta(days=1 if late else -soon)
        # Who has reported since then knows of it: nobody is asked twice.
        waiting = tuple(action for action in votes.get(session.day, ()) if not _heard_since(foreseen, action, since))
        if waiting or session == adopting:
            yield Papers(
                session=session.day,
                day=session.papers_by,
                since=since,
                actions=waiting,
                ahead=papers_ahead(session, waiting, starts),
                of_plan=session == adopting,
            )


def waits_for_vote(remit: Remit, status: ActionStatus) -> bool:
    """Say whether an action can still wait for a vote of the council: what is done or dropped needs none any more.

    What has begun is put before the first session from then on, and waits until it is held.
    """
    return needs_council(remit) and status not in CLOSED


def _adopting(foreseen: Forecast) -> CouncilSession | None:
    """Return which of the sessions to come can adopt a plan: that on which its dates rest, else the next that can."""
    plan = foreseen.plan
    # What has nothing left to do asks for no vote any more.
    open_ = any(progress.status not in CLOSED for progress in foreseen.progress.values())
    if not open_ or not waits_for_adoption(plan):
        return None
    planned = plan.to_adopt
    if planned and planned.session >= foreseen.status_date:
        return next((session for session in plan.council_sessions if session.day == planned.session), None)
    return to_adopt(plan.council_sessions, plan.start, foreseen.status_date)


def _starts(foreseen: Forecast) -> Mapping[str, date]:
    """Return when what can wait for a vote starts, or did."""
    return {
        action.id: foreseen.dates[action.id].early_start
        for action in foreseen.plan.actions
        if waits_for_vote(action.remit, foreseen.progress[action.id].status)
    }


def _heard_since(foreseen: Forecast, action: str, day: date) -> bool:
    confirmed = foreseen.progress[action].confirmed_on
    return confirmed is not None and confirmed >= day
