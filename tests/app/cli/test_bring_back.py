"""``planner bring-back``: what was removed is there again, with what it needs."""

import re

import pytest

from app.cli.conftest import ASSESSMENT, PLAN, Ask
from planner.store import Store


def test_with_a_plan_come_its_assessment_and_its_city(havelmar: Store, ask: Ask) -> None:
    assert ask("remove", "havelmar", "--yes").code == 0
    back = ask("bring-back", PLAN)
    assert back.out.splitlines()[0] == f"Back: {PLAN}, {ASSESSMENT}, havelmar"
    assert [plan.id for plan in havelmar.plans()] == [PLAN]
    assert [city.id for city in havelmar.cities()] == ["havelmar"]


def test_with_a_city_comes_what_went_with_it(havelmar: Store, ask: Ask) -> None:
    assert ask("remove", "havelmar", "--yes").code == 0
    assert ask("bring-back", "havelmar").code == 0
    assert (len(havelmar.assessments()), len(havelmar.plans())) == (1, 1)


@pytest.mark.usefixtures("havelmar")
def test_it_can_be_taken_back(ask: Ask) -> None:
    assert ask("remove", PLAN, "--yes").code == 0
    change = re.search(r"planner undo (\w+)", ask("bring-back", PLAN).out)
    assert change is not None
    assert ask("undo", change[1], "--yes").code == 0
    assert "[was-removed]" in ask("show", PLAN).err


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize(("removed", "known"), [(False, "Nothing is removed at present."), (True, PLAN)])
def test_what_was_not_removed_is_told_from_what_was(removed: bool, known: str, ask: Ask) -> None:  # noqa: FBT001 - both
    if removed:
        assert ask("remove", PLAN, "--yes").code == 0
    refused = ask("bring-back", ASSESSMENT)
    assert refused.code == 2
    assert f"Nothing called “{ASSESSMENT}” was removed.  [not-removed]" in refused.err
    assert known in refused.err
