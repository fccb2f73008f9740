"""A reader of a plan under way sees which actions need attention, not only how many."""

from dataclasses import replace
from datetime import date

from drafted_plans import plan
from written_papers import Paper, paper_of

from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.track.attention import AttentionItem, Concern, Subject

TABLE = "Actions that need attention"
DUE = date(2027, 2, 1)
NOTED = Adoption(adopted_on=date(2026, 12, 1), reference="2026-118")
STUCK = AttentionItem(action="F02-001", concern=Concern.BLOCKED, day=DUE, days=9, also_blocked=True)
ITEMS = (
    AttentionItem(action="F01-000", concern=Concern.OVERDUE, day=DUE, days=9, since=date(2027, 2, 2)),
    replace(STUCK, concern=Concern.BLOCKED, since=DUE, reason="Said in confidence"),
    replace(STUCK, concern=Concern.EXPECTED_LATE, actions=("F01-000",)),
    AttentionItem(about=Subject.SERVICE, concern=Concern.VACANT, service="mayor", actions=("F01-000",)),
)


def under_way(*items: AttentionItem) -> Paper:
    return paper_of(plan(2, status=PlanStatus.ADOPTED, adoption=NOTED, attention=items))


def test_each_action_stands_there_once_with_its_concerns_since_when_and_one_thing_that_resolves_them() -> None:
    shown = under_way(*ITEMS).under("Summary")
    _, *rows = shown.table(TABLE)
    assert [(row[0].split()[0], *row[1:3]) for row in rows] == [
        ("F01-000", "Overdue", "02/02/2027"),
        ("F02-001", "Blocked\nForeseen late", "01/02/2027\n–"),
    ]
    assert rows[1][3].startswith("Remove what stands in its way and take it up again, give it a new deadline,")
    assert "Said in confidence" not in shown.text
    _, *figures = shown.table("The plan in figures")
    counts = {row[0]: row[1] for row in figures}
    assert counts["Actions that need attention"] == str(len(rows))
    assert (counts["Actions foreseen late"], counts["Actions blocked"]) == ("1", "1")


def test_there_is_no_table_without_a_line_and_none_before_anybody_works_on_the_plan() -> None:
    for shown in (under_way(ITEMS[3]), paper_of(plan(2, attention=ITEMS))):
        assert "What resolves it" not in shown.text
