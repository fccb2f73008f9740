"""The undo button says what, whose and when; more than values is asked about; the page behind always stands."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from app.begun_stores import example_plan
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.desk.intake import example_file
from planner.app.web.pages.home.begin import BENCHMARK
from planner.plan import ActionStatus
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]


def click(page: AppTest, start: str) -> AppTest:
    """Click the button whose key begins so; no page may break by it."""
    shown = next(button for button in page.button if str(button.key).startswith(start)).click().run()
    assert not shown.exception
    return shown


@pytest.fixture
def drafted(store: Store, anna: Actor, open_page: OpenPage) -> AppTest:
    """The page of a plan that Anna drafted in this session just now."""
    desk.import_assessment(store, example_file("brennavel"), by=anna)
    (assessment,) = store.assessments()
    page = click(open_page("assess", assessment=assessment.id), "draft-")
    assert store.plans()
    page._page_hash = calc_hash("plan")  # noqa: SLF001 - where the browser is now; the framework's tests forget it
    return page


@pytest.mark.parametrize(("language", "label"), [("en", "Nothing to undo"), ("fr", "Rien à annuler")])
def test_where_nothing_can_be_taken_back_the_button_says_so(
    open_page: OpenPage, store: Store, anna: Actor, language: str, label: str
) -> None:
    plan = example_plan(store, anna, TODAY)
    button = open_page("plan", name="Boris", language=language, plan=plan).button(key=f"plan-undo-{plan}")
    assert (button.label, button.disabled) == (label, True)


def test_who_gave_no_name_is_not_offered_what_others_without_a_name_did(open_page: OpenPage, store: Store) -> None:
    nobody = desk.introduce(store, "Somebody")
    plan = example_plan(store, nobody, TODAY)
    assert open_page("plan", name="", plan=plan).button(key=f"plan-undo-{plan}").disabled


def test_undo_on_a_plan_just_drafted_asks_and_says_what_goes(drafted: AppTest, store: Store) -> None:
    (plan,) = store.plans()
    assert "Undo: Plan" in drafted.button(key=f"plan-undo-{plan.id}").label
    asked = click(drafted, "plan-undo-")
    assert store.plans() == (plan,)
    assert "Your change of" in page_text(asked)
    assert f"{plan.actions} actions" in page_text(asked)
    assert "it can be brought back" in page_text(asked)


def test_a_plan_taken_back_leaves_a_page_that_stands_and_comes_back_by_a_click(drafted: AppTest, store: Store) -> None:
    (plan,) = store.plans()
    before = store.plan(plan.id).plan
    gone = click(click(drafted, "plan-undo-"), "undo-now-")
    assert store.plans() == ()
    assert f"“{plan.id}” was removed on" in page_text(gone)
    back = click(gone, "unknown-undo")
    assert store.plan(plan.id).plan == before
    assert plan.title in page_text(back)


def test_undo_on_an_example_speaks_of_a_city_and_never_of_an_id(store: Store, open_page: OpenPage) -> None:
    page = click(open_page(), "begin-example-havelmar")
    page = click(page, "plan-undo-")
    assert "Havelmar" in page_text(page)
    inside = [document.id for document in store.documents()]
    assert [id_ for id_ in inside if id_ in page_text(page)] == []
    page = click(page, "undo-now-")
    assert (store.cities(), store.plans()) == ((), ())


def test_undo_of_a_value_says_it_before_and_after(store: Store, anna: Actor, open_page: OpenPage) -> None:
    plan = example_plan(store, anna, TODAY)
    page = open_page("plan", plan=plan, form="list")
    card = next(box for box in page.selectbox if str(box.key).startswith(f"plan-status-{plan}-"))
    action = str(card.label).removeprefix("Status of ")
    page = card.select(ActionStatus.AGREED).run()
    button = page.button(key=f"plan-undo-{plan}")
    assert button.label.replace("\\", "") == f"Undo: {action} – Status: Agreed"
    assert "Your change of" in button.help
    page = click(page, "plan-undo-")
    assert store.plan(plan).progress[action].status is ActionStatus.PROPOSED
    assert "Redo: " in page.button(key=f"plan-undo-{plan}").label
    page = click(page, "plan-undo-")
    assert store.plan(plan).progress[action].status is ActionStatus.AGREED
    assert "Undo: " in page.button(key=f"plan-undo-{plan}").label
    # A reload begins another session, which knows nothing of this one.
    reloaded = open_page("plan", plan=plan, form="list", language="fr")
    label = reloaded.button(key=f"plan-undo-{plan}").label.replace("\\", "")
    assert (label.startswith("Annuler"), label.endswith(f"{action} – État\N{NO-BREAK SPACE}: Convenue")) == (True, True)
    click(reloaded, "plan-undo-")
    assert store.plan(plan).progress[action].status is ActionStatus.PROPOSED


def test_undo_promises_no_value_where_others_changed_the_same_since(
    store: Store, anna: Actor, open_page: OpenPage
) -> None:
    plan = example_plan(store, anna, TODAY)
    desk.edit(store, plan, store.plan(plan).changes("F09-10", note="Ours"), by=anna, today=TODAY)
    assert "Ours" in open_page("plan", plan=plan).button(key=f"plan-undo-{plan}").help
    boris = desk.introduce(store, "Boris")
    desk.edit(store, plan, store.plan(plan).changes("F09-10", note="Theirs"), by=boris, today=TODAY)
    told = open_page("plan", plan=plan).button(key=f"plan-undo-{plan}").help
    assert "What it changed was changed again since: you decide what stays." in told
    assert "Ours" not in told


def test_undo_takes_back_nothing_of_a_plan_that_is_not_on_screen(
    store: Store, anna: Actor, open_page: OpenPage
) -> None:
    """Actions of several cities have the same ids: nobody would see that it is another city's."""
    here = example_plan(store, anna, TODAY)
    there = desk.open_example(store, "montorval", by=anna, today=TODAY, language="en").plan
    shared = min(store.plan(here).plan.action_by_id.keys() & store.plan(there).plan.action_by_id.keys())
    desk.edit(store, here, store.plan(here).changes(shared, note="Ours"), by=anna, today=TODAY)
    for page in ("plan", "mine"):
        of = {"city": store.plan(there).city, "plan": there, "whose": "mine"}
        owner = desk.plan_view(store, there, today=TODAY).standing.action_by_id[shared].owner
        shown = open_page(page, **of, owner=owner)
        (label,) = (button.label for button in shown.button if str(button.key).startswith(f"{page}-undo-"))
        assert shared not in label.replace("\\", "")
    own = open_page("plan", city=store.plan(here).city, plan=here).button(key=f"plan-undo-{here}")
    assert own.label.replace("\\", "") == f"Undo: {shared} – Note"


