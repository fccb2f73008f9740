"""A database is opened so that what it acknowledges is safe."""

import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from planner.files.hindrances import Hindrance
from planner.problem import ProblemsFoundError
from planner.store import Store, city_edits, open_store, verify
from planner.store.failures import in_words
from planner.store.store_files import APPLICATION_ID
from planner.toolkit.city import City
from store.conftest import ANNA
from store.engines import EmptyPlace, Server
from store.starting import SIX, at_once, open_it


def refused(where: str | Path) -> str:
    with pytest.raises(ProblemsFoundError) as error:
        open_store(where)
    (problem,) = error.value.problems
    return problem.code


def test_a_new_store_is_empty_and_whole(empty_place: EmptyPlace) -> None:
    with open_store(empty_place()) as store:
        assert (store.cities(), store.plans(), store.revision()) == ((), (), 0)
        assert verify(store).rows == 0


def test_what_was_stored_is_there_after_opening_again(empty_place: EmptyPlace) -> None:
    place = empty_place()
    with open_store(place) as store:
        store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
    with open_store(place) as store:
        assert [city.name for city in store.cities()] == ["Harbour"]


def test_a_store_that_was_closed_opens_by_itself_when_it_is_used(store: Store) -> None:
    store.close()
    assert store.cities() == ()


def test_sqlite_is_set_so_that_an_acknowledged_change_survives_a_power_cut(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store, store.database.reading() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "application_id")
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
        timeout = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
        tables = connection.exec_driver_sql(
            "SELECT count(*) FROM pragma_table_list WHERE strict = 0 AND schema = 'main' "
            "AND type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
        ).scalar()
    assert settings == ["wal", 2, 1, APPLICATION_ID]
    assert timeout is not None
    assert (timeout >= 15_000, tables) == (True, 0)


def test_who_lacks_the_part_for_postgresql_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """None among the modules stands for one that is not installed: https://docs.python.org/3/reference/import.html."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refused("postgresql://anna@harbour/plans") == "no-postgresql-driver"


def test_an_address_that_no_engine_has_is_refused() -> None:
    assert refused("mysql://somewhere/db") == "unknown-store-address"
    assert refused("postgresql://anna@harbour:port/plans") == "unknown-store-address"


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    with pytest.raises(ProblemsFoundError) as error:
        open_store("postgresql://anna:s3cret@127.0.0.1:1/plans?connect_timeout=2")
    (problem,) = error.value.problems
    assert problem.code == "store-unreachable"
    assert "s3cret" not in problem.english()
    assert "anna:***@127.0.0.1:1/plans" in problem.english()
    assert problem.values["reason"] == Hindrance.NOBODY_LISTENS


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ('could not translate host name "harbour" to address: Name or service not known', Hindrance.HOST_UNKNOWN),
        ("[Errno -2] failed to resolve host 'harbour'", Hindrance.HOST_UNKNOWN),
        ("connection timeout expired", Hindrance.TOO_SLOW),
        ('FATAL:  password authentication failed for user "anna"', Hindrance.SIGN_IN_REFUSED),
        ("fe_sendauth: no password supplied", Hindrance.SIGN_IN_REFUSED),
        ('FATAL:  role "anna" does not exist', Hindrance.SIGN_IN_REFUSED),
        ('FATAL:  database "plans" does not exist', Hindrance.NO_SUCH_DATABASE),
        ("FATAL:  sorry, too many clients already", Hindrance.TOO_MANY_GUESTS),
        ("the server speaks in riddles.\n", "the server speaks in riddles"),
    ],
)
def test_why_a_server_lets_nobody_in_is_told_in_our_words(words: str, reason: str) -> None:
    with pytest.raises(ProblemsFoundError) as error, in_words("postgresql://harbour/plans"):
        raise OperationalError("", None, psycopg.OperationalError(words))
    (problem,) = error.value.problems
    assert (problem.code, problem.values["reason"]) == ("store-unreachable", reason)


def test_only_who_brings_something_makes_a_store(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        open_store(tmp_path / "s.db", new=False)
    assert [problem.code for problem in error.value.problems] == ["no-such-store"]
    assert list(tmp_path.iterdir()) == []


def test_only_who_brings_something_makes_a_store_on_a_server(server: Server) -> None:
    place = server.empty_database()
    with pytest.raises(ProblemsFoundError) as error:
        open_store(place, new=False)
    assert [problem.code for problem in error.value.problems] == ["no-such-store"]
    open_store(place).close()
    open_store(place, new=False).close()


def test_six_programs_that_begin_at_once_make_one_store(empty_place: EmptyPlace, tmp_path: Path) -> None:
    place = empty_place()
    assert at_once(open_it, place) == [0] * SIX
    with open_store(place, new=False) as store:
        assert verify(store).rows == 0
        if store.database.file:
            assert sorted(file.name for file in tmp_path.iterdir()) == [
                "store-1.db",
                "store-1.db-shm",
                "store-1.db-wal",
            ]
