"""After a restore under a running app every page shows the restored store, also where its numbers come again."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conflict_scene import ASSESSMENT, CITY, PLAN, key_of
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.desk.edits import edit
from planner.app.web import session
from planner.app.web.export_buttons import made_on_click
from planner.plan import ActionStatus
from planner.store import Actor, State, Store, backup, open_store, restore

OpenPage = Callable[..., AppTest]
ACTION, OWNER = "F08-02", "training"
"""Others wait for it, so that every page about dependencies names it."""
BEFORE, AFTER = "Before the restore", "After the restore"


@pytest.fixture
def store(havelmar_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The example Havelmar with its plan, in a file of its own."""
    shutil.copyfile(havelmar_file, tmp_path / "planner.db")
    with open_store(tmp_path / "planner.db") as opened:
        yield opened


def go_on(store: Store, text: str, status: ActionStatus = ActionStatus.AGREED) -> None:
    """Make as many changes as another text would, so that the store comes to the same number."""
    bela = desk.introduce(store, "Béla")
    edit(store, PLAN, store.plan(PLAN).changes(ACTION, title=text, status=status), by=bela, today=TODAY)
    seen = store.assessment(ASSESSMENT).assessment
    answer, context = seen.answers["1.1"][0], seen.context["C2"]
    noted = answer.model_copy(update={"note": text})
    desk.save_answer(store, ASSESSMENT, "1.1", noted, seen=answer, by=bela)
    desk.save_reading(store, ASSESSMENT, "C2", context.model_copy(update={"note": text}), seen=context, by=bela)


@pytest.fixture
def put_back(store: Store, tmp_path: Path) -> Callable[[], None]:
    """Let the store go on, and give what puts it back and lets it go on to the same number by another way."""
    saved = tmp_path / "saved.db"
    backup(store, saved)
    go_on(store, BEFORE)

    def back() -> None:
        number, state = store.revision(), store.state()
        restore(saved, store.where, replace=True)
        with open_store(Path(store.where)) as other:
            go_on(other, AFTER)
            assert other.revision() == number
            assert other.state() != state

    return back


def shown(page: AppTest) -> str:
    """Return all that a page says, in texts, tables and fields."""
    tables = [table.value.to_csv() for table in (*page.table, *page.dataframe)]
    fields = [
        f"{getattr(widget, 'key', '')}={getattr(widget, 'value', '')}"
        for kind in ("text_input", "text_area", "selectbox", "number_input", "date_input", "button_group")
        for widget in page.get(kind)
    ]
    return "\n".join([page_text(page), *tables, *fields])


PAGES: dict[str, dict[str, str]] = {
    "home": {"city": CITY},
    "mine": {"plan": PLAN, "owner": OWNER},
    "settings": {"plan": PLAN, "part": "people"},
    "assess": {"assessment": ASSESSMENT, "factor": "F01"},
    "context": {"assessment": ASSESSMENT},
    "comparison": {"city": CITY},
    "plan": {"plan": PLAN},
    "plan, in a table": {"plan": PLAN, "form": "table"},
    "board": {"plan": PLAN},
    "timeline": {"plan": PLAN},
    "dependencies": {"plan": PLAN},
    "workload": {"plan": PLAN},
    "quick-wins": {"plan": PLAN},
    "progress": {"plan": PLAN},
    "history": {"plan": PLAN},
}
TELLING = PAGES.keys() - {"settings", "comparison", "workload", "progress"}
"""Pages on which one of the texts must stand."""


@pytest.mark.parametrize("name", PAGES)
def test_an_open_page_shows_the_restored_store_in_its_next_run(
    open_page: OpenPage, put_back: Callable[[], None], name: str
) -> None:
    path = name.partition(",")[0]
    page = open_page(path, **PAGES[name])
    unfolded(page)
    assert (BEFORE in shown(page)) is (name in TELLING)
    put_back()
    page.run()
    assert not page.exception
    assert BEFORE not in shown(page)
    assert (AFTER in shown(page)) is (name in TELLING)
    session._opened.clear()  # noqa: SLF001 - what a program shows that was started only now
    fresh = unfolded(open_page(path, **PAGES[name]))
    assert shown(page) == shown(fresh)


def unfolded(page: AppTest) -> AppTest:
    """Open the tables that are folded away."""
    for expander in page.expander:
        if expander.proto.id:
            page.session_state[expander.proto.id.split("-", 2)[2]] = True
    return page.run()


@pytest.mark.usefixtures("put_back")
def test_a_field_that_somebody_touched_shows_what_was_restored(
    open_page: OpenPage, store: Store, tmp_path: Path
) -> None:
    saved = tmp_path / "agreed.db"
    backup(store, saved)
    title = store.plan(PLAN).plan.action_by_id[ACTION].title
    page = open_page("plan", plan=PLAN, form="list", q=title)
    status = partial(key_of, page, "selectbox", f"plan-status-{PLAN}-{ACTION}-")
    page.selectbox(key=status()).set_value(ActionStatus.DONE).run()
    assert page.run().selectbox(key=status()).value is ActionStatus.DONE
    number = store.revision()
    restore(saved, store.where, replace=True)
    with open_store(Path(store.where)) as other:
        bela = desk.introduce(other, "Béla")
        edit(
            other,
            PLAN,
            other.plan(PLAN).changes(ACTION, status=ActionStatus.BLOCKED, reason="No reply."),
            by=bela,
            today=TODAY,
        )
        while other.revision() < number:
            edit(
                other,
                PLAN,
                other.plan(PLAN).changes(ACTION, note=f"Still nothing, {other.revision()}"),
                by=bela,
                today=TODAY,
            )
        assert other.revision() == number
    assert page.run().selectbox(key=status()).value is ActionStatus.BLOCKED


def test_a_file_is_made_from_the_restored_store(store: Store, put_back: Callable[[], None]) -> None:
    view = desk.plan_view(store, PLAN, today=TODAY, language="en")
    make = made_on_click(store, view, ".json", "fr")
    assert BEFORE in make().decode()
    put_back()
    assert AFTER in make().decode()
    assert BEFORE not in make().decode()


def test_views_of_two_pasts_are_told_apart_and_the_first_one_holds_again_once_it_is_back(
    store: Store, put_back: Callable[[], None], tmp_path: Path
) -> None:
    backup(store, tmp_path / "first.db")
    first = desk.plan_view(store, PLAN, today=TODAY, language="en").key
    put_back()
    assert desk.view_key(store, PLAN, today=TODAY, language="en") != first
    restore(tmp_path / "first.db", store.where, replace=True)
    assert desk.view_key(store, PLAN, today=TODAY, language="en") == first


def test_a_state_names_the_last_change_of_a_plan_an_assessment_and_the_whole_store(
    store: Store, tmp_path: Path
) -> None:
    bela = Actor("bela", "Béla")
    batch = edit(store, PLAN, store.plan(PLAN).changes(ACTION, title="New"), by=bela, today=TODAY)
    assert batch is not None
    assert store.state(PLAN).batch == store.plan(PLAN).batch == batch.id
    assert store.state().revision == store.revision()
    assert store.state(assessment=ASSESSMENT) == store.assessment(ASSESSMENT).state
    assert store.state(assessment=ASSESSMENT).batch != batch.id
    with open_store(tmp_path / "blank.db") as blank:
        assert blank.state() == State(0, "")
