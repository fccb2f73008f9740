"""How sure is a plan: with which chance does it keep its deadlines, sessions and promises, and what to secure first?"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated

from pydantic import Field

from planner.plan import Action
from planner.remembered import remembered
from planner.schedule.risk import Risk, risk
from planner.schedule.uncertain import Mark, MarkKind, UncertainPlan
from planner.schedule.uncertain_places import uncertain_actions
from planner.templates.durations import FIXED, Durations, Spread
from planner.templates.terms import ActionId
from planner.toolkit.record import QuestionId, Record
from planner.toolkit.rounded import whole
from planner.track.baseline import Baseline
from planner.track.forecast import Forecast
from planner.track.progress import CLOSED
from planner.track.results import PlanResult

_REMEMBERED = 4
"""Plans whose chances are kept: pages, papers and data of one plan ask for the same."""
_WEEK = 7
_DIGITS = 3
"""Of a share of the runs."""

LIKELY = 0.8
"""The chance from which people rely on a day: what project offices plan by.

Source:
    GAO (2020), Cost Estimating and Assessment Guide, GAO-20-195G, on budgets at 80 percent.
"""

ALMOST_CERTAIN = 10
"""Of ten: in no other case is a chance said to be that."""
_CERTAIN_FROM, _ONE_FROM = 0.95, 0.1

Share = Annotated[float, Field(ge=0, le=1)]


def tenths(chance: float) -> int:
    """Return a chance in tenths as people read it: from 1 to 9, 0 below one, 10 where it is almost certain.

    What is not likely is never read as eight in ten, from which on it counts as likely.

    >>> [tenths(chance) for chance in (0.04, 0.1, 0.56, 0.76, 0.8, 0.94, 0.95)]
    [0, 1, 6, 7, 8, 9, 10]
    """
    if chance >= _CERTAIN_FROM:
        return ALMOST_CERTAIN
    if chance < LIKELY:
        return 0 if chance < _ONE_FROM else min(whole(chance * ALMOST_CERTAIN), whole(LIKELY * ALMOST_CERTAIN) - 1)
    return whole(chance * ALMOST_CERTAIN)


class ActionSureness(Record):
    """By when an action is done, with which chance, and how often it holds up the rest."""

    action: ActionId
    p50: date
    """It is as likely done later as earlier."""
    p80: date
    """Four chances in five to be done by then."""
    criticality: Share
    """Share of the runs in which a delay of it delays the end of the plan, or something that the plan has to keep."""


class MarkSureness(Record):
    """A day that the plan has to keep, and the chance that it does."""

    kind: MarkKind
    action: ActionId | None = None
    """That has the deadline, or that the session decides on; None for a promise."""
    question: QuestionId | None = None
    """Of the result that is promised; None for a deadline or a session."""
    by: date
    """The last day that keeps it: the session, the deadline, the day that is promised."""
    chance: Share
    sure_by: date
    """The first day that it would keep with four chances in five."""


class Sureness(Record):
    """What many runs of what is left of a plan, each with other durations, say of it."""

    runs: int
    p50: date | None
    """The end of the plan is as likely later as earlier; None where nothing is left."""
    p80: date | None
    """Four chances in five that all is done by then."""
    actions: tuple[ActionSureness, ...] = ()
    """What is left to do, in the plan's order."""
    marks: tuple[MarkSureness, ...] = ()
    """Promises in the order of the benchmark, then sessions and deadlines in the plan's order."""
    secure_first: tuple[ActionId, ...] = ()
    """Three at most, whose delay most often makes the plan miss what it has to keep."""

    @cached_property
    def of_action(self) -> Mapping[str, ActionSureness]:
        """What is known of each action that is left."""
        return {sure.action: sure for sure in self.actions}

    def of_kind(self, kind: MarkKind) -> tuple[MarkSureness, ...]:
        """Return the promises, the sessions or the deadlines."""
        return tuple(mark for mark in self.marks if mark.kind is kind)

    @cached_property
    def of_promise(self) -> Mapping[str, MarkSureness]:
        """The promises that rest on what is left, by question."""
        return {mark.question: mark for mark in self.of_kind(MarkKind.PROMISE) if mark.question}

    def among(self, actions: Container[str]) -> "Sureness":
        """Return what is said of some actions alone: of those that a reader does not see, nothing."""
        return self.model_copy(
            update={
                "actions": tuple(sure for sure in self.actions if sure.action in actions),
                "marks": tuple(mark for mark in self.marks if mark.action is None or mark.action in actions),
                "secure_first": tuple(action for action in self.secure_first if action in actions),
            }
        )

    @property
    def likely_promises(self) -> int:
        """How many promises have at least eight chances in ten."""
        return sum(mark.chance >= LIKELY for mark in self.of_promise.values())

    @property
    def weeks_short(self) -> int:
        """How many weeks later, rounded up, half of the promises would have eight chances in ten; 0 where they do."""
        days = sorted(max((mark.sure_by - mark.by).days, 0) for mark in self.of_promise.values())
        return -(-days[(len(days) - 1) // 2] // _WEEK) if days else 0


NOTHING_LEFT = Sureness(runs=0, p50=None, p80=None)
"""Of a plan in which nothing is to be done any more."""


@remembered(_REMEMBERED)
def sureness(
    expected: Forecast, results: tuple[PlanResult, ...], adopted: Baseline | None, durations: Durations
) -> Sureness:
    """Return with which chance a plan keeps what it has to keep, given what has happened.

    What is done stands; what is under way varies in its rest, everything else as a whole, by the three points of its
    own or of its type; a wait that is set by law or contract does not. Where nothing varies, the dates are those of
    the forecast.

    Args:
        expected: the forecast.
        results: what the plan promises by the dates that are foreseen.
        adopted: what the council adopted last: a promise is then kept by the dates that it adopted.
        durations: the usual three points, how many runs, and their seed.

    Source:
        See :func:`planner.schedule.risk.risk`.
    """
    left = [action for action in expected.plan.actions if _is_left(expected, action)]
    if not left:
        return NOTHING_LEFT
    marks = tuple(_marks(expected, left, results, adopted))
    plan = UncertainPlan(
        actions=uncertain_actions(expected.placed, {action.id: spread_of(action, durations) for action in left}),
        calendar=expected.placed.means.calendar,
        votes=expected.placed.board.ground.votes,
        marks=tuple(foreseen.mark for foreseen in marks),
    )
    found = risk(plan, durations.runs, durations.seed)
    return _record(found, marks, [action.id for action in left])


def spread_of(action: Action, durations: Durations) -> Spread:
    """Return how far the duration of an action may vary: its own three points, else those of its type.

    A wait in calendar days is set, and takes what it takes, unless somebody gave it points of its own.
    """
    usual = FIXED if action.elapsed else durations.of(action.type)
    if not action.duration:
        return FIXED
    best = usual.optimistic if action.optimistic is None else action.optimistic / action.duration
    worst = usual.pessimistic if action.pessimistic is None else action.pessimistic / action.duration
    # The planned duration is the likely one, even where a person's best case has grown longer than it since; and
    # nothing takes no time at all.
    least = min(1.0, 1 / (2 * action.duration))
    return Spread(optimistic=min(max(best, least), 1.0), pessimistic=max(worst, 1.0))


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """A mark, and of what it is."""

    mark: Mark
    action: str | None = None
    question: str | None = None


def _is_left(expected: Forecast, action: Action) -> bool:
    return action.id in expected.dates and expected.progress[action.id].status not in CLOSED


def _marks(
    expected: Forecast, left: Iterable[Action], results: Iterable[PlanResult], adopted: Baseline | None
) -> Iterator[_Foreseen]:
    """Give what the plan has to keep with what is left."""
    open_ = [action.id for action in left]
    for result in results:
        if not set(result.delivered_by).isdisjoint(open_):
            yield _promise(result, adopted)
    for action in left:
        vote = expected.vote_of(action.id)
        if vote:
            yield _of_action(MarkKind.SESSION, action.id, vote.day)
    for action in left:
        if action.ends_by:
            yield _of_action(MarkKind.DEADLINE, action.id, action.ends_by)


def _of_action(kind: MarkKind, action: str, day: date) -> _Foreseen:
    return _Foreseen(Mark(name=f"{kind} {action}", kind=kind, actions=(action,), by=day), action=action)


def _promise(result: PlanResult, adopted: Baseline | None) -> _Foreseen:
    """Return the mark of a promise: by the day that the council adopted where it did, else as it stands."""
    by = _adopted_day(result, adopted) if adopted else None
    mark = Mark(
        name=f"{MarkKind.PROMISE} {result.question}",
        kind=MarkKind.PROMISE,
        actions=result.delivered_by,
        by=by or result.date,
        measured_after=result.shown_after,
    )
    return _Foreseen(mark, question=result.question)


def _adopted_day(result: PlanResult, adopted: Baseline) -> date | None:
    if result.question in adopted.promised:
        return adopted.promised[result.question]
    known = adopted.action_by_id
    # A decision that was noted before promises were kept says by when the actions were due.
    if adopted.promised or not known.keys() >= set(result.delivered_by):
        return None
    last = max(known[action].due or known[action].finish for action in result.delivered_by)
    return last + timedelta(days=result.shown_after)


def _record(found: Risk, marks: Iterable[_Foreseen], left: Collection[str]) -> Sureness:
    return Sureness(
        runs=found.runs,
        p50=found.finish and found.finish.p50,
        p80=found.finish and found.finish.p80,
        actions=tuple(
            ActionSureness(
                action=action,
                p50=found.actions[action].p50,
                p80=found.actions[action].p80,
                criticality=round(found.actions[action].criticality, _DIGITS),
            )
            for action in left
        ),
        marks=tuple(
            MarkSureness(
                kind=foreseen.mark.kind,
                action=foreseen.action,
                question=foreseen.question,
                by=foreseen.mark.by,
                chance=round(found.chances[foreseen.mark.name], _DIGITS),
                sure_by=found.sure_by[foreseen.mark.name],
            )
            for foreseen in marks
        ),
        secure_first=tuple(action for action in found.secure_first if action in left),
    )
