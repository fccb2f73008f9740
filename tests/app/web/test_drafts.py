"""What somebody types stands there again, in every field of every page, until it is saved or given up."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.begun_stores import begun, example_plan
from app.web.conflict_scene import key_of
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.web import drafts, report_form, session
from planner.plan import ActionStatus
from planner.store import Actor, Store, verify

OpenPage = Callable[..., AppTest]
TYPED = "Typed, and not saved by anybody.\x00 ![x](http://x.example/y.png)"
IN_FORMS = {"person-said", "begin-name"}
"""Fields of forms of the framework, of which the server hears nothing before they are sent: the browser keeps them."""
IN_ADDRESS = "plan-filter-"
"""The search of the plan stands in the address."""
CALENDAR = ("-own_deadline-day", "-not_before-day")
"""What is chosen in the calendar beside a day in words goes into the field of the words."""


def is_kept_here(key: str) -> bool:
    """Say whether what is typed into a field stands in that field again."""
    return key not in IN_FORMS and not key.startswith(IN_ADDRESS) and not key.endswith(CALENDAR)


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    """The plan of Havelmar with a decision of its council."""

    def make() -> str:
        plan = example_plan(store, anna, date(2026, 8, 3))
        view = desk.plan_view(store, plan, today=TODAY, language="en")
        desk.adopt(store, view, adopted_on=date(2027, 1, 11), reference="2027-001", by=anna)
        return plan

    return begun(store, "with a decision of its council", make)


def first(store: Store, plan: str) -> str:
    return store.plan(plan).plan.actions[0].id


def action(open_page: OpenPage, store: Store, plan: str) -> AppTest:
    return open_page("plan", plan=plan, action=first(store, plan))


def adding(open_page: OpenPage, store: Store, plan: str) -> AppTest:  # noqa: ARG001 - each place is opened alike
    return open_page("plan", plan=plan).button(key=f"plan-add-{plan}").click().run()


def bulk(open_page: OpenPage, store: Store, plan: str) -> AppTest:  # noqa: ARG001
    page = open_page("plan", plan=plan).button(key=f"plan-bulk-{plan}").click().run()
    return page.selectbox(key=f"plan-bulk-{plan}-status").set_value("blocked").run()


def reason(open_page: OpenPage, store: Store, plan: str) -> AppTest:
    page = open_page("plan", plan=plan, form="list")
    key = key_of(page, "selectbox", f"plan-status-{plan}-{first(store, plan)}")
    return page.selectbox(key=key).set_value(ActionStatus.BLOCKED).run()


def mine(open_page: OpenPage, store: Store, plan: str) -> AppTest:  # noqa: ARG001
    return open_page("mine", plan=plan, owner="strategy")


def question(open_page: OpenPage, store: Store, plan: str) -> AppTest:
    return open_page("assess", assessment=str(store.plan(plan).assessment), factor="F02")


def context(open_page: OpenPage, store: Store, plan: str) -> AppTest:
    return open_page("context", assessment=str(store.plan(plan).assessment))


def settings(part: str) -> Callable[[OpenPage, Store, str], AppTest]:
    return lambda open_page, _, plan: open_page("settings", plan=plan, part=part)


def progress(open_page: OpenPage, store: Store, plan: str) -> AppTest:  # noqa: ARG001
    return open_page("progress", plan=plan)


PLACES: dict[str, Callable[[OpenPage, Store, str], AppTest]] = {
    "action": action,
    "adding": adding,
    "bulk": bulk,
    "reason": reason,
    "mine": mine,
    "question": question,
    "context": context,
    "people": settings("people"),
    "calendar": settings("calendar"),
    "method": settings("method"),
    "language": settings("language"),
    "backup": settings("backup"),
    "progress": progress,
}
PATHS = ("home", "history", "comparison", "board", "timeline", "dependencies", "workload", "quick-wins")


def typed_fields(page: AppTest) -> dict[str, Any]:
    """Return the fields of a page into which one types, by key."""
    kinds = ("text_area", "text_input", "number_input", "date_input")
    return {str(field.key): field for kind in kinds for field in page.get(kind)}


def another(field: Any) -> object:
    """Return something to type into a field: valid as a value, and not there yet."""
    match field.type:
        case "number_input":
            return (field.value or field.min or 0) + (field.step or 1)
        case "date_input":
            return (field.value or TODAY) - timedelta(days=1)
    return TYPED


@pytest.mark.parametrize("place", PLACES)
def test_what_is_typed_into_any_field_stands_there_in_the_next_session(
    open_page: OpenPage, store: Store, plan: str, place: str
) -> None:
    page = PLACES[place](open_page, store, plan)
    keys = [key for key in typed_fields(page) if is_kept_here(key)]
    wanted: dict[str, object] = {}
    for key in keys[:40]:
        field = typed_fields(page)[key]
        wanted[key] = another(field)
        page = field.set_value(wanted[key]).run()
        assert not page.exception
    again = typed_fields(PLACES[place](open_page, store, plan))
    assert {key: again[key].value for key in wanted} == wanted


@pytest.mark.parametrize("path", PATHS)
def test_other_pages_have_no_field_that_is_not_kept(open_page: OpenPage, plan: str, path: str) -> None:
    assert set(typed_fields(open_page(path, plan=plan))) <= IN_FORMS


def test_what_is_typed_is_saved_once_and_then_forgotten(open_page: OpenPage, store: Store, plan: str) -> None:
    id_ = first(store, plan)
    page = action(open_page, store, plan)
    page.text_area(key=f"plan-edit-{plan}-{id_}-why").set_value("Because it helps.").run()
    page = action(open_page, store, plan)
    assert "Not saved yet, typed on" in page_text(page)
    page.button(key=f"plan-edit-{plan}-{id_}-save").click().run()
    assert not page.exception
    assert store.plan(plan).plan.action_by_id[id_].why == "Because it helps."
    assert store.unsaved("anna") == {}
    assert "Not saved yet" not in page_text(page)


def test_what_is_saved_later_meets_what_others_did_meanwhile_also_in_the_next_session(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    id_ = first(store, plan)
    page = action(open_page, store, plan)
    page.text_area(key=f"plan-edit-{plan}-{id_}-why").set_value("Mine.").run()
    boris = desk.introduce(store, "Boris")
    desk.edit(store, plan, store.plan(plan).changes(id_, why="Theirs."), by=boris, today=TODAY)
    for _ in range(2):  # the conflict that nobody decided is met again after a reload
        page = action(open_page, store, plan)
        page.button(key=f"plan-edit-{plan}-{id_}-save").click().run()
        assert not page.exception
        assert {"Mine.", "Theirs."} <= {text.value for text in page.text}
        assert store.plan(plan).plan.action_by_id[id_].why == "Theirs."


def test_a_note_that_meets_another_one_is_kept_and_saved_on_sight_of_it(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    assessment = str(store.plan(plan).assessment)
    page = question(open_page, store, plan)
    key = key_of(page, "text_area", "notes-", "-note")
    number = key.split("-")[-2]
    boris = desk.introduce(store, "Boris")
    seen = next(
        response
        for response in store.assessment(assessment).assessment.answers[number]
        if f"-{response.by or ''}-" in key
    )
    theirs = seen.model_copy(update={"note": "Theirs."})
    desk.save_answer(store, assessment, number, theirs, seen=seen, by=boris)
    page.text_area(key=key).set_value("Mine.").run()
    again = question(open_page, store, plan)
    assert again.text_area(key=key).value == "Mine."
    again.button(key=key.removesuffix("-note") + "-again").click().run()
    assert {"Mine.", "Theirs."} <= {text.value for text in again.text}


def test_what_is_discarded_can_be_brought_back(open_page: OpenPage, store: Store, plan: str) -> None:
    where = f"plan-comment-{plan}-{first(store, plan)}"
    page = action(open_page, store, plan)
    page.text_area(key=f"{where}-text").set_value("A thought.").run()
    page.button(key=f"{where}-discard").click().run()
    assert page.text_area(key=f"{where}-text").value == ""
    assert store.unsaved("anna") == {}
    page.button(key=f"{where}-back").click().run()
    assert page.text_area(key=f"{where}-text").value == "A thought."


@pytest.mark.parametrize(
    ("at", "heading"), [(report_form.ON_CARD, "My actions"), (report_form.IN_LIST, "On cards"), ("plan-report", "")]
)
@pytest.mark.parametrize("name", ["note", "evidence"])
def test_a_report_that_waits_shows_above_the_plan_and_in_the_dialog(
    open_page: OpenPage, store: Store, plan: str, at: str, heading: str, name: str
) -> None:
    id_ = first(store, plan)
    place = report_form.place(at, plan, id_)
    store.keep_unsaved("anna", place, name, "The service agrees.", seen=None)
    page = open_page("plan", plan=plan)
    assert "You typed something here that is not saved yet" in page_text(page)
    page.button(key=f"plan-unsaved-{plan}-{id_}").click().run()
    assert not page.exception
    assert page_text(page).count("Not saved yet, typed on") == 1
    assert heading in [caption.value for caption in page.caption] or not heading
    discard = f"{place}-waiting-discard" if heading else f"{place}-discard"
    page.button(key=discard).click().run()
    assert store.unsaved("anna") == {}


def test_what_one_types_shows_to_nobody_else_and_is_told_nowhere(open_page: OpenPage, store: Store, plan: str) -> None:
    where = f"plan-comment-{plan}-{first(store, plan)}"
    page = action(open_page, store, plan)
    page.text_area(key=f"{where}-text").set_value("Told in confidence.").run()
    page.checkbox(key=f"{where}-confidential").set_value(True).run()
    for name in ("Boris", ""):
        other = open_page("plan", plan=plan, action=first(store, plan), name=name)
        assert other.text_area(key=f"{where}-text").value == ""
    view = desk.plan_view(store, plan, today=TODAY, language="en")
    assert b"Told in confidence." not in desk.export(view, ".json")
    assert "Told in confidence." not in str(store.history())
    verify(store)


def test_two_people_without_a_name_never_see_each_others_texts(open_page: OpenPage, store: Store, plan: str) -> None:
    where = f"plan-comment-{plan}-{first(store, plan)}"
    page = open_page("plan", plan=plan, action=first(store, plan), name="")
    page.text_area(key=f"{where}-text").set_value("Whose?").run()
    other = open_page("plan", plan=plan, action=first(store, plan), name="")
    assert other.text_area(key=f"{where}-text").value == ""


def test_what_was_typed_without_a_name_follows_the_person_who_says_it(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    where = f"plan-comment-{plan}-{first(store, plan)}"
    page = open_page("plan", plan=plan, action=first(store, plan), name="")
    page.text_area(key=f"{where}-text").set_value("Mine.").run()
    page.text_input(key="person-first-said").set_value("Clara")
    page.button(key="person-first-keep").click().run()
    again = open_page("plan", plan=plan, action=first(store, plan), name="Clara")
    assert again.text_area(key=f"{where}-text").value == "Mine."
    again.button(key=f"{where}-add").click().run()
    assert [comment.text for comment in store.comments(plan)] == ["Mine."]
    assert store.unsaved("clara") == store.unsaved("name:clara") == {}


def test_two_windows_of_one_person_never_take_each_others_text_unsaid(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    id_ = first(store, plan)
    key = f"plan-edit-{plan}-{id_}-why"
    first_window, second_window = action(open_page, store, plan), action(open_page, store, plan)
    first_window.text_area(key=key).set_value("Typed here.").run()
    second_window.run()
    assert second_window.text_area(key=key).value == "Typed here."
    second_window.text_area(key=key).set_value("Typed here, and more there.").run()
    first_window.button(key=f"plan-edit-{plan}-{id_}-save").click().run()
    assert store.plan(plan).plan.action_by_id[id_].why in {"Typed here.", "Typed here, and more there."}
    unsaved = [text.value for text in store.unsaved("anna").get(f"plan-edit-{plan}-{id_}", {}).values()]
    assert "Typed here, and more there." in [store.plan(plan).plan.action_by_id[id_].why, *unsaved]


def refuses_writing(store: Store, *, on: bool) -> None:
    """Let the database of the app refuse every change, as on a disk that became read-only."""
    app = session._opened(store.where)  # noqa: SLF001 - the store that the pages use, in this process
    with app.database.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if on else 'OFF'}")


def test_what_the_store_cannot_take_stays_on_the_page_and_that_is_said(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    where = f"plan-comment-{plan}-{first(store, plan)}"
    page = action(open_page, store, plan)
    refuses_writing(store, on=True)
    page.text_area(key=f"{where}-text").set_value("Kept on the page.").run()
    assert "What you typed could not be kept." in page_text(page)
    refuses_writing(store, on=False)
    assert store.unsaved("anna") == {}
    page.run()
    assert page.text_area(key=f"{where}-text").value == "Kept on the page."
    page.button(key=f"{where}-add").click().run()
    assert [comment.text for comment in store.comments(plan)] == ["Kept on the page."]


def test_a_newcomer_is_not_taken_for_somebody_whose_id_their_name_makes(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    where = f"plan-comment-{plan}-{first(store, plan)}"
    page = action(open_page, store, plan)
    page.text_area(key=f"{where}-text").set_value("Anna’s.").run()
    other = open_page("plan", plan=plan, action=first(store, plan), name="Änna")
    assert other.text_area(key=f"{where}-text").value == ""


def test_what_the_browser_shows_is_known_by_whole_keys(within: Callable[..., AppTest]) -> None:
    """A key may end like that of a field of another form, which the browser shows already."""
    shown: list[frozenset[str]] = []

    def body() -> None:
        shown.append(drafts._in_browser())  # noqa: SLF001 - whether it is drawn yet shows in a browser only
        st.text_input("Title", key="list-edit-title")
        st.text_input("Without a key")

    within(body).run()
    assert shown == [frozenset(), {"list-edit-title"}]
