"""The last days of an action follow from its first, and the other way round, in every run."""

from datetime import date

import numpy as np
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from placing import START, TOWN

from planner.schedule.run_links import run_network
from planner.schedule.run_work import RunVotes, RunWork
from planner.schedule.uncertain import UncertainAction, UncertainPlan
from planner.schedule.votes import Votes
from planner.toolkit.city import CouncilSession

QUARTERS = tuple(
    CouncilSession(day=date(2027, month, 14), papers_by=date(2027, month - 1, 28)) for month in (3, 6, 9, 12)
)
NUMBERS = np.arange(5, 700, dtype=np.int32)


@st.composite
def run_work(draw: st.DrawFn) -> RunWork:
    sessions = draw(st.sampled_from(((), QUARTERS[:1], QUARTERS)))
    duration = draw(st.integers(0, 40))
    action = UncertainAction(
        id="F01-01",
        first_day=START,
        duration=duration,
        elapsed=draw(st.booleans()),
        opinion_days=draw(st.sampled_from((0, 1, 21))),
        vote_after=draw(st.none() | st.integers(0, duration)),
    )
    plan = UncertainPlan(actions=(action,), calendar=TOWN, votes=Votes.of(sessions, date(2029, 1, 1)))
    network = run_network(plan)
    took = np.full_like(NUMBERS, max(1, duration + draw(st.integers(-5, 30)))) if duration else NUMBERS * 0
    return RunWork.of(network, 0, took, RunVotes.of(plan.votes, network.days.first))


@SOME
@given(run_work())
def test_what_starts_later_is_never_done_earlier(work: RunWork) -> None:
    assert (np.diff(work.course(NUMBERS).done) >= 0).all()


@SOME
@given(run_work())
def test_the_last_start_for_an_end_keeps_it_and_a_day_later_does_not(work: RunWork) -> None:
    latest = work.latest(NUMBERS + 300)
    assert (work.course(latest).done <= NUMBERS + 300).all()
    assert (work.course(latest + 1).done > NUMBERS + 300).all()


@SOME
@given(run_work())
def test_the_last_start_for_a_vote_keeps_it_and_a_day_later_does_not(work: RunWork) -> None:
    if work.votes is None:
        return
    day = NUMBERS + 300
    latest = work.latest_voted(day)
    before, after = work.course(latest).vote, work.course(latest + 1).vote
    assert before is not None
    assert after is not None
    # Where papers would be due before the days that are looked up, no start keeps it.
    possible = latest > 0
    assert (before[possible] <= day[possible]).all()
    assert (after > day).all()
