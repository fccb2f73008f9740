"""How does a plan stand on a day, and each of its actions? What pages show, letters ask and papers print."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, TypeAlias

from pydantic import Field, InstanceOf, StrictFloat, StrictInt, computed_field

from planner.draft.draft import ContextInPlan
from planner.draft.means import CityMeans
from planner.plan import Action, ActionStatus, Dependency, Plan
from planner.problem import Problem
from planner.proposal.diagnosis import Diagnosis, QuestionFinding
from planner.proposal.left_out import LeftOut
from planner.proposal.priority import Priority
from planner.proposal.quick_wins import Horizon, QuickWinCheck
from planner.proposal.unplaced import Unplaced
from planner.schedule.critical_path import ActionDates
from planner.schedule.placement import Held
from planner.templates.durations import Durations
from planner.templates.results import Part
from planner.templates.terms import ActionId
from planner.toolkit.assessment import Answer, Respondent, Standing
from planner.toolkit.benchmark import in_number_order
from planner.toolkit.record import QuestionId, Record, Slug
from planner.track.achievement import Achievement
from planner.track.adoption import Adoption
from planner.track.attention import LATENESS, AttentionCount, AttentionItem, Concern, counted
from planner.track.baseline import Baseline, GivenUpSince, in_force
from planner.track.forecast import Forecast, Vote
from planner.track.progress import CLOSED, ActionProgress
from planner.track.results import PlanLater, PlanResult, ProjectedYear
from planner.track.sureness import Sureness, sureness
from planner.track.uses import YearUse


class WarningKind(StrEnum):
    """What a careful reader should know before adopting the plan."""

    UNPLACED = "unplaced"
    """Nothing in the benchmark takes the answers to these: ``ids``, ``number`` in all."""
    NO_COUNTRY = "no-country"
    """No country is named: the plan counts on a calendar without public holidays."""
    NO_CITY_COUNTRY = "no-city-country"
    """The city does not say its country: law and bodies stand in the plan in general words."""
    NO_REGION = "no-region"
    """The law of the country differs by region, and the city does not say its own: ``reason``."""
    ELECTION = "election"
    """An ``election`` may fall into the plan, and the city gave no date to keep clear of."""
    ADOPTION_ASSUMED = "adoption-assumed"
    """No session of the council is known at which the plan can be adopted: ``day`` is assumed, ``start`` follows it."""
    SESSIONS_ASSUMED = "sessions-assumed"
    """The votes on ``number`` actions, ``ids``, wait for sessions that nobody has set yet."""
    NOT_ASSESSED = "not-assessed"
    """Key factors about which nothing is known: ``factors``."""
    FACTS_GIVEN_UP = "facts-given-up"
    """The city gave up ``action``, on ``day`` where somebody reported it: ``factor`` is not assessed for that."""
    UNFILLED_ROLE = "unfilled-role"
    """Nobody fills ``role``, which owns ``actions`` actions; from ``day`` on somebody does, where that is known."""
    OVER_CAPACITY = "over-capacity"
    """``role``, in the weeks from ``first`` to ``last``, has ``effort`` person-days of work, most of it fixed or begun,
    and ``capacity`` to give; ``ids`` take it. Quarters in a plan whose actions were not levelled."""
    ONE_SIDED = "one-sided"
    """``share`` percent of the actions are of one ``type``."""
    BEGINS_LATE = "begins-late"
    """It was to begin on ``day`` and is not adopted: ``number`` actions, ``ids``, cannot be done by their due dates."""
    MISSED_DEADLINE = "missed-deadline"
    """The ``deadline`` that people set for ``action`` falls before its early ``finish``."""
    MISSED_DAY = "missed-day"
    """``action`` is to end on ``day``, neither earlier nor later, and ends on ``finish``."""
    OUTSIDE_MEANS = "outside-means"
    """``action`` finds no place within the time of its services and the money: it stands beside both."""
    MISSED_FINISH_BY = "missed-finish-by"
    """The context asks that ``action`` ends by ``deadline``; it can ``finish`` later only."""
    DUE_BEFORE_AWAITED = "due-before-awaited"
    """``action`` is ``due`` before ``awaited``, for which it waits and which is due on ``awaited_due``."""
    UNUSED_READING = "unused-reading"
    """The reading of ``context`` replaces ``action``, for which another one has a variation that asks for less."""


OF_COUNTRY = frozenset({WarningKind.NO_CITY_COUNTRY, WarningKind.NO_REGION, WarningKind.ELECTION})
"""What the city alone can say: where it lies, and when its council is elected."""

WarningValue: TypeAlias = Annotated[StrictInt | StrictFloat | date | str, Field(union_mode="left_to_right")]


class PlanWarning(Record):
    """One warning, with the values that its sentence names."""

    kind: WarningKind
    values: Mapping[str, WarningValue] = {}


class ServiceDays(Record):
    """The part of an action that a service bears."""

    service: Slug
    days: float
    """Person-days."""


class ActionStanding(Action):
    """An action with all that is known of it on a day.

    Facts are as people edited them, the status is the reported one. What is not part of a
    plan's JSON yet is left out of it (``exclude``).
    """

    priority: Priority
    quick_win: QuickWinCheck
    dates: ActionDates
    """Actual where they are known, else foreseen; those of the schedule for an action that is dropped."""
    due: Annotated[date | None, Field(alias="deadline")]
    """The date that people set themselves, else the adopted date, else the planned finish and the method's slack.

    None where people said that it is ongoing.
    """
    unlocks: tuple[ActionId, ...] = ()
    """Actions that wait directly for it."""
    part: Part | None = None
    """Which part it plays in the plan; None for what people added by themselves."""
    wave: Annotated[int, Field(ge=1)] = 1
    """The year of the plan in which it begins, from 1; what began before stands in the first."""
    delivers: tuple[QuestionId, ...] = ()
    """Results that rest on it."""
    prepares: tuple[QuestionId, ...] = ()
    """Results that rest on what waits for it, directly or through others."""
    days: tuple[ServiceDays, ...] = ()
    """Who bears its person-days: the owner a share, the partners the rest."""
    start_held_by: Held | None = None
    """What keeps it from starting earlier; None once it has begun, and for what is dropped."""
    finish_held_by: Held | None = None
    """What keeps it from ending earlier than its work takes: a vote, an opinion, days off, what its rest waits for."""
    vote: Vote | None = None
    """The session that is foreseen to decide on it."""
    outside_means: bool = False
    """It finds no place within the time of its services and the money, and stands beside both."""
    # From here on outside the JSON: programs that read plans refuse fields that their schema does not have.
    planned: Annotated[ActionDates, Field(exclude=True)]
    """By the schedule, without any report."""
    progress: Annotated[ActionProgress, Field(exclude=True)]
    person: Annotated[str | None, Field(exclude=True)] = None
    """Personal: in no file that was not asked to hold it."""
    holder: Annotated[str | None, Field(exclude=True)] = None
    """Who fills the role that owns it."""
    waits_for: Annotated[tuple[Dependency, ...], Field(exclude=True)] = ()
    attention: Annotated[tuple[AttentionItem, ...], Field(exclude=True)] = ()
    """Why it needs attention, most urgent first."""

    @computed_field(return_type=date | None)  # type: ignore[prop-decorator]  # as pydantic asks for it
    @property
    def start(self) -> date | None:
        """Its first day, actual or foreseen, as :attr:`begins`."""
        return self.begins

    @computed_field(return_type=date)  # type: ignore[prop-decorator]  # as above
    @property
    def finish(self) -> date:
        """Its last day, actual or foreseen."""
        return self.dates.early_finish

    @property
    def expected(self) -> ActionDates | None:
        """Its dates, None where it is dropped and nobody expects anything of it."""
        return None if self.status is ActionStatus.DROPPED else self.dates

    @property
    def begins(self) -> date | None:
        """When it began or is foreseen to; None where it is done and nobody reported when it began.

        The schedule needs a start for that as well, and takes one that fits the duration: it is nobody's knowledge.
        """
        unknown = self.status is ActionStatus.DONE and self.progress.started is None
        return None if unknown else self.dates.early_start

    @property
    def due_order(self) -> date:
        """By which it stands among others that are sorted by when they are due: what has no deadline comes last."""
        return self.due or date.max

    @property
    def lateness(self) -> Concern | None:
        """Whether it is overdue or foreseen late; None where it is neither."""
        return next((concern for concern in LATENESS if self.has(concern)), None)

    def has(self, concern: Concern) -> bool:
        """Say whether it needs attention for this reason."""
        return any(item.concern is concern for item in self.attention)

    @property
    def is_quick_win(self) -> bool:
        """Whether it is a quick win by the plan's schedule; what the city gave up is none any more."""
        return self.quick_win.horizon is Horizon.QUICK_WIN and self.status is not ActionStatus.DROPPED


