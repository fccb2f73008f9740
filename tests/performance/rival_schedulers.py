"""What other schedulers make of the same plan: OR-Tools alone, TaskJuggler, and the barest scheme there is.

Each reads the works itself and shares no code with ours. Ends are counted in working days from the plan's start.
"""

import csv
import resource
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planner.schedule.placement import Means, Work

WORKERS = 2


class Solved(NamedTuple):
    end: int
    bound: int
    proven: bool


@dataclass(frozen=True, kw_only=True)
class PlainProject:
    """A plan of which nothing but everybody's time is scarce, in tenths of a post."""

    duration: Mapping[str, int]
    demand: Mapping[str, Mapping[str, int]]
    waits: Mapping[str, Sequence[str]]
    capacity: Mapping[str, int]

    @property
    def bound(self) -> int:
        """No plan ends before: the longest chain, or the work of the busiest service."""
        return max(self.chain, *self.busy.values())

    @property
    def chain(self) -> int:
        ends: dict[str, int] = {}
        for action in self.in_order:
            ends[action] = self.duration[action] + max((ends[one] for one in self.waits[action]), default=0)
        return max(ends.values())

    @property
    def busy(self) -> dict[str, int]:
        """Days that each service needs for its work alone."""
        work: dict[str, int] = defaultdict(int)
        for action, demand in self.demand.items():
            for service, tenths in demand.items():
                work[service] += tenths * self.duration[action]
        return {service: -(-amount // self.capacity[service]) for service, amount in work.items()}

    @property
    def in_order(self) -> list[str]:
        """Return actions so that each comes after what it waits for."""
        order: dict[str, None] = {}
        for first in self.duration:
            way = [first]
            while way:
                before = [one for one in self.waits[way[-1]] if one not in order]
                if before:
                    way.append(before[0])
                else:
                    order[way.pop()] = None
        return list(order)


def plain_project(works: Mapping[str, Work], means: Means) -> PlainProject:
    return PlainProject(
        duration={action: work.duration for action, work in works.items()},
        demand={
            action: {service: round(10 * days / work.duration) for service, days in work.days.items()}
            for action, work in works.items()
        },
        waits={action: [wait.predecessor for wait in work.waits] for action, work in works.items()},
        capacity={name: round(10 * service.posts) for name, service in means.services.items()},
    )


def ortools_alone(project: PlainProject, seconds: float) -> Solved | None:
    """Return what OR-Tools finds in so many seconds, from nowhere; None where that is nothing."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - a tool for developers, not on every machine

    model, horizon = cp_model.CpModel(), sum(project.duration.values())
    start = {action: model.new_int_var(0, horizon - days, action) for action, days in project.duration.items()}
    last = model.new_int_var(0, horizon, "last")
    taken = defaultdict[str, list[tuple[cp_model.IntervalVar, int]]](list)
    for action, days in project.duration.items():
        model.add(last >= start[action] + days)
        for other in project.waits[action]:
            model.add(start[action] >= start[other] + project.duration[other])
        interval = model.new_fixed_size_interval_var(start[action], days, action)
        for service, tenths in project.demand[action].items():
            taken[service].append((interval, tenths))
    for service, intervals in taken.items():
        demands = [tenths for _, tenths in intervals]
        model.add_cumulative([interval for interval, _ in intervals], demands, project.capacity[service])
    model.minimize(last)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    return Solved(round(solver.objective_value), round(solver.best_objective_bound), status == cp_model.OPTIMAL)


def bare_scheme(project: PlainProject, order: Iterable[str], horizon: int) -> dict[str, int]:
    """Return the day after each action's last, when they come one after another: day numbers, links and time alone."""
    rows = {service: [0] * horizon for service in project.capacity}
    end: dict[str, int] = {}
    for action in order:
        first, days = max([end[other] for other in project.waits[action]], default=0), project.duration[action]
        needs = [
            (rows[service], project.capacity[service] - tenths, tenths)
            for service, tenths in project.demand[action].items()
        ]
        while full := last_full(needs, first, first + days):
            first = full
        for row, _, tenths in needs:
            for day in range(first, first + days):
                row[day] += tenths
        end[action] = first + days
    return end


def last_full(needs: Sequence[tuple[list[int], int, int]], first: int, stop: int) -> int:
    """Return the day after the last without room; 0 where there is none."""
    for row, room, _ in needs:
        for day in range(stop - 1, first - 1, -1):
            if row[day] > room:
                return day + 1
    return 0


def taskjuggler() -> str | None:
    return shutil.which("tj3")


def by_taskjuggler(program: str, project: PlainProject, start: date, folder: Path) -> tuple[int, float]:
    """Return where TaskJuggler's plan ends, each action taking one whole owner, and the processor's seconds it took."""
    file = folder / "plan.tjp"
    file.write_text(as_tjp(project, start), encoding="utf-8")
    before = child_seconds()
    command = [program, "--silent", "--output-dir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the program that was looked for
    took = child_seconds() - before
    with (folder / "ends.csv").open(encoding="utf-8", newline="") as lines:
        last = max(date.fromisoformat(row["End"]) for row in csv.DictReader(lines, delimiter=";"))
    weekdays = sum((start.toordinal() + day - 1) % 7 < 5 for day in range((last - start).days + 1))
    return weekdays, took


def child_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def as_tjp(project: PlainProject, start: date) -> str:
    lines = [f'project plan "Plan" {start} +20y {{', '  timezone "UTC"', "  timingresolution 60min", "}"]
    lines += [f'resource {name_of(service)} "{service}"' for service in project.capacity]
    for action in project.in_order:
        (owner,) = project.demand[action]
        waits = ", ".join(f"!{name_of(other)}" for other in project.waits[action])
        lines.append(
            f'task {name_of(action)} "{action}" {{ effort {project.duration[action]}d allocate {name_of(owner)}'
            + (f" depends {waits} }}" if waits else f" start {start} }}")
        )
    lines.append('taskreport ends "ends" { formats csv columns id, end timeformat "%Y-%m-%d" }')
    return "\n".join(lines) + "\n"


def name_of(id_: str) -> str:
    return id_.replace("-", "_")
