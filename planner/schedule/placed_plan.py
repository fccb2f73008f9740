"""On which dates do the actions of a plan stand, beside one another, and what holds each date?

Dates are stable: what was planned keeps its date as long as nothing pushes it on, so an edit moves only what must move.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from threading import Lock

from planner.plan import Dependency
from planner.problem import Problem, ProblemsFoundError
from planner.schedule.activities import LONGEST, out_of_reach
from planner.schedule.network import order
from planner.schedule.placement import Held, HoldBy, Means, Place, ServiceMeans, Work
from planner.schedule.placement_board import Board
from planner.schedule.placement_ground import Spot
from planner.templates.terms import Link

_YEARS_BEYOND = 20
"""Years after the last date of a plan within which whatever is held up finds a place."""
_CALENDAR_DAYS = 7 / 5
"""Of a working day, on average."""
_NOBODY = "nobody"
"""The service under which stands what found no place within the means."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Actions at their places, and what keeps each from being earlier."""

    works: Mapping[str, Work]
    means: Means
    board: Board
    planned: Mapping[str, date]
    unmet: Mapping[str, Held]
    """What found no place within its owner's time and the money, and what stood in the way: it stands where the links,
    the calendar and the sessions leave it."""
    _explaining: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)
    """One reader at a time: to be explained, an action is lifted off a board, and everybody who reads a plan in the
    same moment reads the same forecast."""

    def place(self, action: str) -> Place:
        """Return where an action stands, with what holds it."""
        with self._explaining:
            known = self._known.get(action)
            if known is None:
                known = self._known[action] = self._explained(action)
        return known

    def spot(self, action: str) -> Spot:
        """Return where an action stands, in numbers, without what holds it."""
        return self.board.spots[action]

    def floor(self, action: str) -> date:
        """Return the first day that the plan's start, dates and a vacancy leave to an action, whatever is planned."""
        return date.fromordinal(self._free.ground.takes(action).floor)

    def lengthens(self, action: str) -> bool:
        """Say whether an action takes longer where a service that works on it is away meanwhile."""
        return bool(self.board.ground.takes(action).absences)

    @cached_property
    def _known(self) -> dict[str, Place]:
        return {}

    @cached_property
    def _free(self) -> Board:
        """The same places on a board whose actions could stand earlier than planned."""
        bare = {action: _bare(work) if action in self.unmet else work for action, work in self.works.items()}
        board = Board.of(bare, _with_nobody(self.means), date.fromordinal(self.board.ground.until))
        for action, spot in self.board.spots.items():
            board.put(action, spot)
        return board

    def _explained(self, action: str) -> Place:
        place = self.board.place(action)
        if action in self.unmet:
            return replace(place, start_held=self.unmet[action])
        if self.works[action].at:
            return place
        board, spot = self._free, self.board.spots[action]
        board.take_back(action)
        free = board.find(action)
        board.put(action, spot)
        if free is None or free.start >= spot.start:
            held = board.held(free) if free else place.start_held
            return replace(place, start_held=self._with_actions(action, held))
        if place.start > self.planned.get(action, date.max):
            # It was pushed on, past a gap in which it could have stood before its planned date.
            return replace(place, start_held=self._with_actions(action, place.start_held))
        # Nothing holds it there but the plan itself: it keeps its date until somebody moves it.
        kept = Held(by=HoldBy.FIXED, what=(action,), day=date.fromordinal(free.start))
        return replace(place, start_held=kept)

    def _with_actions(self, action: str, held: Held) -> Held:
        """Name beside a service the actions whose end gives it time for another; none for what goes on after that."""
        if held.by is not HoldBy.SERVICE_BUSY or held.day is None:
            return held
        if held.day.toordinal() >= self.board.spots[action].start:
            return replace(held, what=held.what[:1])
        ending = (other for other in self.board.released(held.what[0], held.day) if other != action)
        return replace(held, what=(*held.what[:1], *ending))

    @cached_property
    def in_hand_before_votes(self) -> Mapping[str, int]:
        """By action, the working days that it may end later without any vote moving to another session.

        Only what a vote waits for has such days, directly or through others, and what is voted on, for its paper.
        """
        found: dict[str, int] = {}
        left = [(action, days) for action in self.board.spots if (days := self._paper_in_hand(action)) is not None]
        while left:
            action, days = left.pop()
            if days >= found.get(action, days + 1):
                continue
            found[action] = days
            for wait in self.works[action].waits:
                before = self.board.spots.get(wait.predecessor)
                if before and not wait.soft and wait.link is Link.FINISH_TO_START and not wait.elapsed:
                    between = self.board.spots[action].first - before.tail - wait.lag
                    left.append((wait.predecessor, days + max(0, between)))
        return found

    def _paper_in_hand(self, action: str) -> int | None:
        """Return the working days from the day on which a paper is ready to the last one for its session."""
        spot, takes = self.board.spots[action], self.board.ground.takes(action)
        papers_by = self.board.ground.votes.papers_of(spot.vote) if spot.vote else None
        if papers_by is None:
            return None
        ready = takes.tables.day[spot.stretches[0][1] - 1] + takes.work.opinion_days
        before = self.board.ground.tables.before
        return max(0, before[papers_by + 1] - before[ready + 1])

    def carrier(self, action: str) -> str | None:
        """Return the action that holds the start of another, through a link or a service; None where none does."""
        held = self.place(action).start_held
        if held.by is HoldBy.PREDECESSOR:
            return held.what[0]
        return held.what[1] if held.by is HoldBy.SERVICE_BUSY and len(held.what) > 1 else None

    def chain_to(self, action: str) -> tuple[str, ...]:
        """Return the actions that hold one another up to one, which comes last.

        Where its finish is held by another action, the chain leads through that.
        """
        chain = {action: None}
        last = action
        while True:
            place = self.place(last)
            finish = place.finish_held
            through = finish.what[0] if finish and finish.by is HoldBy.PREDECESSOR else None
            before = through or self.carrier(last)
            if before is None or before in chain:
                return tuple(reversed(chain))
            chain[before] = None
            last = before


