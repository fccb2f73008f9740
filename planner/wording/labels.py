"""What does a reader see in place of an enum member? English here, other languages in their .po files."""

from collections.abc import Mapping
from enum import StrEnum

from planner.files.hindrances import Hindrance
from planner.plan import ActionStatus, ContextEffect
from planner.proposal.choice import LaterCause
from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon, QuickWinLimit
from planner.templates.countries import Decider
from planner.templates.readings import FigureKind
from planner.templates.results import Part
from planner.templates.terms import ActionType, Link, Recurrence, Remit, StartFrom, Visibility
from planner.toolkit.assessment import Answer, AssessmentKind, Standing
from planner.toolkit.deadlines import ONGOING, NoDeadline
from planner.toolkit.matters import Matter, Organ
from planner.toolkit.plan_settings import MoneyState, PlanStatus
from planner.track.achievement import MilestoneKind
from planner.track.attention import Concern
from planner.track.plan_standing import WarningKind
from planner.track.redraft import UnchangedCause
from planner.track.scenarios import Scenario
from planner.track.slip import MoveCause

# Beside the enums and not in them: what the core computes with has no language, and one member serves all readers.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Answer: {
        Answer.YES: "Yes",
        Answer.PARTLY: "Partly",
        Answer.NO: "No",
        Answer.UNKNOWN: "Not known",
        Answer.NOT_APPLICABLE: "Not applicable",
    },
    Standing: {
        Standing.IN_PLACE: "In place",
        Standing.WEAK: "Weak",
        Standing.MISSING: "Missing",
        Standing.NOT_ASSESSED: "Not assessed",
        Standing.NOT_APPLICABLE: "Not applicable",
    },
    AssessmentKind: {
        AssessmentKind.SELF_ASSESSMENT: "Self-assessment",
        AssessmentKind.PEER_REVIEW: "Peer review",
        AssessmentKind.FOLLOW_UP: "Follow-up assessment",
    },
    Scenario: {
        Scenario.TODAY: "As today",
        Scenario.HALF_A_POST_MORE: "Half a post more in the core services",
        Scenario.TWICE_THE_MONEY: "Twice the money",
    },
    NoDeadline: {NoDeadline.ONGOING: ONGOING},
    PlanStatus: {
        PlanStatus.DRAFT: "Draft",
        PlanStatus.FOR_ADOPTION: "For adoption",
        PlanStatus.ADOPTED: "Adopted",
    },
    MoneyState: {
        MoneyState.IN_BUDGET: "In the budget",
        MoneyState.NEW: "To be voted",
        MoneyState.APPLIED_FOR: "Applied for",
        MoneyState.GRANTED: "Granted",
    },
    Matter: {
        Matter.STRATEGY: "Strategies",
        Matter.BUDGET: "Budget",
        Matter.POSTS: "Posts",
        Matter.HR_RULES: "Rules for staff",
        Matter.GRANTS: "Grants",
        Matter.NETWORK: "Membership of networks",
        Matter.PROCUREMENT_TERMS: "Terms of contracts",
    },
    Organ: {
        Organ.COUNCIL: "The council",
        Organ.EXECUTIVE: "The executive",
    },
    Decider: {
        Decider.COUNCIL: "The council",
        Decider.COUNCIL_OR_DELEGATED: "The council, unless it has delegated",
        Decider.COUNCIL_OR_COMMITTEE: "The council or a committee, by amount",
        Decider.COMMITTEE: "A committee of the council",
        Decider.EXECUTIVE: "The executive",
        Decider.MAYOR: "The mayor",
        Decider.MAYOR_OR_COMMITTEE: "The mayor or a committee, by amount",
        Decider.CHIEF_EXECUTIVE: "The chief executive",
        Decider.CHIEF_OFFICERS: "Heads of department",
        Decider.VARIES: "It differs inside the country",
    },
    Remit: {
        Remit.OWN: "Decided by the administration",
        Remit.COUNCIL: "Needs a council decision",
        Remit.SHARED: "Needs a partner’s agreement",
        Remit.LOBBY: "Decided by another level of government",
    },
    Visibility: {
        Visibility.PUBLIC: "Seen by the public",
        Visibility.STAFF: "Seen by staff",
    },
    ActionType: {
        ActionType.MANDATE: "Mandate",
        ActionType.RULE: "Rule",
        ActionType.GOVERNANCE: "Governance",
        ActionType.EVIDENCE: "Evidence",
        ActionType.PARTICIPATION: "Participation",
        ActionType.SKILLS: "Skills",
        ActionType.INFORMATION: "Information",
        ActionType.SERVICE: "Service",
        ActionType.FUNDING: "Funding",
        ActionType.PARTNERSHIP: "Partnership",
    },
    Recurrence: {
        Recurrence.ONCE: "Once",
        Recurrence.EVERY_MEETING: "At every meeting",
        Recurrence.CONTINUOUS: "Continuously",
        Recurrence.MONTHLY: "Every month",
        Recurrence.QUARTERLY: "Every quarter",
        Recurrence.TWICE_A_YEAR: "Twice a year",
        Recurrence.YEARLY: "Every year",
        Recurrence.YEARLY_UPDATE: "Updated every year",
        Recurrence.EVERY_1_3_YEARS: "Every one to three years",
        Recurrence.EVERY_2_YEARS: "Every two years",
        Recurrence.EVERY_4_YEARS: "Every four years",
        Recurrence.MID_TERM: "At mid-term",
    },
    Link: {
        Link.FINISH_TO_START: "Finish to start",
        Link.START_TO_START: "Start to start",
        Link.FINISH_TO_FINISH: "Finish to finish",
        Link.START_TO_FINISH: "Start to finish",
    },
    StartFrom: {
        StartFrom.NOTHING: "Starts from nothing",
        StartFrom.SOMETHING: "Builds on what exists",
        StartFrom.EITHER: "Starts from nothing or builds on what exists",
    },
    FigureKind: {
        FigureKind.NUMBER: "Number",
        FigureKind.DATE: "Date",
    },
    Horizon: {
        Horizon.QUICK_WIN: "Quick win",
        Horizon.LONGER_TERM: "Longer-term",
    },
    Part: {
        Part.PREPARATION: "Preparation",
        Part.RESULT: "Result",
        Part.UPKEEP: "Upkeep",
    },
    LaterCause: {
        LaterCause.TIME: "No time left",
        LaterCause.MONEY: "Not enough money",
        LaterCause.VACANT: "Nobody does the work",
        LaterCause.NOT_OURS: "Not in the hands of the city",
        LaterCause.HORIZON: "After the end of the plan",
        LaterCause.WAITS: "Something else comes first",
        LaterCause.DECLINED: "Other results come first",
    },
    QuickWinLimit: {
        QuickWinLimit.RESULT: "Brings no result by itself",
        QuickWinLimit.TIME: "Takes too long",
        QuickWinLimit.EFFORT: "Takes too much staff time",
        QuickWinLimit.COST: "Costs too much",
        QuickWinLimit.REMIT: "Not within the administration’s own remit",
        QuickWinLimit.VISIBLE: "Not noticed by residents",
        QuickWinLimit.EARLIEST_FINISH: "Cannot be finished early enough",
    },
    LeftOutCause: {
        LeftOutCause.IN_PLACE: "Its key factor is in place",
        LeftOutCause.NOT_CALLED: "The answers do not call for it",
        LeftOutCause.OUT_OF_SCOPE: "Outside the scope of the assessment",
        LeftOutCause.NOT_ASSESSED: "Its key factor is not assessed yet: the facts come first",
        LeftOutCause.NOT_APPLICABLE: "Its key factor does not apply to the city",
        LeftOutCause.DONE: "Already carried out",
        LeftOutCause.REPLACED: "Replaced by a variation that fits the context",
        LeftOutCause.MERGED: "Done together with others, in one action",
        LeftOutCause.NOT_NEEDED: "The plan brings about without it what it could bring",
        LeftOutCause.TIME: "The services that it needs, or that its result needs besides, have no time left",
        LeftOutCause.MONEY: "There is not enough money for it, or for what its result needs besides",
        LeftOutCause.VACANT: "It depends on a service in which nobody works",
        LeftOutCause.NOT_OURS: "No act of the city brings it about",
        LeftOutCause.HORIZON: "Its result could be seen only after the end of the plan",
        LeftOutCause.WAITS: "Something else comes first that is not in the plan either",
        LeftOutCause.DECLINED: "Other actions change more for the same time and money",
        LeftOutCause.NO_READING: "Only a context that the city did not report calls for it",
        LeftOutCause.GIVEN_UP: "Given up by the city",
        LeftOutCause.UNDECIDED: "Proposed by the assessment as it stands now, and not decided yet",
    },
    WarningKind: {
        WarningKind.UNPLACED: "Answers without a question",
        WarningKind.NOT_ASSESSED: "Key factors not assessed",
        WarningKind.FACTS_GIVEN_UP: "Facts not established",
        WarningKind.UNFILLED_ROLE: "Service to be filled",
        WarningKind.OVER_CAPACITY: "More work than capacity",
        WarningKind.ONE_SIDED: "One-sided plan",
        WarningKind.BEGINS_LATE: "Due dates out of reach",
        WarningKind.MISSED_DEADLINE: "Deadline out of reach",
        WarningKind.ADOPTION_ASSUMED: "Adoption assumed",
        WarningKind.SESSIONS_ASSUMED: "Sessions assumed",
        WarningKind.MISSED_DAY: "Fixed day missed",
        WarningKind.OUTSIDE_MEANS: "Outside the means",
        WarningKind.MISSED_FINISH_BY: "Wanted date out of reach",
        WarningKind.DUE_BEFORE_AWAITED: "Due before what it waits for",
        WarningKind.NO_COUNTRY: "Calendar without public holidays",
        WarningKind.NO_CITY_COUNTRY: "Country of the city not named",
        WarningKind.NO_REGION: "Region of the city not named",
        WarningKind.ELECTION: "Election without a date",
        WarningKind.UNUSED_READING: "Reading without effect",
    },
    ContextEffect: {
        ContextEffect.ADD: "Added by the context",
        ContextEffect.REPLACE: "Variation that fits the context",
        ContextEffect.RAISE: "Made more important by the context",
        ContextEffect.LOWER: "Made less important by the context",
        ContextEffect.LINK: "Put after another action by the context",
        ContextEffect.CHECK_LAW: "Look at the law first",
        ContextEffect.ADJUST: "Adjusted to the context",
        ContextEffect.CONDITION: "Called for by the context",
    },
    ActionStatus: {
        ActionStatus.PROPOSED: "Proposed",
        ActionStatus.AGREED: "Agreed",
        ActionStatus.UNDER_WAY: "Under way",
        ActionStatus.BLOCKED: "Blocked",
        ActionStatus.DONE: "Done",
        ActionStatus.DROPPED: "Dropped",
    },
    Concern: {
        Concern.OVERDUE: "Overdue",
        Concern.BLOCKED: "Blocked",
        Concern.PAPERS_LATE: "Papers overdue",
        Concern.EXPECTED_LATE: "Foreseen late",
        Concern.PAPERS_DUE: "Papers due soon",
        Concern.REVIEW: "To be looked at again",
        Concern.DUE_SOON: "Due soon",
        Concern.NOT_ADOPTED: "Not adopted yet",
        Concern.VACANT: "Service to be filled",
        Concern.STALE: "No recent news",
        Concern.WITHOUT_PROOF: "Proof missing",
        Concern.WITHOUT_INDICATOR: "Without indicator",
    },
    MoveCause: {
        MoveCause.REPORTED: "Reported",
        MoveCause.TIME_PASSED: "Time has passed",
        MoveCause.CARRIED: "Carried along",
        MoveCause.CROWDED: "Shared services",
        MoveCause.RELEASED: "No longer waits",
        MoveCause.ROOM: "Other work moves",
        MoveCause.CHANGED: "Plan changed",
    },
    UnchangedCause: {
        UnchangedCause.DONE: "Done, stays as a record",
        UnchangedCause.DONE_AND_CALLED_FOR: "Done, and called for again",
        UnchangedCause.DROPPED: "Given up, and called for again",
        UnchangedCause.PEOPLES_OWN: "Added by people",
    },
    MilestoneKind: {
        MilestoneKind.ACTION: "Milestone of the plan",
        MilestoneKind.OBJECTIVE: "Objective completed",
        MilestoneKind.PLAN: "Plan completed",
    },
    Hindrance: {
        Hindrance.NO_RIGHT: "the right to do so is missing",
        Hindrance.DISK_FULL: "there is no room left on the disk",
        Hindrance.READ_ONLY: "the disk can only be read",
        Hindrance.NAME_TOO_LONG: "its name is too long",
        Hindrance.UNFIT_NAME: "its name holds a character that no name can hold",
        Hindrance.NOT_THERE: "nothing has this name",
        Hindrance.THERE_ALREADY: "something has this name already",
        Hindrance.FOLDER: "a folder has this name",
        Hindrance.NO_FOLDER: "what stands before the last part of its path is no folder",
        Hindrance.LINKS_IN_A_CIRCLE: "the links on the way to it go round in a circle",
        Hindrance.IN_USE: "another program is using it",
        Hindrance.TOO_MANY_OPEN: "too many files are open",
        Hindrance.DISK_FAILS: "the disk fails",
        Hindrance.HOST_UNKNOWN: "no computer is known by this name",
        Hindrance.NOBODY_LISTENS: "no server listens there",
        Hindrance.TOO_SLOW: "no answer came in time",
        Hindrance.SIGN_IN_REFUSED: "it does not accept the name or the password",
        Hindrance.NO_SUCH_DATABASE: "the server has no database of this name",
        Hindrance.TOO_MANY_GUESTS: "too many programs use it at present",
    },
}
