"""Which actions could bring about the results that are open in a city, and what does each of them need?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner.plan import AnswerReason, ContextReason, NeededByReason, Reason
from planner.proposal.city import KnownCity, asked_for, known_city, nothing_left, weighed_more
from planner.proposal.conditions import compiled
from planner.proposal.context import Adapted, UnusedReplacement, adapt
from planner.proposal.diagnosis import Diagnosis, FactorFinding
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.proposal.open_results import OpenResult, open_results
from planner.templates.catalogue import ActionTemplate, Catalogue, Need
from planner.templates.method import Merge
from planner.toolkit.assessment import Answer, Assessment, Standing
from planner.toolkit.benchmark import Benchmark


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAction:
    """An action that the plan could hold, before it has dates."""

    template: ActionTemplate
    adapted: Adapted
    """The template's facts after the context had its say."""
    factor: str | None
    """The objective it serves; None for what only the context asks for."""
    needs: tuple[Need, ...]
    """Prerequisites that are proposed as well."""
    met: tuple[str, ...]
    """Prerequisites that the city already meets."""
    after: tuple[str, ...]
    """Proposed or not, what comes first where it is chosen as well."""
    reasons: tuple[Reason, ...]
    """Why it could be here: the answers and the context. What needs it is known only once actions are chosen."""
    completes: bool = False
    """What it would bring exists in part already."""

    @property
    def id(self) -> str:
        """The action's id."""
        return self.template.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What could be done about the open results, and everything that could not."""

    actions: tuple[ProposedAction, ...]
    open: tuple[OpenResult, ...]
    included: tuple[ContextReason, ...]
    """What readings of the context ask for on their own account; ``action`` names it."""
    preferred: frozenset[str]
    """Actions that readings would rather see than others that bring as much."""
    there: frozenset[str]
    """Actions and questions of which nothing is left to do."""
    facts: str | None
    """The action that answers what is still open in the assessment; None where nothing is."""
    merged: Mapping[str, Merge]
    """Actions that take the place of several, by id; their effort is that of all these parts."""
    left_out: tuple[LeftOut, ...]
    unused: tuple[UnusedReplacement, ...] = ()


@dataclass
class _Gathering:
    """The actions that could be chosen, gathered from the results, the context, and what these need."""

    city: KnownCity
    open: tuple[OpenResult, ...]
    facts: str | None
    included: tuple[ContextReason, ...]
    instead: dict[str, str] = field(default_factory=dict)
    """Parts of a merged action, and the action that takes their place."""
    merged: dict[str, Merge] = field(default_factory=dict)
    """Actions that take the place of several, by id, with the parts that are called for here."""

    def __post_init__(self) -> None:
        self.nothing_left = nothing_left(self.city, self.open)
        self.by_action: dict[str, list[OpenResult]] = {}
        for result in self.open:
            for action in sorted(result.actions):
                self.by_action.setdefault(action, []).append(result)

    def wanted(self) -> tuple[str, ...]:
        """Return what is wanted on its own account, each once."""
        deadlines = (self.city.offered.current(action) for action in self.city.assessment.plan.deadlines)
        known = [action for action in deadlines if action in self.city.offered.templates]
        asked = (*self.by_action, *(reason.action for reason in self.included if reason.action), *known)
        return tuple(dict.fromkeys((*((self.facts,) if self.facts else ()), *asked)))

    def needs(self, action: str) -> tuple[Need, ...]:
        """Return what an action needs in this city: template, context, facts; under the ids offered here."""
        city = self.city
        links = city.offered.links.get(city.offered.original(action), ())
        # Only an order: where nothing is left to do of what comes first, it does not come in for that.
        linked = [need for need, _ in links if need.action not in self.nothing_left - city.there]
        stated = [*city.offered.templates[action].needs, *linked]
        if self.facts and action != self.facts and self._rests_on_unknown(action):
            stated.append(Need(action=self.facts))
        needs: dict[str, Need] = {}
        for need in stated:
            # What is met stays under its own id; of a merged action nobody could say what of it is met.
            current = city.offered.current(need.action)
            current = current if city.is_met(need) else self.instead.get(current, current)
            if current != action:
                needs.setdefault(current, need.model_copy(update={"action": current}))
        return tuple(needs.values())

    def _rests_on_unknown(self, action: str) -> bool:
        """Say whether all the questions that an action would answer are ones that nobody can answer yet."""
        results = self._served(action)
        return bool(results) and all(result.answer is Answer.UNKNOWN for result in results)

    def _served(self, action: str) -> Sequence[OpenResult]:
        """Return the open results on a way to which an action is; of preparation, those that it is about."""
        about = self.city.asked(action)
        return self.by_action.get(action) or [result for result in self.open if result.question in about]

    def unmet(self, action: str) -> tuple[Need, ...]:
        """Return what an action needs and the city does not have yet."""
        return tuple(need for need in self.needs(action) if not self._met(need))

    def _met(self, need: Need) -> bool:
        return need.action not in (self.facts, *self.instead.values()) and self.city.is_met(need)

    def closure(self) -> tuple[str, ...]:
        """Return everything that is wanted, and whatever that needs in turn, in the catalogue's order."""
        found = dict.fromkeys(self.instead.get(action, action) for action in self.wanted())
        waiting = list(found)
        # The list grows while it is read: what is needed needs something itself.
        for action in waiting:
            for need in self.unmet(action):
                if need.action not in found:
                    found[need.action] = None
                    waiting.append(need.action)
        rank = {action: number for number, action in enumerate(self.city.offered.templates)}
        return tuple(sorted(found, key=lambda action: (action != self.facts, rank[self.city.offered.original(action)])))

    def merge(self) -> None:
        """Let one action take the place of several inventories, with the parts that are called for here."""
        candidates = self.closure()
        for merge in self.city.catalogue.method.merges:
            parts = {part: days for part, days in merge.parts.items() if part in candidates}
            if len(parts) > 1:
                self.merged[merge.action] = merge.model_copy(update={"parts": parts})
                self.instead.update(dict.fromkeys(parts, merge.action))

    def proposed(self, action: str) -> ProposedAction:
        """Return an action with its facts, its needs, and the answers and readings that speak for it."""
        city = self.city
        original = city.offered.original(action)
        results = self.by_action.get(action, ())
        served = self._served(action)
        completes = bool(served) and all(result.after_adoption is Answer.PARTLY for result in served)
        template = self._template(action, completes=completes)
        factor = self._factor(action, results)
        adapted = adapt(template, factor, original, city.rules, city.assessment)
        unmet = self.unmet(action)
        waiting = {need.action for need in unmet}
        met = tuple(need.action for need in self.needs(action) if need.action not in waiting)
        # What is met in part is no reason to wait, unless the plan does it in full: nobody follows an old strategy.
        first = dict.fromkeys((*map(city.offered.current, template.after), *map(city.offered.current, met)))
        links = city.offered.links.get(original, ())
        linked = [reason for need, reason in links if city.offered.current(need.action) in waiting]
        return ProposedAction(
            template=template,
            adapted=adapted,
            factor=factor,
            needs=unmet,
            met=met,
            after=tuple(self.instead.get(other, other) for other in first),
            reasons=(*self._reasons(action, results), *linked, *adapted.reasons),
            completes=completes,
        )

    def _template(self, action: str, *, completes: bool) -> ActionTemplate:
        """Return an action as it is in this city: begun anew or completed, with the effort of all that it takes up."""
        template = self.city.offered.templates[action]
        if completes:
            return template.completed
        return template.model_copy(update={"effort": template.effort + self._days_added(action)})

    def _days_added(self, action: str) -> int:
        """Return the person-days that an action takes beside its own: by key factor asked, or by inventory merged."""
        if action in self.merged:
            return sum(self.merged[action].parts.values())
        round_ = self.city.catalogue.method.assessment_round
        if round_ is None or action != self.facts:
            return 0
        return round_.effort_per_factor * sum(
            finding.has_gap and bool(finding.unknown) for finding in self.city.findings.values()
        )

    def _factor(self, action: str, results: Iterable[OpenResult]) -> str | None:
        """Return the objective that an action serves: that of its first result, else of its first open question."""
        for result in results:
            return result.factor
        open_ = [question for question in self.city.asked(action) if self.city.open_factor(question)]
        return self.city.benchmark.factor_of_question[open_[0]] if open_ else None

    def _reasons(self, action: str, results: Iterable[OpenResult]) -> Iterator[Reason]:
        city, template = self.city, self.city.offered.templates[action]
        if action in city.offered.reasons:
            yield city.offered.reasons[action]
        if action == self.facts:
            for question in _unknown(city.findings.values()):
                yield city.answer_reason(question, template)
        yield from (city.answer_reason(result.question, template) for result in results)
        yield from self._conditions(template)
        yield from (reason.model_copy(update={"action": None}) for reason in self.included if reason.action == action)

    def _conditions(self, template: ActionTemplate) -> Iterator[Reason]:
        """Give what else has to hold for an action, where its template says so."""
        holds = compiled(template.when)(self.city.facts) if template.when else None
        for cause in holds or ():
            if isinstance(cause, AnswerReason):
                finding = self.city.finding(cause.question).finding(cause.question)
                yield cause.model_copy(update={"by": finding.givers(finding.answer)})
            else:
                yield cause


