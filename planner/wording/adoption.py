"""How does it read that the council is to adopt a plan, that it has, and what it changed since?"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from planner.plan import PlannedAdoption
from planner.toolkit.plan_settings import AdoptionSettings, PlanStatus
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


def adoption_parts(
    adoption: AdoptionSettings | PlannedAdoption, wording: "Wording", names: Mapping[str, str]
) -> Iterator[str]:
    """Say at which session the council is to adopt a plan, and what may begin before; ``names`` by the ids of actions.

    >>> from datetime import date
    >>> from planner.wording import Wording
    >>> early = AdoptionSettings(session=date(2027, 3, 22), may_begin_before=("F01-01",))
    >>> list(adoption_parts(early, Wording("en"), {}))
    ['session of 22 March 2027', 'may begin before: F01-01']
    """
    if adoption.session is None:
        yield wording.say("the first session whose papers can still be handed in")
    elif isinstance(adoption, PlannedAdoption) and adoption.assumed:
        yield wording.say("session of {day} (assumed)", day=adoption.session)
    else:
        yield wording.say("session of {day}", day=adoption.session)
    if adoption.may_begin_before:
        early = wording.listing(names.get(action, action) for action in adoption.may_begin_before)
        yield wording.labelled(wording.say("may begin before"), early)


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
