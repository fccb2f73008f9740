"""What needs somebody's attention today, most urgent first: why, since when, and how often?

Nothing else in the product decides or counts it: pages, letters, commands, data and papers read it here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner.plan import Action, ActionStatus, Dependency, Plan
from planner.templates.terms import Link
from planner.track.awaited_adoption import waits_for_adoption
from planner.track.forecast import Forecast
from planner.track.papers import papers_to_hand_in
from planner.track.progress import CLOSED, ActionProgress
from planner.track.vacancies import vacancies


class Subject(StrEnum):
    """What needs attention."""

    ACTION = "action"
    SERVICE = "service"
    """One that answers for open actions."""
    SESSION = "session"
    """One of the council."""
    PLAN = "plan"


class Concern(StrEnum):
    """Why something needs attention, most urgent first."""

    OVERDUE = "overdue"
    """An open action was due on ``day``, ``days`` ago."""
    PAPERS_LATE = "papers-late"
    """Papers for a session to come were due on ``day``, ``days`` ago, and ``actions`` or the plan need its vote."""
    BLOCKED = "blocked"
    """An action cannot go on since ``day``, for ``days``; ``reason`` says why."""
    EXPECTED_LATE = "expected-late"
    """An action is due on ``day``, not before today, and foreseen to be done ``days`` later."""
    PAPERS_DUE = "papers-due"
    """Papers for a session are due on ``day``, in ``days``, and ``actions`` or the plan need its vote."""
    REVIEW = "review"
    """Somebody wanted to look at an action again on ``day``, ``days`` ago, and nobody has reported since."""
    DUE_SOON = "due-soon"
    """An action that could have begun is due on ``day``, in ``days``, and nobody has reported since that was near."""
    NOT_ADOPTED = "not-adopted"
    """The plan was to begin on ``day``, ``days`` ago, and no adoption is noted."""
    VACANT = "vacant"
    """Nobody holds a service that answers for ``actions``, all open."""
    STALE = "stale"
    """Nobody has reported how an action that could have begun stands since ``day``, ``days`` ago; of what is overdue,
    foreseen late or blocked, news is asked for already."""
    WITHOUT_PROOF = "without-proof"
    """An action is done since ``day``, ``days`` ago, and nothing shows it."""
    WITHOUT_INDICATOR = "without-indicator"
    """Nothing says how the city will see the result of ``actions``, all open."""


LATENESS = (Concern.OVERDUE, Concern.EXPECTED_LATE)
"""Late is one thing and foreseen late another: an action is one of them at most."""
CANNOT_WAIT = frozenset({*LATENESS, Concern.BLOCKED})
"""What cannot wait for the next meeting."""
# By its place in the list: the order of the concerns is the order of urgency, and is written once.
URGENCY = {concern: rank for rank, concern in enumerate(Concern)}
"""The place of each concern in the order of urgency, the gravest first."""
_IMPLIED: Mapping[Concern, frozenset[Concern]] = {
    # Whoever has to say why it is not done is asked for news already.
    Concern.OVERDUE: frozenset({Concern.REVIEW, Concern.STALE}),
    Concern.BLOCKED: frozenset({Concern.REVIEW, Concern.STALE}),
    Concern.EXPECTED_LATE: frozenset({Concern.REVIEW, Concern.STALE}),
    Concern.REVIEW: frozenset({Concern.STALE}),
    Concern.DUE_SOON: frozenset({Concern.STALE}),
}


_NO_DAYS: Mapping[str, date] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """A reason why something needs attention."""

    about: Subject = Subject.ACTION
    concern: Concern
    action: str | None = None
    """The action that it is about."""
    service: str | None = None
    """The id of the service that it is about."""
    title: str = ""
    """What readers call the service."""
    session: date | None = None
    """The day of the session that it is about."""
    day: date | None = None
    """The date that the concern is about."""
    days: int = 0
    """Calendar days, as the concern says."""
    since: date | None = None
    """From which day it is so; None where nobody can know."""
    reason: str = ""
    """What somebody wrote: why the action is blocked."""
    actions: tuple[str, ...] = ()
    """The actions that a service, a session or the plan holds up, in the plan's order; those for which one waits
    that is foreseen late."""
    ahead: tuple[str, ...] = ()
    """Those of them that start after the day by which their papers are due."""
    begun: bool = False
    """Whether the work on the action has begun."""
    ready: bool = False
    """Whether it could have begun."""
    elapsed: bool = False
    """Whether its duration counts calendar days, not working days."""
    also_blocked: bool = False
    """Whether the action is blocked as well as due or late: of all its reasons one thing resolves it."""
    of_plan: bool = False
    """Whether the plan itself waits for the session's vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How far back and ahead to look, in calendar days."""

    stale_days: int
    """Without news for longer than this, what is known of an action is stale: a quarter in the method."""
    # A fortnight is time to finish or to say that it will be later; a month would list half a young plan.
    due_soon_days: int = 14
    # A report to the council passes several desks before its papers go out.
    papers_soon_days: int = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionCount:
    """How much needs attention; whatever needs it for several reasons counts once, and once for each of them."""

    actions: int
    """Actions that need attention."""
    by_concern: Mapping[Concern, int]
    """Actions, services, sessions or plans; 0 for a concern that nobody has to have."""

    def __getitem__(self, concern: Concern) -> int:
        return self.by_concern[concern]


