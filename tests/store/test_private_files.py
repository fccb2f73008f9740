"""What people wrote is on the disk for its owner's eyes only, from the first instant, whoever made the file."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copyfile

import pytest
from refusals import codes

from planner.problem import ProblemsFoundError
from planner.store import Store, backup, default_store_path, open_store, restore
from planner.store.private_files import create, in_words, named_beside, put_in_place, unfinished

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have no such rights")

OLD = Path(__file__).parent / "released" / "schema-0001.db"


@pytest.fixture(autouse=True)
def _everybody_may_read() -> Iterator[None]:
    """The worst that a system can be set to: new files are open to all."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    """Return the rights of every file in a folder."""
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


def test_a_store_and_what_stands_beside_it_is_its_owners(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.plans()
        assert rights(tmp_path) == {"s.db": 0o600, "s.db-wal": 0o600, "s.db-shm": 0o600}


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="another system")
def test_a_folder_in_which_nobody_may_write_is_said_to_be_closed(harbour: Store) -> None:
    """In /sys not even the system administrator makes a file."""
    for write in (lambda: open_store(Path("/sys/s.db")), lambda: backup(harbour, Path("/sys/b.db"))):
        with pytest.raises(ProblemsFoundError) as error:
            write()
        assert codes(error) == ["folder-closed"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "folder-closed"),
        (errno.EROFS, "folder-closed"),
        (errno.ENOSPC, "disk-full-for-file"),
        (errno.EDQUOT, "disk-full-for-file"),
        (errno.ENAMETOOLONG, "path-too-long"),
        (errno.ENOTDIR, "target-folder-missing"),
        (errno.ELOOP, "cannot-write"),
    ],
)
def test_what_the_disk_refuses_is_told_with_the_file(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(ProblemsFoundError) as error, in_words(tmp_path / "plans" / "b.db"):
        raise OSError(number, os.strerror(number))
    assert codes(error) == [code]
    assert str(tmp_path / "plans") in error.value.problems[0].english() + error.value.problems[0].place.file


def test_backups_are_their_owners(harbour: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    backup(harbour, folder / "b.db")
    restore(folder / "b.db", folder / "again.db")
    restore(folder / "b.db", folder / "again.db", replace=True)
    rights_of = rights(folder)
    assert len(rights_of) == 3
    assert set(rights_of.values()) == {0o600}


_watched: list[tuple[str, int | None]] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "sqlite3.connect" and _watched is not None:
        path = Path(os.fsdecode(arguments[0]))  # type: ignore[arg-type]  # what a database is named by
        if not str(path).startswith("file:"):
            _watched.append((path.name, stat.S_IMODE(path.stat().st_mode) if path.exists() else None))


sys.addaudithook(_watch)


def test_a_file_is_private_before_anything_is_written_to_it(tmp_path: Path) -> None:
    global _watched  # noqa: PLW0603 - a hook of Python's cannot be taken away again
    _watched = []
    try:
        with open_store(tmp_path / "s.db") as store:
            backup(store, tmp_path / "b.db")
        restore(tmp_path / "b.db", tmp_path / "again.db")
    finally:
        seen, _watched = _watched, None
    assert seen
    assert {mode for _, mode in seen} == {0o600}


def test_a_store_of_an_earlier_release_is_closed_to_others_when_its_owner_opens_it(tmp_path: Path) -> None:
    for name in ("s.db", "s-before-schema-0002.db", "s-before-restore-1a2b3c4d.db", "other.db"):
        copyfile(OLD, tmp_path / name)
        (tmp_path / name).chmod(0o644)
    open_store(tmp_path / "s.db").close()
    rights_of = rights(tmp_path)
    assert rights_of.pop("other.db") == 0o644
    assert set(rights_of.values()) == {0o600}
    assert len(rights_of) == 4  # with the copy from before the migration


def test_a_store_that_may_not_be_written_stays_so(tmp_path: Path) -> None:
    open_store(tmp_path / "s.db").close()
    (tmp_path / "s.db").chmod(0o444)
    with suppress(ProblemsFoundError):  # the administrator may write everything
        open_store(tmp_path / "s.db").close()
    assert rights(tmp_path)["s.db"] == 0o400


def test_the_data_folder_is_its_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    folder = default_store_path().parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)
    default_store_path()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_is_whole_or_absent(tmp_path: Path) -> None:
    target = tmp_path / "file"
    with suppress(KeyError), unfinished(target) as part:
        create(part)
        raise KeyError
    assert rights(tmp_path) == {}
    with unfinished(target) as part:
        create(part)
        assert put_in_place(part, target)
    with unfinished(target) as part:
        create(part)
        assert not put_in_place(part, target)
    assert rights(tmp_path) == {"file": 0o600}


def test_a_copy_of_a_store_with_a_long_name_finds_room_for_its_own(tmp_path: Path) -> None:
    name = named_beside(tmp_path / f"{'é' * 120}.db", "-before-restore-1a2b3c4d.db").name
    assert len(name.encode()) <= 247
    assert name.startswith("é" * 100)
    assert name.endswith("é-before-restore-1a2b3c4d.db")
