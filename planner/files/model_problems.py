"""What do pydantic's errors mean to the person who wrote the file?"""

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from planner.confidential import marks_within
from planner.files import messages
from planner.files.located_yaml import Document, Entries, Items, Key, Scalar
from planner.nearest import NearWords, Search
from planner.problem import Place, Problem

EXAMPLES = {
    r"^[A-Z][0-9]{2}$": "F01",
    r"^[0-9]+\.[0-9]+[a-z]?$": "6.2",
    r"^C[0-9]+$": "C3",
    r"^[A-Z]{2}$": "FR",
    r"^[a-z]{2}$": "fr",
    r"^[a-z][a-z_]*$": "quick_wins",
    r"^[a-z0-9][a-z0-9-]*$": "contact-point-1",
    r"^[A-Z][0-9]+-[0-9A-Z][0-9A-Za-z-]*$": "F06-03",
}
"""What an id of each pattern looks like."""

_ANNOUNCES = {
    "question": "AnswerIs",
    "factor": "StandingIs",
    "context": "ReadingIs",
    "all": "AllOf",
    "any": "AnyOf",
    "not": "Not",
}
"""The condition that a key announces; pydantic names the branches of a union by their class."""

_LIMITS = {
    "greater_than": ("gt", ">"),
    "greater_than_equal": ("ge", "≥"),
    "less_than": ("lt", "<"),
    "less_than_equal": ("le", "≤"),
}
_SIMPLE = {
    "string_too_short": messages.EMPTY_TEXT,
    "too_short": messages.EMPTY_LIST,
    "string_type": messages.NOT_TEXT,
    "model_type": messages.NOT_A_MAPPING,
    "dict_type": messages.NOT_A_MAPPING,
    "mapping_type": messages.NOT_A_MAPPING,
    "tuple_type": messages.NOT_A_LIST,
    "papers_after_session": messages.PAPERS_AFTER_SESSION,
}
_WITH_WORD = {
    "int_type": messages.NOT_WHOLE,
    "int_from_float": messages.NOT_WHOLE,
    "int_parsing": messages.NOT_WHOLE,
    "float_type": messages.NOT_A_NUMBER,
    "float_parsing": messages.NOT_A_NUMBER,
    "finite_number": messages.NOT_A_NUMBER,
    "bool_type": messages.NOT_TRUE_FALSE,
    "bool_parsing": messages.NOT_TRUE_FALSE,
}

Located = tuple[tuple[Key, ...], Problem]
"""A problem and the path of what has to go before the rest can be read."""


_WORDLESS = messages.NOT_ACCEPTED.at(Place(), detail="")
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
    document, error = fault.document, fault.error
    kind, ctx = error["type"], error.get("ctx", {})
    of_key = kind == "extra_forbidden" or error["loc"][-1:] == ("[key]",)
    place = document.place(path, of_key=of_key)
    if kind == "missing":
        return messages.MISSING_KEY.at(place, key=str(error["loc"][-1]))
    word = str(path[-1]) if of_key and path else quoted_word(document, fault.model, path)
    if kind == "extra_forbidden":
        return messages.UNKNOWN_KEY.at(place, word, keys_at(fault.model, error["loc"][:-1]), search=fault.search)
    if kind == "enum":
        return messages.UNKNOWN_CHOICE.at(place, word, _expected(ctx), search=fault.search)
    if kind == "string_pattern_mismatch":
        example = EXAMPLES.get(str(ctx.get("pattern")), str(ctx.get("pattern")))
        return messages.ID_PATTERN.at(place, word=word, example=example)
    if kind == "string_too_long":
        return messages.TOO_LONG.at(place, most=int(ctx["max_length"]))
    return _of_value(kind, ctx, place, word) or messages.NOT_ACCEPTED.at(place, detail=error["msg"])


def _of_value(kind: str, ctx: Mapping[str, object], place: Place, word: str) -> Problem | None:
    """Explain an error about the kind or the size of a value."""
    if kind in _SIMPLE:
        return _SIMPLE[kind].at(place)
    if kind in _WITH_WORD:
        return _WITH_WORD[kind].at(place, word=word)
    if kind.startswith("date"):
        return messages.NOT_A_DATE.at(place, word=word)
    if kind in _LIMITS:
        name, sign = _LIMITS[kind]
        return messages.OUT_OF_RANGE.at(place, word=word, limit=f"{sign} {ctx[name]}")
    # pydantic hands on a validator’s ValueError only as its words.
    if kind == "value_error" and "closure" in str(ctx.get("error")):
        return messages.CLOSURE_ORDER.at(place)
    return None


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


def _expected(ctx: Mapping[str, object]) -> tuple[str, ...]:
    """Read the allowed values out of pydantic's “'yes', 'partly' or 'no'”."""
    # pydantic gives the words of a closed set in a sentence only.
    return tuple(str(ctx.get("expected", "")).split("'")[1::2])


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
