"""Can each edit be stored as it stands, before anybody else's are looked at?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticSerializationError, from_json

from planner.files.misfits import misfit
from planner.nearest import OF_FEW, nearest
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.edits import Change, Confirm, Create, Delete, Edit, Entity
from planner.store.refused_values import NOT_FINITE
from planner.store.rows import noted_row
from planner.store.shapes import SHAPES, Id, Shape
from planner.store.text import check_text, cleaned, needs_a_look
from planner.store.values import Codec, Storage, as_json
from planner.store.words import check_row, check_words

# The ids that the program makes, known at a glance; all others are asked of the model, which takes longer.
_ORDINARY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._>/-]{0,119}")
_ID = Codec.of("id", FieldInfo.from_annotation(Id))


class ReadyChange(NamedTuple):
    """A change with both values plain."""

    edit: Change
    seen: object
    new: object


class ReadyCreate(NamedTuple):
    """A new row with every field plain."""

    edit: Create
    row: dict[str, object]
    text: str
    """The row as JSON, as history keeps it."""


class ReadyDelete(NamedTuple):
    """A row to be removed, with what the person saw of it plain."""

    edit: Delete
    seen: dict[str, object]


Ready: TypeAlias = ReadyChange | ReadyCreate | ReadyDelete | Confirm


def prepared(edits: Iterable[Edit], *, anew: bool = True) -> list[Ready]:
    """Return the edits with plain values, every one checked against the model.

    What is written ``anew`` has to show something and to keep to today's lengths; what only comes
    back, as an undo brings it, was taken once and is taken again.

    Raises:
        ProblemsFoundError: values that the model or the rules about text refuse, all of them.
    """
    ready: list[Ready] = []
    problems: list[Problem] = []
    for edit in edits:
        try:
            plain = _prepared(edit)
            ready.append(plain)
            problems += _words(plain) if anew else ()
        except ProblemsFoundError as error:
            problems += error.problems
    if problems:
        raise ProblemsFoundError(problems)
    return ready


def _words(ready: Ready) -> Iterator[Problem]:
    match ready:
        case ReadyCreate(edit=edit, row=row, text=text):
            yield from check_row(edit.entity, edit.id, row, text)
        case ReadyChange(edit=edit, seen=seen, new=new):
            if new != seen:
                yield from check_words(edit.entity, edit.field, new, Place(field=f"{edit.id}.{edit.field}"))


def _prepared(edit: Edit) -> Ready:
    match edit:
        case Create():
            if not _ORDINARY_ID.fullmatch(edit.id):
                _ID.plain(edit.id, Place(field="id"))
            return _new_row(edit)
        case Confirm():
            return edit
        case Delete():
            shape = SHAPES[edit.entity]
            if shape.changeable is not None:
                raise ProblemsFoundError([_never_changes(edit)])
            return ReadyDelete(
                edit, {name: _codec(shape, edit.id, name).compared(seen) for name, seen in edit.seen.items()}
            )
        case Change():
            shape = SHAPES[edit.entity]
            if shape.changeable is not None and edit.field in shape.codecs.keys() - shape.changeable:
                raise ProblemsFoundError([_never_changes(edit)])
            # What was seen is only compared: today's limits need not allow it.
            codec = _codec(shape, edit.id, edit.field)
            return ReadyChange(edit, codec.compared(edit.seen), _plain(shape, edit.id, edit.field, edit.new))


def _plain(shape: Shape, row: str, name: str, value: object) -> object:
    return _codec(shape, row, name).plain(value, Place(field=f"{row}.{name}"))


def _never_changes(edit: Change | Delete) -> Problem:
    return Problem(
        code="kept-for-good",
        what="The document “{document}” is kept as it is.",
        fix="Add a new document beside it.",
        values={"document": edit.id},
        place=Place(field=edit.id),
    )


def _codec(shape: Shape, row: str, name: str) -> Codec:
    codec = shape.codecs.get(name)
    if codec is None:
        raise ProblemsFoundError([_unknown_field(shape, row, name)])
    return codec


def _unknown_field(shape: Shape, row: str, name: str) -> Problem:
    near = nearest(name, shape.codecs, OF_FEW)
    return Problem(
        code="unknown-field",
        what="There is no field “{field}” in “{row}”.",
        fix="Did you mean “{near}”?" if near else "Name one of its fields.",
        values={"field": name, "row": row, "near": near or ""},
        place=Place(field=f"{row}.{name}"),
    )


def _new_row(edit: Create) -> ReadyCreate:
    """Return a new row with all fields as plain values, those left out with the model's defaults."""
    shape = SHAPES[edit.entity]
    try:
        # Without pydantic's wrappers around these two, which look at options that we do not use.
        text = shape.adapter.serializer.to_json(shape.adapter.validator.validate_python(edit.values)).decode()
    except (ValidationError, PydanticSerializationError) as error:
        raise ProblemsFoundError(list(_problems_of_row(shape, edit, error))) from error
    # By way of JSON, days and enum members become the texts that a column holds, all fields at once.
    row: dict[str, object] = from_json(text)
    if needs_a_look(text):
        _clean(shape, edit.id, row)
        text = as_json(row)
    for name in shape.named(Storage.REAL):
        if row[name] is None and not shape.codecs[name].optional:  # how JSON writes what is no finite number
            raise ProblemsFoundError(
                [shape.codecs[name].refused(NOT_FINITE, edit.values[name], Place(field=f"{edit.id}.{name}"))]
            )
    return ReadyCreate(edit, row, as_json(noted_row(edit.entity, row)) if shape.outside_history else text)


def _clean(shape: Shape, id_: str, row: dict[str, object]) -> None:
    """Unify the line breaks of a row, and refuse characters and lengths that cannot be stored."""
    problems: list[Problem] = []
    for name, plain in row.items():
        codec = shape.codecs[name]
        if codec.storage in _WITH_TEXT and plain:
            row[name] = cleaned(plain)
            problems += check_text(row[name], Place(field=f"{id_}.{name}"), codec.limit)
    if problems:
        raise ProblemsFoundError(problems)


_WITH_TEXT = frozenset({Storage.TEXT, Storage.JSON})


def _problems_of_row(
    shape: Shape, edit: Create, error: ValidationError | PydanticSerializationError
) -> Iterable[Problem]:
    row = edit.id
    values = {name: cleaned(value) for name, value in edit.values.items()}
    of_texts = [problem for name in values for problem in check_text(values[name], Place(field=f"{row}.{name}"))]
    if of_texts or not isinstance(error, ValidationError):
        yield from of_texts
        return
    for detail in error.errors():
        name = str(detail["loc"][0]) if detail["loc"] else ""
        if detail["type"] == "extra_forbidden":
            yield _unknown_field(shape, row, name)
        else:
            # Of what is missing, or wrong with several fields together, pydantic quotes the whole row.
            quoted = detail["input"] if name in values else "…"
            yield shape.codecs.get(name, _ID).refused(misfit(detail), quoted, Place(field=f"{row}.{name}"))


def valid_values(entity: Entity, row: str, fields: Mapping[str, object]) -> dict[str, object]:
    """Return values that people gave for fields of a row as those of the model, before anything is stored.

    Raises:
        ProblemsFoundError: all values that the store would refuse, and fields that it does not have.
    """
    changes = [Change(entity=entity, id=row, field=name, seen=None, new=value) for name, value in fields.items()]
    codecs = SHAPES[entity].codecs
    ready = (change for change in prepared(changes) if isinstance(change, ReadyChange))
    return {change.edit.field: codecs[change.edit.field].value(change.new) for change in ready}
