"""How does a plan leave as data for other programs?"""

from dataclasses import replace

from planner.action_fields import ACTION_FIELDS, Surface
from planner.track.plan_data import PlanData, ServiceRecord
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording
from planner.wording.concerns import attention_record

_WITHHELD = {field.name for field in ACTION_FIELDS if Surface.JSON not in field.shows}


def write_json(plan: PlanStanding) -> bytes:
    """Return a plan as JSON, the same bytes for the same plan: of each action what the table of fields sends there.

    People's names are personal data; what is reported of an action, but for its status, stays in the store.
    """
    wording = Wording(plan.language)
    # Why it is blocked was reported, and stays in the store with all that is.
    attention = tuple(attention_record(replace(item, reason=""), wording) for item in plan.attention)
    facts = {name: getattr(plan, name) for name in PlanStanding.model_fields}
    roles = tuple(ServiceRecord.of(role) for role in plan.roles)
    data = PlanData.model_construct(**{**facts, "attention": attention, "roles": roles, "sureness": plan.how_sure})
    return data.model_dump_json(indent=2, by_alias=True, exclude={"actions": {"__all__": _WITHHELD}}).encode() + b"\n"
