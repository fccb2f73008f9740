"""Which JSON Schema does each kind of file follow?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from planner.files.content import ExamplesFile, RolesFile
from planner.templates.catalogue import ActionFile, ContextFile
from planner.templates.countries import Country, Neutral
from planner.templates.frame import LegalFile
from planner.templates.method import Method
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark, KeyFactor
from planner.track.plan_data import PlanData

Schema = dict[str, Any]
"""A JSON Schema: its shape is JSON's, no model of ours describes it."""

_VERSION = "https://json-schema.org/draft/2020-12/schema"
_WORD: Schema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}
_LINE: Schema = {"type": "string", "minLength": 1, "maxLength": 250}
# Reading knows what they mean; an editor that asked for one form would mark the others as wrong.
_AS_NAMED: Schema = {"type": ["string", "integer", "null"], "default": None, "description": "By its name or its code."}
_AS_WRITTEN: Schema = {"type": ["string", "number"], "description": "2027-03-31, 31/03/2027, 31 March 2027."}
# Editors see a name without a value as null; reading leaves it out, so that no model knows of it.
_NOTHING: Schema = {"type": "null"}


def plan_schema() -> Schema:
    """Return the schema of the JSON of a plan, drafted or stored."""
    return {"$schema": _VERSION, **PlanData.model_json_schema(mode="serialization")}


def assessment_schema() -> Schema:
    """Return the schema of an assessment as people write it, short forms included."""
    schema = {"$schema": _VERSION, **Assessment.model_json_schema()}
    kinds, fields = schema["$defs"], schema["properties"]
    response, answer = _kind("Response"), _kind("Answer")
    _allow(fields, "city", _LINE)
    _allow(fields, "scope", {"const": "whole"}, {"type": "string", "pattern": "^[A-Z][0-9]{2}$"})
    _values(fields["answers"], answer, response, _list_of(answer, response), _NOTHING)
    _values(fields["context"], _WORD, _kind("ContextReading"), _list_of(_WORD), _NOTHING)
    _allow(kinds["ContextReading"]["properties"], "readings", _WORD)
    evidence = kinds["Response"]["properties"]["evidence"]
    evidence["items"] = {"anyOf": [_LINE, evidence["items"]]}
    _allow(kinds["Response"]["properties"], "evidence", _LINE, _kind("Evidence"))
    plan = kinds["PlanSettings"]["properties"]
    _values(plan["roles"], _LINE, _kind("RoleHolder"))
    plan["partners"]["additionalProperties"] = {"anyOf": [_WORD, plan["partners"]["additionalProperties"]]}
    _allow(plan, "done", {"type": "string"})
    _allow(kinds["AdoptionSettings"]["properties"], "may_begin_before", {"type": "string"})
    sessions = plan["council_sessions"]
    sessions["items"] = {"anyOf": [{"type": "string", "format": "date"}, sessions["items"]]}
    _means_as_written(kinds)
    for numbers in ("caps", "weights", "quick_win"):
        (kind,) = plan[numbers]["patternProperties"].values()
        # People may write quick-wins as other ids are written; reading turns the hyphens round.
        plan[numbers]["patternProperties"] = {"^[a-z][a-z_-]*$": kind}
    for section in ("respondents", "answers", "verdicts", "context", "plan"):
        _allow(fields, section, _NOTHING)
    for places in (kinds["City"]["properties"], plan):
        places["country"] = _AS_NAMED
    plan["region"] = _AS_NAMED
    written: Schema = _dates_as_written(schema)
    return written


def _means_as_written(kinds: Schema) -> None:
    """Allow the short forms of money and of the time of services, which may stand under their names."""
    means = kinds["PlanMeans"]["properties"]
    a_year: Schema = {"type": "object", "patternProperties": {"^[0-9]{4}$": {"type": "number", "minimum": 0}}}
    _allow(means, "money", {**a_year, "additionalProperties": False}, {"const": "none"})
    _allow(kinds["ServiceTime"]["properties"], "away", _kind("Absence"))
    services = means["services"]
    for names in ("patternProperties", "propertyNames"):
        services.pop(names, None)
    services["additionalProperties"] = {"anyOf": [{"type": "number", "minimum": 0}, _kind("ServiceTime"), _NOTHING]}


def benchmark_schema() -> Schema:
    """Return the schema of ``benchmark.yaml`` and of the files of key factors."""
    schema = _any_of([Benchmark, KeyFactor])
    head = schema["$defs"]["Benchmark"]
    # They stand in files of their own, and are put together when they are read.
    del head["properties"]["factors"]
    head["required"].remove("factors")
    return schema


def templates_schema() -> Schema:
    """Return the schema of all files of a folder of plan templates."""
    schema = _any_of([ActionFile, ContextFile, RolesFile, LegalFile, ExamplesFile, Method])
    for kind, key in (("ActionTemplate", "needs"), ("Offer", "needs_also")):
        needs = schema["$defs"][kind]["properties"][key]
        needs["items"] = {"anyOf": [{"type": "string"}, needs["items"]]}
    return schema


def countries_schema() -> Schema:
    """Return the schema of all files of the folder of countries."""
    schema = _any_of([Country, Neutral])
    # The forms of a noun that English needs follow from its name, where they are not written.
    schema["$defs"]["Noun"]["required"] = ["name"]
    return schema


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "plan": plan_schema,
    "assessment": assessment_schema,
    "benchmark": benchmark_schema,
    "templates": templates_schema,
    "countries": countries_schema,
}
"""What ``planner schema`` can print."""


def _any_of(models: Sequence[type[BaseModel]]) -> Schema:
    references, schema = models_json_schema([(model, "validation") for model in models])
    return {"$schema": _VERSION, "anyOf": list(references.values()), **schema}


def _kind(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list_of(*items: Schema) -> Schema:
    return {"type": "array", "items": {"anyOf": list(items)}}


def _dates_as_written(part: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a part of a schema in which every date may be written as people write it."""
    match part:
        case {"format": "date", **rest}:
            return {**rest, **_AS_WRITTEN}
        case dict():
            return {key: _dates_as_written(inner) for key, inner in part.items()}
        case list():
            return [_dates_as_written(inner) for inner in part]
    return part


def _allow(fields: Schema, key: str, *others: Schema) -> None:
    """Allow other forms of a field than the one that the model has."""
    held = fields[key]
    about = {name: held.pop(name) for name in ("title", "default", "description") if name in held}
    forms = held.get("anyOf", [held])
    fields[key] = {**about, "anyOf": [*forms, *others]}


def _values(mapping: Schema, *forms: Schema) -> None:
    """Allow other forms of the values of a mapping, and no keys but those of its pattern."""
    mapping["patternProperties"] = {key: {"anyOf": list(forms)} for key in mapping["patternProperties"]}
    # pydantic writes the pattern of the keys and lets all other keys pass.
    mapping["additionalProperties"] = False
