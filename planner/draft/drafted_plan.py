"""What does a drafted plan say, computed values and explanations included?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, TypeAlias

from pydantic import Field, StrictInt

from planner.plan import Action, PlanHead
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.priority import Priority, QuickWinCheck
from planner.proposal.rules import LeftOut
from planner.proposal.unplaced import Unplaced
from planner.schedule.critical_path import ActionDates
from planner.templates.terms import ActionId
from planner.toolkit.assessment import Respondent
from planner.toolkit.record import ContextId, Record


class PlannedAction(Action):
    """An action with what was computed for it."""

    priority: Priority
    quick_win: QuickWinCheck
    dates: ActionDates
    deadline: date
    """The date that people set themselves, else the early finish and the method's slack."""
    unlocks: tuple[ActionId, ...] = ()
    """Actions that wait directly for this one."""


class ReadingInPlan(Record):
    """One reading of a contextual factor, as the plan prints it."""

    reading: str
    title: str
    text: str


class ContextInPlan(Record):
    """How one contextual factor was read, and what that does to the plan."""

    context: ContextId
    title: str
    readings: tuple[ReadingInPlan, ...]
    note: str = ""


class WarningKind(StrEnum):
    """What a careful reader should know before adopting the plan."""

    UNPLACED = "unplaced"
    """Nothing in the benchmark takes what was said to these: ``ids``, ``number`` in all."""
    NOT_ASSESSED = "not-assessed"
    """Key factors about which nothing is known: ``factors``."""
    UNFILLED_ROLE = "unfilled-role"
    """Nobody fills ``role``, which leads ``actions`` actions."""
    OVER_CAPACITY = "over-capacity"
    """``role`` has ``effort`` person-days of work in the quarter from ``start``, and ``capacity`` to give."""
    ONE_SIDED = "one-sided"
    """``share`` percent of the actions are of one ``type``."""
    MISSED_DEADLINE = "missed-deadline"
    """The ``deadline`` that people set for ``action`` falls before its early ``finish``."""
    MISSED_FINISH_BY = "missed-finish-by"
    """The context asks that ``action`` ends by ``deadline``; it can ``finish`` later only."""
    UNUSED_READING = "unused-reading"
    """The reading of ``context`` replaces ``action``, which an earlier reading replaces already."""


WarningValue: TypeAlias = Annotated[StrictInt | date | str, Field(union_mode="left_to_right")]


class PlanWarning(Record):
    """One warning, with the values that its sentence names."""

    kind: WarningKind
    values: Mapping[str, WarningValue] = {}


class DraftedPlan(PlanHead):
    """A plan with its diagnosis, its reasons, its priorities and its dates.

    Texts are in ``language``. Actions stand in order of priority, prerequisites before what they
    unlock.
    """

    actions: tuple[PlannedAction, ...]
    diagnosis: Diagnosis
    respondents: tuple[Respondent, ...] = ()
    answered_in: Annotated[str, Field(pattern=r"^[a-z]{2}$")] | None = None
    """The language of what people wrote in the assessment; None: that of the plan."""
    context: tuple[ContextInPlan, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    """What the assessment says and the benchmark has no place for any more: kept, and counted for nothing."""
    warnings: tuple[PlanWarning, ...] = ()
    finish: date | None = None
    """The last early finish; None in a plan without actions."""
    critical_path: tuple[ActionId, ...] = ()

    @cached_property
    def action_by_id(self) -> Mapping[str, PlannedAction]:
        """Actions by id, in plan order."""
        return {action.id: action for action in self.actions}
