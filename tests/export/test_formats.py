"""One table says in which formats a plan leaves."""

import json
from datetime import date

import pytest
from drafted_plans import TODAY, benchmark, catalogue, plan

from planner.confidential import without_confidential
from planner.draft.drafted_plan import DraftedPlan
from planner.export import FORMATS


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_format_gives_a_whole_file(ending: str) -> None:
    assert len(FORMATS[ending](plan(2), benchmark(), catalogue(), TODAY)) > 1000


def test_json_reads_back_as_the_same_plan_but_for_what_is_confidential() -> None:
    drafted = plan(3)
    data = FORMATS[".json"](drafted, benchmark(), catalogue(), date(2026, 1, 1))
    assert DraftedPlan.model_validate_json(data) == without_confidential(drafted)
    assert json.loads(data)["version"] == "0.2"
