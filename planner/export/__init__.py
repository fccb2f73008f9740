"""In which formats does a plan leave the planner? Command line and app read the same table."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from planner.confidential import without_confidential
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.track.plan_standing import PlanStanding
from planner.track.standing import as_printed
from planner.wording import Wording

Writer: TypeAlias = Callable[[PlanStanding, Benchmark, Catalogue, date], bytes]
"""From a plan, what it was drafted from and today's date to the bytes of a whole file."""


def _word(plan: PlanStanding, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:
    from planner.export.word import write_word  # noqa: PLC0415 - brings python-docx, which JSON does without

    return write_word(plan, benchmark, catalogue, wording=Wording(plan.language), today=today)


def _json(plan: PlanStanding, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:  # noqa: ARG001 - a Writer takes them
    from planner.export.plan_data import write_json  # noqa: PLC0415 - beside the others, which are costly

    return write_json(plan)


def _behind_the_gate(write: Writer) -> Writer:
    """Return an exporter that never sees what is confidential, nor what the city gave up."""

    def write_public(plan: PlanStanding, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:
        return write(without_confidential(as_printed(plan)), benchmark, catalogue, today)

    return write_public


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {ending: _behind_the_gate(write) for ending, write in {".docx": _word, ".json": _json}.items()}
)
"""Writers by the ending of the file's name. There is no other way to an exporter: import-linter sees to that."""
