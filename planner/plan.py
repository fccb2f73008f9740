"""What does the city undertake, who answers for it, and what waits for what?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from planner.templates.method import CostBand
from planner.templates.results import Money
from planner.templates.terms import ActionId, ActionType, Link, Recurrence, Remit, StartFrom, Visibility
from planner.toolkit.assessment import Answer, AssessmentKind, Standing
from planner.toolkit.city import City, Closure, CouncilSession
from planner.toolkit.deadlines import Deadline, day_of
from planner.toolkit.plan_capacity import PlanCapacity
from planner.toolkit.plan_settings import PlanStatus
from planner.toolkit.record import TITLE_LENGTH, ContextId, FactorId, FreeText, Line, QuestionId, Record, Slug

MOST_DAYS = 5_000
"""Days that an action may take, about twenty years: a number beyond was mistyped."""
MOST_PERSON_DAYS = 10_000.0
"""Person-days that an action may take, those of fifty people in a year."""

MOST_POSTS = 1_000.0
"""Full-time equivalents of one service for one plan: a number beyond was mistyped."""

PlainTitle = Annotated[str, FreeText(TITLE_LENGTH)]
"""A title or a name of the plan; earlier versions kept longer ones, which stay readable."""


class AnswerReason(Record):
    """An action is here because a question was answered in this way."""

    kind: Literal["answer"] = "answer"
    question: QuestionId
    answer: Answer
    by: tuple[str, ...] = ()
    """Ids of the respondents who gave this answer; empty when nobody was named, or several answers make it together."""
    rule: StartFrom | None = None
    """What the template starts from; None when a condition of its own named the question."""


class FollowUpReason(Record):
    """An action builds on others that are planned for the same question."""

    kind: Literal["follow-up"] = "follow-up"
    question: QuestionId
    after: tuple[ActionId, ...]


class StandingReason(Record):
    """An action is here because of where the city stands on a key factor."""

    kind: Literal["standing"] = "standing"
    factor: FactorId
    standing: Standing


class NeededByReason(Record):
    """An action is here because another cannot start without it."""

    kind: Literal["needed-by"] = "needed-by"
    action: ActionId


class PeoplesReason(Record):
    """An action is here because people put it into the plan; its “why” says what for."""

    kind: Literal["people"] = "people"


class ContextEffect(StrEnum):
    """What a reading of a contextual factor does to an action."""

    ADD = "add"
    REPLACE = "replace"
    RAISE = "raise"
    LOWER = "lower"
    LINK = "link"
    CHECK_LAW = "check-law"
    ADJUST = "adjust"
    CONDITION = "condition"


class ContextReason(Record):
    """An action is here, or is as it is, because of the city's context."""

    kind: Literal["context"] = "context"
    context: ContextId
    reading: Slug
    effect: ContextEffect
    note: str = ""
    """What changed, as a sentence, where the rule has one."""
    action: ActionId | None = None
    """The other action: the one hidden by a replacement, the predecessor that a link adds."""


Reason: TypeAlias = Annotated[
    AnswerReason | FollowUpReason | StandingReason | NeededByReason | PeoplesReason | ContextReason,
    # Told apart by ``kind``: without it pydantic tries all six, and complains six times about one mistyped key.
    Field(discriminator="kind"),
]


REASONS = (AnswerReason, FollowUpReason, StandingReason, NeededByReason, PeoplesReason, ContextReason)
"""Every class of a reason."""


