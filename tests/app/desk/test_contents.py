"""What a store holds is listed whole: what is there, what was removed, and what has no place any more."""

from datetime import date
from pathlib import Path

import pytest
from changed_content import Content

from planner.app import desk
from planner.app.desk.contents import NOTHING, contents
from planner.plan import ActionStatus
from planner.store import Store
from planner.wording import Wording

TODAY = date(2027, 3, 1)
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"
ENGLISH = Wording("en")


def test_a_store_that_holds_nothing_lists_what_one_does_that_is_yet_to_be_made(empty: Store) -> None:
    assert contents(empty, ENGLISH, TODAY) == NOTHING


def test_cities_assessments_and_plans_are_listed(havelmar: Store) -> None:
    held = contents(havelmar, ENGLISH, TODAY)
    assert [city.name for city in held.cities] == ["Havelmar"]
    assert [plan.id for plan in held.plans] == [PLAN]
    assert held.unplaced == {ASSESSMENT: ()}
    standing = desk.plan_view(havelmar, PLAN, today=TODAY).standing
    assert held.figures[PLAN].attention == standing.attention_count
    assert (held.figures[PLAN].actions, held.figures[PLAN].done) == (
        standing.achievement.actions,
        standing.achievement.done,
    )
    assert held.removed == ()


def test_a_plan_is_listed_with_the_numbers_of_its_own_page(havelmar: Store) -> None:
    by, late = desk.introduce(havelmar, "Anna"), date(2028, 3, 1)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.adopt(havelmar, view, adopted_on=date(2027, 2, 20), reference="2027-118", by=by)
    stored = havelmar.plan(PLAN)
    first, second, third, *_ = stored.plan.action_by_id
    for action, status in ((first, ActionStatus.DONE), (second, ActionStatus.DROPPED), (third, ActionStatus.BLOCKED)):
        reason = None if status is ActionStatus.DONE else "No money"
        desk.edit(havelmar, PLAN, stored.changes(action, status=status, reason=reason), by=by, today=TODAY)
    standing = desk.plan_view(havelmar, PLAN, today=late).standing
    known = contents(havelmar, ENGLISH, late).figures[PLAN]
    assert known.attention == standing.attention_count
    assert known.attention.actions
    assert (known.actions, known.done) == (standing.achievement.actions, standing.achievement.done)


def test_what_was_removed_is_listed_by_name_and_among_the_rest_no_more(havelmar: Store) -> None:
    by = desk.introduce(havelmar, "Anna")
    desk.remove(havelmar, desk.prepare_removal_of(havelmar, PLAN, by=by), by=by, today=TODAY)
    held = contents(havelmar, ENGLISH, TODAY)
    ((removed, name),) = held.removed
    assert (removed.id, removed.removed_on) == (PLAN, TODAY)
    assert name.startswith("Plan “Havelmar")
    assert held.plans == ()


@pytest.fixture
def content(empty: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """The small benchmark in the current folder, to which a store holds answers."""
    monkeypatch.chdir(tmp_path)
    small = Content(tmp_path)
    desk.import_assessment(empty, small.assessment, by=desk.introduce(empty, "Anna"))
    return small


def test_answers_without_a_question_are_listed_with_their_assessment(empty: Store, content: Content) -> None:
    content.renumber_hours()
    (unplaced,) = contents(empty, ENGLISH, TODAY).unplaced.values()
    assert {item.key for item in unplaced} == {"1.3"}


def test_a_benchmark_that_cannot_be_read_hides_nothing_else(empty: Store, content: Content) -> None:
    assert content.assessment.exists()
    for file in Path("benchmark").rglob("*.yaml"):
        file.write_text("no benchmark", encoding="utf-8")
    held = contents(empty, ENGLISH, TODAY)
    assert len(held.assessments) == 1
    assert list(held.unplaced.values()) == [()]
