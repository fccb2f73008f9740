"""From an assessment to a drafted plan: the whole pipeline in order."""

from planner.drafted import DraftedPlan as DraftedPlan
from planner.drafted import PlannedAction as PlannedAction
from planner.drafted import WarningKind as WarningKind
