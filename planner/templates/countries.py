"""What do the law and the custom of a country bring to a city's plan: names, rules, and who decides what?

Each fact carries its source and how sure it is; only what is sure, or likely and marked so, is ever printed.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from planner.templates.decision_layout import DecisionLayout
from planner.templates.election_rule import ElectionRule
from planner.templates.terms import ActionId
from planner.toolkit.matters import Matter
from planner.toolkit.record import Name, Record, Slug, Text, Title

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Region = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,20}$")]
"""A region's code as in the calendar of public holidays: BY, NIR, Flemish."""
MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
"""A day of any year, as 07-14."""


class Confidence(StrEnum):
    """How far a fact is to be trusted."""

    SURE = "sure"
    """Stable law or practice: printed as it stands."""
    LIKELY = "likely"
    """Believed right: printed with the remark that the legal service confirms it."""
    CHECK = "check"
    """In movement or not verified: never printed as a fact, but asked of the legal service."""


class Topic(StrEnum):
    """What a sentence about a country's law is about; the names are those of the slots, ``{origin_rule}``."""

    ORIGIN = "origin"
    PROCUREMENT = "procurement"
    STAFF = "staff"
    EMPLOYER = "employer"
    GRANTS = "grants"
    LANGUAGES = "languages"
    ELECTIONS = "elections"
    PAPERS = "papers"
    ACCESSIBILITY = "accessibility"
    CALENDAR = "calendar"
    WHO_DECIDES = "who-decides"
    BODIES = "bodies"
    FORM = "form"

    @property
    def slot(self) -> str:
        """The name under which a text asks for the sentence.

        >>> Topic.WHO_DECIDES.slot
        'who_decides_rule'
        """
        return f"{self.value.replace('-', '_')}_rule"


class UnionLaw(StrEnum):
    """What the law of the European Union says something about."""

    DATA = "data"
    PROCUREMENT = "procurement"
    EMPLOYMENT = "employment"
    BODIES = "bodies"

    @property
    def slot(self) -> str:
        """The name under which a text asks for the sentence: ``union_data``."""
        return f"union_{self.value}"


class Noun(Record):
    """What a body, an office or an act is called, in the forms that sentences need.

    English needs an article only; other languages join it, and the words before it, with the noun.
    """

    native: Name | None = None
    """In the country's own language."""
    native_in: Mapping[Region, Name] = {}
    """In its regions, where they differ."""
    name: Title
    """Without an article: municipal council."""
    the: Title
    of: Title
    to: Title

    @model_validator(mode="before")
    @classmethod
    def _spelled_out(cls, written: object) -> object:
        if not isinstance(written, dict) or not isinstance(written.get("name"), str):
            return written
        the = written.get("the") or f"the {written['name']}"
        return {"the": the, "of": f"of {the}", "to": f"to {the}", **written}

    @property
    def forms(self) -> Mapping[str, str]:
        """The noun by form; the empty one is that with its article."""
        return {"": self.the, "name": self.name, "of": self.of, "to": self.to}


class Fact(Record):
    """A sentence about the law of a country, with where it comes from and how sure it is."""

    text: Text
    source: Name
    """A citation in the language of the law, printed as it stands."""
    confidence: Confidence


class BodyRole(StrEnum):
    """What an equality body can do with a complaint."""

    ADVICE = "advice"
    OPINION = "opinion"
    BINDING = "binding"
    COURT = "court"


class EqualityBody(Record):
    """A body that hears people who were discriminated against."""

    id: Slug
    noun: Noun
    about: Fact
    role: BodyRole
    since: int | None = None
    free_of_charge: bool = True
    regions: tuple[Region, ...] = ()
    """Where it is competent; none: in the whole country."""
    by_region: bool = False
    """Each region has its own: it is named only where the region is known."""
    hears_origin: bool = True
    """Whether people who are treated worse for where they come from are sent to it; others stand in the annex only."""

    def is_there(self, region: str | None) -> bool:
        """Say whether a city of that region, or of none that is known, can send people to it."""
        if self.by_region:
            return region is not None
        return not self.regions or region in self.regions


class Law(Fact):
    """An act against discrimination; ``regions`` are those where it holds, none: everywhere."""

    native: Name
    regions: tuple[Region, ...] = ()


