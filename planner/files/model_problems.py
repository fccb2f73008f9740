"""What do pydantic's errors mean to the person who wrote the file?"""

import types
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from planner.confidential import marks_within
from planner.files import messages
from planner.files.located_yaml import Document, Entries, Items, Key, Scalar
from planner.files.message import Message, UnknownWord
from planner.files.misfits import misfit
from planner.nearest import NearWords, Search, listed, relatives
from planner.problem import Place, Problem

_ANNOUNCES = {
    "question": "AnswerIs",
    "factor": "StandingIs",
    "context": "ReadingIs",
    "all": "AllOf",
    "any": "AnyOf",
    "not": "Not",
}
"""The condition that a key announces; pydantic names the branches of a union by their class."""

Located = tuple[tuple[Key, ...], Problem]
"""A problem and the path of what has to go before the rest can be read."""


BELONGS_UNDER = Message(
    "unknown-key",
    "“{word}” is not known here.",
    "It belongs under {section}. What can stand here: {known}.",
    whole=frozenset({"known"}),
)
BELONGS_AT_THE_TOP = Message(
    "unknown-key",
    "“{word}” is not known here.",
    "It belongs at the beginning of a line, under no other entry. What can stand here: {known}.",
    whole=frozenset({"known"}),
)
_WORDLESS = messages.NOT_ACCEPTED.at(Place())
"""Stands for a problem of which only the path matters."""


def explain(
    document: Document, model: type[BaseModel], errors: Iterable[ErrorDetails], *, in_words: bool = True
) -> list[Located]:
    """Turn pydantic's errors into problems with lines, one for each faulty place.

    Not ``in_words``, only the paths are worth reading.
    """
    faults: dict[tuple[Key, ...], Problem] = {}
    search = NearWords()
    # pydantic reports the faults of every branch of a union; those count of the branch that the keys announce.
    for error in errors:
        branches = list(_branches(document, error["loc"]))
        undecided = next((path for path, _, announced in branches if len(announced) != 1), None)
        if undecided is not None:
            faults.setdefault(undecided, messages.UNKNOWN_CONDITION.at(document.place(undecided)))
        elif all(step in announced for _, step, announced in branches):
            _add(faults, _Fault(document, model, error, search, in_words))
    return list(faults.items())


@dataclass(frozen=True, slots=True)
class _Fault:
    """One of pydantic's errors, and what is needed to explain it."""

    document: Document
    model: type[BaseModel]
    error: ErrorDetails
    search: Search
    in_words: bool


def _add(faults: dict[tuple[Key, ...], Problem], fault: _Fault) -> None:
    document, error = fault.document, fault.error
    path = _written(document, _at_fault(error))
    node = document.node(path)
    # A figure is a number or a date: what is neither is refused twice at one place, and told once.
    if path in faults and error["loc"][-1] == "date":
        faults[path] = messages.NOT_A_FIGURE.at(document.place(path), word=quoted_word(document, fault.model, path))
    elif error["type"] == "too_short" and isinstance(node, Items) and node.items:
        return  # its entries are faulty, and said to be so; the list is not empty
    else:
        faults.setdefault(path, _problem(fault, path) if fault.in_words else _WORDLESS)


def _at_fault(error: ErrorDetails) -> tuple[Key, ...]:
    """Return the place of an error; a check of several fields together names the one to mend (“within”)."""
    within = error.get("ctx", {}).get("within")
    return error["loc"] if within is None else (*error["loc"], within)


def _branches(document: Document, loc: Sequence[Key]) -> Iterator[tuple[tuple[Key, ...], Key, set[str]]]:
    """Give each condition on the way: its path, the branch pydantic tried, the branches announced."""
    for index, step in enumerate(loc):
        if step in _ANNOUNCES.values():
            path = _written(document, loc[:index])
            node = document.node(path)
            keys = node.entries if isinstance(node, Entries) else ()
            yield path, step, {_ANNOUNCES[key] for key in keys if key in _ANNOUNCES}


def _written(document: Document, loc: Sequence[Key]) -> tuple[Key, ...]:
    """Leave out the steps that only the model knows: branches of unions, lists around one value."""
    path: list[Key] = []
    node = document.root
    for number, step in enumerate(loc):
        match node:
            case Entries() if step in node.entries:
                node = node.entries[str(step)][1]
            case Items() if isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            case Entries() if isinstance(step, str) and number == len(loc) - 1 and step != "[key]":
                pass  # a key that is missing
            case _:
                continue
        path.append(step)
    return tuple(path)


