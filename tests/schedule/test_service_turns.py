"""The time of a service goes from action to action, and nobody waits for whom they need not."""

from datetime import date

from placing import placed as on_board

from planner.schedule.placement import WORKING_DAYS_A_YEAR, Means, ServiceMeans, Waiting, Work
from planner.schedule.service_turns import turns
from planner.templates.terms import Link
from planner.toolkit.city import CouncilSession

MEANS = Means(
    start=date(2027, 1, 4),
    end=date(2030, 12, 31),
    services={"hr": ServiceMeans(posts=1.0)},
    sessions=(CouncilSession(day=date(2027, 3, 1)),),
    days_a_year=WORKING_DAYS_A_YEAR,
)


def work(action: str, duration: int, days: float, vote_after: int | None = None) -> Work:
    return Work(id=action, owner="hr", duration=duration, days={"hr": days}, vote_after=vote_after)


def waits(*works: Work) -> dict[str, tuple[Waiting, ...]]:
    known = {one.id: one for one in works}
    return dict(turns(on_board(known, MEANS), list(known)))


def test_whoever_needs_the_whole_service_waits_for_whoever_has_it() -> None:
    assert waits(work("A", 5, 5), work("B", 5, 5), work("C", 5, 5)) == {
        "A": (),
        "B": (Waiting(predecessor="A"),),
        "C": (Waiting(predecessor="B"),),
    }


def test_where_there_is_time_for_both_nobody_waits() -> None:
    assert waits(work("A", 10, 5), work("B", 10, 5)) == {"A": (), "B": ()}


def test_whoever_needs_what_two_give_back_waits_for_both() -> None:
    given = waits(work("A", 10, 5), work("B", 5, 2.5), work("C", 5, 5))
    assert set(given["C"]) == {Waiting(predecessor="A"), Waiting(predecessor="B")}


def test_whoever_has_drafted_and_waits_for_a_vote_gives_the_service_on_before_it() -> None:
    assert waits(work("A", 5, 5, vote_after=5), work("B", 5, 5))["B"] == (
        Waiting(predecessor="A", link=Link.START_TO_START, lag=5),
    )
