"""Which words and records of the rooms below do pages and commands share?

Pages and commands import from the desk only; what they have to name, such as a status or the store that
they were given, they find here under the name that it has where it is declared.
"""

from planner.draft.case import Case
from planner.plan import ActionStatus
from planner.proposal.priority import Horizon
from planner.proposal.unplaced import Unplaced
from planner.store import Actor, Batch, Conflict, ConflictError, Entity, HistoryKind, Store, StoredPlan
from planner.store.backups import Contents
from planner.toolkit.assessment import Assessment, Evidence, Standing
from planner.track.achievement import Achievement
from planner.track.attention import AttentionItem
from planner.track.baseline import Baseline, Variance
from planner.track.plan_standing import PlanStanding
from planner.track.redraft import HEAD, Change, FieldChange
from planner.track.slip import MoveCause, Slip

__all__ = [
    "HEAD",
    "Achievement",
    "ActionStatus",
    "Actor",
    "Assessment",
    "AttentionItem",
    "Baseline",
    "Batch",
    "Case",
    "Change",
    "Conflict",
    "ConflictError",
    "Contents",
    "Entity",
    "Evidence",
    "FieldChange",
    "HistoryKind",
    "Horizon",
    "MoveCause",
    "PlanStanding",
    "Slip",
    "Standing",
    "Store",
    "StoredPlan",
    "Unplaced",
    "Variance",
]
