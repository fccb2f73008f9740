"""Where may the store be kept, and why not elsewhere?"""

import os
import re
from contextlib import suppress
from pathlib import Path, PurePath

from platformdirs import user_data_path

from planner.problem import Place, Problem
from planner.store.private_files import in_words, tighten

_SHARES = re.compile(r"nfs\d*|cifs|smb\d*|smbfs|9p|virtiofs|afs|ceph|glusterfs|fuse\..+")
_SYNCED = re.compile(r"onedrive|dropbox|nextcloud|owncloud|google ?drive|icloud|mobile documents", re.IGNORECASE)
_OCTAL = re.compile(r"\\([0-7]{3})")  # how /proc/mounts writes a blank
_MOUNTS = Path("/proc/mounts")


def default_store_path() -> Path:
    """Return ``planner.db`` in the user's data folder, which only they can read; it is made when it is missing."""
    folder = user_data_path("integrating-cities-planner", appauthor=False)
    with in_words(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
    tighten(folder)
    return folder / "planner.db"


def mounted() -> str:
    """Return what is mounted where, as Linux tells it; empty on other systems."""
    return _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""


def check_location(path: Path, mounts: str) -> list[Problem]:
    """Say why a file cannot hold the store where it stands; an empty list when it can."""
    place = path.resolve()  # a link into a shared folder endangers the store as the folder itself does
    # Windows names what stands on another computer “\\computer\folder”.
    if str(place).startswith(("\\\\", "//")) or _SHARES.fullmatch(file_system(place, mounts)):
        return [_on_a_share(path)]
    # Folders only: a store may itself be called “Dropbox.db”.
    synced = next((part for part in place.parts[:-1] if _SYNCED.match(part)), None)
    return [_in_a_synced_folder(path, synced)] if synced else []


def file_system(path: PurePath, mounts: str) -> str:
    r"""Return the type of file system that holds a path, by the text of ``/proc/mounts``; empty when unknown.

    >>> from pathlib import PurePosixPath
    >>> file_system(PurePosixPath("/mnt/city/planner.db"), "/dev/a / ext4 rw 0 0\nsrv:/x /mnt/city nfs4 rw 0 0\n")
    'nfs4'
    """
    nearest, holds = 0, ""
    for line in mounts.splitlines():
        _, point, kind, *_ = [*line.split(" "), "", "", ""]
        folder = _OCTAL.sub(lambda escaped: chr(int(escaped.group(1), 8)), point)
        if folder and len(folder) >= nearest and path.is_relative_to(folder):
            nearest, holds = len(folder), kind  # of two mounts on one folder the later one counts
    return holds


def _on_a_share(path: Path) -> Problem:
    # SQLite's write-ahead log needs memory shared between all who open it: https://www.sqlite.org/wal.html
    return Problem(
        code="store-on-share",
        what="The store {store} would stand on a network share or a shared folder, where it can be damaged.",
        fix="Keep it on a disk of this computer; to work together over the network, use a PostgreSQL database.",
        values={"store": os.fspath(path)},
        place=Place(file=os.fspath(path)),
    )


def _in_a_synced_folder(path: Path, folder: str) -> Problem:
    return Problem(
        code="store-in-synced-folder",
        what="The store {store} would stand in the folder “{folder}”, whose copies to other computers can damage it.",
        fix="Keep it in a folder that is not synchronised, and copy backups into the other one.",
        values={"store": os.fspath(path), "folder": folder},
        place=Place(file=os.fspath(path)),
    )
