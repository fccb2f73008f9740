"""Every action is described once, under what it serves, and every reference leads there."""

import pytest
from drafted_plans import plan
from written_papers import paper, paper_of

CHAPTER = "Actions one by one"


def test_a_plan_without_actions_describes_none() -> None:
    assert CHAPTER not in paper(0).headings(1)


@pytest.mark.parametrize("actions", [1, 5, 9])
def test_every_action_is_described_once(actions: int) -> None:
    described = [heading.split()[0] for heading in paper(actions).under(CHAPTER).headings(3)]
    assert sorted(described) == sorted(action.id for action in plan(actions).actions)


def test_actions_stand_under_their_objective() -> None:
    shown = paper().under(CHAPTER)
    assert shown.headings(2) == ["Key factor 1", "Key factor 2", "Key factor 3", "Conditions for success"]
    assert [heading.split()[0] for heading in shown.under("Key factor 2").headings(3)] == ["F02-001", "F02-004"]


def test_what_serves_no_objective_of_the_plan_is_described_too() -> None:
    drafted = plan(5)
    without = drafted.model_copy(update={"objectives": drafted.objectives[:-1]})
    assert paper_of(without).under(CHAPTER).under("Conditions for success").headings(3)[0].startswith("C1-003")


def test_the_french_document_has_the_same_actions() -> None:
    assert [heading.split()[0] for heading in paper(5, "fr").headings(3)] == [
        heading.split()[0] for heading in paper(5).headings(3)
    ]
