"""A city names services and partners of its own; a mistyped id of the templates is still helped."""

from pathlib import Path

import pytest

from files.shelf import measures, toolkit
from planner.files.assessments import look_through
from planner.files.check import examined
from planner.wording import Wording
from planner.wording.services import new_service_sentences

HEAD = 'city: Havelmar\nbenchmark: anti-discrimination\ndate: 2026-10-15\nanswers: {"6.1": no}\nplan:\n'


def written(folder: Path, plan: str) -> Path:
    path = folder / "city.yaml"
    path.write_text(HEAD + plan, encoding="utf-8")
    return path


def codes(folder: Path, plan: str) -> list[str]:
    return [problem.code for problem in look_through(written(folder, plan), toolkit(), measures()).problems]


def test_a_service_of_the_citys_own_is_taken_and_marked_and_told(tmp_path: Path) -> None:
    plan = (
        "  roles:\n    youth: Direction de la jeunesse\n    federation: {name: Fédération, outside: true}\n"
        "    hr: Personnel\n  owners: {F06-01: youth}\n  partners: {F06-02: federation, F06-03: [youth, legal]}\n"
    )
    found = look_through(written(tmp_path, plan), toolkit(), measures())
    assert found.problems == ()
    assert [(new.id, new.name, new.outside, new.place.line, new.meant) for new in found.services] == [
        ("youth", "Direction de la jeunesse", False, 7, None),
        ("federation", "Fédération", True, 8, None),
    ]
    assert found.assessment is not None
    settings = found.assessment.plan
    assert [id_ for id_, said in settings.roles.items() if said.own] == ["youth", "federation"]
    assert settings.partners == {"F06-02": ("federation",), "F06-03": ("youth", "legal")}


@pytest.mark.parametrize("entry", ["lega: Service juridique", "lega: {capacity: 1}", "youth: {capacity: 1}"])
def test_an_id_without_a_name_of_its_own_is_a_slip(entry: str, tmp_path: Path) -> None:
    found = look_through(written(tmp_path, f"  roles:\n    {entry}\n"), toolkit(), measures())
    assert [(problem.code, problem.place.line) for problem in found.problems] == [("unknown-role", 7)]
    assert ("near" in found.problems[0].values) is entry.startswith("lega")
    assert found.services == ()


@pytest.mark.parametrize(
    ("entry", "meant"), [("lega: {name: Droit}", "legal"), ("lega: {name: Droit, own: true}", None)]
)
def test_an_id_near_a_known_one_is_told_with_it_unless_the_city_means_it_so(
    entry: str, meant: str | None, tmp_path: Path
) -> None:
    found = look_through(written(tmp_path, f"  roles:\n    {entry}\n"), toolkit(), measures())
    assert found.problems == ()
    assert [new.meant for new in found.services] == [meant]


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ("  owners: {F06-01: yout}\n", "unknown-role"),
        ("  owners: {F06-99: legal}\n", "unknown-action"),
        ("  partners: {F06-01: [legal, nobody]}\n", "unknown-role"),
        ("  partners: {F06-99: legal}\n", "unknown-action"),
        ("  roles: {audit: {replaced_by: nobody}}\n", "unknown-role"),
        ("  roles: {youth: Jeunesse, sport: {name: JEUNESSE}}\n", "service-twice"),
        ("  roles: {youth: {name: legal  SERVICE}}\n", "service-twice"),
        ("  roles: {youth: {name: Legal}}\n", "service-twice"),
        ("  roles: {hr: Cabinet, mayor: Cabinet}\n", "service-twice"),
        ("  roles: {audit: {replaced_by: audit}}\n", "replaced-in-turn"),
        ("  roles: {audit: {replaced_by: legal}, legal: {replaced_by: hr}}\n", "replaced-in-turn"),
    ],
)
def test_what_names_no_service_at_work_is_refused(plan: str, code: str, tmp_path: Path) -> None:
    assert codes(tmp_path, plan) == [code]


def test_a_check_names_the_new_services_of_every_file_and_of_many_the_first(tmp_path: Path) -> None:
    many = "".join(f"    own-{number}: {{name: Service {number}}}\n" for number in range(60))
    found = examined([written(tmp_path, f"  roles:\n{many}")])
    assert found.problems == ()
    sentences = list(new_service_sentences(found.services, Wording("fr")))
    assert sentences[0].endswith("city.yaml:7  Nouveau service\u00a0: «\u00a0Service 0\u00a0» (own-0).")
    assert (len(sentences), sentences[-1]) == (51, "et 10 autres nouveaux services")


def test_one_service_that_does_the_work_of_two_says_so_and_may_have_any_name_that_is_free(tmp_path: Path) -> None:
    plan = (
        "  roles: {mayor: Cabinet, hr: {name: Cabinet, replaced_by: mayor}, legal: Droit, law: {name: Legal service}}\n"
    )
    assert codes(tmp_path, plan) == []
