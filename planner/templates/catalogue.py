"""What can a city do about a gap, and how does its context change that?"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from planner.templates.city_country import CityCountry
from planner.templates.conditions import Condition
from planner.templates.countries import Countries, OriginStatus
from planner.templates.frame import LegalFile, Objective, Role
from planner.templates.method import EvidenceAction, Method
from planner.templates.readings import Adjustment, Dated, Figure, InPapers, MeansChange, Sentence
from planner.templates.results import Completes, DecidedBy, Money, Part, PlannedResult, WaitsFor
from planner.templates.terms import (
    ActionId,
    ActionType,
    Link,
    Recurrence,
    Remit,
    StartFrom,
    Visibility,
    Whole,
    evidence_id,
)
from planner.toolkit.assessment import Answer
from planner.toolkit.benchmark import CityExample
from planner.toolkit.matters import Matter
from planner.toolkit.record import ContextId, FactorId, QuestionId, Record, Slug, Text, Title, as_title


class Need(Record):
    """An action that has to come first; plain ids in the files mean finish to start, no lag."""

    action: ActionId
    link: Link = Link.FINISH_TO_START
    lag: int = 0
    """Working days, or calendar days when ``elapsed``; negative is a lead."""
    elapsed: bool = False
    met_by: Mapping[QuestionId, Answer] = {}
    """Met when the city answers every one of these questions like this or better; empty: by the action alone."""
    or_: tuple[ActionId, ...] = Field(default=(), alias="or")
    """Actions that serve as well; ``action`` comes in where none of all these is chosen."""


def _plain_need(need: object) -> object:
    if isinstance(need, dict):
        # What a validator returns is read as Python, where a list is no tuple.
        return {key: tuple(value) if isinstance(value, list) else value for key, value in need.items()}
    return {"action": need} if isinstance(need, str) else need


class ActionTemplate(Record):
    """Something that a city can do, with the facts that rank and schedule it."""

    id: ActionId
    title: Title
    why: Text
    # Three kinds of ids in one list, so that no pattern fits; files/names.py looks each of them up.
    answers: tuple[str, ...] = ()
    """Guiding questions, duties or contextual factors that the action is about; preparation may be about none."""
    start_from: StartFrom = StartFrom.EITHER
    when: Condition | None = None
    """A further condition; the answers alone decide when there is none."""
    part: Part = Part.RESULT
    decided_by: DecidedBy = DecidedBy.ADMINISTRATION
    matter: Matter | None = None
    """What is decided, where the law of the country says by whom; None: as ``decided_by`` says, everywhere."""
    type: ActionType
    owner: Slug = Field(alias="lead")
    """The role that usually leads it and answers for it."""
    support: tuple[Slug, ...] = ()
    weeks: Annotated[int, Field(ge=0, le=520)]
    """Typical duration of the action alone, in weeks of five working days; 0 is a milestone."""
    elapsed: bool = False
    """The duration counts calendar days: nobody works on it, it is waited for."""
    effort: Whole
    """Person-days of city staff to set it up."""
    cost_band: Annotated[int, Field(ge=0, le=9)]
    remit: Remit
    impact: Annotated[int, Field(ge=1, le=5)]
    visible: Visibility
    needs: tuple[Annotated[Need, BeforeValidator(_plain_need)], ...] = ()
    after: tuple[ActionId, ...] = ()
    """Actions that come first where they are chosen as well; unlike ``needs`` they never come in for it."""
    waits_for: tuple[WaitsFor, ...] = ()
    vote_after_weeks: Annotated[int, Field(ge=0, le=520)] | None = None
    """How many of ``weeks`` are work before the council votes; the others follow the vote. None: no vote."""
    money: Money | None = None
    """None: what the cost band counts as, once."""
    yearly_effort: Whole = 0
    """Person-days of city staff a year, from its finish."""
    grows_with_size: bool = False
    """The effort grows with the city, because all departments or all staff are reached."""
    completes: Completes | None = None
    """Where the city answers “partly” already."""
    merged_into: ActionId | None = None
    """The action that does this work along with other work, where several of its parts are needed."""
    recurrence: Recurrence = Recurrence.ONCE
    legal_limits: tuple[Slug, ...] = ()
    examples: tuple[str, ...] = ()
    first_steps: tuple[Text, ...] = Field(min_length=1)
    indicator: Text
    proof: Text
    notes: tuple[Text, ...] = ()
    """What is to be known beside the steps, such as a duty that the city's country already has."""

    @property
    def completed(self) -> "ActionTemplate":
        """The action as it is where part of what it brings exists already; itself where that makes no difference."""
        if self.completes is None:
            return self
        stated = {name: getattr(self.completes, name) for name in ("title", "weeks", "effort")}
        changes = {name: value for name, value in stated.items() if value is not None}
        weeks = self.completes.weeks
        if weeks is not None and self.vote_after_weeks is not None and self.weeks:
            changes["vote_after_weeks"] = self.vote_after_weeks * weeks // self.weeks
        return self.model_copy(update=changes)


