"""What does a city's own country say, once its region is known and only what is certain is taken?"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from planner.templates.countries import (
    Confidence,
    Countries,
    Country,
    Decider,
    DecisionStyle,
    Election,
    EqualityBody,
    Fact,
    MonthDay,
    Neutral,
    Noun,
    OriginStatus,
    Topic,
    UnionLaw,
)
from planner.templates.country_days import PapersRule, is_weekday, papers_rule, spans_within
from planner.templates.decision_layout import DecisionLayout
from planner.templates.election_rule import ElectionRule
from planner.templates.legal_questions import LegalQuestion, Undecided, series
from planner.templates.slots import filled
from planner.toolkit.matters import Matter, Organ
from planner.toolkit.record import Record

_Fact = TypeVar("_Fact", bound=Fact)
_BODY = "equality_body"
_BY_ORGAN: Mapping[Organ, Decider] = {Organ.COUNCIL: Decider.COUNCIL, Organ.EXECUTIVE: Decider.EXECUTIVE}
_MONTHS_FRESH = 12
"""After as many months since facts were looked through, a paper says how old they are."""
_DECIDER_NOUN: Mapping[Decider, tuple[str, str]] = {
    Decider.EXECUTIVE: ("executive", "executive_act"),
    Decider.MAYOR: ("mayor", "executive_act"),
    Decider.MAYOR_OR_COMMITTEE: ("executive", "executive_act"),
    Decider.CHIEF_EXECUTIVE: ("chief_executive", "executive_act"),
    Decider.CHIEF_OFFICERS: ("officers", "executive_act"),
    Decider.COMMITTEE: ("committee", "executive_act"),
}
"""The nouns of who decides, and of what is then issued; of every other decider, the council and its decision."""


class CityCountry(Record):
    """What a city's country brings to its plan: words for the slots of texts, who decides, dates, questions."""

    code: str | None = None
    """None: the city does not say, and everything is neutral."""
    title: str = ""
    words: Mapping[str, str] = {}
    """By slot."""
    deciders: Mapping[Matter, Decider] = {}
    """What the city says of itself counts before what is usual in its country."""
    usual_deciders: Mapping[Matter, Decider] = {}
    origin: OriginStatus | None = None
    """Whether data on people's origin may be held; None: not known."""
    hints: Mapping[str, tuple[str, ...]] = {}
    """What is to be known about an action in this country, by its id."""
    style: DecisionStyle | None = None
    """The form of the council's decision; None: not known."""
    layout: DecisionLayout | None = None
    reasons_first: bool = False
    nouns: Mapping[str, Noun] = {}
    """By slot, those of the country itself."""
    bodies: tuple[str, ...] = ()
    """Each equality body that is there for the city, with what is to be known of it."""
    laws: tuple[str, ...] = ()
    election_rule: ElectionRule
    elections: tuple[Election, ...] = ()
    """Those of the city's region, the certain and the likely ones."""
    unheeded: tuple[str, ...] = ()
    """Elections that may fall into the plan of a city that gave no date of its own."""
    questions: tuple[LegalQuestion, ...] = ()
    """About facts that are missing or not certain."""
    undecided: Undecided = Undecided()
    needs_region: str = ""
    """Why its law cannot be named without the city's region, which nobody gave; empty: it can."""
    papers: PapersRule | None = None
    """How long before a session its papers go out; None: not known, or not certain."""
    quiet: tuple[tuple[MonthDay, MonthDay], ...] = ()
    """First and last day of each time of a year in which councils and services stand still, as far as it is certain."""
    fallbacks: frozenset[str] = frozenset()
    """Slots that are filled with neutral words, because a fact is missing or not certain."""
    as_of: date

    @property
    def names(self) -> Mapping[str, str | None]:
        """What each organ, office and act is called in the country, by its name in the plan.

        Where the executive is the mayor, one line says so.
        """
        named: dict[str, str | None] = {}
        for noun in self.nouns.values():
            named.setdefault(noun.name, noun.native)
        return named

    def questions_on(self, matters: Collection[Matter] = tuple(Matter)) -> tuple[LegalQuestion, ...]:
        """Return what is to be asked before a plan that decides on these matters is adopted."""
        return (*self.questions, *self.undecided.asked(matters))

    def papers_by(self, session: date, works: Callable[[date], bool] = is_weekday) -> date | None:
        """Return the legal last day for the papers of a session; None where the country's law is not known for certain.

        ``works`` says whether the city works on a day, which matters where the law counts working days.

        >>> five = PapersRule(number=5, unit="clear-days")
        >>> here = CityCountry(papers=five, election_rule={"kind": "restraint"}, as_of=date(2026, 11, 1))
        >>> here.papers_by(date(2027, 3, 22))
        datetime.date(2027, 3, 16)
        """
        return self.papers.last_day(session, works) if self.papers else None

    def quiet_spans(self, first: date, last: date) -> tuple[tuple[date, date], ...]:
        """Return the times within two days in which councils and services stand still; first and last day of each.

        >>> in_summer = (("07-14", "08-31"),)
        >>> here = CityCountry(quiet=in_summer, election_rule={"kind": "restraint"}, as_of=date(2026, 11, 1))
        >>> [f"{first:%d.%m.} to {last:%d.%m.}" for first, last in here.quiet_spans(date(2027, 8, 1), date(2028, 7, 1))]
        ['01.08. to 31.08.']
        """
        return spans_within(self.quiet, first, last)

    def is_fresh(self, today: date) -> bool:
        """Say whether the facts are recent enough to be printed without their age."""
        months = (today.year - self.as_of.year) * 12 + today.month - self.as_of.month
        return months <= _MONTHS_FRESH

    def words_of(self, matter: Matter | None, otherwise: Decider = Decider.COUNCIL) -> Mapping[str, str]:
        """Return the words for the slots of an action about a matter: ``decider`` and ``act`` are its own.

        Where the country does not say who decides, or leaves it open, it is who decides it as the catalogue has it.
        """
        if matter is None:
            return self.words
        known = self.deciders.get(matter)
        decided_by = otherwise if known is None or known.is_open else known
        decider, act = _DECIDER_NOUN.get(decided_by, ("council", "decision"))
        return {**self.words, **_renamed(self.words, decider, "decider"), **_renamed(self.words, act, "act")}


