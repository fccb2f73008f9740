"""From when to when does an action take place, in words?"""

from typing import TYPE_CHECKING

from planner.track.plan_standing import ActionStanding

if TYPE_CHECKING:
    from planner.wording import Wording


def dates_in_words(action: ActionStanding, wording: "Wording") -> str:
    """Return an action's first and last day; of what is done without a known start, the day on which it was done."""
    last = wording.date(action.dates.early_finish)
    return f"{wording.date(action.begins)} – {last}" if action.begins else done_on(action, wording)


def dates_in_figures(action: ActionStanding, wording: "Wording") -> str:
    """Return the same with the days in figures."""
    last = wording.short_date(action.dates.early_finish)
    return f"{wording.short_date(action.begins)} – {last}" if action.begins else wording.say("done on {day}", day=last)


def done_on(action: ActionStanding, wording: "Wording") -> str:
    """Say inside a sentence on which day an action was done."""
    return wording.say("done on {day}", day=action.dates.early_finish)
