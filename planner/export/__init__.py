"""In which formats does a plan leave the planner? Command line and app read the same table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from planner.confidential import without_confidential
from planner.export.plan_data import write_json
from planner.problem import msgid
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.track.plan_standing import PlanStanding
from planner.track.politics import without_politics
from planner.track.standing import as_printed
from planner.wording import Wording

Writer: TypeAlias = Callable[[PlanStanding, Benchmark, Catalogue, date], bytes]
"""From a plan, what it was drafted from and today's date to the bytes of a whole file."""


def _word(plan: PlanStanding, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:
    from planner.export.word import write_word  # noqa: PLC0415 - brings python-docx, which JSON does without

    return write_word(plan, benchmark, catalogue, wording=Wording(plan.language), today=today)


def _json(plan: PlanStanding, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:  # noqa: ARG001 - a Writer takes them
    return write_json(plan)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file in which a plan leaves: without what is confidential, political or given up."""

    name: str
    """What readers call it, a source sentence."""
    media_type: str
    write: Writer

    def __call__(self, plan: PlanStanding, benchmark: Benchmark, catalogue: Catalogue, today: date) -> bytes:
        """Return the bytes of a whole file."""
        public = without_politics(without_confidential(as_printed(plan)), catalogue)
        return self.write(public, benchmark, catalogue, today)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".docx": Format(
            msgid("Word"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word
        ),
        ".json": Format(msgid("Data for other programs (.json)"), "application/json", _json),
    }
)
"""Formats by the ending of the file's name. There is no other way to an exporter: import-linter sees to that."""
