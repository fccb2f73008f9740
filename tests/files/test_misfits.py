"""Whatever pydantic finds wrong with a value, a reader meets our sentence about it and never pydantic's own."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, core_schema

import planner
from planner.files import messages
from planner.files.content import Templates
from planner.files.kinds import Kind
from planner.files.located_yaml import parse_yaml
from planner.files.message import Message, UnknownWord
from planner.files.misfits import EXAMPLES, misfit
from planner.files.validated import validated
from planner.store.shapes import SHAPES
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.record import Record

_DATES = {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"}
RAISED_BY: Mapping[str, set[str]] = {
    "str": {"string_type", "string_unicode"},
    "str.min_length": {"string_too_short"},
    "str.max_length": {"string_too_long"},
    "str.pattern": {"string_pattern_mismatch"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
    "float": {"float_type", "float_parsing", "finite_number"},
    "bool": {"bool_type", "bool_parsing"},
    "date": _DATES,
    "datetime": {"datetime_type", "datetime_parsing", "datetime_object_invalid", "datetime_from_date_parsing"},
    "enum": {"enum"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type"},
    "tuple.min_length": {"too_short"},
    "dict": {"dict_type", "mapping_type"},
    "model": {"model_type", "model_attributes_type", "missing", "extra_forbidden"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found"},
    **{
        f"{number}.{bound}": {kind}
        for number in ("int", "float")
        for bound, kind in (
            ("gt", "greater_than"),
            ("ge", "greater_than_equal"),
            ("lt", "less_than"),
            ("le", "less_than_equal"),
        )
    },
}
"""The errors that each kind of field and each bound of it can end in; docs.pydantic.dev, “Validation Errors”."""

SILENT = {
    "computed-field", "custom-error", "default", "definition-ref", "definitions", "function-after", "function-before",
    "model-field", "model-fields", "no-info", "nullable", "union", "with-info",
}  # fmt: skip
"""What stands around fields and refuses nothing of its own; what our functions refuse is looked at apart."""
BOUNDS = ("gt", "ge", "lt", "le", "min_length", "max_length", "pattern", "multiple_of")


def kinds_within(schema: object) -> Iterator[str]:
    """Give the kinds of fields of a model, and their bounds, as ``int`` and ``int.le``."""
    match schema:
        case {"type": str(kind), **rest}:
            yield kind
            yield from (f"{kind}.{bound}" for bound in BOUNDS if bound in rest)
            yield from kinds_within(tuple(part for name, part in rest.items() if name not in {"metadata", "function"}))
            yield from kinds_within(rest.get("function") if isinstance(rest.get("function"), dict) else ())
        case dict():
            yield from kinds_within(tuple(part for name, part in schema.items() if name != "serialization"))
        case list() | tuple():
            for part in schema:
                yield from kinds_within(part)


@cache
def kinds_of_our_models() -> frozenset[str]:
    read: list[Any] = [TypeAdapter(model).core_schema for model in (Assessment, Benchmark, Templates)]
    stored = [codec.adapter.core_schema for shape in SHAPES.values() for codec in shape.codecs.values()]
    rows = [shape.adapter.core_schema for shape in SHAPES.values()]
    return frozenset(kinds_within([*read, *stored, *rows]))


def error_of(kind: str) -> ErrorDetails:
    context = dict.fromkeys(("gt", "ge", "lt", "le", "max_length"), 12) | {"pattern": "^C[0-9]+$", "expected": "'a'"}
    return {"type": kind, "loc": ("field",), "msg": "Input should be another one", "input": "x", "ctx": context}


def test_every_kind_of_field_is_known_with_the_errors_it_ends_in() -> None:
    assert kinds_of_our_models() - SILENT - RAISED_BY.keys() == set()
    assert len(kinds_of_our_models()) > 20


@pytest.mark.parametrize("kind", sorted(set().union(*RAISED_BY.values())))
def test_for_every_error_that_our_models_raise_there_is_a_sentence(kind: str) -> None:
    assert kind in get_args(core_schema.ErrorType)
    meant = misfit(error_of(kind))
    assert meant.message is not messages.NOT_ACCEPTED
    named = set(re.findall(r"\{(\w+)\}", sentence_of(meant.message))) - {"word", "known", "near", "key"}
    assert named <= meant.gaps.keys(), "what the sentence names is read out of the error"


def sentence_of(message: Message | UnknownWord) -> str:
    text = message.near if isinstance(message, UnknownWord) else message
    return f"{text.what} {text.fix}"


@pytest.mark.parametrize("kind", get_args(core_schema.ErrorType))
def test_no_words_of_the_framework_reach_a_reader(kind: str) -> None:
    meant = misfit(error_of(kind))
    assert "Input should" not in " ".join([sentence_of(meant.message), *map(str, meant.gaps.values())])


def rules_of_our_models() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(planner.__file__).parent.rglob("*.py")]
    return {
        str(ast.literal_eval(call.args[0]))
        for tree in trees
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "breach"
    }


def test_for_every_rule_of_our_own_models_there_is_a_sentence() -> None:
    rules = rules_of_our_models()
    assert rules >= {"not_a_deadline", "closure_out_of_order", "papers_after_session"}
    assert [rule for rule in rules if misfit(error_of(rule)).message is messages.NOT_ACCEPTED] == []


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_the_example_of_a_form_has_that_form(pattern: str) -> None:
    error = {**error_of("string_pattern_mismatch"), "ctx": {"pattern": pattern}}
    assert re.search(pattern, str(misfit(error).gaps["example"]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("annotation", "value", "gaps", "choices"),
    [
        (Annotated[int, Field(le=100)], 130, {"limit": "≤ 100"}, ()),
        (Annotated[int, Field(ge=0)], -1, {"limit": "≥ 0"}, ()),
        (Annotated[float, Field(gt=0)], 0.0, {"limit": "> 0.0"}, ()),
        (Annotated[float, Field(lt=1)], 1.0, {"limit": "< 1.0"}, ()),
        (Annotated[str, Field(max_length=3)], "long", {"most": 3}, ()),
        (Annotated[str, Field(pattern=r"^C[0-9]+$")], "x", {"example": "C3"}, ()),
        (Kind, "nothing", {}, tuple(Kind)),
    ],
    ids=str,
)
def test_what_would_fit_is_read_out_of_what_pydantic_says(
    annotation: Any, value: object, gaps: dict[str, object], choices: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(annotation).validate_python(value)
    meant = misfit(caught.value.errors()[0])
    assert (meant.gaps, meant.choices) == (gaps, choices)


class Unforeseen(Record):
    """A record with a kind of field that none of ours has."""

    at: Annotated[int, Field(multiple_of=5)]


def test_an_error_that_nobody_foresaw_is_told_as_not_accepted() -> None:
    document = parse_yaml("at: 7", "hours.yaml").document
    assert document is not None
    (problem,) = validated(document, Unforeseen).problems
    assert (problem.code, problem.place.line) == ("not-accepted", 1)
    assert problem.english() == "This entry is not accepted. Compare it with the examples."