class OriginStatus(StrEnum):
    """Whether a city may hold data on people's origin."""

    FORBIDDEN = "forbidden"
    RESTRICTED = "restricted"
    ALLOWED = "allowed"


class OriginData(Fact):
    """What data on origin may be held, and by which others it is replaced."""

    status: OriginStatus
    proxies: tuple[Text, ...] = ()


class Decider(StrEnum):
    """Who decides a matter in a city of the country."""

    COUNCIL = "council"
    COUNCIL_OR_DELEGATED = "council-or-delegated"
    """The council, unless it has delegated to the executive."""
    COUNCIL_OR_COMMITTEE = "council-or-committee"
    """By amount."""
    COMMITTEE = "committee"
    EXECUTIVE = "executive"
    """A college, a board, a cabinet."""
    MAYOR = "mayor"
    MAYOR_OR_COMMITTEE = "mayor-or-committee"
    CHIEF_EXECUTIVE = "chief-executive"
    """The appointed head of the administration."""
    CHIEF_OFFICERS = "chief-officers"
    VARIES = "varies"
    """It differs inside the country."""

    @property
    def is_open(self) -> bool:
        """Whether only the city knows: the plan keeps what is usual, and asks."""
        return self in {Decider.COUNCIL_OR_DELEGATED, Decider.COUNCIL_OR_COMMITTEE, Decider.VARIES}


class Government(Record):
    """What the organs, offices and acts of a city are called, and who decides what."""

    council: Noun
    executive: Noun
    decision: Noun
    paper: Noun
    mayor: Noun | None = None
    deputy: Noun | None = None
    chief_executive: Noun | None = None
    council_office: Noun | None = None
    executive_act: Noun | None = None
    who_decides: Mapping[Matter, Decider] = {}
    who_note: Fact | None = None

    @property
    def nouns(self) -> Mapping[str, Noun]:
        """Every noun that is known, by the name of its slot."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: noun for name, noun in fields.items() if isinstance(noun, Noun)}


class DecisionStyle(StrEnum):
    """How a council's decision is laid out."""

    ARTICLES = "articles"
    """Numbered articles; grounds and reasons stand before them, or apart after them."""
    ORDINALS = "ordinals"
    """Previous steps and grounds, then First, Second."""
    NUMBERED_POINTS = "numbered-points"
    ROMAN_POINTS = "roman-points"
    LETTERS = "letters"
    PARAGRAPHS = "paragraphs"
    """Legal basis, then § 1, § 2; reasons are annexed."""
    PROPOSAL = "proposal"
    """The proposed decision on top, then the matter."""
    PROPOSAL_AND_DECISION = "proposal-and-decision"
    """A proposal with its points and arguments, then a separate decision."""
    RECOMMENDATIONS = "recommendations"


class DecisionForm(Fact):
    """The form that the council's decision has in the country."""

    style: DecisionStyle
    layout: DecisionLayout | None = None
    """What sets it apart from others of its style; None: nothing."""
    language: Name
    reasons_first: bool = False
    """Whether grounds and reasons stand before what is decided; else after it."""
    formulas: tuple[Name, ...] = ()
    """As the country writes them: models, never part of a plan in another language."""


class StaffBody(Record):
    """Who speaks for the staff, and when they are heard."""

    noun: Noun
    rule: Fact


class PreElection(Fact):
    """What a city may not publish before an election, and from when."""

    rule: ElectionRule


class PapersUnit(StrEnum):
    """How the days before a session are counted."""

    CLEAR_DAYS = "clear-days"
    """Neither the day of sending nor that of the session counts."""
    CALENDAR_DAYS = "calendar-days"
    WORKING_DAYS = "working-days"


class CouncilPapers(Fact):
    """How long before a session its papers go out."""

    number: int | None = None
    unit: PapersUnit | None = None
    regions: Mapping[Region, int] = {}
    sessions_per_year: Name | None = None


class QuietMonths(Fact):
    """When councils and services stand still."""

    quiet: tuple[tuple[MonthDay, MonthDay], ...] = ()
    """First and last day; a period may go over New Year."""


class Procurement(Fact):
    """Thresholds and rules for public contracts."""

    currency: Name | None = None
    direct_services: int | None = None
    """Below this sum, without tax, a service may be bought without competition."""
    direct_works: int | None = None


