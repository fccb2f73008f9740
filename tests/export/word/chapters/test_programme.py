"""Each year of the plan is a programme: what is true by its end, and what begins in it."""

from datetime import date

from drafted_plans import plan
from written_papers import paper, paper_of

CHAPTER = "Programme by year"
SECOND = "Year 2: January 2028 to January 2029"


def test_a_plan_without_actions_has_no_programme() -> None:
    assert CHAPTER not in paper(0).headings(1)


def test_every_action_begins_in_one_year() -> None:
    drafted = plan(9)
    second = tuple(
        action.model_copy(update={"wave": 2}) if number > 6 else action for number, action in enumerate(drafted.actions)
    )
    shown = paper_of(drafted.model_copy(update={"actions": second})).under(CHAPTER)
    assert shown.headings(2) == ["Year 1: January 2027 to January 2028", SECOND]
    begins = [row[0].split()[0] for table in shown.tables for row in table.rows[1:]]
    assert sorted(begins) == sorted(action.id for action in drafted.actions)
    assert [row[0].split()[0] for row in shown.under(SECOND).tables[0].rows[1:]] == ["F02-007", "F03-008"]
    assert "No result is promised for this year." in shown.under(SECOND).text


def test_a_year_in_which_nothing_begins_has_its_results() -> None:
    drafted = plan(5)
    first, *others = drafted.results
    later = first.model_copy(update={"date": date(2028, 1, 4)})
    shown = paper_of(drafted.model_copy(update={"results": (later, *others)})).under(CHAPTER).under(SECOND)
    assert shown.texts("List Bullet") == [
        (
            "1.1 By 4 January 2028, a first step: put up a notice at counter 1. The whole, not promised yet: "
            "every counter says whom to turn to, in the languages spoken there."
        )
    ]
    assert not shown.tables


def test_each_action_says_which_results_it_is_for() -> None:
    table = paper(9).table("Actions that begin in year 1")
    by_id = {row[0].split()[0]: row[3] for row in table}
    assert by_id["F01-000"] == "Result 1.1"
    assert by_id["F02-004"] == "Prepares result 2.1"
    assert by_id["C1-003"] == "Upkeep"
