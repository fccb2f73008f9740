"""The plan over time, and the same dates as a table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import page_text
from app.web.tracked_city import TODAY, cells, tracked
from planner.app import desk
from planner.app.web.components.timeline import (
    TimelineAction,
    TimelineAdoption,
    TimelineGroup,
    TimelinePlan,
    timeline_props,
)
from planner.app.web.pages.timeline import page as timeline
from planner.plan import ActionStatus
from planner.schedule.placement import HoldBy
from planner.store import Actor, Store
from planner.toolkit.city import CouncilSession
from planner.wording import Wording

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.mark.parametrize(
    ("language", "title", "adopted"), [("en", "Timeline", "Adopted end"), ("fr", "Frise", "Fin adoptée")]
)
def test_the_timeline_reads_in_both_languages(
    open_page: OpenPage, plan: str, language: str, title: str, adopted: str
) -> None:
    page = open_page("timeline", language=language, plan=plan)
    assert page.title[0].value == title
    assert adopted in cells(page)
    assert "2027-001" in page_text(page)


def test_every_action_that_is_not_dropped_stands_in_the_table(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    gone, *others = [action.id for action in store.plan(plan).plan.actions]
    drop = desk.prepare(
        store.plan(plan),
        store.plan(plan).changes(gone, status=ActionStatus.DROPPED, reason="Not ours to do"),
        by=anna,
        today=TODAY,
    )
    desk.carry_out(store, drop, by=anna)
    rows = {line.split()[0] for line in cells(open_page("timeline", plan=plan)).splitlines()}
    assert gone not in rows
    assert set(others) <= rows


def test_bars_stand_in_the_groups_of_their_objectives(store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    dated = [(action, action.dates) for action in view.standing.actions if action.dates]
    groups = list(timeline._groups_of(view, dated, {"F02": "Strategy"}))  # noqa: SLF001 - the picture has no words to look at
    assert [group.id for group in groups] == ["F02"]
    assert {bar.id[:3] for bar in groups[0].actions} == {"F02"}
    assert [bar.first for bar in groups[0].actions] == sorted(bar.first for bar in groups[0].actions)


def test_sessions_of_the_council_stand_among_the_dates_of_the_table(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    table = cells(open_page("timeline", plan=plan))
    assert (
        "Council session: Vote du budget 2027 | – | 14/12/2026 | 14/12/2026 | – | papers were due by 27/11/2026 | –"
        in table
    )
    assert "Council session | – | 22/03/2027" in table
    store.commit(store.plan(plan).head_changes(council_sessions=()), by=anna)
    assert "Council session" not in cells(open_page("timeline", plan=plan))


SPRING = TimelineAction(
    id="F02-05", title="Adopt it", first=date(2027, 2, 1), last=date(2027, 5, 3), status=ActionStatus.AGREED
)


def drawn(*days: date, actions: tuple[TimelineAction, ...] = (SPRING,)) -> Mapping[str, Any]:
    groups = [TimelineGroup(id="F02", title="Strategy", actions=actions)]
    sessions = [CouncilSession(day=day, papers_by=day, title="Budget") for day in days]
    return timeline_props(TimelinePlan(groups=groups, sessions=sessions), today=TODAY, wording=Wording("en"))


def test_the_head_marks_the_sessions_of_the_time_that_it_shows() -> None:
    props = drawn(date(2028, 3, 1), date(2027, 3, 31), date(2026, 12, 31), date(2027, 1, 1))
    assert [(session["day"], session["label"]) for session in props["sessions"]] == [(0, "01/01"), (89, "31/03")]
    assert props["sessions"][1]["title"] == "Council session: 31 March 2027 – Budget – papers by 31 March 2027"
    assert props["meetings"].startswith("Council sessions: 1 January 2027 – Budget")
    assert {"look": "session", "text": "Council session"} in props["legend"]


@pytest.mark.parametrize("day", [date(2026, 10, 5), date(2027, 3, 22)])
def test_the_adoption_is_a_line_at_the_end_of_its_day_and_always_shows(day: date) -> None:
    plan = TimelinePlan(
        groups=[TimelineGroup(id="F02", title="Strategy", actions=(SPRING,))],
        adoption=TimelineAdoption(day=day, sentence="The council adopted the plan."),
    )
    props: Any = timeline_props(plan, today=TODAY, wording=Wording("en"))
    first = min(date(2027, 1, 1), date(day.year, day.month - (day.month - 1) % 3, 1))
    assert props["adoption"]["day"] == (day - first).days + 1
    assert "The council adopted the plan." in props["meetings"]
    assert {"look": "adoption", "text": "Adoption of the plan"} in props["legend"]


def test_the_table_says_in_few_words_why_each_action_is_then_and_how_far_it_moved(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    shown = cells(open_page("timeline", plan=plan))
    waiting = next(
        action
        for action in view.standing.actions
        if action.start_held_by and action.start_held_by.by is HoldBy.PREDECESSOR
    )
    assert waiting.start_held_by is not None
    [line] = [line for line in shown.splitlines() if line.startswith(waiting.id)]
    assert f"after {waiting.start_held_by.what[0]}" in line
    assert "(as adopted)" in shown or "later)" in shown
    assert "Pourquoi alors" in cells(open_page("timeline", plan=plan, language="fr"))


def test_the_line_of_the_adoption_says_whether_the_council_has_adopted_the_plan(store: Store, anna: Actor) -> None:
    drafted = example_plan(store, anna, TODAY)
    before = timeline.adoption_of(desk.plan_view(store, drafted, today=TODAY), Wording("en"))
    assert before is not None
    assert "is to adopt the plan on" in before.sentence


def test_without_sessions_the_picture_does_not_speak_of_them() -> None:
    for props in (drawn(), drawn(date(2030, 1, 1)), drawn(date(2027, 3, 31), actions=())):
        assert not props.get("sessions")
        assert not props.get("meetings")
        assert "session" not in [entry["look"] for entry in props["legend"]]


def test_the_scale_and_the_filters_stand_in_the_address(open_page: OpenPage, plan: str) -> None:
    page = open_page("timeline", plan=plan, scale="quarters", show="quick")
    assert page.segmented_control(key=f"scale-{plan}").value == "quarters"
    page.segmented_control(key=f"show-{plan}").set_value("overdue").run()
    assert not page.exception
    assert page.query_params["show"] == "overdue"
    assert ActionStatus.DONE.value not in cells(page)
