"""One table says in which formats a plan leaves."""

import json
from datetime import date

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
from drafted_plans import TODAY, benchmark, catalogue, plan

from planner.confidential import without_confidential
from planner.export import FORMATS
from planner.files.schemas import plan_schema
from planner.track.standing import as_printed


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_format_gives_a_whole_file(ending: str) -> None:
    assert len(FORMATS[ending](plan(2), benchmark(), catalogue(), TODAY)) > 1000


def test_json_reads_back_as_the_same_plan_but_for_what_is_confidential() -> None:
    drafted = plan(3)
    data = FORMATS[".json"](drafted, benchmark(), catalogue(), date(2026, 1, 1))
    read = json.loads(data)
    jsonschema.validate(read, plan_schema())
    assert read.pop("attention") == []
    assert read.pop("sureness") is None, "no forecast is behind a plan that was only read"
    assert [role.pop("name") for role in read["roles"]] == [role.name for role in drafted.roles]
    assert read == json.loads(as_printed(without_confidential(drafted)).model_dump_json(by_alias=True))
    assert read["version"] == "0.2"
