"""By when is an action due, in words, also where it has no deadline?"""

from datetime import date
from typing import TYPE_CHECKING

from planner.toolkit.deadlines import ONGOING, NoDeadline

if TYPE_CHECKING:
    from planner.wording import Wording


def due_date(due: date | None, wording: "Wording") -> str:
    """Return the day by which something is due, with the month's name, or that it has no deadline."""
    return wording.say(ONGOING) if due is None else wording.date(due)


def without_deadline(wording: "Wording") -> str:
    """Say inside a sentence that something has no deadline."""
    return wording.label_inside(NoDeadline.ONGOING)


def due_in_figures(due: date | None, wording: "Wording") -> str:
    """Return the day by which something is due in figures, or that it has no deadline."""
    return wording.say(ONGOING) if due is None else wording.short_date(due)


def due_sentence(due: date | None, wording: "Wording") -> str:
    """Say by when something is due, without a full stop."""
    return wording.say(ONGOING) if due is None else wording.say("Due on {day}", day=due)
