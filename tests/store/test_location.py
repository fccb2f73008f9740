"""A store stands where several people cannot tear it, or a sentence says where else."""

from pathlib import Path, PurePosixPath

import pytest

from planner.store import default_store_path, open_store
from planner.store.location import check_location, file_system

MOUNTS = """\
/dev/vda / ext4 rw 0 0
srv:/home /mnt/home nfs4 rw 0 0
//srv/x /mnt/with\\040blank cifs rw 0 0
/dev/vdb /mnt/home/local ext4 rw 0 0
me@srv: /mnt/ssh fuse.sshfs rw 0 0
/dev/sda1 /mnt/usb fuseblk rw 0 0
"""


def test_the_file_system_of_a_folder_is_that_of_the_nearest_mount() -> None:
    kinds = {
        "/home/anna/s.db": "ext4",
        "/mnt/home/s.db": "nfs4",
        "/mnt/home/local/s.db": "ext4",
        "/mnt/with blank/s.db": "cifs",
        "/mnt/ssh/s.db": "fuse.sshfs",
    }
    assert {path: file_system(PurePosixPath(path), MOUNTS) for path in kinds} == kinds


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("/mnt/home/s.db", "store-on-share"),
        ("/mnt/with blank/s.db", "store-on-share"),
        ("/mnt/ssh/s.db", "store-on-share"),
        ("/mnt/usb/s.db", None),
        ("/home/anna/s.db", None),
        ("/home/anna/Dropbox/plans/s.db", "store-in-synced-folder"),
        ("/home/anna/OneDrive - City of Harbour/s.db", "store-in-synced-folder"),
        ("/home/anna/Nextcloud/s.db", "store-in-synced-folder"),
    ],
)
def test_a_shared_or_synchronised_folder_is_refused_with_the_way_out(place: str, code: str | None) -> None:
    problems = check_location(Path(place), MOUNTS)
    assert [problem.code for problem in problems] == ([code] if code else [])


def test_the_store_stands_in_the_users_data_folder_unless_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_store_path().name == "planner.db"
    open_store().close()
    assert default_store_path().exists()
