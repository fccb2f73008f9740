"""Fields of an action are typed under options of their own names, and read as their kinds are."""

from datetime import date

import pytest

from planner.action_fields import FIELD_BY_NAME
from planner.app.cli.field_options import field_options, field_values, may_be_empty
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.toolkit.assessment import Evidence


def test_an_option_is_called_as_its_field() -> None:
    for name, parameter in field_options().items():
        assert parameter.option == {"evidence": "--proof", "own_deadline": "--deadline"}.get(
            name, f"--{name.replace('_', '-')}"
        )
        assert parameter.help == FIELD_BY_NAME[name].option != ""


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("status", "Under way", ActionStatus.UNDER_WAY),
        ("percent", "40 %", 40),
        ("remaining", "12", 12),
        ("started", "2027-01-04", date(2027, 1, 4)),
        ("not_before", "Q2 2027", date(2027, 4, 1)),
        ("not_before", "", None),
        ("must_be_on", "21 mars 2027", date(2027, 3, 21)),
        ("must_be_on", " ", None),
        ("note", " All well. ", " All well. "),
        ("budget_line", "2027-610-42", "2027-610-42"),
        ("evidence", ("Minutes",), (Evidence(title="Minutes"),)),
        ("finished", " ", None),
        ("remaining", "", None),
    ],
)
def test_a_word_is_read_as_the_kind_of_its_field_is(name: str, text: object, value: object) -> None:
    assert field_values({name: text}) == {name: value}


def test_what_cannot_be_read_is_told_under_its_option() -> None:
    typed = {"not_before": "soon", "must_be_on": "June 2027"}
    with pytest.raises(ProblemsFoundError) as refused:
        field_values({"percent": "most", "started": "2027-13-01", "evidence": ("x" * 251,), **typed})
    assert [(problem.place.file, problem.code) for problem in refused.value.problems] == [
        ("--not-before", "not-a-first-day"),
        ("--must-be-on", "not-a-date"),
        ("--percent", "not-a-whole-number"),
        ("--started", "not-a-date"),
        ("--proof", "text-too-long"),
    ]


def test_only_a_field_that_can_be_empty_is_emptied() -> None:
    emptied = {parameter.option for parameter in field_options().values() if may_be_empty(parameter.option)}
    never_empty = {parameter.option for parameter in field_options().values()} - emptied
    assert never_empty == {"--owner", "--status", "--percent", "--proof"}
    assert not may_be_empty("--store")
