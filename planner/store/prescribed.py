"""Which schema does a store say it has, and is all of it there?"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.pool import StaticPool

from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.failures import damage
from planner.store.migrations import migrate, newest_known, numbers
from planner.store.schema import METADATA, VERSION

_VERSION = re.compile(r"[0-9]{4}")
_SHOWN = 20


def version_of(connection: Connection, where: str = "") -> str | None:
    """Return the number of the last migration that a store went through, None for an empty database.

    Raises:
        ProblemsFoundError: the store names none, several, or something that never was one.
    """
    if not inspect(connection).has_table(VERSION.name):
        problems = _left(connection, where)
        if problems:
            raise ProblemsFoundError(problems)
        return None
    columns = {column["name"] for column in inspect(connection).get_columns(VERSION.name)}
    query = text("SELECT version_num FROM alembic_version")
    versions = connection.execute(query).scalars().all() if "version_num" in columns else ()
    if len(versions) != 1:
        raise ProblemsFoundError([_without_number(where)])
    version = str(versions[0])
    if not _VERSION.fullmatch(version) or (version <= newest_known() and version not in numbers()):
        raise ProblemsFoundError([_no_number(where, version)])
    return version


def missing_parts(connection: Connection, where: str) -> list[Problem]:
    """Return which tables and columns a store lacks of the schema it says it has, or that it has a later one.

    Raises:
        ProblemsFoundError: it does not say which schema it has.
    """
    version = version_of(connection, where)
    if version is None or version > newest_known():
        return []  # of later schemas nothing is known here: refuse_newer speaks of them
    present, wanted = _tables(connection), _wanted(version)
    missing = list(_missing(present, wanted, where))
    if version < newest_known() and _is_later(present, wanted, missing=bool(missing)):
        return [_later_tables(where, version)]
    return missing


def _is_later(present: Mapping[str, frozenset[str]], wanted: Mapping[str, frozenset[str]], *, missing: bool) -> bool:
    """Say whether tables are those of a later schema: migrated, such a store would fail at a column that is there."""
    # A schema may have lost columns on the way: then all of today's tables tell, although some of the older are gone.
    if missing:
        return not any(_missing(present, _wanted(newest_known()), ""))
    return any(present[table] > columns for table, columns in wanted.items() if table in present)


def _missing(
    present: Mapping[str, frozenset[str]], wanted: Mapping[str, frozenset[str]], where: str
) -> Iterator[Problem]:
    for table, columns in wanted.items():
        if table not in present:
            yield _no_table(where, table)
            continue
        yield from (_no_column(where, table, column) for column in sorted(columns - present[table]))


def missing_indexes(connection: Connection, where: str) -> list[Problem]:
    """Return which indexes a store of today's schema lacks: it can be read without them, only slowly."""
    if version_of(connection, where) != newest_known():
        return []
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'index'"
        if connection.dialect.name == "sqlite"
        else "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
    )
    present = set(connection.exec_driver_sql(asked).scalars())
    wanted = {str(index.name) for table in METADATA.sorted_tables for index in table.indexes}
    return [_no_index(where, name) for name in sorted(wanted - present)]


def _tables(connection: Connection) -> dict[str, frozenset[str]]:
    """Return the columns of every table that is there."""
    asked = (
        "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'"
        if connection.dialect.name == "sqlite"
        else "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    )
    by_table: dict[str, set[str]] = {}
    for table, column in connection.exec_driver_sql(asked):
        by_table.setdefault(table, set()).add(column)
    return {table: frozenset(columns) for table, columns in by_table.items()}


@cache
def _wanted(version: str) -> Mapping[str, frozenset[str]]:
    """Return the columns of every table that a schema has."""
    if version == newest_known():
        return {table.name: frozenset(table.columns.keys()) for table in METADATA.sorted_tables}
    # Only today's tables are declared. Those of an earlier schema are what its migrations make of an empty database.
    # One connection for all: another one would open another empty database in memory.
    engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True)
    try:
        with engine.begin() as connection:
            migrate(connection, last=version)
            return {name: columns for name, columns in _tables(connection).items() if name in METADATA.tables}
    finally:
        engine.dispose()


def _left(connection: Connection, where: str) -> list[Problem]:
    """Say what is wrong with a store that does not say which schema it has; nothing when it is new."""
    if _tables(connection).keys() & METADATA.tables.keys():
        return [_without_number(where)]
    # SQLite counts the changes to its tables: in a store that was just made there was none.
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA schema_version").scalar():
        return [_without_tables(where)]
    return []


def refuse_newer(version: str | None, newest: str, where: str) -> None:
    """Refuse a store that a newer version of the program wrote.

    Raises:
        ProblemsFoundError: it did.
    """
    if version is not None and version > newest:
        raise ProblemsFoundError(
            [
                Problem(
                    code="store-newer",
                    what="The store {store} was written by a newer version of this program (schema {version}; "
                    "this one knows {known}).",
                    fix="Install the newer version; this store was left as it is.",
                    values={"store": where, "version": version, "known": newest},
                    place=Place(file=where),
                )
            ]
        )


def _without_number(where: str) -> Problem:
    return damage(where, what="The store {store} is damaged: it does not say, once and for all, which schema it has.")


def _no_number(where: str, version: str) -> Problem:
    shown = "".join(sign if sign.isprintable() else "?" for sign in version[:_SHOWN])
    return damage(where, what="The store {store} is damaged: “{version}” is the number of no schema.", version=shown)


def _later_tables(where: str, version: str) -> Problem:
    return damage(
        where,
        what="The store {store} is damaged: it names schema {version}, but its tables are those of a later one.",
        version=version,
    )


def _without_tables(where: str) -> Problem:
    return damage(where, what="The store {store} is damaged: it has no tables any more.")


def _no_table(where: str, table: str) -> Problem:
    return damage(where, what="The store {store} is damaged: the table “{table}” is missing.", table=table)


def _no_column(where: str, table: str, column: str) -> Problem:
    return damage(
        where,
        what="The store {store} is damaged: the column “{column}” of the table “{table}” is missing.",
        table=table,
        column=column,
    )


def _no_index(where: str, index: str) -> Problem:
    return damage(where, what="The store {store} is damaged: the index “{index}” is missing.", index=index)
