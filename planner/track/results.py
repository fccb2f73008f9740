"""What may a plan promise as it stands, by when, and what of the benchmark has to wait?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from planner.draft.draft import Draft
from planner.proposal.choice import Later, LaterCause, Level
from planner.proposal.diagnosis import Diagnosis, QuestionFinding, standing_of
from planner.proposal.open_results import OpenResult
from planner.remembered import remembered
from planner.schedule.purse import year_starts
from planner.templates.method import Method, Scale
from planner.templates.results import Part, RestsOn, Unit
from planner.templates.terms import ActionId, Visibility
from planner.toolkit.assessment import Answer, Day, Standing
from planner.toolkit.benchmark import in_number_order
from planner.toolkit.record import FactorId, QuestionId, Record

_REMEMBERED = 16
"""Readings of plans whose promises are kept: most reports move no date, and then nothing of them changes."""
_FROM_WORST = (
    Standing.NOT_APPLICABLE,
    Standing.NOT_ASSESSED,
    Standing.MISSING,
    Standing.WEAK,
    Standing.IN_PLACE,
)


class PlanResult(Record):
    """A guiding question that will be answered better, because the plan's actions bring that about."""

    question: QuestionId
    factor: FactorId
    text: str
    """What is true once the answer is “yes”."""
    from_: Annotated[Answer, Field(alias="from")]
    to: Answer
    date: Day
    """The day by which the answer is promised to be true and shown."""
    shown_after: Annotated[int, Field(ge=0, exclude=True)] = 0
    """Calendar days after the last of its actions until anybody can say so."""
    rests_on: RestsOn
    noticed_by: Visibility
    noticed_by_whom: str
    delivered_by: tuple[ActionId, ...]
    """None where the adoption of the plan brings it about by itself."""
    steps: tuple[ActionId, ...] = ()
    """Further actions that each bring it a little closer while the answer is “partly”."""
    indicator: str
    unit: Unit
    baseline: str
    """Where the first value comes from."""
    target: float | None
    """Of the indicator, once the answer is “yes”; None where the plan brings it to “partly”."""
    measured_on: Day
    """The day from which the indicator has a value."""
    values: tuple[float, ...] = ()
    """Measured so far."""

    @property
    def whole(self) -> bool:
        """Whether the answer will be “yes”."""
        return self.to is Answer.YES

    @property
    def actions(self) -> tuple[ActionId, ...]:
        """Those on which it rests, and those that bring it a little closer."""
        return (*self.delivered_by, *self.steps)

    @property
    def is_aim(self) -> bool:
        """Whether others have to do their part: the city then promises the figure alone."""
        return self.whole and self.rests_on is RestsOn.OTHERS

    @property
    def by_adoption(self) -> bool:
        """Whether the council's vote on the plan is all that it takes."""
        return not self.delivered_by


class PlanLater(Record):
    """A result that the plan does not bring about, or not in full, with what stands in the way."""

    what: QuestionId
    factor: FactorId
    text: str
    cause: LaterCause
    when: int | None = None
    """The year in which it could come; None where nothing says when."""
    services: tuple[str, ...] = ()
    """The services whose time is short, or whose work nobody does."""


