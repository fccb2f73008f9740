"""A row is found, added, changed and removed by its key, on both engines in the same way."""

import gc

import pytest

from planner.store import Entity, Store, document_edits
from planner.store.rows import (
    CHUNK,
    Key,
    Row,
    chunks,
    columns_of,
    delete_row,
    insert_rows,
    noted_row,
    referring,
    row_of,
    rows_of,
    update_field,
    without_collecting,
)
from planner.store.shapes import SHAPES, DocumentKind
from store.conftest import ANNA

PLAN = "harbour-plan"
ACTION: Key = (Entity.ACTION, PLAN, "F06-01")
CITY: Key = (Entity.CITY, "", "harbour")


def plain_city(name: str, **fields: object) -> Row:
    return {**dict.fromkeys(SHAPES[Entity.CITY].codecs), **SHAPES[Entity.CITY].defaults, "name": name, **fields}


def test_a_row_is_read_as_it_was_added(store: Store) -> None:
    rows = {"a": plain_city("Ålborg"), "b": plain_city("Brünn", population=9)}
    with store.database.writing() as connection:
        insert_rows(connection, Entity.CITY, "", rows)
        assert {id_: row_of(connection, (Entity.CITY, "", id_)) for id_ in rows} == rows
        assert rows_of(connection, Entity.CITY, "", ["b", "nowhere", "a"]) == rows


def test_rows_of_one_owner_are_asked_for_in_any_number(store: Store) -> None:
    rows = {f"c{number:04}": plain_city(f"City {number}") for number in range(CHUNK * 2 + 1)}
    with store.database.writing() as connection:
        insert_rows(connection, Entity.CITY, "", rows)
        assert rows_of(connection, Entity.CITY, "", list(rows)) == rows


@pytest.mark.parametrize("number", [0, 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_portions_hold_every_id_once_and_no_more_than_a_statement_takes(number: int) -> None:
    ids = [str(index) for index in range(number)]
    portions = list(chunks(ids))
    assert [id_ for portion in portions for id_ in portion] == ids
    assert all(0 < len(portion) <= CHUNK for portion in portions)


def test_columns_stand_in_the_order_of_the_plan_and_not_of_the_engine(harbour: Store) -> None:
    harbour.commit(harbour.plan(PLAN).changes("F06-01", position=9), by=ANNA)
    with harbour.database.reading() as connection:
        columns = columns_of(connection, Entity.ACTION, PLAN)
    assert list(columns["id"]) == ["F06-02", "F06-03", "F06-01"]
    assert list(columns["position"]) == [1, 2, 9]
    assert columns["elapsed"] == [False, False, False]
    assert columns["answers"] == [["1.1"]] * 3


def test_an_owner_without_rows_has_columns_without_values(harbour: Store) -> None:
    with harbour.database.reading() as connection:
        columns = columns_of(connection, Entity.COMMENT, PLAN)
    assert set(columns) == {"id", *SHAPES[Entity.COMMENT].codecs}
    assert not any(columns.values())


@pytest.mark.parametrize(
    ("field", "stands", "new"),
    [
        ("title", "Action F06-01", "Sign it"),
        ("own_deadline", None, "2027-03-01"),
        ("effort", 10.0, 2.5),
        ("elapsed", False, True),
        ("notes", [], ["Slower."]),
        ("reason", None, "No budget"),
    ],
)
def test_a_field_is_changed_only_where_it_holds_what_was_seen(
    harbour: Store, field: str, stands: object, new: object
) -> None:
    with harbour.database.writing() as connection:
        assert not update_field(connection, ACTION, field, new, stands)
        assert update_field(connection, ACTION, field, stands, new)
        assert (row_of(connection, ACTION) or {})[field] == new
        assert not update_field(connection, ACTION, field, stands, new)
        assert update_field(connection, ACTION, field, new, stands)


def test_a_change_touches_one_row_only(harbour: Store) -> None:
    with harbour.database.writing() as connection:
        assert update_field(connection, ACTION, "why", "It is missing.", "So.")
        assert [row["why"] for row in rows_of(connection, Entity.ACTION, PLAN, ["F06-02", "F06-03"]).values()] == [
            "It is missing."
        ] * 2


def test_what_is_gone_is_neither_found_nor_changed(harbour: Store) -> None:
    key: Key = (Entity.ACTION, PLAN, "F06-03")
    with harbour.database.writing() as connection:
        delete_row(connection, key)
        delete_row(connection, key)
        assert row_of(connection, key) is None
        assert not update_field(connection, key, "title", "Action F06-03", "x")
        assert row_of(connection, ACTION) is not None
        insert_rows(connection, Entity.ACTION, PLAN, {"F06-03": row_of(connection, ACTION) or {}})
        assert row_of(connection, key) == row_of(connection, ACTION)


def test_the_same_id_in_two_plans_is_two_rows(harbour: Store) -> None:
    with harbour.database.reading() as connection:
        assert row_of(connection, (Entity.ACTION, "another-plan", "F06-01")) is None
        assert rows_of(connection, Entity.ACTION, "another-plan", ["F06-01"]) == {}


@pytest.mark.parametrize(
    ("key", "names_it"),
    [
        (ACTION, [(Entity.DEPENDENCY, "F06-01>F06-02")]),
        ((Entity.ACTION, PLAN, "F06-03"), []),
        ((Entity.ROLE, PLAN, "hr"), [(Entity.ACTION, f"F06-0{number}") for number in (1, 2, 3)]),
        ((Entity.ROLE, PLAN, "council"), []),
    ],
)
def test_a_row_is_named_by_others_of_its_owner_each_once(
    harbour: Store, key: Key, names_it: list[tuple[Entity, str]]
) -> None:
    """Human resources own every action: many rows, each named once."""
    with harbour.database.reading() as connection:
        assert list(referring(connection, key)) == names_it


def test_history_notes_a_document_without_its_long_content(harbour: Store) -> None:
    content = "title: Harbour\n" * 1_000
    harbour.commit(
        document_edits("d", kind=DocumentKind.IMPORT, title="harbour.yaml", content=content, plan=PLAN), by=ANNA
    )
    with harbour.database.reading() as connection:
        row = row_of(connection, (Entity.DOCUMENT, "", "d")) or {}
        city = row_of(connection, CITY) or {}
    assert row["content"] == content
    assert noted_row(Entity.DOCUMENT, row) == {name: plain for name, plain in row.items() if name != "content"}
    assert noted_row(Entity.CITY, city) == city
    assert content not in str(harbour.history(PLAN)[-1].new)


def test_the_collector_is_back_at_work_whatever_happened() -> None:
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError, match="x"), without_collecting():
        raise KeyError("x")
    assert gc.isenabled()
