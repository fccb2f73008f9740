"""In which formats does a plan leave the planner? Command line and app read the same table."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from planner.benchmark import Benchmark
from planner.catalogue import Catalogue
from planner.drafted import DraftedPlan
from planner.files.writing import plan_json
from planner.wording import Wording

Writer: TypeAlias = Callable[[DraftedPlan, Benchmark, Catalogue, date], bytes]
"""From a plan, what it was drafted from and today's date to the bytes of a whole file."""


def _word(plan: DraftedPlan, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:
    from planner.export.word import write_word  # noqa: PLC0415 - brings python-docx, which JSON does without

    return write_word(plan, benchmark, catalogue, wording=Wording(plan.language), today=today)


def _json(plan: DraftedPlan, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:  # noqa: ARG001 - a Writer takes them
    return plan_json(plan)


FORMATS: Mapping[str, Writer] = MappingProxyType({".docx": _word, ".json": _json})
"""Writers by the ending of the file's name."""
