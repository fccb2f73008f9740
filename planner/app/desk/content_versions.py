"""Which version of a benchmark does an assessment answer, and where is that version kept?"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from pydantic import ValidationError

from planner.problem import ProblemsFoundError
from planner.proposal.unplaced import Answered
from planner.store import (
    BENCHMARK_DOCUMENT,
    WHOLE_ROW,
    Create,
    DocumentKind,
    Edit,
    Entity,
    Moment,
    Store,
    StoredAssessment,
    document_edits,
)
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.record import TITLE_LENGTH

Source: TypeAlias = Store | Moment
"""Where versions are kept."""


def version_id(benchmark: Benchmark) -> str:
    """Return the id under which a version of a benchmark is kept, in the language in which it was read.

    The same content has the same id.
    """
    # 48 bits: two contents with the same mark are not to be expected among the versions of one benchmark.
    mark = hashlib.sha256(_content(benchmark).encode()).hexdigest()[:12]
    return f"{benchmark.id}-{benchmark.version}-{mark}"


def _content(benchmark: Benchmark) -> str:
    return benchmark.model_dump_json(by_alias=True)


def version_edits(benchmark: Benchmark) -> tuple[Edit, ...]:
    """Return the edit that keeps a version of a benchmark; what is kept already is not kept twice."""
    return document_edits(
        version_id(benchmark),
        kind=DocumentKind.BENCHMARK,
        title=benchmark.title[:TITLE_LENGTH],
        content=_content(benchmark),
        reference=benchmark.version,
    )


def answered_version(source: Source, stored: StoredAssessment) -> str | None:
    """Return the id of the version that an assessment answers; None when no version was kept.

    Earlier releases did not note it: it is then the last one that came into the store no later than
    the assessment.
    """
    if stored.benchmark_document is not None:
        return stored.benchmark_document
    came = _arrival(source, Entity.ASSESSMENT, stored.id)
    if came is None:
        return None
    documents = source.documents(kind=DocumentKind.BENCHMARK)
    arrivals = ((_arrival(source, Entity.DOCUMENT, document.id), document.id) for document in documents)
    # What one change brings has one moment, whatever the order of its lines.
    not_later = sorted((arrival, id_) for arrival, id_ in arrivals if arrival and arrival[0] <= came[0])
    named = (id_ for _, id_ in reversed(not_later))
    return next((id_ for id_ in named if _is_of(stored_version(source, id_), stored)), None)


def _arrival(source: Source, entity: Entity, id_: str) -> tuple[str, int] | None:
    """Return when something came into the store, and the number of that line of the history."""
    lines = source.history(row=(entity, id_))
    return next(((line.at.isoformat(), line.seq) for line in lines if line.field == WHOLE_ROW and line.new), None)


def _is_of(version: Benchmark | None, stored: StoredAssessment) -> bool:
    return version is not None and version.id == stored.assessment.benchmark


def stored_version(source: Source, id_: str) -> Benchmark | None:
    """Return a version that was kept; None where there is none, or where it cannot be understood any more.

    An assessment stays readable without it: ids that are still there then keep their place.
    """
    try:
        return Benchmark.model_validate_json(source.document(id_).content)
    except (ProblemsFoundError, ValidationError):
        return None


def answered(source: Source, stored: StoredAssessment) -> Answered:
    """Return which version of the benchmark each part of an assessment was said to."""
    whole = answered_version(source, stored)
    named = {*stored.documents_of_rows.values(), *([whole] if whole else [])}
    # Each is read once: many rows name the same version, and a benchmark is long to read.
    versions = {id_: stored_version(source, id_) for id_ in named}
    rows = {key: versions[id_] for key, id_ in stored.documents_of_rows.items()}
    answers = {
        (question, response.by): rows[Entity.RESPONSE, row]
        for question, responses in stored.assessment.answers.items()
        for row, response in zip(stored.response_ids.get(question, ()), responses, strict=False)
        if (Entity.RESPONSE, row) in rows
    }
    return Answered(
        whole=versions[whole] if whole else None,
        answers=answers,
        verdicts=_of_kind(rows, Entity.VERDICT),
        context=_of_kind(rows, Entity.READING),
    )


def _of_kind(rows: Mapping[tuple[Entity, str], Benchmark | None], kind: Entity) -> dict[str, Benchmark | None]:
    return {id_: version for (entity, id_), version in rows.items() if entity is kind}


def with_versions(edits: Iterable[Edit], earlier: StoredAssessment) -> Iterator[Edit]:
    """Give the edits that bring what comes along from an assessment, each row with the version that it names there."""
    for edit in edits:
        if isinstance(edit, Create) and (version := earlier.documents_of_rows.get((edit.entity, edit.id))):
            yield replace(edit, values={**edit.values, BENCHMARK_DOCUMENT: version})
        else:
            yield edit
