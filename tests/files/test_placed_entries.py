"""Countries and regions are named in a file as people call them, and are kept by their codes."""

from pathlib import Path

import pytest

from files.shelf import measures, toolkit
from planner.files.assessments import load_assessment
from planner.files.country_names import country_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("FR", "FR"), ("fr", "FR"), ("France", "FR"), ("FRANCE", "FR"), ("Frankreich", "FR")),
        *(("Allemagne", "DE"), ("Deutschland", "DE"), ("Germany", "DE"), ("Suomi", "FI"), ("Polska", "PL")),
        # The Union writes them so in its own texts.
        *(("EL", "GR"), ("UK", "GB"), ("United Kingdom", "GB")),
        # Former, short and full names beside those of CLDR.
        *((text, "CZ") for text in ("Czech Republic", "Czech republic", "République tchèque", "Tschechische Republik")),
        *((text, "CZ") for text in ("República Checa", "Repubblica Ceca", "Tsjechische Republiek", "República Tcheca")),
        *((text, "NL") for text in ("Holland", "Hollande", "Holanda", "Olanda", "The Netherlands", "les Pays-Bas")),
        *((text, "GB") for text in ("Great Britain", "Grande-Bretagne", "Großbritannien", "Gran Bretaña", "U.K.")),
        *((text, "TR") for text in ("Turkey", "Türkiye", "Turquie", "Tuerkei")),
        *((text, "MK") for text in ("Macedonia", "Macédoine", "North Macedonia")),
        *(("Republic of Ireland", "IE"), ("Kingdom of Spain", "ES"), ("Grand-Duché de Luxembourg", "LU")),
        *(("Oesterreich", "AT"), ("Republik Österreich", "AT"), ("Bosnia and Herzegovina", "BA")),
        *(("Republic of China", None), ("Bavaria", None), ("England", None), ("the", None)),
        *(("Atlantis", None), ("FX", None), ("", None), ("Frence", None), ("150", None)),
    ],
)
def test_a_country_is_known_by_its_name_and_never_by_likeness(text: str, code: str | None) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("country", "region", "codes"),
    [
        ("FR", "67", ("FR", "6AE")),
        ("France", "Bas-Rhin", ("FR", "6AE")),
        ("Deutschland", "Bavaria", ("DE", "BY")),
        ("Norwegen", "03", ("NO", "03")),
        ("NO", "3", ("NO", "03")),
    ],
)
def test_a_file_may_name_both_by_their_names(tmp_path: Path, country: str, region: str, codes: tuple[str, str]) -> None:
    path = tmp_path / "city.yaml"
    for place in (
        f"city: {{name: X, country: {country}}}\nplan: {{region: {region}}}",
        f"city: X\nplan: {{country: {country}, region: {region}}}",
    ):
        path.write_text(f"benchmark: anti-discrimination\ndate: 2026-10-01\n{place}\n", encoding="utf-8")
        assessment, problems = load_assessment(path, toolkit(), measures())
        assert problems == ()
        assert assessment
        assert (assessment.plan.country or assessment.city.country, assessment.plan.region) == codes


@pytest.mark.parametrize(
    ("country", "region"),
    [
        *((text, "ENG") for text in ("England", "Angleterre", "Inglaterra", "Inghilterra", "Engeland")),
        *((text, "SCT") for text in ("Scotland", "Écosse", "Schottland")),
        *(("Wales", "WLS"), ("Pays de Galles", "WLS"), ("Northern Ireland", "NIR")),
    ],
)
def test_what_is_called_a_country_in_britain_is_a_region_of_one(tmp_path: Path, country: str, region: str) -> None:
    path = tmp_path / "city.yaml"
    for place in (
        f"city: {{name: X, country: {country}}}",
        f"city: {{name: X, country: {country}}}\nplan: {{title: Our plan}}",
        f"city: {{name: X, country: UK}}\nplan: {{country: {country}}}",
    ):
        path.write_text(f"benchmark: anti-discrimination\ndate: 2026-10-01\n{place}\n", encoding="utf-8")
        assessment, problems = load_assessment(path, toolkit(), measures())
        assert problems == ()
        assert assessment
        assert (assessment.city.country, assessment.plan.region) == ("GB", region)


def test_a_region_that_is_named_beside_is_the_one_that_counts(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    head = "benchmark: anti-discrimination\ndate: 2026-10-01\n"
    path.write_text(f"{head}city: {{name: X, country: England}}\nplan: {{region: Wales}}\n", encoding="utf-8")
    assessment, _ = load_assessment(path, toolkit(), measures())
    assert assessment
    assert (assessment.city.country, assessment.plan.region) == ("GB", "WLS")


def test_a_country_that_is_none_is_told_that_names_are_read(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    head = "benchmark: anti-discrimination\ndate: 2026-10-01\n"
    path.write_text(f"{head}city: {{name: X, country: Atlantis}}\n", encoding="utf-8")
    _, (problem,) = load_assessment(path, toolkit(), measures())
    assert (problem.code, problem.values["word"], problem.place.line) == ("unknown-country", "Atlantis", 3)
    assert "its name, such as France" in problem.english()


@pytest.mark.parametrize(
    ("country", "region", "shown"),
    [("DE", "Bavarya", "Bayern (BY)"), ("FR", "Grand Est", "Alsace (6AE)"), ("IT", "Toscana", "Agrigento (AG)")],
)
def test_for_a_region_that_is_none_the_list_is_shown(tmp_path: Path, country: str, region: str, shown: str) -> None:
    path = tmp_path / "city.yaml"
    head = f"city: {{name: X, country: {country}}}\nbenchmark: anti-discrimination\ndate: 2026-10-01\n"
    path.write_text(f"{head}plan: {{region: {region}}}\n", encoding="utf-8")
    _, (problem,) = load_assessment(path, toolkit(), measures())
    assert (problem.code, problem.values["region"]) == ("unknown-region", region)
    assert shown in problem.english()
    assert "Did you mean" not in problem.english()
