"""Does a condition hold in this city, and what makes it hold?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from planner.plan import AnswerReason, ContextEffect, ContextReason, StandingReason
from planner.templates.catalogue import ActionTemplate
from planner.templates.conditions import AllOf, AnswerIs, AnyOf, Condition, Not, ReadingIs, StandingIs
from planner.templates.terms import StartFrom
from planner.toolkit.assessment import Answer, Standing


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions are asked about."""

    answers: Mapping[str, Answer]
    standings: Mapping[str, Standing]
    readings: frozenset[tuple[str, str]]


Cause: TypeAlias = AnswerReason | StandingReason | ContextReason
Holds: TypeAlias = Callable[[Facts], tuple[Cause, ...] | None]
"""A compiled condition: the causes that make it hold, or None when it does not.

No causes are not None: what holds because something else does not has nothing to name.
"""


def compiled(condition: Condition, rule: StartFrom | None = None) -> Holds:
    """Compile a condition once to a closure that says whether it holds, and why.

    ``any`` gives the causes of every branch that holds; ``not`` holds without a cause.

    >>> holds = compiled(AnyOf(any=(AnswerIs(question="1.1", answer=("no",)),
    ...                             AnswerIs(question="1.2", answer=("no", "partly")))))
    >>> causes = holds(Facts({"1.1": Answer.YES, "1.2": Answer.PARTLY}, {}, frozenset()))
    >>> [cause.question for cause in causes]
    ['1.2']
    >>> holds(Facts({}, {}, frozenset())) is None
    True
    """
    # Closures, because libraries that read expressions took 33 to 2,100 times as long for the same answers.
    match condition:
        case AnswerIs(question=question, answer=answers):
            return _answer_holds(question, answers, rule)
        case StandingIs(factor=factor, standing=standings):
            standing_causes = {standing: (StandingReason(factor=factor, standing=standing),) for standing in standings}
            # A key factor out of scope has no standing: nobody looked at it, so that nothing is known of it.
            return lambda facts: standing_causes.get(facts.standings.get(factor, Standing.NOT_ASSESSED))
        case ReadingIs(context=context, reading=reading):
            read = (ContextReason(context=context, reading=reading, effect=ContextEffect.CONDITION),)
            return lambda facts: read if (context, reading) in facts.readings else None
        case AllOf(all=conditions):
            return _all_hold(tuple(compiled(part, rule) for part in conditions))
        case AnyOf(any=conditions):
            return _any_holds(tuple(compiled(part, rule) for part in conditions))
        case Not(not_=inner):
            refused = compiled(inner)
            return lambda facts: () if refused(facts) is None else None


def _answer_holds(question: str, answers: Iterable[Answer], rule: StartFrom | None) -> Holds:
    causes: dict[Answer | None, tuple[Cause, ...]] = {
        answer: (AnswerReason(question=question, answer=answer, rule=rule),) for answer in answers
    }
    return lambda facts: causes.get(facts.answers.get(question))


def _all_hold(conditions: tuple[Holds, ...]) -> Holds:
    def holds(facts: Facts) -> tuple[Cause, ...] | None:
        causes: list[Cause] = []
        for condition in conditions:
            own_causes = condition(facts)
            if own_causes is None:
                return None
            causes.extend(own_causes)
        return tuple(causes)

    return holds


def _any_holds(conditions: tuple[Holds, ...]) -> Holds:
    def holds(facts: Facts) -> tuple[Cause, ...] | None:
        causes: tuple[Cause, ...] | None = None
        # The first branch that holds would settle it, but the plan prints every answer that calls for an action.
        for condition in conditions:
            own_causes = condition(facts)
            if own_causes is not None:
                causes = own_causes if causes is None else causes + own_causes
        return causes

    return holds


def asked(template: ActionTemplate) -> tuple[str, ...]:
    """Return the questions and duties that an action answers, contextual factors left out."""
    return tuple(answered for answered in template.answers if not answered.startswith("C"))
