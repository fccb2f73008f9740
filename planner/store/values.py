"""How is a value of the model checked at the door, written in a column, and read back?

A *plain* value is what JSON knows: text, numbers, lists and maps of them, with dates and enum
members as text. History keeps plain values. A *column* value is a plain one, with lists and maps
written as JSON text and truth values as 0 and 1, so that both engines store and compare the same.
"""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import from_json, to_json

from planner.files.misfits import Misfit, misfit
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.refused_values import NOT_FINITE, value_refused
from planner.store.text import LONG_TEXT, check_text, cleaned

Column: TypeAlias = str | int | float | None


class Storage(StrEnum):
    """The type of a column."""

    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"
    REAL = "real"
    JSON = "json"


_STORAGE = (
    (bool, Storage.FLAG),
    (int, Storage.INTEGER),
    (float, Storage.REAL),
    (str, Storage.TEXT),
    (date, Storage.TEXT),
)
"""A truth value is a whole number to Python, and is therefore asked for first."""


@dataclass(frozen=True)
class Codec:
    """How the values of one field are checked, stored and read."""

    field: str
    adapter: TypeAdapter[Any]
    storage: Storage
    optional: bool
    limit: int
    touchy: bool = False
    """What stands in it can be confidential: no message quotes it."""

    @classmethod
    def of(cls, name: str, info: FieldInfo, *, touchy: bool = False) -> "Codec":
        """Return the codec of a field of the model."""
        types = _alternatives(info.annotation)
        annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        return cls(
            field=name,
            adapter=TypeAdapter(annotation),
            storage=_storage(types - {type(None)}),
            optional=type(None) in types,
            limit=max((getattr(part, "max_length", None) or 0 for part in info.metadata), default=0) or LONG_TEXT,
            touchy=touchy,
        )

    def plain(self, value: object, place: Place) -> object:
        """Return a value as plain data, line breaks unified.

        Raises:
            ProblemsFoundError: the model does not allow the value, or its text cannot be stored.
        """
        tidy = cleaned(value)
        try:
            plain = cleaned(self.adapter.dump_python(self.adapter.validate_python(tidy), mode="json"))
        except ValidationError as error:
            refused = self.refused(misfit(error.errors()[0]), value, place)
            raise ProblemsFoundError(list(check_text(tidy, place)) or [refused]) from error
        # JSON, in which history keeps it, knows neither NaN nor infinity.
        if isinstance(plain, float) and not isfinite(plain):
            raise ProblemsFoundError([self.refused(NOT_FINITE, value, place)])
        problems = list(check_text(plain, place, self.limit))
        if problems:
            raise ProblemsFoundError(problems)
        return plain

    def refused(self, fault: Misfit, value: object, place: Place) -> Problem:
        """Return the problem of a value that the model does not allow."""
        return value_refused(fault, "…" if self.touchy else str(value), place)

    def compared(self, value: object) -> object:
        """Return a value as plain data for a comparison, whether the model allows it today or not."""
        try:
            return cleaned(self.adapter.dump_python(self.adapter.validate_python(value), mode="json"))
        except ValidationError:
            return value

    def column(self, plain: object) -> Column:
        """Return a plain value as the column holds it."""
        if self.storage is Storage.JSON:
            # Nothing is NULL, not the text “null”: both engines then find it by IS NULL.
            return None if plain is None else written(plain)
        if isinstance(plain, bool):
            return int(plain)
        if plain is None or isinstance(plain, str | int | float):
            return plain
        msg = f"{self.field} cannot hold a {type(plain).__name__}"
        raise TypeError(msg)

    def value(self, plain: object) -> object:
        """Return a plain value as the model's; as it is when today's model no longer allows it."""
        try:
            value: object = self.adapter.validate_python(plain)
        except ValidationError:
            return plain
        return value


_WRITE_MAP = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def written(plain: object) -> str:
    """Write a plain value as JSON text, the same text for the same value.

    Records have their fields in the order of the model; of other maps the keys are sorted.
    """
    return _WRITE_MAP(plain) if isinstance(plain, dict) else as_json(plain)


def as_json(plain: object) -> str:
    """Write a plain value as JSON text, maps in the order they have."""
    return to_json(plain).decode()


def parsed(text: str) -> object:
    """Return the plain value of a JSON text."""
    value: object = from_json(text)
    return value


def _alternatives(annotation: object) -> frozenset[object]:
    """Return the types that an annotation allows, None among them as NoneType."""
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return frozenset().union(*(_alternatives(part) for part in get_args(annotation)))
    return frozenset({annotation})


def _storage(types: frozenset[object]) -> Storage:
    """Return the column type for the types of a field; datetime is a date here."""
    # A deadline is a day or a word in its place: both stand in one column of text.
    storages = {_storage_of(type_) for type_ in types}
    return storages.pop() if len(storages) == 1 else Storage.JSON


def _storage_of(type_: object) -> Storage:
    known = (storage for known, storage in _STORAGE if isinstance(type_, type) and issubclass(type_, known))
    return next(known, Storage.JSON)
