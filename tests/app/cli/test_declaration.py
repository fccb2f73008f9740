"""What may be typed is declared once, and what was typed comes as it was declared."""

from dataclasses import FrozenInstanceError

import pytest

from planner.app.cli import PLANNER
from planner.app.cli.declaration import (
    Group,
    Parameter,
    Typed,
    argument,
    collected,
    flag,
    number,
    option,
    parameters,
    table,
)


class City(Typed):
    plan: str = argument("PLAN", "A plan.")
    change: str | None = argument("CHANGE", "A change.")
    out: tuple[str, ...] = option("--out", "FILE", "Where it goes.")
    port: int = number("--port", "NUMBER", "Where it listens.", default=8501, least=0, most=65_535)
    facts: dict[str, object] = table(
        lambda: {
            "note": Parameter(option="--note", help="What to know.", holds=str | None),
            "proof": Parameter(option="--proof", help="What shows it.", holds=tuple[str, ...]),
        }
    )
    yes: bool = flag("--yes", "Without being asked.")


NOTHING = {"change": None, "out": None, "port": 8501, "note": None, "proof": None, "yes": False}


def test_arguments_and_options_stand_in_the_order_of_the_class() -> None:
    names = [name for name, _ in parameters(City)]
    assert names == ["plan", "change", "out", "port", "note", "proof", "yes"]


def test_each_has_the_type_of_its_field_or_of_its_table() -> None:
    holds = {name: parameter.holds for name, parameter in parameters(City)}
    assert (holds["plan"], holds["out"], holds["proof"], holds["yes"]) == (str, tuple[str, ...], tuple[str, ...], bool)


def test_what_was_not_typed_is_none_empty_or_as_declared() -> None:
    city = collected(City, {"plan": "harbour", **NOTHING})
    assert (city.plan, city.change, city.out, city.port, city.facts, city.yes) == ("harbour", None, (), 8501, {}, False)


def test_several_values_of_an_option_are_a_tuple() -> None:
    city = collected(
        City, {**NOTHING, "plan": "harbour", "out": ["a.docx", "a.json"], "note": "", "proof": ["Minutes"]}
    )
    assert city.out == ("a.docx", "a.json")
    assert city.facts == {"note": "", "proof": ("Minutes",)}


def test_what_was_typed_stays_as_it_was_typed() -> None:
    city = collected(City, {"plan": "harbour", **NOTHING})
    with pytest.raises(FrozenInstanceError, match="plan"):
        city.plan = "hilltown"


def test_every_command_declares_what_its_page_needs() -> None:
    leaves = [
        leaf
        for command in PLANNER.commands
        for leaf in (command.commands if isinstance(command, Group) else (command,))
    ]
    for leaf in leaves:
        assert all(example.startswith(f"planner {leaf.name}") or " assess " in example for example in leaf.examples)
        assert all(parameter.help for _, parameter in parameters(leaf.typed)), leaf.name
        assert leaf.usage