def _unknown(findings: Iterable[FactorFinding]) -> Iterator[str]:
    """Give the questions of key factors with a gap that nobody can answer."""
    for finding in findings:
        if finding.has_gap:
            yield from finding.unknown


def propose(diagnosis: Diagnosis, assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue) -> Proposal:
    """Propose the actions that could bring about the results that are open, with all that they need.

    A key factor in place, or one that does not apply, opens no result. Of one about which nothing is known, the facts
    come first: one action answers what is open in all key factors. What a reading of the context includes is proposed
    wherever it still moves an answer, or answers none. Where several inventories would be needed, one takes their
    place.
    """
    city = known_city(diagnosis, assessment, benchmark, catalogue)
    method = catalogue.method
    open_ = open_results(diagnosis, catalogue.results, method.scale.gap, method.adoption.partly, city.offer())
    anything = any(finding.has_gap for finding in diagnosis.factors)
    round_ = method.assessment_round
    facts = round_.action if round_ and any(_unknown(diagnosis.factors)) else None
    # A city with everything in place gets an empty plan, not one of its context alone.
    included = tuple(asked_for(city, open_)) if anything else ()
    gathering = _Gathering(city, open_, facts, included)
    gathering.merge()
    actions = tuple(gathering.proposed(action) for action in gathering.closure())
    left_out = _left_out(city, {action.id for action in actions}, gathering.instead)
    replaced = {left.action for left in left_out if left.cause is LeftOutCause.REPLACED}
    # Of what nothing called for, no reading could take the place.
    unused = tuple(replacement for replacement in city.offered.unused if replacement.action in replaced)
    return Proposal(
        actions=actions,
        open=open_,
        included=included,
        preferred=weighed_more(city, open_),
        there=gathering.nothing_left,
        facts=facts,
        merged=gathering.merged,
        left_out=left_out,
        unused=unused,
    )


