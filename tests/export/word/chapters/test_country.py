"""The annex names organs and law of the city's country, and what only the legal service can say."""

from datetime import date

import pytest
from drafted_plans import catalogue, plan
from written_papers import Paper, paper_of

from planner.files.content import read_catalogue
from planner.files.shipped import templates_folder
from planner.templates.city_country import country_of
from planner.toolkit.matters import Matter
from planner.toolkit.plan_settings import PlanStatus

NAMES = "Names of organs, offices and acts"


def written(code: str | None, language: str = "en", looked_through: date | None = None, **more: object) -> Paper:
    countries = read_catalogue(templates_folder() / "anti-discrimination", language).countries
    assert countries
    country = country_of(countries, code)
    if looked_through:
        country = country.model_copy(update={"as_of": looked_through})
    drafted = plan(3, language=language).model_copy(update=more)
    decides = {"id": plan(3).actions[0].id, "matter": Matter.GRANTS}
    actions = tuple(action.model_copy(update=decides) for action in catalogue(language).actions)
    return paper_of(drafted, templates=catalogue(language).model_copy(update={"country": country, "actions": actions}))


def test_organs_stand_beside_their_names_in_the_country() -> None:
    section = written("NL").under("Law and bodies in the Netherlands")
    assert ("Municipal council", "gemeenteraad") in section.table(NAMES)
    assert "Equal Treatment Act (Awgb, 1994)" in section.texts("List Bullet")
    assert "last looked through on 28 November 2026" in section.text


def test_where_the_executive_is_the_mayor_one_line_says_so() -> None:
    names = [name for name, _ in written("DE").under("Law and bodies in Germany").table(NAMES)]
    assert names.count("Mayor") == 1


@pytest.mark.parametrize(("code", "language"), [("FR", "fr"), ("GB", "en"), ("IE", "en")])
def test_a_plan_in_the_country_s_own_language_needs_no_names(code: str, language: str) -> None:
    shown = written(code, language)
    assert not any("Names of organs" in table.text or "Noms des organes" in table.text for table in shown.tables)


def test_questions_are_asked_with_their_sources_and_never_answered() -> None:
    section = written("DE").under("Law and bodies in Germany")
    assert "To check before adoption" in section.text
    assert "Name the region of the city" in section.text
    assert any(point.endswith("(Gemeindeordnung des Landes; Hauptsatzung)") for point in section.texts("List Bullet"))


def test_of_an_adopted_plan_nothing_is_to_be_checked_before() -> None:
    section = written("DE", status=PlanStatus.ADOPTED).under("Law and bodies in Germany")
    assert "To check with the legal service" in section.text
    assert "before adoption" not in section.text


def test_facts_are_said_to_be_old_after_a_year() -> None:
    ages = (date(2025, 11, 30), date(2025, 10, 30))
    sections = [written("FR", looked_through=day).under("Law and bodies in France").text for day in ages]
    assert ["more than a year ago" in section for section in sections] == [False, True]


@pytest.mark.parametrize("code", [None, "US"])
def test_a_city_without_a_country_that_is_known_reads_so_in_a_line_and_is_asked(code: str | None) -> None:
    section = written(code).under("Law and bodies of the city’s country")
    assert "The city’s country is not known here" in section.text
    assert len(section.texts("List Bullet")) == 12
    assert not section.tables


def test_that_it_is_no_legal_advice_is_said_once() -> None:
    law, note = "Law and bodies in the Netherlands", catalogue().legal.note
    shown = written("NL")
    assert "Legal limits" in shown.headings(2)
    assert note not in shown.under(law).text
    # Where no limit concerns the plan, nothing before it says so.
    free = tuple(action.model_copy(update={"legal_limits": ()}) for action in plan(3).actions)
    assert note in written("NL", actions=free).under(law).text


def test_content_without_countries_has_no_such_section() -> None:
    assert not [heading for heading in paper_of(plan(3)).headings(2) if "bodies" in heading]
