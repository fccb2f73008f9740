"""Every text of the catalogue reads well, and is true, in every country, in none, and in every language."""

import re
from collections.abc import Iterator

import pytest

from planner.templates.catalogue import ActionTemplate
from planner.templates.countries import Confidence, Country, Decider, Fact
from planner.templates.own_country import in_country
from planner.templates.results import DecidedBy, WaitsFor
from planner.templates.slots import slots_in
from planner.templates.terms import Remit
from planner.toolkit.matters import Matter
from planner.toolkit.record import TITLE_LENGTH
from templates.spoken import LANGUAGES, catalogue, city_country, countries, places, spoken, written

CODES = tuple(country.code for country in countries("en").countries)
EVERYWHERE = tuple(places())
_BADLY_JOINED = {
    "en": r"\bthe the\b|\bof of\b|\bto to\b|\bs’s\b",
    "fr": r"\bde les?\b|\bà les?\b|\bde des\b|\bdu (?:le|la|les|l’)\b|\b(?:le|la|les) (?:le|la|les|l’)\b"
    r"|\bau (?:le|la|l’)\b|\bque l?es? +le\b|\b[dl]’[dl]’",
}
_BADLY_SET = r"  | [.,](?:\s|$)|\( | \)|\(\)|\.\.|\n|^\s|\s$"
_OF_ONE_COUNTRY = {
    "en": r"\bFrance\b|\bFrench\b|\bBelgi|\bcouncil secretariat\b|labour inspection|local police|prosecutor"
    r"|the (?:national )?equality body\b|the staff body\b|the (?:public )?employment service\b|Directive",
    "fr": r"conseil (?:municipal|communal)|\bdélibération|\badjointe?s?\b|\bdu maire\b(?! ou de l’exécutif)"
    r"|\ble maire\b|\bau maire\b"
    r"|\b(?:la|les|des|une|trois|cette) communes?\b|comité social|\bparquet\b|\bpréfet|\bconcours\b|police municipale"
    r"|inspection du travail|lettre de cadrage|Défenseur des droits|\bUnia\b|instance (?:représentative )?du personnel"
    r"|\b[Dd]irectives?\b",
}
_SURELY_LOWER = re.compile(r"[.!?] +[a-zà-ÿ]")
# The sentence after “art.” or in a listing of laws goes on; no other abbreviation stands in these texts.
_ABBREVIATION = re.compile(r"\b(?:art|s|no|nr|env|resp|ca|Sch|para)\. ?")


def said(language: str) -> Iterator[tuple[str | None, tuple[str, ...], str, str]]:
    for code, region in EVERYWHERE:
        for where, (raw, text) in spoken(language, code, region).items():
            if where[:2] != ("method", "evidence_action"):
                yield code, where, raw, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_country_brings_joins_the_sentence_without_a_seam(language: str) -> None:
    seams = re.compile(f"{_BADLY_JOINED[language]}|{_BADLY_SET}")
    # What the sentence says beside its slots is the author's: « avant de les figer » is good French.
    odd = [
        (code, where, text)
        for code, where, raw, text in said(language)
        if "{" in text or "}" in text or any(found[0] not in raw for found in seams.finditer(text))
    ]
    assert odd == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_begins_with_a_capital(language: str) -> None:
    odd = [
        (code, where, text)
        for code, where, raw, text in said(language)
        if (raw[0] == "{" and text[0].islower()) or _SURELY_LOWER.search(_ABBREVIATION.sub("", text))
    ]
    assert odd == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_stays_short_enough_to_be_stored(language: str) -> None:
    titles = [(where, text) for _, where, _, text in said(language) if where[-1] == "title"]
    assert titles
    assert [(where, text) for where, text in titles if len(text) > TITLE_LENGTH] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_names_the_body_or_the_law_of_one_country_as_everybodys(language: str) -> None:
    pattern = re.compile(_OF_ONE_COUNTRY[language])
    assert [(where, text) for where, text in written(language) if pattern.search(text)] == []


