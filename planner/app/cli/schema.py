"""The command ``schema``: the JSON Schema of a kind of file."""

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument
from planner.wording import Wording, msgid

_KINDS = "plan|assessment|benchmark|templates"


class Schema(Typed):
    """What is typed after ``planner schema``."""

    kind: str = argument(_KINDS, msgid("Which kind of file."))


def run(typed: Schema, wording: Wording) -> None:
    """Show the schema, whose texts are in English whatever the reader's language: programs read them."""
    from planner.app.desk.input_files import schema

    # Texts in a schema are for programs and for those who write them, and exist in one language.
    del wording
    terminal.show(schema(typed.kind))


COMMAND = Command(
    name="schema",
    help=msgid("Show the JSON Schema of a kind of file, for editors and other programs."),
    usage=_KINDS,
    examples=("planner schema assessment > assessment.schema.json",),
    typed=Schema,
    run=run,
)
