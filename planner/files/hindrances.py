"""Why does the system not do what is wanted of a file, or a database server not answer?

The words of both are English, whoever reads them; ours stand in :mod:`planner.wording.labels`.
"""

import errno
from enum import StrEnum


class Hindrance(StrEnum):
    """A reason why the system does not do what is wanted of a file, or a database server does not let us in."""

    NO_RIGHT = "no-right"
    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    NAME_TOO_LONG = "name-too-long"
    UNFIT_NAME = "unfit-name"
    NOT_THERE = "not-there"
    THERE_ALREADY = "there-already"
    FOLDER = "folder"
    NO_FOLDER = "no-folder"
    LINKS_IN_A_CIRCLE = "links-in-a-circle"
    IN_USE = "in-use"
    TOO_MANY_OPEN = "too-many-open"
    DISK_FAILS = "disk-fails"
    HOST_UNKNOWN = "host-unknown"
    NOBODY_LISTENS = "nobody-listens"
    TOO_SLOW = "too-slow"
    SIGN_IN_REFUSED = "sign-in-refused"
    NO_SUCH_DATABASE = "no-such-database"
    TOO_MANY_GUESTS = "too-many-guests"


_BY_NUMBER = {
    errno.EACCES: Hindrance.NO_RIGHT,
    errno.EPERM: Hindrance.NO_RIGHT,
    errno.ENOSPC: Hindrance.DISK_FULL,
    errno.EDQUOT: Hindrance.DISK_FULL,
    errno.EFBIG: Hindrance.DISK_FULL,
    errno.EROFS: Hindrance.READ_ONLY,
    errno.ENAMETOOLONG: Hindrance.NAME_TOO_LONG,
    errno.EINVAL: Hindrance.UNFIT_NAME,  # what Windows, and disks that it formatted, say of “?” or “:” in a name
    errno.ENOENT: Hindrance.NOT_THERE,
    errno.EEXIST: Hindrance.THERE_ALREADY,
    errno.EISDIR: Hindrance.FOLDER,
    errno.ENOTDIR: Hindrance.NO_FOLDER,
    errno.ELOOP: Hindrance.LINKS_IN_A_CIRCLE,
    errno.EBUSY: Hindrance.IN_USE,
    errno.ETXTBSY: Hindrance.IN_USE,
    errno.EMFILE: Hindrance.TOO_MANY_OPEN,
    errno.ENFILE: Hindrance.TOO_MANY_OPEN,
    errno.EIO: Hindrance.DISK_FAILS,
}


def hindrance(error: OSError | ValueError) -> Hindrance | str:
    """Return why a file was not read or written; what is rare by its code, the same in every language.

    >>> str(hindrance(OSError(errno.EACCES, "Permission denied"))), hindrance(OSError(errno.ESTALE, "Stale handle"))
    ('no-right', 'ESTALE')
    """
    # Python refuses a NUL in a name before the system sees it, with a ValueError.
    if not isinstance(error, OSError):
        return Hindrance.UNFIT_NAME
    return _BY_NUMBER.get(error.errno or 0) or errno.errorcode.get(error.errno or 0, type(error).__name__)