def counted(items: Iterable[AttentionItem]) -> AttentionCount:
    """Return how much needs attention."""
    listed = tuple(items)
    distinct = {(item.concern, item.about, item.action, item.service, item.session) for item in listed}
    counts = Counter(concern for concern, *_ in distinct)
    return AttentionCount(
        actions=len({item.action for item in listed if item.about is Subject.ACTION}),
        by_concern={concern: counts[concern] for concern in Concern},
    )


def attention(
    foreseen: Forecast,
    due: Mapping[str, date | None],
    starts: Mapping[str, date],
    sight: Sight,
    blocked_since: Mapping[str, date] = _NO_DAYS,
) -> tuple[AttentionItem, ...]:
    """Return everything that needs attention on the forecast's status date, most urgent first.

    ``due`` gives the day by which each action is due, see :func:`planner.track.baseline.due_dates`;
    ``starts`` the day on which it is planned to start, whatever was reported; ``blocked_since`` the day on which
    somebody reported what is blocked so first, else that of the last report says it. An action stands here once
    for its gravest reason, and for each other that adds something. The order is that of :class:`Concern`,
    then what is longest overdue or soonest due, then the id. What is dropped needs no attention; what is
    done needs its proof and nothing else.
    """
    watch = _Watch(foreseen, due, starts, sight, _starts_held(foreseen), blocked_since)
    items = [item for action in foreseen.plan.actions for item in _of_action(watch.over(action))]
    items += (item for check in _PLAN_CHECKS for item in check(watch))
    return tuple(sorted(items, key=_place))


def _starts_held(foreseen: Forecast) -> Mapping[str, Sequence[Dependency]]:
    """Return by action the links that hold its start."""
    held: defaultdict[str, list[Dependency]] = defaultdict(list)
    for link in foreseen.plan.dependencies:
        if not link.link.to_finish:
            held[link.successor].append(link)
    return held


def _place(item: AttentionItem) -> tuple[int, date, str]:
    return URGENCY[item.concern], item.day or date.max, item.action or item.service or ""