class ProjectedYear(Record):
    """How the benchmark is expected to be answered at the end of a year of the plan."""

    year: int
    """Of the plan, from 1."""
    until: date
    questions: Mapping[QuestionId, Answer]
    factors: Mapping[FactorId, Standing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What a plan promises as it stands."""

    results: tuple[PlanResult, ...]
    later: tuple[PlanLater, ...]
    projected: tuple[ProjectedYear, ...]
    parts: Mapping[str, Part | None]
    """By action; None for what people added by themselves and no result rests on."""

    @property
    def delivering(self) -> frozenset[str]:
        """Actions on which a result rests, or that bring one closer."""
        return frozenset(action for result in self.results for action in result.actions)


_BY_ADOPTION = Level(answer=Answer.PARTLY, gain=0.5, by=frozenset())
"""What the council's vote on the plan brings about by itself."""

NOTHING_PROMISED = Promised(results=(), later=(), projected=(), parts={})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDays:
    """The days on which what a plan promises rests."""

    finishes: Mapping[str, date]
    """The last day, foreseen or actual, of each action that it undertakes."""
    due: Mapping[str, date | None]
    """The day by which each is due: a promise has the same time in hand as the actions that keep it."""
    adopted: date
    """The day of adoption, else that on which it is to be adopted: results of adoption are true from then on."""
    promised: Mapping[str, date] = field(default_factory=dict)
    """By question, the day by which the council adopted it."""
    sure: Mapping[str, date] = field(default_factory=dict)
    """By question, the day that a promise keeps with eight chances in ten; none where nobody worked it out."""

    def kept_by(self, action: str) -> date:
        """Return the day by which an action is sure to be done: when it is due, or later where it is late."""
        return max(self.finishes[action], self.due.get(action) or date.min)

    def true_on(self, level: Level) -> date:
        """Return the day on which a way to an answer is foreseen to be true and measured."""
        return max(self.finishes[action] for action in level.by) + timedelta(days=level.measured_after)

    def promised_for(self, question: str, level: Level, end: date) -> date:
        """Return the day by which that is promised, later where it is foreseen later.

        What the council adopted holds; else it is once its actions are due and it is likely, within the plan.
        """
        if not any(self.due.get(action) for action in level.by):
            # All of it is done, or goes on without a day.
            return self.true_on(level)
        if question in self.promised:
            return max(self.true_on(level), self.promised[question])
        due = max(self.kept_by(action) for action in level.by) + timedelta(days=level.measured_after)
        return max(self.true_on(level), min(max(due, self.sure.get(question, due)), end))


@remembered(_REMEMBERED)
def promised(days: PlanDays, draft: Draft | None, method: Method) -> Promised:
    """Return what a plan promises: exactly what the actions that it undertakes deliver.

    Args:
        days: of the actions that the plan undertakes.
        draft: what the plan's assessment leaves open; None where the plan was not drafted from one.
        method: how answers become standings, and how many small steps count.
    """
    if draft is None:
        return NOTHING_PROMISED
    known, end, most_steps = frozenset(days.finishes), draft.means.money[-1].last, method.choice.most_steps
    results = tuple(result for open_ in draft.open if (result := _result(open_, known, days, end, most_steps)))
    delivering = {action for result in results for action in result.actions}
    kept = {action for factor in draft.context for reading in factor.readings for action in reading.kept_by}
    return Promised(
        results=results,
        later=tuple(_later(draft, results, known)),
        projected=_projected(draft.diagnosis, results, method.scale, [year.last for year in draft.means.money]),
        parts={
            action: _part(draft.parts.get(action), delivers=action in delivering, kept=action in kept)
            for action in days.finishes
        },
    )


def _part(part: Part | None, *, delivers: bool, kept: bool) -> Part | None:
    """Return which part an action plays in a plan; ``part`` is what the catalogue calls it."""
    if delivers:
        return Part.RESULT
    # What could bring a result and brings none in this plan is no result of it: it helps others, or stands alone.
    # What only the context asks for answers no question: its result is what the reading says.
    return Part.PREPARATION if part is Part.RESULT and not kept else part


def _result(
    open_: OpenResult, actions: frozenset[str], days: PlanDays, end: date, most_steps: int
) -> PlanResult | None:
    """Return how far the actions bring a result; None: not at all."""
    reached, finishes = _reached(open_, actions, days, end), days.finishes
    # A plan that undertakes nothing has no owners and no deadlines that its adoption would decide.
    if reached is None and not (open_.by_adoption and actions):
        return None
    level, day = (reached, days.promised_for(open_.question, reached, end)) if reached else (_BY_ADOPTION, days.adopted)
    planned, whole = open_.planned, level.answer is Answer.YES
    # The longest-standing of several, and no more than count.
    steps = [] if whole else sorted((open_.steps & actions) - level.by, key=lambda action: (finishes[action], action))
    measured = max((finishes[action] for action in planned.measured_by if action in actions), default=day)
    return PlanResult(
        question=planned.question,
        factor=open_.factor,
        text=planned.text,
        from_=open_.answer,
        to=level.answer,
        date=day,
        shown_after=level.measured_after,
        rests_on=planned.rests_on,
        noticed_by=planned.noticed_by.who,
        noticed_by_whom=planned.noticed_by.text,
        delivered_by=tuple(sorted(level.by, key=lambda action: (finishes[action], action))),
        steps=tuple(steps[:most_steps]),
        indicator=planned.indicator,
        unit=planned.unit,
        baseline=planned.baseline,
        target=planned.target if whole else None,
        measured_on=max(day, measured),
    )


def _reached(open_: OpenResult, actions: frozenset[str], days: PlanDays, end: date) -> Level | None:
    """Return the way that reaches furthest, the soonest of equal ones.

    What could be shown only after ``end``, the last day of the plan, is not promised.
    """
    dated = [(level, days.true_on(level)) for level in open_.levels if level.by <= actions]
    reached = [(level, day) for level, day in dated if day <= end]
    best = min(reached, key=lambda pair: (-pair[0].gain, pair[1], sorted(pair[0].by)), default=None)
    return best[0] if best else None


def _later(draft: Draft, results: Sequence[PlanResult], actions: frozenset[str]) -> Iterable[PlanLater]:
    """Give what stays below “yes”, with what stood in the way when the plan was drafted."""
    whole = {result.question for result in results if result.whole}
    drafted = frozenset(draft.plan.action_by_id)
    for open_ in draft.open:
        if open_.question in whole:
            continue
        cause = _cause(open_, draft.later.get(open_.question), drafted - actions)
        yield PlanLater(
            what=open_.question,
            factor=open_.factor,
            text=open_.planned.text,
            cause=cause.cause,
            when=cause.when,
            services=cause.what if cause.cause in {LaterCause.TIME, LaterCause.VACANT} else (),
        )


def _cause(open_: OpenResult, drafted: Later | None, given_up: frozenset[str]) -> Later:
    if open_.facts_first:
        return Later(cause=LaterCause.WAITS)
    if drafted is not None:
        return drafted
    if not open_.levels:
        return Later(cause=LaterCause.NOT_OURS)
    # The draft brings it about, so the plan lacks what people took out or have yet to take in.
    return Later(cause=LaterCause.DECLINED if open_.actions & given_up else LaterCause.WAITS)


def _projected(
    diagnosis: Diagnosis, results: Iterable[PlanResult], scale: Scale, ends: Iterable[date]
) -> tuple[ProjectedYear, ...]:
    """Return the answers and standings that are expected at the end of each year of the plan."""
    by_question = {result.question: result for result in results}
    return tuple(_at_the_end_of(year, until, diagnosis, by_question, scale) for year, until in enumerate(ends, start=1))


def _at_the_end_of(
    year: int, until: date, diagnosis: Diagnosis, results: Mapping[str, PlanResult], scale: Scale
) -> ProjectedYear:
    def expected(finding: QuestionFinding) -> Answer:
        result = results.get(finding.question)
        return result.to if result and result.date <= until else finding.answer

    answers = {finding.question: expected(finding) for factor in diagnosis.factors for finding in factor.questions}
    standings = {}
    for factor in diagnosis.factors:
        own = {finding.question: answers[finding.question] for finding in factor.questions}
        moved = any(finding.answer is not own[finding.question] for finding in factor.questions)
        # A verdict overrules the answers as they are; once they are better, they speak for themselves, but where people
        # judge today's standing better than even these would say.
        computed = standing_of(tuple(own.values()), scale) if moved else factor.standing
        standings[factor.factor] = max((factor.standing, computed), key=_FROM_WORST.index)
    return ProjectedYear(year=year, until=until, questions=answers, factors=standings)


def plan_year(day: date, start: date) -> int:
    """Return the year of the plan in which a day falls, from 1; years turn on the anniversary of the start.

    >>> plan_year(date(2028, 1, 3), date(2027, 1, 4)), plan_year(date(2028, 1, 4), date(2027, 1, 4))
    (1, 2)
    """
    return len(year_starts(start, day))


def questions_of(
    results: Iterable[PlanResult], after: Mapping[str, Sequence[str]]
) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Return by action the questions of the results that rest on it, and of those that rest on what waits for it.

    ``after`` names the actions that wait directly for each. What delivers a result prepares none.
    """
    delivers: dict[str, list[str]] = {}
    for result in results:
        for action in result.actions:
            delivers.setdefault(action, []).append(result.question)
    prepares = {action: _ahead(action, after, delivers) for action in after if action not in delivers}
    return {action: tuple(questions) for action, questions in delivers.items()}, prepares


def _ahead(action: str, after: Mapping[str, Sequence[str]], delivers: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the questions of results that rest on what waits for an action, as far as it only prepares them."""
    found: dict[str, None] = {}
    seen, waiting = {action}, list(after[action])
    while waiting:
        other = waiting.pop()
        if other in seen:
            continue
        seen.add(other)
        found.update(dict.fromkeys(delivers.get(other, ())))
        # Beyond what delivers a result by itself, it is that one which others rest on.
        if other not in delivers:
            waiting += after.get(other, ())
    return in_number_order(found)
