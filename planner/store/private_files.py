"""How does a file come onto the disk whole or not at all, and readable by its owner alone?"""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.files import messages
from planner.files.hindrances import hindrance
from planner.files.writing import check_target
from planner.problem import Place, Problem, ProblemsFoundError

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database, by the ending it adds to the name; it takes the rights of the database."""

_OWNER_ONLY = 0o600
_OTHERS = 0o077
_LONGEST_NAME = 255
"""Bytes of a file name on the file systems in use; SQLite adds up to eight of its own."""
_LONGEST_PATH = 512
"""Bytes of a path that SQLite opens: https://www.sqlite.org/src/file/src/os_unix.c, MAX_PATHNAME."""
_ADDED = len("-journal")


def check_length(path: Path) -> list[Problem]:
    """Say that the path of a database is longer than a file system or SQLite can take; an empty list when it is not."""
    name, whole = os.fsencode(path.name), os.fsencode(path.absolute())
    too_long = len(name) + _ADDED > _LONGEST_NAME or (os.name == "posix" and len(whole) + _ADDED >= _LONGEST_PATH)
    return [path_too_long(path)] if too_long or b"\0" in whole else []


def create(path: Path) -> None:
    """Make an empty file that from its first instant only its owner can read.

    Raises:
        OSError: there is something of that name, or nothing can be written there.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), _OWNER_ONLY))


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """Give the name of a file that does not exist, beside the target; whatever stands there at the end goes.

    The name is short, so that every name that the target can have has room for it.
    """
    part = target.with_name(f".planner-{secrets.token_hex(6)}.part")
    try:
        yield part
    finally:
        for ending in ("", *BESIDE):
            with suppress(OSError):
                Path(f"{part}{ending}").unlink(missing_ok=True)


@contextmanager
def gone_if_refused() -> Iterator[list[Path]]:
    """Remove the copies that are named to it when what they were made for fails: it left everything as it was.

    The disk may be full, and the copies then are what fills it.
    """
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for file in made:
            file.unlink(missing_ok=True)
        raise


def put_in_place(part: Path, target: Path) -> bool:
    """Give a finished file its name, unless something has that name already; say whether it was free.

    Raises:
        OSError: the name cannot be given, as when it is too long.
    """
    keep(part)
    try:
        try:
            os.link(part, target)  # not renamed: that would replace what has the name already
        except OSError as error:
            if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}:
                raise
            # A disk without hard links, such as a USB stick: the name is taken first, then replaced.
            create(target)
            part.replace(target)
    except FileExistsError:
        return False
    keep(target)
    return True


def keep(file: Path) -> None:
    """Wait until a file and its name are on the disk."""
    with file.open("rb") as written:
        os.fsync(written.fileno())
    # A new name is safe only when its folder is (fsync(2)); Windows lets nobody open a folder.
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def tighten(path: Path) -> None:
    """Take away from others the right to read a file that is ours; where there are no rights, do nothing.

    A release that left its stores to everybody's eyes is mended so when the owner opens the store.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        status = path.stat()
        if status.st_uid == os.geteuid() and status.st_mode & _OTHERS:
            path.chmod(stat.S_IMODE(status.st_mode) & ~_OTHERS)


def tighten_store(file: Path) -> None:
    """Take away from others the right to read a store, what SQLite keeps beside it, and the copies we kept of it."""
    for ending in ("", *BESIDE):
        tighten(Path(f"{file}{ending}"))
    with suppress(OSError):
        beside = [copy for copy in file.parent.iterdir() if copy.name.startswith(f"{file.stem}-before-")]
        for copy in beside:
            # Rights are changed through a link: what it leads to may be no copy of ours.
            if copy.suffix == ".db" and not copy.is_symlink():
                tighten(copy)


def named_beside(file: Path, ending: str) -> Path:
    """Return a name beside a file: its own without the suffix, as much of it as there is room for, then an ending.

    >>> named_beside(Path("/data/harbour.db"), "-before-schema-0003.db").name
    'harbour-before-schema-0003.db'
    """
    room = _LONGEST_NAME - _ADDED - len(ending)
    # File systems count bytes: the name is cut by them, and half a letter at its end left out.
    stem = os.fsdecode(os.fsencode(file.stem)[:room].decode("utf-8", "ignore").encode())
    return file.with_name(f"{stem}{ending}")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a problem that names the file that was to be written.

    Raises:
        ProblemsFoundError: the disk is full, the folder is missing or closed, the name too long.
    """
    try:
        yield
    except OSError as error:
        maker = _MAKERS.get(error.errno or 0)
        other = messages.CANNOT_WRITE.at(Place(file=os.fspath(path)), reason=hindrance(error))
        raise ProblemsFoundError([maker(path) if maker else other]) from error


def check_new(path: Path) -> list[Problem]:
    """Say why no file of that name can be made, as far as looking tells; an empty list when nothing speaks against."""
    return check_length(path) or check_target(path)


def path_too_long(path: Path) -> Problem:
    """Return the problem of a name or a path for which a disk has no room; it is shown shortened."""
    shown = os.fspath(path)
    return Problem(
        code="path-too-long",
        what="The path {file} is too long for the disk.",
        fix="Choose a shorter name, or a folder that is not so deep.",
        values={"file": shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"},
    )


_SHOWN = 120


def _no_room(path: Path) -> Problem:
    return no_room_for(os.fspath(path))


def no_room_for(file: str) -> Problem:
    """Return the problem of a disk that has no room for a file which was to be written whole."""
    return Problem(
        code="disk-full-for-file",
        what="There is no room left on the disk for {file}; nothing was written.",
        fix="Make room on that disk, or name a place on another one.",
        values={"file": file},
        place=Place(file=file),
    )


def may_not_write(file: str) -> Problem:
    """Return the problem of a folder in which this person may not write."""
    return Problem(
        code="folder-closed",
        what="{file} cannot be written: its folder does not allow it.",
        fix="Ask for the right to write there, or choose another folder.",
        values={"file": file},
        place=Place(file=file),
    )


def _may_not_write(path: Path) -> Problem:
    return may_not_write(os.fspath(path))


def _no_folder(path: Path) -> Problem:
    return messages.TARGET_FOLDER_MISSING.at(Place(file=os.fspath(path)), folder=os.fspath(path.parent))


_MAKERS: Mapping[int, Callable[[Path], Problem]] = {
    errno.ENOSPC: _no_room,
    errno.EDQUOT: _no_room,
    errno.EFBIG: _no_room,
    errno.ENAMETOOLONG: path_too_long,
    errno.EACCES: _may_not_write,
    errno.EPERM: _may_not_write,
    errno.EROFS: _may_not_write,
    errno.ENOENT: _no_folder,
    errno.ENOTDIR: _no_folder,
}