def slots_of(countries: Countries, *, of_matter: bool) -> frozenset[str]:
    """Return everything that a text may leave room for; who decides, and by which act, only where a matter is named."""
    neutral = country_of(countries, None)
    return frozenset(neutral.words_of(Matter.STRATEGY) if of_matter else neutral.words)


def country_of(
    countries: Countries,
    code: str | None,
    region: str | None = None,
    own: Mapping[Matter, Organ] = MappingProxyType({}),
) -> CityCountry:
    """Return what a country brings to the plan of a city in one of its regions.

    Nothing is guessed: without a country, or with one that nothing is known of, everything is neutral; what is not
    certain becomes a question. ``own`` is who decides in this city, which counts before the country's usual way.
    """
    decided = {matter: _BY_ORGAN[organ] for matter, organ in own.items()}
    country, neutral = countries.by_code.get(code or ""), countries.neutral
    return _unknown(code, decided, neutral) if country is None else _known(country, neutral, region, decided)


def _known(country: Country, neutral: Neutral, region: str | None, decided: Mapping[Matter, Decider]) -> CityCountry:
    """Return what a country of which something is known brings to the plan of a city in one of its regions."""
    own_words = _own_words(country, neutral, region)
    words = _spoken({**_neutral_words(neutral), **own_words})
    asking, who_decides = _asking(neutral, words), country.government.who_decides
    return CityCountry(
        code=country.code,
        title=country.name,
        words={**words, **_head_of_staff(words, country)},
        deciders={**who_decides, **decided},
        usual_deciders=who_decides,
        origin=country.origin_data.status if _is_certain(country.origin_data) else None,
        hints=_hints(country),
        style=country.decision_form.style if _is_certain(country.decision_form) else None,
        layout=country.decision_form.layout,
        reasons_first=country.decision_form.reasons_first,
        nouns={slot: _called_in(region, noun) for slot, noun in country.nouns.items()},
        bodies=_bodies_there(country, neutral, region),
        laws=tuple(_laws(country, neutral, region)),
        election_rule=_election_rule(country, neutral),
        elections=_elections(country, neutral, region),
        questions=tuple(_questions(country, asking, region)),
        undecided=_undecided(who_decides, decided, asking, country.government.who_note),
        papers=papers_rule(_certain(country.council_papers), region),
        quiet=calendar.quiet if (calendar := _certain(country.calendar)) else (),
        needs_region=(country.regional or "") if region is None else "",
        fallbacks=_fallbacks(neutral, own_words),
        as_of=neutral.as_of,
    )


