"""Damage is noticed and named by row, without people’s words."""

from pathlib import Path

import pytest
from tracked_plans import action, plan_of

from planner.problem import ProblemsFoundError
from planner.store import Store, city_edits, open_store, plan_edits, verify
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