class ActionStatus(StrEnum):
    """How far an action has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    UNDER_WAY = "under-way"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class Dependency(Record):
    """One action waits for another.

    ``lag`` counts working days of the plan's calendar, or calendar days when ``elapsed``; a
    negative lag is a lead.
    """

    predecessor: ActionId
    successor: ActionId
    link: Link = Link.FINISH_TO_START
    lag: int = 0
    elapsed: bool = False


class Window(Record):
    """Days that an action has to stay clear of, first and last included."""

    first: date
    last: date


class Action(Record):
    """One measure of the plan; a template's facts after the context had its say."""

    id: ActionId
    factor: FactorId | None
    """The objective it serves; None for what the context asks for."""
    title: PlainTitle
    why: str
    first_steps: tuple[str, ...]
    indicator: str
    indicator_note: str = ""
    proof: str
    answers: tuple[str, ...]
    """Guiding questions, duties or contextual factors that it answers."""
    # Officers defend every line before the council; an action without a reason could not be (docs/decisions/0006).
    reasons: tuple[Reason, ...] = Field(min_length=1)
    type: ActionType
    # One, not a lead and an accountable: two that can differ are counted by some readers and edited by others.
    owner: Slug
    """The service that leads the action and answers for it."""
    political_lead: Line | None = None
    """The elected member who stands for it before the council, by office or by name."""
    person: Line | None = None
    """Id of the person inside the owner who does the work, where somebody is named."""
    partners: tuple[Slug, ...] = ()
    partners_note: str = ""
    duration: Annotated[int, Field(ge=0, le=MOST_DAYS)]
    """Working days, or calendar days when ``elapsed``; 0 is a milestone."""
    elapsed: bool = False
    effort: Annotated[float, Field(ge=0, le=MOST_PERSON_DAYS)]
    """Person-days of city staff."""
    # A band, not an amount: before anything is bought nobody knows more, and a sum of ranges stays honest.
    cost_band: Annotated[int, Field(ge=0)]
    money: Money | None = None
    """What its dates reckon with, in EUR; None: what its cost band counts as."""
    upkeep: Annotated[float, Field(ge=0, le=MOST_PERSON_DAYS)] = 0.0
    """Person-days a year from its end on: what comes back, or has to be kept up."""
    budget_line: Line | None = None
    """From which line of the budget it is paid, as the city names it."""
    remit: Remit
    impact: Annotated[int, Field(ge=1, le=5)]
    base_impact: Annotated[int, Field(ge=1, le=5)]
    """The impact before the context raised or lowered it; scores weigh the two apart."""
    visible: Visibility
    recurrence: Recurrence = Recurrence.ONCE
    legal_limits: tuple[Slug, ...] = ()
    check_law: bool = False
    """The context asks for a look at the law before the action starts."""
    pilot: bool = False
    notes: tuple[str, ...] = ()
    """What the context changed, as sentences."""
    examples: tuple[str, ...] = ()
    not_before: date | None = None
    """The day before which people or the context let it not start."""
    must_be_on: date | None = None
    """The day on which it must end, neither earlier nor later, such as that of an event."""
    planned_start: date | None = None
    """Where levelling put it: there it stays as long as nothing pushes it on. None: as early as it can."""
    vote_after: Annotated[int, Field(ge=0, le=MOST_DAYS)] | None = None
    """Working days of its work before the council votes, the rest follows the vote; None where dates wait for none."""
    opinion_days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0
    """Calendar days that an opinion takes after the work, before the vote where there is one."""
    optimistic: Annotated[int, Field(ge=0, le=MOST_DAYS)] | None = None
    """How long it takes if all goes well, in the unit of its duration; None: as actions of its type do."""
    pessimistic: Annotated[int, Field(ge=0, le=MOST_DAYS)] | None = None
    """How long it takes if much goes wrong."""
    clear_of: tuple[Window, ...] = ()
    finish_by: date | None = None
    """A date that the context asks for; it caps the deadline, it does not move the schedule."""
    own_deadline: Deadline | None = None
    """What people set themselves; None: the schedule says by when it is due."""
    status: ActionStatus = ActionStatus.PROPOSED

    @property
    def ends_by(self) -> date | None:
        """The last day on which people let it end; None: they set no such day."""
        return min(filter(None, (day_of(self.own_deadline), self.must_be_on)), default=None)


def partners_beside(owner: str, partners: Iterable[str]) -> tuple[str, ...]:
    """Return who helps with an action, each once: whoever owns it is counted as its owner and does not help as well.

    >>> partners_beside("hr", ["legal", "hr", "legal"])
    ('legal',)
    """
    return tuple(partner for partner in dict.fromkeys(partners) if partner != owner)


def shared_days(owner: str, partners: Sequence[str], days: float, lead_share: float) -> dict[str, float]:
    """Return who bears how many person-days of an action: its owner a share, the partners the rest in equal parts.

    Without partners the owner bears them all.

    >>> shared_days("hr", ["legal", "data"], 10.0, 0.6), shared_days("hr", [], 10.0, 0.6)
    ({'hr': 6.0, 'legal': 2.0, 'data': 2.0}, {'hr': 10.0})
    """
    if not partners:
        return {owner: days}
    each = days * (1 - lead_share) / len(partners)
    return {owner: days * lead_share, **dict.fromkeys(partners, each)}


class PlanObjective(Record):
    """What the city wants to be true of one key factor."""

    factor: FactorId | None
    title: Annotated[str, FreeText(TITLE_LENGTH, least=0)]
    """The key factor's title; empty for what the context asks for."""
    objective: str
    target: str = ""
    """What people say is to be reached, in their own words; what the actions deliver is read from them."""
    standing: Standing | None


