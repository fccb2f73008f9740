"""Damage is noticed and named by row, without people’s words."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tracked_plans import action, plan_of

from planner.problem import ProblemsFoundError
from planner.store import Create, Entity, Store, city_edits, open_store, plan_edits, verify
from planner.store.soundness import MOST, faults
from store.conftest import ANNA
from store.spoiling import address, sentence, spoiled


@pytest.mark.parametrize("where", [0.0, 0.5])
def test_a_damaged_store_is_noticed(tmp_path: Path, where: float) -> None:
    file = tmp_path / "s.db"
    with open_store(file) as store:
        plan = plan_of(*(action(f"F06-{number:02}", why="x" * 3000) for number in range(40)))
        store.commit([*city_edits("harbour", plan.city), *plan_edits("p", plan, city="harbour")], by=ANNA)
    content = bytearray(file.read_bytes())
    start = int(where * len(content))
    content[start : start + 20_000] = b"\x5a" * 20_000
    file.write_bytes(content)
    with pytest.raises(ProblemsFoundError) as error, open_store(file) as store:
        verify(store)
    assert error.value.problems[0].code in {"not-a-store", "store-damaged"}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE action SET reasons = '{' WHERE id = 'F06-02'", "the row “action harbour-plan/F06-02”"),
        (
            "UPDATE action SET status = 'sold' WHERE id = 'F06-02'",
            "“action harbour-plan/F06-02”, “status” cannot be read",
        ),
        ("UPDATE plan SET start = 'tomorrow'", "in the row “plan harbour-plan”, “start” cannot be read"),
    ],
)
def test_a_value_that_cannot_be_read_is_named_by_its_row(statement: str, words: str, harbour: Store) -> None:
    spoiled(harbour, statement)
    with open_store(address(harbour)) as again, pytest.raises(ProblemsFoundError) as error:
        again.plan("harbour-plan")
    assert words in sentence(error)
    with pytest.raises(ProblemsFoundError) as error:
        verify(harbour)
    assert words in sentence(error)


@pytest.mark.parametrize("change", ["at = 'never'", "entity = 'cats'", "new = '{'"])
def test_a_line_of_history_that_cannot_be_read_is_named_by_its_number(change: str, harbour: Store) -> None:
    spoiled(harbour, f"UPDATE history SET {change} WHERE seq = 2")  # noqa: S608 - our own words
    for read in (harbour.history, lambda: verify(harbour)):
        with pytest.raises(ProblemsFoundError) as error:
            read()
        assert "line 2 of its history cannot be read" in sentence(error)


def test_damage_is_said_without_peoples_words(harbour: Store) -> None:
    spoiled(harbour, "UPDATE action SET note = 'Mrs Ito said', status = 'Mrs Ito' WHERE id = 'F06-02'")
    with pytest.raises(ProblemsFoundError) as error:
        verify(harbour)
    assert "Ito" not in str(error.value)


def faults_of(store: Store) -> list[str]:
    with store.database.reading() as connection:
        return [problem.english() for problem in faults(connection, "s.db")]


def test_a_sound_store_has_no_faults(harbour: Store) -> None:
    assert faults_of(harbour) == []


def test_an_index_that_is_missing_is_named_though_everything_can_be_read(harbour: Store) -> None:
    spoiled(harbour, "DROP INDEX dependency_by_successor")
    assert harbour.plan("harbour-plan").plan.dependencies
    (fault,) = faults_of(harbour)
    assert "the index “dependency_by_successor” is missing" in fault
    spoiled(harbour, "CREATE INDEX dependency_by_successor ON dependency (plan, successor)")


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE action SET title = 'Forged' WHERE id = 'F06-02'", "action harbour-plan/F06-02"),
        ("UPDATE city SET population = 7", "city harbour"),
        ("DELETE FROM dependency", "dependency harbour-plan/F06-01>F06-02"),
        ("DELETE FROM history WHERE entity_id = 'F06-03'", "action harbour-plan/F06-03"),
        ("UPDATE history SET field = 'title', old = '\"a\"', new = '\"b\"' WHERE seq = 1", "city harbour"),
    ],
)
def test_a_row_to_which_the_history_does_not_lead_is_named(harbour: Store, statement: str, row: str) -> None:
    spoiled(harbour, statement)
    (fault,) = faults_of(harbour)
    assert f"its history does not lead to the row “{row}”" in fault


def test_a_reference_that_leads_nowhere_is_named_with_its_table(tmp_path: Path) -> None:
    """Only SQLite can be made to hold one, by a program that does not ask for references to be kept."""
    with open_store(tmp_path / "s.db") as store:
        plan = plan_of(action("F06-01"))
        store.commit([*city_edits("harbour", plan.city), *plan_edits("p", plan, city="harbour")], by=ANNA)
    with closing(sqlite3.connect(tmp_path / "s.db")) as connection, connection:
        connection.execute("UPDATE action SET owner = 'nobody'")
    with open_store(tmp_path / "s.db") as store:
        assert "the row “action F06-01” names a row of the table “role”" in faults_of(store)[0]


def test_a_text_that_is_no_utf_8_is_named_by_its_row(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        plan = plan_of(action("F06-01"))
        store.commit([*city_edits("harbour", plan.city), *plan_edits("p", plan, city="harbour")], by=ANNA)
        spoiled(store, "UPDATE action SET why = CAST(x'61ff62' AS TEXT)")
        assert "the row “action p/F06-01”" in faults_of(store)[0]


@pytest.mark.parametrize("number", [3, MOST, MOST + 10])
def test_no_more_faults_are_named_than_somebody_reads(harbour: Store, number: int) -> None:
    people = [Create(entity=Entity.PERSON, id=f"p{index}", values={"name": "Anna"}) for index in range(number)]
    harbour.commit(people, by=ANNA)
    spoiled(harbour, "UPDATE person SET name = 'Forged'")
    assert len(faults_of(harbour)) == min(number, MOST)
