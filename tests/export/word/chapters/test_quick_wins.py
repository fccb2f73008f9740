"""Quick wins are results that residents notice early; what staff alone notice stands apart."""

from dataclasses import replace
from datetime import timedelta

from drafted_plans import START, plan
from written_papers import paper, paper_of

from planner.proposal.quick_wins import Horizon, QuickWinCheck, QuickWinLimit
from planner.track.plan_standing import PlanStanding

ON_ONE_PAGE, FOR_STAFF = "Quick wins at a glance", "Not noticed by residents"


def noticed_by_staff(drafted: PlanStanding, *numbers: int) -> PlanStanding:
    """Return a plan of which staff alone notice some actions."""
    check = QuickWinCheck(horizon=Horizon.LONGER_TERM, failed=(QuickWinLimit.VISIBLE,))
    actions = tuple(
        action.model_copy(update={"quick_win": check}) if number in numbers else action
        for number, action in enumerate(drafted.actions)
    )
    return drafted.model_copy(update={"actions": actions})


def test_each_stands_with_how_it_shows_the_result_that_it_brings_nearer_its_owner_and_its_end() -> None:
    assert paper().table(ON_ONE_PAGE)[1] == (
        "F01-000 Put up a notice at counter 1",
        "All counters have a notice",
        (
            "1.1 By 28 March 2027, a first step: put up a notice at counter 1. The whole, not promised yet: "
            "every counter says whom to turn to, in the languages spoken there."
        ),
        "Department of reception",
        "26/02/2027",
    )


def test_a_plan_without_quick_wins_has_no_page_for_them() -> None:
    drafted = plan(3)
    shown = paper_of(drafted.model_copy(update={"actions": drafted.actions[1:], "dependencies": (), "results": ()}))
    assert "Quick wins" not in shown.headings(1)


def test_what_staff_alone_notice_is_no_quick_win() -> None:
    drafted = noticed_by_staff(plan(5), 1)
    shown = paper_of(drafted).under("Quick wins")
    assert [row[0][:7] for row in shown.table(ON_ONE_PAGE)[1:]] == ["F01-000", "C1-003 "]
    assert [row[0][:7] for row in shown.table(FOR_STAFF)[1:]] == ["F02-001"]


def test_where_residents_notice_nothing_so_early_that_is_said() -> None:
    shown = paper_of(noticed_by_staff(plan(5), 0, 3)).under("Quick wins")
    assert "Nothing that residents notice can be finished so early." in shown.text
    assert len(shown.tables) == 1


def test_the_limit_of_a_quick_win_is_that_of_the_method() -> None:
    assert "within 26 weeks of the plan’s start" in paper().under("Quick wins").texts("Lead")[0]


def test_a_quick_win_that_ends_later_than_quick_wins_do_is_said_to() -> None:
    drafted = plan()
    on_time = paper_of(drafted).under("Quick wins").texts("Normal")
    late = replace(drafted.actions[0].dates, early_finish=START + timedelta(weeks=26))
    slipped = (drafted.actions[0].model_copy(update={"dates": late}), *drafted.actions[1:])
    shown = paper_of(drafted.model_copy(update={"actions": slipped})).under("Quick wins")
    assert "planned to be finished" in shown.texts("Lead")[0]
    sentence = "These weeks end on 4 July 2027. Later than that, as things stand: F01-000 Put up a notice at counter 1."
    assert sentence in shown.texts("Normal")
    assert sentence not in on_time
