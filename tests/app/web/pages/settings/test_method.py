"""The numbers of the method are explained, and the effect of others shows before they are kept."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import TODAY, cells
from planner.app import desk
from planner.store import Actor, Store
from planner.toolkit.plan_settings import PlanSettings
from planner.track.what_if import effect_of

OpenPage = Callable[..., AppTest]


def settings_of(store: Store) -> PlanSettings:
    (assessment,) = store.assessments()
    return store.assessment(assessment.id).assessment.plan


def test_the_effect_of_weights_shows_before_they_are_kept_and_then_holds_everywhere(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    before = desk.plan_view(store, plan, today=TODAY)
    page = open_page("settings", plan=plan, part="method")
    page.number_input(key=f"numbers-{plan}-weight-value").set_value(20).run()
    for words in ("**Would rise**", "**Would fall**", "The rest counts for ease: 80%"):
        assert words in page_text(page)
    assert settings_of(store).weights == {}
    assert desk.plan_view(store, plan, today=TODAY).standing.actions == before.standing.actions
    page.button(key=f"numbers-keep-{plan}").click().run()
    assert not page.exception
    assert settings_of(store).weights == {"value": 0.2, "ease": 0.8}
    assert "Ease: how little it takes | 80% (the method says 40%)" in cells(page)
    after = desk.plan_view(store, plan, today=TODAY)
    assert [action.priority.score for action in after.standing.actions] != [
        action.priority.score for action in before.standing.actions
    ]
    page.button(key=f"numbers-usual-{plan}").click().run()
    assert settings_of(store).weights == {}
    assert desk.plan_view(store, plan, today=TODAY).standing.actions == before.standing.actions


def test_tighter_limits_of_a_quick_win_show_what_would_be_one_no_longer(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    page = open_page("settings", plan=plan, part="method")
    page.number_input(key=f"numbers-{plan}-limit-max_effort").set_value(5)
    page.selectbox(key=f"numbers-{plan}-limit-max_cost_band").set_value("0").run()
    assert "**Would be quick wins no longer**" in page_text(page)
    page.button(key=f"numbers-keep-{plan}").click().run()
    assert not page.exception
    assert settings_of(store).quick_win == {"max_effort": 5, "max_cost_band": 0}
    view = desk.plan_view(store, plan, today=TODAY)
    assert all(action.effort <= 5 and not action.cost_band for action in view.standing.actions if action.is_quick_win)
    assert "takes at most 12 weeks and 5 person-days, costs less than €2,000" in page_text(
        open_page("quick-wins", plan=plan)
    )


def test_weights_that_are_more_than_the_whole_are_refused_before_anything_is_kept(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    page = open_page("settings", plan=plan, part="method")
    page.number_input(key=f"numbers-{plan}-weight-ease_effort").set_value(80).run()
    assert not page.exception
    assert [error.value for error in page.error] == [
        "Staff time and cost make more than 100% together. Lower one of them."
    ]
    assert not page.button(key=f"numbers-keep-{plan}").click().run().exception
    assert settings_of(store).weights == {}


def test_more_than_the_field_usually_takes_is_shown_as_it_is(open_page: OpenPage, store: Store, plan: str) -> None:
    (assessment,), seen = store.assessments(), settings_of(store)
    many = seen.model_copy(update={"quick_win": {"max_weeks": 520}})
    desk.save_settings(store, assessment.id, many, seen=seen, by=Actor("anna"))
    page = open_page("settings", plan=plan, part="method")
    assert page.number_input(key=f"numbers-{plan}-limit-max_weeks").value == 520


def test_history_says_which_numbers_were_kept(open_page: OpenPage, store: Store, plan: str) -> None:
    page = open_page("settings", plan=plan, part="method")
    page.number_input(key=f"numbers-{plan}-weight-value").set_value(65).run()
    page.button(key=f"numbers-keep-{plan}").click().run()
    (assessment,) = store.assessments()
    shown = page_text(open_page("history", plan=plan, about=assessment.id))
    assert "Own weights of the priority" in shown
    assert "What an action brings: 0.65" in shown


def test_the_ranking_shows_what_the_means_leave_out(open_page: OpenPage, store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    assert view.case is not None
    effect = effect_of(view.plan, view.case, view.case.assessment.plan)
    assert [line.score for line in effect.ranking] == sorted((line.score for line in effect.ranking), reverse=True)
    assert effect.left_out
    table = cells(open_page("settings", plan=plan, part="method"))
    assert all(line.action in table for line in effect.left_out)


def test_the_numbers_of_the_method_are_explained(open_page: OpenPage, plan: str) -> None:
    table = cells(open_page("settings", plan=plan, part="method"))
    assert "Ease: how little it takes | 40%\n" in table
    assert "It takes at most | 12 weeks" in table
