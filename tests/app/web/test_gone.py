"""What is open on a page may be gone at the next click; the page behind stands all the same, and says it in words."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conflict_scene import ACTION, ASSESSMENT, CITY, OWNER, PLAN, key_of, press
from app.web.conftest import TODAY
from planner.app import desk
from planner.plan import ActionStatus
from planner.store import Actor, Store, open_store
from planner.toolkit.assessment import Answer

OpenPage = Callable[..., AppTest]
PAGES = (
    "home",
    "mine",
    "settings",
    "assess",
    "context",
    "comparison",
    "plan",
    "board",
    "timeline",
    "dependencies",
    "workload",
    "quick-wins",
    "progress",
    "history",
)


@pytest.fixture
def store(havelmar_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The example Havelmar with its plan, in a file of its own."""
    shutil.copyfile(havelmar_file, tmp_path / "planner.db")
    with open_store(tmp_path / "planner.db") as opened:
        yield opened


@pytest.fixture
def bela(store: Store) -> Actor:
    return desk.introduce(store, "Béla")


def removed(store: Store, id_: str, by: Actor) -> None:
    """Let somebody else take a plan, an assessment or a city out of sight."""
    desk.remove(store, desk.prepare_removal_of(store, id_, by=by), by=by, today=TODAY)


@pytest.mark.parametrize("gone", [ASSESSMENT, CITY], ids=["with its assessment", "with its city"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_when_what_it_is_about_is_gone(
    open_page: OpenPage, store: Store, bela: Actor, path: str, gone: str
) -> None:
    page = open_page(path, city=CITY, plan=PLAN, assessment=ASSESSMENT)
    removed(store, gone, bela)
    page.run()
    assert not page.exception
    assert page.title


CLICKS: Mapping[str, tuple[Callable[[OpenPage], AppTest], Callable[[AppTest], object]]] = {
    "a status in the list": (
        lambda open_page: open_page("plan", plan=PLAN, form="list"),
        lambda page: (
            page.selectbox(key=key_of(page, "selectbox", f"plan-status-{PLAN}-")).set_value(ActionStatus.DONE).run()
        ),
    ),
    "a status in the dialog of an action": (
        lambda open_page: open_page("plan", plan=PLAN, action=ACTION),
        lambda page: (
            page.segmented_control(key=key_of(page, "segmented_control", f"plan-status-{PLAN}-"))
            .set_value(ActionStatus.DONE)
            .run()
        ),
    ),
    "a dialog opened from the list": (
        lambda open_page: open_page("plan", plan=PLAN, form="list"),
        press(f"plan-open-{PLAN}-"),
    ),
    "what needs attention": (
        lambda open_page: open_page("plan", plan=PLAN, form="list"),
        press(f"plan-attention-{PLAN}"),
    ),
    "still on track": (
        lambda open_page: open_page("mine", plan=PLAN, owner=OWNER),
        press(f"mine-{PLAN}-{ACTION}-on-track"),
    ),
    "a holder": (
        lambda open_page: open_page("settings", plan=PLAN, part="people"),
        lambda page: page.text_input(key=f"role-{PLAN}-data-holder").set_value("Our office").run(),
    ),
    "a decision": (
        lambda open_page: open_page("progress", plan=PLAN),
        lambda page: (
            page.text_input(key=f"adopt-{PLAN}-reference").set_value("2027-114"),
            press(f"adopt-now-{PLAN}")(page),
        ),
    ),
    "an answer": (
        lambda open_page: open_page("assess", assessment=ASSESSMENT, factor="F01"),
        lambda page: page.segmented_control(key=f"answer-{ASSESSMENT}-egalite-1.1").set_value(Answer.NO).run(),
    ),
    "a note on the context": (
        lambda open_page: open_page("context", assessment=ASSESSMENT),
        lambda page: page.text_area(key=f"context-{ASSESSMENT}-C2-note").set_value("Our note").run(),
    ),
}
SAVES = {"what needs attention", "a dialog opened from the list"}


@pytest.mark.parametrize("click", CLICKS)
def test_a_click_on_what_is_gone_is_refused_in_words_and_the_page_stands(
    open_page: OpenPage, store: Store, bela: Actor, click: str
) -> None:
    show, act = CLICKS[click]
    page = show(open_page)
    removed(store, ASSESSMENT, bela)
    act(page)
    assert not page.exception
    assert page.title, "the whole page is drawn anew"
    if click not in SAVES:
        assert "was removed on 15 March 2027" in "\n".join(error.value for error in page.error)


def test_an_action_that_is_gone_leaves_the_list_standing(open_page: OpenPage, store: Store, bela: Actor) -> None:
    page = open_page("plan", plan=PLAN, form="list")
    desk.carry_out(store, desk.prepare_action_removal(store.plan(PLAN), ACTION, today=TODAY), by=bela)
    other = next(str(widget.key) for widget in page.selectbox if str(widget.key).startswith(f"plan-status-{PLAN}-"))
    page.selectbox(key=other).set_value(ActionStatus.AGREED).run()
    assert not page.exception
    page.run()
    assert not page.exception
    assert f"plan-open-{PLAN}-{ACTION}" not in {button.key for button in page.button}


def test_the_address_of_an_action_that_is_gone_says_so(open_page: OpenPage, store: Store, bela: Actor) -> None:
    desk.carry_out(store, desk.prepare_action_removal(store.plan(PLAN), ACTION, today=TODAY), by=bela)
    page = open_page("plan", plan=PLAN, action=ACTION)
    assert page.title[0].value == "What this address names is not here"
    assert f"The plan has no action “{ACTION}”." in page.error[0].value
    assert page.query_params["action"] == ACTION
    way = next(button for button in page.button if str(button.key).startswith("unknown-to-plan-")).click().run()
    assert not way.error
    assert any(str(button.key).startswith("plan-undo-") for button in way.button)


def test_an_action_that_goes_while_its_dialog_stands_is_told_by_the_page(
    open_page: OpenPage, store: Store, bela: Actor
) -> None:
    page = open_page("plan", plan=PLAN, action=ACTION)
    desk.carry_out(store, desk.prepare_action_removal(store.plan(PLAN), ACTION, today=TODAY), by=bela)
    page.run()
    assert not page.exception
    assert f"The plan has no action “{ACTION}”." in page.error[0].value


def refusing(how: str) -> None:
    """Show a page that cannot be shown; or a part of one, which the framework hands to the server's apology."""
    import streamlit as st  # noqa: PLC0415 - this is the text of a script

    from planner.app.web import frame, server  # noqa: PLC0415
    from planner.problem import Place, Problem, ProblemsFoundError  # noqa: PLC0415

    gone = ProblemsFoundError([Problem(code="x", what="It is gone.", fix="Bring it back.", place=Place())])

    def show() -> None:
        st.title("A page")
        if how == "part":
            server.apologise(gone)
        else:
            raise gone

    frame.run(lambda: {"": [frame.Entry(show=show, title="A page", path="page")]})


@pytest.mark.parametrize("how", ["whole", "part"])
def test_what_a_page_cannot_show_is_said_in_sentences(how: str) -> None:
    page = AppTest.from_function(refusing, args=(how,)).run()
    assert not page.exception
    assert page.title
    assert page.error[0].value == "It is gone.  \nBring it back."
