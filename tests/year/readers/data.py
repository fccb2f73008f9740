"""What other programs are handed."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.plan import ActionStatus
from planner.toolkit.rounded import rounded
from planner.track.attention import Concern
from planner.track.progress import CLOSED
from year.figures import Figures, Value, ids
from year.readers.concerns import OF_THE_PLAN, by_concern
from year.sight import Sight
from year.walk import PLAN


def _by_status(actions: list[Mapping[str, Any]]) -> Figures:
    return {f"status {each}": ids(row["id"] for row in actions if row["status"] == each) for each in ActionStatus}


def shown(sight: Sight) -> Figures:
    """Read the plan as it stands."""
    plan = sight.data("show", PLAN)
    actions, whole = plan["actions"], plan["achievement"]
    open_ = [row for row in actions if row["status"] not in CLOSED]
    asked: dict[str, int] = defaultdict(int)
    told = {row["id"]: [Concern(item["concern"]) for item in row["attention"]] for row in actions}
    for row in actions:
        asked[row["owner"]] += bool(told[row["id"]])
    return {
        "state": plan["status"],
        "adopted on": date.fromisoformat(plan["adoption"]["adopted_on"]) if plan["adoption"] else None,
        "actions": whole["actions"],
        "done": whole["done"],
        "share": round(whole["share"] * 100),
        "finish": date.fromisoformat(plan["finish"]),
        "period to": date.fromisoformat(plan["period"]["to"]),
        "period from month": plan["period"]["from"][:7],
        "period to month": plan["period"]["to"][:7],
        "actions with dropped": ids(row["id"] for row in actions),
        "open": ids(row["id"] for row in open_),
        "quick wins to come": ids(row["id"] for row in open_ if row["quick_win"]),
        "person-days": round(sum(row["effort"] for row in actions if row["status"] != ActionStatus.DROPPED)),
        **_by_status(actions),
        **_attention(plan["attention"]),
        **{f"owner {row['id']}": row["owner"] for row in actions},
        **{f"due {row['id']}": date.fromisoformat(row["due"]) for row in actions},
        **{f"foreseen {row['id']}": date.fromisoformat(row["finish"]) for row in actions if row["finish"]},
        "days left": rounded(sum(row["effort"] * (100 - row["percent"]) / 100 for row in open_), 1),
        **{f"waits for {row['id']}": ids(row["waits_for"]) for row in actions if row["status"] != ActionStatus.DROPPED},
        **{f"asked of {role}": number for role, number in asked.items()},
        **{f"open of {role}": sum(row["owner"] == role for row in open_) for role in {row["owner"] for row in actions}},
    }


def progress(sight: Sight) -> Figures:
    """Read how far the plan has come."""
    answered = sight.data("progress", PLAN)
    whole, read = answered["whole"], dict[str, Value]()
    for objective in answered["objectives"]:
        factor = objective["factor"] or ""
        read[f"objective {factor}"] = (objective["done"], objective["actions"])
        read[f"share {factor}"] = round(objective["share"] * 100)
    return {
        "actions": whole["actions"],
        "done": whole["done"],
        "share": round(whole["share"] * 100),
        "person-days": round(whole["effort"]),
        "days left": rounded(whole["effort"] - whole["effort_done"], 1),
        "quick wins": whole["quick_wins"],
        "quick wins to come": whole["quick_wins"] - len(whole["delivered"]),
        **{f"status {each}": whole["by_status"].get(each, 0) for each in ActionStatus},
        **({"given up since": ids(answered["variance"]["removed"])} if answered["variance"] else {}),
        **_attention(answered["attention"]),
        **read,
    }


def attention(sight: Sight) -> Figures:
    """Read what needs attention."""
    return _attention(sight.data("attention", PLAN))


def _attention(items: list[Mapping[str, Any]]) -> Figures:
    told: dict[str, list[Concern]] = defaultdict(list)
    others = [item for item in items if item["action"] is None]
    for item in items:
        if item["action"] is not None:
            told[item["action"]].append(Concern(item["concern"]))
    return {
        **by_concern(told),
        **{f"concern {concern}": sum(item["concern"] == concern for item in others) for concern in OF_THE_PLAN},
        "needs attention": ids(told),
        "attention lines": len(told) + len(others),
        "gravest action": next(iter(told), None),
    }


def exported(sight: Sight) -> Figures:
    """Read the plan as a file for other programs, which has no action that was given up."""
    plan = sight.export
    actions = plan["actions"]
    return {
        "state": plan["status"],
        "adopted on": date.fromisoformat(plan["adopted_on"]) if plan["adopted_on"] else None,
        **({"given up since": ids(plan["given_up_since"]["actions"])} if plan["given_up_since"] else {}),
        "finish": date.fromisoformat(plan["finish"]),
        "period to": max(
            date.fromisoformat(day) for row in actions for day in (row["dates"]["early_finish"], row["deadline"])
        ),
        "actions": ids(row["id"] for row in actions),
        "done": ids(row["id"] for row in actions if row["status"] == ActionStatus.DONE),
        "open": ids(row["id"] for row in actions if row["status"] != ActionStatus.DONE),
        "quick wins": ids(row["id"] for row in actions if row["quick_win"]["horizon"] == "quick-win"),
        "person-days": round(sum(row["effort"] for row in actions)),
        **{name: value for name, value in _by_status(actions).items() if name != "status dropped"},
        **_attention(plan["attention"]),
        **{f"owner {row['id']}": row["owner"] for row in actions},
        **{f"due {row['id']}": date.fromisoformat(row["deadline"]) for row in actions},
        **{f"foreseen {row['id']}": date.fromisoformat(row["dates"]["early_finish"]) for row in actions},
    }