class PlanStanding(Plan):
    """A plan on a day, drafted a moment ago or worked on for years: one reading for pages, letters and papers.

    Texts are in ``language``. Actions stand in the plan's order, the dropped among them;
    :func:`planner.track.standing.as_printed` leaves these out.
    """

    actions: tuple[ActionStanding, ...] = ()
    adoption: Adoption | None = None
    """How the council adopted it; None: it has not, and the status says how far the document has come."""
    decisions: Annotated[tuple[Baseline, ...], Field(exclude=True)] = ()
    """What the council adopted of it, as far as it was noted, in the order of the days."""
    given_up_since: GivenUpSince | None = None
    """What the decision in force adopted and the plan does not undertake any more; None: no decision was noted."""
    diagnosis: Diagnosis
    respondents: tuple[Respondent, ...] = ()
    former_respondents: Annotated[tuple[Respondent, ...], Field(exclude=True)] = ()
    """Of the city's other assessments: reasons may rest on what they answered."""
    answered_in: Annotated[str, Field(pattern=r"^[a-z]{2}$")] | None = None
    """The language of what people wrote in the assessment; None: that of the plan."""
    context: tuple[ContextInPlan, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    """What the assessment says and the benchmark has no place for any more: kept, and counted for nothing."""
    warnings: tuple[PlanWarning, ...] = ()
    results: tuple[PlanResult, ...] = ()
    """What it promises, in the benchmark's order: exactly what its actions deliver."""
    later: tuple[PlanLater, ...] = ()
    """What of the benchmark it does not bring about, or not in full."""
    projected: tuple[ProjectedYear, ...] = ()
    """How the benchmark is expected to be answered at the end of each year."""
    means: CityMeans | None = None
    """The time and money with which it was drafted; None: it was not drafted from an assessment."""
    uses: Annotated[tuple[YearUse, ...], Field(exclude=True)] = ()
    """What it takes of the money in each of its years, and what goes on after its actions."""
    runs_on: Annotated[int, Field(exclude=True)] = 0
    """EUR a year that what it began costs after its last year."""

    @property
    def running_days(self) -> float:
        """Person-days within its years for repeating, keeping up and following what is done."""
        return sum(use.running_days for use in self.uses)

    finish: date | None = None
    """The last finish, actual or foreseen; None in a plan without actions."""
    critical_path: tuple[ActionId, ...] = ()
    attention: Annotated[tuple[AttentionItem, ...], Field(exclude=True)] = ()
    """What needs attention, most urgent first: actions, services, sessions of the council, the plan itself."""
    achievement: Annotated[Achievement, Field(exclude=True)]
    by_objective: Annotated[Mapping[str | None, Achievement], Field(exclude=True)]
    foreseen: Annotated[InstanceOf[Forecast] | None, Field(exclude=True, repr=False)] = None
    """The forecast from which its dates were read, for whoever counts whose time it takes, or how sure they are.

    None: read from a file.
    """
    durations: Annotated[Durations | None, Field(exclude=True, repr=False)] = None
    """How far durations vary, as the method says; None: read from a file."""
    doubtful: Annotated[tuple[Problem, ...], Field(exclude=True)] = ()
    """Reports that cannot be true, such as two that contradict each other; the forecast leaves them out."""

    @cached_property
    def how_sure(self) -> Sureness | None:
        """With which chance it keeps its days, worked out where it is shown only; None: no forecast is behind it."""
        if not (self.foreseen and self.durations):
            return None
        found = sureness(self.foreseen, self.results, in_force(self.decisions), self.durations)
        return found.among(self.action_by_id)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of all that it contains, from work that began early to the last due date.

        None in a plan that undertakes nothing.
        """
        actions = [action for action in self.actions if action.expected]
        if not actions:
            return None
        first = min(self.start, *(action.begins or action.dates.early_finish for action in actions))
        ends = [action.dates.early_finish for action in actions]
        return first, max((*ends, *filter(None, (action.due for action in actions))))

    @property
    def as_adopted(self) -> Baseline | None:
        """What the council adopted first; None: nothing, or nobody noted it."""
        return self.decisions[0] if self.decisions and self.adoption and self.adoption.reference else None

    @property
    def amendments(self) -> tuple[tuple[Baseline | None, Baseline], ...]:
        """The decisions that changed it, each behind the one before it; None: nobody noted that."""
        pairs = tuple(zip((None, *self.decisions), self.decisions, strict=False))
        return pairs[1:] if self.as_adopted else pairs

    @cached_property
    def links(self) -> tuple[Dependency, ...]:
        """What waits for what, without what was dropped: nothing waits for it, and it waits for nothing."""
        return tuple(link for link in self.dependencies if {link.predecessor, link.successor} <= self.undertaken_ids)

    def waiting_for(self, action: str) -> frozenset[str]:
        """Return the actions of the plan that wait for one, directly or through others."""
        waiting: set[str] = set()
        ahead = list(self.action_by_id[action].unlocks)
        while ahead:
            successor = ahead.pop()
            if successor not in waiting:
                waiting.add(successor)
                ahead += self.action_by_id[successor].unlocks
        return frozenset(waiting)

    def unfinished_before(self, action: ActionStanding) -> tuple[ActionId, ...]:
        """Return what an open action of the plan still waits for, each once; nothing for what is done or dropped."""
        # Two links may tie the same two actions, by start and by finish.
        return tuple(dict.fromkeys(link.predecessor for link in self.open_links_before(action)))

    def open_links_before(self, action: ActionStanding) -> tuple[Dependency, ...]:
        """Return the links by which an open action of the plan waits: none by which it waits for what is done."""
        if action.status in CLOSED:
            return ()
        return tuple(link for link in action.waits_for if self.action_by_id[link.predecessor].status not in CLOSED)

    def waiting_directly_for(self, action: ActionStanding) -> tuple[ActionId, ...]:
        """Return what still waits for an open action of the plan; nothing waits for what is done or dropped."""
        if action.status in CLOSED:
            return ()
        return tuple(id_ for id_ in action.unlocks if self.action_by_id[id_].status not in CLOSED)

    @cached_property
    def met_questions(self) -> frozenset[str]:
        """Questions and aspects whose answers open no gap, or to which nothing applies."""
        return frozenset(id_ for id_, finding in self.diagnosis.answers().items() if not finding.gap)

    @cached_property
    def answer_by_question(self) -> Mapping[str, Answer]:
        """What is answered to each question and aspect, taken together."""
        return {id_: finding.answer for id_, finding in self.diagnosis.answers().items()}

    @cached_property
    def standing_by_factor(self) -> Mapping[str, Standing]:
        """Where the city stands on each key factor by the plan's assessment."""
        return {finding.factor: finding.standing for finding in self.diagnosis.factors}

    @cached_property
    def readings(self) -> frozenset[tuple[str, str]]:
        """Contextual factors with the readings that hold of them."""
        return frozenset((factor.context, held.reading) for factor in self.context for held in factor.readings)

    @cached_property
    def action_by_id(self) -> Mapping[str, ActionStanding]:
        """Actions by id, in the plan's order."""
        return {action.id: action for action in self.actions}

    @cached_property
    def attention_count(self) -> AttentionCount:
        """How much needs attention, as every page, command and paper says it."""
        return counted(self.attention)

    @cached_property
    def undertaken(self) -> tuple[ActionStanding, ...]:
        """The actions that the city did not give up, by rank."""
        actions = (action for action in self.actions if action.expected)
        return tuple(sorted(actions, key=lambda action: action.priority.rank))

    @cached_property
    def undertaken_ids(self) -> frozenset[ActionId]:
        """The ids of the actions that the city did not give up."""
        return frozenset(action.id for action in self.actions if action.expected)

    @cached_property
    def votes(self) -> Mapping[str, date]:
        """The day that is foreseen for the vote on each action whose dates wait for one."""
        return {action.id: action.vote.day for action in self.actions if action.vote}

    @cached_property
    def due(self) -> Mapping[str, date | None]:
        """The day by which each action is due; None for what is ongoing."""
        return {action.id: action.due for action in self.actions}

    @cached_property
    def result_by_question(self) -> Mapping[str, PlanResult]:
        """What it promises, by question."""
        return {result.question: result for result in self.results}

    @property
    def promised(self) -> tuple[PlanResult, ...]:
        """The results that are the city's own to promise, in part or in full; at the others it aims."""
        return tuple(result for result in self.results if not result.is_aim)

    def results_of(self, factor: str | None) -> tuple[PlanResult, ...]:
        """Return what it promises for a key factor."""
        return tuple(result for result in self.results if result.factor == factor)

    def later_of(self, factor: str | None) -> tuple[PlanLater, ...]:
        """Return what of a key factor has to wait."""
        return tuple(later for later in self.later if later.factor == factor)

    @cached_property
    def not_taken_up(self) -> tuple[QuestionFinding, ...]:
        """Questions below “yes” that it neither promises nor puts off, since their key factors are in place."""
        named = {*self.result_by_question, *(later.what for later in self.later)}
        found = {
            finding.question: finding
            for factor in self.diagnosis.factors
            if factor.standing is Standing.IN_PLACE
            for finding in factor.questions
            if finding.gap and finding.question not in named
        }
        return tuple(found[question] for question in in_number_order(found))

    def carrying(self, result: PlanResult) -> tuple[ActionStanding, ...]:
        """Return the actions that deliver a result, by their finish."""
        return tuple(self.action_by_id[action] for action in result.delivered_by)

    def preparing(self, result: PlanResult) -> tuple[ActionStanding, ...]:
        """Return the actions that only prepare a result, by rank."""
        return tuple(action for action in self.undertaken if result.question in action.prepares)

    @cached_property
    def quick_wins(self) -> frozenset[str]:
        """Ids of the quick wins by the plan's schedule."""
        return frozenset(action.id for action in self.actions if action.is_quick_win)
