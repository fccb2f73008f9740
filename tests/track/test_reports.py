"""Every report has one reading: what it is understood to say, or why it is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_readings import ROWS, Row

from planner.plan import ActionStatus
from planner.toolkit.assessment import Evidence
from planner.track.progress import ActionProgress, check_progress
from planner.track.reports import Reading, read_report

TODAY = date(2027, 3, 1)
FEBRUARY = date(2027, 2, 1)
ACTION = "F06-03"
PLAN_START = date(2027, 1, 4)


def read(
    before: ActionProgress,
    named: dict[str, object],
    on: date = TODAY,
    until_done: ActionProgress | None = None,
) -> Reading:
    return read_report(before, named, on=on, by="hr", plan_start=PLAN_START, until_done=until_done)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.case)
def test_a_report_is_understood_or_refused_as_the_table_says(row: Row) -> None:
    reading = read(row.known(ACTION), dict(row.named(ACTION)), until_done=row.known_until_done(ACTION))
    codes = [problem.code for problem in reading.problems]
    assert codes == ([row.refused] if row.refused else [])
    if not row.refused:
        assert reading.understood == row.meant(TODAY)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.refused], ids=lambda row: row.case)
def test_what_is_named_stands_as_it_was_named_and_nothing_is_left_in_doubt(row: Row) -> None:
    named = dict(row.named(ACTION))
    after = read(row.known(ACTION), named, until_done=row.known_until_done(ACTION)).after
    assert {name: getattr(after, name) for name in named} == named
    assert check_progress(after, TODAY) == []
    assert read(after, named).understood == {}


def test_still_on_track_names_nothing_and_is_understood_to_say_nothing() -> None:
    judged = ActionProgress(action=ACTION, status=ActionStatus.UNDER_WAY, started=FEBRUARY, percent=40, remaining=12)
    reading = read(judged, {})
    assert (reading.understood, reading.problems) == ({}, ())
    assert (reading.after.confirmed_on, reading.after.confirmed_by) == (TODAY, "hr")


def test_a_report_is_not_older_than_the_last_one() -> None:
    known = ActionProgress(action=ACTION, confirmed_on=TODAY)
    assert [problem.code for problem in read(known, {}, on=FEBRUARY).problems] == ["older-report"]


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(ActionStatus),
        "percent": st.integers(0, 100),
        "remaining": st.none() | st.integers(0, 400),
        "reason": st.none() | st.just("No money."),
        "started": st.none() | st.dates(date(2026, 6, 1), date(2027, 6, 1)),
        "finished": st.none() | st.dates(date(2026, 6, 1), date(2027, 6, 1)),
    },
)


@given(FIELDS, FIELDS)
def test_no_report_is_put_right_in_silence(first: dict[str, object], then: dict[str, object]) -> None:
    once = read(ActionProgress(action=ACTION), first)
    before = once.after if not once.problems else ActionProgress(action=ACTION)
    reading = read(before, then)
    assert all(getattr(reading.after, name) == value for name, value in then.items())
    changed = {
        name
        for name in ActionProgress.model_fields
        if getattr(reading.after, name) != getattr(before, name) and not name.startswith("confirmed")
    }
    assert changed <= then.keys() | reading.understood.keys()
    assert not then.keys() & reading.understood.keys()


def test_evidence_is_dated_no_later_than_the_report_and_what_stands_there_hinders_no_other() -> None:
    to_come = Evidence(title="Minutes", dated=date(2028, 1, 4))
    known = ActionProgress(action=ACTION, status=ActionStatus.UNDER_WAY, started=FEBRUARY, evidence=(to_come,))
    assert codes(read(known, {"percent": 40})) == []
    assert codes(read(known, {"evidence": (to_come, Evidence(title="Draft", dated=TODAY))})) == []
    later = Evidence(title="Vote", dated=TODAY + timedelta(days=1))
    assert codes(read(known, {"evidence": (to_come, later)})) == ["evidence-in-the-future"]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]
