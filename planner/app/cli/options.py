"""Which arguments and options do several commands share?"""

from typing import Any

from planner.app.cli.declaration import argument, flag, option
from planner.wording import LANGUAGES, msgid

# 2, as POSIX tools such as grep and diff have it; 1 is left to what was done and found something.
NOT_DONE = 2
"""The exit code of a command that was not carried out."""

# Metavars stand here where several commands take the same: a word that differs looks like another thing.
ASSESSMENT_FILE = msgid("ASSESSMENT.yaml")
DAY = msgid("DAY")
DEADLINE = msgid("DEADLINE")
FILE = msgid("FILE")
ID = msgid("ID")
LANGUAGE = "|".join((*LANGUAGES[1:], LANGUAGES[0]))
NAME = msgid("NAME")
NUMBER = msgid("NUMBER")
TEXT = msgid("TEXT")


def plan_argument() -> Any:  # noqa: ANN401 - of the field's type, as all below
    """Declare the argument that names a plan."""
    return argument(msgid("PLAN"), msgid("A plan by its id; “planner list” shows them."))


def action_argument() -> Any:  # noqa: ANN401
    """Declare the argument that names an action of a plan."""
    return argument(msgid("ACTION"), msgid("An action by its id."))


def store_option() -> Any:  # noqa: ANN401
    """Declare the option that says where the store is."""
    return option(
        "--store", msgid("STORE"), msgid("A file or postgresql://…, else PLANNER_STORE, else your own store.")
    )


def by_option() -> Any:  # noqa: ANN401
    """Declare the option that says who acts."""
    return option("--by", msgid("PERSON"), msgid("Who does this, else PLANNER_BY, else your user name."))


def yes_option() -> Any:  # noqa: ANN401
    """Declare the option that accepts moved dates without being asked."""
    return flag("--yes", msgid("Accept the dates that move, without being asked."))


def consent_option() -> Any:  # noqa: ANN401
    """Declare the option that answers every question of a command with yes."""
    return flag("--yes", msgid("Do it without being asked."))


def json_option() -> Any:  # noqa: ANN401
    """Declare the option that asks for data in place of text."""
    return flag("--json", msgid("Show JSON for other programs."))


def confidential_option() -> Any:  # noqa: ANN401
    """Declare the option that asks by name for what is confidential."""
    return flag("--confidential", msgid("Show confidential texts and evidence too."))
