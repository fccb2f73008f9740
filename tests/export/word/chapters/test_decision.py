"""A decision has the form of the city's country, in the plan's language, and asks the council for what is its own."""

import re
from datetime import date
from functools import lru_cache

import pytest
from drafted_plans import benchmark, catalogue, plan
from written_papers import Block, Paper, paper_of

from planner.files.content import read_catalogue
from planner.files.shipped import templates_folder
from planner.templates.catalogue import Catalogue
from planner.templates.city_country import CityCountry, country_of
from planner.templates.countries import DecisionStyle
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.wording import LANGUAGES, Wording

OF_STYLE = {
    DecisionStyle.ARTICLES: "FR",
    DecisionStyle.ORDINALS: "ES",
    DecisionStyle.NUMBERED_POINTS: "DE",
    DecisionStyle.ROMAN_POINTS: "CZ",
    DecisionStyle.LETTERS: "SK",
    DecisionStyle.PARAGRAPHS: "PL",
    DecisionStyle.PROPOSAL: "SE",
    DecisionStyle.PROPOSAL_AND_DECISION: "NL",
    DecisionStyle.RECOMMENDATIONS: "GB",
}
"""A country of each style."""
RECITALS = re.compile(r"\b(Having regard|Whereas|Vu|Considérant)\b")
BLANK_VOTE = re.compile(r"by … votes for, … against and … abstentions|par … voix pour, … voix contre et … abstentions")


@lru_cache(maxsize=len(LANGUAGES))
def shipped(language: str) -> Catalogue:
    return read_catalogue(templates_folder() / "anti-discrimination", language)


def of(code: str | None, language: str, region: str | None = None) -> CityCountry:
    countries = shipped(language).countries
    assert countries
    return country_of(countries, code, region)


@lru_cache(maxsize=64)
def decision(code: str | None, language: str, *, adopted: bool = False) -> tuple[str, Paper]:
    """Return the chapter's heading, and what stands under it, in a country."""
    voted = {"status": PlanStatus.ADOPTED, "adoption": Adoption(adopted_on=date(2026, 12, 1), reference="9")}
    drafted = plan(5, language=language).model_copy(update=voted if adopted else {})
    templates = catalogue(language).model_copy(update={"country": of(code, language)})
    shown = paper_of(drafted, content=benchmark(language), templates=templates)
    heading = shown.headings(1)[1]
    return heading, shown.under(heading)


def order(shown: Paper) -> list[str]:
    """Return headings and decided points in their order, the latter once where several follow one another."""
    blocks = [block for block in shown.blocks if block.style.startswith("Heading") or is_point(block)]
    kinds = ["·" if is_point(block) else block.text for block in blocks]
    return [kind for place, kind in enumerate(kinds) if kind != "·" or "·" not in kinds[max(place - 1, 0) : place]]


def is_point(block: Block) -> bool:
    return block.style == "Resolution Point" or bool(re.match(r"(Article \d+|First|Second|Third|\w+th) – ", block.text))


def counted(block: Block) -> bool:
    """Say whether Word numbers a paragraph itself."""
    return any(child.tag.endswith("}numPr") for child in block.node.iter())


def test_every_style_has_a_country_whose_form_is_certain() -> None:
    assert {style: of(code, "en").style for style, code in OF_STYLE.items()} == {
        style: style for style in DecisionStyle
    }


@pytest.mark.parametrize(
    ("code", "heading", "parts"),
    [
        (None, "Decision proposed to the council", ["·"]),
        ("CY", "Decision proposed to the municipal council", ["·"]),
        ("FR", "Draft council decision", ["·"]),
        ("ES", "Draft resolution", ["Antecedents", "Grounds", "Proposed decision", "·"]),
        ("DE", "Decision proposed to the city council", ["Proposed decision", "·", "Reasons", "Financial effects"]),
        ("IT", "Decision proposed to the municipal council", ["Reasons", "Proposed decision", "·"]),
        ("CZ", "Decision proposed to the city council", ["Proposed decision", "·", "Reasons"]),
        ("SK", "Decision proposed to the city council", ["Proposed decision", "·", "Reasons"]),
        ("PL", "Draft council resolution", ["·", "Reasons"]),
        (
            "SE",
            "Decision proposed to the municipal council",
            [
                *("Proposed decision", "·", "Summary of the matter", "The matter"),
                *("Consequences", "Basis for the decision"),
            ],
        ),
        (
            "NL",
            "Decision proposed to the municipal council",
            ["Points to decide", "·", "Reasons", "Financial effects", "Decision on the proposal"],
        ),
        (
            "GB",
            "Decision proposed to the full council",
            [
                *("Recommendations", "·", "Reasons for the recommendations"),
                *("Financial implications", "Equality implications"),
            ],
        ),
    ],
)
def test_the_parts_stand_in_the_order_of_the_country(code: str | None, heading: str, parts: list[str]) -> None:
    written, shown = decision(code, "en")
    assert (written, order(shown)) == (heading, parts)


