"""How is a file written so that it is complete or absent?"""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from planner.files import messages
from planner.files.hindrances import hindrance
from planner.problem import Place, Problem, ProblemsFoundError


def check_target(path: Path) -> list[Problem]:
    """Say why a file could not be written there, before the work of making it; empty when it can."""
    place = Place(file=str(path))
    try:
        if path.is_dir():
            return [messages.TARGET_IS_FOLDER.at(place)]
        if not path.parent.is_dir():
            return [messages.TARGET_FOLDER_MISSING.at(place, folder=str(path.parent))]
        if path.exists() and not path.is_file():  # a file put in its place would take the device from all programs
            return [messages.TARGET_NOT_ORDINARY.at(place)]
    except (OSError, ValueError) as error:
        return [messages.CANNOT_WRITE.at(place, reason=hindrance(error))]
    return []


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place under another name, then put it in place at once.

    Whoever looks sees the old file or the new one, never half of it.

    Raises:
        ProblemsFoundError: the folder is missing, may not be written to, or is full, or the name cannot be one.
    """
    problems = check_target(path)
    if problems:
        raise ProblemsFoundError(problems)
    beside = None
    try:
        # In the same folder, since only within one file system a file takes another’s name at once; 40 characters of
        # the name, since a name holds 255 bytes and a letter up to four.
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part", delete=False) as file:
            beside = Path(file.name)
            file.write(content)
            file.flush()
            # Without it a power cut may leave the new name with nothing in it.
            os.fsync(file.fileno())
        # A temporary file is readable by its owner alone; colleagues read the file that it replaces.
        beside.chmod(_mode(path))
        beside.replace(path)
    except (OSError, ValueError) as error:  # a ValueError where the name holds a NUL
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise ProblemsFoundError([messages.CANNOT_WRITE.at(Place(file=str(path)), reason=hindrance(error))]) from error


def _mode(path: Path) -> int:
    """Return the rights of the file that is replaced, else those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    # Python has no way to read the mask but to set it.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
