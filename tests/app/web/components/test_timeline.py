"""The picture of a plan over time holds every day that matters, and says in words what it draws."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.web.components.timeline import (
    Scale,
    TimelineAction,
    TimelineGroup,
    TimelineLink,
    TimelinePlan,
    timeline_props,
)
from planner.plan import ActionStatus
from planner.templates.terms import Link
from planner.toolkit.city import CouncilSession
from planner.track.attention import Concern
from planner.wording import LANGUAGES, Wording

ENGLISH = Wording("en")
TODAY = date(2027, 3, 15)


def bar(id_: str = "F01-01", first: date = date(2027, 2, 1), last: date = date(2027, 4, 30), **facts: Any) -> Any:
    return TimelineAction(
        **{"id": id_, "title": f"Action {id_}", "first": first, "last": last, "status": ActionStatus.AGREED, **facts}
    )


def plan(*actions: TimelineAction, **more: Any) -> TimelinePlan:
    return TimelinePlan(groups=[TimelineGroup(id="F01", title="Rules", actions=actions)], **more)


def props(drawn: TimelinePlan, *, today: date = TODAY, scale: Scale = Scale.MONTHS, wording: Wording = ENGLISH) -> Any:
    return timeline_props(drawn, today=today, wording=wording, scale=scale)


def row(**facts: Any) -> Any:
    return props(plan(bar(**facts)))["groups"][0]["rows"][0]


def looks(drawn: TimelinePlan) -> list[str]:
    return [entry["look"] for entry in props(drawn)["legend"]]


def test_a_plan_without_actions_has_no_axis_and_says_so() -> None:
    empty = props(TimelinePlan(groups=[]))
    assert empty["groups"] == []
    assert "days" not in empty
    assert empty["words"]["empty"] == "There is no action to show yet."


def test_a_group_whose_actions_are_all_filtered_away_leaves_no_heading() -> None:
    groups = [
        TimelineGroup(id="F01", title="Rules", actions=(bar(),)),
        TimelineGroup(id="F02", title="Data", actions=()),
    ]
    assert [group["id"] for group in props(TimelinePlan(groups=groups))["groups"]] == ["F01"]


def test_the_axis_runs_over_whole_quarters() -> None:
    shown = props(plan(bar()))
    assert shown["days"] == (date(2027, 7, 1) - date(2027, 1, 1)).days
    assert [year["label"] for year in shown["years"]] == ["2027"]
    assert [tick["label"] for tick in shown["ticks"]] == ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]


def test_quarters_are_counted_within_their_year() -> None:
    shown = props(plan(bar(last=date(2028, 2, 1))), scale=Scale.QUARTERS)
    assert [tick["label"] for tick in shown["ticks"]] == ["Q1", "Q2", "Q3", "Q4", "Q1"]
    assert [year["label"] for year in shown["years"]] == ["2027", "2028"]
    assert shown["day"] < props(plan(bar()))["day"]  # a year fits where months would need a screen each


@pytest.mark.parametrize("today", [date(2026, 11, 3), date(2027, 3, 15), date(2029, 6, 30)])
def test_today_shows_before_during_and_after_the_plan(today: date) -> None:
    shown = props(plan(bar()), today=today)
    assert 0 <= shown["today"]["day"] < shown["days"]


def test_a_day_counts_as_a_whole() -> None:
    single = row(first=date(2027, 1, 4), last=date(2027, 1, 4))
    assert (single["start"], single["length"]) == (3, 1)


def test_what_is_done_and_drawn_on_one_day_is_said_to_be_done_on_it() -> None:
    day = date(2027, 1, 4)
    assert "Done on 4 January 2027" in row(first=day, last=day, status=ActionStatus.DONE)["aria"]
    assert "Done on" not in row(first=day, last=day)["aria"]


def test_a_deadline_stands_at_the_end_of_its_day() -> None:
    due = row(first=date(2027, 1, 1), last=date(2027, 1, 5), deadline=date(2027, 1, 5))
    assert due["deadline"] == due["start"] + due["length"]


def test_what_was_adopted_stands_behind_what_is_foreseen() -> None:
    moved = row(baseline=(date(2027, 1, 1), date(2027, 1, 31)))
    assert moved["baseline"] == {"start": 0, "length": 31}
    assert "Adopted to end on 31 January 2027: 89 days later" in moved["aria"]
    assert "baseline" not in row()


def test_an_adopted_end_that_holds_is_said_to_hold() -> None:
    assert "30 April 2027: as adopted" in row(baseline=(date(2027, 1, 1), date(2027, 4, 30)))["aria"]


def test_what_holds_the_dates_is_heard_and_shown_where_the_bar_is_pointed_at() -> None:
    assert "Why then: after F01-02; vote on 22/03/2027" in row(why="after F01-02; vote on 22/03/2027")["aria"]
    assert "Why then" not in row()["aria"]


def test_a_vote_and_a_day_that_people_set_stand_at_their_days() -> None:
    marked = row(vote=date(2027, 4, 30), vote_assumed=True, must_be_on=date(2027, 4, 29))
    assert marked["vote"] == {"day": marked["start"] + marked["length"] - 1, "assumed": True}
    assert marked["mustBeOn"] == marked["vote"]["day"] - 1
    assert "Has to be on 29 April 2027" in marked["aria"]
    assert {"vote", "mustBeOn"}.isdisjoint(row())


@pytest.mark.parametrize(
    ("status", "percent", "note"),
    [
        (ActionStatus.UNDER_WAY, 40, "Ada · 40%"),
        (ActionStatus.DONE, 100, "Ada"),
        (ActionStatus.AGREED, None, "Ada"),
    ],
)
def test_the_share_done_stands_beside_open_work_only(status: ActionStatus, percent: int | None, note: str) -> None:
    assert row(owner="Ada", status=status, percent=percent)["note"] == note


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "From 1 February 2027 to 30 April 2027"),
        ({"milestone": True}, "Milestone on 30 April 2027"),
        ({"late": Concern.EXPECTED_LATE}, "Foreseen late"),
        ({"critical": True}, "On the critical path"),
        ({"percent": 25}, "25% done"),
        ({"deadline": date(2027, 5, 3)}, "Due on 3 May 2027"),
        ({"owner": "Human resources"}, "Human resources"),
        ({"status": ActionStatus.BLOCKED}, "Blocked"),
    ],
)
def test_who_hears_a_bar_hears_what_others_see(facts: dict[str, Any], sentence: str) -> None:
    assert sentence in row(**facts)["aria"].removesuffix(".").split(". ")


def test_late_is_said_with_a_sign_and_a_word() -> None:
    assert row(late=Concern.OVERDUE)["late"] == "⚠ Overdue"
    assert row()["late"] == ""


@pytest.mark.parametrize(
    ("link", "ends"),
    [
        (Link.FINISH_TO_START, (True, False)),
        (Link.FINISH_TO_FINISH, (True, True)),
        (Link.START_TO_START, (False, False)),
        (Link.START_TO_FINISH, (False, True)),
    ],
)
def test_an_arrow_leaves_and_meets_bars_where_its_kind_says(link: Link, ends: tuple[bool, bool]) -> None:
    arrow = TimelineLink(predecessor="F01-01", successor="F01-02", link=link)
    [drawn] = props(plan(bar("F01-01"), bar("F01-02"), links=[arrow]))["links"]
    assert (drawn["fromFinish"], drawn["toFinish"]) == ends


def test_an_arrow_to_what_is_filtered_away_is_left_out() -> None:
    arrow = TimelineLink(predecessor="F01-01", successor="F09-99")
    assert props(plan(bar("F01-01"), links=[arrow]))["links"] == []
    assert "link" not in looks(plan(bar("F01-01"), links=[arrow]))


@pytest.mark.parametrize(("first", "second", "critical"), [(True, True, True), (True, False, False)])
def test_an_arrow_is_critical_where_both_its_ends_are(first: bool, second: bool, critical: bool) -> None:  # noqa: FBT001
    arrow = TimelineLink(predecessor="F01-01", successor="F01-02")
    drawn = plan(bar("F01-01", critical=first), bar("F01-02", critical=second), links=[arrow])
    assert props(drawn)["links"][0]["critical"] is critical


def test_the_legend_explains_only_what_the_picture_shows() -> None:
    assert looks(plan(bar())) == ["agreed"]
    everything = plan(
        bar(critical=True, deadline=TODAY, baseline=(TODAY, TODAY)),
        bar("F01-02", milestone=True, status=ActionStatus.DONE),
        links=[TimelineLink(predecessor="F01-01", successor="F01-02")],
        sessions=[CouncilSession(day=TODAY)],
    )
    assert looks(everything) == ["agreed", "done", "milestone", "critical", "link", "deadline", "baseline", "session"]


def test_sessions_of_the_council_show_while_the_axis_lasts() -> None:
    sessions = [CouncilSession(day=date(2026, 12, 31)), CouncilSession(day=date(2027, 1, 1), title="Budget")]
    shown = props(plan(bar(), sessions=sessions))
    assert [session["day"] for session in shown["sessions"]] == [0]
    assert "Budget" in shown["meetings"]
    assert props(plan(bar()))["meetings"] == ""


def test_a_group_counts_what_is_done_and_spans_its_actions() -> None:
    [group] = props(plan(bar("F01-01", status=ActionStatus.DONE), bar("F01-02", last=date(2027, 5, 1))))["groups"]
    assert (group["count"], group["aria"]) == ("1/2", "Rules: 1 of 2 actions done")
    assert (group["start"], group["length"]) == (31, 90)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words(language: str) -> None:
    shown = props(plan(bar(late=Concern.EXPECTED_LATE)), wording=Wording(language))
    assert shown["today"]["label"] == {"en": "Today", "fr": "Aujourd’hui"}[language]


DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))


@given(first=DAYS, length=st.integers(0, 900), today=DAYS, scale=st.sampled_from(Scale))
def test_ticks_and_years_fill_the_axis_without_a_gap(first: date, length: int, today: date, scale: Scale) -> None:
    shown = props(plan(bar(first=first, last=first + timedelta(days=length))), today=today, scale=scale)
    for parts in (shown["ticks"], shown["years"]):
        assert parts[0]["start"] == 0
        assert all(part["start"] + part["length"] == after["start"] for part, after in pairwise(parts))
        assert parts[-1]["start"] + parts[-1]["length"] == shown["days"]
    [drawn] = shown["groups"][0]["rows"]
    assert 0 <= drawn["start"] < drawn["start"] + drawn["length"] <= shown["days"]