def _own_words(country: Country, neutral: Neutral, region: str | None) -> dict[str, str]:
    """Return the words of the country itself, by slot, as far as they are certain."""
    bodies = " ".join(_bodies_there(country, neutral, region))
    return {
        **_nouns(country, neutral),
        **_bodies(country, neutral, region),
        **_sentences(country, neutral),
        **_union(country, neutral),
        **_proxies(country, neutral),
        "in_country": country.within,
        **({Topic.BODIES.slot: bodies} if bodies else {}),
    }


def _spoken(words: Mapping[str, str]) -> Mapping[str, str]:
    """Return words in which neutral sentences name the organs of the country."""
    return {slot: filled(text, words) for slot, text in words.items()}


def _asking(neutral: Neutral, words: Mapping[str, str]) -> Neutral:
    """Return what is neutral with questions that name the organs of the country."""
    questions = {topic: filled(question, words) for topic, question in neutral.questions.items()}
    return neutral.model_copy(update={"questions": questions})


def _head_of_staff(words: Mapping[str, str], country: Country) -> Mapping[str, str]:
    """Return the words for whoever signs what the staff is told.

    It is the mayor where the mayor rules on staff; else the appointed head of the administration, where there is one.
    """
    if country.government.who_decides.get(Matter.HR_RULES) is Decider.MAYOR:
        return _renamed(words, "mayor", "head_of_staff")
    appointed = country.government.chief_executive is not None
    return _renamed(words, "chief_executive" if appointed else "executive", "head_of_staff")


def _unknown(code: str | None, decided: Mapping[Matter, Decider], neutral: Neutral) -> CityCountry:
    """Return what a plan says where nothing is known of the country: neutral words and every question."""
    words = _spoken(_neutral_words(neutral))
    asking = _asking(neutral, words)
    return CityCountry(
        code=code,
        words={**words, **_renamed(words, "chief_executive", "head_of_staff")},
        deciders=decided,
        election_rule=neutral.election_rule,
        questions=tuple(_questions_anywhere(asking)),
        undecided=_undecided({}, decided, asking),
        fallbacks=_fallbacks(neutral, {}),
        as_of=neutral.as_of,
    )


def _fallbacks(neutral: Neutral, words: Mapping[str, str]) -> frozenset[str]:
    wanted = (*neutral.nouns, *(topic.slot for topic in neutral.sentences))
    return frozenset(slot for slot in wanted if slot not in words)


def _called_in(region: str | None, noun: Noun) -> Noun:
    """Return an organ, an office or an act as a city's region calls it."""
    native = noun.native_in.get(region or "")
    return noun.model_copy(update={"native": native}) if native else noun


def _bodies_there(country: Country, neutral: Neutral, region: str | None) -> tuple[str, ...]:
    return tuple(
        filled(neutral.body, {"body": body.noun.the, "about": _printed(body.about, neutral)})
        for body in country.equality_bodies
        if body.is_there(region) and _is_certain(body.about)
    )


def _laws(country: Country, neutral: Neutral, region: str | None) -> Iterator[str]:
    """Give the acts that are certain, those of other regions left out; of a city without region, the national ones."""
    for law in country.laws:
        if _is_certain(law) and (not law.regions or region in law.regions):
            yield _printed(law, neutral)


def _is_certain(fact: Fact) -> bool:
    return fact.confidence is not Confidence.CHECK


def _certain(fact: _Fact | None) -> _Fact | None:
    return fact if fact is not None and _is_certain(fact) else None


def _renamed(words: Mapping[str, str], slot: str, new: str) -> Mapping[str, str]:
    return {f"{new}{form}": words[f"{slot}{form}"] for form in ("", ".name", ".of", ".to") if f"{slot}{form}" in words}


def _forms(nouns: Mapping[str, Noun]) -> dict[str, str]:
    """Return every form of some nouns, by slot."""
    return {_slot(name, form): word for name, noun in nouns.items() for form, word in noun.forms.items()}


def _slot(name: str, form: str) -> str:
    return f"{name}.{form}" if form else name


def _neutral_words(neutral: Neutral) -> dict[str, str]:
    sentences = {topic.slot: neutral.sentences.get(topic, "") for topic in Topic}
    return {
        **_forms(neutral.nouns),
        **sentences,
        **{law.slot: "" for law in UnionLaw},
        "union_note": "",
        "proxies": neutral.proxies,
        "in_country": "",
    }


