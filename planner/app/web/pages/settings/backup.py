"""How is everything saved elsewhere? As one file, checked from end to end before it is handed over."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from planner.app.desk.vocabulary import Store
from planner.app.desk.vocabulary import backup as save_backup
from planner.app.web import session


def backup() -> None:
    """Offer the whole store as one file."""
    say = session.wording().say
    st.header(say("Backup"), anchor=False)
    st.write(
        say(
            "One file with all cities, assessments and plans and their history, confidential notes included: keep it "
            "where only those may read it who may read them. The command “planner restore” brings it back."
        )
    )
    store = session.store()
    st.download_button(
        say("Download a backup"),
        # Made when it is asked for: every run of the page would else copy the whole store.
        data=lambda: whole_store(store),
        file_name=f"planner-{session.today().isoformat()}.db",
        mime="application/vnd.sqlite3",
        icon=":material/download:",
        on_click="ignore",
        key="settings-backup",
    )


def whole_store(store: Store) -> bytes:
    """Return the content of a backup that was found to be whole.

    Raises:
        ProblemsFoundError: the disk is full, or the copy is not whole.
    """
    with TemporaryDirectory(prefix="planner-") as folder:
        path = Path(folder) / "backup.db"
        save_backup(store, path)
        return path.read_bytes()
