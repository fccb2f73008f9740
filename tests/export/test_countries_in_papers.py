"""In whatever country a city lies, its papers name no body, law or custom that belongs to another country only."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from io import BytesIO

import docx
import pytest
from cities import SAMPLES, sample
from docx.oxml.ns import qn

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.export import FORMATS
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import benchmarks_folder, templates_folder
from planner.schedule.workdays import work_calendar
from planner.templates.catalogue import Catalogue
from planner.templates.countries import Confidence, Country
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.plan_settings import PlanSettings
from planner.track.standing import standing_of_draft

LANGUAGES = ("en", "fr")
TODAY = date(2026, 11, 29)
FULL = ("FR", "BE", "DE", "ES", "IT", "NL", "PL", "SE", "AT", "IE", "PT", "FI", "DK")
_GENERIC = {
    "en": ("ombudsman", "proposal", "draft decision"),
    "fr": ("médiateur", "arrêté", "proposition", "projet de décision", "proposition de décision"),
}
"""Names that are words of the language as well."""
_SHORT = 6
"""Letters below which a native word is a word of other languages as well: maire, Rat, council."""


@lru_cache(maxsize=2)
def content(language: str) -> tuple[Benchmark, Catalogue]:
    return (
        read_benchmark(benchmarks_folder() / "anti-discrimination", language),
        read_catalogue(templates_folder() / "anti-discrimination", language),
    )


def countries(language: str) -> Mapping[str, Country]:
    known = content(language)[1].countries
    assert known is not None
    return known.by_code


ALL = tuple(sorted(countries("en")))


def placed(name: str, country: str | None) -> Assessment:
    """Return a sample city in another country, without the words that its own people wrote."""
    city = sample(name)
    answers = {
        question: tuple(said.model_copy(update={"note": None, "evidence": ()}) for said in responses)
        for question, responses in city.answers.items()
    }
    context = {factor: reading.model_copy(update={"note": None}) for factor, reading in city.context.items()}
    return city.model_copy(
        update={
            "city": city.city.model_copy(update={"country": country}),
            "answers": answers,
            "verdicts": {},
            "respondents": (),
            "context": context,
            "plan": PlanSettings(means=city.plan.means and city.plan.means.model_copy(update={"money": None})),
        }
    )


def papers(name: str, country: str | None, language: str) -> tuple[str, str]:
    """Return the text of the Word document and the JSON of a city's draft, quoted city examples left out."""
    benchmark, catalogue = content(language)
    case = Case(assessment=placed(name, country), benchmark=benchmark, catalogue=catalogue, language=language)
    frame = Frame(start=date(2027, 1, 4), calendar=work_calendar(country), language=language, title="Plan")
    plan = standing_of_draft(draft(case, frame), case.own_catalogue.method)
    word = FORMATS[".docx"](plan, benchmark, case.own_catalogue, TODAY)
    data = FORMATS[".json"](plan, benchmark, case.own_catalogue, TODAY)
    body = docx.Document(BytesIO(word)).element.body
    lines = ("".join(node.text or "" for node in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))
    examples = [
        text for example in (*benchmark.examples(), *catalogue.examples) for text in (example.did, example.city)
    ]
    text = "\n".join(line for line in lines if not any(told in line for told in examples))
    return text, json.dumps(json.loads(data), ensure_ascii=False)


def named(country: Country) -> Iterator[str]:
    """Give the names by which a country’s bodies, laws and organs are known there, and in the plan’s language."""
    for body in country.equality_bodies:
        yield from (body.noun.native or body.noun.name, body.noun.name)
        yield from re.findall(r"\(([A-ZÉ]{3,})\)", body.noun.the)
    for law in country.laws:
        yield from (law.native, law.text)
        yield from re.findall(r"\d{2,4}[-/]\d{2,4}", law.text)
    yield from (noun.native for noun in country.nouns.values() if noun.native and len(noun.native) >= _SHORT)
    yield from (noun.name for noun in country.nouns.values())
    yield from (fact.text for fact in country.facts.values())


def everything(country: Country) -> str:
    return json.dumps(country.model_dump(mode="json"), ensure_ascii=False).casefold()


@lru_cache(maxsize=80)
def foreign(country: str | None, language: str) -> tuple[str, ...]:
    """Return what belongs to other countries only: the country itself and the neutral words do not have it."""
    known = content(language)[1].countries
    assert known is not None
    own = json.dumps(known.neutral.model_dump(mode="json"), ensure_ascii=False).casefold()
    if country is not None:
        decision = known.by_code[country].government.decision.name.casefold()
        # How a paper calls the draft of its own decision.
        own += f"{everything(known.by_code[country])} draft {decision} projet de {decision} "
    terms = {term for other in known.countries if other.code != country for term in named(other)}
    terms = {term for term in terms if term.casefold() not in _GENERIC[language]}
    return tuple(sorted(term for term in terms if term.casefold() not in own))


def found(terms: tuple[str, ...], text: str) -> list[str]:
    lowered = text.casefold()
    return [term for term in terms if re.search(rf"(?<!\w){re.escape(term.casefold())}(?!\w)", lowered)]


def faults(name: str, country: str | None, language: str) -> list[str]:
    """Give what is wrong in the papers of a city for its country."""
    word, data = papers(name, country, language)
    wrong = [f"foreign: {term}" for text in (word, data) for term in found(foreign(country, language), text)]
    wrong += [f"brace: {brace}" for text in (word,) for brace in re.findall(r"\{[a-z_.]+\}", text)]
    wrong += [f"brace: {brace}" for brace in re.findall(r"\{[a-z]+[a-z_.]*\}", data)]
    if country is not None:
        facts = countries(language)[country].facts.values()
        # A likely fact stands without its full stop, before the remark that it is to be confirmed.
        doubtful = [fact.text for fact in facts if fact.confidence is not Confidence.SURE]
        wrong += [f"printed as sure: {text}" for text in doubtful if text in word]
    if language == "fr":
        wrong += re.findall(r"\b(?:de le|à le|à les|que il|de un)\b .{0,40}", word)
    return wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", [None, "DE", "FR", "PL"])
def test_papers_name_nothing_of_another_country(country: str | None, language: str) -> None:
    assert faults("montorval", country, language) == []


@pytest.mark.long
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", [None, *ALL])
def test_papers_of_every_city_name_nothing_of_another_country(country: str | None, language: str, name: str) -> None:
    assert faults(name, country, language) == []