def test_undo_where_no_plan_is_on_screen_names_city_and_plan(store: Store, anna: Actor, open_page: OpenPage) -> None:
    plan = example_plan(store, anna, TODAY)
    gone = desk.open_example(store, "montorval", by=anna, today=TODAY, language="en").plan
    desk.remove(store, desk.prepare_removal_of(store, gone), by=desk.introduce(store, "Boris"), today=TODAY)
    title = store.plan(plan).plan.title
    desk.edit(store, plan, store.plan(plan).changes("F09-10", note="Ours"), by=anna, today=TODAY)
    button = open_page("plan", plan=gone).button(key="unknown-undo")
    assert button.label.replace("\\", "").startswith("Undo: F09-10 – Note (Havelmar: ")
    assert f"It is about Havelmar: {title}." in button.help.replace("\\", "")


def test_undo_of_an_added_action_asks_about_its_reports(store: Store, anna: Actor, open_page: OpenPage) -> None:
    plan = example_plan(store, anna, TODAY)
    page = click(open_page("plan", plan=plan), "plan-add-")
    page = page.text_input(key=f"plan-new-{plan}-title").input("A café for neighbours").run()
    page = click(page, f"plan-new-{plan}-save")
    (added,) = [action.id for action in store.plan(plan).plan.actions if action.title == "A café for neighbours"]
    boris = desk.introduce(store, "Boris")
    report = store.plan(plan).changes(added, status=ActionStatus.UNDER_WAY, started=TODAY)
    desk.edit(store, plan, report, by=boris, today=TODAY)
    page = click(page.run(), "plan-undo-")
    assert "what was reported on it" in page_text(page)
    assert "Boris" in page_text(page)
    page = click(page, "undo-now-")
    assert added not in store.plan(plan).plan.action_by_id
    click(page, "plan-undo-")
    assert store.plan(plan).progress[added].status is ActionStatus.UNDER_WAY


