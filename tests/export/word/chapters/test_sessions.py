"""Sessions of the council inform: each action that needs a vote stands beside the first one from its start on."""

from dataclasses import replace
from datetime import date

import pytest
from drafted_plans import plan
from written_papers import Paper, paper, paper_of

from planner.plan import ActionStatus
from planner.toolkit.city import CouncilSession
from planner.track.progress import ActionProgress

TABLE = "Sessions of the council"
LAST = "What it is to decide on"
NOTICES = {
    "F02-001": "F02-001 Put up a notice at counter 2",
    "F03-002": "F03-002 Put up a notice at counter 3",
    "F02-004": "F02-004 Put up a notice at counter 5",
}
ALL_THREE = "; ".join(NOTICES.values())
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
    named = " ".join(sitting(DECEMBER, FEBRUARY, CouncilSession(day=date(2027, 3, 1))).column(TABLE, LAST))
    assert [named.count(action) for action in ("F02-001", "F03-002", "F02-004")] == [1, 1, 1]


def test_what_the_administration_decides_waits_for_no_session() -> None:
    assert "F01-000" not in " ".join(sitting(FEBRUARY).column(TABLE, LAST))


@pytest.mark.parametrize(("session", "unknown"), [(DECEMBER, True), (FEBRUARY, False)])
def test_actions_from_whose_start_on_no_session_is_known_are_named_below(
    *, session: CouncilSession, unknown: bool
) -> None:
    assert ("No session from" in sitting(session).under("When the council meets").text) is unknown


@pytest.mark.parametrize(
    ("actions", "sentence"),
    [
        (
            2,
            (
                "No session from its start on is known for this action, which needs a decision of the council: "
                f"{NOTICES['F02-001']}."
            ),
        ),
        (5, f"these actions, which need a decision of the council: {ALL_THREE}."),
    ],
)
def test_one_action_without_a_session_is_not_called_several(actions: int, sentence: str) -> None:
    assert sentence in sitting(DECEMBER, actions=actions).under("When the council meets").text


def test_a_session_within_the_dates_of_an_action_decides_on_it() -> None:
    assert sitting(DECEMBER, FEBRUARY).column(TABLE, LAST) == ["–", ALL_THREE]


@pytest.mark.parametrize(
    ("actions", "papers_by", "sentence"),
    [
        (
            2,
            date(2027, 1, 4),
            f"due before this action starts: {NOTICES['F02-001']}. They are made ahead of it, or it is put",
        ),
        (5, date(2027, 1, 4), f"due before these actions start: {ALL_THREE}."),
        (5, date(2027, 1, 20), f"due before this action starts: {NOTICES['F02-004']}."),
        (5, FEBRUARY.day, None),
        (5, date(2026, 11, 10), None),
        (5, None, None),
    ],
    ids=["one", "several", "one of several", "due once they have started", "too late", "nobody knows"],
)
def test_papers_that_are_due_before_an_action_starts_are_said_to_be(
    actions: int, papers_by: date | None, sentence: str | None
) -> None:
    session = FEBRUARY.model_copy(update={"papers_by": papers_by})
    text = sitting(session, actions=actions).under("When the council meets").text
    assert (sentence or "Papers for the session on 1 February 2027 are") in text or sentence is None
    assert ("are due before" in text) is (sentence is not None)


def test_what_has_begun_waits_until_its_session_is_held_and_what_is_done_for_none() -> None:
    before, on_its_day = date(2026, 11, 2), DECEMBER.day
    drafted = plan(5, council_sessions=(CouncilSession(day=before), DECEMBER, FEBRUARY))
    began = {"F02-001": before, "F03-002": on_its_day}
    reported = tuple(
        action.model_copy(
            update={
                "status": ActionStatus.UNDER_WAY,
                "progress": ActionProgress(action=action.id, started=began[action.id]),
                "dates": replace(action.dates, early_start=began[action.id]),
            }
        )
        if action.id in began
        else action.model_copy(update={"status": ActionStatus.DONE})
        for action in drafted.actions
    )
    shown = paper_of(drafted.model_copy(update={"actions": reported}))
    assert shown.column(TABLE, LAST) == [NOTICES["F03-002"], "–"]


def test_a_session_and_a_day_for_papers_that_have_passed_are_said_to_have() -> None:
    of_november = CouncilSession(day=date(2026, 11, 2), papers_by=date(2026, 10, 19))
    too_late = CouncilSession(day=date(2026, 12, 14), papers_by=date(2026, 11, 10))
    assert sitting(of_november, actions=5).table(TABLE)[1][:3] == (
        "2 November 2026 (past)",
        "–",
        "19 October 2026 (past)",
    )
    assert sitting(too_late).table(TABLE)[1][:3] == ("14 December 2026", "–", "10 November 2026 (too late now)")


def test_sessions_move_no_date() -> None:
    dates = ("All actions by objective", "Start")
    assert sitting(DECEMBER, FEBRUARY).column(*dates) == paper(5).column(*dates)


def test_a_session_after_the_plan_is_listed_only_where_it_decides_on_an_action() -> None:
    after = CouncilSession(day=date(2029, 1, 1))
    assert "1 January 2029" not in sitting(FEBRUARY, after).column(TABLE, "Session")
    assert sitting(DECEMBER, after).table(TABLE)[2][3] == ALL_THREE


def test_a_session_that_was_held_decides_on_nothing_that_is_open() -> None:
    held = CouncilSession(day=date(2026, 11, 2))
    assert sitting(held, FEBRUARY).column(TABLE, LAST) == ["–", ALL_THREE]
    alone = sitting(held)
    assert alone.column(TABLE, LAST) == ["–"]
    assert "No session from their start on is known for these actions" in alone.under("When the council meets").text
