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
from planner.templates.terms import StartFrom, evidence_id
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
    is_evidence: bool = False
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
    """Those of key factors out of scope: they call for nothing, but what is in place in them is met."""
    facts: Facts
    rules: tuple[ContextRule, ...]
    offered: Offered

    def finding_of(self, question: str) -> FactorFinding | None:
        """Return the finding of the factor to which a question belongs; None out of scope."""
        return self.findings.get(self.benchmark.factor_of_question[question])

    def is_done(self, action: str) -> bool:
        """Say whether the city marked an action, or what it replaces, as carried out."""
        done = self.assessment.plan.done
        return action in done or self.offered.original(action) in done or self.offered.current(action) in done

    def is_met(self, action: str) -> bool:
        """Say whether a prerequisite is met: done, or everything that it answers is in place.

        What only the context asks for is never met by an assessment, only by doing it.
        """
        questions = asked(self.offered.templates[action])
        return self.is_done(action) or (bool(questions) and all(map(self.question_is_met, questions)))

    def question_is_met(self, question: str) -> bool:
        """Say whether a question or its key factor is in place or does not apply, in scope or not."""
        factor = self.benchmark.factor_of_question[question]
        finding = self.findings.get(factor) or self.beyond[factor]
        return not finding.has_gap or finding.finding(question).answer in _MET

    def calls(self, question: str) -> bool:
        """Say whether a question may call for actions: its factor has a gap that is known."""
        finding = self.finding_of(question)
        return finding is not None and finding.standing in {Standing.MISSING, Standing.WEAK}

    def applies(self, question: str) -> bool:
        """Say whether the key factor of a question applies to the city; out of scope nobody said that it does not."""
        finding = self.finding_of(question)
        return finding is None or finding.applies

    def is_foreign(self, action: str) -> bool:
        """Say whether an action answers only questions of key factors that do not apply to the city."""
        questions = asked(self.offered.templates[action])
        return bool(questions) and not any(map(self.applies, questions))

    def whose(self, cause: Reason) -> Reason:
        """Add to an answer the respondents who gave it; of one that several answers make together it may be nobody."""
        if not isinstance(cause, AnswerReason):
            return cause
        finding = self.findings[self.benchmark.factor_of_question[cause.question]].finding(cause.question)
        return cause.model_copy(update={"by": finding.givers(cause.answer)})

    def factor_of(self, template: ActionTemplate, reasons: Iterable[Reason] = ()) -> str | None:
        """Return the objective that an action serves: the first gap that calls for it, else its own."""
        questions = asked(template)
        calling = {reason.question for reason in reasons if isinstance(reason, AnswerReason | FollowUpReason)}
        # Of two key factors it serves the one that applies: the other has no objective.
        order = sorted(questions, key=lambda question: (question not in calling, not self.applies(question)))
        return self.benchmark.factor_of_question[order[0]] if order else None


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
        if not held and current in self.city.offered.reasons:
            held.append(self.city.offered.reasons[current])
        held.extend(reason for reason in reasons if reason not in held)

    def open_templates(self) -> Iterable[ActionTemplate]:
        """Give the catalogue's actions that answer questions and are not yet done."""
        catalogue = self.city.catalogue
        return (template for template in catalogue.actions if asked(template) and not self.city.is_done(template.id))

    def by_answers(self) -> None:
        """Call for every action whose rule holds in a factor with a known gap."""
        for template in self.open_templates():
            causes = rule_of(template)(self.city.facts) or ()
            # An action may answer questions of two factors: of those, one that is in place calls for nothing.
            calling = [cause for cause in causes if _calls_by_itself(cause) and self.city.calls(cause.question)]
            if calling:
                conditions = [cause for cause in causes if not _calls_by_itself(cause)]
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
        factor_of, templates = self.city.factor_of, self.templates
        return any(factor_of(templates[action], reasons) == factor for action, reasons in self.reasons.items())

    def _call_for_evidence(self, finding: FactorFinding) -> None:
        questions = finding.unknown or tuple(part.question for part in finding.questions)
        title = self.city.benchmark.factor_by_id[finding.factor].title
        template = evidence_template(self.city.catalogue.method.evidence_action, finding.factor, title, questions)
        self.templates[template.id] = template
        self.evidence[finding.factor] = template.id
        answers = (AnswerReason(question=question, answer=Answer.UNKNOWN) for question in finding.unknown)
        unknown = list(map(self.city.whose, answers))
        standing = StandingReason(factor=finding.factor, standing=finding.standing)
        self.add(template.id, unknown or [standing])

    def _evidence_before(self, action: str) -> tuple[str, ...]:
        """Return the evidence actions that come before an action which rests on unknown answers only.

        It rests on the questions that call for it; a prerequisite, on all of its own that are not met.
        """
        if action in self.evidence.values():
            return ()
        calling = {reason.question for reason in self.reasons[action] if _calls_by_itself(reason)}
        unmet = [question for question in asked(self.templates[action]) if not self.city.question_is_met(question)]
        resting = [question for question in unmet if question in calling or not calling]
        if any(self.city.facts.answers.get(question) is not Answer.UNKNOWN for question in resting):
            return ()
        # It may rest on unknown answers of two factors, and waits for the facts of both.
        factors = dict.fromkeys(self.city.benchmark.factor_of_question[question] for question in resting)
        return tuple(self.evidence[factor] for factor in factors if factor in self.evidence)

    def by_context(self) -> None:
        """Add what the readings offer, if there is anything to do at all."""
        # A city with everything in place gets an empty plan, not one of its context alone.
        if not self.reasons:
            return
        for rule in self.city.rules:
            reason = ContextReason(context=rule.factor, reading=rule.reading, effect=ContextEffect.ADD)
            for action in rule.add:
                if not self.city.is_done(action) and not self.city.is_foreign(action):
                    self.add(action, [reason])

    def prerequisites(self) -> None:
        """Pull in whatever is needed and not yet met, and whatever that needs in turn."""
        waiting = list(self.reasons)
        # The list grows while it is read: what is pulled in needs something itself.
        for action in waiting:
            for need in self.needs(action):
                if not self.is_met(need.action):
                    if need.action not in self.reasons:
                        waiting.append(need.action)
                    self.add(need.action, [NeededByReason(action=action)])

    def needs(self, action: str) -> tuple[Need, ...]:
        """Return what an action needs in this city: template, context links, evidence first."""
        linked = [need for need, _ in self.city.offered.links.get(self.city.offered.original(action), ())]
        evidence = [Need(action=earlier) for earlier in self._evidence_before(action)]
        needs: dict[str, Need] = {}
        for need in (*self.templates[action].needs, *linked, *evidence):
            current = self.city.offered.current(need.action)
            needs.setdefault(current, need.model_copy(update={"action": current}))
        return tuple(needs.values())

    def is_met(self, action: str) -> bool:
        """Say whether a prerequisite is met; an evidence action never is."""
        return action not in self.evidence.values() and self.city.is_met(action)

    def proposed(self) -> tuple[ProposedAction, ...]:
        """Return the proposed actions: evidence actions first, then in the catalogue's order."""
        rank = {action: rank for rank, action in enumerate(self.templates)}
        evidence = set(self.evidence.values())

        def order(action: str) -> tuple[bool, int]:
            return action not in evidence, rank[self.city.offered.original(action)]

        return tuple(self._proposed(action) for action in sorted(self.reasons, key=order))

    def _proposed(self, action: str) -> ProposedAction:
        city, template, reasons = self.city, self.templates[action], self.reasons[action]
        original = city.offered.original(action)
        factor = city.factor_of(template, reasons)
        adapted = adapt(template, factor, original, city.rules, city.assessment)
        needs = self.needs(action)
        waiting = tuple(need for need in needs if not self.is_met(need.action))
        awaited = {need.action for need in waiting}
        links = city.offered.links.get(original, ())
        linked = [reason for need, reason in links if city.offered.current(need.action) in awaited]
        return ProposedAction(
            template=template,
            adapted=adapted,
            factor=factor,
            reasons=(*reasons, *linked, *adapted.reasons),
            needs=waiting,
            met=tuple(need.action for need in needs if need.action not in awaited),
            is_evidence=action in self.evidence.values(),
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return every action of the catalogue that is not proposed, with the cause."""
        return tuple(
            self._left_out(template) for template in self.city.catalogue.actions if template.id not in self.reasons
        )

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
        return _CAUSES.get(self.city.findings[factor].standing, LeftOutCause.NOT_CALLED)


_CAUSES = {
    Standing.IN_PLACE: LeftOutCause.IN_PLACE,
    Standing.NOT_ASSESSED: LeftOutCause.NOT_ASSESSED,
    Standing.NOT_APPLICABLE: LeftOutCause.NOT_APPLICABLE,
}


def _calls_by_itself(reason: Reason) -> TypeGuard[AnswerReason | FollowUpReason]:
    """Say whether a reason is a question that the action answers, not a condition of its own."""
    return isinstance(reason, FollowUpReason) or (isinstance(reason, AnswerReason) and reason.rule is not None)


def evidence_template(evidence: EvidenceAction, factor: str, title: str, questions: tuple[str, ...]) -> ActionTemplate:
    """Return the evidence action of a key factor for the questions that nobody can answer."""

    # Not str.format: the texts are a city's to edit, and a stray brace in them would stop every draft.
    def fill(text: str) -> str:
        return text.replace("{factor}", title).replace("{questions}", ", ".join(questions))

    stated = {name: getattr(evidence, name) for name in type(evidence).model_fields}
    filled = {name: fill(getattr(evidence, name)) for name in ("title", "why", "indicator", "proof")}
    filled["title"] = as_title(filled["title"])
    steps = tuple(map(fill, evidence.first_steps))
    stated |= filled | {"first_steps": steps, "answers": questions, "start_from": StartFrom.NOTHING}
    return ActionTemplate(id=evidence_id(factor), **stated)


def propose(diagnosis: Diagnosis, assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue) -> Proposal:
    """Propose the actions that the answers and the context call for, each with its reasons.

    In this order: actions whose rule holds; follow-ups that build on them; for answers that nobody
    knows an evidence action, which comes first; what the context adds or replaces; prerequisites
    that are not yet met. A factor in place, or one that does not apply, proposes nothing, and its
    actions count as met; of a factor about which nothing is known only the evidence action is
    proposed.
    """
    city = _city(diagnosis, assessment, benchmark, catalogue)
    called = _Called(city)
    called.by_answers()
    # Next, since a follow-up builds on what the answers call for, and on nothing that comes in later.
    called.follow_ups()
    # Only now shows which gap no action serves.
    called.evidence_first()
    # After the facts: what the context adds serves no gap in their place.
    called.by_context()
    # Last, for whatever of the above needs them.
    called.prerequisites()
    left_out = called.left_out()
    # Of what nothing called for, no reading could take the place.
    replaced = {left.action for left in left_out if left.cause is LeftOutCause.REPLACED}
    unused = tuple(replacement for replacement in city.offered.unused if replacement.action in replaced)
    return Proposal(actions=called.proposed(), left_out=left_out, unused=unused)


def _city(diagnosis: Diagnosis, assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue) -> _City:
    rules = active_rules(assessment, catalogue)
    # A prerequisite may answer a question out of scope, and what the city answered there counts all the same.
    rest = assessment.model_copy(update={"scope": diagnosis.out_of_scope})
    beyond = diagnose(rest, benchmark, catalogue.method.scale).factors if diagnosis.out_of_scope else ()
    return _City(
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
