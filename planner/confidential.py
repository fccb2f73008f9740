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


# Rows come from JSON and from SQLite as well, where false is 0 or missing. Every other word of a flag hides the
# row: what is withheld by mistake is noticed and mended, what has been printed stays printed.
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
    # By name only, because who asks has a file that no model has accepted yet: there a key is all there is.
    by_model = [marks(held) for model in models for held in reached(model)]
    return Marks(
        values=frozenset(name for own in by_model for name in own.values),
        flags=frozenset(name for own in by_model for name in own.flags),
    )


@cache
def reached(model: type[BaseModel]) -> frozenset[type[BaseModel]]:
    """Return a model with all models that it holds, at any depth."""
    # A walk with a list of its own: models may hold themselves, as conditions do, and would recurse for ever.
    known: set[type[BaseModel]] = set()
    waiting = [model]
    while waiting:
        holder = waiting.pop()
        if holder not in known:
            known.add(holder)
            waiting += [held for info in holder.model_fields.values() for held in records_in(info.annotation)]
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
        if own.flags or name in own.values or any(can_hold(held) for held in records_in(info.annotation))
    )


def is_confidential(record: object) -> bool:
    """Say whether a record is confidential as a whole."""
    # ``__dict__``, not ``model_dump``: this is asked of every record of a plan, and flags stand on the record itself.
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


# A value of its own, since None is what many fields hold by right: an empty note is not a withheld one.
_WITHHELD = object()


def _public(value: object) -> object:
    match value:
        case BaseModel():
            return _public_record(value)
        case Mapping():
            return _public_mapping(value)
        case list() | tuple() | set() | frozenset() if type(value) in {list, tuple, set, frozenset}:
            members = [member for member in map(_public, value) if member is not _WITHHELD]
            return value if _same(members, value) else type(value)(members)
        case tuple() if hasattr(value, "_fields"):
            # A named tuple is a record: a member taken out would move those behind it to other names.
            fields_left = [None if member is _WITHHELD else member for member in map(_public, value)]
            return value if _same(fields_left, value) else cast("Callable[..., object]", type(value))(*fields_left)
    if is_dataclass(value) and not isinstance(value, type):
        return _public_dataclass(value)
    return value


def _public_dataclass(value: "DataclassInstance") -> object:
    given = {field.name: getattr(value, field.name) for field in fields(value)}
    public = {name: _public(member) for name, member in given.items()}
    changed = {name: None if new is _WITHHELD else new for name, new in public.items() if new is not given[name]}
    return replace(value, **changed) if changed else value


def _same(members: list[object], collection: object) -> bool:
    # By identity, not equality: equal copies would make a whole plan new, and with it all that is remembered of it.
    before = list(cast("list[object]", collection))
    return len(members) == len(before) and all(new is old for new, old in zip(members, before, strict=True))


def _public_mapping(value: Mapping[object, object]) -> object:
    public = {key: _public(member) for key, member in value.items()}
    if all(public[key] is member for key, member in value.items()):
        return value
    return {key: member for key, member in public.items() if member is not _WITHHELD}


def _public_record(record: BaseModel) -> object:
    model = type(record)
    if not can_hold(model):
        return record
    if is_confidential(record):
        return _WITHHELD
    own, changed = marks(model), dict[str, object]()
    # The default stands in for what is withheld, because a reader of the record counts on a value of the field's type.
    for name in touchy_fields(model):
        value = getattr(record, name)
        new = _WITHHELD if name in own.values else _public(value)
        if new is _WITHHELD:
            new = model.model_fields[name].get_default(call_default_factory=True)
        if new is not value:
            changed[name] = new
    # Not validated anew: what stays was checked when it was read, and a default needs no check.
    return record.model_copy(update=changed) if changed else record
