"""What do readers call the numbers that a city may set itself?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.wording import Wording


def number_names(wording: "Wording") -> Mapping[str, str]:
    """Return what readers call the numbers of the method, by their names in ``method.yaml``.

    >>> from planner.wording import Wording
    >>> number_names(Wording("en"))["max_weeks"]
    'Weeks, at most'
    """
    say = wording.say
    return {
        "quick_wins": say("Quick wins in a first plan, at most"),
        "longer_term": say("Longer-term actions in a first plan, at most"),
        "per_factor_first_year": say("Actions of one key factor in the first year, at most"),
        "max_weeks": say("Weeks, at most"),
        "max_effort": say("Person-days, at most"),
        "max_cost_band": say("External cost"),
        "horizon_weeks": say("Weeks after the plan’s start"),
        "value": say("What an action brings"),
        "ease": say("Ease"),
        "ease_effort": say("Within ease: working time"),
        "ease_cost": say("Within ease: cost"),
        "ease_time": say("Within ease: duration"),
        "leverage_most": say("Factor for what waits for it, at most"),
    }
