"""How is what stands in a field of an action written for people, whatever surface shows it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from planner.action_fields import Field, Kind
from planner.plan import Action, PlanHead
from planner.templates.method import CostBand
from planner.templates.results import Money
from planner.toolkit.benchmark import in_number_order
from planner.track.field_values import field_value
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.wording import Wording
from planner.wording.evidence import evidence_titles
from planner.wording.means import money_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Writes the facts of one plan's actions in the reader's language."""

    wording: Wording
    services: Mapping[str, str]
    """What services and partners are called, by id."""
    bands: Mapping[int, CostBand]
    people: Mapping[str, str] = field(default_factory=dict)
    """What people are called, by their ids; a paper, which anybody may read, is given none."""
    confidential: bool = False
    """Whether the reader asked for what is confidential."""
    met: frozenset[str] = frozenset()
    """Questions that no action is to answer any more, as the city meets them."""

    @classmethod
    def of(
        cls,
        plan: PlanHead,
        wording: Wording,
        people: Mapping[str, str] = MappingProxyType({}),
        *,
        confidential: bool = False,
    ) -> "Facts":
        """Return what writes the facts of a plan's actions, people by their names where these are given."""
        names, bands = plan.service_names, plan.band_by_number
        met = plan.met_questions if isinstance(plan, PlanStanding) else frozenset()
        return cls(wording=wording, services=names, bands=bands, people=people, confidential=confidential, met=met)

    def heading(self, field: Field) -> str:
        """Return what a field is called where it is read."""
        return self.wording.say(field.read_as)

    def text(self, action: ActionStanding, field: Field) -> str:
        """Return what stands in a field of an action; empty where nothing does, or nothing of the work is done yet."""
        value = field_value(action, field)
        if field.name == "answers":
            value = in_number_order(id_ for id_ in value if id_ not in self.met)
        match field.kind:
            case Kind.ROLE | Kind.ROLES | Kind.PERSON:
                return self._who(field.kind, value)
            case Kind.LINES:
                # Each is a sentence, which ends by itself.
                return self.wording.typeset(" ".join(value))
            case Kind.COST_BAND:
                return self.wording.cost_band(self.bands[value]) if value in self.bands else ""
            case Kind.EVIDENCE:
                return evidence_titles(value, self.wording, confidential=self.confidential)
            case Kind.PERSON_DAYS | Kind.DURATION | Kind.PERCENT:
                return self._amount(action, field.kind, value)
        return self.wording.typeset(self.plain(value))

    def _who(self, kind: Kind, value: Any) -> str:  # noqa: ANN401 - of the field's kind
        match kind:
            case Kind.PERSON:
                return self.people.get(value, "")
            case Kind.ROLE:
                return self.role(value)
        return ", ".join(map(self.role, value))

    def _amount(self, action: ActionStanding, kind: Kind, value: float) -> str:
        match kind:
            case Kind.PERSON_DAYS:
                return self.wording.person_days(value)
            case Kind.DURATION:
                return self.duration(action)
        # 0% says no more than that nobody reported.
        return self.wording.percent(value / 100) if value else ""

    def pair(self, action: ActionStanding, field: Field) -> tuple[str, str]:
        """Return what a field is called, and what stands in it."""
        return self.heading(field), self.text(action, field)

    def plain(self, value: object) -> str:
        """Return a value of no special kind as the reader's language writes it."""
        match value:
            case None | "" | ():
                return ""
            # Before the numbers: a flag is one too, and would read 1.
            case bool():
                return self.wording.say("Yes") if value else self.wording.say("No")
            case tuple():
                return self.wording.series(map(str, value))
            case Money():
                return money_text(value, self.wording)
            case StrEnum() | date() | int() | float():
                return self.wording.shown(value)
        return str(value)

    def role(self, role: str) -> str:
        """Return what a service is called; one that the plan does not have shows as it is."""
        return self.services.get(role, role)

    def duration(self, action: Action) -> str:
        """Return how long an action takes, in its own kind of days."""
        if action.elapsed:
            return self.wording.count("{number} calendar day", "{number} calendar days", action.duration)
        return self.wording.count("{number} working day", "{number} working days", action.duration)
