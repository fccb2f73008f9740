"""Cities and assessments come into the store, or leave it as it was."""

from datetime import date
from pathlib import Path

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.intake import example_file
from planner.problem import ProblemsFoundError
from planner.store import Actor, DocumentKind, HistoryKind, Store

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_a_city_needs_a_name_only(empty: Store) -> None:
    city = desk.create_city(empty, " Saint-Étienne ", by=ANNA)
    assert (city.id, city.name, city.population) == ("saint-etienne", "Saint-Étienne", None)
    assert desk.create_city(empty, "saint-étienne", by=BORIS) == city


def test_a_city_without_a_name_is_refused_in_words(empty: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.create_city(empty, "   ", by=ANNA)
    assert codes(error) == ["value-refused"]


def test_an_imported_file_but_for_what_is_confidential_and_its_benchmark_are_kept(empty: Store) -> None:
    imported = desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    assert (imported.city, imported.assessment) == ("havelmar", ASSESSMENT)
    (document,) = empty.documents(kind=DocumentKind.IMPORT)
    received = example_file("havelmar").read_text(encoding="utf-8").splitlines()
    left_out = [line for line in empty.document(document.id).content.splitlines() if line not in received]
    assert len(left_out) == 2
    assert all("“" not in line and '"…"' in line for line in left_out)
    assert len(empty.documents(kind=DocumentKind.BENCHMARK)) == 1
    assert {entry.kind for entry in empty.history()} == {HistoryKind.IMPORT}


def test_the_same_assessment_comes_in_once_and_another_of_the_day_beside_it(empty: Store, tmp_path: Path) -> None:
    desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    with pytest.raises(ProblemsFoundError) as error:
        desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    assert codes(error) == ["already-imported"]
    text = example_file("havelmar").read_text(encoding="utf-8").replace("population: 230000", "population: 231000")
    (tmp_path / "again.yaml").write_text(text, encoding="utf-8")
    assert desk.import_assessment(empty, tmp_path / "again.yaml", by=ANNA).assessment == f"{ASSESSMENT}-2"
    assert len(empty.cities()) == 1


def test_a_faulty_file_leaves_the_store_as_it_was(empty: Store, tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("benchmark: anti-discrimination\ncity: Harbour\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError):
        desk.import_assessment(empty, tmp_path / "city.yaml", by=ANNA)
    assert empty.revision() == 0


def test_a_blank_assessment_can_be_begun_and_drafted(empty: Store) -> None:
    city = desk.create_city(empty, "Harbour", by=ANNA)
    begun = desk.new_assessment(empty, city.id, "anti-discrimination", language="en", by=ANNA, today=TODAY)
    drafted = desk.draft_into(empty, begun.assessment, by=ANNA, today=TODAY)
    assert list(empty.plan(drafted.plan).plan.action_by_id) == ["F00-01"]


def test_an_assessment_of_nobody_is_refused(empty: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.new_assessment(empty, "harbour", "anti-discrimination", language="en", by=ANNA, today=TODAY)
    assert codes(error) == ["unknown-city"]


def test_a_city_begins_once(empty: Store) -> None:
    desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    before = empty.revision()
    with pytest.raises(ProblemsFoundError) as error:
        desk.begin_with(empty, "havelmar", "anti-discrimination", language="en", by=BORIS, today=TODAY)
    assert codes(error) == ["city-there-already"]
    assert "“Havelmar” is here already." in error.value.problems[0].english()
    assert empty.revision() == before


def test_an_example_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ProblemsFoundError, match="Did you mean “havelmar”") as error:
        example_file("havlmar")
    assert codes(error) == ["unknown-sample"]
