"""The tables hold what the shapes say, and both engines refuse what would not hold together."""

import pytest
from sqlalchemy import Text, insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from planner.store import Entity, Store
from planner.store.edits import ON_ITS_OWN
from planner.store.schema import DRAFT, HISTORY, METADATA, TABLES, owner_column
from planner.store.shapes import SHAPES

EVERY = pytest.mark.parametrize("entity", list(Entity), ids=str)


@EVERY
def test_every_kind_of_row_has_a_table_with_its_fields(entity: Entity) -> None:
    shape, table = SHAPES[entity], TABLES[entity]
    key = [str(shape.owner), "id"] if shape.owner else ["id"]
    assert table.name == str(entity)
    assert [column.name for column in table.columns] == [*key, *shape.codecs]
    assert [column.name for column in table.primary_key.columns] == key


@EVERY
def test_a_column_is_empty_only_where_the_field_may_be(entity: Entity) -> None:
    codecs, table = SHAPES[entity].codecs, TABLES[entity]
    assert {name for name in codecs if table.c[name].nullable} == {
        name for name, codec in codecs.items() if codec.optional
    }


@EVERY
def test_a_row_belongs_to_an_owner_or_stands_on_its_own(entity: Entity) -> None:
    owner = owner_column(entity)
    assert (owner is None) == (entity in ON_ITS_OWN)
    if owner is not None:
        assert (owner.name, owner.table, owner.nullable) == (str(SHAPES[entity].owner), TABLES[entity], False)


@EVERY
def test_what_refers_to_a_row_is_found_by_an_index(entity: Entity) -> None:
    """Whether something may be removed is asked of all rows that could name it."""
    shape = SHAPES[entity]
    indexed = {tuple(column.name for column in index.columns) for index in TABLES[entity].indexes}
    assert indexed == {(str(shape.owner), name) if shape.owner else (name,) for name in shape.references}


def test_edits_of_one_batch_may_stand_in_any_order() -> None:
    keys = [key for table in TABLES.values() for key in table.foreign_key_constraints]
    assert keys
    assert {(key.deferrable, key.initially) for key in keys} == {(True, "DEFERRED")}


def test_what_was_typed_and_not_saved_refers_to_nothing() -> None:
    """It outlives the row that it was meant for: somebody else may have removed that meanwhile."""
    assert not DRAFT.foreign_key_constraints
    assert not HISTORY.foreign_key_constraints


def test_there_are_no_tables_but_these() -> None:
    assert set(METADATA.tables) == {*map(str, Entity), "history", "draft"}


def test_days_and_lists_are_texts_for_both_engines() -> None:
    action = TABLES[Entity.ACTION]
    assert all(isinstance(action.c[name].type, Text) for name in ("own_deadline", "notes", "status"))


def city(**values: object) -> dict[str, object]:
    return {"id": "c", "name": "Harbour", "population": None, **values}


@pytest.mark.parametrize(
    "values",
    [city(population="many"), city(name=None), city(id="harbour")],
    ids=["a text as a number", "no name", "an id twice"],
)
def test_a_row_that_its_table_does_not_allow_is_refused(harbour: Store, values: dict[str, object]) -> None:
    """Never reached through the doors, which say it in words; this is what a mistake of ours would meet."""
    with pytest.raises(DBAPIError), harbour.database.writing() as connection:
        connection.execute(insert(TABLES[Entity.CITY]).values(values))
    assert [known.id for known in harbour.cities()] == ["harbour"]


def test_a_reference_that_leads_nowhere_is_refused_when_the_transaction_ends(harbour: Store) -> None:
    table = TABLES[Entity.DEPENDENCY]
    row = {"plan": "harbour-plan", "id": "x", "predecessor": "F06-01", "successor": "F09-01", "position": 0}
    with pytest.raises(IntegrityError), harbour.database.writing() as connection:
        connection.execute(insert(table).values(**row, link="finish_to_start", lag=0, elapsed=0))
    assert len(harbour.plan("harbour-plan").plan.dependencies) == 1
