"""The dates of a plan keep every limit, stay where they are as long as nothing pushes them, and say what holds them."""

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from examples import FEW, SOME
from hypothesis import given
from hypothesis import strategies as st
from placing import ENDLESS, START, TOWN, links, means, works

from planner.plan import Dependency, Window
from planner.problem import ProblemsFoundError
from planner.schedule.placed_plan import Placed, placed
from planner.schedule.placement import Held, HoldBy, Means, ServiceMeans, Waiting, Work
from planner.toolkit.city import CouncilSession
from schedule.plan_checker import faults

DATA = Means(
    start=START,
    end=date(2030, 3, 22),
    services={"data": ServiceMeans(posts=1.0), "law": ServiceMeans(posts=1.0)},
    money=(100_000, 0, 0),
    calendar=TOWN,
    days_a_year=251,
)
SURVEY = Work(id="F01-01", owner="data", duration=10, days={"data": 10.0})
REPORT = Work(id="F01-02", owner="data", duration=10, days={"data": 10.0})
RULE = Work(id="F02-01", owner="law", duration=5, days={"law": 1.0})


def together(
    *given: Work, means: Means = DATA, planned: Mapping[str, date] | None = None, waits: tuple[Dependency, ...] = ()
) -> Placed:
    return placed({work.id: work for work in given}, waits, means, planned or {})


def within_means(found: Placed) -> dict[str, Work]:
    """Return what found a place within the means, waiting only for what did as well."""
    return {action: work for action, work in found.works.items() if action not in found.unmet}


def starts(found: Placed) -> dict[str, date]:
    return {action: found.place(action).start for action in found.works}


def hard(given: Mapping[str, Work]) -> dict[str, Work]:
    """Return works whose waits all bind, as those of a plan do."""
    return {
        action: replace(work, waits=tuple(replace(wait, soft=False) for wait in work.waits))
        for action, work in given.items()
    }


@SOME
@given(works(), means())
def test_no_link_capacity_calendar_or_session_is_broken(given: dict[str, Work], means: Means) -> None:
    all_works = hard(given)
    found = placed(all_works, links(all_works, all_works), means, {})
    kept = within_means(found)
    assert faults(kept, means, {action: found.place(action) for action in kept}) == []


@SOME
@given(works(), means())
def test_placed_again_where_they_stand_actions_stay(given: dict[str, Work], means: Means) -> None:
    all_works = hard(given)
    found = placed(all_works, links(all_works, all_works), means, {})
    again = placed(all_works, links(all_works, all_works), means, starts(found))
    if not found.unmet:
        assert starts(again) == starts(found)


@SOME
@given(works(), means(), st.data())
def test_an_edit_moves_nothing_forward_and_only_what_is_held(
    given: dict[str, Work], means: Means, data: st.DataObject
) -> None:
    all_works = hard(given)
    before = placed(all_works, links(all_works, all_works), means, {})
    edited = data.draw(st.sampled_from(sorted(all_works)))
    longer = {**all_works, edited: replace(all_works[edited], duration=all_works[edited].duration + 10)}
    after = placed(longer, links(longer, longer), means, starts(before))
    for action, start in starts(before).items():
        now = after.place(action)
        assert now.start >= start
        if now.start > start:
            assert now.start_held.what != (action,), "what moved is held by something"


@FEW
@given(works(votes=False))
def test_with_all_the_time_in_the_world_nothing_is_outside_the_means(given: dict[str, Work]) -> None:
    all_works = hard(given)
    assert placed(all_works, links(all_works, all_works), ENDLESS, {}).unmet == {}


def test_a_busy_service_is_named_with_what_keeps_it_busy() -> None:
    found = together(SURVEY, REPORT)
    assert found.place("F01-01").start_held.by is HoldBy.PLAN_START
    held = found.place("F01-02").start_held
    assert (held.by, held.what, held.day) == (HoldBy.SERVICE_BUSY, ("data", "F01-01"), found.place("F01-01").finish)
    assert found.carrier("F01-02") == "F01-01"
    assert found.chain_to("F01-02") == ("F01-01", "F01-02")


def test_what_nothing_holds_keeps_its_planned_date_and_says_when_it_could_start() -> None:
    day = date(2027, 5, 31)
    found = together(SURVEY, planned={"F01-01": day})
    assert found.place("F01-01").start == day
    assert found.place("F01-01").start_held == Held(by=HoldBy.FIXED, what=("F01-01",), day=START)


def test_what_was_pushed_on_is_held_by_what_pushed_it_though_an_earlier_gap_is_left() -> None:
    # In January everybody has time; on the planned day in June another action has to be done.
    june = date(2027, 6, 7)
    other = replace(SURVEY, must_be_on=date(2027, 6, 18))
    found = together(other, REPORT, planned={"F01-02": june})
    assert found.place("F01-02").start > june
    held = found.place("F01-02").start_held
    assert (held.by, held.what) == (HoldBy.SERVICE_BUSY, ("data", "F01-01"))
    assert found.chain_to("F01-02") == ("F01-01", "F01-02")


def test_what_is_late_beyond_the_horizon_is_held_by_what_comes_before_it() -> None:
    short = replace(DATA, end=date(2027, 1, 29))
    many = [replace(SURVEY, id=f"F01-{number:02}") for number in range(1, 6)]
    found = together(*many, means=short, planned={work.id: START for work in many})
    in_turn = sorted(found.works, key=lambda action: found.place(action).start)
    assert [found.carrier(action) for action in in_turn] == [None, *in_turn[:-1]]