class Election(Fact):
    """The next local election: a day where it is known, else the days between which it lies."""

    day: date | None = None
    first: date | None = None
    last: date | None = None
    region: Name | None = None
    """Only for this part of the country."""

    def may_fall(self, start: date, end: date) -> bool:
        """Say whether the vote may be held on one of these days, the last included."""
        first, last = self.day or self.first, self.day or self.last
        return first is not None and last is not None and first <= end and last >= start


class Hint(Record):
    """What is to be known about some actions in this country."""

    actions: tuple[ActionId, ...]
    text: Text


class Country(Record):
    """Everything that a plan has to know of a country."""

    code: CountryCode
    name: Title
    within: Title
    """In the country: in France."""
    eu: bool
    union_law: tuple[UnionLaw, ...] = ()
    """What of the Union's law holds in a country outside it."""
    union_note: Text | None = None
    regional: Text | None = None
    """Why its law cannot be named without the region; None: it can."""
    equality_bodies: tuple[EqualityBody, ...] = Field(min_length=1)
    laws: tuple[Law, ...] = ()
    origin_data: OriginData
    government: Government
    decision_form: DecisionForm
    staff: StaffBody | None = None
    employer_duties: Fact | None = None
    pre_election: PreElection | None = None
    languages: Fact | None = None
    procurement: Procurement | None = None
    grants: Fact | None = None
    accessibility: Fact | None = None
    council_papers: CouncilPapers | None = None
    calendar: QuietMonths | None = None
    elections: tuple[Election, ...] = ()
    employment_service: Noun | None = None
    hints: tuple[Hint, ...] = ()

    @property
    def facts(self) -> Mapping[Topic, Fact]:
        """The sentences about its law, by topic, whatever their confidence."""
        known: Mapping[Topic, Fact | None] = {
            Topic.ORIGIN: self.origin_data,
            Topic.PROCUREMENT: self.procurement,
            Topic.STAFF: self.staff.rule if self.staff else None,
            Topic.EMPLOYER: self.employer_duties,
            Topic.GRANTS: self.grants,
            Topic.LANGUAGES: self.languages,
            Topic.ELECTIONS: self.pre_election,
            Topic.PAPERS: self.council_papers,
            Topic.ACCESSIBILITY: self.accessibility,
            Topic.CALENDAR: self.calendar,
            Topic.WHO_DECIDES: self.government.who_note,
            Topic.FORM: self.decision_form,
        }
        return {topic: fact for topic, fact in known.items() if fact is not None}

    @property
    def nouns(self) -> Mapping[str, Noun]:
        """What its organs and offices are called, by the name of the slot."""
        more = {"staff_body": self.staff.noun if self.staff else None, "employment_service": self.employment_service}
        return {**self.government.nouns, **{slot: noun for slot, noun in more.items() if noun}}


class Neutral(Record):
    """What a text says where the country, or a sure fact, is missing."""

    as_of: date
    """The day on which the facts of all countries were last looked through."""
    to_confirm: Text
    """The remark after what is likely."""
    and_: Text = Field(alias="and")
    """What joins two bodies."""
    body: Text
    """A body and what is to be known of it: ``{body}`` and ``{about}``."""
    proxies: Text
    """What stands in for data on origin, where the country's own list is not certain."""
    matters: Mapping[Matter, Text]
    """What is decided, as the question of who decides names it in ``{matters}``."""
    nouns: Mapping[str, Noun]
    """By the name of the slot."""
    sentences: Mapping[Topic, Text]
    """In place of a country's own; those of some topics are empty on purpose and left out."""
    questions: Mapping[Topic, Text]
    """What the legal service is asked where a fact is not certain."""
    name_region: Text
    """What is asked where the law differs inside the country."""
    union: Mapping[UnionLaw, Text]
    """What the law of the Union says, in the countries where it holds."""
    election_rule: ElectionRule
    """How long a city holds back where no period is known (judgement)."""


class Countries(Record):
    """Everything that ``plan_templates/countries/`` says."""

    neutral: Neutral
    countries: tuple[Country, ...] = ()

    @cached_property
    def by_code(self) -> Mapping[str, Country]:
        """Countries by their ISO 3166-1 code."""
        return {country.code: country for country in self.countries}
