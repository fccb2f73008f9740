"""What do readers call the numbers that a city may set itself?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.problem import msgid

if TYPE_CHECKING:
    from planner.wording import Wording

# By the entries of method.yaml: the same names stand in a plan's settings and in the history of a city's own numbers.
_NUMBERS: Mapping[str, str] = {
    "quick_wins": msgid("Quick wins in a first plan, at most"),
    "longer_term": msgid("Longer-term actions in a first plan, at most"),
    "per_factor_first_year": msgid("Actions of one key factor in the first year, at most"),
    "max_weeks": msgid("Weeks, at most"),
    "max_effort": msgid("Person-days, at most"),
    "max_cost_band": msgid("External cost"),
    "horizon_weeks": msgid("Weeks after the plan’s start"),
    "value": msgid("What an action brings"),
    "ease": msgid("Ease"),
    "ease_effort": msgid("Within ease: staff time"),
    "ease_cost": msgid("Within ease: cost"),
    "ease_time": msgid("Within ease: duration"),
    "leverage_most": msgid("Factor for what waits for it, at most"),
}


def number_names(wording: "Wording") -> Mapping[str, str]:
    """Return what readers call the numbers of the method, by their names in ``method.yaml``.

    >>> from planner.wording import Wording
    >>> number_names(Wording("en"))["max_weeks"]
    'Weeks, at most'
    """
    return {number: wording.say(name) for number, name in _NUMBERS.items()}
