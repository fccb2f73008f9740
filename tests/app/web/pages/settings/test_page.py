"""People and roles, the calendar, the method, the language and the backup."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from plan_edits import changing_role
from streamlit.testing.v1 import AppTest

from app.web.conftest import said
from app.web.tracked_city import HOSTILE, TODAY, cells, tracked
from planner.app import desk
from planner.app.web.pages.settings.backup import whole_store
from planner.store import Actor, Store
from planner.store.backups import verify_backup
from planner.toolkit.city import Closure
from planner.toolkit.plan_settings import PlanSettings
from planner.track.what_if import effect_of

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.mark.parametrize("part", ["people", "calendar", "method", "language", "backup"])
@pytest.mark.parametrize(("language", "title"), [("en", "Settings"), ("fr", "Réglages")])
def test_every_part_reads_in_both_languages(
    open_page: OpenPage, plan: str, part: str, language: str, title: str
) -> None:
    page = open_page("settings", language=language, plan=plan, part=part)
    assert page.title[0].value == title
    assert page.segmented_control(key=f"part-{plan}").value == part


def test_without_a_plan_language_and_backup_are_there(open_page: OpenPage) -> None:
    assert "The language in which you read the planner" in said(open_page("settings"))
    assert "Download a backup" in said(open_page("settings", part="backup"))


# People and roles


def test_a_holder_and_a_capacity_are_saved_at_once(open_page: OpenPage, store: Store, plan: str) -> None:
    role = store.plan(plan).plan.roles[0].id
    page = open_page("settings", plan=plan)
    page.text_input(key=f"role-{plan}-{role}-holder").set_value(f" {HOSTILE} ").run()
    page.number_input(key=f"role-{plan}-{role}-capacity").set_value(0.35).run()
    assert not page.exception
    kept = store.plan(plan).plan.roles[0]
    assert (kept.holder, kept.capacity) == (HOSTILE, 0.35)
    page.text_input(key=f"role-{plan}-{role}-holder").set_value("").run()
    assert store.plan(plan).plan.roles[0].holder is None


def test_two_people_who_name_a_holder_are_shown_both_names(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    role = store.plan(plan).plan.roles[0]
    page = open_page("settings", plan=plan)
    store.commit(changing_role(store.plan(plan), role.id, holder="Jan’s office"), by=anna)
    page.text_input(key=f"role-{plan}-{role.id}-holder").set_value("Our office").run()
    assert "Jan’s office" in said(page)
    assert "Our office" in said(page)
    assert store.plan(plan).plan.roles[0].holder == "Jan’s office"


# Calendar


def test_the_country_is_changed_with_its_regions(open_page: OpenPage, store: Store, plan: str) -> None:
    page = open_page("settings", plan=plan, part="calendar")
    page.selectbox(key=f"region-{plan}").set_value("6AE").run()
    assert (store.plan(plan).plan.country, store.plan(plan).plan.region) == ("FR", "6AE")
    page.selectbox(key=f"country-{plan}").set_value("BE").run()
    assert not page.exception
    assert (store.plan(plan).plan.country, store.plan(plan).plan.region) == ("BE", None)


def test_a_closure_is_added_with_the_dates_that_it_moves_and_removed_again(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    before = store.plan(plan).plan.closures
    page = open_page("settings", plan=plan, part="calendar")
    page.date_input(key=f"closure-new-{plan}-first").set_value(date(2027, 4, 5))
    page.date_input(key=f"closure-new-{plan}-last").set_value(date(2027, 4, 16))
    page.text_input(key=f"closure-new-{plan}-why").set_value("Works in the town hall")
    page.button(key=f"add-{plan}").click().run()
    assert not page.exception
    assert [one.why for one in store.plan(plan).plan.closures if one not in before] == ["Works in the town hall"]
    assert "of" in said(page)
    assert "move" in page.toast[0].value
    page.button(key=f"closure-{plan}-0-2027-04-05-2027-04-16").click().run()
    assert store.plan(plan).plan.closures == before


def test_a_closure_that_ends_before_it_begins_is_refused(open_page: OpenPage, store: Store, plan: str) -> None:
    before = store.plan(plan).plan.closures
    page = open_page("settings", plan=plan, part="calendar")
    page.date_input(key=f"closure-new-{plan}-first").set_value(date(2027, 4, 16))
    page.date_input(key=f"closure-new-{plan}-last").set_value(date(2027, 4, 5))
    page.button(key=f"add-{plan}").click().run()
    assert "the last day comes before it" in page.error[0].value
    assert store.plan(plan).plan.closures == before


def test_days_that_somebody_closed_twice_can_be_opened_again(open_page: OpenPage, store: Store, plan: str) -> None:
    twice = (Closure(first=date(2027, 4, 5), last=date(2027, 4, 5)),) * 2
    store.commit(store.plan(plan).head_changes(closures=twice), by=Actor("anna"))
    page = open_page("settings", plan=plan, part="calendar")
    page.button(key=f"closure-{plan}-1-2027-04-05-2027-04-05").click().run()
    assert store.plan(plan).plan.closures == ()


# Sessions of the council


def add_session(page: AppTest, plan: str, day: date | None, papers: date | None = None, title: str = "") -> None:
    page.date_input(key=f"session-new-{plan}-day").set_value(day)
    page.date_input(key=f"session-new-{plan}-papers").set_value(papers)
    page.text_input(key=f"session-new-{plan}-title").set_value(title)
    page.button(key=f"add-session-{plan}").click().run()
    assert not page.exception


def test_a_session_is_added_and_removed_at_once_and_moves_no_date(open_page: OpenPage, store: Store, plan: str) -> None:
    before = store.plan(plan).plan.council_sessions
    page = open_page("settings", plan=plan, part="calendar")
    add_session(page, plan, date(2027, 10, 4), date(2027, 9, 17), f" {HOSTILE} ")
    (added,) = (one for one in store.plan(plan).plan.council_sessions if one not in before)
    assert (added.day, added.papers_by, added.title) == (date(2027, 10, 4), date(2027, 9, 17), HOSTILE)
    assert [toast.value for toast in page.toast] == ["No date moves."]
    assert page.text_input(key=f"session-new-{plan}-title").value == ""
    assert "papers by 17 September 2027" in said(page)
    page.button(key=f"session-{plan}-2027-10-04").click().run()
    assert store.plan(plan).plan.council_sessions == before


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ((None, date(2027, 9, 17)), "The day of the session is missing."),
        ((date(2027, 10, 4), date(2027, 10, 5)), "The papers are due after the session"),
        ((date(2027, 3, 22), None), "Two sessions of the council are on 22 March 2027."),
    ],
)
def test_a_session_that_cannot_be_is_refused_in_words(
    open_page: OpenPage, store: Store, plan: str, days: tuple[date | None, date | None], why: str
) -> None:
    before = store.plan(plan).plan.council_sessions
    page = open_page("settings", plan=plan, part="calendar")
    add_session(page, plan, *days, "Budget")
    assert why in page.error[0].value
    assert store.plan(plan).plan.council_sessions == before
    assert page.text_input(key=f"session-new-{plan}-title").value == "Budget"


def test_history_says_which_sessions_were_known(open_page: OpenPage, plan: str) -> None:
    add_session(open_page("settings", plan=plan, part="calendar"), plan, date(2027, 10, 4), None, "Budget")
    shown = said(open_page("history", plan=plan))
    assert "Sessions of the council" in shown
    assert "4 October 2027 – Budget" in shown


# Method


def settings_of(store: Store) -> PlanSettings:
    (assessment,) = store.assessments()
    return store.assessment(assessment.id).assessment.plan


def test_the_effect_of_a_limit_shows_before_it_is_kept(open_page: OpenPage, store: Store, plan: str) -> None:
    page = open_page("settings", plan=plan, part="method")
    page.number_input(key=f"numbers-{plan}-cap-longer_term").set_value(20).run()
    assert "**Would come in**" in said(page)
    assert settings_of(store).caps == {}
    page.button(key=f"numbers-keep-{plan}").click().run()
    assert not page.exception
    assert settings_of(store).caps == {"longer_term": 20}
    assert page.number_input(key=f"numbers-{plan}-cap-longer_term").value == 20


def test_the_effect_of_weights_shows_before_they_are_kept_and_then_holds_everywhere(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    before = desk.plan_view(store, plan, today=TODAY)
    page = open_page("settings", plan=plan, part="method")
    assert page.button(key=f"numbers-keep-{plan}").disabled
    page.number_input(key=f"numbers-{plan}-weight-value").set_value(20).run()
    for words in ("**Would rise**", "**Would fall**", "The rest counts for ease: 80%"):
        assert words in said(page)
    assert settings_of(store).weights == {}
    assert desk.plan_view(store, plan, today=TODAY).standing.actions == before.standing.actions
    page.button(key=f"numbers-keep-{plan}").click().run()
    assert not page.exception
    assert settings_of(store).weights == {"value": 0.2, "ease": 0.8}
    assert "Ease: how little it takes | 80% (the method says 40%)" in cells(page)
    after = desk.plan_view(store, plan, today=TODAY)
    assert [one.priority.score for one in after.standing.actions] != [
        one.priority.score for one in before.standing.actions
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
    assert "**Would be quick wins no longer**" in said(page)
    page.button(key=f"numbers-keep-{plan}").click().run()
    assert not page.exception
    assert settings_of(store).quick_win == {"max_effort": 5, "max_cost_band": 0}
    view = desk.plan_view(store, plan, today=TODAY)
    assert all(one.effort <= 5 and not one.cost_band for one in view.standing.actions if one.is_quick_win)
    assert "takes at most 12 weeks and 5 person-days, costs less than €2,000" in said(
        open_page("quick-wins", plan=plan)
    )


def test_weights_that_are_more_than_the_whole_are_refused_before_anything_is_kept(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    page = open_page("settings", plan=plan, part="method")
    page.number_input(key=f"numbers-{plan}-weight-ease_effort").set_value(80).run()
    assert not page.exception
    assert [one.value for one in page.error] == [
        "Working time and cost make more than 100% together. Lower one of them."
    ]
    assert page.button(key=f"numbers-keep-{plan}").disabled
    assert settings_of(store).weights == {}


def test_more_than_the_field_usually_takes_is_shown_as_it_is(open_page: OpenPage, store: Store, plan: str) -> None:
    (assessment,), seen = store.assessments(), settings_of(store)
    many = seen.model_copy(update={"caps": {"quick_wins": 1_000}})
    desk.save_settings(store, assessment.id, many, seen=seen, by=Actor("anna"))
    page = open_page("settings", plan=plan, part="method")
    assert page.number_input(key=f"numbers-{plan}-cap-quick_wins").value == 1_000


def test_history_says_which_numbers_were_kept(open_page: OpenPage, store: Store, plan: str) -> None:
    page = open_page("settings", plan=plan, part="method")
    page.number_input(key=f"numbers-{plan}-weight-value").set_value(65).run()
    page.button(key=f"numbers-keep-{plan}").click().run()
    (assessment,) = store.assessments()
    shown = said(open_page("history", plan=plan, about=assessment.id))
    assert "Own weights of the priority" in shown
    assert "What an action brings: 0.65" in shown


def test_the_ranking_shows_what_a_limit_leaves_out(open_page: OpenPage, store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    assert view.case is not None
    found = effect_of(view.plan, view.case, PlanSettings())
    assert [one.score for one in found.ranking] == sorted((one.score for one in found.ranking), reverse=True)
    many = {"quick_wins": 200, "longer_term": 200, "per_factor_first_year": 200}
    wider = effect_of(view.plan, view.case, PlanSettings(caps=many))
    assert found.held < wider.held
    assert wider.left_out == ()
    table = cells(open_page("settings", plan=plan, part="method"))
    assert all(one.action in table for one in found.left_out)


def test_the_numbers_of_the_method_are_explained(open_page: OpenPage, plan: str) -> None:
    table = cells(open_page("settings", plan=plan, part="method"))
    assert "Ease: how little it takes | 40%\n" in table
    assert "It takes at most | 12 weeks" in table


# Backup


def test_a_backup_is_the_whole_store(store: Store, plan: str, tmp_path: Path) -> None:
    file = tmp_path / "downloaded.db"
    file.write_bytes(whole_store(store))
    contents = verify_backup(file)
    assert contents.plans == 1
    assert contents.revision >= store.revision(plan)