def _nouns(country: Country, neutral: Neutral) -> dict[str, str]:
    """Return the country's own nouns; what it does not name stays neutral."""
    return _forms({name: noun for name, noun in country.nouns.items() if name in neutral.nouns})


def _bodies(country: Country, neutral: Neutral, region: str | None) -> dict[str, str]:
    """Return the bodies to which people are sent, by name where that is sure; several are joined."""
    there = [body for body in country.equality_bodies if body.hears_origin and body.is_there(region)]
    sure = [body.noun for body in there if body.about.confidence is Confidence.SURE]
    forms = sure[0].forms if sure else ()
    return {_slot(_BODY, form): series([noun.forms[form] for noun in sure], neutral.and_) for form in forms}


def _sentences(country: Country, neutral: Neutral) -> dict[str, str]:
    return {topic.slot: _printed(fact, neutral) for topic, fact in country.facts.items() if _is_certain(fact)}


def _printed(fact: Fact, neutral: Neutral) -> str:
    """Return a text; a likely one with the remark that it is to be confirmed, before its full stop if it has one."""
    if fact.confidence is not Confidence.LIKELY:
        return fact.text
    bare = fact.text.removesuffix(".")
    return f"{bare} ({neutral.to_confirm}){fact.text[len(bare) :]}"


def _union(country: Country, neutral: Neutral) -> dict[str, str]:
    holds = tuple(UnionLaw) if country.eu else country.union_law
    words = {law.slot: neutral.union[law] for law in holds if law in neutral.union}
    if country.union_note:
        words["union_note"] = country.union_note
    return words


def _proxies(country: Country, neutral: Neutral) -> dict[str, str]:
    origin = country.origin_data
    return {"proxies": series(origin.proxies, neutral.and_)} if origin.proxies and _is_certain(origin) else {}


def _hints(country: Country) -> Mapping[str, tuple[str, ...]]:
    hints: dict[str, tuple[str, ...]] = {}
    for hint in country.hints:
        for action in hint.actions:
            hints[action] = (*hints.get(action, ()), hint.text)
    return hints


def _election_rule(country: Country, neutral: Neutral) -> ElectionRule:
    before = country.pre_election
    return before.rule if before and _is_certain(before) else neutral.election_rule


def _elections(country: Country, neutral: Neutral, region: str | None) -> tuple[Election, ...]:
    return tuple(
        election.model_copy(update={"text": _printed(election, neutral)})
        for election in country.elections
        if _is_certain(election) and (election.region is None or election.region == region)
    )


def _questions(country: Country, neutral: Neutral, region: str | None) -> Iterator[LegalQuestion]:
    """Give what only the legal service can say: facts that are missing or not certain."""
    if country.regional and region is None:
        yield LegalQuestion(text=f"{country.regional} {neutral.name_region}")
    for body in country.equality_bodies:
        if body.about.confidence is Confidence.CHECK and _asked_of(body, region):
            yield LegalQuestion(text=neutral.questions[Topic.BODIES], source=body.about.source)
    facts = country.facts
    for topic, question in neutral.questions.items():
        fact = facts.get(topic)
        if topic not in {Topic.BODIES, Topic.WHO_DECIDES} and (fact is None or not _is_certain(fact)):
            yield LegalQuestion(text=question, source=fact.source if fact else "")


def _questions_anywhere(neutral: Neutral) -> Iterator[LegalQuestion]:
    """Give what is asked of a city of which nothing is known."""
    asked = (question for topic, question in neutral.questions.items() if topic is not Topic.WHO_DECIDES)
    return (LegalQuestion(text=question) for question in asked)


def _undecided(
    usual: Mapping[Matter, Decider], decided: Collection[Matter], neutral: Neutral, note: Fact | None = None
) -> Undecided:
    """Return the matters of which neither the country nor the city says who decides them."""
    open_ = [matter for matter in Matter if matter not in decided and (matter not in usual or usual[matter].is_open)]
    return Undecided(
        names={matter: neutral.matters[matter] for matter in open_},
        question=neutral.questions[Topic.WHO_DECIDES],
        joined_by=neutral.and_,
        source=note.source if note else "",
    )


def _asked_of(body: EqualityBody, region: str | None) -> bool:
    return body.is_there(region) or body.by_region
