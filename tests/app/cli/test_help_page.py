"""A page says what the command does, how it is written, its parts and examples, in that order."""

import re

from app.cli.conftest import Ask

PAGE = """\
Take back a change, your last one unless you name another; an undo can be
undone.

Usage: planner undo [CHANGE]

What it needs
  CHANGE  A change by its name in “planner history”.

Options
  --yes          Do it without being asked.
  --store STORE  A file or postgresql://…, else PLANNER_STORE, else your own
                 store.
  --by PERSON    Who does this, else PLANNER_BY, else your user name.
  --help         Show this page.

For example
  planner undo
  planner undo 0a06be08033a
"""


def test_a_page_has_its_parts_in_their_order(ask: Ask) -> None:
    assert ask("undo", "--help") == (0, PAGE, "")


def test_a_command_without_arguments_has_no_part_for_them(ask: Ask) -> None:
    page = ask("list", "--help").out
    assert "What it needs" not in page
    assert "Options\n" in page


def test_a_page_of_commands_says_of_each_what_it_does(ask: Ask) -> None:
    page = ask("assess", "--help").out
    assert page.index("Commands") < page.index("Options") < page.index("For example")
    assert re.search(r"^  new +Write a blank assessment", page, re.MULTILINE)


def test_a_flag_shows_no_value_and_an_option_shows_its_own(ask: Ask) -> None:
    page = ask("app", "--help").out
    assert re.search(r"^  --no-browser +Only start the app", page, re.MULTILINE)
    assert re.search(r"^  --port NUMBER ", page, re.MULTILINE)
    assert re.search(r"^  --port NOMBRE ", ask("app", "--help", language="fr").out, re.MULTILINE)
