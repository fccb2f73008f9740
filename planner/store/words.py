"""Does what people write anew say something, and is a title no longer than a title?

What the store holds already is read, copied and brought back whatever it says: earlier versions took
longer titles, and texts of spaces.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from planner.problem import Place, Problem
from planner.store.edits import Entity
from planner.store.ids import field_place
from planner.store.shapes import SHAPES
from planner.store.text import check_line, texts, too_long
from planner.toolkit.record import TITLE_LENGTH, UNSEEN, FreeText, is_blank

# Quick, and rather too often than not: it also finds what stands between two quotation marks of one text.
_BLANK_IN_JSON = re.compile(rf'"(?:{UNSEEN}|\\[nt])+"')

_OF_LINES = frozenset({"evidence"})
"""Fields of records whose every text is of one line."""


def check_row(entity: Entity, id_: str, row: Mapping[str, object], text: str) -> Iterator[Problem]:
    """Say which texts of a new row show nothing, and which titles are too long; ``text`` is the row as JSON."""
    limits = title_limits(entity)
    looked_at = row if _BLANK_IN_JSON.search(text) else (*limits, *(_OF_LINES & row.keys()))
    for name in looked_at:
        yield from check_words(entity, name, row[name], Place(field=f"{id_}.{name}"))


def check_words(entity: Entity, name: str, plain: object, place: Place) -> Iterator[Problem]:
    """Say whether the new value of a field shows nothing, or is too long for a title."""
    limit = title_limits(entity).get(name)
    if limit is not None and isinstance(plain, str) and len(plain) > limit.most:
        yield too_long(plain, limit.most, place)
    elif (limit is not None and limit.least and plain == "") or any(text and is_blank(text) for text in texts(plain)):
        yield Problem(
            code="empty-text",
            what="The text “{field}” shows nothing.",
            fix="Write it, or leave the field empty where that is allowed.",
            values={"field": field_place(place.field)},
            place=place,
        )
    elif limit is not None and limit.most <= TITLE_LENGTH and isinstance(plain, str):
        yield from check_line(plain, place)
    elif name in _OF_LINES:
        for line in texts(plain):
            yield from check_line(line, place)


@cache
def title_limits(entity: Entity) -> Mapping[str, FreeText]:
    """Return how many characters the titles of a kind of row may have, by field."""
    limits = {
        name: part
        for name, info in SHAPES[entity].fields.items()
        for part in (*info.metadata, *_within(info.annotation))
        if isinstance(part, FreeText)
    }
    return MappingProxyType(limits)


def _within(annotation: object) -> Iterator[object]:
    """Give what the parts of a union are annotated with."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    elif isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        for part in get_args(annotation):
            if part is not NoneType:
                yield from _within(part)
