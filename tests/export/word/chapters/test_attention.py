"""A reader of a plan under way sees which actions need attention, not only how many."""

from datetime import date

from drafted_plans import plan
from written_papers import Paper, paper_of

from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.track.attention import AttentionItem, Concern, Subject

TABLE = "Actions that need attention"
DUE = date(2027, 2, 1)
NOTED = Adoption(adopted_on=date(2026, 12, 1), reference="2026-118")
ITEMS = (
    AttentionItem(action="F01-000", concern=Concern.OVERDUE, day=DUE, days=9, since=date(2027, 2, 2)),
    AttentionItem(action="F02-001", concern=Concern.BLOCKED, day=DUE, days=9, since=DUE, reason="Said in confidence"),
    AttentionItem(action="F02-001", concern=Concern.EXPECTED_LATE, day=DUE, days=9, actions=("F01-000",)),
    AttentionItem(about=Subject.SERVICE, concern=Concern.VACANT, service="mayor", actions=("F01-000",)),
)


def under_way(*items: AttentionItem) -> Paper:
    return paper_of(plan(2, status=PlanStatus.ADOPTED, adoption=NOTED, attention=items))


def test_each_action_stands_there_with_its_concerns_since_when_and_what_resolves_them() -> None:
    shown = under_way(*ITEMS).under("Summary")
    _, *rows = shown.table(TABLE)
    assert [(row[0].split()[0], *row[1:3]) for row in rows] == [
        ("F01-000", "Overdue", "02/02/2027"),
        ("F02-001", "Blocked", "01/02/2027"),
        ("F02-001", "Foreseen late", "–"),
    ]
    assert "It waits for F01-000" in rows[2][3]
    assert "Said in confidence" not in shown.text
    _, *figures = shown.table("The plan in figures")
    counts = {row[0]: row[1] for row in figures}
    assert counts["Actions that need attention"] == str(len({row[0] for row in rows}))
    assert counts["Actions foreseen late"] == str(sum(row[1] == "Foreseen late" for row in rows))


def test_there_is_no_table_without_a_line_and_none_before_anybody_works_on_the_plan() -> None:
    for shown in (under_way(ITEMS[3]), paper_of(plan(2, attention=ITEMS))):
        assert "What resolves it" not in shown.text
