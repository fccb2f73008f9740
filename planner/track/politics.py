"""What do papers for the council and the public say of the city's politics?

Readings of politics explain and adapt the plan. Those who work on it see them as they are; papers say what the plan
does about them, under a neutral title, and hold neither their names nor what the city notes on them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.draft.draft import ContextInPlan, ReadingInPlan
from planner.plan import ContextReason, Reason
from planner.templates.catalogue import Catalogue, ContextRule
from planner.track.plan_standing import ActionStanding, PlanStanding, PlanWarning

_NAMELESS = "politics"
"""For a reading that no neutral title is known for: an older plan may hold one that the catalogue no longer has."""


@dataclass(frozen=True, slots=True)
class _Politics:
    """The factors of politics, and what papers call their readings."""

    catalogue: Catalogue

    def is_political(self, factor: str) -> bool:
        return factor in self.catalogue.context.political

    def reading(self, factor: str, reading: str) -> str:
        """Return the word by which papers know a reading."""
        rule = self.catalogue.rule_by_reading.get((factor, reading))
        return rule.in_papers.reading if rule and rule.in_papers else _NAMELESS

    def title(self, factor: str, reading: str, otherwise: str) -> str:
        """Return how papers call a reading; ``otherwise`` where nobody said."""
        rule = self.catalogue.rule_by_reading.get((factor, reading))
        return rule.in_papers.title if rule and rule.in_papers else otherwise

    @property
    def rules(self) -> Iterable[ContextRule]:
        return (rule for rule in self.catalogue.context.readings if self.is_political(rule.factor))


def without_politics(plan: PlanStanding, catalogue: Catalogue) -> PlanStanding:
    """Return a plan as papers may print it: of readings of politics, only what the plan does about them."""
    politics = _Politics(catalogue)
    context = (
        _neutral(factor, politics) if politics.is_political(factor.context) else factor for factor in plan.context
    )
    titles = {rule.title: politics.title(rule.factor, rule.reading, rule.factor) for rule in politics.rules}
    return plan.model_copy(
        update={
            "context": tuple(factor for factor in context if factor.readings or factor.note),
            "actions": tuple(_action(action, politics) for action in plan.actions),
            "warnings": tuple(_warning(warning, titles) for warning in plan.warnings),
        }
    )


def titles_in_papers(catalogue: Catalogue) -> dict[str, str]:
    """Return what papers call the readings of politics, by contextual factor and the word by which they know them."""
    politics = _Politics(catalogue)
    named = (rule for rule in politics.rules if rule.in_papers)
    return {f"{rule.factor} {rule.in_papers.reading}": rule.in_papers.title for rule in named if rule.in_papers}


def _neutral(factor: ContextInPlan, politics: _Politics) -> ContextInPlan:
    readings: dict[str, ReadingInPlan] = {}
    for held in factor.readings:
        word = politics.reading(factor.context, held.reading)
        title = politics.title(factor.context, held.reading, factor.title)
        readings[word] = held.model_copy(update={"reading": word, "title": title})
    return factor.model_copy(update={"readings": tuple(readings.values()), "note": ""})


def _action(action: ActionStanding, politics: _Politics) -> ActionStanding:
    reasons = tuple(_reason(reason, politics) for reason in action.reasons)
    return action if reasons == action.reasons else action.model_copy(update={"reasons": reasons})


def _reason(reason: Reason, politics: _Politics) -> Reason:
    if not isinstance(reason, ContextReason) or not politics.is_political(reason.context):
        return reason
    return reason.model_copy(update={"reading": politics.reading(reason.context, reason.reading)})


def _warning(warning: PlanWarning, titles: Mapping[str, str]) -> PlanWarning:
    named = warning.values.get("context")
    if not isinstance(named, str) or named not in titles:
        return warning
    return warning.model_copy(update={"values": {**warning.values, "context": titles[named]}})
