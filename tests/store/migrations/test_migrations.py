"""Migrations run in the order of their numbers, each from what the one before it left."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import StaticPool

from planner.store.migrations import MIGRATIONS, migrate, newest_known, numbers
from planner.store.schema import METADATA


@pytest.fixture
def empty() -> Iterator[Connection]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def columns(connection: Connection) -> dict[str, set[str]]:
    looked_at = inspect(connection)
    return {table: {column["name"] for column in looked_at.get_columns(table)} for table in looked_at.get_table_names()}


def test_numbers_begin_at_one_and_leave_none_out() -> None:
    assert numbers() == tuple(f"{number:04}" for number in range(1, len(numbers()) + 1))
    assert newest_known() == numbers()[-1]


def test_only_files_with_a_number_are_migrations(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    copytree(MIGRATIONS, folder)
    for name in ("notes.py", "v5_short.py", "v00055_long.py", "v0099_later.txt"):
        (folder / "versions" / name).write_text("", encoding="utf-8")
    assert numbers(folder) == numbers()
    (folder / "versions" / "v0099_later.py").write_text("", encoding="utf-8")
    other = tmp_path / "other"
    folder.rename(other)
    assert newest_known(other) == "0099"


def test_all_migrations_together_make_the_tables_of_today(empty: Connection) -> None:
    migrate(empty)
    assert compare_metadata(MigrationContext.configure(empty), METADATA) == []


def test_a_database_that_lacks_none_is_left_as_it_is(empty: Connection) -> None:
    migrate(empty)
    before = columns(empty)
    migrate(empty)
    assert columns(empty) == before


@pytest.mark.parametrize("last", numbers())
def test_every_migration_goes_on_from_the_one_before_it(empty: Connection, last: str) -> None:
    """One after the other they make what they make at once: a store may have been left at any of them."""
    for number in numbers():
        if number <= last:
            migrate(empty, last=number)
            assert empty.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [number]
    step_by_step = columns(empty)
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        migrate(connection, last=last)
        assert columns(connection) == step_by_step
    engine.dispose()


@pytest.mark.parametrize(
    ("number", "came"),
    [
        (
            "0002",
            {("settings", "council_sessions"), ("plan", "council_sessions"), ("settings", "weights")}
            | {("settings", "quick_win")},
        ),
        (
            "0003",
            {(table, "removed_on") for table in ("city", "assessment", "plan", "document")}
            | {(table, "benchmark_document") for table in ("assessment", "response", "verdict", "reading")}
            | {("draft", name) for name in ("person", "place", "field", "value", "seen", "at")},
        ),
        ("0004", {("action", "budget_line")}),
        ("0005", {("action", "owner"), ("action", "political_lead"), ("action", "person")}),
        (
            "0010",
            {("settings", name) for name in ("adoption", "not_before", "must_be_on")}
            | {("plan", "to_adopt"), ("action", "must_be_on"), ("action", "planned_start"), ("action", "vote_after")}
            | {("action", "opinion_days"), ("action", "optimistic"), ("action", "pessimistic")},
        ),
    ],
)
def test_a_released_migration_adds_what_it_added_when_it_was_released(
    empty: Connection, number: str, came: set[tuple[str, str]]
) -> None:
    migrate(empty, last=f"{int(number) - 1:04}")
    before = {(table, name) for table, names in columns(empty).items() for name in names}
    migrate(empty, last=number)
    after = {(table, name) for table, names in columns(empty).items() for name in names}
    gone = {("action", "lead"), ("action", "accountable")} if number == "0005" else set()
    assert (after - before, before - after) == (came, gone)
