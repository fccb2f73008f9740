"""Which results are still open in a city, and which of the actions offered there bring them about?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.proposal.choice import Level
from planner.proposal.diagnosis import Diagnosis, FactorFinding, QuestionFinding
from planner.templates.results import PlannedResult
from planner.toolkit.assessment import Answer, Standing

_DAYS_A_WEEK = 7
_KNOWN_GAPS = frozenset({Standing.MISSING, Standing.WEAK})
"""Standings of key factors about which enough is known to plan for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenResult:
    """A guiding question below “yes”, with what would bring it up."""

    planned: PlannedResult
    factor: str
    answer: Answer
    """Today's."""
    levels: tuple[Level, ...]
    """Ways to a better answer; none where no action offered leads there."""
    steps: frozenset[str]
    """Actions that each close a little more of the gap once the plan has made the answer “partly”."""
    by_adoption: bool
    """Adopting the plan makes its answer “partly” by itself."""
    facts_first: bool
    """Nothing is known of its key factor yet, so that nothing is promised."""

    @property
    def question(self) -> str:
        """The id of the guiding question."""
        return self.planned.question

    @property
    def after_adoption(self) -> Answer:
        """The answer on the day after the council adopted the plan."""
        return Answer.PARTLY if self.by_adoption else self.answer

    @property
    def actions(self) -> frozenset[str]:
        """Every action that is part of a way to a better answer, or a step."""
        return self.steps.union(*(level.by for level in self.levels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the city can do: the catalogue's actions as its context and what it has done leave them."""

    current: Mapping[str, str]
    """From the id of a catalogue's action to the one under which the city is offered it."""
    available: frozenset[str]
    """Ids under which actions are offered and not done yet."""

    def ways(self, paths: Iterable[Iterable[str]], also: Iterable[str] = ()) -> Iterator[frozenset[str]]:
        """Give what is left to do of each path, with what else has to be there.

        A path of which everything is done leads nowhere any more: the answer says that it was not enough.
        """
        beside = frozenset(self.current.get(action, action) for action in also) & self.available
        for path in paths:
            left = frozenset(self.current.get(action, action) for action in path) & self.available
            if left:
                yield left | beside

    def steps(self, planned: PlannedResult) -> frozenset[str]:
        """Return what closes a little more of a gap by itself: paths to “partly” of one action, and further steps."""
        alone = (path[0] for path in planned.partly if len(path) == 1)
        return frozenset(self.current.get(action, action) for action in (*alone, *planned.steps)) & self.available


def open_results(
    diagnosis: Diagnosis,
    results: Iterable[PlannedResult],
    gaps: Mapping[Answer, float],
    by_adoption: Collection[str],
    offer: Offer,
) -> tuple[OpenResult, ...]:
    """Return the results that are still open, in the order of the results.

    A question is open where its key factor has a gap and its answer leaves one. ``gaps`` are the distances that answers
    show, ``by_adoption`` the questions that the adoption of a plan makes “partly”.
    """
    found = []
    for planned in results:
        factor = _factor_with(diagnosis, planned.question)
        if factor is None or not factor.has_gap:
            continue
        finding = factor.finding(planned.question)
        if finding.gap:
            found.append(_open(planned, factor, finding, gaps, offer, by_adoption=planned.question in by_adoption))
    return tuple(found)


def _factor_with(diagnosis: Diagnosis, question: str) -> FactorFinding | None:
    return next(
        (factor for factor in diagnosis.factors if any(question == finding.question for finding in factor.questions)),
        None,
    )


def _open(
    planned: PlannedResult,
    factor: FactorFinding,
    finding: QuestionFinding,
    gaps: Mapping[Answer, float],
    offer: Offer,
    *,
    by_adoption: bool,
) -> OpenResult:
    known = factor.standing in _KNOWN_GAPS
    # Adoption answers “no”; what is partly so today, or not known, it leaves as it is.
    by_adoption = by_adoption and known and finding.answer is Answer.NO
    start = Answer.PARTLY if by_adoption else finding.answer
    levels = _levels(planned, start, gaps, offer) if known else ()
    # What brings an answer closer that is “partly” already and stays so would stand in the plan without a result.
    steps = offer.steps(planned) if known and planned.adds_up and start is not Answer.PARTLY else frozenset[str]()
    return OpenResult(
        planned=planned,
        factor=factor.factor,
        answer=finding.answer,
        levels=levels,
        steps=steps,
        by_adoption=by_adoption,
        facts_first=not known,
    )


def _levels(planned: PlannedResult, start: Answer, gaps: Mapping[Answer, float], offer: Offer) -> tuple[Level, ...]:
    """Return the ways up from an answer, each with the share of the gap that it closes."""
    after, from_partly = planned.measured_after_weeks, start is Answer.PARTLY
    to_yes = planned.yes_from_partly or planned.yes if from_partly else planned.yes
    weeks_to_yes = after.yes_from_partly if from_partly else after.yes
    ways = [(Answer.YES, way, weeks_to_yes) for way in offer.ways(to_yes, planned.measured_by)]
    if not from_partly:
        ways += [(Answer.PARTLY, way, after.partly) for way in offer.ways(planned.partly)]
    return tuple(
        Level(answer=answer, gain=gaps[start] - gaps[answer], by=way, measured_after=weeks * _DAYS_A_WEEK)
        for answer, way, weeks in dict.fromkeys(ways)
    )
