"""What is confidential, and what is left of something without it?

The models say it themselves: a field is marked where it is declared, and all that is shown, written
or sent goes through :func:`without_confidential`. Nothing else keeps a list of confidential fields.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, TypeVar, cast, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


class Confidential(Enum):
    """What the mark of a field says: ``note: Annotated[str | None, Confidential.VALUE] = None``."""

    VALUE = "value"
    """What stands in the field is confidential. The field may be left out: without it stands its default."""
    RECORD = "record"
    """The field is a flag; where it is true, the whole record is confidential."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The names of marked fields: of one model, or of several together."""

    values: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    def conceal(self, row: Mapping[str, object]) -> bool:
        """Say whether a row, by its flag, is confidential as a whole; a flag that says anything but false counts."""
        return any(row.get(flag) not in _NOT_FLAGGED for flag in self.flags)


_NOT_FLAGGED = (None, False, 0)


@cache
def marks(model: type[BaseModel]) -> Marks:
    """Return what is marked in a model itself, not in what it holds."""
    by_mark = {
        mark: frozenset(name for name, info in model.model_fields.items() if mark in info.metadata)
        for mark in Confidential
    }
    return Marks(values=by_mark[Confidential.VALUE], flags=by_mark[Confidential.RECORD])


@cache
def marks_within(*models: type[BaseModel]) -> Marks:
    """Return what is marked in models and in everything that they hold, by name only."""
    found = [marks(one) for model in models for one in reached(model)]
    return Marks(
        values=frozenset(name for one in found for name in one.values),
        flags=frozenset(name for one in found for name in one.flags),
    )


@cache
def reached(model: type[BaseModel]) -> frozenset[type[BaseModel]]:
    """Return a model with all models that it holds, at any depth."""
    known: set[type[BaseModel]] = set()
    waiting = [model]
    while waiting:
        one = waiting.pop()
        if one not in known:
            known.add(one)
            waiting += [deeper for info in one.model_fields.values() for deeper in records_in(info.annotation)]
    return frozenset(known)


def records_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Give the models that a field's annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from records_in(part)


@cache
def can_hold(model: type[BaseModel]) -> bool:
    """Say whether anything that is a model, or is held by it, can be confidential."""
    return marks_within(model) != Marks()


@cache
def touchy_fields(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields whose values no message may quote: marked, in a record with a flag, or holding either."""
    own = marks(model)
    return frozenset(
        name
        for name, info in model.model_fields.items()
        if own.flags or name in own.values or any(can_hold(one) for one in records_in(info.annotation))
    )


def is_confidential(record: object) -> bool:
    """Say whether a record is confidential as a whole."""
    return isinstance(record, BaseModel) and marks(type(record)).conceal(record.__dict__)


def without_confidential(value: T) -> T:
    """Return a record, or a collection of records, without what is confidential in it, at any depth.

    Confidential values are left out, confidential records taken from the collections that hold them.
    What holds nothing confidential is returned itself, not a copy. Standings, scores and answers stay
    as they are: none is computed from what is left out.

    Raises:
        ValueError: the record is confidential as a whole; :func:`is_confidential` says so before.
    """
    public = _public(value)
    if public is _WITHHELD:
        msg = f"this {type(value).__name__} is confidential as a whole"
        raise ValueError(msg)
    return cast("T", public)


_WITHHELD = object()


def _public(value: object) -> object:
    match value:
        case BaseModel():
            return _public_record(value)
        case Mapping():
            return _public_mapping(value)
        case list() | tuple() | set() | frozenset() if type(value) in {list, tuple, set, frozenset}:
            kept = [one for one in map(_public, value) if one is not _WITHHELD]
            return value if _same(kept, value) else type(value)(kept)
        case tuple() if hasattr(value, "_fields"):
            named = [None if one is _WITHHELD else one for one in map(_public, value)]
            return value if _same(named, value) else cast("Callable[..., object]", type(value))(*named)
    if is_dataclass(value) and not isinstance(value, type):
        return _public_dataclass(value)
    return value


def _public_dataclass(value: "DataclassInstance") -> object:
    given = {field.name: getattr(value, field.name) for field in fields(value)}
    kept = {name: _public(one) for name, one in given.items()}
    changed = {name: None if one is _WITHHELD else one for name, one in kept.items() if one is not given[name]}
    return replace(value, **changed) if changed else value


def _same(kept: list[object], before: object) -> bool:
    one_by_one = list(cast("list[object]", before))
    return len(kept) == len(one_by_one) and all(new is old for new, old in zip(kept, one_by_one, strict=True))


def _public_mapping(value: Mapping[object, object]) -> object:
    kept = {key: _public(one) for key, one in value.items()}
    if all(kept[key] is one for key, one in value.items()):
        return value
    return {key: one for key, one in kept.items() if one is not _WITHHELD}


def _public_record(record: BaseModel) -> object:
    model = type(record)
    if not can_hold(model):
        return record
    if is_confidential(record):
        return _WITHHELD
    own, changed = marks(model), dict[str, object]()
    for name in touchy_fields(model):
        value = getattr(record, name)
        new = _WITHHELD if name in own.values else _public(value)
        if new is _WITHHELD:
            new = model.model_fields[name].get_default(call_default_factory=True)
        if new is not value:
            changed[name] = new
    return record.model_copy(update=changed) if changed else record
