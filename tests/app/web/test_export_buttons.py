"""A plan leaves in every format and in both languages, with what people wrote kept as they wrote it."""

import io
import zipfile
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.desk.translation import export_in, in_language
from planner.app.web import export_buttons as export
from planner.export import FORMATS
from planner.store import Actor, Store
from planner.wording import LANGUAGES, Wording


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return example_plan(store, anna, TODAY)


def test_a_page_about_a_plan_offers_every_format(open_page: Callable[..., AppTest], plan: str) -> None:
    page = open_page("plan", plan=plan)
    keys = {button.key for button in page.get("download_button")}
    wanted = {f"export-{plan}-{ending}-en-menu" for ending in FORMATS} | {f"export-{plan}-.docx-fr-menu"}
    assert {*wanted, f"export-{plan}-.docx-en-now"} <= keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_leaves_in_both_languages(store: Store, plan: str, language: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    with zipfile.ZipFile(io.BytesIO(export_in(store, view, ".docx", language))) as word:
        text = word.read("word/document.xml").decode()
    assert ("Premiers résultats visibles" in text) == (language == "fr")


def test_what_people_wrote_stays_as_they_wrote_it(store: Store, anna: Actor, plan: str) -> None:
    first, second = store.plan(plan).plan.actions[:2]
    store.commit(store.plan(plan).changes(first.id, title="Our own words"), by=anna)
    french = in_language(store, desk.plan_view(store, plan, today=TODAY), "fr").standing
    assert french.action_by_id[first.id].title == "Our own words"
    assert french.action_by_id[first.id].why != first.why
    assert french.action_by_id[second.id].title != second.title
    assert french.title == store.plan(plan).plan.title


def test_a_file_holds_what_was_edited_after_its_button_was_drawn(store: Store, anna: Actor, plan: str) -> None:
    click = export.made_on_click(store, desk.plan_view(store, plan, today=TODAY), ".json", "en")
    first = store.plan(plan).plan.actions[0]
    store.commit(store.plan(plan).changes(first.id, title="Edited meanwhile"), by=anna)
    assert "Edited meanwhile" in click().decode()


def test_the_own_language_is_untouched(store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    assert in_language(store, view, "en").standing == view.standing


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_offered_by_its_name(open_page: Callable[..., AppTest], plan: str, ending: str) -> None:
    shown = page_text(open_page("plan", language="fr", plan=plan))
    assert Wording("fr").say(FORMATS[ending].name) in shown.splitlines()


def test_the_files_name_says_which_plan_when(store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    assert export.file_name(view, ".docx", "fr") == "havelmar-plan-2027-fr-2027-03-15.docx"


def test_without_a_plan_nothing_is_offered(open_page: Callable[..., AppTest]) -> None:
    assert "Word" not in page_text(open_page("plan"))
