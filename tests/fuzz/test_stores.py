"""Whatever stands in the place of a store or a backup is read, or refused by a sentence that names it.

Never by a traceback, never slowly, never at the price of memory; and what is refused stays as it was.
"""

import os
import resource
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from fuzz.damaged_stores import damages
from planner.app import desk
from planner.problem import ProblemsFoundError
from planner.store import open_store, restore, verify, verify_backup
from planner.wording import LANGUAGES, Wording

DAMAGES = damages()
SAMPLE = 40
_STEP = 1 if os.environ.get("PLANNER_SOAK") else -(-len(DAMAGES) // SAMPLE)
CHOSEN = [*DAMAGES][::_STEP]

TIMES_A_PLAIN_FILE = 20
FLOOR = 1.0
"""Seconds that every reader may take: a busy machine is slow, not wrong."""
MEMORY = 300 * 1024
"""KiB that reading one file may add."""


def opened(file: Path) -> None:
    open_store(file, new=False).close()


def verified(file: Path) -> None:
    with open_store(file, new=False) as store:
        verify(store)


def listed(file: Path) -> None:
    with open_store(file, new=False) as store:
        _ = (store.cities(), store.people(), store.assessments(), store.plans(), store.documents())


def planned(file: Path) -> None:
    with open_store(file, new=False) as store:
        for plan in store.plans():
            _ = (store.plan(plan.id), store.comments(plan.id), store.baselines(plan.id), store.peoples_work(plan.id))
        for assessment in store.assessments():
            store.assessment(assessment.id)


def history(file: Path) -> None:
    with open_store(file, new=False) as store:
        store.history()


def checked_as_backup(file: Path) -> None:
    verify_backup(file)


def restored(file: Path) -> None:
    restore(file, file.with_name("restored.db"))


READERS: Mapping[str, Callable[[Path], None]] = {
    "open": opened,
    "verify": verified,
    "list": listed,
    "plan": planned,
    "history": history,
    "verify a backup": checked_as_backup,
    "restore": restored,
}


BACKUP_READERS = frozenset({"verify a backup", "restore"})
"""Readers that leave a file alone whatever it is."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an assessment and its plan, edited once."""
    file = tmp_path_factory.mktemp("good") / "good.db"
    with open_store(file) as store:
        anna = desk.introduce(store, "Anna")
        plan = desk.open_example(store, "havelmar", by=anna, today=date(2027, 1, 4)).plan
        store.commit(store.plan(plan).head_changes(title="A plan"), by=anna)
    return file


@pytest.fixture(scope="module")
def plain_times(good: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """How long each reader takes for the good store; what runs for the first time is loaded before."""
    folder = tmp_path_factory.mktemp("plain")
    times = {}
    for number, (name, read) in enumerate((*READERS.items(), *READERS.items())):
        copy = folder / str(number) / "store.db"
        copy.parent.mkdir()
        copyfile(good, copy)
        begin = time.perf_counter()
        read(copy)
        times[name] = time.perf_counter() - begin
    return times


def state(folder: Path) -> dict[str, bytes]:
    """Return what the files say that were there before anybody read them."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


def outcome(read: Callable[[Path], None], file: Path) -> tuple[ProblemsFoundError | None, float]:
    begin = time.perf_counter()
    try:
        read(file)
    except ProblemsFoundError as found:
        return found, time.perf_counter() - begin
    return None, time.perf_counter() - begin


def fresh_folders(tmp_path: Path, make: Callable[[Path], None]) -> Iterator[Path]:
    """Give the damaged file again and again, each in a folder of its own."""
    number = 0
    while True:
        number += 1
        folder = tmp_path / str(number)
        folder.mkdir()
        make(folder / "store.db")
        yield folder / "store.db"


def test_there_are_enough_damaged_files() -> None:
    assert len(DAMAGES) >= 150
    assert len(CHOSEN) >= SAMPLE - 5


@pytest.mark.parametrize("name", CHOSEN)
def test_a_damaged_file_is_read_or_refused_in_words(
    name: str, good: Path, plain_times: Mapping[str, float], tmp_path: Path
) -> None:
    files = fresh_folders(tmp_path, lambda target: DAMAGES[name](good, target))
    for reader, read in READERS.items():
        file = next(files)
        before, memory = state(file.parent), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        refusal, took = outcome(read, file)
        allowed = max(FLOOR, TIMES_A_PLAIN_FILE * plain_times[reader])
        if took > allowed:
            refusal, took = outcome(read, next(files))
        assert took <= allowed, reader
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory <= MEMORY, reader
        if refusal is not None or reader in BACKUP_READERS:
            after = state(file.parent)
            assert {name: after.get(name) for name in before} == before, f"{reader} changed it"
        for problem in refusal.problems if refusal else ():
            # What is asked for by its id and not there is named by its id.
            name_of_it = file.name if problem.code != "not-in-store" else str(problem.values["id"])
            assert all(name_of_it in Wording(language).problem(problem) for language in LANGUAGES), problem


def test_what_is_whole_is_read(plain_times: Mapping[str, float]) -> None:
    assert set(plain_times) == set(READERS)