def evidence_template(evidence: EvidenceAction, factor: str, title: str, questions: tuple[str, ...]) -> ActionTemplate:
    """Return the action of a key factor that establishes facts for some questions.

    Plans hold them that were drafted before one action did so for all key factors.
    """

    # Not str.format: the texts are a city's to edit, and a stray brace in them would stop every draft.
    def fill(text: str) -> str:
        return text.replace("{factor}", title).replace("{questions}", ", ".join(questions))

    stated = {name: getattr(evidence, name) for name in type(evidence).model_fields}
    filled = {name: fill(getattr(evidence, name)) for name in ("title", "why", "indicator", "proof")}
    filled["title"] = as_title(filled["title"])
    steps = tuple(map(fill, evidence.first_steps))
    stated |= filled | {"first_steps": steps, "answers": questions, "start_from": StartFrom.NOTHING}
    return ActionTemplate(id=evidence_id(factor), **stated)


class ActionFile(Record):
    """One file of action templates: those of a key factor, or those that the context adds."""

    factor: FactorId | None = None
    objective: Text | None = None
    """None: actions that serve several key factors."""
    target: Text | None = None
    results: tuple[PlannedResult, ...] = ()
    """What a plan may promise about the questions of the key factor, in their order."""
    retired: tuple[ActionId, ...] = ()
    """Ids of actions that are gone: older files may name them, and no action has them again."""
    actions: tuple[ActionTemplate, ...] = Field(min_length=1)


class ContextLink(Record):
    """An order of two actions that only this reading brings.

    Where the second is in the plan the first is too, unless nothing is left to do of it.
    """

    before: ActionId
    after: ActionId


class Offer(Record):
    """A variation of a hidden action; what it leaves out is inherited from that action."""

    id: ActionId
    title: Title
    why: Text
    first_steps: tuple[Text, ...] = Field(min_length=1)
    indicator: Text
    proof: Text
    needs_also: tuple[Annotated[Need, BeforeValidator(_plain_need)], ...] = ()
    # None inherits, an empty list does not: a variation may do without the support that the hidden action has.
    type: ActionType | None = None
    owner: Slug | None = Field(default=None, alias="lead")
    support: tuple[Slug, ...] | None = None
    weeks: Annotated[int, Field(ge=0, le=520)] | None = None
    effort: Whole | None = None
    cost_band: Annotated[int, Field(ge=0, le=9)] | None = None
    money: Money | None = None
    remit: Remit | None = None
    decided_by: DecidedBy | None = None
    waits_for: tuple[WaitsFor, ...] | None = None
    vote_after_weeks: Annotated[int, Field(ge=0, le=520)] | None = None
    """Said anew with ``decided_by``: who decides says when."""
    legal_limits: tuple[Slug, ...] | None = None
    examples: tuple[str, ...] | None = None

    def applied_to(self, hidden: ActionTemplate) -> ActionTemplate:
        """Return the hidden action with this variation's facts in its place."""
        # Needs are added to, never replaced: the variation stands where the hidden action stood in the order.
        stated = {name: getattr(self, name) for name in type(self).model_fields if name != "needs_also"}
        changes = {name: value for name, value in stated.items() if value is not None}
        if self.decided_by is not None:
            changes["vote_after_weeks"] = self.vote_after_weeks
        # How the hidden action is called where part of it exists says nothing of the variation.
        return hidden.model_copy(update={**changes, "needs": hidden.needs + self.needs_also, "completes": None})