def placed(works: Mapping[str, Work], links: Iterable[Dependency], means: Means, planned: Mapping[str, date]) -> Placed:
    """Place actions beside one another: each no earlier than planned, and where something is in its way, later.

    What stands fixed comes first, then what has to be on a day, then what was planned, by its day; last what was not.
    Deadlines move nothing. What finds no place within the means stands where everything else leaves it.

    Raises:
        ProblemsFoundError: actions wait for one another, or a date lies beyond the calendar.
    """
    _refuse_far(works, planned, means.start)
    sequence = _sequence(works, links, planned)
    until, unmet = _until(works, means, planned), dict[str, Held]()
    while True:
        board = Board.of(dict(_floored(works, planned, unmet)), _with_nobody(means), until)
        stuck = _fill(board, sequence)
        if stuck is None:
            return Placed(works=works, means=means, board=board, planned=planned, unmet=unmet)
        if stuck in unmet:
            raise _beyond(stuck)
        unmet[stuck] = board.why_not or Held(by=HoldBy.CALENDAR)


def _refuse_far(works: Mapping[str, Work], planned: Mapping[str, date], start: date) -> None:
    """Refuse days a century away, before calendars and purses are made for them."""
    far = [
        action
        for action, work in works.items()
        if work.duration > LONGEST
        or any(
            abs((day - start).days) > LONGEST
            for day in (work.not_before, work.must_be_on, planned.get(action), *(work.at or ()))
            if day
        )
    ]
    if far:
        raise ProblemsFoundError([out_of_reach(action) for action in far])


def _fill(board: Board, sequence: Iterable[str]) -> str | None:
    """Place actions in turn; return the first that finds no place."""
    for action in sequence:
        spot = board.find(action)
        if spot is None:
            return action
        board.put(action, spot)
    return None


def _sequence(works: Mapping[str, Work], links: Iterable[Dependency], planned: Mapping[str, date]) -> tuple[str, ...]:
    """Return the order in which actions are placed: each after all it waits for, else by the day that is planned."""

    def turn(action: str) -> tuple[bool, bool, date, str]:
        work = works[action]
        return work.at is None, work.must_be_on is None, planned.get(action, date.max), action

    return order(sorted(works, key=turn), links)


def _floored(
    works: Mapping[str, Work], planned: Mapping[str, date], unmet: Mapping[str, Held]
) -> Iterator[tuple[str, Work]]:
    for action, work in works.items():
        day, stands = planned.get(action), _bare(work) if action in unmet else work
        if day and (stands.not_before is None or stands.not_before < day):
            stands = replace(stands, not_before=day)
        yield action, stands


def _bare(work: Work) -> Work:
    """Return work that takes nobody's time and no money."""
    return replace(work, owner=_NOBODY, days={}, yearly_days={}, cost=0, yearly_cost=0)


def _with_nobody(means: Means) -> Means:
    return replace(means, services={**means.services, _NOBODY: ServiceMeans(posts=1.0)})


def _until(works: Mapping[str, Work], means: Means, planned: Mapping[str, date]) -> date:
    """Return the last day of the board: beyond all that could hold an action up."""
    last = max(
        (day for work in works.values() for day in (work.not_before, work.must_be_on, *(work.at or ())) if day),
        default=means.end,
    )
    last = max(last, means.end, *planned.values())
    longest = sum(
        work.duration + work.opinion_days + sum(abs(wait.lag) for wait in work.waits) for work in works.values()
    )
    days = round(longest * _CALENDAR_DAYS) + _YEARS_BEYOND * 366
    return last + timedelta(days=min(days, (date.max - last).days))


def _beyond(action: str) -> ProblemsFoundError:
    return ProblemsFoundError(
        [
            Problem(
                code="no-place",
                what="The action “{action}” finds no place in any year of the calendar.",
                fix="Look for a duration, a lag or days to keep clear of that are far too long.",
                values={"action": action},
            )
        ]
    )
