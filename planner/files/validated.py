"""Does a document fit its model, and what is left of it without its faults?"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planner.files import messages
from planner.files.cut_texts import cut_texts
from planner.files.located_yaml import Document, Entries, Items, Key, Node, Scalar, Value, copied, scalars, to_data
from planner.files.model_problems import explain
from planner.problem import Place, Problem
from planner.toolkit.record import AT_THE_DOOR, Translate

M = TypeVar("M", bound=BaseModel)
_ROUNDS = 50
_MOST_ERRORS = 10_000
"""Errors of pydantic that are looked at one by one; each takes a kilobyte."""
_FIRST_ITEMS = 20
"""Items of each list that are looked at where there are more errors than that."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """A document, what it says as far as it can be understood, and its problems.

    When there are problems, ``model`` holds what remains without the faulty parts, so that all
    else can be checked in the same run; ``lost_words`` are all the words that stood in those parts.
    """

    document: Document
    model: M | None
    problems: tuple[Problem, ...] = ()
    lost_words: frozenset[str] = frozenset()


def _as_written(data: Value) -> Value:
    return data


def validated(
    document: Document,
    model: type[M],
    *,
    written_as: Callable[[Value], Value] = _as_written,
    translate: Translate | None = None,
    stand_ins: Mapping[str, Value] = MappingProxyType({}),
) -> Validated[M]:
    """Read a document as a model.

    ``written_as`` spells out the short forms that people write. ``stand_ins`` take the place of
    faulty required entries, so that one wrong date does not hide what else is wrong.
    """
    context = {AT_THE_DOOR: True, "translate": translate}

    def attempt(root: Node, spare: Mapping[str, Value] = stand_ins) -> M:
        data = to_data(root)
        # As JSON: there pydantic’s strict mode takes dates and words of closed sets from texts, and still no number
        # from one.
        text = json.dumps(written_as({**spare, **data} if isinstance(data, dict) else data))
        return model.model_validate_json(text, strict=True, context=context)

    cut = tuple(cut_texts(document, model))
    try:
        return Validated(document, attempt(document.root, {}), cut)
    except ValidationError as error:
        first = error
    # The count costs nothing; a list of 100,000 errors would take a hundred megabytes.
    if first.error_count() > _MOST_ERRORS:
        return _beginnings(document, model, attempt, first.error_count())
    rest = _without_faults(Document(copied(document.root)), model, attempt, first)
    return replace(rest, document=rest.document if rest.model else document, problems=(*rest.problems, *cut))


def _without_faults(
    current: Document, model: type[M], attempt: Callable[[Node], M], error: ValidationError
) -> Validated[M]:
    """Take faulty parts out until the rest can be read, and say what was wrong with them."""
    problems: tuple[Problem, ...] = ()
    lost: set[str] = set()
    # What is taken out may leave what is around it faulty, such as an empty list: that goes in the next round.
    for _ in range(_ROUNDS):
        errors = error.errors(include_url=False, include_input=False)
        # Before anything is taken out: version 1.0 without quotes is a text to whoever wrote it, and no fault.
        if not _numbers_read_as_text(current, errors):
            # Problems of later rounds come of the taking out, and would be news to whoever wrote the file.
            faults = explain(current, model, errors, in_words=not problems)
            problems = problems or tuple(problem for _, problem in faults)
            if not _prune(current, [path for path, _ in faults], lost):
                break
        try:
            return Validated(current, attempt(current.root), problems, frozenset(lost))
        except ValidationError as next_error:
            error = next_error
    return Validated(current, None, problems, frozenset(lost))


def _beginnings(document: Document, model: type[M], attempt: Callable[[Node], M], number: int) -> Validated[M]:
    """Say how many faults there are where nobody would read all of them, and what is wrong at the start of lists."""
    place = document.place()
    many = messages.MANY_FAULTS.at(Place(file=place.file, line=place.line), number=number)
    short = Document(copied(document.root, _FIRST_ITEMS))
    try:
        attempt(short.root)
    except ValidationError as error:
        rest = _without_faults(short, model, attempt, error)
        return Validated(document, None, (many, *rest.problems), rest.lost_words)
    return Validated(document, None, (many,))


def _numbers_read_as_text(document: Document, errors: list[ErrorDetails]) -> bool:
    """Take a number without quotes for text where text is expected: question 6.10, version 1.0."""
    changed = False
    for error in errors:
        if error["type"] != "string_type":
            continue
        node = document.node(error["loc"])
        if isinstance(node, Scalar) and isinstance(node.value(), int | float):
            node.plain = False
            changed = True
    return changed


def _prune(document: Document, paths: list[tuple[Key, ...]], lost: set[str]) -> bool:
    """Take faulty parts out; False when nothing would remain."""
    doomed = {id(node): node for node in map(document.node, paths)}
    if not doomed or id(document.root) in doomed:
        return False
    for node in doomed.values():
        # Whoever names an id of a part that could not be read has made no mistake of their own.
        lost.update(scalar.text for scalar in scalars(node))
    _remove(document.root, doomed)
    return True


def _remove(node: Node, doomed: Collection[int]) -> None:
    match node:
        case Items():
            node.items[:] = [item for item in node.items if id(item) not in doomed]
            for item in node.items:
                _remove(item, doomed)
        case Entries():
            for key in [key for key, (_, child) in node.entries.items() if id(child) in doomed]:
                del node.entries[key]
            for _, child in node.entries.values():
                _remove(child, doomed)
