"""What is known of a plan whose actions may take longer or shorter than planned?

Actions keep their order: each starts as soon as what it waits for leaves it, and that includes whatever keeps its
services busy before it in the plan. Durations are drawn independently of one another.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.plan import Window
from planner.schedule.activities import LONGEST
from planner.schedule.placement import Waiting
from planner.schedule.votes import Votes
from planner.schedule.workdays import WorkCalendar
from planner.templates.durations import FIXED, Spread

_MOST_DAYS = 10**9
"""All durations and lags together stay below it, so that sums of days keep within 32 bits."""

NO_VOTES = Votes((), (), 0)
"""Nobody knows a session: each paper waits as long as papers usually do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainAction:
    """An action whose duration may differ from its plan."""

    id: str
    first_day: date
    """Before it the action does not start, whatever it waits for: the plan begins, a date was set, a post is filled."""
    duration: int
    """Planned working days of work, calendar days when ``elapsed``; without waits for opinions and votes; 0 is a
    milestone."""
    elapsed: bool = False
    spread: Spread = FIXED
    """How many times its planned duration it may take; what is done, and a wait that is set, takes what is planned."""
    waits: tuple[Waiting, ...] = ()
    """What the plan makes it wait for, and the actions before it that keep its services busy: these from finish to
    start, without a lag. What is soft holds like the rest, since it is kept in the plan."""
    opinion_days: int = 0
    """Calendar days waited for an opinion after the work; before the vote, where there is one."""
    vote_after: int | None = None
    """Planned working days of work before the council's vote, the rest follows it; None where nothing is voted."""
    clear_of: tuple[Window, ...] = ()
    """It finishes before each window or starts after it."""

    @property
    def lasting(self) -> bool:
        """Whether it is no milestone."""
        return self.duration > 0 or self.opinion_days > 0 or self.vote_after is not None


class MarkKind(StrEnum):
    """What a plan has to keep."""

    DEADLINE = "deadline"
    SESSION = "session"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What has to be true on a day: the actions have finished by then or, for a session, have been voted on."""

    name: str
    """Under which its chance is found."""
    kind: MarkKind
    actions: tuple[str, ...]
    by: date
    """The last day that keeps it."""
    measured_after: int = 0
    """Calendar days after the finish at which a promise shows."""


@dataclass(frozen=True, kw_only=True)
class UncertainPlan:
    """A plan in its order, and what it has to keep.

    Raises:
        ValueError: an id or a name stands twice, an action waits for what does not stand before it, a mark has no
            action, or one that is not known or that nobody votes on, or days are below zero or beyond counting.
    """

    actions: tuple[UncertainAction, ...]
    """Each after all that it waits for."""
    calendar: WorkCalendar
    votes: Votes = NO_VOTES
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what nobody could run through: the code that makes a plan of it is at fault, not a person."""
        before: set[str] = set()
        for action in self.actions:
            if action.id in before or not before.issuperset(wait.predecessor for wait in action.waits):
                raise ValueError(f"{action.id} stands twice, or before what it waits for")
            before.add(action.id)
        if len({mark.name for mark in self.marks}) < len(self.marks):
            raise ValueError("two marks have the same name")
        self._check_marks()
        self._check_days()

    def _check_marks(self) -> None:
        voted = {action.id for action in self.actions if action.vote_after is not None}
        known = {action.id for action in self.actions}
        for mark in self.marks:
            if not mark.actions or not set(mark.actions) <= (voted if mark.kind is MarkKind.SESSION else known):
                raise ValueError(f"the mark {mark.name} has no action, or one that cannot keep it")

    def _check_days(self) -> None:
        total = 0.0
        for action in self.actions:
            lags = [abs(wait.lag) for wait in action.waits]
            given = (action.duration, action.opinion_days, action.vote_after or 0)
            if min(given) < 0 or max(*given, *lags) > LONGEST:
                raise ValueError(f"the days of {action.id} are below zero, or more than a century")
            total += max(1, action.duration * action.spread.pessimistic) + sum(lags)
        if total > _MOST_DAYS:
            raise ValueError("the plan has more days than can be counted")
