"""What was said in confidence is not even sent to the browser, until somebody asks for it by name."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from canaries import WORD, City, hits, talkative_city
from streamlit.testing.v1 import AppTest

from app.begun_stores import begun
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.web import main
from planner.app.web.pages.plan import toolbar
from planner.store import Actor, Store
from planner.wording import LANGUAGES, Wording

Open = Callable[..., AppTest]
_MARKUP = r":(?:[a-z-]*badge|gray|small)\[|:material/\w+:"
"""The framework's icons and colours, which are written with colons of their own."""
FORMS = (toolbar.RESULTS, toolbar.TABLE, toolbar.LIST)
PATHS = [entry.path for entries in main.sections().values() for entry in entries]


@pytest.fixture
def city(store: Store, anna: Actor, tmp_path: Path) -> City:
    return begun(store, "talkative", lambda: talkative_city(store, anna, tmp_path, TODAY))


def nodes(node: object) -> Iterator[object]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from nodes(child)


def sent(page: AppTest) -> bytes:
    """Return all that a page sends to the browser, folded places and tables included."""
    protos = (getattr(node, "proto", None) for node in nodes(page._tree))  # noqa: SLF001 - the framework shows it part by part
    return b"\n".join(proto.SerializeToString() for proto in protos if proto is not None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_no_page_sends_it_and_each_is_spaced_as_its_language(
    open_page: Open, city: City, path: str, language: str
) -> None:
    page = open_page("" if path == "home" else path, language=language, plan=city.plan, assessment=city.assessment)
    assert len(sent(page)) > 500
    assert hits(sent(page)) == 0
    lines = [re.sub(_MARKUP, "", line) for line in page_text(page).splitlines()]
    typeset = Wording(language).typeset
    assert [line for line in lines if typeset(line) != line] == []


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_the_plan_sends_it(open_page: Open, city: City, form: str) -> None:
    page = open_page("plan", plan=city.plan, form=form)
    assert len(sent(page)) > 500
    assert hits(sent(page)) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_dialog_sends_it(open_page: Open, city: City, language: str) -> None:
    page = open_page("plan", language=language, plan=city.plan, action=city.action)
    assert "Signed rule" in page_text(page)
    assert "An open comment" in page_text(page)
    assert hits(sent(page)) == 0


def test_an_action_shows_it_to_whoever_asks_for_it_by_name(open_page: Open, city: City) -> None:
    page = open_page("plan", plan=city.plan, action=city.action)
    switches = {switch.label: switch for switch in page.toggle if str(switch.key).startswith("closed-")}
    assert set(switches) == {
        "Show the confidential evidence",
        "Show 1 confidential piece of evidence",
        "Show 1 confidential comment",
        "Show confidential texts in the history",
    }
    for switch in switches.values():
        switch.set_value(True).run()
        assert hits(page_text(page)) >= 1, switch.label
        switch.set_value(False).run()
        assert hits(sent(page)) == 0, switch.label


def test_a_question_shows_it_to_whoever_asks_for_it_by_name(open_page: Open, city: City, store: Store) -> None:
    question = next(iter(store.assessment(city.assessment).assessment.answers))
    page = open_page("assess", assessment=city.assessment, factor=f"F{int(question.split('.')[0]):02}")
    notes = [switch for switch in page.toggle if switch.label == "Show the confidential note"]
    evidence = [switch for switch in page.toggle if "confidential piece" in switch.label]
    assert notes
    assert evidence
    notes[0].set_value(True).run()
    assert [field.value for field in page.text_area if WORD in str(field.value)]
    notes = [switch for switch in page.toggle if switch.label == "Show the confidential note"]
    notes[0].set_value(False).run()
    assert hits(sent(page)) == 0
    evidence = [switch for switch in page.toggle if "confidential piece" in switch.label]
    evidence[0].set_value(True).run()
    assert hits(page_text(page)) >= 1


def test_the_history_shows_it_to_whoever_asks_for_it_by_name(open_page: Open, city: City) -> None:
    for of in (city.plan, city.assessment):
        page = open_page("history", plan=city.plan, assessment=city.assessment, about=of)
        assert "(confidential)" in page_text(page)
        assert hits(sent(page)) == 0
        page.toggle(key=f"closed-history-{of}").set_value(True).run()
        assert hits(page_text(page)) >= 1


def test_whoever_types_a_confidential_note_sees_both_texts_of_a_conflict(
    open_page: Open, city: City, store: Store
) -> None:
    answers = store.assessment(city.assessment).assessment.answers
    question, (seen, *_) = next(
        (number, responses) for number, responses in answers.items() if responses[0].confidential_note
    )
    place = f"{city.assessment}-{seen.by or ''}-{question}"
    page = open_page("assess", assessment=city.assessment, factor=f"F{int(question.split('.')[0]):02}")
    page.toggle(key=f"closed-confidential_note-{place}").set_value(True).run()
    boris = desk.introduce(store, "Boris")
    theirs = seen.model_copy(update={"confidential_note": f"{WORD} of Boris"})
    field = page.text_area(key=f"notes-{place}-confidential_note").set_value(f"{WORD} of Anna")
    desk.save_answer(store, city.assessment, question, theirs, seen=seen, by=boris)
    page = field.run()
    assert f"{WORD} of Anna" in page_text(page)
    assert f"{WORD} of Boris" in page_text(page)
