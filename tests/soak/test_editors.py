"""Eight people edit one plan at once, some of their programs are killed, and nothing is lost."""

import random
import time
from collections import Counter
from pathlib import Path

import pytest

from planner.store import Entity, open_store, verify
from soak.conftest import FULL
from soak.writers import PLAN, edit, started

pytestmark = pytest.mark.long

EDITORS, EDITS, KILLED = (8, 100, 3) if FULL else (4, 10, 1)
THINK = 0.05
MOST_CONFLICTS = 0.05


def test_no_acknowledged_edit_is_lost_and_none_overwrites_in_silence(
    place: str, tmp_path: Path, figures: list[str]
) -> None:
    logs = [tmp_path / f"editor-{editor}.log" for editor in range(EDITORS)]
    processes = [started(edit, place, str(log), editor, EDITS, THINK) for editor, log in enumerate(logs)]
    for process in processes[:KILLED]:
        time.sleep(random.uniform(0.3, 1.0))  # noqa: S311 - a moment that nobody can foresee is what is wanted
        process.kill()
    for process in processes:
        process.join(timeout=600)
        assert process.exitcode is not None
    lines = [line.split() for log in logs if log.exists() for line in log.read_text(encoding="utf-8").splitlines()]
    saved = {line[1] for line in lines if line[0] == "saved"}
    conflicts = sum(line[0] == "conflict" for line in lines)
    with open_store(place) as store:
        history = store.history(PLAN)
        verify(store)
    assert saved <= {entry.batch for entry in history}
    last: dict[tuple[Entity, str, str], object] = {}
    chains: Counter[tuple[Entity, str, str]] = Counter()
    for entry in history:
        if entry.field != "*":
            key = (entry.entity, entry.id, entry.field)
            assert last.get(key, entry.old) == entry.old, "an edit that its author had not seen was overwritten"
            last[key] = entry.new
            chains[key] += 1
    figures.append(
        f"{len(saved)} saved, {conflicts} conflicts ({conflicts / len(lines):.1%}), {max(chains.values())} on one field"
    )
    assert len(lines) >= (EDITORS - KILLED) * EDITS
    assert not FULL or conflicts / len(lines) < MOST_CONFLICTS
