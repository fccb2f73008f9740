"""How was the city's context read, and what does the plan do about it?"""

from collections.abc import Collection

from planner.draft.draft import ContextInPlan, ReadingInPlan
from planner.proposal.context import active_rules, done_actions, offered, reading_day
from planner.templates.catalogue import Catalogue
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark


def context_of(
    assessment: Assessment, benchmark: Benchmark, catalogue: Catalogue, chosen: Collection[str] = ()
) -> tuple[ContextInPlan, ...]:
    """Return the contextual factors that the city read or noted, in the benchmark's order.

    What a reading promises is said only where ``chosen`` actions keep it, in time where it names one.
    """
    rules = active_rules(assessment, catalogue)
    current, done = offered(catalogue, rules).current, done_actions(assessment, rules)
    readings: dict[str, list[ReadingInPlan]] = {}
    for rule in rules:
        kept_by = tuple(action for action in map(current, rule.keeps_its_word) if action in chosen)
        # A word is kept whole or not given: all that the reading counts on is in the plan, or done.
        whole = all(action in done or current(action) in chosen for action in rule.include)
        reading = ReadingInPlan(
            reading=rule.reading,
            title=rule.title,
            text=rule.text if kept_by and whole else "",
            kept_by=kept_by,
            day=reading_day(rule, assessment),
        )
        readings.setdefault(rule.factor, []).append(reading)
    return tuple(
        ContextInPlan(
            context=factor.id,
            title=factor.title,
            readings=tuple(readings.get(factor.id, ())),
            note=assessment.context[factor.id].note or "",
        )
        for factor in benchmark.contextual_factors
        if factor.id in readings or (factor.id in assessment.context and assessment.context[factor.id].note)
    )