@pytest.mark.parametrize(
    ("code", "language", "numbers"),
    [
        ("GB", "en", ["(1)", "(2)", "(3)"]),
        ("PL", "fr", ["§ 1.", "§ 2.", "§ 3."]),
        ("CZ", "en", ["I.", "II.1", "II.2", "II.3", "II.4", "II.5", "III.1", "III.2", "III.3", "III.4"]),
        ("SK", "fr", ["A.", "B.1", "B.2", "B.3", "B.4", "B.5", "C.1", "C.2", "C.3", "C.4"]),
    ],
)
def test_points_are_numbered_as_in_the_country(code: str | None, language: str, numbers: list[str]) -> None:
    _, shown = decision(code, language)
    written = [text.partition("\t")[0].replace("\u00a0", " ") for text in shown.texts("Resolution Point")]
    assert written[: len(numbers)] == numbers


@pytest.mark.parametrize("code", [None, "DE", "IT", "SE", "NL"])
def test_simple_numbers_are_those_of_a_list(code: str | None) -> None:
    _, shown = decision(code, "en")
    assert all(counted(block) for block in shown.blocks if block.style == "Resolution Point")


@pytest.mark.parametrize(
    ("code", "language", "first"),
    [
        ("FR", "en", "Article 1 – Adopts the plan"),
        ("FR", "fr", "Article 1 – Adopte le plan"),
        ("ES", "en", "First – Adopts the plan"),
        ("ES", "fr", "Premièrement – Adopte le plan"),
    ],
)
def test_articles_and_ordinals_are_sentences_of_their_own(code: str, language: str, first: str) -> None:
    _, shown = decision(code, language)
    points = [text.replace("\u00a0", " ") for text in shown.texts("Resolution") if " – " in text[:20]]
    assert points[0].startswith(first)
    assert all(point.endswith(".") for point in points)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [None, *OF_STYLE.values(), "IT", "BE", "LU", "CY", "US"])
def test_recitals_stand_only_where_the_country_writes_them(code: str | None, language: str) -> None:
    heading, shown = decision(code, language)
    found = set(RECITALS.findall(shown.text))
    of_articles = {"en": {"Having regard", "Whereas"}, "fr": {"Vu", "Considérant"}}[language]
    of_ordinals = {"en": {"Whereas"}, "fr": {"Vu", "Considérant"}}[language]
    style = of(code, language).style
    expected = {DecisionStyle.ARTICLES: of_articles, DecisionStyle.ORDINALS: of_ordinals}.get(
        style or DecisionStyle.LETTERS
    )
    assert found == (expected or set())
    if code in {"FR", "BE", "LU"} and language == "fr":
        assert heading == "Projet de délibération"
    elif language == "fr":
        assert "élibér" not in f"{heading}{shown.text}".replace("après en avoir délibéré", "") or code == "IT"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", OF_STYLE.values())
def test_what_nobody_knows_before_the_session_is_left_blank(code: str, language: str) -> None:
    _, shown = decision(code, language)
    assert bool(BLANK_VOTE.search(shown.text)) == (code in {"FR", "ES", "NL"})
    rapporteur = Wording(language).say("On the report of …,")
    assert (rapporteur in shown.text.replace("\u00a0", " ")) == (code == "FR")
    # An act that was voted says all of it better than a plan could.
    assert "…" not in decision(code, language, adopted=True)[1].text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", OF_STYLE.values())
def test_what_was_decided_is_printed_in_the_same_form(code: str, language: str) -> None:
    heading, shown = decision(code, language, adopted=True)
    words = of(code, language).words
    assert heading.casefold() == words["decision.name"].casefold()
    proposed = decision(code, language)[1].texts("Resolution Point")
    assert len(shown.texts("Resolution Point")) in {len(proposed), len(proposed) - 1}
    assert words["council"] in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "natives"),
    [("NL", ("gemeenteraad", "raadsbesluit")), ("PL", ("uchwała",)), ("DE", ("Beschluss",)), ("SE", ("beslut",))],
)
def test_a_name_in_the_country_s_language_stands_once(code: str, natives: tuple[str, ...], language: str) -> None:
    _, shown = decision(code, language)
    assert [shown.text.count(f"({native})") for native in natives] == [1] * len(natives)
    # Where there are several names, nobody knows which is the city's.
    assert "Stadtverordnetenversammlung" not in shown.text
    assert "rada miasta" not in shown.text


def test_what_the_plan_s_language_says_already_is_not_said_twice() -> None:
    assert "(" not in decision("FR", "fr")[1].blocks[0].text
    assert "(" not in decision("GB", "en")[1].blocks[0].text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [None, *OF_STYLE.values()])
def test_the_executive_is_asked_to_carry_it_out(code: str | None, language: str) -> None:
    _, shown = decision(code, language)
    verb = {"en": "asks", "fr": "invite"}[language]
    executive = of(code, language).words["executive"]
    assert len(re.findall(rf"{verb} {re.escape(executive)}", shown.text, re.IGNORECASE)) == 2
    assert not re.search(r"entrusts|confie|charge les", shown.text)


@pytest.mark.parametrize("code", ["DE", "SE", "NL", "GB"])
def test_money_stands_once_in_the_part_that_the_country_has_for_it(code: str) -> None:
    _, shown = decision(code, "en")
    assert shown.text.count("62.5 person-days of city staff") == 1
    assert not any("62.5" in point for point in shown.points)


def test_where_reasons_follow_the_points_they_need_not_stay_on_their_page() -> None:
    _, shown = decision("DE", "en")
    reasons = shown.under("Reasons").blocks
    assert not any("keepNext" in "".join(child.tag for child in block.node.iter()) for block in reasons)
