"""A backup is the whole store."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from planner.app.web.pages.settings.backup import whole_store
from planner.store import Store
from planner.store.backups import verify_backup

OpenPage = Callable[..., AppTest]


def test_a_backup_is_the_whole_store(store: Store, plan: str, tmp_path: Path) -> None:
    file = tmp_path / "downloaded.db"
    file.write_bytes(whole_store(store))
    contents = verify_backup(file)
    assert contents.plans == 1
    assert contents.revision >= store.revision(plan)