def _problem(fault: _Fault, path: tuple[Key, ...]) -> Problem:
    """Explain one error."""
    document, error, meant = fault.document, fault.error, misfit(fault.error)
    message, unknown_key = meant.message, meant.message is messages.UNKNOWN_KEY
    of_key = unknown_key or error["loc"][-1:] == ("[key]",)
    place = document.place(path, of_key=of_key)
    if message is messages.MISSING_KEY:
        return messages.MISSING_KEY.at(place, key=str(error["loc"][-1]))
    word = str(path[-1]) if of_key and path else quoted_word(document, fault.model, path)
    if isinstance(message, UnknownWord):
        known = keys_at(fault.model, error["loc"][:-1]) if unknown_key else meant.choices
        elsewhere = _belongs(fault.model, error["loc"]) if unknown_key else None
        if elsewhere is not None:
            return _misplaced(word, elsewhere, known, place)
        return message.at(place, word, known, search=fault.search)
    return message.at(place, word=word, **meant.gaps)


def _belongs(model: type[BaseModel], loc: Sequence[Key]) -> str | None:
    """Return the one section of a file that has a key which is not known where it stands, “” for the top of the file.

    None where no section has it, or several have: nobody knows then which of them was meant.
    """
    word, sections = str(loc[-1]), keys_at(model, ())
    places = [section for section in sections if word in {*keys_at(model, (section,)), *keys_at(model, (section, 0))}]
    if word in sections:
        places.append("")
    here = str(loc[0]) if len(loc) > 1 else ""
    return places[0] if len(places) == 1 and places[0] != here else None


def _misplaced(word: str, section: str, known: Sequence[str], place: Place) -> Problem:
    here = listed(relatives(word, tuple(known))) or "–"
    if section:
        return BELONGS_UNDER.at(place, word=word, section=section, known=here)
    return BELONGS_AT_THE_TOP.at(place, word=word, known=here)


def quoted_word(document: Document, model: type[BaseModel], path: Sequence[Key]) -> str:
    """Return what is written at a place, as a message quotes it; of what is confidential, nothing."""
    node = document.node(path)
    return node.text[:80] if isinstance(node, Scalar) and not _is_confidential(document, model, path) else "…"


def _is_confidential(document: Document, model: type[BaseModel], path: Sequence[Key]) -> bool:
    named = marks_within(model)
    for depth, step in enumerate(path):
        around = document.node(path[:depth])
        # The flag’s own value is quoted: it has to be mended, and says nothing.
        flags = around.entries.keys() & named.flags if isinstance(around, Entries) else set()
        if step in named.values or (step not in flags and any(_is_on(document, path[:depth], flag) for flag in flags)):
            return True
    return False


def _is_on(document: Document, path: Sequence[Key], flag: str) -> bool:
    node = document.node((*path, flag))
    # What is neither true nor false hides as well: the person wanted something to be hidden.
    return not isinstance(node, Scalar) or node.value() not in {None, False}


def keys_at(model: type[BaseModel], loc: Sequence[Key]) -> tuple[str, ...]:
    """Return the keys that may be written at a location of a model, as the files spell them."""
    # Every entry of a list has the same keys, so that thousands of faulty ones ask once.
    return _keys_at(model, tuple(0 if isinstance(step, int) else step for step in loc))


@lru_cache(maxsize=512)
def _keys_at(model: type[BaseModel], loc: tuple[Key, ...]) -> tuple[str, ...]:
    options = list(_options(model))
    for step in loc:
        named = [option for option in options if getattr(option, "__name__", None) == step]
        options = named or [deeper for option in options for deeper in _step(option, step)]
    names = (
        field.alias or name
        for option in options
        if isinstance(option, type) and issubclass(option, BaseModel)
        for name, field in option.model_fields.items()
    )
    return tuple(dict.fromkeys(names))


def _options(annotation: object) -> Iterator[object]:
    """Give the types that an annotation may stand for."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _options(get_args(annotation)[0])
    elif origin in {Union, types.UnionType}:
        for option in get_args(annotation):
            yield from _options(option)
    elif annotation is not types.NoneType:
        yield annotation


def _step(option: object, step: Key) -> Iterator[object]:
    """Go one step of a location deeper into a type."""
    arguments = get_args(option)
    if isinstance(option, type) and issubclass(option, BaseModel):
        for name, field in option.model_fields.items():
            if step in {name, field.alias}:
                yield from _options(field.annotation)
    elif arguments:
        yield from _options(arguments[0] if isinstance(step, int) else arguments[-1])
