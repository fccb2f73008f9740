"""Which store is worked on, and how is it opened, saved, brought back and checked?"""

from planner.store import Store, backup, default_store_path, open_store, restore, store_exists, verify, verify_backup

__all__ = [
    "backup",
    "blame",
    "default_store_path",
    "open_store",
    "restore",
    "store_exists",
    "verify",
    "verify_backup",
]


def blame(store: Store, error: Exception) -> None:
    """Say what is wrong with the content of a store, if anything is: that then brought about the error.

    Raises:
        ProblemsFoundError: the store is damaged.
    """
    store.database.blame(error)
