"""How is what stands in a field of an action written for people, whatever surface shows it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.action_fields import Field, Kind
from planner.plan import Action, PlanHead, PlanRole
from planner.templates.method import CostBand
from planner.track.progress import ActionProgress
from planner.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Writes the facts of one plan's actions in the reader's language."""

    wording: Wording
    roles: Mapping[str, PlanRole]
    bands: Mapping[int, CostBand]

    @classmethod
    def of(cls, plan: PlanHead, wording: Wording) -> "Facts":
        """Return what writes the facts of a plan's actions."""
        return cls(wording=wording, roles=plan.role_by_id, bands={band.band: band for band in plan.cost_bands})

    def heading(self, field: Field) -> str:
        """Return what a field is called where it is read."""
        return self.wording.say(field.read_as)

    def text(self, action: Action, field: Field) -> str:
        """Return what stands in a field of an action; empty where nothing does."""
        value = getattr(action, field.name)
        match field.kind:
            case Kind.ROLE:
                return self.role(value)
            case Kind.ROLES:
                return ", ".join(self.role(role) for role in value)
            case Kind.COST_BAND:
                return self.wording.cost_band(self.bands[value]) if value in self.bands else ""
            case Kind.PERSON_DAYS:
                return self.wording.count("{number} person-day", "{number} person-days", round(value))
            case Kind.DURATION:
                return self.duration(action)
        return self.plain(value)

    def reported(self, progress: ActionProgress, field: Field) -> str:
        """Return what was reported in a field; empty where nothing was, or nothing is done yet."""
        value = getattr(progress, field.name)
        if field.kind is Kind.PERCENT:
            return self.wording.percent(value / 100) if value else ""
        return self.plain(value)

    def plain(self, value: object) -> str:
        """Return a value of no special kind as the reader's language writes it."""
        match value:
            case None | "" | ():
                return ""
            # Before the numbers: a flag is one too, and would read 1.
            case bool():
                return self.wording.say("Yes") if value else self.wording.say("No")
            case tuple():
                # Several lines are sentences, with commas of their own.
                return "; ".join(map(str, value))
            case StrEnum() | date() | int() | float():
                return self.wording.shown(value)
        return str(value)

    def role(self, role: str) -> str:
        """Return what a role is called; one that the plan does not have shows as it is."""
        return self.roles[role].title if role in self.roles else role

    def duration(self, action: Action) -> str:
        """Return how long an action takes, in its own kind of days."""
        if action.elapsed:
            return self.wording.count("{number} calendar day", "{number} calendar days", action.duration)
        return self.wording.count("{number} working day", "{number} working days", action.duration)