def reasons_among_chosen(action: ProposedAction, chosen: Iterable[ProposedAction]) -> tuple[Reason, ...]:
    """Return why a chosen action is in the plan, with what needs it among those that are chosen as well."""
    needed = (other.id for other in chosen if any(need.action == action.id for need in other.needs))
    return (*action.reasons, *(NeededByReason(action=other) for other in needed))


_CAUSES = {
    Standing.IN_PLACE: LeftOutCause.IN_PLACE,
    Standing.NOT_ASSESSED: LeftOutCause.NOT_ASSESSED,
    Standing.NOT_APPLICABLE: LeftOutCause.NOT_APPLICABLE,
}


def _left_out(city: KnownCity, proposed: Collection[str], merged: Mapping[str, str]) -> tuple[LeftOut, ...]:
    """Return every action of the catalogue that could not be chosen, with the cause.

    ``merged`` names by action the one that takes its place and that of others.
    """
    return tuple(
        _left(city, template, proposed, merged.get(template.id))
        for template in city.catalogue.actions
        if template.id not in proposed
    )


def _left(city: KnownCity, template: ActionTemplate, proposed: Collection[str], merged: str | None) -> LeftOut:
    cause = LeftOutCause.MERGED if merged else _cause(city, template, proposed)
    asked = city.asked(template.id)
    return LeftOut(
        action=template.id,
        factor=city.benchmark.factor_of_question[asked[0]] if asked else None,
        title=template.title,
        cause=cause,
        instead=city.offered.current(template.id) if cause is LeftOutCause.REPLACED else merged,
    )


def _cause(city: KnownCity, template: ActionTemplate, proposed: Collection[str]) -> LeftOutCause:
    if city.is_done(template.id):
        return LeftOutCause.DONE
    if city.offered.current(template.id) in proposed:
        return LeftOutCause.REPLACED
    asked = city.asked(template.id)
    if not asked:
        given = any(template.id in rule.brings for rule in city.rules)
        return LeftOutCause.NOT_CALLED if given else LeftOutCause.NO_READING
    factor = city.benchmark.factor_of_question[asked[0]]
    if factor not in city.findings:
        return LeftOutCause.OUT_OF_SCOPE
    return _CAUSES.get(city.findings[factor].standing, LeftOutCause.NOT_CALLED)
