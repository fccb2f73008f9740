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
OF_LAYOUT = ("BE", "LU", "AT", "IT", "PT", "FI", "DK", "NO", "IE")
"""A country of each layout that sets some apart from their style."""
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
    return block.style == "Resolution Point" or bool(re.match(r"(Article \d+(er)?|[A-ZÈ]+\.) – ", block.text))


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
        (
            "ES",
            "Draft resolution",
            ["Previous steps", "Legal grounds", "Reports", "Opinion of the committee", "Proposed resolution", "·"],
        ),
        (
            "DE",
            "Decision proposed to the city council",
            ["Order of deliberation", "Proposed decision", "·", "Reasons", "Financial effects"],
        ),
        (
            "AT",
            "Decision proposed to the municipal council",
            ["Report of the department", "Financial effects", "Motion", "·"],
        ),
        ("IT", "Draft council resolution", ["Preamble", "·"]),
        ("PT", "Draft resolution", ["·"]),
        ("BG", "Decision proposed to the municipal council", ["Reasons", "Proposed decision", "·"]),
        ("CZ", "Decision proposed to the city council", ["Proposed decision", "·", "Reasons"]),
        ("SK", "Decision proposed to the city council", ["Proposed decision", "·", "Reasons"]),
        ("PL", "Draft council resolution", ["·", "Reasons", "Financial effects"]),
        (
            "SE",
            "Decision proposed to the municipal council",
            [
                *("Proposal for decision", "·", "Summary", "Description of the matter"),
                *("Financial and other consequences", "Basis for the decision", "Recipients"),
            ],
        ),
        (
            "FI",
            "Decision proposed to the city council",
            ["Proposal", "·", "Presentation and grounds", "Annexes", "Decision"],
        ),
        (
            "DK",
            "Decision proposed to the city council",
            ["Summary", "Recommendation", "·", "The case", "Finances", "Next steps", "Annexes", "Decision"],
        ),
        (
            "NO",
            "Decision proposed to the municipal council",
            [
                *("Proposal for decision", "·", "Facts of the case", "Assessment of the case"),
                *("Financial consequences", "Annexes"),
            ],
        ),
        (
            "NL",
            "Decision proposed to the municipal council",
            [
                *("Proposed decision points", "·", "Background and intended result", "Reasons"),
                *("Considerations against", "Finances", "Next steps", "Decision on the proposal"),
            ],
        ),
        (
            "GB",
            "Decision proposed to the full council",
            [
                *("Recommendations", "·", "Reasons for the recommendations", "Alternatives considered"),
                *("Financial implications", "Legal implications", "Equality implications"),
            ],
        ),
        (
            "IE",
            "Decision proposed to the city council",
            ["Background", "Resources", "Equality and human rights", "Recommendation", "·"],
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
        ("FR", "en", "Article 1 – To adopt the plan"),
        ("FR", "fr", "Article 1er – D’adopter le plan"),
        ("ES", "en", "FIRST. – Adopt the plan"),
        ("ES", "fr", "PREMIER. – Adopter le plan"),
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
    written = {"en": {"Having regard", "Whereas"}, "fr": {"Vu", "Considérant"}}[language]
    if code == "IT" or of(code, language).style is DecisionStyle.ARTICLES:
        assert found == written
    else:
        # What the committee says is seen, in French by the word of a recital.
        assert found <= ({"Vu"} if code == "ES" else set())
    if code in {"FR", "BE", "LU"} and language == "fr":
        assert heading == "Projet de délibération"
    elif language == "fr":
        assert "élibér" not in f"{heading}{shown.text}".replace("après en avoir délibéré", "") or code == "IT"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*OF_STYLE.values(), *OF_LAYOUT])
def test_what_nobody_knows_before_the_session_is_left_blank(code: str, language: str) -> None:
    _, shown = decision(code, language)
    assert bool(BLANK_VOTE.search(shown.text)) == (code in {"FR", "BE", "LU", "ES", "IT"})
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
    [("NL", ("gemeenteraad", "raadsvoorstel")), ("PL", ("uchwała",)), ("DE", ("Beschluss",)), ("SE", ("beslut",))],
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
@pytest.mark.parametrize("code", [None, *OF_STYLE.values(), *OF_LAYOUT])
def test_the_executive_is_instructed_to_carry_it_out_or_requested_to(code: str | None, language: str) -> None:
    _, shown = decision(code, language)
    requested = {"en": "requests?", "fr": "prier?"}[language]
    instructed = {"en": "instructs?", "fr": "charger?"}[language]
    executive = re.escape(of(code, language).words["executive"])
    verb, other = (requested, instructed) if code in {"GB", "IE"} else (instructed, requested)
    # In Poland the act entrusts it at its end.
    assert len(re.findall(rf"\b{verb} {executive}", shown.text, re.IGNORECASE)) == (1 if code == "PL" else 2)
    assert not re.search(rf"\b{other} {executive}", shown.text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("code", "language", "enacting"),
    [
        ("FR", "fr", "après en avoir délibéré, par … voix pour, … voix contre et … abstentions, décide :"),
        ("HR", "en", "The city council of Portmarrow, at its session of …, decides:"),
        ("BE", "fr", "Le conseil communal de Portmarrow, siégeant en séance publique,"),
        ("BE", "fr", "Après en avoir délibéré, par … voix pour, … voix contre et … abstentions, décide :"),
        ("ES", "en", "by … votes for, … against and … abstentions, resolves:"),
        ("IT", "en", "resolves:"),
        ("PT", "en", "Having seen the proposal of the municipal executive dated …;"),
        ("AT", "en", "The municipal council of Portmarrow is asked to resolve:"),
        ("NL", "en", "having read the proposal of the municipal executive of …; having regard to …; decides"),
        ("PL", "en", "The city council of Portmarrow resolves as follows:"),
        ("PL", "en", "Carrying it out is entrusted to the mayor."),
        ("PL", "fr", "La présente décision entre en vigueur le …"),
        ("SE", "fr", "Le comité exécutif propose que le conseil municipal de Portmarrow décide :"),
        ("DK", "en", "The administration recommends that the city council of Portmarrow decide:"),
        ("IE", "en", "That the city council of Portmarrow resolves to:"),
        ("IE", "en", "Proposed by …, seconded by …"),
    ],
)
def test_who_decides_and_by_which_word_is_that_of_the_country(code: str, language: str, enacting: str) -> None:
    _, shown = decision(code, language)
    assert enacting in re.sub("[\u00a0\u202f]", " ", shown.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_act_in_paragraphs_takes_note_of_nothing(language: str) -> None:
    _, shown = decision("PL", language)
    assert not re.search(r"\bnotes? that|\bprend acte", shown.text)


@pytest.mark.parametrize("code", ["DE", "AT", "PL", "SE", "FI", "DK", "NO", "NL", "GB", "IE"])
def test_money_stands_once_in_the_part_that_the_country_has_for_it(code: str) -> None:
    _, shown = decision(code, "en")
    assert shown.text.count("62.5 person-days of city staff") == 1
    assert not any("62.5" in point for point in shown.points)


def test_where_reasons_follow_the_points_they_need_not_stay_on_their_page() -> None:
    _, shown = decision("DE", "en")
    reasons = shown.under("Reasons").blocks
    assert not any("keepNext" in "".join(child.tag for child in block.node.iter()) for block in reasons)
