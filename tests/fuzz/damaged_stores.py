"""Damaged, foreign and hostile files in the place of a store: made from a good one, the same ones every time."""

import random
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import TypeAlias

from planner.store.schema import HISTORY, METADATA

Damage: TypeAlias = Callable[[Path, Path], None]
"""Makes a damaged file at the second path from the good store at the first."""

PAGE = 4_096


def damages() -> dict[str, Damage]:
    """Return every kind of damage by its name."""
    groups = (_flips(), _cuts(), _blank_pages(), _tables(), _values(), _lines(), _numbers(), _others(), _logs())
    return {name: damage for group in groups for name, damage in group}


def _chance(name: str) -> random.Random:
    return random.Random(name)  # noqa: S311 - the same damage every time, not a secret


def _bytes(change: Callable[[bytearray, random.Random], None], name: str) -> Damage:
    def damage(good: Path, target: Path) -> None:
        content = bytearray(good.read_bytes())
        change(content, _chance(name))
        target.write_bytes(content)

    return damage


def _flip(content: bytearray, place: int, chance: random.Random) -> None:
    content[place] ^= 1 << chance.randrange(8)


def _flips() -> Iterator[tuple[str, Damage]]:
    for place in (*range(16, 32), 40, 44, 47, 52, 56, 59, 68, 71, 92, 99, 0, 5, 15):
        name = f"head byte {place}"
        yield name, _bytes(lambda content, chance, place=place: _flip(content, place, chance), name)  # type: ignore[misc]  # the place of each
    for number in range(24):
        name = f"start of a page, {number}"

        def page(content: bytearray, chance: random.Random) -> None:
            start = PAGE * chance.randrange(1, len(content) // PAGE)
            for place in range(start, start + 12, 3):
                _flip(content, place, chance)

        yield name, _bytes(page, name)
    for number in range(36):
        name = f"anywhere, {number}"

        def anywhere(content: bytearray, chance: random.Random, number: int = number) -> None:
            for _ in range((1, 8, 64, 512)[number % 4]):
                _flip(content, chance.randrange(100, len(content)), chance)

        yield name, _bytes(anywhere, name)
    name = "a long stretch"
    yield name, _bytes(lambda content, _: content.__setitem__(slice(PAGE, 6 * PAGE), b"\x5a" * 5 * PAGE), name)


def _cuts() -> Iterator[tuple[str, Damage]]:
    for size in (0, 1, 15, 16, 99, 100, 511, 512, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 3 * PAGE + 100):
        yield f"cut to {size}", _bytes(lambda content, _, size=size: content.__delitem__(slice(size, None)), "")  # type: ignore[misc]  # the size of each
    for share in (10, 25, 50, 75, 90, 99):
        name = f"cut to {share} in a hundred"

        def cut(content: bytearray, _: random.Random, share: int = share) -> None:
            del content[len(content) * share // 100 :]

        yield name, _bytes(cut, name)
    yield "a tail of nothing", _bytes(lambda content, _: content.extend(b"\0" * 10 * PAGE), "")


def _blank_pages() -> Iterator[tuple[str, Damage]]:
    for number in range(12):
        name = f"a blank page, {number}"

        def blank(content: bytearray, chance: random.Random) -> None:
            start = PAGE * chance.randrange(1, len(content) // PAGE)
            content[start : start + PAGE] = bytes(PAGE)

        yield name, _bytes(blank, name)


def _sql(*statements: str) -> Damage:
    def damage(good: Path, target: Path) -> None:
        copyfile(good, target)
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return damage


def _tables() -> Iterator[tuple[str, Damage]]:
    names = [table.name for table in METADATA.sorted_tables]
    for name in (*names, "alembic_version"):
        yield f"no table {name}", _sql(f'DROP TABLE "{name}"')
    yield "no tables", _sql(*(f'DROP TABLE "{name}"' for name in (*names, "alembic_version")))
    yield "no tables but the number", _sql(*(f'DROP TABLE "{name}"' for name in names))
    for table, column in (
        ("action", "note"),
        ("plan", "removed_on"),
        ("city", "population"),
        ("history", "note"),
        ("document", "content"),
        ("person", "email"),
        ("draft", "value"),
    ):
        yield f"no column {table}.{column}", _sql(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    for table in ("action", "plan", "history"):
        yield f"no rows in {table}", _sql(f'DELETE FROM "{table}"')  # noqa: S608 - a table's own name
    yield "no index", _sql("DROP INDEX history_of_scope")
    yield (
        "a table of another shape",
        _sql("DROP TABLE role", "CREATE TABLE role (id TEXT PRIMARY KEY, colour TEXT) STRICT"),
    )
    yield "a view in place of a table", _sql("DROP TABLE role", "CREATE VIEW role AS SELECT 1 AS id")


_NONSENSE = {
    "TEXT": (
        "'nonsense'",
        "''",
        "'{'",
        "'[1,'",
        "CAST(x'ff41fe' AS TEXT)",
        "'2027-02-31'",
        "printf('%.*c', 2000000, 'x')",
    ),
    "INTEGER": ("-1", "4611686018427387904", "2"),
    "REAL": ("-1.5", "9e999", "1e300"),
}


def _values() -> Iterator[tuple[str, Damage]]:
    """Put nonsense into a column of every kind in every table: what no form and no import would let pass."""
    for table in METADATA.sorted_tables:
        if table is HISTORY:
            continue
        for kind, nonsense in _NONSENSE.items():
            columns = [column.name for column in table.columns if _kind(column.type) == kind and not column.primary_key]
            chance = _chance(f"{table.name} {kind}")
            for column in chance.sample(columns, min(len(columns), 2)):
                value = chance.choice(nonsense)
                yield (
                    f"{table.name}.{column} is {value}",
                    _sql(f'UPDATE "{table.name}" SET "{column}" = {value}'),  # noqa: S608 - our own words
                )


def _kind(type_: object) -> str:
    return {"Text": "TEXT", "Integer": "INTEGER", "BigInteger": "INTEGER"}.get(type(type_).__name__, "REAL")


def _lines() -> Iterator[tuple[str, Damage]]:
    for column, value in (
        ("at", "'never'"),
        ("at", "''"),
        ("entity", "'cats'"),
        ("scope", "'cats'"),
        ("kind", "'sold'"),
        ("field", "'colour'"),
        ("new", "'{'"),
        ("new", "'7'"),
        ("new", "NULL"),
        ("old", "'['"),
        ("entity_id", "'gone'"),
        ("actor", "CAST(x'ff' AS TEXT)"),
        ("new", "replace(hex(zeroblob(60000)), '00', '[')"),
    ):
        yield f"history.{column} is {value}", _sql(f'UPDATE history SET "{column}" = {value} WHERE seq % 7 = 3')  # noqa: S608 - likewise
    yield "history from another past", _sql("UPDATE history SET seq = -seq")
    yield "half of the history", _sql("DELETE FROM history WHERE seq % 2")


def _numbers() -> Iterator[tuple[str, Damage]]:
    for number in (
        "",
        "abc",
        "9999",
        "-1",
        "0000",
        "0001",
        "0002",
        "3",
        "0003; DROP",
        "10000",
        "\u0663\u0663\u0663\u0663",
    ):
        yield f"schema “{number}”", _sql(f"UPDATE alembic_version SET version_num = '{number}'")  # noqa: S608 - likewise
    yield "no schema number", _sql("DELETE FROM alembic_version")
    yield "two schema numbers", _sql("INSERT INTO alembic_version VALUES ('0002')")
    yield "a schema number of bytes", _sql("UPDATE alembic_version SET version_num = CAST(x'ff00' AS TEXT)")


def _others() -> Iterator[tuple[str, Damage]]:
    for name, content in (
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        ("old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("picture", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("json", b'{"city": "Harbour"}\n'),
        ("csv", b"city;country\nHarbour;FR\n"),
        ("yaml", b"city: {name: Harbour}\n"),
        ("text", "Compte rendu de la séance. ".encode() * 400),
        ("text of Windows", "Compte rendu de la séance. ".encode("cp1252") * 400),
        ("wide text", "Compte rendu".encode("utf-16")),
        ("web page", b"<!doctype html><html></html>"),
        ("archive", b"\x1f\x8b\x08" + bytes(40)),
        ("noise", _chance("noise").randbytes(20_000)),
        ("nothing but zeros", bytes(8 * PAGE)),
        ("a head and noise", b"SQLite format 3\0" + _chance("head").randbytes(9_000)),
    ):
        yield name, _bytes(lambda all_, _, content=content: all_.__setitem__(slice(None), content), "")  # type: ignore[misc]  # the content of each
    for name, part in (("workbook", "xl/workbook.xml"), ("document", "word/document.xml"), ("zip", "a.txt")):
        yield name, _zip(part)
    yield "a database of another program", _other_database(0)
    yield "a database of another program, marked", _other_database(0x12345678)
    yield "a database of another program with our mark", _other_database(0x49435031)
    yield "a folder", lambda _, target: target.mkdir()


def _zip(part: str) -> Damage:
    def damage(_: Path, target: Path) -> None:
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr(part, "<x/>")

    return damage


def _other_database(mark: int) -> Damage:
    def damage(_: Path, target: Path) -> None:
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {mark}")
            connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")

    return damage


def _logs() -> Iterator[tuple[str, Damage]]:
    """Put something beside a good store that is not its log."""

    def beside(ending: str, content: Callable[[Path], bytes]) -> Damage:
        def damage(good: Path, target: Path) -> None:
            copyfile(good, target)
            Path(f"{target}{ending}").write_bytes(content(good))

        return damage

    yield "a log of noise", beside("-wal", lambda _: _chance("log").randbytes(50_000))
    yield "a log of zeros", beside("-wal", lambda _: bytes(50_000))
    yield "a log of text", beside("-wal", lambda _: b"notes " * 900)
    yield "the log of another store", beside("-wal", _log_of_another)
    yield "half the log of another store", beside("-wal", lambda good: _log_of_another(good)[: 9 * (PAGE + 24) + 32])
    yield "a log with flipped bytes", beside("-wal", _flipped_log)
    yield "an index of noise", beside("-shm", lambda _: _chance("shm").randbytes(32_768))


def _log_of_another(good: Path) -> bytes:
    """Return the log of a store that began with other pages."""
    other = good.with_name("another.db")
    for ending in ("", "-wal", "-shm"):
        Path(f"{other}{ending}").unlink(missing_ok=True)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        for number in range(12):
            connection.execute(f"CREATE TABLE t{number} (a TEXT, b BLOB)")
            connection.execute(f"INSERT INTO t{number} VALUES ('x', randomblob(9000))")  # noqa: S608 - our own words
        return Path(f"{other}-wal").read_bytes()


def _flipped_log(good: Path) -> bytes:
    content = bytearray(_log_of_another(good))
    chance = _chance("flipped log")
    for _ in range(20):
        _flip(content, chance.randrange(len(content)), chance)
    return bytes(content)
