"""A file may give work to a service by the name that people use, and is kept by its id."""

from pathlib import Path

import pytest

from files.shelf import measures, toolkit
from planner.files.assessments import LookedThrough, look_through

ROLES = "  roles:\n    youth: Direction de la  jeunesse\n    hr: {name: Personnel}\n"
AUDIT = measures().role_by_id["audit"].title


def looked(folder: Path, plan: str) -> LookedThrough:
    path = folder / "city.yaml"
    path.write_text(
        f'city: Havelmar\nbenchmark: anti-discrimination\ndate: 2026-10-15\nanswers: {{"6.1": no}}\nplan:\n'
        f"{ROLES}{plan}",
        encoding="utf-8",
    )
    return look_through(path, toolkit(), measures())


@pytest.mark.parametrize(
    ("written", "id_"),
    [("Direction de la jeunesse", "youth"), ("PERSONNEL", "hr"), (AUDIT, "audit"), ("youth", "youth")],
)
def test_who_leads_helps_or_replaces_may_be_named(written: str, id_: str, tmp_path: Path) -> None:
    plan = f'  owners: {{F06-01: "{written}"}}\n  partners: {{F06-02: "{written}", F06-03: [legal, "{written}"]}}\n'
    found = looked(tmp_path, plan)
    assert found.problems == ()
    assert found.assessment is not None
    settings = found.assessment.plan
    assert settings.owners == {"F06-01": id_}
    assert settings.partners == {"F06-02": (id_,), "F06-03": ("legal", id_)}


def test_who_does_the_work_of_another_may_be_named(tmp_path: Path) -> None:
    found = looked(tmp_path, "    finance: {replaced_by: Direction de la jeunesse}\n")
    assert found.problems == ()
    assert found.assessment is not None
    assert found.assessment.plan.roles["finance"].replaced_by == "youth"


@pytest.mark.parametrize("written", ["Direction des sports", "Personel", "Law and order"])
def test_a_name_that_nobody_has_is_told_with_its_line_and_all_that_are_known(written: str, tmp_path: Path) -> None:
    (problem,) = looked(tmp_path, f"  owners: {{F06-01: {written}}}\n").problems
    assert (problem.code, problem.place.line, problem.values["word"]) == ("unknown-role", 9, written)
    assert "youth" in str(problem.values["known"])
