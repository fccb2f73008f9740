"""How far the plan has come, against what was adopted; and a new adoption is kept for good."""

from collections.abc import Callable
from datetime import date

import pytest
from plan_edits import giving_up_everything
from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import page_text, refused
from app.web.tracked_city import ADOPTED, TODAY, cells, tracked
from planner.app import desk
from planner.app.web.components.curve import curve_props
from planner.app.web.pages.progress.page import show
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.track.progress import NOT_STARTED
from planner.wording import Wording

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


def adopt(page: AppTest, plan: str, day: date, reference: str) -> AppTest:
    page.date_input(key=f"adopt-{plan}-day").set_value(day)
    page.text_input(key=f"adopt-{plan}-reference").set_value(reference)
    shown = page.button(key=f"adopt-now-{plan}").click().run()
    assert not shown.exception
    return shown


@pytest.mark.parametrize(("language", "title", "of"), [("en", "Progress", "1 of"), ("fr", "Avancement", "1 sur")])
def test_progress_reads_in_both_languages(
    open_page: OpenPage, store: Store, plan: str, language: str, title: str, of: str
) -> None:
    page = open_page("progress", language=language, plan=plan)
    assert page.title[0].value == title
    assert page.metric[0].value == f"{of} {len(store.plan(plan).plan.actions)}"
    assert page.header[1].value == ("Work over time" if language == "en" else "Le travail au fil du temps")


def test_what_went_ahead_of_its_turn_is_named_with_the_day_from_which_it_might(
    open_page: OpenPage, store: Store, anna: Actor, plan: str
) -> None:
    assert "To check with whoever reported it" not in page_text(open_page("progress", plan=plan))
    stored = store.plan(plan)
    link = next(
        dependency
        for dependency in stored.plan.dependencies
        if {stored.progress[dependency.predecessor].status, stored.progress[dependency.successor].status} <= NOT_STARTED
    )
    begun = stored.changes(link.successor, status=ActionStatus.UNDER_WAY, started=TODAY)
    desk.edit(store, plan, begun, by=anna, today=TODAY)
    shown = page_text(open_page("progress", plan=plan))
    assert "To check with whoever reported it" in shown
    assert "began on 15 March 2027" in shown


def test_the_lines_of_the_picture_are_a_table_too(open_page: OpenPage, store: Store, plan: str) -> None:
    points = desk.progress_report(desk.plan_view(store, plan, today=TODAY)).curve
    table = cells(open_page("progress", plan=plan))
    assert "Day | As planned | Done so far | As foreseen" in table
    assert all(Wording("en").short_date(point.day) in table for point in points)


