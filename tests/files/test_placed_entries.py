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
