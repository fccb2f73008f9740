"""Which fields of an action answer what a concern asks, and which say how far an action of a status has come?"""

from collections.abc import Mapping

from planner.plan import ActionStatus
from planner.track.attention import Concern
from planner.track.progress import CLOSED, ActionProgress

_LATE = frozenset({Concern.OVERDUE, Concern.EXPECTED_LATE})
_ASKED: Mapping[Concern, tuple[str, ...]] = {
    Concern.DUE_SOON: ("own_deadline",),
    Concern.BLOCKED: ("reason",),
    Concern.REVIEW: ("review_on",),
    Concern.STALE: ("percent",),
    Concern.WITHOUT_PROOF: ("evidence",),
}
_WORK = ("started", "percent", "remaining")
_OF_STATUS: Mapping[ActionStatus, tuple[str, ...]] = {
    ActionStatus.PROPOSED: ("percent",),
    ActionStatus.AGREED: ("percent",),
    ActionStatus.UNDER_WAY: _WORK,
    ActionStatus.BLOCKED: ("reason",),
    ActionStatus.DONE: ("finished", "evidence"),
    ActionStatus.DROPPED: ("reason",),
}


def asked_by(concern: Concern, progress: ActionProgress) -> tuple[str, ...]:
    """Return the fields in which a concern about an action is answered.

    >>> asked_by(Concern.OVERDUE, ActionProgress(action="F06-03"))
    ('started', 'own_deadline')
    """
    if concern in _LATE:
        # How much is left has a meaning only once work has begun; what is stopped begins no day now.
        begun = ("remaining",) if progress.started else ("started",)
        return ("own_deadline",) if progress.status is ActionStatus.BLOCKED else (*begun, "own_deadline")
    return _ASKED.get(concern, ())


def told_of(status: ActionStatus) -> tuple[str, ...]:
    """Return what is reported of an action with a status, at first sight."""
    return _OF_STATUS[status]


def also_told_of(status: ActionStatus) -> tuple[str, ...]:
    """Return what else can be reported of it, in the order in which it is asked for."""
    more = ("started", "evidence") if status in CLOSED else (*_WORK, "review_on", "evidence")
    return tuple(name for name in more if name not in _OF_STATUS[status] and _can_have(status, name))


def _can_have(status: ActionStatus, name: str) -> bool:
    # A duration left of what has not begun would be refused, unless a day of start comes with them.
    return not (status in {ActionStatus.PROPOSED, ActionStatus.AGREED} and name == "remaining")