# Removing


def test_a_trial_is_removed_after_a_question_and_brought_back(store: Store, anna: Actor, open_page: OpenPage) -> None:
    plan = example_plan(store, anna, TODAY)
    (assessment,) = store.assessments()
    page = click(open_page("settings", part="removal", plan=plan), f"remove-{assessment.id}")
    assert [summary.id for summary in store.plans()] == [plan]
    assert "answers" in page_text(page)
    page = click(page, "remove-now-")
    assert (store.plans(), store.assessments()) == ((), ())
    click(page, f"bring-back-assessment-{assessment.id}")
    assert [summary.id for summary in store.plans()] == [plan]


def test_the_whole_city_goes_and_the_page_stands(store: Store, anna: Actor, open_page: OpenPage) -> None:
    desk.begin_with(store, "Exampleton", BENCHMARK, language="en", by=anna, today=TODAY)
    page = open_page("settings", part="removal").button(key="remove-exampleton").click().run()
    page = page.button(key="remove-now-exampleton").click().run()
    assert not page.exception
    assert store.cities() == ()
    assert "Exampleton" in page_text(page)


# A council decision


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_decision_noted_wrongly_is_corrected(store: Store, anna: Actor, open_page: OpenPage, language: str) -> None:
    plan = example_plan(store, anna, TODAY)
    view = desk.plan_view(store, plan, today=TODAY)
    adopted = desk.adopt(store, view, adopted_on=TODAY.replace(day=1), reference="2027-114", by=anna)
    page = open_page("progress", plan=plan, language=language)
    page.date_input(key=f"correct-{adopted.id}-day").set_value(TODAY.replace(day=2))
    page.text_input(key=f"correct-{adopted.id}-reference").set_value("2027-14")
    page = click(page, f"correct-now-{adopted.id}")
    ((_, decision),) = store.baselines(plan)
    assert (decision.adopted_on, decision.reference) == (TODAY.replace(day=2), "2027-14")
    assert "2027-14" in page_text(page)


def test_a_decision_of_a_clock_that_is_ahead_takes_no_page_down(store: Store, anna: Actor, open_page: OpenPage) -> None:
    plan = example_plan(store, anna, TODAY)
    tomorrow = TODAY + timedelta(days=1)
    view = desk.plan_view(store, plan, today=tomorrow)
    desk.adopt(store, view, adopted_on=tomorrow, reference="2027-114", by=anna)
    assert "2027-114" in page_text(open_page("progress", plan=plan))


def test_a_change_that_others_went_on_with_says_so_and_not_what_goes(
    open_page: OpenPage, store: Store, anna: Actor
) -> None:
    plan = example_plan(store, anna, TODAY)
    view = desk.plan_view(store, plan, today=TODAY)
    adopted = desk.adopt(store, view, adopted_on=view.plan.assessed_on, reference="2027-118", by=anna)
    boris = desk.introduce(store, "Boris")
    stored = store.plan(plan)
    action = next(iter(stored.plan.action_by_id))
    begun = desk.prepare(stored, stored.changes(action, status=ActionStatus.UNDER_WAY), by=boris, today=TODAY)
    desk.carry_out(store, begun, by=boris)
    page = open_page("history", plan=plan)
    shown = next(button for button in page.button if adopted.batch.id in str(button.key)).click().run()
    assert not shown.exception
    text = page_text(shown)
    assert "the same was changed since" in text
    assert "Boris wrote “Under way”" in text
    assert "Goes: Council decision" not in text
    decided = click(shown, "undo-decide-")
    assert "What stays?" in [radio.label for radio in decided.radio]
