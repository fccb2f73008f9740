"""What a country brings to a plan: only what is certain, and only what holds in the city's region."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from planner.templates.city_country import country_of, slots_of
from planner.templates.countries import Confidence, Decider, Topic, UnionLaw
from planner.toolkit.matters import Matter, Organ
from templates.spoken import LANGUAGES, city_country, countries, places

CODES = tuple(country.code for country in countries("en").countries)


@pytest.mark.parametrize("code", [None, "JP"])
def test_without_a_known_country_everything_is_neutral_and_asked(code: str | None) -> None:
    nowhere = city_country("en", code)
    neutral = countries("en").neutral
    assert nowhere.words["council"] == "the council"
    assert nowhere.words["union_data"] == nowhere.words["in_country"] == ""
    assert nowhere.fallbacks == {*neutral.nouns, *(topic.slot for topic in neutral.sentences)}
    asked = [question.text for question in nowhere.questions_on()]
    here = {topic: question.replace("{council.of}", "of the council") for topic, question in neutral.questions.items()}
    assert {*here.values()} - {*asked} == {neutral.questions[Topic.WHO_DECIDES]}
    assert sum("posts, rules for staff, grants" in question for question in asked) == 1
    assert len(asked) == len(neutral.questions)
    assert (nowhere.deciders, nowhere.hints, nowhere.laws) == ({}, {}, ())


def test_what_is_missing_of_a_country_is_asked() -> None:
    neutral = countries("en").neutral
    bulgarian = [question.text for question in city_country("en", "BG").questions]
    assert neutral.questions[Topic.LANGUAGES] in bulgarian
    assert neutral.questions[Topic.ORIGIN] not in bulgarian


def test_who_decides_is_asked_until_the_city_says_so() -> None:
    known = countries("en")
    (asked,) = country_of(known, "DE", "NI").questions_on()
    assert "decides in this city on grants:" in asked.text
    assert country_of(known, "DE", "NI", {Matter.GRANTS: Organ.COUNCIL}).questions_on() == ()


def test_a_plan_that_decides_nothing_of_the_kind_is_not_asked_who_decides() -> None:
    open_here = city_country("en", "DE", "NI")
    assert open_here.questions_on({Matter.NETWORK, Matter.STRATEGY}) == ()
    assert len(open_here.questions_on({Matter.GRANTS})) == 1


def test_a_body_of_a_region_is_named_only_there() -> None:
    assert "Flemish Human Rights Institute" not in city_country("en", "BE").words["bodies_rule"]
    assert "Flemish Human Rights Institute" in city_country("en", "BE", "Flemish").words["bodies_rule"]
    assert city_country("en", "GB", "NIR").words["equality_body"] == "the Equality Commission for Northern Ireland"
    assert city_country("en", "GB").words["equality_body"] == "the national equality body"


def test_the_mayor_signs_what_the_staff_is_told_where_the_mayor_rules_on_staff() -> None:
    heads = {code: city_country("en", code).words["head_of_staff"] for code in ("FR", "IE", "HR", None)}
    assert heads == {"FR": "the mayor", "IE": "the chief executive", "HR": "the mayor", None: "the chief executive"}


def test_a_neutral_sentence_names_the_organ_of_the_country() -> None:
    assembly = city_country("en", "HU")
    assert "the rules of the municipal assembly" in assembly.words["papers_rule"]
    assert any("the municipal assembly, or somebody else?" in asked.text for asked in assembly.questions_on())


def test_an_organ_has_the_name_of_the_city_s_region_and_else_every_name() -> None:
    natives = [city_country("en", "DE", region).nouns["council"].native for region in ("NW", "BW", None)]
    assert natives[:2] == ["Rat", "Gemeinderat"]
    assert "Rat / Stadtrat / Gemeinderat" in str(natives[2])


def test_a_city_of_a_federation_is_asked_for_its_region() -> None:
    country = countries("en").by_code["DE"]
    assert country.regional is not None
    assert any(country.regional in question.text for question in city_country("en", "DE").questions)
    assert not any(country.regional in question.text for question in city_country("en", "DE", "BY").questions)


def test_a_likely_day_of_an_election_is_marked() -> None:
    (election,) = city_country("en", "PL").elections
    assert election.confidence is Confidence.LIKELY
    assert election.text.endswith("(to be confirmed by the legal service).")


def test_what_is_likely_is_marked_and_what_is_to_be_checked_is_a_question() -> None:
    for country in countries("en").countries:
        own = city_country("en", country.code)
        for topic, fact in country.facts.items():
            match fact.confidence:
                case Confidence.SURE:
                    assert own.words[topic.slot] == fact.text
                case Confidence.LIKELY:
                    assert (
                        own.words[topic.slot]
                        == f"{fact.text.removesuffix('.')} (to be confirmed by the legal service)."
                    )
                case Confidence.CHECK:
                    assert fact.text not in own.words.values()
                    assert fact.source in {question.source for question in own.questions}


def test_the_law_of_the_union_is_named_only_where_it_holds() -> None:
    for code in CODES:
        country, own = countries("en").by_code[code], city_country("en", code)
        holds = set(UnionLaw) if country.eu else set(country.union_law)
        assert {law for law in UnionLaw if own.words[law.slot]} == holds
    assert "UK GDPR" in city_country("en", "GB").words["union_note"]


def test_who_decides_a_matter_and_how_is_said_in_the_words_of_the_country() -> None:
    dutch = city_country("en", "NL").words_of(Matter.POSTS)
    assert (dutch["decider.to"], dutch["act"]) == (
        "to the municipal executive",
        "the decision of the municipal executive",
    )
    french = city_country("fr", "FR").words_of(Matter.HR_RULES)
    assert (french["decider.of"], french["act.name"]) == ("du maire", "arrêté du maire")
    assert "decider" not in city_country("fr", "FR").words_of(None)


def test_what_is_open_is_decided_as_the_catalogue_has_it() -> None:
    belgian = city_country("en", "BE")
    assert belgian.deciders[Matter.GRANTS] is Decider.COUNCIL_OR_DELEGATED
    assert belgian.words_of(Matter.GRANTS)["decider"] == belgian.words["council"]
    assert belgian.words_of(Matter.GRANTS, Decider.EXECUTIVE)["decider"] == belgian.words["executive"]
    nowhere = city_country("en", None)
    assert nowhere.words_of(Matter.HR_RULES, Decider.CHIEF_EXECUTIVE)["decider"] == nowhere.words["chief_executive"]


@pytest.mark.parametrize("code", CODES)
def test_every_decider_has_a_name_in_the_country(code: str) -> None:
    for language in LANGUAGES:
        own = city_country(language, code)
        for matter in Matter:
            words = own.words_of(matter)
            assert all(words[f"{slot}{form}"] for slot in ("decider", "act") for form in ("", ".of", ".to", ".name"))


def test_every_slot_has_a_word_in_every_country() -> None:
    known = slots_of(countries("en"), of_matter=False)
    for code, region in places():
        for language in LANGUAGES:
            assert known <= city_country(language, code, region).words.keys()


def test_old_facts_are_said_to_be_old() -> None:
    own = city_country("en", "FR")
    assert own.is_fresh(date(own.as_of.year + 1, own.as_of.month, 1))
    assert not own.is_fresh(
        date(own.as_of.year + 1, own.as_of.month, 28).replace(day=1, month=12, year=own.as_of.year + 2)
    )


def test_which_words_stay_neutral_in_which_country_is_known(golden: Callable[[str, str], None]) -> None:
    """A fact that goes missing, or is no longer certain, shows here before a plan falls silent on it."""
    names = {country.code: country.name for country in countries("en").countries}
    lines = ["# Slots with neutral words, by country: a fact is missing or not certain. Made with --update-golden."]
    # As countries are sorted, and those without a region: a region only adds.
    for code in CODES:
        fallbacks = sorted(country_of(countries("en"), code).fallbacks)
        lines += [f"{code}: # {names[code]}", *(f"  - {slot}" for slot in fallbacks)]
    golden("../templates/fallbacks.yaml", "\n".join(lines) + "\n")


def test_topics_that_stay_silent_are_so_on_purpose() -> None:
    silent = set(Topic) - countries("en").neutral.sentences.keys()
    assert silent == {Topic.CALENDAR, Topic.WHO_DECIDES, Topic.FORM}


def test_bodies_and_acts_of_other_regions_are_left_out() -> None:
    flemish, nowhere = city_country("en", "BE", "Flemish"), city_country("en", "BE")
    assert "Flemish decree of 10 July 2008" in flemish.laws
    assert not any("decree" in law for law in nowhere.laws)
    named = ["Unia", "The Institute for the Equality of Women and Men"]
    assert [body.split(" is ")[0] for body in nowhere.bodies] == named
    assert len(flemish.bodies) == 3
    assert "Flemish Human Rights Institute" in flemish.bodies[2]


@pytest.mark.parametrize(
    ("code", "region", "due"),
    [
        ("FR", None, date(2027, 3, 16)),  # five clear days
        ("BE", "Flemish", date(2027, 3, 13)),  # eight clear days
        ("BE", "French", date(2027, 3, 14)),  # seven
        ("GB", "SCT", date(2027, 3, 18)),  # three clear days, five in England
        ("DE", "BY", date(2027, 3, 8)),  # two weeks
        ("CZ", None, date(2027, 3, 15)),  # seven days
        ("ES", None, date(2027, 3, 18)),  # two working days
        ("DK", None, date(2027, 3, 16)),  # four
        ("IE", None, None),  # to be checked
        ("AT", None, None),
        ("HU", None, None),
        (None, None, None),
    ],
)
def test_papers_are_due_as_the_law_of_the_country_counts_where_it_is_certain(
    code: str | None, region: str | None, due: date | None
) -> None:
    assert city_country("en", code, region).papers_by(date(2027, 3, 22)) == due


@pytest.mark.parametrize("code", CODES)
def test_no_papers_are_due_after_their_session_or_more_than_a_month_before(code: str) -> None:
    due = city_country("en", code).papers_by(date(2027, 3, 22))
    assert due is None or date(2027, 2, 22) <= due < date(2027, 3, 22)


def test_quiet_times_are_those_of_the_country_cut_to_the_days_that_are_asked_for() -> None:
    france, nowhere = city_country("en", "FR"), city_country("en", None)
    first, last = date(2027, 8, 1), date(2028, 1, 2)
    assert france.quiet_spans(first, last) == ((first, date(2027, 8, 31)), (date(2027, 12, 20), last))
    assert france.quiet_spans(date(2027, 9, 1), date(2027, 12, 19)) == nowhere.quiet_spans(first, last) == ()


@pytest.mark.parametrize("code", CODES)
def test_quiet_times_of_every_country_lie_in_order_within_the_days_that_are_asked_for(code: str) -> None:
    first, last = date(2027, 1, 2), date(2029, 12, 30)
    spans = city_country("en", code).quiet_spans(first, last)
    assert all(first <= begin <= end <= last for begin, end in spans)
    assert all(end < begin for (_, end), (begin, _) in pairwise(spans))


def test_what_stands_in_for_origin_is_the_country_s_own_list() -> None:
    assert "parents’ nationality at birth" in city_country("en", "BE").words["proxies"]
    assert city_country("en", None).words["proxies"] == "nationality, country of birth and district"