@dataclass(frozen=True, slots=True)
class _Watch:
    """A plan, and all that says what of it needs attention."""

    foreseen: Forecast
    due: Mapping[str, date | None]
    starts: Mapping[str, date]
    sight: Sight
    held_by: Mapping[str, Sequence[Dependency]]
    """The links that hold the start of an action, by its id."""
    blocked_since: Mapping[str, date]

    @property
    def plan(self) -> Plan:
        return self.foreseen.plan

    @property
    def progress(self) -> Mapping[str, ActionProgress]:
        return self.foreseen.progress

    @property
    def today(self) -> date:
        return self.foreseen.status_date

    @property
    def open_actions(self) -> Iterator[Action]:
        return (action for action in self.plan.actions if self.progress[action.id].status not in CLOSED)

    def over(self, action: Action) -> "_WatchedAction":
        return _WatchedAction(self, action, self.progress[action.id], self.due.get(action.id))

    def awaited_by(self, action: str) -> tuple[str, ...]:
        """Return the actions for which the start of one that has not begun still waits, each once."""
        if self.progress[action].started:
            return ()
        held = (link.predecessor for link in self.held_by.get(action, ()) if self.freed_on(link) is None)
        return tuple(dict.fromkeys(held))

    def freed_on(self, link: Dependency) -> date | None:
        """Return the day from which a link holds the start of its successor no longer; None: it still does."""
        before = self.progress[link.predecessor]
        freed = before.finished if link.link is Link.FINISH_TO_START else before.started
        if freed is None and before.status is ActionStatus.DROPPED:
            # Until it was given up it was waited for: nobody was silent about what could not begin.
            freed = before.confirmed_on
        # Of what is done nobody may know since when.
        return self.plan.start if freed is None and before.status in CLOSED else freed

    def could_begin_on(self, action: str) -> date | None:
        """Return the first day on which somebody had something to say of an action; None: that is still to come."""
        progress = self.progress[action]
        since = max(self.plan.start, self.plan.adopted_on or self.plan.start)
        if not progress.started:
            since = max(since, self.starts.get(action, since))
            for link in self.held_by.get(action, ()):
                freed = self.freed_on(link)
                if freed is None:
                    return None
                since = max(since, freed)
        return since if since <= self.today else None


@dataclass(frozen=True, slots=True)
class _WatchedAction:
    """One action, and all that says whether it needs attention."""

    watch: _Watch
    action: Action
    progress: ActionProgress
    due: date | None

    @property
    def today(self) -> date:
        return self.watch.today

    def item(
        self, concern: Concern, day: date | None, *, until: date | None = None, since: date | None = None
    ) -> AttentionItem:
        """Return a reason, with the days between its date and another, or today."""
        days = abs(((until or self.today) - day).days) if day else 0
        reason = self.progress.reason or "" if concern is Concern.BLOCKED else ""
        return AttentionItem(
            concern=concern,
            action=self.action.id,
            day=day,
            days=days,
            since=since,
            reason=reason,
            begun=self.progress.started is not None,
            ready=self.watch.could_begin_on(self.action.id) is not None,
            elapsed=self.action.elapsed,
        )

    def heard_since(self, day: date) -> bool:
        """Say whether somebody has reported on the action on a day or after it."""
        return self.progress.confirmed_on is not None and self.progress.confirmed_on >= day


def _of_action(watched: _WatchedAction) -> Iterator[AttentionItem]:
    """Give the gravest reason, and those that add something to it."""
    # Done is not the end of it: the peer review will ask for the proof.
    if watched.progress.status is ActionStatus.DONE:
        yield from _without_proof(watched)
    elif watched.progress.status is not ActionStatus.DROPPED:
        reasons = [item for check in _CHECKS for item in check(watched)]
        implied = {concern for item in reasons for concern in _IMPLIED.get(item.concern, ())}
        left = [item for item in reasons if item.concern not in implied]
        both = len(left) > 1 and any(item.concern is Concern.BLOCKED for item in left)
        yield from (replace(item, also_blocked=both) for item in left)


