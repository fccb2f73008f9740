"""An option has the same name, the same meaning and the same help in every command that takes it."""

from planner.app.cli import PLANNER
from planner.app.cli.declaration import Group, parameters

LEAVES = [
    leaf for command in PLANNER.commands for leaf in (command.commands if isinstance(command, Group) else (command,))
]


def test_an_option_means_the_same_wherever_it_is_taken() -> None:
    explained: dict[str, set[str]] = {}
    for leaf in LEAVES:
        for _, parameter in parameters(leaf.typed):
            if parameter.option in {"--store", "--by", "--json", "--confidential"}:
                explained.setdefault(parameter.option, set()).add(f"{parameter.metavar} {parameter.help}")
    assert {option: len(texts) for option, texts in explained.items()} == dict.fromkeys(explained, 1)
    assert len(explained) == 4


def test_who_changes_the_store_may_say_who_they_are() -> None:
    changing = {
        "import",
        "update",
        "on-track",
        "hand-over",
        "service",
        "baseline",
        "redraft",
        "undo",
        "remove",
        "bring-back",
        "draft",
        "moved",
        "app",
    }
    taking = {leaf.name for leaf in LEAVES for _, parameter in parameters(leaf.typed) if parameter.option == "--by"}
    assert taking == changing | {"app"}


def test_whatever_asks_for_consent_can_be_told_yes() -> None:
    asking = {leaf.name for leaf in LEAVES for _, parameter in parameters(leaf.typed) if parameter.option == "--yes"}
    assert asking == {"update", "hand-over", "redraft", "undo", "remove", "moved", "baseline"}
