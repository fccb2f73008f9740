"""What do readers call what a plan names by an id: key factors, readings, respondents, actions?"""

from collections.abc import Iterable

from planner.plan import Plan
from planner.proposal.left_out import LeftOut
from planner.templates.catalogue import Catalogue
from planner.toolkit.assessment import Respondent
from planner.toolkit.benchmark import Benchmark


def names_of(
    plan: Plan,
    benchmark: Benchmark,
    catalogue: Catalogue,
    *,
    respondents: Iterable[Respondent] = (),
    left_out: Iterable[LeftOut] = (),
) -> dict[str, str]:
    """Return what readers call the key factors, contextual factors, readings, respondents and actions.

    A reading goes by its contextual factor and itself: “C2 hostile”. All that the catalogue knows have a name: a
    reason keeps the reading by which its action came into the plan, whatever a later assessment reads.
    """
    return {
        **{factor.id: factor.title for factor in benchmark.factors},
        **{factor.id: factor.title for factor in benchmark.contextual_factors},
        **{f"{rule.factor} {rule.reading}": rule.title for rule in catalogue.context.readings},
        **{respondent.id: respondent.role for respondent in respondents},
        # Of all templates, as reasons and replacements name actions that are not in the plan; its own titles come last.
        **{template.id: f"{template.id} {template.title}" for template in catalogue.actions},
        **{left.action: f"{left.action} {left.title}" for left in left_out},
        **{action.id: f"{action.id} {action.title}" for action in plan.actions},
    }
