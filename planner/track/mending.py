"""What keeps a plan from a day that it has to keep, and which smallest single change would keep it?

Every change is tried on a copy of the plan with the placing that pages and papers show, so that what is proposed keeps
the day when people make it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import islice

from planner.plan import Action, Dependency, Plan, PlanRole, partners_beside
from planner.problem import ProblemsFoundError
from planner.remembered import remembered
from planner.schedule.placement import Held, HoldBy
from planner.schedule.plan_works import bookings_of
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.rounded import rounded
from planner.track.forecast import Forecast, first_day_of, forecast
from planner.track.progress import CLOSED
from planner.track.set_days import Mark, SetDay, days_set, missed

_REMEMBERED = 64
"""Days that are missed: pages ask for those of a plan again at each look."""
MOST_IN_CHAIN = 12
"""Actions of a chain that are looked at, the last ones."""
MOST_MENDS = 3
MOST_LOOKED_INTO = 12
"""Days of one plan for which changes are tried: who has to mend more begins with these."""
_MOST_CANDIDATES = 24
"""Changes that are tried in turn: each takes as long as a forecast."""
_MOST_OWNERS = 3
"""Services to which an action is given on trial."""
_MORE_POSTS = 0.4
"""Full-time equivalents: two days a week."""
_DIGITS = 4
"""Of posts, as services keep them."""
_TO_CHAIN = 3
"""Times that a chain is followed on, once what it held is let go."""


class MendKind(StrEnum):
    """Which single change keeps a day."""

    EARLIER = "earlier"
    """Actions that stand where they were planned begin earlier: nothing else holds them."""
    DROP_LINK = "drop-link"
    OTHER_OWNER = "other-owner"
    MORE_TIME = "more-time"
    """Two more days a week for a service."""
    LATER_DATE = "later-date"
    """The day that can be kept is set instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A change that keeps a day."""

    kind: MendKind
    moves: int
    """Other actions whose dates differ with it."""
    action: str | None = None
    """The action that another service owns."""
    service: str | None = None
    """The new owner, or the service that has more time."""
    link: Dependency | None = None
    """The link that is dropped."""
    day: date | None = None
    """The day that is set instead."""
    starts: tuple[tuple[str, date], ...] = ()
    """The planned starts that go with it, by action, in the order of the days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An action of a chain, and what keeps it from being earlier."""

    action: str
    held: Held | None
    """None for what has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A day that a plan does not keep, why, and what would keep it."""

    day: SetDay
    reached: date
    chain: tuple[Step, ...]
    """What holds one another up, from the first to the action that misses its day."""
    mends: tuple[Mend, ...]
    """Those that move the fewest other actions first, a later date last; at most :data:`MOST_MENDS`."""

    @property
    def by(self) -> date:
        """The day that is missed."""
        return self.day.by

    def rests_on(self, action: str) -> bool:
        """Say whether an action has to keep the day, by itself or with others."""
        return action in {self.day.action, *self.day.beside}


def unmet_days(
    foreseen: Forecast, calendar: WorkCalendar, planned: tuple[SetDay, ...] = (), *, of: str | None = None
) -> tuple[Unmet, ...]:
    """Return every day of open actions that a forecast misses, what people set first.

    Beyond the first :data:`MOST_LOOKED_INTO` nothing but the day that can be kept is proposed.

    Args:
        foreseen: the plan as it stands.
        calendar: the plan's.
        planned: promises and votes beside what people set, see :func:`planner.track.set_days.days_planned`.
        of: an action; None for all.
    """
    days = (
        day
        for day in missed(foreseen, (*days_set(foreseen.plan), *planned))
        if of in {None, day.action, *day.beside} and _open(foreseen, day)
    )
    return tuple(
        mended(foreseen, day, calendar, planned, looked_into=number < MOST_LOOKED_INTO)
        for number, day in enumerate(days)
    )


def _open(foreseen: Forecast, day: SetDay) -> bool:
    """Say whether anything can still be done about a day."""
    return any(foreseen.progress[action].status not in CLOSED for action in (day.action, *day.beside))


@remembered(_REMEMBERED)
def mended(
    foreseen: Forecast,
    day: SetDay,
    calendar: WorkCalendar,
    planned: tuple[SetDay, ...] = (),
    *,
    looked_into: bool = True,
) -> Unmet:
    """Return why a forecast misses a day, with the smallest changes that would keep it where that is ``looked_into``.

    A change that breaks another day, promise or vote, or the means, is none. Of a change comes as much as it takes:
    what stands where it was planned begins earlier where the change makes room.

    Raises:
        ValueError: the forecast has no such day.
    """
    reached = day.reached(foreseen)
    if reached is None:
        msg = f"no day {day.mark} of {day.action}"
        raise ValueError(msg)
    search = _Search(foreseen, day, calendar, planned)
    mends = search.mends() if looked_into else ()
    return Unmet(day=day, reached=reached, chain=tuple(search.chain()), mends=(*mends, search.later(reached)))


def with_mend(plan: Plan, mend: Mend, day: SetDay) -> Plan:
    """Return a plan in which a day is mended as proposed."""
    changed, starts = _changed(plan, mend), dict(mend.starts)
    moved = (
        action.model_copy(update={"planned_start": starts[action.id]}) if action.id in starts else action
        for action in changed.actions
    )
    changed = changed.model_copy(update={"actions": tuple(moved)})
    if mend.kind is not MendKind.LATER_DATE or day.mark not in _FIELDS:
        return changed
    return _with_action(changed, day.action, **{_FIELDS[day.mark]: mend.day})


_FIELDS = {Mark.DEADLINE: "own_deadline", Mark.MUST_BE_ON: "must_be_on"}
"""Where people set a day; promises and votes follow from the dates."""


def _changed(plan: Plan, mend: Mend) -> Plan:
    """Return a plan with the change itself, without the starts that go with it."""
    match mend.kind:
        case MendKind.DROP_LINK:
            return plan.model_copy(
                update={"dependencies": tuple(link for link in plan.dependencies if link != mend.link)}
            )
        case MendKind.OTHER_OWNER if mend.action and mend.service:
            partners = partners_beside(mend.service, plan.action_by_id[mend.action].partners)
            return _with_action(plan, mend.action, owner=mend.service, partners=partners, person=None)
        case MendKind.MORE_TIME if mend.service:
            return _with_more_time(plan, mend.service)
    return plan


def _with_action(plan: Plan, id_: str, **facts: object) -> Plan:
    actions = (action.model_copy(update=facts) if action.id == id_ else action for action in plan.actions)
    return plan.model_copy(update={"actions": tuple(actions)})


def _with_more_time(plan: Plan, booked: str) -> Plan:
    """Return a plan in which a service, by the name under which its time is booked, has two more days a week."""
    bookings = bookings_of(plan)
    if bookings is None:
        return plan
    if booked in bookings.services_apart:
        return plan.model_copy(update={"roles": tuple(_more(role, booked) for role in plan.roles)})
    pools = tuple(
        pool.model_copy(update={"posts": rounded(pool.posts + _MORE_POSTS, _DIGITS)})
        if pool.services[0] == booked
        else pool
        for pool in bookings.capacity.pools
    )
    # What the plan says of a service counts before its capacity, so that both have to say the same.
    posts = {service: pool.posts for pool in pools for service in pool.services if pool.services[0] == booked}
    roles = tuple(
        role.model_copy(update={"capacity": posts[role.id]}) if role.id in posts and role.capacity is not None else role
        for role in plan.roles
    )
    return plan.model_copy(update={"capacity": bookings.capacity.model_copy(update={"pools": pools}), "roles": roles})


def _more(role: PlanRole, service: str) -> PlanRole:
    if role.id != service or role.capacity is None:
        return role
    return role.model_copy(update={"capacity": rounded(role.capacity + _MORE_POSTS, _DIGITS)})


@dataclass(frozen=True)
class _Search:
    """Trials of changes for one day that is missed."""

    foreseen: Forecast
    day: SetDay
    calendar: WorkCalendar
    planned: tuple[SetDay, ...]

    @cached_property
    def last(self) -> str:
        """The action that gets there last."""
        dates = self.foreseen.dates
        return max((self.day.action, *self.day.beside), key=lambda action: (dates[action].early_finish, action))

    @cached_property
    def relied_on(self) -> tuple[SetDay, ...]:
        """The other days that nothing proposed may break."""
        return (*days_set(self.foreseen.plan), *self.planned)

    @cached_property
    def already_missed(self) -> frozenset[SetDay]:
        return frozenset(missed(self.foreseen, self.relied_on))

    def chain(self) -> Iterator[Step]:
        """Give the actions that hold one another up, each with what holds it."""
        for action in self.foreseen.chain_to(self.last)[-MOST_IN_CHAIN:]:
            yield Step(action=action, held=_hold(self.foreseen, action))

    def later(self, reached: date) -> Mend:
        """Return the day that can be kept, which moves nothing."""
        return Mend(kind=MendKind.LATER_DATE, moves=0, day=reached)

    def mends(self) -> tuple[Mend, ...]:
        """Return the smallest changes that keep the day, without a later date."""
        # First beside all others where they stand; only where nothing helps there, before them.
        for begins in (None, first_day_of(self.foreseen.plan)):
            ranked = sorted(self._found(begins), key=lambda mend: (mend.moves, list(MendKind).index(mend.kind)))
            found = list(islice(self._unlike(ranked), MOST_MENDS - 1))
            if found:
                return tuple(found)
        return ()

    def _unlike(self, ranked: Iterable[Mend]) -> Iterator[Mend]:
        """Give changes that hold good when people make them, of those that only differ in the new owner the first."""
        given: set[str] = set()
        for mend in ranked:
            if mend.action not in given and self._holds_good(mend):
                given |= {mend.action} if mend.action else set()
                yield mend

    def _found(self, begins: date | None) -> Iterator[Mend]:
        """Give the changes that keep the day where what is on its chain may begin as early as it can."""
        freed, chain = self._freed(begins)
        if freed is None:
            return
        earlier = Mend(kind=MendKind.EARLIER, moves=0)
        if self._keeps(freed):
            yield self._as_it_takes(earlier, freed)
            return
        for number, mend in enumerate(self._candidates(freed, chain)):
            if number == _MOST_CANDIDATES:
                return
            tried = self._tried(_released(_changed(self.foreseen.plan, mend), chain, begins))
            if tried is not None and self._keeps(tried):
                yield self._as_it_takes(mend, tried)

    def _freed(self, begins: date | None) -> tuple[Forecast | None, frozenset[str]]:
        """Return the plan with the chain free of its planned starts, and what then is on it."""
        chain: frozenset[str] = frozenset()
        freed: Forecast | None = self.foreseen
        for _ in range(_TO_CHAIN):
            if freed is None:
                break
            longer = chain | frozenset(freed.chain_to(self.last)[-MOST_IN_CHAIN:])
            if longer == chain:
                break
            chain = longer
            freed = self._tried(_released(self.foreseen.plan, chain, begins))
        return freed, chain

    def _tried(self, plan: Plan) -> Forecast | None:
        """Return the forecast of a changed plan; None where it cannot be scheduled."""
        try:
            return forecast(plan, self.foreseen.progress, self.foreseen.status_date, self.calendar)
        except ProblemsFoundError:
            return None

    def _keeps(self, tried: Forecast) -> bool:
        """Say whether a trial keeps the day and breaks nothing else."""
        if not self.day.kept_by(tried) or self.day.reached(tried) is None:
            return False
        return (
            set(missed(tried, self.relied_on)) <= self.already_missed
            and tried.unmet.keys() <= self.foreseen.unmet.keys()
        )

    def _as_it_takes(self, mend: Mend, tried: Forecast) -> Mend:
        """Return a change with the starts that go with it, and how many other actions it moves."""
        before, progress = self.foreseen.dates, self.foreseen.progress
        moved = [
            action
            for action, dates in tried.dates.items()
            if (dates.early_start, dates.early_finish) != (before[action].early_start, before[action].early_finish)
        ]
        starts = sorted(
            (tried.dates[action].early_start, action)
            for action in moved
            if not progress[action].started and not progress[action].finished
        )
        others = [action for action in moved if action not in {self.day.action, *self.day.beside}]
        return replace(mend, moves=len(others), starts=tuple((action, start) for start, action in starts))

    def _holds_good(self, mend: Mend) -> bool:
        """Say whether a change keeps the day when people make it."""
        made = self._tried(with_mend(self.foreseen.plan, mend, self.day))
        return made is not None and self._keeps(made)

    def _candidates(self, freed: Forecast, chain: Iterable[str]) -> Iterator[Mend]:
        """Give the single changes to what still holds the chain, each once, from its end on."""
        held_up = [action for action in reversed(freed.chain_to(self.last)) if action in chain]
        seen: list[Mend] = []
        for action in held_up:
            for mend in (*self._links(freed, action), *self._times(freed, action)):
                if mend not in seen:
                    seen.append(mend)
                    yield mend

    def _links(self, freed: Forecast, action: str) -> Iterator[Mend]:
        holds = [held for held in _holds(freed, action) if held.by is HoldBy.PREDECESSOR]
        before = {other for held in holds for other in held.what}
        for link in freed.plan.dependencies:
            if link.successor == action and link.predecessor in before:
                yield Mend(kind=MendKind.DROP_LINK, moves=0, link=link)

    def _times(self, freed: Forecast, action: str) -> Iterator[Mend]:
        """Give more time for the service that is busy or slow, and other owners for what it is busy with."""
        for held in _holds(freed, action):
            if held.by not in {HoldBy.SERVICE_BUSY, HoldBy.VACANCY} or not held.what:
                continue
            service, *busy = held.what
            if held.by is HoldBy.SERVICE_BUSY:
                yield Mend(kind=MendKind.MORE_TIME, moves=0, service=service)
            for other in (action, *busy[:1]):
                yield from self._owners(freed, other, service)

    def _owners(self, freed: Forecast, action: str, busy: str) -> Iterator[Mend]:
        facts, progress = freed.plan.action_by_id[action], freed.progress[action]
        bookings = bookings_of(freed.plan)
        has_begun = progress.started is not None or progress.status in CLOSED
        if bookings is None or has_begun or bookings.booked_as(facts.owner) != busy:
            return
        fit = [
            role
            for role in freed.plan.roles
            if role.at_work and not role.outside and bookings.booked_as(role.id) != busy
        ]
        fit.sort(key=lambda role: (_nearness(role.id, facts, freed.plan), role.id))
        for role in fit[:_MOST_OWNERS]:
            yield Mend(kind=MendKind.OTHER_OWNER, moves=0, action=action, service=role.id)


def _nearness(service: str, action: Action, plan: Plan) -> int:
    """Return how near a service is to an action, 0 is next: it helps already, or leads others of its key factor."""
    if service in action.partners:
        return 0
    return 1 if any(other.owner == service and other.factor == action.factor for other in plan.actions) else 2


def _released(plan: Plan, actions: frozenset[str], begins: date | None) -> Plan:
    """Return a plan in which some actions begin as early as they can: before all others, or with None after them."""
    freed = (
        action.model_copy(update={"planned_start": begins}) if action.id in actions else action
        for action in plan.actions
    )
    return plan.model_copy(update={"actions": tuple(freed)})


def _holds(foreseen: Forecast, action: str) -> Iterator[Held]:
    for held in (foreseen.finish_held_by(action), foreseen.start_held_by(action)):
        if held is not None:
            yield held


def _hold(foreseen: Forecast, action: str) -> Held | None:
    """Return what keeps an action from being earlier: another that its finish waits for, else what holds its start."""
    finish = foreseen.finish_held_by(action)
    if finish is not None and finish.by is HoldBy.PREDECESSOR:
        return finish
    return foreseen.start_held_by(action) or finish
