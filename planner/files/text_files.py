"""Which text stands in a file, and what hinders reading it?"""

import os
import stat
from pathlib import Path

from planner.files import messages
from planner.files.hindrances import hindrance
from planner.files.kinds import Kind, kind_of
from planner.problem import Place, Problem

MOST_BYTES = 2_000_000
"""Our largest file, a catalogue of translations, has a seventh of that."""

_READABLE = frozenset({Kind.TEXT, Kind.OTHER_TEXT, Kind.EMPTY, Kind.JSON})
"""Kinds that may be YAML, which JSON is too, and those that have sentences of their own."""

# Opening a pipe would else wait for a writer that may never come; Windows has no such flag, but another one.
_AS_IT_IS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))


def read_text(path: Path, shown: str) -> str | Problem:
    """Return the text of a file of at most 2 MB in UTF-8, or what hinders reading it; ``shown`` is its name."""
    here = Place(file=shown)
    try:
        raw = _bytes(path)
    except IsADirectoryError:
        return messages.NOT_A_FILE.at(here)
    except FileNotFoundError:
        return messages.NO_SUCH_FILE.at(here)
    except (OSError, ValueError) as error:
        return messages.UNREADABLE_FILE.at(here, reason=hindrance(error))
    return messages.NOT_ORDINARY.at(here) if raw is None else _text(raw, here)


def _bytes(path: Path) -> bytes | None:
    """Return the beginning of a file, None when it is a pipe or a device, which might never end.

    Raises:
        OSError: it cannot be read.
        ValueError: its name cannot be one.
    """
    number = os.open(path, _AS_IT_IS)
    with open(number, "rb") as file:  # noqa: PTH123 - it is open already
        # Asked of what is open already: between a look at a path and its opening another file may take its place.
        mode = os.fstat(number).st_mode
        # The byte too many tells a file that is too large without asking a size that may be changing.
        return file.read(MOST_BYTES + 1) if stat.S_ISREG(mode) else None


def _text(raw: bytes, here: Place) -> str | Problem:
    kind = kind_of(raw)
    # Before its size: a photograph of 5 MB is no YAML file that is too large.
    if kind not in _READABLE:
        return messages.other_kind(kind, here)
    if len(raw) > MOST_BYTES:
        return messages.FILE_TOO_LARGE.at(here, most=MOST_BYTES // 1_000_000)
    try:
        # Editors of Windows begin a file in UTF-8 with a mark that is no part of its first key.
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else raw[: error.start].count(b"\n") + 1
        return messages.WRONG_ENCODING.at(Place(file=here.file, line=line))
