"""What is so at a moment by the story alone, whatever any surface says."""

from collections.abc import Mapping
from typing import Any

from year.figures import Figures, Value, ids
from year.walk import Moment

_NAMES: Mapping[str, str] = {
    "actions": "actions",
    "done": "status done",
    "blocked": "status blocked",
    "dropped": "status dropped",
    "overdue": "concern overdue",
    "due-soon": "concern due-soon",
    "review": "concern review",
    "silent": "concern stale",
    "papers-due": "concern papers-due",
    "papers-late": "concern papers-late",
    "without-proof": "concern without-proof",
    "vacant": "concern vacant",
    "quick-wins-to-come": "quick wins to come",
    "answered-of-asked": "answered of asked",
    "state": "state",
    "adopted": "adopted on",
    "in-force": "in force since",
    "adopted-actions": "adopted actions",
    "given-up": "given up since",
}
"""What the numbers of the story are called where surfaces are compared."""


def story_of(moment: Moment) -> Figures:
    """Return the numbers of the story."""
    read = {_NAMES[fact]: _value(value) for fact, value in moment.facts.items() if fact in _NAMES}
    owners: Mapping[str, str] = moment.facts["owners"]
    waits: Mapping[str, list[str]] = moment.facts["waits"]
    return {
        **read,
        "done": len(moment.facts["done"]),
        **{f"owner {action}": role for action, role in owners.items()},
        **{f"waits for {action}": ids(before) for action, before in waits.items()},
    }


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return ids(map(str, value)) if all(isinstance(one, str) for one in value) else (int(value[0]), int(value[1]))
    told: Value = value
    return told
