"""Measure the app with a plan of 300 actions, and print each figure beside its goal: ``make bench-app``.

The machine's load stands below the figures, since what else runs there makes them larger. Nothing
here fails: a figure that misses its goal is said, not refused.
"""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error
from running_app import running_app

from performance.app_speed.browser import waits
from performance.app_speed.city import ACTIONS, fill
from performance.app_speed.crowd import Pace, crowd

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured, and what it should be at most."""

    name: str
    measured: float
    goal: float
    unit: str

    def __str__(self) -> str:
        holds = "holds" if self.measured <= self.goal else "missed"
        digits = 1 if self.unit == "MB" else 2 if self.unit == "s" else 0
        return f"{self.name:<44}{self.measured:>8.{digits}f}{self.goal:>8.{digits}f} {self.unit:<3} {holds}"


def main() -> None:
    """Print the figures as they come."""
    _tell(f"{'With ' + str(ACTIONS) + ' actions':<44}{'figure':>8}{'goal':>8}")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "planner.db"
        fill(store)
        with running_app(store) as address:
            for measure in (_of_somebody, _of_crowd):
                try:
                    for figure in measure(address):
                        _tell(str(figure))
                except (Error, OSError, RuntimeError, TimeoutError) as failure:
                    _tell(f"Not measured: {str(failure).splitlines()[0] if str(failure) else type(failure).__name__}")
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    _tell(f"Load of the machine's {os.cpu_count()} cores over 1, 5 and 15 minutes: {load}")


def _of_somebody(address: str) -> Iterator[Figure]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        _tell("Chromium is not installed: what one person waits for is not measured")
        return
    measured = waits(address, path)
    yield Figure("First page, with an empty cache", measured.first, 3, "s")
    yield Figure("… on the wire", measured.megabytes, 1.8, "MB")
    yield Figure("Edit saved and redrawn, median", measured.edit * 1000, 300, "ms")
    yield Figure("Timeline drawn, with an empty cache", measured.timeline, 1.8, "s")


def _of_crowd(address: str) -> Iterator[Figure]:
    pace = Pace()
    begin = time.monotonic()
    waited = sorted(crowd(address, pace))
    rest = time.monotonic() - begin
    name = f"{pace.people} people editing every {pace.every:.0f} s"
    half, most = statistics.median(waited), statistics.quantiles(waited, n=20)[-1]
    _tell(f"{name}: {len(waited)} edits in {rest:.0f} s, median {half * 1000:.0f} ms")
    yield Figure(f"{name}, p95", most * 1000, 200, "ms")


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command of the developers, whose output this is


if __name__ == "__main__":
    main()