def test_what_has_ended_and_goes_on_is_not_named_beside_what_is_at_work() -> None:
    lasting = replace(SURVEY, id="F00-01", yearly_days={"data": 20.0})
    found = together(lasting, SURVEY, REPORT, planned={"F00-01": START, "F01-01": START, "F01-02": START})
    assert found.place("F01-02").start_held.what == ("data", "F01-01")


def test_only_what_a_vote_waits_for_has_days_in_hand_before_the_papers_are_due() -> None:
    session = CouncilSession(day=date(2027, 9, 20), papers_by=date(2027, 9, 3))
    draft = replace(RULE, vote_after=5, waits=(Waiting(predecessor="F01-01"),))
    link = Dependency(predecessor="F01-01", successor="F02-01")
    found = together(SURVEY, draft, REPORT, means=replace(DATA, sessions=(session,)), waits=(link,))
    in_hand = found.in_hand_before_votes
    paper = TOWN.between(found.place("F02-01").work_finish, date(2027, 9, 3))
    assert in_hand == {"F02-01": paper, "F01-01": paper}
    late = replace(SURVEY, duration=SURVEY.duration + paper)
    kept = together(late, draft, means=replace(DATA, sessions=(session,)), waits=(link,))
    assert kept.place("F02-01").vote == session.day
    later = replace(SURVEY, duration=SURVEY.duration + paper + 1)
    missed = together(later, draft, means=replace(DATA, sessions=(session,)), waits=(link,))
    assert missed.place("F02-01").vote != session.day


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("hurried")
def test_those_who_read_the_same_dates_in_the_same_moment_read_the_same_reasons() -> None:
    many = [replace(SURVEY, id=f"F01-{number:02}") for number in range(1, 61)]

    def reasons(found: Placed) -> list[Held]:
        return [found.place(work.id).start_held for work in many]

    alone, found = reasons(together(*many)), together(*many)
    with ThreadPoolExecutor(4) as readers:
        assert list(readers.map(reasons, [found] * 4)) == [alone] * 4


def test_what_is_new_finds_its_place_beside_what_was_planned() -> None:
    found = together(SURVEY, REPORT, planned={"F01-02": START})
    assert found.place("F01-02").start == START
    assert found.place("F01-01").start > found.place("F01-02").finish


def test_what_must_be_on_a_day_ends_on_it_and_comes_before_what_was_planned() -> None:
    event = replace(SURVEY, must_be_on=date(2027, 4, 16))
    found = together(event, REPORT, planned={"F01-02": date(2027, 4, 5)})
    assert found.place("F01-01").finish == date(2027, 4, 16)
    assert found.place("F01-01").start_held == Held(by=HoldBy.FIXED, day=date(2027, 4, 16))
    assert found.place("F01-02").start > date(2027, 4, 16)


def test_what_may_begin_before_the_plan_is_paid_from_its_first_year() -> None:
    early = replace(SURVEY, begins_from=date(2027, 1, 4), cost=60_000)
    found = together(early, replace(RULE, cost=60_000))
    assert found.place("F01-01").start == date(2027, 1, 4)
    assert found.unmet.keys() == {"F02-01"}, "the rest of the money does not do for both"


def test_what_the_money_never_does_for_stands_beside_the_means_and_is_named() -> None:
    found = together(replace(RULE, cost=200_000), replace(SURVEY, waits=(Waiting(predecessor="F02-01"),)))
    assert found.unmet.keys() == {"F02-01"}
    assert found.unmet["F02-01"].by is HoldBy.MONEY
    assert found.place("F01-01").start_held == Held(by=HoldBy.PREDECESSOR, what=("F02-01",))


def test_a_vote_holds_the_finish_and_a_missed_day_for_papers_is_named() -> None:
    sessions = (
        CouncilSession(day=date(2027, 4, 5), papers_by=date(2027, 3, 24)),
        CouncilSession(day=date(2027, 6, 14), papers_by=date(2027, 6, 1)),
    )
    vote = replace(RULE, vote_after=5)
    place = together(vote, means=replace(DATA, sessions=sessions)).place("F02-01")
    assert (place.vote, place.finish) == (date(2027, 6, 14), date(2027, 6, 14))
    assert place.finish_held == Held(by=HoldBy.PAPERS, day=date(2027, 3, 24))


def test_whoever_has_little_time_holds_the_finish() -> None:
    little = replace(DATA, services={"law": ServiceMeans(posts=0.1)})
    place = together(replace(RULE, days={"law": 4.0}), means=little).place("F02-01")
    assert place.finish_held == Held(by=HoldBy.SERVICE_BUSY, what=("law",))


def test_what_stands_outside_the_means_is_no_start_of_its_owner() -> None:
    # With it, the owner would have more actions than may start within four weeks.
    stuck = replace(REPORT, id="F01-03", days={}, cost=10_000)
    found = together(
        replace(SURVEY, days={"data": 1.0}),
        replace(REPORT, days={"data": 1.0}),
        stuck,
        means=replace(DATA, money=(100,)),
    )
    assert {action: held.by for action, held in found.unmet.items()} == {"F01-03": HoldBy.MONEY}
    assert [found.place(action).start for action in found.works] == [START] * 3
    assert found.place("F01-03").start_held.by is HoldBy.MONEY


def test_what_can_stand_on_no_day_of_the_calendar_is_refused() -> None:
    closed = replace(RULE, clear_of=(Window(first=START, last=date(2190, 1, 1)),))
    with pytest.raises(ProblemsFoundError) as refused:
        together(closed)
    assert [problem.code for problem in refused.value.problems] == ["no-place"]
