"""What do the city's readings of its context do to the plan, as far as the answers call for it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.draft.case import Case
from planner.plan import ContextEffect, ContextReason
from planner.proposal.diagnosis import diagnose
from planner.proposal.rules import ProposedAction, propose


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAction:
    """What one reading does to one action that the plan can hold."""

    context: str
    reading: str
    effect: ContextEffect
    action: str
    title: str
    other: str | None
    """The title of the other action: the one that is replaced, or that comes first."""
    note: str
    """What changes, as the catalogue says it; empty where the effect says enough."""


_ORDER = {effect: rank for rank, effect in enumerate(ContextEffect)}


def context_effects(case: Case) -> Mapping[str, tuple[OnAction, ...]]:
    """Return what each contextual factor does to the proposed actions, by its id: added, replaced, then changed.

    An action stands once under each effect that a factor has on it.
    """
    catalogue = case.own_catalogue
    diagnosis = diagnose(case.assessment, case.benchmark, catalogue.method.scale)
    proposal = propose(diagnosis, case.assessment, case.benchmark, catalogue)
    titles = {
        **{template.id: template.title for template in catalogue.actions},
        **{proposed.id: proposed.template.title for proposed in proposal.actions},
    }
    effects: dict[str, list[OnAction]] = {factor.id: [] for factor in case.benchmark.contextual_factors}
    for action in proposal.actions:
        # Two adjustments of one action by one reading read the same: the list names it once.
        for effect in dict.fromkeys(_on(action, titles)):
            effects.setdefault(effect.context, []).append(effect)
    return {
        context: tuple(sorted(of_context, key=lambda effect: (_ORDER[effect.effect], effect.action)))
        for context, of_context in effects.items()
    }


def _on(action: ProposedAction, titles: Mapping[str, str]) -> Iterator[OnAction]:
    for reason in (*action.reasons, *action.adapted.reasons):
        if isinstance(reason, ContextReason):
            yield OnAction(
                context=reason.context,
                reading=reason.reading,
                effect=reason.effect,
                action=action.id,
                title=action.template.title,
                # An action that another replaced is not proposed, and has its title in the catalogue only.
                other=titles.get(reason.action, reason.action) if reason.action else None,
                note=reason.note,
            )