def names(country: Country) -> set[str]:
    """Return the proper names and the numbers by which a country would be recognised."""
    bodies = country.equality_bodies
    native = {noun.native for noun in country.nouns.values() if noun.native}
    numbers = {number for law in country.laws for number in re.findall(r"\b\d+[/-]\d{2,4}\b", law.native)}
    own = {body.noun.name for body in bodies} | {body.noun.native or "" for body in bodies}
    return {name for name in (own | native | numbers) if len(name) > 4}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_text_says_beside_its_slots_is_the_name_of_nobody(language: str) -> None:
    # A name of one word, such as « Médiateur », is an ordinary word as well.
    known = {name for country in countries(language).countries for name in names(country) if " " in name}
    pattern = re.compile("|".join(re.escape(name) for name in sorted(known)))
    assert [(where, text) for where, text in written(language) if pattern.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_country_meets_the_names_of_another(language: str) -> None:
    of = {country.code: names(country) for country in countries(language).countries}
    for code, region in EVERYWHERE:
        own = city_country(language, code, region)
        texts = [text for _, text in spoken(language, code, region).values()]
        # What two countries share, or what the neutral words say, gives no country away.
        shared = " | ".join([*own.words.values(), *(city_country(language, None).words.values())])
        foreign = {name for other, known in of.items() if other != code for name in known if name not in shared}
        pattern = re.compile("|".join(re.escape(name) for name in sorted(foreign)))
        found = [(code, match[0], text) for text in texts if (match := re.search(rf"\b(?:{pattern.pattern})\b", text))]
        assert found == []


def facts(country: Country) -> list[Fact]:
    return [*country.facts.values(), *(body.about for body in country.equality_bodies)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_certain_is_asked_and_never_printed(language: str) -> None:
    neutral = countries(language).neutral
    for country in countries(language).countries:
        for code, region in ((code, region) for code, region in EVERYWHERE if code == country.code):
            texts = [text for _, text in spoken(language, code, region).values()]
            for fact in facts(country):
                bare = fact.text.removesuffix(".")
                printed = [text for text in texts if bare in text]
                if fact.confidence is Confidence.CHECK:
                    assert printed == []
                elif fact.confidence is Confidence.LIKELY:
                    assert all(f"{bare} ({neutral.to_confirm})" in text for text in printed)


def test_texts_that_are_read_without_a_city_have_no_room_for_a_country() -> None:
    """Services and readings are named in files and in lists of all cities, where no country is known."""
    named = catalogue("en")
    titles = [
        *(role.title for role in named.roles),
        *(rule.title for rule in named.context.readings),
        *(figure.title for figure in named.context.figures),
    ]
    assert [title for title in titles if "{" in title] == []


def test_the_data_protection_officer_advises_and_leads_nothing() -> None:
    actions = catalogue("en").actions
    assert [action.id for action in actions if action.owner == "dpo"] == []
    assert {"data", "dpo"} <= catalogue("en").role_by_id.keys()


def matters() -> list[ActionTemplate]:
    return [action for action in catalogue("en").actions if action.matter]


def test_every_matter_is_decided_by_some_action() -> None:
    assert {action.matter for action in matters()} == set(Matter)


@pytest.mark.parametrize("code", [None, *CODES])
def test_an_action_waits_for_the_council_exactly_where_the_council_decides(code: str | None) -> None:
    there = in_country(catalogue("en"), code).action_by_id
    deciders = city_country("en", code).deciders
    for action in matters():
        assert action.matter
        decider, spoken_of = deciders.get(action.matter), there[action.id]
        by_council = WaitsFor.COUNCIL in action.waits_for if decider is None or decider.is_open else None
        expected = decider is Decider.COUNCIL if by_council is None else by_council
        assert (WaitsFor.COUNCIL in spoken_of.waits_for) is expected, (code, action.id)
        assert (spoken_of.vote_after_weeks is not None) is expected
        assert (spoken_of.decided_by is DecidedBy.COUNCIL) is expected
        assert spoken_of.remit is not Remit.COUNCIL or expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_decides_is_said_as_it_is_reckoned_with(language: str) -> None:
    """Where the plan waits for no vote, no step of the action speaks of the council as who decides."""
    for code, region in EVERYWHERE:
        own = city_country(language, code, region)
        there = in_country(catalogue(language), code, region).action_by_id
        for action in catalogue(language).actions:
            texts = (*action.first_steps, action.proof, action.title, action.why)
            if not action.matter or not any("decider" in slot for text in texts for slot in slots_in(text)):
                continue
            spoken_of = there[action.id]
            told = " ".join((spoken_of.title, spoken_of.why, *spoken_of.first_steps)).casefold()
            names_council = any(own.words[f"council{form}"].casefold() in told for form in ("", ".of", ".to"))
            assert names_council is (WaitsFor.COUNCIL in spoken_of.waits_for), (code, action.id, told)


def test_the_choice_of_the_french_samples_rests_on_the_same_remits() -> None:
    """In France the law decides as the catalogue was first written, so that no action changed hands."""
    there = in_country(catalogue("en"), "FR").action_by_id
    changed = {action.id for action in catalogue("en").actions if there[action.id].remit is not action.remit}
    assert changed == set()


@pytest.mark.parametrize(
    ("country", "varied"), [("FR", True), ("SE", True), (None, True), ("IE", False), ("GB", False)]
)
def test_no_way_round_figures_on_origin_is_offered_where_they_are_allowed(country: str | None, *, varied: bool) -> None:
    rule = in_country(catalogue("en"), country).rule_by_reading["C2", "strong"]
    assert [replacement.hide for replacement in rule.replace] == (["F11-08", "F10-07"] if varied else [])
