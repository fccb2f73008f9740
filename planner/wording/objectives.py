"""What do readers call the objectives of a plan, and what is reached on the way?"""

from collections.abc import Iterator, Mapping, Sequence

from planner.plan import PlanHead, PlanObjective
from planner.track.achievement import Milestone, MilestoneKind
from planner.wording import Wording


def objective_title(objective: PlanObjective | None, wording: Wording) -> str:
    """Return what an objective is called: its key factor, or that it serves all others.

    What the context asks for serves no key factor: its objective has an empty title, or, where people
    added an action that serves none, the plan has no objective for it at all.
    """
    return objective.title if objective and objective.title else wording.say("Conditions for success")


def title_of_factor(plan: PlanHead, factor: str | None) -> str:
    """Return what the objective about a key factor is called, in the plan's language; None: what the context asks for.

    The titles of the others are in that language too.
    """
    return objective_title(plan.objective_by_factor.get(factor), Wording(plan.language))


def without_milestone(
    never_reached: Sequence[str | None], given_up: Sequence[str | None], plan: PlanHead, wording: Wording
) -> Iterator[str]:
    """Give a sentence for each reason why objectives stand among no milestones."""
    if never_reached:
        yield wording.count(
            "No day is foreseen on which this objective is reached, as work for it goes on without an end: "
            "{objectives}.",
            "No day is foreseen on which these objectives are reached, as work for them goes on without an end: "
            "{objectives}.",
            len(never_reached),
            objectives=_titles(never_reached, plan, wording),
        )
    if given_up:
        yield wording.count(
            "This objective is not pursued any more, as all its actions are dropped: {objectives}.",
            "These objectives are not pursued any more, as all their actions are dropped: {objectives}.",
            len(given_up),
            objectives=_titles(given_up, plan, wording),
        )


def not_taken_up(number: int, wording: Wording) -> str:
    """Announce the guiding questions that a plan leaves as they are since their key factors are in place."""
    return wording.count(
        "One more guiding question is not fully met. Its key factor is in place, so this plan does not take it up:",
        "{number} more guiding questions are not fully met. Their key factors are in place, so this plan does not take "
        "them up:",
        number,
    )


def _titles(factors: Sequence[str | None], plan: PlanHead, wording: Wording) -> str:
    return wording.listing([title_of_factor(plan, factor) for factor in factors])


def milestone_name(milestone: Milestone, plan: PlanHead, names: Mapping[str, str]) -> str:
    """Return what is reached: an action by its name in ``names``, an objective, or the plan itself."""
    match milestone.kind:
        case MilestoneKind.ACTION:
            return names[milestone.action]
        case MilestoneKind.OBJECTIVE:
            return title_of_factor(plan, milestone.factor)
        case MilestoneKind.PLAN:
            return plan.title
