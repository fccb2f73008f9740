"""Which due dates does a decision of the council set, and which stay as they were adopted before?"""

from dataclasses import dataclass
from datetime import date

from planner.track.baseline import Baseline, BaselineAction


@dataclass(frozen=True, slots=True)
class MovedDueDate:
    """An action that was adopted before, and is due on another day by the new decision."""

    action: BaselineAction
    before: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedDates:
    """What a decision does to due dates, each part in the plan's order."""

    first: tuple[BaselineAction, ...]
    """Actions that were not adopted before."""
    moved: tuple[MovedDueDate, ...]
    stay: tuple[BaselineAction, ...]
    end: tuple[BaselineAction, ...]
    """Adopted before and dropped since: they are due no more."""

    def __bool__(self) -> bool:
        """Whether a due date is another one afterwards."""
        return bool(self.first or self.moved or self.end)


def adopted_dates(before: Baseline | None, after: Baseline) -> AdoptedDates:
    """Return what a decision does to the due dates that hold; ``before`` is the decision in force, if there is one."""
    promised = before.action_by_id if before else {}
    known = [action for action in after.actions if action.action in promised]
    return AdoptedDates(
        first=tuple(action for action in after.actions if action.action not in promised),
        moved=tuple(
            MovedDueDate(action, promised[action.action].due)
            for action in known
            if action.due != promised[action.action].due
        ),
        stay=tuple(action for action in known if action.due == promised[action.action].due),
        end=tuple(action for id_, action in promised.items() if id_ not in after.action_by_id),
    )