class Replacement(Record):
    """An action that a reading hides, and the variation that takes its place in the graph."""

    hide: ActionId
    offer: Offer
    origin: tuple[OriginStatus, ...] = ()
    """Only in countries where data on origin stand like this; none: in every country."""


class ContextRule(Record):
    """What one reading of a contextual factor changes in the plan."""

    factor: ContextId
    reading: Slug
    title: Title
    """For those who work on the plan."""
    in_papers: InPapers | None = None
    """None: papers call it by its title as well, unless its factor is one of politics."""
    says: tuple[Sentence, ...] = Field(min_length=1)
    dated: Dated | None = None
    """Where the city gives this date, the reading follows from it, whatever was chosen."""
    first: tuple[QuestionId, ...] = ()
    """Questions whose results come first within the means."""
    include: tuple[ActionId, ...] = ()
    """Actions that count as asked for: they come in for the reading's sake wherever they move an open answer or keep
    one up, and those about its own contextual factor wherever one of ``first`` is open."""
    offer: tuple[ActionId, ...] = ()
    """Actions that weigh more among those that bring as much."""
    keep: tuple[ActionId, ...] = ()
    """Actions that this reading never drops: they are in the plan wherever they would be without it."""
    met: tuple[ActionId, ...] = ()
    """Actions whose work is done already where the context reads so."""
    means: MeansChange = MeansChange()
    add: tuple[ActionId, ...] = ()
    raise_: tuple[ActionId, ...] = Field(default=(), alias="raise")
    """Actions that become more pressing; those of ``lower`` less."""
    lower: tuple[ActionId, ...] = ()
    check_law: tuple[ActionId, ...] = ()
    """Actions before which somebody has to look at the law."""
    link: tuple[ContextLink, ...] = ()
    replace: tuple[Replacement, ...] = ()
    adjust: tuple[Adjustment, ...] = ()

    @property
    def brings(self) -> tuple[str, ...]:
        """The actions that it asks for, and those that come first for its sake."""
        return (*self.include, *self.add, *(link.before for link in self.link))

    @property
    def text(self) -> str:
        """All that the plan may do about it."""
        return " ".join(sentence.text for sentence in self.says)


class ContextFile(Record):
    """All readings of all contextual factors, and the figures they need."""

    figures: tuple[Figure, ...] = ()
    political: tuple[ContextId, ...] = ()
    """Factors of politics: their readings and what the city notes on them are for those who work on the plan, and stand
    in no paper for the council or the public."""
    readings: tuple[ContextRule, ...] = ()


class Catalogue(Record):
    """Everything that ``plan_templates/<benchmark>/`` says."""

    benchmark: str
    objectives: tuple[Objective, ...]
    actions: tuple[ActionTemplate, ...]
    context: ContextFile
    roles: tuple[Role, ...]
    legal: LegalFile
    results: tuple[PlannedResult, ...] = ()
    """What a plan may promise, in the order of the files; none: the benchmark has no results yet."""
    # Which an assessment may still name.
    retired: tuple[ActionId, ...] = ()
    examples: tuple[CityExample, ...] = ()
    """City examples beyond the benchmark's own."""
    method: Method
    countries: Countries | None = None
    """What every country brings to the texts; None: these texts have no room for it."""
    country: CityCountry | None = None
    """The country in whose words the texts are; None: they still have their slots."""

    @cached_property
    def result_by_question(self) -> dict[str, PlannedResult]:
        """Results by the question that they move."""
        return {result.question: result for result in self.results}

    @cached_property
    def action_by_id(self) -> dict[str, ActionTemplate]:
        """Action templates by id, in file order; variations of hidden actions are not here."""
        return {action.id: action for action in self.actions}

    @cached_property
    def known_actions(self) -> tuple[str, ...]:
        """Ids of all actions in file order, then of the variations that readings offer."""
        offers = (replacement.offer.id for rule in self.context.readings for replacement in rule.replace)
        return (*self.action_by_id, *offers)

    @cached_property
    def role_by_id(self) -> dict[str, Role]:
        """Roles by id, in file order."""
        return {role.id: role for role in self.roles}

    @cached_property
    def rule_by_reading(self) -> dict[tuple[str, str], ContextRule]:
        """Context rules by contextual factor and reading."""
        return {(rule.factor, rule.reading): rule for rule in self.context.readings}
