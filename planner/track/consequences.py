"""What does a change break, and what does it save, besides the dates that it moves?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.draft.draft import Draft
from planner.templates.method import Method
from planner.track.baseline import Baseline
from planner.track.forecast import Forecast
from planner.track.promise_days import days_foreseen, promise_days
from planner.track.results import PlanResult, promised
from planner.track.set_days import Mark, days_set
from planner.track.workload import weeks_over


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMet:
    """A day that people set, kept or missed, and the day on which the action now ends."""

    action: str
    mark: Mark
    by: date
    reached: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteMove:
    """A vote that the council is foreseen to take in another session."""

    action: str
    before: date
    after: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMove:
    """A result that is true on another day."""

    question: str
    text: str
    before: date
    after: date | None
    """None: it is not promised any more, or not as far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overload:
    """A service that has more work than time in weeks in which it had not."""

    service: str
    weeks: tuple[date, ...]
    """Their Mondays, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What a change does to what people rely on; each part in the order of the plan, the services by id."""

    outside: tuple[str, ...] = ()
    """Actions that no longer find a place within the time of their services and the money."""
    missed: tuple[DayMet, ...] = ()
    """Days that people set and that were kept before, or were not set."""
    promises: tuple[PromiseMove, ...] = ()
    votes: tuple[VoteMove, ...] = ()
    overloads: tuple[Overload, ...] = ()
    kept: tuple[DayMet, ...] = ()
    """Days that were missed before and are kept now."""

    def __bool__(self) -> bool:
        return any((self.outside, self.missed, self.promises, self.votes, self.overloads, self.kept))


def consequences(
    before: Forecast,
    after: Forecast,
    draft: Draft | None = None,
    method: Method | None = None,
    adopted: Baseline | None = None,
) -> Consequences:
    """Say what breaks and what is saved from one forecast of a plan to another.

    Args:
        before: as the plan stands.
        after: as it would stand.
        draft: what the plan's assessment calls for, for the results that it promises; None leaves promises out.
        method: that of the draft.
        adopted: what the council adopted last, with the days of its promises.
    """
    missed, kept = _days(before, after)
    return Consequences(
        outside=tuple(action for action in after.dates if action in after.unmet and action not in before.unmet),
        missed=missed,
        promises=tuple(_promises(before, after, draft, method, adopted)) if draft and method else (),
        votes=tuple(_votes(before, after)),
        overloads=tuple(_overloads(before, after)),
        kept=kept,
    )


def _days(before: Forecast, after: Forecast) -> tuple[tuple[DayMet, ...], tuple[DayMet, ...]]:
    """Return the days newly missed and those newly kept."""
    lost = {day for day in days_set(before.plan) if not day.kept_by(before)}
    # A day that was missed as it stood and was put off is another day: whether it is kept counts, not that it is new.
    was_missed = {(day.action, day.mark) for day in lost}
    missed, kept = [], []
    for day in days_set(after.plan):
        reached = day.reached(after)
        if reached is None:
            continue
        met = DayMet(action=day.action, mark=day.mark, by=day.by, reached=reached)
        if not day.kept_by(after):
            if day not in lost:
                missed.append(met)
        elif (day.action, day.mark) in was_missed and (day.mark is Mark.DEADLINE or reached == day.by):
            # What was done on another day than it had to be is late no longer, and is not on its day for that.
            kept.append(met)
    return tuple(missed), tuple(kept)


def _votes(before: Forecast, after: Forecast) -> Iterable[VoteMove]:
    for action in after.dates:
        if action not in before.dates:
            continue
        old, new = before.vote_of(action), after.vote_of(action)
        if old and new and old.day != new.day:
            yield VoteMove(action=action, before=old.day, after=new.day)


def _promises(
    before: Forecast, after: Forecast, draft: Draft, method: Method, adopted: Baseline | None
) -> Iterator[PromiseMove]:
    """Give what is promised for other days than the plan says before the change."""

    def results(foreseen: Forecast) -> tuple[PlanResult, ...]:
        planned = promise_days(foreseen.plan, draft, method, adopted)
        return promised(days_foreseen(planned, foreseen), draft, method).results

    then = {result.question: result for result in results(after)}
    for result in results(before):
        new = then.get(result.question)
        # What is true in part only is not what was promised.
        day = None if new is None or (result.whole and not new.whole) else new.date
        if day != result.date:
            yield PromiseMove(question=result.question, text=result.text, before=result.date, after=day)


def _overloads(before: Forecast, after: Forecast) -> Iterable[Overload]:
    over = weeks_over(after)
    was = weeks_over(before) if over else {}
    for service, weeks in over.items():
        new = tuple(week for week in weeks if week not in was.get(service, ()))
        if new:
            yield Overload(service=service, weeks=new)
