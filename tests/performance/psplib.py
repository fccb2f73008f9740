"""Projects of the PSPLIB, read where somebody has them; nothing of them stands in this repository.

Source:
    Kolisch and Sprecher (1996), PSPLIB – A project scheduling problem library.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generated_plans import plain_means

from planner.schedule.placement import Means, Waiting, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    name: str
    works: Mapping[str, Work]
    means: Means
    best: int
    """The shortest length in days that anybody knows."""


def projects(folder: Path, family: str) -> Iterator[Project]:
    """Read the projects of a family, with their best known lengths from ``bounds.csv`` beside the families."""
    with (folder / "bounds.csv").open(encoding="utf-8", newline="") as lines:
        best = {row["instance"]: int(row["ub"]) for row in csv.DictReader(lines)}
    for file in sorted((folder / family).glob("*.sm")):
        works, means = read(file.read_text(encoding="utf-8"))
        yield Project(name=file.stem, works=works, means=means, best=best[file.stem])


def read(text: str) -> tuple[dict[str, Work], Means]:
    """Read a project: its first and last jobs, which only mark its start and its end, are left out.

    A resource is a service that has as many posts as it has units; an action is led by the first that it takes.
    """
    waits_for: dict[int, list[int]] = {}
    for job, _, _, *after in rows(text, "PRECEDENCE RELATIONS:"):
        for other in after:
            waits_for.setdefault(other, []).append(job)
    capacity = rows(text, "RESOURCEAVAILABILITIES:")[0]
    jobs = {job: (duration, units) for job, _, duration, *units in rows(text, "REQUESTS/DURATIONS:")}
    inner = {job for job, (duration, _) in jobs.items() if duration}
    works = {}
    for job in sorted(inner):
        duration, units = jobs[job]
        days = {service(number): float(taken * duration) for number, taken in enumerate(units) if taken}
        works[action(job)] = Work(
            id=action(job),
            owner=min(days, default=service(0)),
            duration=duration,
            days=days,
            waits=tuple(Waiting(predecessor=action(one)) for one in waits_for.get(job, ()) if one in inner),
        )
    return works, plain_means({service(number): float(units) for number, units in enumerate(capacity)})


def rows(text: str, title: str) -> list[list[int]]:
    """Return the lines of numbers that stand below a title, without those of words between them."""
    block = text.split(title)[1].split("***", maxsplit=1)[0]
    return [[int(number) for number in line.split()] for line in block.splitlines() if re.fullmatch(r"[\d\s]*\d", line)]


def action(job: int) -> str:
    return f"J{job // 100 + 1:02}-{job:03}"


def service(number: int) -> str:
    return f"resource-{number + 1}"
