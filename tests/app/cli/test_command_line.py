"""A command is prepared when it is called, and takes what it declares."""

from app.cli.conftest import Ask, Captured
from planner.app.cli import PLANNER
from planner.app.cli.command_line import Pages, prepared
from planner.app.cli.declaration import Command, Parameter, Typed, parameters, table
from planner.wording import Wording


def _options(*words: str) -> set[str]:
    group = prepared(PLANNER, Wording("en"))
    with group.make_context("planner", [], resilient_parsing=True, obj=Wording("en")) as context:
        assert isinstance(group, Pages)
        command = group.get_command(context, words[0])
        assert command is not None
        return {option for parameter in command.params for option in parameter.opts if option.startswith("--")}


def test_a_command_takes_the_options_that_it_declares() -> None:
    for command in PLANNER.commands:
        declared = {parameter.option for _, parameter in parameters(command.typed) if parameter.option}
        assert _options(command.name) == declared, command.name


def test_a_command_is_prepared_when_it_is_called_and_not_before(capsys: Captured) -> None:
    steps: list[str] = []

    def options() -> dict[str, Parameter]:
        steps.append("prepared")
        return {"note": Parameter(option="--note", help="What to know.", holds=str | None)}

    class Noted(Typed):
        facts: dict[str, str] = table(options)

    command = Command(
        name="noted",
        help="Note it.",
        usage="[--note TEXT]",
        examples=(),
        typed=Noted,
        run=lambda typed, _: steps.append(typed.facts["note"]),
    )
    wording = Wording("en")
    planner = prepared(PLANNER._replace(commands=(*PLANNER.commands, command)), wording)
    planner.main(["--help"], prog_name="planner", standalone_mode=False, obj=wording)
    assert "Note it." in capsys.readouterr().out
    assert steps == []
    planner.main(["noted", "--note", "News"], prog_name="planner", standalone_mode=False, obj=wording)
    assert "prepared" in steps
    assert steps[-1] == "News"


def test_an_optional_argument_may_be_left_out_and_another_may_not(ask: Ask) -> None:
    assert "[missing-argument]" in ask("remove").err
    assert "[missing-argument]" not in ask("undo").err


def test_the_version_is_shown_before_a_command_runs(ask: Ask) -> None:
    shown = ask("--version", "schema", "plan").out
    assert shown.startswith("planner ")
    assert '"$defs"' in shown
