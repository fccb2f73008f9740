"""What does a decision of the council change in what was adopted: which actions, which due dates, which stay?"""

from dataclasses import dataclass
from datetime import date

from planner.track.baseline import Baseline, BaselineAction, given_up_since


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
        end=tuple(promised[id_] for id_ in given_up_since(before, after.action_by_id)) if before else (),
    )


def with_days_kept(change: Baseline, before: Baseline) -> Baseline:
    """Return a change with the days of the decision before it for what keeps its due date.

    It leaves the plan as far behind as it was: a decision that is silent on a delay does not excuse it.
    """
    promised, stay = before.action_by_id, {action.action for action in adopted_dates(before, change).stay}
    actions = tuple(
        action.model_copy(update={"start": promised[action.action].start, "finish": promised[action.action].finish})
        if action.action in stay
        else action
        for action in change.actions
    )
    return change.model_copy(update={"actions": actions})
