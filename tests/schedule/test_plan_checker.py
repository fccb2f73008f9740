"""The checker finds what is wrong with a plan, and nothing where all is well."""

from dataclasses import replace
from datetime import date, timedelta

from planner.plan import Window
from planner.schedule.placement import Held, HoldBy, Means, Place, ServiceMeans, Waiting, Work
from planner.toolkit.city import CouncilSession
from schedule.plan_checker import faults

MONDAY = date(2027, 1, 4)
TOWN = Means(
    start=MONDAY,
    end=date(2029, 12, 31),
    services={"law": ServiceMeans(posts=1.0)},
    money=(100, 0, 0),
    sessions=(CouncilSession(day=date(2027, 1, 20), papers_by=date(2027, 1, 12)),),
    days_a_year=251,
)
DRAFT = Work(id="F01-01", owner="law", duration=5, days={"law": 5.0})
TEXT = Work(id="F01-02", owner="law", duration=5, days={"law": 5.0}, waits=(Waiting(predecessor="F01-01"),))


def place(start: date, days: int = 5) -> Place:
    finish = start + timedelta(days=days - 1)
    return Place(start=start, finish=finish, work_finish=finish, span=days, start_held=Held(by=HoldBy.PLAN_START))


def found(works: list[Work], *places: Place, means: Means = TOWN) -> str:
    standing = {work.id: one for work, one in zip(works, places, strict=True)}
    return "; ".join(faults({work.id: work for work in works}, means, standing))


WEEK = timedelta(days=7)


def test_a_plan_that_holds_has_no_faults() -> None:
    assert found([DRAFT, TEXT], place(MONDAY), place(MONDAY + WEEK)) == ""


def test_two_at_once_are_more_than_one_post_and_break_the_link() -> None:
    said = found([DRAFT, TEXT], place(MONDAY), place(MONDAY))
    assert "2.000 of 1.0 posts" in said
    assert "F01-02 does not wait for F01-01" in said


def test_what_is_too_short_too_early_or_too_late_is_found() -> None:
    assert "has 4 days" in found([DRAFT], place(MONDAY, 4))
    assert "before the plan" in found([DRAFT], place(MONDAY - WEEK))
    assert "misses its deadline" in found([replace(DRAFT, deadline=MONDAY)], place(MONDAY))
    assert "on a day off" in found([replace(DRAFT, duration=3, days={})], place(date(2027, 1, 9)))


def test_windows_fixed_places_and_vacancies_are_looked_at() -> None:
    window = Window(first=date(2027, 1, 8), last=date(2027, 1, 9))
    assert "stay clear" in found([replace(DRAFT, clear_of=(window,))], place(MONDAY))
    assert "moved although" in found([replace(DRAFT, at=(MONDAY, MONDAY))], place(MONDAY))
    vacant = replace(TOWN, services={"law": ServiceMeans(posts=1.0, filled_from=date(2027, 1, 6))})
    assert "is vacant" in found([DRAFT], place(MONDAY), means=vacant)


def test_a_vote_needs_its_papers_in_time() -> None:
    voted = replace(DRAFT, vote_after=5)
    session = date(2027, 1, 20)
    in_time = replace(place(MONDAY), finish=session, vote=session)
    assert found([voted], in_time) == ""
    assert "too late for the papers" in found([voted], replace(place(MONDAY + WEEK), finish=session, vote=session))
    assert "no session" in found([voted], replace(in_time, vote=date(2027, 1, 19)))


def test_money_and_starts_are_counted() -> None:
    assert "EUR are spent" in found([replace(DRAFT, cost=101)], place(MONDAY))
    assert found([replace(DRAFT, cost=100)], place(MONDAY)) == ""
    three = [Work(id=f"F01-0{number}", owner="law", duration=5) for number in range(3)]
    assert "3 actions of law start" in found(three, *[place(MONDAY)] * 3)
