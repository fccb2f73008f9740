"""Which words and records of the rooms below do pages and commands share?

Of all rooms but the words, pages and commands import from the desk only; what they have to name, such as a
status or the store that they were given, they find here under the name that it has where it is declared.
"""

from planner.action_fields import FIELD_BY_NAME, Field, Group, Kind, Surface, fields_on
from planner.confidential import is_confidential, marks, without_confidential
from planner.draft.case import Case
from planner.draft.means import CityMeans
from planner.drawing.chances import ChanceBar, ChancePicture, chance_picture
from planner.drawing.network_view import Course, Edge, View, around, between_groups, laid_out, within_group
from planner.drawing.timeline import Span, Timeline, timelines
from planner.drawing.tones import Tone
from planner.export import FORMATS
from planner.files.written_dates import FIRST_YEAR, LAST_YEAR
from planner.plan import (
    MOST_DAYS,
    MOST_PERSON_DAYS,
    MOST_POSTS,
    Action,
    ActionStatus,
    ContextEffect,
    Dependency,
    PlanObjective,
    PlanRole,
)
from planner.proposal.context import active_rules, reading_day
from planner.proposal.diagnosis import FactorFinding
from planner.proposal.quick_wins import Horizon, QuickWinLimit
from planner.proposal.unplaced import Part, Unplaced
from planner.schedule.council_sessions import (
    between,
    day_to_adopt,
    decided_at,
    in_order,
    needs_council,
    of_period,
)
from planner.schedule.critical_path import ActionDates
from planner.schedule.workdays import known_regions
from planner.store import (
    AS_STORED,
    Actor,
    AssessmentSummary,
    Batch,
    Change,
    Comment,
    Confirm,
    Conflict,
    ConflictError,
    Contents,
    Edit,
    Entity,
    HistoryKind,
    Person,
    Place,
    PlanSummary,
    Removed,
    State,
    Store,
    StoredCity,
    StoredPlan,
    Unsaved,
    backup,
    open_store,
    place_of,
)
from planner.templates.catalogue import ContextRule
from planner.templates.city_country import CityCountry
from planner.templates.countries import Decider
from planner.templates.frame import LegalLimit
from planner.templates.method import CostBand, Method
from planner.templates.own_method import WHOLES, check_own_numbers, completed, own_method, range_of
from planner.templates.readings import Figure, FigureKind
from planner.templates.results import Part as ActionPart
from planner.templates.terms import Link
from planner.toolkit.assessment import (
    Answer,
    Assessment,
    AssessmentKind,
    ContextReading,
    Evidence,
    Response,
    Standing,
    Verdict,
)
from planner.toolkit.benchmark import Aspect, Benchmark, ContextualFactor, GuidingQuestion, KeyFactor
from planner.toolkit.capitals import capital
from planner.toolkit.city import Closure, CouncilSession
from planner.toolkit.deadlines import ONGOING, NoDeadline, day_of
from planner.toolkit.matters import Matter, Organ
from planner.toolkit.plan_settings import (
    Absence,
    AdoptionSettings,
    MoneyState,
    PlanMeans,
    PlanSettings,
    PlanStatus,
    ServiceTime,
    YearsMoney,
)
from planner.toolkit.record import TITLE_LENGTH
from planner.track.achievement import Achievement, Milestone, MilestoneKind
from planner.track.adoption import Adoption
from planner.track.asked_fields import also_told_of, asked_by, told_of
from planner.track.attention import LATENESS, AttentionCount, AttentionItem, Concern, Subject
from planner.track.baseline import Baseline, BaselineAction, CostRange, Variance
from planner.track.consequences import Consequences
from planner.track.curve import CurvePoint
from planner.track.evidence import with_more
from planner.track.field_values import choices, field_value, is_optional
from planner.track.figures import PlanFigures, figures
from planner.track.filters import NO_OBJECTIVE, Look, Wanted, chosen
from planner.track.mending import Unmet
from planner.track.overview import Overview, overview
from planner.track.owners import (
    Duties,
    Owner,
    OwnerAttention,
    attention_by_owner,
    duties,
    owner_of,
    owners,
    role_duties,
)
from planner.track.papers import waits_for_vote
from planner.track.plan_standing import OF_COUNTRY, PlanStanding, WarningKind
from planner.track.progress import CLOSED, NEEDS_REASON
from planner.track.reassessment import ProposedAnswer, proposed_answers
from planner.track.redraft import HEAD, FieldChange, ProposedAddition, ProposedChange, ProposedRemoval
from planner.track.results import PlanLater, PlanResult
from planner.track.scenarios import Outcome, Scenario, outcome_of, scenarios
from planner.track.slip import Slip, releases
from planner.track.sureness import ActionSureness, Sureness
from planner.track.what_if import Difference, Effect, Move, Shift, difference, effect_of
from planner.track.workload import Period, PeriodLoad, ServiceLoad, Workload, workload

