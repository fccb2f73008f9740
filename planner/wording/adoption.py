"""How does it read that the council adopted a plan, and what it changed since?"""

from typing import TYPE_CHECKING, Protocol

from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.track.baseline import Decision

if TYPE_CHECKING:
    from planner.wording import Wording


class _Adoptable(Protocol):
    @property
    def status(self) -> PlanStatus: ...

    @property
    def adoption(self) -> Adoption | None: ...


def status_text(plan: _Adoptable, wording: "Wording") -> str:
    """Say how far a plan has come on its way through the council, with day and reference once it is adopted."""
    return adoption_text(plan.adoption, wording) if plan.adoption else wording.label(plan.status)


def adoption_text(adoption: Adoption, wording: "Wording") -> str:
    """Say when and under which reference the council adopted a plan, and when it last changed it."""
    adopted = _adopted(adoption, wording)
    change = adoption.last_change
    if change is None:
        return adopted
    changed = wording.say(
        "last change adopted on {day} under {reference}", day=change.adopted_on, reference=change.reference
    )
    return wording.series((adopted, changed))


def _adopted(adoption: Adoption, wording: "Wording") -> str:
    if adoption.reference is None:
        return wording.say("Adopted on {day} by the council", day=adoption.adopted_on)
    return wording.say(
        "Adopted on {day} by the council under {reference}", day=adoption.adopted_on, reference=adoption.reference
    )


def decision_name(decision: Decision, adoption: Adoption | None, wording: "Wording") -> str:
    """Return what readers call a decision of the council: the adoption of the plan, or a change of it.

    ``adoption`` is that of its plan; what is not part of it, as it was taken back, is just a decision.
    """
    day, reference = decision.adopted_on, decision.reference
    if adoption is not None and (day, reference) in {(noted.adopted_on, noted.reference) for noted in adoption.changes}:
        return wording.say("Change adopted by the council on {day}, {reference}", day=day, reference=reference)
    if is_adoption(decision, adoption):
        return wording.say("Adoption by the council on {day}, {reference}", day=day, reference=reference)
    return wording.say("Council decision {reference} of {day}", day=day, reference=reference)


def is_adoption(decision: Decision, adoption: Adoption | None) -> bool:
    """Say whether a decision is the adoption of its plan, and no change of it."""
    return adoption is not None and (decision.adopted_on, decision.reference) == (
        adoption.adopted_on,
        adoption.reference,
    )


def no_decision_noted(adoption: Adoption | None, wording: "Wording") -> str:
    """Say why a plan cannot be compared with what the council adopted: nothing was, or nobody noted it."""
    if adoption is None:
        return wording.say("Nothing has been adopted yet.")
    return wording.say(
        "The council adopted the plan on {day}; what it adopted is not noted here yet.", day=adoption.adopted_on
    )
