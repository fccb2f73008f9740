"""The plan over time, and the same dates as a table."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import said
from app.web.tracked_city import TODAY, cells, tracked
from planner.app import living
from planner.app.web.pages import timeline
from planner.plan import ActionStatus
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.mark.parametrize(
    ("language", "title", "adopted"), [("en", "Timeline", "Adopted end"), ("fr", "Calendrier", "Fin adoptée")]
)
def test_the_timeline_reads_in_both_languages(
    open_page: OpenPage, plan: str, language: str, title: str, adopted: str
) -> None:
    page = open_page("timeline", language=language, plan=plan)
    assert page.title[0].value == title
    assert adopted in cells(page)
    assert "2027-001" in said(page)


def test_every_action_that_is_not_dropped_stands_in_the_table(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    gone, *kept = [one.id for one in store.plan(plan).plan.actions]
    drop = living.prepare_drop(store.plan(plan), gone, "Not ours to do", by=anna, today=TODAY)
    living.carry_out(store, drop, by=anna)
    rows = {line.split()[0] for line in cells(open_page("timeline", plan=plan)).splitlines()}
    assert gone not in rows
    assert set(kept) <= rows


def test_bars_stand_in_the_groups_of_their_objectives(store: Store, plan: str) -> None:
    view = living.plan_view(store, plan, today=TODAY)
    dated = [(one, one.dates) for one in view.actions if one.dates]
    groups = list(timeline._groups_of(view, dated, {"F02": "Strategy"}))  # noqa: SLF001 - the picture has no words to look at
    assert [group.id for group in groups] == ["F02"]
    assert {bar.id[:3] for bar in groups[0].actions} == {"F02"}
    assert [bar.first for bar in groups[0].actions] == sorted(bar.first for bar in groups[0].actions)


def test_the_scale_and_the_filters_stand_in_the_address(open_page: OpenPage, plan: str) -> None:
    page = open_page("timeline", plan=plan, scale="quarters", show="quick")
    assert page.segmented_control(key=f"scale-{plan}").value == "quarters"
    page.segmented_control(key=f"show-{plan}").set_value("late").run()
    assert not page.exception
    assert page.query_params["show"] == "late"
    assert ActionStatus.DONE.value not in cells(page)
