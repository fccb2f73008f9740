"""The command ``assess`` and its own commands: an assessment is prepared, and follows a benchmark that changes."""

from planner.app.cli.assess import moved, new
from planner.app.cli.declaration import Group
from planner.wording import msgid

COMMAND = Group(
    name="assess",
    help=msgid("Prepare an assessment, and bring its answers to today’s questions."),
    usage=msgid("COMMAND …"),
    examples=("planner assess new --out city.yaml", "planner assess moved harbour-2026-11-12"),
    commands=(new.COMMAND, moved.COMMAND),
)
