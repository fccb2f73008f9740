"""What is known of a city, what does it have already, and what does the catalogue offer it?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.plan import AnswerReason, ContextEffect, ContextReason
from planner.proposal.conditions import Facts, compiled
from planner.proposal.context import Offered, active_rules, done_actions, offered
from planner.proposal.diagnosis import Diagnosis, FactorFinding, diagnose
from planner.proposal.open_results import Offer, OpenResult
from planner.templates.catalogue import ActionTemplate, Catalogue, ContextRule, Need
from planner.templates.results import Part
from planner.toolkit.assessment import Answer, Assessment
from planner.toolkit.benchmark import Benchmark

_ORDER = {Answer.NO: 0, Answer.UNKNOWN: 0, Answer.PARTLY: 1, Answer.YES: 2, Answer.NOT_APPLICABLE: 2}


@dataclass(frozen=True)
class KnownCity:
    """What is known of the city, and what the catalogue offers it."""

    benchmark: Benchmark
    catalogue: Catalogue
    assessment: Assessment
    findings: Mapping[str, FactorFinding]
    beyond: Mapping[str, FactorFinding]
    """Those of key factors out of scope: nothing is planned for them, but what is in place in them is met."""
    facts: Facts
    rules: tuple[ContextRule, ...]
    offered: Offered

    @cached_property
    def done(self) -> frozenset[str]:
        """Actions that the city has carried out, or whose work its context says is done."""
        return done_actions(self.assessment, self.rules)

    @cached_property
    def there(self) -> frozenset[str]:
        """Actions that are carried out or whose every question is answered yes, and the questions that are."""
        actions = (action for action in self.offered.templates if self.is_done(action) or self.exists(action))
        known = self.findings.keys() | self.beyond.keys()
        questions = self.benchmark.factor_of_question.items()
        met = (question for question, factor in questions if factor in known and self.is_at(question, Answer.YES))
        return frozenset((*actions, *met))

    def is_done(self, action: str) -> bool:
        """Say whether the city marked an action, or what it replaces, as carried out."""
        return bool({action, self.offered.original(action), self.offered.current(action)} & self.done)

    def finding(self, question: str) -> FactorFinding:
        """Return the finding of the key factor to which a question belongs, in scope or not."""
        factor = self.benchmark.factor_of_question[question]
        return self.findings.get(factor) or self.beyond[factor]

    def is_at(self, question: str, answer: Answer) -> bool:
        """Say whether a question is answered so or better; what a verdict calls in place is answered yes."""
        finding = self.finding(question)
        return not finding.has_gap or _ORDER[finding.finding(question).answer] >= _ORDER[answer]

    def is_met(self, need: Need) -> bool:
        """Say whether a prerequisite is met: done, or what it would make exists as far as it is needed."""
        if any(map(self.is_done, (need.action, *need.or_))):
            return True
        if need.met_by:
            return all(self.is_at(question, answer) for question, answer in need.met_by.items())
        return self.exists(self.offered.current(need.action))

    def asked(self, action: str) -> tuple[str, ...]:
        """Return the questions and duties that an action is about, contextual factors left out."""
        known = self.benchmark.factor_of_question
        return tuple(answered for answered in self.offered.templates[action].answers if answered in known)

    def open_factor(self, question: str) -> bool:
        """Say whether the key factor of a question is in scope and has a gap."""
        finding = self.findings.get(self.benchmark.factor_of_question[question])
        return finding is not None and finding.has_gap

    def offer(self) -> Offer:
        """Return what can be done here."""
        current = {action: self.offered.current(action) for action in self.catalogue.action_by_id}
        return Offer(current=current, available=frozenset(filter(self._is_available, current.values())))

    def _is_available(self, action: str) -> bool:
        condition = self.offered.templates[action].when
        if self.is_done(action) or self.exists(action):
            return False
        return condition is None or compiled(condition)(self.facts) is not None

    def exists(self, action: str) -> bool:
        """Say whether all that an action would make exists, as its questions are all answered yes."""
        questions = self.asked(action)
        # What only the context asks for, and what finds out, is never there by an assessment.
        return bool(questions) and all(self.is_at(question, Answer.YES) for question in questions)

    def answer_reason(self, question: str, rule_of: ActionTemplate) -> AnswerReason:
        """Return the answer that calls for an action, with whoever gave it."""
        finding = self.findings[self.benchmark.factor_of_question[question]].finding(question)
        return AnswerReason(
            question=question, answer=finding.answer, by=finding.givers(finding.answer), rule=rule_of.start_from
        )


def asked_for(city: KnownCity, open_: Iterable[OpenResult]) -> Iterator[ContextReason]:
    """Give what readings ask for: actions that move an open answer or keep one up, and those about the context itself.

    The former come in where at least half of the questions are open that the reading puts first, the latter where one
    is: a city that has most of it gets little, or the strong would get the most. Preparation comes only with a result
    that needs it, whatever a reading would like.
    """
    results = tuple(open_)
    moving = frozenset(action for result in results for action in result.actions)
    below_yes = frozenset(result.question for result in results)
    for rule in city.rules:
        for stated in dict.fromkeys((*rule.include, *rule.add)):
            action = city.offered.current(stated)
            if not city.is_done(action) and _is_called(action, rule, city, moving, below_yes):
                yield ContextReason(context=rule.factor, reading=rule.reading, effect=ContextEffect.ADD, action=action)


def _is_called(
    action: str, rule: ContextRule, city: KnownCity, moving: frozenset[str], below_yes: frozenset[str]
) -> bool:
    template, first = city.offered.templates[action], below_yes.intersection(rule.first)
    if template.part is Part.PREPARATION:
        return False
    about_context = rule.factor in template.answers or not city.asked(action)
    if about_context and (first or not rule.first):
        return True
    keeps_up = template.part is Part.UPKEEP and not below_yes.isdisjoint(city.asked(action))
    return 2 * len(first) >= len(rule.first) and (action in moving or keeps_up)


def nothing_left(city: KnownCity, open_: Iterable[OpenResult]) -> frozenset[str]:
    """Return the actions and questions of which nothing is left to do in a city.

    Actions that are carried out, those whose questions are all answered yes, and those on no way to a better answer any
    more, as the city has in part what they would bring.
    """
    moving = {action for result in open_ for action in result.actions}
    partly = (
        action
        for action in city.offered.templates.keys() - moving
        if (asked := city.asked(action)) and all(city.is_at(question, Answer.PARTLY) for question in asked)
    )
    return city.there.union(partly)


def weighed_more(city: KnownCity, open_: Iterable[OpenResult]) -> frozenset[str]:
    """Return the actions on a way to an open answer that a reading would rather see than others."""
    moving = {action for result in open_ for action in result.actions}
    return frozenset(city.offered.current(action) for rule in city.rules for action in rule.offer) & moving


def known_city(diagnosis: Diagnosis, assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue) -> KnownCity:
    """Return what is known of a city, and what the catalogue offers it."""
    rules = active_rules(assessment, catalogue)
    # A prerequisite may answer a question out of scope, and what the city answered there counts all the same.
    rest = assessment.model_copy(update={"scope": diagnosis.out_of_scope})
    beyond = diagnose(rest, benchmark, catalogue.method.scale).factors if diagnosis.out_of_scope else ()
    return KnownCity(
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
