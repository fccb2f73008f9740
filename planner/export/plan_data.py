"""How does a plan leave as data for other programs?"""

from planner.track.plan_standing import PlanStanding


def write_json(plan: PlanStanding) -> bytes:
    """Return a drafted plan as JSON, the same bytes for the same plan.

    People's names are personal data; a drafted plan holds none.
    """
    return plan.model_dump_json(indent=2, by_alias=True).encode() + b"\n"
