"""Which actions do the answers and the context call for, and why?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeGuard

from planner.plan import (
    AnswerReason,
    ContextEffect,
    ContextReason,
    FollowUpReason,
    NeededByReason,
    Reason,
    StandingReason,
)
from planner.proposal.conditions import Facts, asked, compiled, rule_of
from planner.proposal.context import Adapted, Offered, UnusedReplacement, active_rules, adapt, offered
from planner.proposal.diagnosis import Diagnosis, FactorFinding, diagnose
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.templates.catalogue import ActionTemplate, Catalogue, ContextRule, Need
from planner.templates.method import EvidenceAction
from planner.templates.terms import StartFrom
from planner.toolkit.assessment import Answer, Assessment, Standing
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.record import as_title


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAction:
    """An action that the plan should hold, before it has dates."""

    template: ActionTemplate
    adapted: Adapted
    """The template's facts after the context had its say."""
    factor: str | None
    """The objective it serves; None for what only the context asks for."""
    reasons: tuple[Reason, ...]
    needs: tuple[Need, ...]
    """Prerequisites that are proposed as well."""
    met: tuple[str, ...]
    """Prerequisites that the city already meets."""
    facts_first: bool = False
    """It finds out what nobody knows, before anything is chosen."""

    @property
    def id(self) -> str:
        """The action's id."""
        return self.template.id

    @property
    def called(self) -> bool:
        """Whether an answer, a standing or the context calls for it, not only what needs it."""
        return any(
            reason.effect is ContextEffect.ADD if isinstance(reason, ContextReason) else reason.kind != "needed-by"
            for reason in self.reasons
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything that the answers and the context call for, and everything they do not."""

    actions: tuple[ProposedAction, ...]
    left_out: tuple[LeftOut, ...]
    unused: tuple[UnusedReplacement, ...] = ()


_MET = frozenset({Answer.YES, Answer.NOT_APPLICABLE})
_NOT_MET = frozenset({Answer.NO, Answer.UNKNOWN})


@dataclass(frozen=True, slots=True)
class _City:
    """What is known of the city, and what the catalogue offers it."""

    benchmark: Benchmark
    catalogue: Catalogue
    assessment: Assessment
    findings: dict[str, FactorFinding]
    beyond: dict[str, FactorFinding]
    """Those of key factors out of scope: they call for nothing, but what is in place there is met."""
    facts: Facts
    rules: tuple[ContextRule, ...]
    offered: Offered

    def finding_of(self, question: str) -> FactorFinding | None:
        """Return the finding of the factor to which a question belongs; None out of scope."""
        return self.findings.get(self.benchmark.factor_of_question[question])

    def is_done(self, action: str) -> bool:
        """Say whether the city marked an action, or the one it replaces, as carried out."""
        done = self.assessment.plan.done
        return action in done or self.offered.original(action) in done or self.offered.current(action) in done

    def is_met(self, action: str) -> bool:
        """Say whether a prerequisite is met: done, or everything that it answers is in place.

        What only the context asks for is never met by an assessment, only by doing it.
        """
        questions = asked(self.offered.templates[action])
        return self.is_done(action) or (bool(questions) and all(map(self.question_is_met, questions)))

    def question_is_met(self, question: str) -> bool:
        """Say whether a question or its key factor is in place, in scope or not."""
        factor = self.benchmark.factor_of_question[question]
        finding = self.findings.get(factor) or self.beyond[factor]
        return not finding.has_gap or finding.finding(question).answer in _MET

    def calls(self, question: str) -> bool:
        """Say whether a question may call for actions: its factor has a gap that is known."""
        finding = self.finding_of(question)
        return finding is not None and finding.standing in {Standing.MISSING, Standing.WEAK}

    def whose(self, cause: Reason) -> Reason:
        """Add to an answer the respondents who gave it or lean to it: met, or not met."""
        if not isinstance(cause, AnswerReason):
            return cause
        met = cause.answer in _MET
        responses = self.findings[self.benchmark.factor_of_question[cause.question]].finding(cause.question).responses
        by = dict.fromkeys(one.by for one in responses if one.by and (one.answer in _MET) is met)
        return cause.model_copy(update={"by": tuple(by)})

    def factor_of(self, template: ActionTemplate, reasons: Iterable[Reason] = ()) -> str | None:
        """Return the objective that an action serves: the first gap that calls for it, else its own."""
        questions = asked(template)
        calling = {reason.question for reason in reasons if isinstance(reason, AnswerReason | FollowUpReason)}
        first = next((question for question in questions if question in calling), questions[0] if questions else None)
        return None if first is None else self.benchmark.factor_of_question[first]


class _Called:
    """The actions called for so far, each with its reasons."""

    def __init__(self, city: _City) -> None:
        self.city = city
        self.templates = dict(city.offered.templates)
        self.reasons: dict[str, list[Reason]] = {}
        self.evidence: dict[str, str] = {}
        """Evidence actions by key factor."""

    def add(self, action: str, reasons: Iterable[Reason]) -> None:
        """Call for an action, or for the variation offered in its place."""
        current = self.city.offered.current(action)
        held = self.reasons.setdefault(current, [])
        if not held and current in self.city.offered.because:
            held.append(self.city.offered.because[current])
        held.extend(reason for reason in reasons if reason not in held)

    def open_templates(self) -> Iterable[ActionTemplate]:
        """Give the catalogue's actions that answer questions and are not yet done."""
        return (one for one in self.city.catalogue.actions if asked(one) and not self.city.is_done(one.id))

    def by_answers(self) -> None:
        """Call for every action whose rule holds in a factor with a known gap."""
        for template in self.open_templates():
            causes = rule_of(template)(self.city.facts) or ()
            calling = [one for one in causes if _calls_by_itself(one) and self.city.calls(one.question)]
            if calling:
                conditions = [one for one in causes if not _calls_by_itself(one)]
                self.add(template.id, map(self.city.whose, (*calling, *conditions)))

    def follow_ups(self) -> None:
        """Call for what builds on an action that is planned for the same question."""
        starters: dict[str, list[str]] = {}
        for action in self.reasons:
            if self.templates[action].start_from is not StartFrom.SOMETHING:
                for question in asked(self.templates[action]):
                    starters.setdefault(question, []).append(action)
        for template in self.open_templates():
            if template.start_from is StartFrom.SOMETHING and self._own_condition_holds(template):
                follows = [
                    FollowUpReason(question=question, after=tuple(starters[question]))
                    for question in asked(template)
                    if question in starters
                    and self.city.calls(question)
                    and self.city.facts.answers[question] in _NOT_MET
                ]
                if follows:
                    self.add(template.id, follows)

    def _own_condition_holds(self, template: ActionTemplate) -> bool:
        return template.when is None or compiled(template.when)(self.city.facts) is not None

    def evidence_first(self) -> None:
        """Call for the facts where answers are unknown, or where nothing serves a gap."""
        for factor, finding in self.city.findings.items():
            if finding.has_gap and (finding.unknown or not self._serve(factor)):
                self._call_for_evidence(finding)

    def _serve(self, factor: str) -> bool:
        return any(self.city.factor_of(self.templates[one], reasons) == factor for one, reasons in self.reasons.items())

    def _call_for_evidence(self, finding: FactorFinding) -> None:
        questions = finding.unknown or tuple(one.question for one in finding.questions)
        title = self.city.benchmark.factor_by_id[finding.factor].title
        template = evidence_template(self.city.catalogue.method.evidence_action, finding.factor, title, questions)
        self.templates[template.id] = template
        self.evidence[finding.factor] = template.id
        unknown = [self.city.whose(AnswerReason(question=one, answer=Answer.UNKNOWN)) for one in finding.unknown]
        standing = StandingReason(factor=finding.factor, standing=finding.standing)
        self.add(template.id, unknown or [standing])

    def _facts_before(self, action: str) -> tuple[str, ...]:
        """Return the evidence actions that come before an action which rests on unknown answers only.

        It rests on the questions that call for it; a prerequisite, on all of its own that are not met.
        """
        if action in self.evidence.values():
            return ()
        calling = {reason.question for reason in self.reasons[action] if _calls_by_itself(reason)}
        unmet = [one for one in asked(self.templates[action]) if not self.city.question_is_met(one)]
        resting = [one for one in unmet if one in calling or not calling]
        if any(self.city.facts.answers.get(one) is not Answer.UNKNOWN for one in resting):
            return ()
        factors = dict.fromkeys(self.city.benchmark.factor_of_question[one] for one in resting)
        return tuple(self.evidence[factor] for factor in factors if factor in self.evidence)

    def by_context(self) -> None:
        """Add what the readings offer, if there is anything to do at all."""
        if not self.reasons:
            return
        for rule in self.city.rules:
            reason = ContextReason(context=rule.factor, reading=rule.reading, effect=ContextEffect.ADD)
            for action in rule.add:
                if not self.city.is_done(action):
                    self.add(action, [reason])

    def prerequisites(self) -> None:
        """Pull in whatever is needed and not yet met, and whatever that needs in turn."""
        waiting = list(self.reasons)
        for action in waiting:
            for need in self.needs(action):
                if not self.is_met(need.action):
                    if need.action not in self.reasons:
                        waiting.append(need.action)
                    self.add(need.action, [NeededByReason(action=action)])

    def needs(self, action: str) -> tuple[Need, ...]:
        """Return what an action needs in this city: template, context links, evidence first."""
        linked = [need for need, _ in self.city.offered.links.get(self.city.offered.original(action), ())]
        evidence = [Need(action=one) for one in self._facts_before(action)]
        found: dict[str, Need] = {}
        for need in (*self.templates[action].needs, *linked, *evidence):
            current = self.city.offered.current(need.action)
            found.setdefault(current, need.model_copy(update={"action": current}))
        return tuple(found.values())

    def is_met(self, action: str) -> bool:
        """Say whether a prerequisite is met; an evidence action never is."""
        return action not in self.evidence.values() and self.city.is_met(action)

    def proposed(self) -> tuple[ProposedAction, ...]:
        """Return the proposed actions: evidence actions first, then in the catalogue's order."""
        order = {action: place for place, action in enumerate(self.templates)}
        evidence = set(self.evidence.values())

        def place(action: str) -> tuple[bool, int]:
            return action not in evidence, order[self.city.offered.original(action)]

        return tuple(self._proposed(action) for action in sorted(self.reasons, key=place))

    def _proposed(self, action: str) -> ProposedAction:
        city, template, reasons = self.city, self.templates[action], self.reasons[action]
        original = city.offered.original(action)
        factor = city.factor_of(template, reasons)
        adapted = adapt(template, factor, original, city.rules, city.assessment)
        needs = self.needs(action)
        waiting = tuple(need for need in needs if not self.is_met(need.action))
        kept = {need.action for need in waiting}
        linked = [
            reason for need, reason in city.offered.links.get(original, ()) if city.offered.current(need.action) in kept
        ]
        return ProposedAction(
            template=template,
            adapted=adapted,
            factor=factor,
            reasons=(*reasons, *linked, *adapted.reasons),
            needs=waiting,
            met=tuple(need.action for need in needs if need.action not in kept),
            facts_first=action in self.evidence.values(),
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return every action of the catalogue that is not proposed, with the cause."""
        return tuple(self._left_out(one) for one in self.city.catalogue.actions if one.id not in self.reasons)

    def _left_out(self, template: ActionTemplate) -> LeftOut:
        cause = self._cause(template)
        return LeftOut(
            action=template.id,
            factor=self.city.factor_of(template),
            title=template.title,
            cause=cause,
            instead=self.city.offered.current(template.id) if cause is LeftOutCause.REPLACED else None,
        )

    def _cause(self, template: ActionTemplate) -> LeftOutCause:
        if self.city.is_done(template.id):
            return LeftOutCause.DONE
        if self.city.offered.current(template.id) in self.reasons:
            return LeftOutCause.REPLACED
        factor = self.city.factor_of(template)
        if factor is None:
            given = any(template.id in rule.add for rule in self.city.rules)
            return LeftOutCause.NOT_CALLED if given else LeftOutCause.NO_READING
        if factor not in self.city.findings:
            return LeftOutCause.OUT_OF_SCOPE
        causes = {Standing.IN_PLACE: LeftOutCause.IN_PLACE, Standing.NOT_ASSESSED: LeftOutCause.NOT_ASSESSED}
        return causes.get(self.city.findings[factor].standing, LeftOutCause.NOT_CALLED)


def _calls_by_itself(reason: Reason) -> TypeGuard[AnswerReason | FollowUpReason]:
    """Say whether a reason is a question that the action answers, not a condition of its own."""
    return isinstance(reason, FollowUpReason) or (isinstance(reason, AnswerReason) and reason.rule is not None)


def evidence_template(evidence: EvidenceAction, factor: str, title: str, questions: tuple[str, ...]) -> ActionTemplate:
    """Return the evidence action of one key factor for the questions that nobody can answer."""

    def fill(text: str) -> str:
        return text.replace("{factor}", title).replace("{questions}", ", ".join(questions))

    facts = {name: getattr(evidence, name) for name in type(evidence).model_fields}
    filled = {name: fill(getattr(evidence, name)) for name in ("title", "why", "indicator", "proof")}
    filled["title"] = as_title(filled["title"])
    steps = tuple(map(fill, evidence.first_steps))
    facts |= filled | {"first_steps": steps, "answers": questions, "start_from": StartFrom.NOTHING}
    return ActionTemplate(id=f"{factor}-00", **facts)


def propose(diagnosis: Diagnosis, assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue) -> Proposal:
    """Propose the actions that the answers and the context call for, each with its reasons.

    In this order: actions whose rule holds; follow-ups that build on them; for answers that nobody
    knows an evidence action, which comes first; what the context adds or replaces; prerequisites
    that are not yet met. A factor in place proposes nothing, and its actions count as met; of a
    factor about which nothing is known only the evidence action is proposed.
    """
    rules = active_rules(assessment, catalogue)
    out_of_scope = assessment.model_copy(update={"scope": diagnosis.out_of_scope})
    beyond = diagnose(out_of_scope, benchmark, catalogue.method.scale).factors if diagnosis.out_of_scope else ()
    city = _City(
        benchmark=benchmark,
        catalogue=catalogue,
        assessment=assessment,
        findings={finding.factor: finding for finding in diagnosis.factors},
        beyond={finding.factor: finding for finding in beyond},
        facts=Facts(
            answers={question: finding.answer for question, finding in diagnosis.answers().items()},
            standings={finding.factor: finding.standing for finding in diagnosis.factors},
            readings=frozenset((rule.factor, rule.reading) for rule in rules),
        ),
        rules=rules,
        offered=offered(catalogue, rules),
    )
    called = _Called(city)
    called.by_answers()
    called.follow_ups()
    called.evidence_first()
    called.by_context()
    called.prerequisites()
    return Proposal(actions=called.proposed(), left_out=called.left_out(), unused=city.offered.unused)
