"""Which actions do the answers call for, why, and what is left out and why?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from planner.assessment import Answer, Assessment, Diagnosis, FactorFinding, Standing
from planner.benchmark import Benchmark, FactorId, Record
from planner.catalogue import (
    ActionId,
    ActionTemplate,
    AllOf,
    AnswerIs,
    AnyOf,
    Catalogue,
    Condition,
    ContextRule,
    Need,
    Not,
    ReadingIs,
    StandingIs,
    StartFrom,
)
from planner.plan import (
    AnswerReason,
    ContextEffect,
    ContextReason,
    FollowUpReason,
    NeededByReason,
    Reason,
    StandingReason,
)


class LeftOutCause(StrEnum):
    """Why an action of the catalogue is not in the plan."""

    IN_PLACE = "in-place"
    """Its key factor is in place."""
    NOT_CALLED = "not-called"
    """The answers do not call for it."""
    OUT_OF_SCOPE = "out-of-scope"
    NOT_ASSESSED = "not-assessed"
    """Nothing is known of its key factor: the facts come first."""
    DONE = "done"
    REPLACED = "replaced"
    """The context hides it and offers a variation."""
    CAP_QUICK_WINS = "cap-quick-wins"
    CAP_LONGER_TERM = "cap-longer-term"
    CAP_FACTOR = "cap-factor"
    NO_READING = "no-reading"
    """Only a reading of the context that the city did not give adds it."""


class LeftOut(Record):
    """An action that is not in the plan, and why."""

    action: ActionId
    factor: FactorId | None
    title: str
    cause: LeftOutCause
    instead: ActionId | None = None
    """The variation offered in its place."""
    score: float | None = None
    """Its priority, when it was ranked and did not fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAction:
    """An action that the plan should hold, before it has dates."""

    template: ActionTemplate
    factor: str | None
    reasons: tuple[Reason, ...]
    needs: tuple[Need, ...]
    """Prerequisites that are proposed as well."""
    met: tuple[str, ...]
    """Prerequisites that the city already meets."""
    rules: tuple[ContextRule, ...] = ()
    """Context rules that hold in this city and touch the action."""

    @property
    def id(self) -> str:
        """The action's id."""
        return self.template.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything that the answers and the context call for, and everything they do not."""

    actions: tuple[ProposedAction, ...]
    left_out: tuple[LeftOut, ...]
    unused: tuple[tuple[ContextRule, str], ...] = ()
    """Replacements that do not count because an earlier rule replaces the same action."""


class _Proposer:
    """Collects what is called for, in the order in which one thing leads to another."""

    def __init__(
        self, diagnosis: Diagnosis, assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue
    ) -> None:
        self.benchmark = benchmark
        self.catalogue = catalogue
        self.findings = diagnosis.answers()
        self.standing = {finding.factor: finding for finding in diagnosis.factors}
        self.out_of_scope = frozenset(diagnosis.out_of_scope)
        self.rules = active_rules(assessment, catalogue)
        self.library = _library(catalogue, self.rules)
        self.done = frozenset(assessment.plan.done)
        self.reasons: dict[str, list[Reason]] = {}
        self.evidence_first: dict[str, str] = {}
        self.facts = Facts(
            answers={question: finding.answer for question, finding in self.findings.items()},
            standings={finding.factor: finding.standing for finding in diagnosis.factors},
            readings=frozenset((rule.factor, rule.reading) for rule in self.rules),
        )

    # What the answers call for

    def call_by_answers(self) -> None:
        """Call for every action whose rule holds in a factor that has a gap and is known."""
        for template in self.catalogue.actions:
            if not _asked(template) or self._is_done(template.id):
                continue
            causes = compiled(rule_of(template), template.start_from)(self.facts)
            kept = tuple(cause for cause in causes or () if self._counts(cause))
            if any(isinstance(cause, AnswerReason) and cause.rule for cause in kept):
                self._add(template.id, (self._whose(cause) for cause in kept))

    def _counts(self, cause: Cause) -> bool:
        if not isinstance(cause, AnswerReason):
            return True
        finding = self.standing.get(self.benchmark.factor_of_question[cause.question])
        return finding is not None and _can_call(finding)

    def _whose(self, cause: Cause) -> Reason:
        if not isinstance(cause, AnswerReason):
            return cause
        responses = self.findings[cause.question].responses
        met = {Answer.YES, Answer.NOT_APPLICABLE}
        by = dict.fromkeys(one.by for one in responses if one.by and one.answer not in met)
        return cause.model_copy(update={"by": tuple(by)})

    def _add(self, action: str, reasons: Iterable[Reason]) -> None:
        current = self.library.current(action)
        held = self.reasons.setdefault(current, [])
        if not held and current in self.library.because:
            held.append(self.library.because[current])
        held.extend(reason for reason in reasons if reason not in held)

    def call_follow_ups(self) -> None:
        """Call for what builds on an action that is planned for the same question."""
        starters: dict[str, list[str]] = {}
        for action in self.reasons:
            template = self.library.templates[action]
            if template.start_from is not StartFrom.SOMETHING:
                for question in _asked(template):
                    starters.setdefault(question, []).append(action)
        for template in self.catalogue.actions:
            if template.start_from is StartFrom.SOMETHING and not self._is_done(template.id):
                follows = [
                    FollowUpReason(question=question, after=tuple(starters[question]))
                    for question in _asked(template)
                    if question in starters and self.facts.answers.get(question) in {Answer.NO, Answer.UNKNOWN}
                ]
                if follows and self._own_condition_holds(template):
                    self._add(template.id, follows)

    def _own_condition_holds(self, template: ActionTemplate) -> bool:
        return template.when is None or compiled(template.when)(self.facts) is not None

    # What nobody knows

    def call_evidence(self) -> None:
        """Put an evidence action before everything that only rests on unknown answers."""
        for factor, finding in self.standing.items():
            if not finding.has_gap:
                continue
            asked = finding.unknown or (() if self._serves(factor) else tuple(q.question for q in finding.questions))
            if not asked:
                continue
            template = self._evidence_template(finding, asked)
            self.library.templates[template.id] = template
            reasons: list[Reason] = [
                AnswerReason(question=question, answer=self.facts.answers[question]) for question in asked
            ]
            if not finding.unknown:
                reasons = [StandingReason(factor=factor, standing=finding.standing)]
            self._add(template.id, reasons)
            self._wait_for_evidence(factor, template.id)

    def _serves(self, factor: str) -> bool:
        return any(
            self._factor(self.library.templates[action], reasons) == factor for action, reasons in self.reasons.items()
        )

    def _evidence_template(self, finding: FactorFinding, asked: tuple[str, ...]) -> ActionTemplate:
        evidence = self.catalogue.method.evidence_action
        gaps = {"factor": self.benchmark.factor_by_id[finding.factor].title, "questions": ", ".join(asked)}

        def fill(text: str) -> str:
            return text.replace("{factor}", gaps["factor"]).replace("{questions}", gaps["questions"])

        facts = evidence.model_dump(exclude={"title", "why", "first_steps", "indicator", "proof"})
        return ActionTemplate(
            **facts,
            id=f"{finding.factor}-00",
            title=fill(evidence.title),
            why=fill(evidence.why),
            first_steps=tuple(fill(step) for step in evidence.first_steps),
            indicator=fill(evidence.indicator),
            proof=fill(evidence.proof),
            answers=asked,
            start_from=StartFrom.NOTHING,
        )

    def _wait_for_evidence(self, factor: str, evidence: str) -> None:
        for action, reasons in self.reasons.items():
            answers = [reason for reason in reasons if isinstance(reason, AnswerReason)]
            unknown = answers and all(reason.answer is Answer.UNKNOWN for reason in answers)
            here = any(self.benchmark.factor_of_question[reason.question] == factor for reason in answers)
            if action != evidence and unknown and here:
                self.evidence_first[action] = evidence

    # What the context and the prerequisites bring

    def call_context(self) -> None:
        """Add what the readings offer, if there is anything to do at all."""
        if not self.reasons:
            return
        for rule in self.rules:
            for action in rule.add:
                if not self._is_done(action):
                    reason = ContextReason(context=rule.factor, reading=rule.reading, effect=ContextEffect.ADD)
                    self._add(action, [reason])

    def pull_prerequisites(self) -> None:
        """Pull in whatever is needed and not yet met, and whatever that needs in turn."""
        waiting = list(self.reasons)
        while waiting:
            action = waiting.pop(0)
            for need in self.needs(action):
                if self.is_met(need.action):
                    continue
                if need.action not in self.reasons:
                    waiting.append(need.action)
                self._add(need.action, [NeededByReason(action=action)])

    def needs(self, action: str) -> tuple[Need, ...]:
        """Return what an action needs in this city: template, context links, evidence first."""
        template = self.library.templates[action]
        hidden = {new: old for old, new in self.library.instead.items()}
        linked = [need for need, _ in self.library.links.get(hidden.get(action, action), ())]
        evidence = [Need(action=self.evidence_first[action])] if action in self.evidence_first else []
        found = {}
        for need in (*template.needs, *linked, *evidence):
            current = self.library.current(need.action)
            found.setdefault(current, need.model_copy(update={"action": current}))
        return tuple(found.values())

    def is_met(self, action: str) -> bool:
        """Say whether a prerequisite is met: done, or everything it answers is in place.

        What only the context asks for is never met by an assessment, only by doing it.
        """
        if self._is_done(action):
            return True
        asked = _asked(self.library.templates[action])
        return bool(asked) and action not in self.evidence_first.values() and all(map(self._question_is_met, asked))

    def _question_is_met(self, question: str) -> bool:
        finding = self.standing.get(self.benchmark.factor_of_question[question])
        if finding is None:
            return False
        return not finding.has_gap or self.facts.answers[question] in {Answer.YES, Answer.NOT_APPLICABLE}

    def _is_done(self, action: str) -> bool:
        return action in self.done or self.library.current(action) in self.done

    # The result

    def _factor(self, template: ActionTemplate, reasons: Iterable[Reason]) -> str | None:
        """Return the objective that an action serves: the first gap that calls for it, else its own."""
        asked = _asked(template)
        called = {reason.question for reason in reasons if isinstance(reason, AnswerReason | FollowUpReason)}
        first = next((question for question in asked if question in called), asked[0] if asked else None)
        return None if first is None else self.benchmark.factor_of_question[first]

    def _touching(self, template: ActionTemplate) -> tuple[ContextRule, ...]:
        hidden = {new: old for old, new in self.library.instead.items()}
        names = {template.id, hidden.get(template.id, template.id)}
        return tuple(rule for rule in self.rules if names & {*rule.raise_, *rule.lower, *rule.check_law} or rule.adjust)

    def proposed(self) -> tuple[ProposedAction, ...]:
        """Return the proposed actions in the catalogue's order, evidence actions first."""
        order = {action: place for place, action in enumerate(self.library.templates)}
        evidence = set(self.evidence_first.values()) | {a for a in self.reasons if a.endswith("-00")}
        actions = sorted(self.reasons, key=lambda action: (action not in evidence, order[action]))
        return tuple(self._proposed(action) for action in actions)

    def _proposed(self, action: str) -> ProposedAction:
        template = self.library.templates[action]
        needs = self.needs(action)
        reasons = self.reasons[action]
        linked = [
            reason
            for need, reason in self.library.links.get(action, ())
            if not self.is_met(self.library.current(need.action))
        ]
        return ProposedAction(
            template=template,
            factor=self._factor(template, reasons),
            reasons=(*reasons, *linked),
            needs=tuple(need for need in needs if not self.is_met(need.action)),
            met=tuple(need.action for need in needs if self.is_met(need.action)),
            rules=self._touching(template),
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return every action of the catalogue that is not proposed, with the cause."""
        return tuple(
            LeftOut(
                action=template.id,
                factor=self._factor(template, ()),
                title=template.title,
                cause=self._cause(template),
                instead=self.library.instead.get(template.id),
            )
            for template in self.catalogue.actions
            if template.id not in self.reasons
        )

    def _cause(self, template: ActionTemplate) -> LeftOutCause:
        if self._is_done(template.id):
            return LeftOutCause.DONE
        if self.library.current(template.id) in self.reasons:
            return LeftOutCause.REPLACED
        factor = self._factor(template, ())
        if factor is None:
            return LeftOutCause.NO_READING
        if factor in self.out_of_scope:
            return LeftOutCause.OUT_OF_SCOPE
        standing = self.standing[factor].standing
        causes = {Standing.IN_PLACE: LeftOutCause.IN_PLACE, Standing.NOT_ASSESSED: LeftOutCause.NOT_ASSESSED}
        return causes.get(standing, LeftOutCause.NOT_CALLED)


def _can_call(finding: FactorFinding) -> bool:
    """Say whether a factor's answers may call for actions: it has a gap that is known."""
    return finding.standing in {Standing.MISSING, Standing.WEAK}


def propose(diagnosis: Diagnosis, assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue) -> Proposal:
    """Propose the actions that the answers and the context call for, each with its reasons.

    In this order: actions whose rule holds; follow-ups that build on them; for answers that nobody
    knows an evidence action, which comes first; what the context adds or replaces; prerequisites
    that are not yet met. A factor in place proposes nothing, and its actions count as met; of a
    factor about which nothing is known only the evidence action is proposed.
    """
    proposer = _Proposer(diagnosis, assessment, benchmark, catalogue)
    proposer.call_by_answers()
    proposer.call_follow_ups()
    proposer.call_evidence()
    proposer.call_context()
    proposer.pull_prerequisites()
    return Proposal(actions=proposer.proposed(), left_out=proposer.left_out(), unused=tuple(proposer.library.unused))
