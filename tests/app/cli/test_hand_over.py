"""``planner hand-over``: a leaver's actions pass to another, shown first, in one step."""

import re

import pytest

from app.cli.conftest import PLAN, Ask
from planner.store import Store


def owned(store: Store, role: str) -> set[str]:
    return {action.id for action in store.plan(PLAN).plan.actions if action.owner == role}


def test_it_says_what_passes_and_one_undo_takes_it_back(havelmar: Store, ask: Ask) -> None:
    before = owned(havelmar, "equality")
    done = ask("hand-over", PLAN, "--from", "equality", "--to", "hr", "--yes")
    assert (done.code, owned(havelmar, "equality")) == (0, set())
    assert f"{len(before)} actions pass to “Direction des ressources humaines”, " in done.out
    assert all(action in done.out for action in before)
    change = re.search(r"planner undo (\w+)", done.out)
    assert change is not None
    assert ask("undo", change[1], "--yes").code == 0
    assert owned(havelmar, "equality") == before


@pytest.mark.usefixtures("havelmar")
def test_without_consent_nothing_passes(havelmar: Store, ask: Ask) -> None:
    before = havelmar.revision()
    assert ask("hand-over", PLAN, "--from", "equality", "--to", "hr").code == 2
    assert havelmar.revision() == before


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--from", "equality", "--to", "equality"), "nothing-to-hand-over"),
        (("--from", "harbour master", "--to", "hr"), "unknown-role"),
        (("--from", "equality", "--to", "hr", "--action", "F99-01"), "unknown-action"),
        (("--from", "equality", "--to", "nosuch"), "unknown-role"),
        (("--from", "equality"), "nothing-to-hand-over"),
    ],
)
def test_what_cannot_pass_is_refused(words: tuple[str, ...], code: str, ask: Ask) -> None:
    refused = ask("hand-over", PLAN, *words, "--yes")
    # Nothing is told as if it passed.
    assert (refused.code, refused.out) == (2, "")
    assert f"[{code}]" in refused.err


def test_an_owner_and_a_person_are_typed_by_name(havelmar: Store, ask: Ask) -> None:
    action = next(iter(owned(havelmar, "equality")))
    title = havelmar.plan(PLAN).plan.service_names["hr"]
    done = ask("update", PLAN, action, "--owner", title, "--person", "Mona Lund", "--yes")
    assert done.code == 0, done.err
    assert action in owned(havelmar, "hr")
    assert "Mona Lund" in ask("show", PLAN, action).out
    assert ask("update", PLAN, action, "--person", "", "--yes").code == 0
    assert "Mona Lund" not in ask("show", PLAN, action).out
