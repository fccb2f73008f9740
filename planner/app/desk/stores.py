"""Which store is worked on, and how is it opened, saved, brought back and checked?"""

from planner.store import Store, backup, default_store_path, is_there, open_store, restore, verify, verify_backup

__all__ = [
    "backup",
    "blame",
    "default_store_path",
    "open_store",
    "restore",
    "store_stands",
    "verify",
    "verify_backup",
]


def store_stands(where: str | None) -> bool:
    """Say whether there is a store, as far as looking at its place tells; None is the user's own.

    Of a server's it is assumed: whether it has one, only opening it would tell.

    Raises:
        ProblemsFoundError: it is the address of something else, or the disk does not say.
    """
    return is_there(where)


def blame(store: Store, error: Exception) -> None:
    """Say what is wrong with the content of a store, if anything is: that then brought about the error.

    Raises:
        ProblemsFoundError: the store is damaged.
    """
    store.database.blame(error)
