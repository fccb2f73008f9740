"""Which texts does a comment cut off, though they may have been meant to be longer?

``note: Budget # 4 refused`` says “Budget” to YAML. After a code, a date or a number a comment is welcome;
after words of people's own nobody can know, so it is told.
"""

import types
from collections.abc import Iterator
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel

from planner.files import messages
from planner.files.located_yaml import Document, Entries, Items, Key, Node, Scalar
from planner.files.model_problems import quoted_word
from planner.problem import Place, Problem
from planner.toolkit.record import FreeText


def cut_texts(document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Report every text in people's own words that a comment ends on its last line."""
    for scalar, path in _cut(document.root, ()):
        # A number has no more words that could be cut; a comment after it explains it.
        if not isinstance(scalar.value(), int | float) and any(_is_free(option) for option in _reached(model, path)):
            place = Place(file=scalar.file, line=scalar.cut_on, field=document.place(path).field)
            yield messages.TEXT_CUT.at(place, text=quoted_word(document, model, path))


def _cut(node: Node, path: tuple[Key, ...]) -> Iterator[tuple[Scalar, tuple[Key, ...]]]:
    match node:
        case Scalar():
            if node.cut_on is not None:
                yield node, path
        case Items():
            for number, item in enumerate(node.items):
                yield from _cut(item, (*path, number))
        case Entries():
            for key, (_, child) in node.entries.items():
                yield from _cut(child, (*path, key))


def _reached(model: type[BaseModel], path: tuple[Key, ...]) -> list[object]:
    """Return the annotations of all that a path may lead to."""
    options: list[object] = [model]
    for step in path:
        options = [deeper for option in options for deeper in _step(option, step)]
    return options


def _step(option: object, step: Key) -> Iterator[object]:
    for bare in _alternatives(option):
        arguments = get_args(bare)
        if isinstance(bare, type) and issubclass(bare, BaseModel):
            for name, field in bare.model_fields.items():
                if step in {name, field.alias}:
                    yield Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        # Steps into a list come first: a mapping has its values last among its arguments, a list its only ones first.
        elif arguments and isinstance(step, int):
            yield arguments[0]
        elif arguments and get_origin(bare) is tuple:  # one entry in place of a list of them
            yield from _step(arguments[0], step)
        elif arguments:
            yield arguments[-1]


def _is_free(option: object) -> bool:
    """Say whether people write words of their own there; an entry may be written as its first field alone."""
    for bare in _alternatives(option):
        arguments = get_args(bare)
        if get_origin(bare) is Annotated:
            free = any(isinstance(part, FreeText) for part in arguments[1:]) or _is_free(arguments[0])
        elif isinstance(bare, type) and issubclass(bare, BaseModel):
            # The short forms: “Legal service” for a role is its name, and a document its title.
            first = next(iter(bare.model_fields.values()))
            free = _is_free(Annotated[first.annotation, *first.metadata] if first.metadata else first.annotation)
        else:
            free = get_origin(bare) is tuple and _is_free(arguments[0])
        if free:
            return True
    return False


def _alternatives(annotation: object) -> Iterator[object]:
    """Give the parts of a union; what is annotated stays so."""
    if get_origin(annotation) in {Union, types.UnionType}:
        for part in get_args(annotation):
            yield from _alternatives(part)
    else:
        yield annotation