def _late(watched: _WatchedAction) -> Iterator[AttentionItem]:
    if watched.due is None:
        return
    # Three of one scale: what is overdue is expected late as well, and would be asked about twice.
    finish = watched.watch.foreseen.dates[watched.action.id].early_finish
    near = watched.due - timedelta(days=watched.watch.sight.due_soon_days)
    if watched.due < watched.today:
        yield watched.item(Concern.OVERDUE, watched.due, since=watched.due + timedelta(days=1))
    elif finish > watched.due:
        held = watched.watch.awaited_by(watched.action.id)
        yield replace(watched.item(Concern.EXPECTED_LATE, watched.due, until=finish), actions=held)
    elif near <= watched.today and not watched.heard_since(near):
        begun = watched.watch.could_begin_on(watched.action.id)
        # On its first day nobody could have done anything of it yet.
        if begun and (begun < watched.today or watched.due == watched.today):
            yield watched.item(Concern.DUE_SOON, watched.due, since=max(near, begun))


def _blocked(watched: _WatchedAction) -> Iterator[AttentionItem]:
    if watched.progress.status is ActionStatus.BLOCKED:
        since = watched.watch.blocked_since.get(watched.action.id, watched.progress.confirmed_on)
        yield watched.item(Concern.BLOCKED, since, since=since)


def _to_be_reviewed(watched: _WatchedAction) -> Iterator[AttentionItem]:
    day = watched.progress.review_on
    if day and day <= watched.today and not watched.heard_since(day):
        yield watched.item(Concern.REVIEW, day, since=day)


def _stale(watched: _WatchedAction) -> Iterator[AttentionItem]:
    begun = watched.watch.could_begin_on(watched.action.id)
    if begun is None:
        return
    news = watched.progress.confirmed_on
    # What was said of it before it could begin is no news of how it goes.
    since = news if news and (watched.progress.started or news > begun) else begun
    if (watched.today - since).days > watched.watch.sight.stale_days:
        yield watched.item(Concern.STALE, since, since=since)


def _without_proof(watched: _WatchedAction) -> Iterator[AttentionItem]:
    if not watched.progress.evidence:
        finished = watched.progress.finished
        yield watched.item(Concern.WITHOUT_PROOF, finished, since=finished)


_CHECKS: tuple[Callable[[_WatchedAction], Iterator[AttentionItem]], ...] = (
    _late,
    _blocked,
    _to_be_reviewed,
    _stale,
)


def _vacant(watch: _Watch) -> Iterator[AttentionItem]:
    """Give each service in which nobody does the work, once, with the open actions that it answers for."""
    roles = watch.plan.role_by_id
    for service, actions in vacancies(watch.open_actions, roles).items():
        role = roles.get(service)
        yield AttentionItem(
            about=Subject.SERVICE,
            concern=Concern.VACANT,
            service=service,
            title=role.name if role else service,
            actions=actions,
        )


def _without_indicator(watch: _Watch) -> Iterator[AttentionItem]:
    actions = tuple(action.id for action in watch.open_actions if not action.indicator.strip())
    if actions:
        yield AttentionItem(about=Subject.PLAN, concern=Concern.WITHOUT_INDICATOR, actions=actions)


def _not_adopted(watch: _Watch) -> Iterator[AttentionItem]:
    start = watch.plan.start
    if waits_for_adoption(watch.plan) and start < watch.today and any(watch.open_actions):
        yield AttentionItem(
            about=Subject.PLAN,
            concern=Concern.NOT_ADOPTED,
            day=start,
            days=(watch.today - start).days,
            since=start,
        )


def _papers(watch: _Watch) -> Iterator[AttentionItem]:
    """Give the sessions to come whose papers are due soon or were due, and what needs their vote."""
    for papers in papers_to_hand_in(watch.foreseen, watch.sight.papers_soon_days):
        late = papers.day < watch.today
        yield AttentionItem(
            about=Subject.SESSION,
            concern=Concern.PAPERS_LATE if late else Concern.PAPERS_DUE,
            session=papers.session,
            day=papers.day,
            days=abs((watch.today - papers.day).days),
            since=papers.since,
            actions=papers.actions,
            ahead=papers.ahead,
            of_plan=papers.of_plan,
        )


_PLAN_CHECKS: tuple[Callable[[_Watch], Iterator[AttentionItem]], ...] = (
    _papers,
    _not_adopted,
    _vacant,
    _without_indicator,
)