def test_the_lines_stop_and_begin_today(store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    points = desk.progress_report(view).curve
    props = curve_props(points, today=TODAY, wording=Wording("en"))
    lines = {line["look"]: line["points"] for line in props["lines"]}  # type: ignore[attr-defined]
    assert lines["actual"][-1][0] == lines["foreseen"][0][0] == props["today"]["x"]  # type: ignore[index]
    assert [lines["planned"][0][0], lines["planned"][-1][0]] == [0, 1]
    assert len(props["ticks"]) <= 9  # type: ignore[arg-type]


def test_a_plan_without_work_has_an_empty_picture() -> None:
    props = curve_props((), today=TODAY, wording=Wording("fr"))
    assert [line["points"] for line in props["lines"]] == [[], [], []]  # type: ignore[attr-defined]


def test_the_variance_is_told_from_the_chosen_baseline(open_page: OpenPage, store: Store, plan: str) -> None:
    first = store.baselines(plan)[0][0]
    page = open_page("progress", plan=plan, baseline=first)
    assert page.selectbox(key=f"baseline-{plan}").value == first
    assert "2027-001" in page.selectbox(key=f"baseline-{plan}").options[0]
    assert "working day" in cells(page)


def test_what_the_council_adopts_is_kept_with_its_reference(open_page: OpenPage, store: Store, plan: str) -> None:
    page = adopt(open_page("progress", plan=plan), plan, TODAY, "2027-114")
    adoptions = [(baseline.reference, baseline.adopted_on) for _, baseline in store.baselines(plan)]
    assert adoptions[-1] == ("2027-114", TODAY)
    # A decision that is silent on a delay does not excuse it.
    assert "working day" in cells(page)


def test_the_day_that_is_offered_is_that_of_the_last_session_held(
    open_page: OpenPage, store: Store, anna: Actor
) -> None:
    plan = example_plan(store, anna, TODAY)
    assert open_page("progress", plan=plan).date_input(key=f"adopt-{plan}-day").value == date(2026, 12, 14)


def test_once_adopted_since_the_last_session_the_day_that_is_offered_is_today(open_page: OpenPage, plan: str) -> None:
    assert open_page("progress", plan=plan).date_input(key=f"adopt-{plan}-day").value == TODAY


@pytest.mark.parametrize(
    ("day", "reference", "code"),
    [
        (TODAY, " ", "no-reference"),
        (ADOPTED, "2027-001", "baseline-exists"),
        (date(2030, 1, 1), "2027-114", "adopted-in-the-future"),
        (date(1990, 1, 1), "2027-114", "adopted-before-the-plan"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_with_the_reason(
    open_page: OpenPage, store: Store, plan: str, day: date, reference: str, code: str
) -> None:
    page = adopt(open_page("progress", plan=plan), plan, day, reference)
    assert code in refused(page)
    assert len(store.baselines(plan)) == 1


def test_a_decision_noted_again_with_another_day_is_corrected(open_page: OpenPage, store: Store, plan: str) -> None:
    page = adopt(open_page("progress", plan=plan), plan, date(2027, 1, 19), "2027-001")
    ((_, decision),) = store.baselines(plan)
    assert decision.adopted_on == date(2027, 1, 19)
    assert "The decision is corrected." in [toast.value for toast in page.toast]


def test_once_adopted_the_page_asks_for_changes_and_says_so_everywhere(open_page: OpenPage, plan: str) -> None:
    text = page_text(open_page("progress", plan=plan))
    assert "Note a change adopted by the council" in text
    assert "Keep what the council adopted" not in text
    sentence = "by the council under 2027-001"
    for name in ("progress", "plan", "home", "board", "timeline", "dependencies", "workload", "quick-wins"):
        assert sentence in page_text(open_page(name, plan=plan)), name


def test_a_plan_in_which_everything_is_done_has_nothing_to_reach_and_much_to_assess_again(
    within: OpenPage, store: Store, anna: Actor, plan: str
) -> None:
    stored, before = store.plan(plan), desk.plan_view(store, plan, today=TODAY).standing
    done = [
        stored.changes(action.id, status=ActionStatus.DONE, started=date(2027, 1, 4), finished=date(2027, 3, 1))
        for action in stored.plan.actions
    ]
    desk.edit(store, plan, [change for of_action in done for change in of_action], by=anna, today=TODAY)
    page = within(show, plan=plan)
    every, wins = len(done), len([action for action in before.actions if action.is_quick_win])
    assert [metric.value for metric in page.metric][:3] == [f"{every} of {every}", "100%", f"{wins} of {wins}"]
    assert {bar.proto.value for bar in page.get("progress")} == {100}
    assert "Nothing is left to do." in page_text(page)
    assert "What the next assessment should look at" in page_text(page)
    assert "No quick win is done yet." not in page_text(page)


def test_a_plan_that_was_given_up_divides_by_nothing(within: OpenPage, store: Store, anna: Actor, plan: str) -> None:
    desk.edit(store, plan, giving_up_everything(store.plan(plan)), by=anna, today=TODAY)
    page = within(show, plan=plan, language="fr")
    assert [metric.value for metric in page.metric][::2] == ["0 sur 0", "0 sur 0"]
    assert not page.get("progress")
