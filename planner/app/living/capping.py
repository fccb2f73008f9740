"""Which actions would the first plan hold under other limits on their number?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.app.living.drafting import drafted_anew
from planner.app.living.viewing import PlanView
from planner.catalogue import Caps
from planner.priority import Horizon
from planner.rules import LeftOut, LeftOutCause

OVER_A_CAP = frozenset({LeftOutCause.CAP_QUICK_WINS, LeftOutCause.CAP_LONGER_TERM, LeftOutCause.CAP_FACTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An action of a draft at its place of the ranking, or one that a limit leaves out."""

    action: str
    title: str
    score: float
    cause: LeftOutCause | None = None
    """The limit that leaves it out; None: it is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapsEffect:
    """What a draft from the same answers holds under some limits."""

    caps: Caps
    """All limits: the city's own, else those of the method."""
    quick_wins: int
    longer_term: int
    ranking: tuple[Ranked, ...]
    """What is in and what a limit leaves out, the highest score first."""

    @property
    def held(self) -> frozenset[str]:
        """Ids of the actions that are in."""
        return frozenset(one.action for one in self.ranking if one.cause is None)

    @property
    def left_out(self) -> tuple[Ranked, ...]:
        """What a limit leaves out, the highest score first."""
        return tuple(one for one in self.ranking if one.cause is not None)


def effect_of_caps(view: PlanView, caps: Mapping[str, int]) -> CapsEffect | None:
    """Return what a new draft would hold if the city set these limits; None without an assessment.

    ``caps`` names fields of :class:`planner.catalogue.Caps`; what it leaves out is as the method says.
    """
    if view.case is None:
        return None
    settings = view.case.assessment.plan.model_copy(update={"caps": dict(caps)})
    assessment = view.case.assessment.model_copy(update={"plan": settings})
    drafted = drafted_anew(view.stored, replace(view.case, assessment=assessment))
    quick = sum(one.quick_win.horizon is Horizon.QUICK_WIN for one in drafted.actions)
    held = (Ranked(action=one.id, title=one.title, score=one.priority.score) for one in drafted.actions)
    out = (_left_out(one) for one in drafted.left_out if one.cause in OVER_A_CAP)
    return CapsEffect(
        caps=view.catalogue.method.caps.model_copy(update=dict(caps)),
        quick_wins=quick,
        longer_term=len(drafted.actions) - quick,
        ranking=tuple(sorted((*held, *out), key=lambda one: (-one.score, one.action))),
    )


def _left_out(one: LeftOut) -> Ranked:
    return Ranked(action=one.action, title=one.title, score=one.score or 0.0, cause=one.cause)
