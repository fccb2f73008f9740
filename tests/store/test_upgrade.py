"""A store of an earlier release becomes one of today whole, or stays as it was."""

import os
import signal
import sqlite3
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError, ProgrammingError
from tracked_plans import action, plan_of

from planner.problem import ProblemsFoundError
from planner.store import city_edits, open_store, plan_edits, verify, verify_backup
from planner.store.engine import open_database
from planner.store.migrations import MIGRATIONS, newest_known
from planner.store.prescribed import version_of
from planner.store.schema import METADATA
from planner.store.upgrade import bring_up_to_date
from planner.toolkit.city import CouncilSession
from store.conftest import ANNA
from store.dying import migrate_and_die
from store.engines import EmptyPlace
from store.starting import SIX, at_once, migrate

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["planner.store", "alembic.command"])

RELEASED = sorted((Path(__file__).parent / "released").glob("schema-*.db"))

TODAY = newest_known()
AFTER = f"{int(TODAY) + 1:04}"
NEXT = f'''
"""What a later release might do: a new table, a new column, and words moved from one to the other."""

import sqlalchemy as sa
from alembic import op

revision = "{AFTER}"
down_revision = "{TODAY}"


def upgrade():
    op.create_table("district", sa.Column("id", sa.Text(), primary_key=True), sa.Column("city", sa.Text()))
    op.add_column("action", sa.Column("district", sa.Text()))
    op.execute("INSERT INTO district (id, city) SELECT id || '-centre', id FROM city")
    op.execute("UPDATE action SET district = 'centre'")
'''  # noqa: S608 - nothing but the numbers of migrations goes in


@pytest.fixture
def next_release(tmp_path: Path) -> Path:
    """The migrations of a release that does not exist yet."""
    folder = tmp_path / "100% next"
    copytree(MIGRATIONS, folder)
    (folder / "versions" / f"v{AFTER}_districts.py").write_text(NEXT, encoding="utf-8")
    return folder


@pytest.fixture
def place(empty_place: EmptyPlace) -> str | Path:
    """Where a store with one plan stands."""
    place = empty_place()
    with open_store(place) as store:
        plan = plan_of(*(action(f"F06-{number:02}") for number in range(20)))
        store.commit([*city_edits("harbour", plan.city), *plan_edits("p", plan, city="harbour")], by=ANNA)
    return place


def test_the_migrations_make_the_tables_that_the_program_uses(empty_place: EmptyPlace) -> None:
    with open_store(empty_place()) as store, store.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert version_of(connection) == newest_known()


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_a_store_of_every_release_opens(file: Path, tmp_path: Path) -> None:
    copyfile(file, tmp_path / "s.db")
    with open_store(tmp_path / "s.db") as store:
        assert verify(store).plans == 1
        assert [action.id for action in store.plan("harbour-plan").plan.actions] == ["F06-01", "F06-02", "F06-03"]


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_what_an_earlier_release_brought_is_taken_back_as_if_today_had_brought_it(file: Path, tmp_path: Path) -> None:
    copyfile(file, tmp_path / "s.db")
    with open_store(tmp_path / "s.db") as store:
        brought, *later = dict.fromkeys(entry.batch for entry in store.history("harbour-plan"))
        new = (*store.plan("harbour-plan").plan.council_sessions, CouncilSession(day=date(2027, 10, 4)))
        added = store.commit(store.plan("harbour-plan").head_changes(council_sessions=new), by=ANNA)
        verify(store)
        for batch in (added.id, *reversed(later), brought):
            last = store.undo(batch, by=ANNA)
        assert (verify(store).plans, store.plans()) == (1, ())
        store.undo(last.id, by=ANNA)
        assert [plan.id for plan in store.plans()] == ["harbour-plan"]


def test_there_is_a_store_of_every_release() -> None:
    assert [file.stem for file in RELEASED] == [f"schema-{number:04}" for number in range(1, int(newest_known()) + 1)]


def test_a_migration_keeps_what_the_store_holds(place: str | Path, next_release: Path) -> None:
    database = open_database(place)
    saved = bring_up_to_date(database, next_release)
    assert state(place) == (AFTER, 20, 1)
    assert bring_up_to_date(database, next_release) is None
    assert (saved is None) == database.on_server
    if saved:
        assert verify_backup(saved).plans == 1
    database.close()


def test_a_store_newer_than_the_program_is_refused_and_left_as_it_is(place: str | Path, next_release: Path) -> None:
    database = open_database(place)
    bring_up_to_date(database, next_release)
    database.close()
    with pytest.raises(ProblemsFoundError, match="Install the newer version") as error:
        open_store(place)
    assert [problem.code for problem in error.value.problems] == ["store-newer"]
    assert state(place) == (AFTER, 20, 1)


def state(place: str | Path) -> tuple[str | None, int, int]:
    """Return the version of a store, how many actions have the new column, and how many districts there are."""
    database = open_database(place)
    try:
        with database.reading() as connection:
            version = version_of(connection)
            if version == TODAY:
                actions = connection.exec_driver_sql("SELECT count(*) FROM action").scalar() or 0
                return version, actions, 0
            actions = connection.exec_driver_sql("SELECT count(*) FROM action WHERE district = 'centre'").scalar() or 0
            return version, actions, connection.exec_driver_sql("SELECT count(*) FROM district").scalar() or 0
    finally:
        database.close()


def killed_at(place: str | Path, migrations: Path, statement: int) -> bool:
    """Migrate in a process of its own that is killed before its n-th statement; say whether it was."""
    process = CONTEXT.Process(target=migrate_and_die, args=(place, migrations, statement))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.long
def test_a_migration_killed_at_any_step_leaves_the_store_whole(place: str | Path, next_release: Path) -> None:
    for statement in range(1, 400, 1 if os.environ.get("PLANNER_SOAK") else 4):
        killed = killed_at(place, next_release, statement)
        version, actions, districts = state(place)
        assert (version, actions, districts) in {(TODAY, 20, 0), (AFTER, 20, 1)}
        if not killed:
            assert version == AFTER
            if isinstance(place, Path):
                (saved,) = place.parent.glob("*-before-schema-*")
                assert verify_backup(saved).plans == 1
            return
        if version == TODAY:
            with open_store(place) as store:
                verify(store)
    pytest.fail("the migration never came to its end")


def test_six_programs_that_open_an_old_store_at_once_migrate_it_once(place: str | Path, next_release: Path) -> None:
    assert at_once(migrate, place, next_release) == [0] * SIX
    assert state(place) == (AFTER, 20, 1)
    if isinstance(place, Path):
        (saved,) = place.parent.glob("*-before-schema-*")
        assert verify_backup(saved).plans == 1


def test_a_migration_that_fails_leaves_the_store_and_no_copy(place: str | Path, next_release: Path) -> None:
    with (next_release / "versions" / f"v{AFTER}_districts.py").open("a", encoding="utf-8") as file:
        file.write("    op.drop_table('nowhere')\n")
    database = open_database(place)
    with pytest.raises((OperationalError, ProgrammingError)):
        bring_up_to_date(database, next_release)
    database.close()
    assert state(place) == (TODAY, 20, 0)
    if isinstance(place, Path):
        assert list(place.parent.glob("*-before-schema-*")) == []


def test_an_old_store_that_lacks_a_table_is_named_damaged_and_not_migrated(tmp_path: Path) -> None:
    file = tmp_path / "s.db"
    copyfile(RELEASED[0], file)
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE comment")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(ProblemsFoundError, match="the table “comment” is missing"):
        open_store(file)
    assert file.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["s.db"]
