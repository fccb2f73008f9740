"""What is asked of an action is answered where it is asked, and a report means in the app what it means typed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from report_readings import ROWS, Row, reported_before, result_of
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, nothing_to_save, page_text, refused, unfolded
from planner.app import desk
from planner.app.web import saving, session
from planner.app.web.report_form import ReportForm
from planner.plan import ActionStatus
from planner.store import Store
from planner.toolkit.assessment import Evidence

Within = Callable[..., AppTest]
PLAN, ACTION = "havelmar-plan-2027", "F09-10"
PLACE = "form"
KINDS = ("selectbox", "date_input", "number_input", "text_area", "text_input")


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def form(within: Within, language: str = "en", *, narrow: bool = False) -> AppTest:
    def body() -> None:
        view = session.view(PLAN)
        shown = ReportForm(view, view.standing.action_by_id[ACTION], PLACE)
        shown.asked(narrow=narrow)
        shown.whole(with_status=True)
        saving.problems(PLACE)
        saving.show_toasts()

    return within(body, language=language)


def report(store: Store, **reported: Any) -> None:
    edits = store.plan(PLAN).changes(ACTION, **reported)
    desk.edit(store, PLAN, edits, by=desk.introduce(store, "Anna"), today=TODAY - timedelta(days=20))


def field(page: AppTest, name: str) -> Any | None:
    widgets = {str(widget.key): widget for kind in KINDS for widget in page.get(kind)}
    return widgets.get(f"{PLACE}-{name}")


def typed(page: AppTest, name: str, value: Any) -> bool:
    """Type a value of the table into its field; False where the page has no such field, or takes no such value."""
    widget = field(page, name)
    if widget is None:
        return False
    shown = value[0]["title"] if name == "evidence" else ActionStatus(value) if name == "status" else value
    widget.set_value("" if shown is None and widget.type.startswith("text") else shown).run()
    now = field(page, name)
    return now is not None and now.value in {shown, "" if shown is None else shown}


def says_all(row: Row) -> bool:
    """Say whether a form would send every field of a report: one that is left as it stands says nothing."""
    known = row.known(ACTION)
    # “Still on track” is a button of its own.
    return bool(row.report) and all(getattr(known, name) != value for name, value in row.named(ACTION).items())


def entered(page: AppTest, row: Row, leads_to: ActionStatus) -> bool:
    """Fill in a report; what an action of another status can have is asked for once that status is chosen."""
    if any(field(page, name) is None for name in row.report):
        typed(page, "status", leads_to)
    done = all(typed(page, name, value) for name, value in row.report.items())
    if row.refused == "no-reason" and "reason" not in row.report:
        # The reason that stood there stands there still, until somebody empties it.
        typed(page, "reason", None)
    return done


@pytest.mark.parametrize("row", [row for row in ROWS if says_all(row)], ids=lambda row: row.case)
def test_a_report_means_in_the_app_what_it_means_on_the_command_line(row: Row, within: Within, store: Store) -> None:
    reported_before(store, PLAN, ACTION, row)
    page = form(within)
    status = row.report.get("status", result_of(row, store, PLAN, ACTION, TODAY).status)
    if not entered(page, row, status):
        assert row.refused, "what can be said can be entered"
        return
    page.button(key=f"{PLACE}-save").click().run()
    assert not page.exception
    assert (refused(page) if "refused" in page.session_state else []) == ([row.refused] if row.refused else [])
    assert store.plan(PLAN).progress[ACTION] == result_of(row, store, PLAN, ACTION, TODAY)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Understood as: under way, begun on 15 March 2027."), ("fr", "Compris ainsi")],
)
def test_what_a_report_is_understood_to_say_is_said_before_and_after_it_is_saved(
    within: Within, store: Store, language: str, sentence: str
) -> None:
    page = form(within, language)
    typed(page, "percent", 40)
    assert any(sentence in caption.value for caption in page.caption)
    page.button(key=f"{PLACE}-save").click().run()
    assert any(sentence in toast.value for toast in page.toast)
    assert store.plan(PLAN).progress[ACTION].started == TODAY


@pytest.mark.parametrize(
    ("known", "sentence", "names"),
    [
        ({"status": ActionStatus.DONE}, "nothing shows it", ["evidence"]),
        ({"status": ActionStatus.BLOCKED, "reason": "No reply."}, "It has been blocked since ", ["reason"]),
        ({"own_deadline": date(2027, 3, 1)}, "It was due on", ["started", "own_deadline"]),
        ({"own_deadline": date(2027, 3, 1), "percent": 40}, "It was due on", ["remaining", "own_deadline"]),
    ],
    ids=["proof", "reason", "start", "days left"],
)
def test_what_is_asked_stands_with_its_field_and_a_button(
    within: Within, store: Store, known: dict[str, Any], sentence: str, names: list[str]
) -> None:
    report(store, **known)
    page = form(within)
    assert sentence in page_text(page)
    keys = [str(getattr(widget, "key", "")) for widget in page.main]
    before_the_button = keys[: keys.index(f"{PLACE}-asked")]
    assert {f"{PLACE}-{name}" for name in names} <= set(before_the_button)


def test_a_review_that_was_due_is_put_off_where_it_is_asked_for(within: Within, store: Store) -> None:
    report(store, review_on=TODAY - timedelta(days=3), own_deadline=date(2027, 12, 1))
    page = form(within)
    typed(page, "review_on", TODAY + timedelta(days=30))
    page.button(key=f"{PLACE}-asked").click().run()
    assert store.plan(PLAN).progress[ACTION].review_on == TODAY + timedelta(days=30)


# Evidence


def given(store: Store) -> tuple[Evidence, ...]:
    return store.plan(PLAN).progress[ACTION].evidence


def test_what_shows_that_it_is_done_is_given_with_all_that_is_known_of_it(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.DONE)
    page = form(within)
    page.text_input(key=f"{PLACE}-evidence").set_value("Inventory").run()
    page.text_input(key=f"{PLACE}-evidence-reference").set_value("https://havelmar.example/inventory").run()
    page.date_input(key=f"{PLACE}-evidence-dated").set_value(date(2027, 2, 1)).run()
    page.button(key=f"{PLACE}-asked").click().run()
    inventory = Evidence(title="Inventory", reference="https://havelmar.example/inventory", dated=date(2027, 2, 1))
    assert given(store) == (inventory,)
    assert "nothing shows it" not in page_text(page)


def test_a_piece_is_corrected_and_another_taken_out(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.DONE, evidence=(Evidence(title="Minuts"), Evidence(title="Draft")))
    page = form(within)
    page.session_state[f"{PLACE}-evidence-0-{store.plan(PLAN).batch}"] = True
    page.run()
    page.text_input(key=f"{PLACE}-evidence-0-evidence").set_value("Minutes").run()
    page.button(key=f"{PLACE}-evidence-0-save").click().run()
    assert given(store) == (Evidence(title="Minutes"), Evidence(title="Draft"))
    page.button(key=f"{PLACE}-evidence-out-1").click().run()
    assert given(store) == (Evidence(title="Minutes"),)


def test_a_report_or_a_piece_that_says_nothing_new_is_nothing_to_save(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.DONE, evidence=(Evidence(title="Minutes"),))
    page, before = form(within), store.state()
    assert nothing_to_save(page, f"{PLACE}-save")
    page = unfolded(page, f"{PLACE}-evidence-0-{store.plan(PLAN).batch}")
    assert nothing_to_save(page, f"{PLACE}-evidence-0-save")
    assert store.state() == before


def test_a_piece_without_a_name_is_refused(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.DONE)
    page = form(within)
    page.text_input(key=f"{PLACE}-evidence-reference").set_value("Order 12").run()
    page.button(key=f"{PLACE}-save").click().run()
    assert refused(page) == ["evidence-without-title"]
    assert given(store) == ()


def test_confidential_evidence_is_shown_on_demand_only_and_stays_when_more_is_given(
    within: Within, store: Store
) -> None:
    secret = Evidence(title="Complaint of a tenant", confidential=True)
    report(store, status=ActionStatus.DONE, evidence=(secret,))
    page = form(within)
    assert "Complaint" not in page_text(page)
    page.text_input(key=f"{PLACE}-evidence").set_value("Minutes").run()
    page.button(key=f"{PLACE}-save").click().run()
    assert given(store) == (secret, Evidence(title="Minutes"))


def test_what_is_no_longer_done_shows_how_far_it_was_before(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.UNDER_WAY, started=date(2027, 2, 1), percent=60, remaining=4)
    report(store, status=ActionStatus.DONE)
    page = form(within)
    page.selectbox(key=f"{PLACE}-status").set_value(ActionStatus.UNDER_WAY).run()
    assert page.number_input(key=f"{PLACE}-percent").value == 60
    assert page.number_input(key=f"{PLACE}-remaining").value == 4
    page.number_input(key=f"{PLACE}-percent").set_value(70).run()
    page.button(key=f"{PLACE}-save").click().run()
    assert not page.exception
    progress = store.plan(PLAN).progress[ACTION]
    assert (progress.status, progress.percent, progress.remaining) == (ActionStatus.UNDER_WAY, 70, None)
