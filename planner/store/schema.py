"""Which tables does the store have?

Every kind of row has a table of its name. Rows that stand on their own have the key ``id``; all
others have the key (owner, ``id``), where the first column is named after the owner: ``plan`` or
``assessment``. What is true today stands in these tables; ``history`` says how it came about.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from planner.store.edits import ON_ITS_OWN, Entity
from planner.store.shapes import SHAPES, Shape
from planner.store.values import Codec, Storage

METADATA = MetaData()

# SQLite's strict tables know neither truth values nor DOUBLE: https://www.sqlite.org/stricttables.html
_TYPES: Mapping[Storage, TypeEngine[Any]] = {
    Storage.TEXT: Text(),
    Storage.JSON: Text(),
    Storage.INTEGER: Integer(),
    Storage.FLAG: Integer(),
    Storage.REAL: Double().with_variant(REAL(), "sqlite"),
}


def _column(codec: Codec) -> Column[object]:
    return Column(codec.field, _TYPES[codec.storage], nullable=codec.optional)


def _foreign_key(shape: Shape, field: str, target: Entity) -> ForeignKeyConstraint:
    together = target not in ON_ITS_OWN and shape.owner is not None
    local = [str(shape.owner), field] if together else [field]
    remote = [f"{target}.{shape.owner}", f"{target}.id"] if together else [f"{target}.id"]
    # Checked when the transaction ends, so that the edits of one batch may stand in any order, and
    # so that the rules can say in words what is missing before the engine would.
    return ForeignKeyConstraint(local, remote, name=f"{shape.entity}_{field}", deferrable=True, initially="DEFERRED")


def _table(shape: Shape) -> Table:
    owner = {str(shape.owner): shape.owner} if shape.owner else {}
    key = [*owner, "id"]
    return Table(
        str(shape.entity),
        METADATA,
        *(Column(name, Text(), nullable=False) for name in key),
        *(_column(codec) for codec in shape.codecs.values()),
        PrimaryKeyConstraint(*key, name=f"{shape.entity}_key"),
        *(_foreign_key(shape, field, target) for field, target in {**owner, **shape.references}.items()),
        *(Index(f"{shape.entity}_by_{field}", *owner, field) for field in shape.references),
        # Else SQLite would keep a text in a column of numbers, which PostgreSQL refuses.
        sqlite_strict=True,
    )


TABLES: Mapping[Entity, Table] = {shape.entity: _table(shape) for shape in SHAPES.values()}
"""The table of every kind of row."""

HISTORY = Table(
    "history",
    METADATA,
    Column("seq", BigInteger().with_variant(Integer(), "sqlite"), autoincrement=True, primary_key=True),
    Column("batch", Text(), nullable=False, index=True),
    Column("at", Text(), nullable=False),
    Column("actor", Text(), nullable=False),
    Column("scope", Text(), nullable=False),
    Column("scope_id", Text(), nullable=False),
    Column("entity", Text(), nullable=False),
    Column("entity_id", Text(), nullable=False),
    Column("field", Text(), nullable=False),
    Column("old", Text()),
    Column("new", Text()),
    Column("kind", Text(), nullable=False),
    Column("undoes", Text()),
    Column("note", Text(), nullable=False),
    Index("history_of_scope", "scope_id", "scope", "seq"),
    Index("history_of_row", "entity_id", "scope_id", "entity"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
"""Who changed what, when, from what to what: only ever added to."""

DRAFT = Table(
    "draft",
    METADATA,
    Column("person", Text(), nullable=False),
    Column("place", Text(), nullable=False),
    Column("field", Text(), nullable=False),
    Column("value", Text()),
    Column("seen", Text()),
    Column("at", Text(), nullable=False),
    PrimaryKeyConstraint("person", "place", "field", name="draft_key"),
    sqlite_strict=True,
)
"""What somebody typed and has not saved: theirs alone, outside the history, gone once it is saved or given up."""

VERSION = Table("alembic_version", MetaData(), Column("version_num", Text()))
"""The number of the last migration, kept by Alembic."""


def owner_column(entity: Entity) -> Column[str] | None:
    """Return the column that names the owner of a row, None for what stands on its own."""
    owner = SHAPES[entity].owner
    return TABLES[entity].c[str(owner)] if owner else None
