"""An assessment says how much time and money the plan has, in the short forms in which people write it."""

from datetime import date
from pathlib import Path

import pytest

from files.shelf import TESTS, measures, toolkit
from planner.files.assessments import LookedThrough, look_through, read_assessment
from planner.toolkit.plan_settings import Absence, PlanMeans, ServiceTime, YearsMoney

HEAD = "city: Havelmar\nbenchmark: anti-discrimination\ndate: 2026-10-15\nplan:\n"


def looked(folder: Path, plan: str) -> LookedThrough:
    path = folder / "city.yaml"
    path.write_text(HEAD + plan, encoding="utf-8")
    return look_through(path, toolkit(), measures())


def means_of(folder: Path, means: str) -> PlanMeans | None:
    found = looked(folder, f"  means:\n{means}")
    assert found.problems == ()
    assert found.assessment is not None
    return found.assessment.plan.means


def test_short_forms_of_means_mean_what_the_long_ones_do() -> None:
    plan = read_assessment(TESTS / "broken" / "assessments" / "no_faults.yaml", toolkit(), measures()).plan
    assert plan.means == PlanMeans(
        horizon_years=4,
        money=(YearsMoney(year=2026, amount=25_000), YearsMoney(year=2027, amount=40_000.5)),
        services={
            "hr": ServiceTime(posts=0.2),
            "legal": ServiceTime(posts=1, plan_share=0.1),
            "youth": ServiceTime(
                posts=0.5,
                filled_from=date(2027, 4, 1),
                away=(Absence(first=date(2027, 7, 1), last=date(2027, 8, 31)),),
                name="Youth department",
            ),
        },
        factor_weights={"F06": 2},
    )


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("", None),
        ("    money:\n", None),
        ("    money: none\n", ()),
        ("    money: []\n", ()),
        ("    money: {2027: 0}\n", (YearsMoney(year=2027, amount=0),)),
    ],
    ids=["not said", "left empty", "none", "no sum", "a sum of nothing"],
)
def test_no_money_is_said_and_not_left_out(written: str, money: tuple[YearsMoney, ...] | None, tmp_path: Path) -> None:
    means = means_of(tmp_path, f"    horizon_years: 3\n{written}")
    assert means is not None
    assert means.money == money


def test_a_faulty_sum_of_one_year_is_told_with_its_own_line(tmp_path: Path) -> None:
    (problem,) = looked(tmp_path, "  means:\n    money:\n      2027: 40000\n      2028: lots\n").problems
    assert (problem.code, problem.place.line, problem.values["word"]) == ("not-a-number", 8, "lots")


@pytest.mark.parametrize("written", ["Legal service", "LEGAL  service", "legal"])
def test_time_is_given_to_a_service_by_its_name_or_its_id(written: str, tmp_path: Path) -> None:
    roles = "  roles: {legal: Legal service, hr: Personnel}\n"
    found = looked(tmp_path, f'{roles}  means: {{services: {{"{written}": 0.1, PERSONNEL: 0.2}}}}\n')
    assert found.problems == ()
    assert found.assessment is not None
    assert found.assessment.plan.means == PlanMeans(
        services={"legal": ServiceTime(posts=0.1), "hr": ServiceTime(posts=0.2)}
    )


def test_a_service_that_has_its_time_twice_is_told(tmp_path: Path) -> None:
    roles = "  roles: {legal: Legal service}\n"
    found = looked(tmp_path, f'{roles}  means: {{services: {{"Legal service": 0.1, legal: 0.2}}}}\n')
    assert [(problem.code, problem.values["word"]) for problem in found.problems] == [("malformed-id", "Legal service")]


def test_a_name_given_with_the_time_is_that_of_the_service(tmp_path: Path) -> None:
    services = "{hr: {name: Personnel, posts: 0.2}, youth: {name: Youth department, posts: 0.5}}"
    found = looked(
        tmp_path, f"  means: {{services: {services}}}\n  owners: {{F06-01: Youth department, F06-02: personnel}}\n"
    )
    assert found.problems == ()
    assert found.assessment is not None
    plan = found.assessment.plan
    assert {id_: (role.name, role.own) for id_, role in plan.roles.items()} == {
        "hr": ("Personnel", False),
        "youth": ("Youth department", True),
    }
    assert plan.owners == {"F06-01": "youth", "F06-02": "hr"}
    assert [(new.id, new.place.line) for new in found.services] == [("youth", 5)]


@pytest.mark.parametrize(
    ("name", "codes"), [("Personnel", []), ("personnel", []), ("Human resources", ["service-named-twice"])]
)
def test_a_service_has_one_name(name: str, codes: list[str], tmp_path: Path) -> None:
    roles = "  roles: {hr: Personnel}\n"
    found = looked(tmp_path, f"{roles}  means: {{services: {{hr: {{name: {name}, posts: 0.2}}}}}}\n")
    assert [problem.code for problem in found.problems] == codes


def test_time_for_a_service_that_nobody_knows_is_told_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = looked(tmp_path, "  means: {services: {lega: 0.1}}\n").problems
    assert (problem.code, problem.place.line, problem.values["near"]) == ("unknown-role", 5, "legal")
