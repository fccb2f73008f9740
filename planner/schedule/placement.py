"""What does placing an action need to know, and what does a place say?

An action finds the earliest place that its links, windows, sessions, everybody's time, the money and the number of
starts leave to it; :class:`planner.schedule.placement_board.Board` looks for it. Dates are inclusive everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planner.plan import Window
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link
from planner.toolkit.city import CouncilSession

NET_DAYS_A_YEAR = 210
"""Days of a year that a full post works, leave, illness and training taken off."""

WORKING_DAYS_A_YEAR = 251
"""Working days of a year, near enough to spread over them the net days of a post, and work that comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One action waits for another; the lag counts working days, or calendar days when ``elapsed``."""

    predecessor: str
    link: Link = Link.FINISH_TO_START
    lag: int = 0
    elapsed: bool = False
    soft: bool = False
    """It orders two actions that are both chosen, and brings none in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What placement needs to know of an action."""

    id: str
    owner: str
    """The service that leads."""
    duration: int
    """Working days of work, calendar days when ``elapsed``; without waits for opinions and votes; 0 is a milestone."""
    elapsed: bool = False
    """It is a wait: it takes calendar days, and nobody's time."""
    days: Mapping[str, float] = field(default_factory=dict)
    """Person-days by service."""
    yearly_days: Mapping[str, float] = field(default_factory=dict)
    """Person-days a year by service, from the finish to the horizon."""
    cost: int = 0
    """EUR, at the start."""
    yearly_cost: int = 0
    """EUR a year, from the finish to the horizon."""
    waits: tuple[Waiting, ...] = ()
    opinion_days: int = 0
    """Calendar days waited for an opinion after the work; before the vote, where there is one."""
    vote_after: int | None = None
    """Working days of work before the council's vote, the rest follows it; None where nothing is voted."""
    begins_from: date | None = None
    """The first day of what may begin before the plan does; None: it waits for the plan's start."""
    not_before: date | None = None
    must_be_on: date | None = None
    """The day on which its work has to end: it starts no earlier than that takes."""
    deadline: date | None = None
    """The last day on which it may finish."""
    clear_of: tuple[Window, ...] = ()
    goes_on: bool = False
    """It is the rest of what has begun: no start, for those who count how many there are."""
    at: tuple[date, date] | None = None
    """First and last day of what is under way or done: it is not moved, and takes what it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceMeans:
    """What a service can give to the plan."""

    posts: float
    """Full-time equivalents for the plan; 0 where there is nobody."""
    filled_from: date | None = None
    """A vacancy: nobody is there before this day."""
    away: tuple[tuple[date, date, float], ...] = ()
    """First and last day of an absence, and the share of the service that is away."""

    def covers(self, other: "ServiceMeans") -> bool:
        """Say whether it gives no less than another on any day."""
        there = (self.filled_from or date.min) <= (other.filled_from or date.min)
        return self.posts >= other.posts and there and set(self.away) <= set(other.away)


@dataclass(frozen=True, kw_only=True)
class Means:
    """The people, the money and the time of a plan.

    A service that ``services`` does not name, or with no posts, has no time: what it leads finds no place, what it
    supports falls to the owner.
    """

    start: date
    end: date
    """The last day of the horizon."""
    services: Mapping[str, ServiceMeans]
    money: tuple[int, ...] = ()
    """EUR by year of the plan; years turn on the start's anniversary, what one leaves is there in the next."""
    sessions: tuple[CouncilSession, ...] = ()
    """As far as they are known; later ones are assumed."""
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    starts_at_most: int = 2
    """Starts of one owner within any 20 working days."""
    starts_in_all: int = 6
    """Starts of the whole plan within any 20 working days: what one coordinator gets going."""
    days_a_year: int = NET_DAYS_A_YEAR
    """Net days of a full post."""

    def covers(self, other: "Means") -> bool:
        """Say whether nobody and nothing is scarcer here than in other means; false as well where both differ in kind.

        >>> from dataclasses import replace
        >>> poor = Means(start=date(2027, 1, 4), end=date(2029, 12, 31), services={}, money=(50, 0))
        >>> replace(poor, money=(50, 20)).covers(poor), replace(poor, money=(0, 90)).covers(poor)
        (True, False)
        """
        years = range(max(len(self.money), len(other.money)))
        return (
            (self.start, self.sessions, self.calendar) == (other.start, other.sessions, other.calendar)
            and self.end >= other.end
            and min(self.starts_at_most - other.starts_at_most, self.starts_in_all - other.starts_in_all) >= 0
            and self.days_a_year >= other.days_a_year
            and all(sum(self.money[: year + 1]) >= sum(other.money[: year + 1]) for year in years)
            and all(
                name in self.services and self.services[name].covers(there) for name, there in other.services.items()
            )
        )


class HoldBy(StrEnum):
    """What keeps a start or a finish from being earlier."""

    PLAN_START = "plan-start"
    NOT_BEFORE = "not-before"
    PREDECESSOR = "predecessor"
    SERVICE_BUSY = "service-busy"
    SESSION = "session"
    PAPERS = "papers"
    CALENDAR = "calendar"
    WINDOW = "window"
    FIXED = "fixed"
    VACANCY = "vacancy"
    MONEY = "money"
    STARTS = "starts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What keeps a start or a finish from being earlier, and what that is about."""

    by: HoldBy
    what: tuple[str, ...] = ()
    """The predecessor; the service that is busy or vacant, then the actions that keep it busy; the owner with too many
    starts, none for the whole plan; the action itself, where nothing but its planned date holds it."""
    day: date | None = None
    """The last day without room, of the window or of a closure; the session; the day its papers were due; the first
    day with money or with the vacancy filled; that on which it must be; the day on which it could start, where nothing
    but its planned date holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """When an action takes place, and what keeps it from being earlier."""

    start: date
    finish: date
    """Its last day: of the work, or of the opinion or the vote that it ends with."""
    work_finish: date
    """The last day on which anybody works on it."""
    span: int
    """Days from start to finish, both included, as :func:`planner.schedule.critical_path.schedule` counts a duration:
    working days, calendar days when elapsed; 0 for a milestone."""
    start_held: Held
    finish_held: Held | None = None
    vote: date | None = None
    """The session that decides on it."""
    assumed: bool = False
    """Nobody has set that session yet."""
