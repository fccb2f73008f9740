"""Sessions of the council inform: each action that needs a vote stands beside the last one before it starts."""

from datetime import date

import pytest
from drafted_plans import START, plan
from written_papers import Paper, paper, paper_of

from planner.plan import ActionStatus
from planner.toolkit.city import CouncilSession
from planner.track.progress import ActionProgress

TABLE = "Known sessions of the council"
LAST = "Decisions for these actions"
DECEMBER = CouncilSession(day=date(2026, 12, 14), title="Budget", papers_by=date(2026, 12, 1))
FEBRUARY = CouncilSession(day=date(2027, 2, 1))


def sitting(*sessions: CouncilSession, actions: int = 5) -> Paper:
    return paper_of(plan(actions, council_sessions=sessions))


def test_without_known_sessions_there_is_no_chapter() -> None:
    assert "When the council meets" not in paper(5).headings(1)


def test_without_actions_sessions_are_not_listed() -> None:
    assert "When the council meets" not in sitting(DECEMBER, actions=0).headings(1)


def test_a_session_says_what_it_is_about_and_when_papers_are_due() -> None:
    assert sitting(DECEMBER).table(TABLE)[1][:3] == ("14 December 2026", "Budget", "1 December 2026")


def test_what_is_not_known_of_a_session_is_a_dash() -> None:
    assert sitting(FEBRUARY).table(TABLE)[1][1:3] == ("–", "–")


def test_sessions_stand_in_the_order_of_their_days() -> None:
    assert sitting(FEBRUARY, DECEMBER).column(TABLE, "Session") == ["14 December 2026", "1 February 2027"]


def test_an_action_stands_beside_one_session_only() -> None:
    named = " ".join(sitting(DECEMBER, FEBRUARY).column(TABLE, LAST))
    assert [named.count(action) for action in ("F02-001", "F03-002", "F02-004")] == [1, 1, 1]


def test_what_the_administration_decides_waits_for_no_session() -> None:
    assert "F01-000" not in " ".join(sitting(DECEMBER).column(TABLE, LAST))


@pytest.mark.parametrize(("session", "late"), [(DECEMBER, False), (FEBRUARY, True)])
def test_actions_that_start_before_every_session_are_named_below(*, session: CouncilSession, late: bool) -> None:
    assert ("No session to come lies before" in sitting(session).under("When the council meets").text) is late


@pytest.mark.parametrize(
    ("actions", "sentence"),
    [
        (2, "this action, which needs a decision of the council: F02-001. It has to wait"),
        (5, "these actions, which need a decision of the council: F02-001, F03-002 and F02-004. They have to wait"),
    ],
)
def test_one_action_that_starts_before_every_session_is_not_called_several(actions: int, sentence: str) -> None:
    assert sentence in sitting(FEBRUARY, actions=actions).under("When the council meets").text


def test_what_starts_before_every_session_stands_beside_the_first_for_which_it_waits() -> None:
    assert sitting(FEBRUARY).column(TABLE, LAST) == ["F02-001, F03-002 and F02-004"]


def test_what_has_begun_or_is_done_waits_for_no_vote() -> None:
    drafted = plan(5, council_sessions=(DECEMBER, FEBRUARY))
    begun = tuple(
        action.model_copy(update={"progress": ActionProgress(action=action.id, started=START)})
        if action.id == "F02-001"
        else action.model_copy(update={"status": ActionStatus.DONE})
        for action in drafted.actions
    )
    shown = paper_of(drafted.model_copy(update={"actions": begun}))
    assert shown.column(TABLE, LAST) == ["–", "–"]
    assert "still needs a decision" not in shown.under("When the council meets").text


def test_a_session_and_a_day_for_papers_that_have_passed_are_said_to_have() -> None:
    of_november = CouncilSession(day=date(2026, 11, 2), papers_by=date(2026, 10, 19))
    too_late = CouncilSession(day=date(2026, 12, 14), papers_by=date(2026, 11, 20))
    assert sitting(of_november, actions=5).table(TABLE)[1][:3] == (
        "2 November 2026 (past)",
        "–",
        "19 October 2026 (past)",
    )
    assert sitting(too_late).table(TABLE)[1][:3] == ("14 December 2026", "–", "20 November 2026 (too late now)")


def test_sessions_move_no_date() -> None:
    dates = ("All actions by objective", "Start")
    assert sitting(DECEMBER, FEBRUARY).column(*dates) == paper(5).column(*dates)


def test_a_session_after_the_plan_is_listed_only_where_an_action_has_to_wait_for_it() -> None:
    after = CouncilSession(day=date(2029, 1, 1))
    assert "1 January 2029" not in sitting(DECEMBER, after).column(TABLE, "Session")
    assert sitting(after).table(TABLE)[1][3] == "F02-001, F03-002 and F02-004"


def test_a_session_that_was_held_decides_on_nothing_that_is_open() -> None:
    held = CouncilSession(day=date(2026, 11, 2))
    shown = sitting(held, FEBRUARY)
    assert shown.column(TABLE, LAST) == ["–", "F02-001, F03-002 and F02-004"]
    assert "have to wait for the next, on 1 February 2027" in shown.under("When the council meets").text
    alone = sitting(held)
    assert alone.column(TABLE, LAST) == ["–"]
    assert "No session to come is known for these actions" in alone.under("When the council meets").text
