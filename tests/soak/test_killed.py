"""Whoever is killed while writing loses nothing that was acknowledged, and leaves nothing half-written."""

import random
import time
from collections import Counter
from pathlib import Path

import pytest
from store.engines import Server

from planner.store import backup, open_store, verify
from soak.conftest import FULL
from soak.writers import PLAN, started, write_until_killed

pytestmark = pytest.mark.long

ROUNDS = 200 if FULL else 4
SERVER_ROUNDS = 20 if FULL else 1
BACKUPS = 50 if FULL else 3
CHANCE = random.Random()  # noqa: S311 - when somebody is killed is no secret, and should be foreseen by nobody


def wait_for(log: Path, lines: int) -> None:
    """Wait until a writer acknowledged some more."""
    wanted = lines + 1
    deadline = time.monotonic() + 60
    while not log.exists() or log.read_bytes().count(b"\n") < wanted:
        assert time.monotonic() < deadline, "the writer does not get on"
        time.sleep(0.002)


def acknowledged(log: Path) -> Counter[str]:
    """Return how many changes each batch had when it was acknowledged."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return Counter({batch: int(changed) for batch, changed in (line.split() for line in lines)})


def check(place: str, log: Path) -> int:
    """See that the store is whole and has all that was acknowledged; return how many batches that were."""
    batches = acknowledged(log)
    with open_store(place) as store:
        verify(store)
        stored = Counter(entry.batch for entry in store.history(PLAN))
    assert {batch: stored[batch] for batch in batches} == batches
    return len(batches)


def test_a_writer_that_is_killed_loses_nothing(place: str, tmp_path: Path, figures: list[str]) -> None:
    log = tmp_path / "writer.log"
    rounds = ROUNDS if "://" not in place else SERVER_ROUNDS
    saved = 0
    for number in range(rounds):
        writer = started(write_until_killed, place, str(log), number)
        wait_for(log, saved + CHANCE.randrange(20))
        time.sleep(CHANCE.uniform(0, 0.03))
        writer.kill()
        writer.join()
        saved = check(place, log)
    figures.append(f"{rounds} writers killed, {saved} batches acknowledged, none lost")


def test_a_server_that_is_killed_loses_nothing(server: Server, place: str, tmp_path: Path, figures: list[str]) -> None:
    if "://" not in place:
        pytest.skip("SQLite has no server: its writer is killed in the test above")
    log = tmp_path / "writer.log"
    saved, slowest = 0, 0.0
    for number in range(SERVER_ROUNDS):
        writer = started(write_until_killed, place, str(log), number)
        wait_for(log, saved + CHANCE.randrange(20))
        time.sleep(CHANCE.uniform(0, 0.03))
        server.crash()
        writer.join(timeout=60)
        begin = time.monotonic()
        server.start_again()
        slowest = max(slowest, time.monotonic() - begin)
        saved = check(place, log)
    figures.append(
        f"{SERVER_ROUNDS} servers killed, {saved} batches acknowledged, none lost, back after {slowest:.1f} s at most"
    )


def test_a_backup_under_load_is_whole(place: str, tmp_path: Path, figures: list[str]) -> None:
    log = tmp_path / "writer.log"
    writers = [started(write_until_killed, place, str(log), number) for number in range(2)]
    try:
        wait_for(log, 0)
        with open_store(place) as store:
            for number in range(BACKUPS):
                before = store.revision()
                contents = backup(store, tmp_path / f"backup-{number}.db")
                assert before <= contents.revision <= store.revision()
    finally:
        for writer in writers:
            writer.kill()
            writer.join()
    figures.append(f"{BACKUPS} of {BACKUPS} backups whole, the last with revision {contents.revision}")
