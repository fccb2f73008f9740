"""How does a plan leave as data for other programs?"""

from planner.action_fields import ACTION_FIELDS, Surface
from planner.track.plan_standing import PlanStanding

_WITHHELD = {field.name for field in ACTION_FIELDS if Surface.JSON not in field.shows}


def write_json(plan: PlanStanding) -> bytes:
    """Return a plan as JSON, the same bytes for the same plan: of each action what the table of fields sends there.

    People's names are personal data; what is reported of an action, but for its status, stays in the store.
    """
    return plan.model_dump_json(indent=2, by_alias=True, exclude={"actions": {"__all__": _WITHHELD}}).encode() + b"\n"