class PlanRole(Record):
    """A service of the city, or a partner outside it, to which the plan can give work."""

    id: Slug
    title: PlainTitle
    """What the templates call it; of a service of the city's own, the name with which it came."""
    holder: PlainTitle | None
    """What the city calls it: a department or a function; None: nobody has said so yet."""
    capacity: Annotated[float, Field(ge=0, le=MOST_POSTS)] | None = None
    """Full-time equivalents available for the plan."""
    outside: bool = False
    """A partner that is no part of the city: its days are not the city's."""
    vacant: bool = False
    """Nobody does this work at present, and the plan says so."""
    filled_from: date | None = None
    """The day from which a vacancy is filled, where somebody knows it."""
    retired: bool = False
    """It takes no new work, and stays readable in what was done."""

    @property
    def name(self) -> str:
        """What readers call it: one name, the city's own as soon as there is one."""
        return self.holder or self.title

    @property
    def at_work(self) -> str | None:
        """Its name; None where nobody answers: the work is vacant, or the service is retired."""
        return None if self.vacant or self.retired else self.name

    @property
    def office(self) -> tuple[str, str]:
        """Under which everything goes that one office answers for, with all its services; each vacancy stands alone."""
        return (self.at_work.casefold(), "") if self.at_work else ("", self.id)

    @property
    def city_posts(self) -> float | None:
        """Full-time equivalents that the city has in it; None: not known, or not the city's to count."""
        return None if self.outside else self.capacity


def _told_apart(role: PlanRole) -> str:
    other = role.title if role.title.casefold() != role.name.casefold() else role.id
    return f"{role.name} ({other})"


class PlannedAdoption(Record):
    """How the council is to adopt a plan: what the plan's dates rest on until it has."""

    session: date
    papers_by: date | None = None
    """The last day on which its papers are taken, where that is known."""
    assumed: bool = False
    """Nobody has set that session yet."""
    may_begin_before: tuple[ActionId, ...] = ()
    """Actions that the city agreed to begin before."""
    first: date | None = None
    """The first day of these; None where nothing may begin before."""


class PlanHead(Record):
    """Everything about a plan but its actions."""

    city: City
    language: str
    title: PlainTitle
    version: str
    status: PlanStatus
    adopted_on: date | None = None
    benchmark: str
    benchmark_version: str
    assessed_on: date
    assessment_kind: AssessmentKind
    start: date
    """The first day of what waits for the council, which adopts the plan before."""
    to_adopt: PlannedAdoption | None = None
    """None: it is adopted already, or nobody said when it is to be."""
    country: str | None = None
    region: str | None = None
    closures: tuple[Closure, ...] = ()
    council_sessions: tuple[CouncilSession, ...] = ()
    """One a day at most; what needs a vote waits for one of them."""
    capacity: PlanCapacity | None = None
    """The time and the money with which its dates reckon; None: everybody always has time."""
    objectives: tuple[PlanObjective, ...] = ()
    roles: tuple[PlanRole, ...] = ()
    # Kept with the plan: a later method may draw its bands elsewhere, and an adopted plan's sums must not move.
    cost_bands: tuple[CostBand, ...] = ()
    # On the plan, not on its actions: a link has two ends, and whoever takes out an action finds both here.
    dependencies: tuple[Dependency, ...] = ()

    @cached_property
    def role_by_id(self) -> Mapping[str, PlanRole]:
        """Roles by id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def service_names(self) -> Mapping[str, str]:
        """What readers call the services and partners, by id; two of one name are told apart by their titles."""
        often = Counter(role.name.casefold() for role in self.roles)
        return {role.id: role.name if often[role.name.casefold()] == 1 else _told_apart(role) for role in self.roles}

    def days_of(self, action: Action, lead_share: float, effort: float | None = None) -> dict[str, float]:
        """Return who bears how many person-days of an action, or of ``effort`` that is left of it.

        Partners in which nobody works bear none, unless it is known when they will: their part falls to the owner.
        """
        roles = self.role_by_id
        there = [
            partner
            for partner in action.partners
            if partner not in roles or roles[partner].at_work or roles[partner].filled_from
        ]
        return shared_days(action.owner, there, action.effort if effort is None else effort, lead_share)

    @cached_property
    def outside_bodies(self) -> frozenset[str]:
        """Partners that are no part of the city, by id."""
        return frozenset(role.id for role in self.roles if role.outside)

    @cached_property
    def band_by_number(self) -> Mapping[int, CostBand]:
        """Ranges of euros by the number under which actions keep their cost."""
        return {band.band: band for band in self.cost_bands}

    @cached_property
    def objective_by_factor(self) -> Mapping[str | None, PlanObjective]:
        """Objectives by key factor; None stands for what the context asks for."""
        return {objective.factor: objective for objective in self.objectives}


class Plan(PlanHead):
    """A plan as people work on it: what is decided, nothing that can be computed."""

    actions: tuple[Action, ...] = ()

    @cached_property
    def action_by_id(self) -> Mapping[str, Action]:
        """Actions by id, in plan order."""
        return {action.id: action for action in self.actions}
