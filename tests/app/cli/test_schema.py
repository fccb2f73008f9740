"""``planner schema``: what a file may hold, for editors and other programs."""

import json

import pytest

from app.cli.conftest import (
    Ask,
)


@pytest.mark.parametrize("kind", ["plan", "assessment", "benchmark", "templates", "countries"])
def test_every_kind_of_file_has_a_schema(kind: str, ask: Ask) -> None:
    shown = ask("schema", kind)
    assert (shown.code, shown.err) == (0, "")
    schema = json.loads(shown.out)
    assert schema["$defs"]
    assert ask("schema", kind, language="fr").out == shown.out


def test_the_schema_of_an_assessment_accepts_the_examples(ask: Ask) -> None:
    assert set(json.loads(ask("schema", "assessment").out)["required"]) <= {"city", "benchmark", "date", "answers"}


def test_a_kind_that_was_probably_meant_is_named(ask: Ask) -> None:
    refused = ask("schema", "asessment")
    assert refused.code == 2
    assert "Did you mean “assessment”?" in refused.err