__all__ = [
    "AS_STORED",
    "CLOSED",
    "FIELD_BY_NAME",
    "FIRST_YEAR",
    "FORMATS",
    "HEAD",
    "LAST_YEAR",
    "LATENESS",
    "MOST_DAYS",
    "MOST_PERSON_DAYS",
    "MOST_POSTS",
    "NEEDS_REASON",
    "NO_OBJECTIVE",
    "OF_COUNTRY",
    "ONGOING",
    "TITLE_LENGTH",
    "WHOLES",
    "Absence",
    "Achievement",
    "Action",
    "ActionDates",
    "ActionPart",
    "ActionStatus",
    "ActionSureness",
    "Actor",
    "Adoption",
    "AdoptionSettings",
    "Answer",
    "Aspect",
    "Assessment",
    "AssessmentKind",
    "AssessmentSummary",
    "AttentionCount",
    "AttentionItem",
    "Baseline",
    "BaselineAction",
    "Batch",
    "Benchmark",
    "Case",
    "ChanceBar",
    "ChancePicture",
    "Change",
    "CityCountry",
    "CityMeans",
    "Closure",
    "Comment",
    "Concern",
    "Confirm",
    "Conflict",
    "ConflictError",
    "Consequences",
    "Contents",
    "ContextEffect",
    "ContextReading",
    "ContextRule",
    "ContextualFactor",
    "CostBand",
    "CostRange",
    "CouncilSession",
    "Course",
    "CurvePoint",
    "Decider",
    "Dependency",
    "Difference",
    "Duties",
    "Edge",
    "Edit",
    "Effect",
    "Entity",
    "Evidence",
    "FactorFinding",
    "Field",
    "FieldChange",
    "Figure",
    "FigureKind",
    "Group",
    "GuidingQuestion",
    "HistoryKind",
    "Horizon",
    "KeyFactor",
    "Kind",
    "LegalLimit",
    "Link",
    "Look",
    "Matter",
    "Method",
    "Milestone",
    "MilestoneKind",
    "MoneyState",
    "Move",
    "NoDeadline",
    "Organ",
    "Outcome",
    "Overview",
    "Owner",
    "OwnerAttention",
    "Part",
    "Period",
    "PeriodLoad",
    "Person",
    "Place",
    "PlanFigures",
    "PlanLater",
    "PlanMeans",
    "PlanObjective",
    "PlanResult",
    "PlanRole",
    "PlanSettings",
    "PlanStanding",
    "PlanStatus",
    "PlanSummary",
    "ProposedAddition",
    "ProposedAnswer",
    "ProposedChange",
    "ProposedRemoval",
    "QuickWinLimit",
    "Removed",
    "Response",
    "Scenario",
    "ServiceLoad",
    "ServiceTime",
    "Shift",
    "Slip",
    "Span",
    "Standing",
    "State",
    "Store",
    "StoredCity",
    "StoredPlan",
    "Subject",
    "Sureness",
    "Surface",
    "Timeline",
    "Tone",
    "Unmet",
    "Unplaced",
    "Unsaved",
    "Variance",
    "Verdict",
    "View",
    "Wanted",
    "WarningKind",
    "Workload",
    "YearsMoney",
    "active_rules",
    "also_told_of",
    "around",
    "asked_by",
    "attention_by_owner",
    "backup",
    "between",
    "between_groups",
    "capital",
    "chance_picture",
    "check_own_numbers",
    "choices",
    "chosen",
    "completed",
    "day_of",
    "day_to_adopt",
    "decided_at",
    "difference",
    "duties",
    "effect_of",
    "field_value",
    "fields_on",
    "figures",
    "in_order",
    "is_confidential",
    "is_optional",
    "known_regions",
    "laid_out",
    "marks",
    "needs_council",
    "of_period",
    "open_store",
    "outcome_of",
    "overview",
    "own_method",
    "owner_of",
    "owners",
    "place_of",
    "proposed_answers",
    "range_of",
    "reading_day",
    "releases",
    "role_duties",
    "scenarios",
    "timelines",
    "told_of",
    "waits_for_vote",
    "with_more",
    "within_group",
    "without_confidential",
    "workload",
]
