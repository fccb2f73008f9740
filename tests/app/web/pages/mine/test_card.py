"""A card asks its owner for a word, and takes one by a click or in a line."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, nothing_to_save, page_text
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import saving, session
from planner.app.web.pages.mine.card import card
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.wording import LANGUAGES, Wording

Within = Callable[..., AppTest]
PLAN, ACTION = "havelmar-plan-2027", "F00-01"
PLACE = f"mine-{PLAN}-{ACTION}"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def shown(within: Within, language: str = "en") -> AppTest:
    def body() -> None:
        view = session.view(PLAN)
        card(view, view.standing.action_by_id[ACTION])
        saving.show_toasts()

    return within(body, language=language)


def report(store: Store, **reported: Any) -> None:
    edits = store.plan(PLAN).changes(ACTION, **reported)
    desk.edit(store, PLAN, edits, by=desk.introduce(store, "Anna"), today=TODAY - timedelta(days=1))


def unfolded(page: AppTest) -> AppTest:
    """Open the line of the card; once saved, the next one is folded again."""
    saved = page.session_state[f"{PLACE} saves"] if f"{PLACE} saves" in page.session_state else 0  # noqa: SIM401 - the session of a test has no get
    page.session_state[f"{PLACE}-{saved}-change"] = True
    return page.run()


def fields(page: AppTest) -> set[str]:
    kinds = (page.selectbox, page.date_input, page.number_input, page.text_input, page.text_area)
    return {str(widget.key).removeprefix(f"{PLACE}-") for kind in kinds for widget in kind}


def was_due(store: Store, **days: date) -> None:
    """Let days have been set while they were still to come."""
    store.commit(store.plan(PLAN).changes(ACTION, **days), by=Actor("anna"))


def drafts_of_anna(store: Store, name: str, value: object) -> None:
    """Let Anna have chosen something on the card, and gone away without saving it."""
    anna = desk.introduce(store, "Anna")
    known = getattr(store.plan(PLAN).progress[ACTION], name)
    store.keep_unsaved(anna.id, PLACE, name, value, seen=known)


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_it_says_why_it_asks_and_how_the_action_stands(within: Within, drafted_view: PlanView) -> None:
    text = page_text(shown(within))
    assert f"**{ACTION}** " in text
    assert "⚠ It was due on" in text
    assert "Proposed" in text
    assert drafted_view.standing.action_by_id[ACTION].attention


def test_what_asks_for_nothing_says_when_it_is_due(within: Within, store: Store) -> None:
    report(store, own_deadline=TODAY + timedelta(days=200), status=ActionStatus.UNDER_WAY)
    text = page_text(shown(within))
    assert "⚠" not in text
    assert "Due on 1 October 2027" in text


@pytest.mark.parametrize(("percent", "shows"), [(0, False), (40, True)])
def test_a_share_shows_once_there_is_one(within: Within, store: Store, percent: int, shows: bool) -> None:  # noqa: FBT001
    report(store, status=ActionStatus.UNDER_WAY, percent=percent)
    assert ("40%" in page_text(shown(within))) is shows


def test_a_note_is_shown_as_it_was_written(within: Within, store: Store) -> None:
    report(store, note="**Two** departments answered.")
    assert "**Two** departments answered." in [text.value for text in shown(within).text]


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_what_is_closed_asks_for_no_word_and_can_still_be_changed(
    within: Within, store: Store, status: ActionStatus
) -> None:
    report(store, status=status, **({"reason": "No money."} if status is ActionStatus.DROPPED else {}))
    page = unfolded(shown(within))
    assert set(labels(page)) == {"Save"}


def test_a_word_of_today_is_a_sign_and_no_button(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.UNDER_WAY, started=date(2027, 3, 1))
    page = shown(within)
    page.button(key=f"{PLACE}-on-track").click().run()
    assert "Confirmed today" in page_text(page)
    assert "Still on track" not in labels(page)
    assert f"{ACTION} still needs attention. Report it done, or give a new deadline." in page_text(page)
    assert "Last news on 15 March 2027" in page_text(page)


@pytest.mark.parametrize(
    ("field", "widget", "value", "stored"),
    [
        ("percent", "number_input", 30, 30),
        ("note", "text_input", " New rooms. ", "New rooms."),
        ("status", "selectbox", ActionStatus.AGREED, ActionStatus.AGREED),
    ],
)
def test_a_line_is_kept_field_by_field(
    within: Within, store: Store, field: str, widget: str, value: object, stored: object
) -> None:
    page = unfolded(shown(within))
    getattr(page, widget)(key=f"{PLACE}-{field}").set_value(value)
    page.button(key=f"{PLACE}-save").click().run()
    assert not page.exception
    assert getattr(store.plan(PLAN).progress[ACTION], field) == stored


def test_a_line_that_says_nothing_new_changes_nothing(within: Within, store: Store) -> None:
    before = store.state()
    page = unfolded(shown(within))
    assert nothing_to_save(page, f"{PLACE}-save")
    assert store.state() == before
    assert not page.toast


def test_an_emptied_note_is_none(within: Within, store: Store) -> None:
    report(store, note="Soon.")
    page = unfolded(shown(within))
    page.text_input(key=f"{PLACE}-note").set_value("")
    page.button(key=f"{PLACE}-save").click().run()
    assert store.plan(PLAN).progress[ACTION].note is None


def test_a_saved_line_counts_so_that_its_popover_is_a_new_one(within: Within, store: Store) -> None:
    page = unfolded(shown(within))
    page.text_input(key=f"{PLACE}-note").set_value("Soon.")
    page.button(key=f"{PLACE}-save").click().run()
    assert store.plan(PLAN).progress[ACTION].note == "Soon."
    assert page.session_state[f"{PLACE} saves"] == 1


# Nothing is saved that nobody typed. What a browser knows of a field that is drawn and folded away is the framework's
# own default, which it sends once the field is unfolded.


def test_a_folded_line_has_no_fields_that_could_say_something_by_themselves(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.DONE)
    page = shown(within)
    assert {"status", "finished", "note"}.isdisjoint(fields(page))
    page.text_input(key=f"{PLACE}-evidence").set_value("Minutes").run()
    page.button(key=f"{PLACE}-asked").click().run()
    unfolded(page)
    assert page.selectbox(key=f"{PLACE}-status").value is ActionStatus.DONE
    page.text_input(key=f"{PLACE}-note").set_value("Sent.").run()
    page.button(key=f"{PLACE}-save").click().run()
    known = store.plan(PLAN).progress[ACTION]
    assert (known.status, known.percent, known.note) == (ActionStatus.DONE, 100, "Sent.")
    assert known.finished == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("before", "left_open"),
    [
        ({"status": ActionStatus.BLOCKED, "reason": "No reply."}, {"status": "done"}),
        ({"status": ActionStatus.UNDER_WAY, "percent": 40}, {"started": None}),
    ],
    ids=["blocked", "under way"],
)
def test_a_new_date_sends_the_date_alone(
    within: Within, store: Store, before: dict[str, Any], left_open: dict[str, Any]
) -> None:
    report(store, **before)
    was_due(store, own_deadline=date(2027, 3, 1))
    known = store.plan(PLAN).progress[ACTION]
    for name, value in left_open.items():
        drafts_of_anna(store, name, value)
    page = unfolded(shown(within))
    page.text_input(key=f"{PLACE}-own_deadline").set_value("2027-06-30").run()
    page.button(key=f"{PLACE}-asked").click().run()
    assert "refused" not in page.session_state
    after = store.plan(PLAN).progress[ACTION]
    assert after.model_copy(update={"confirmed_on": known.confirmed_on, "confirmed_by": known.confirmed_by}) == known
    assert store.plan(PLAN).plan.action_by_id[ACTION].own_deadline == date(2027, 6, 30)


def test_what_is_taken_back_keeps_its_start(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.UNDER_WAY, started=date(2027, 1, 11), percent=60)
    page = shown(within)
    page.button(key=f"{PLACE}-done").click().run()
    unfolded(page)
    page.selectbox(key=f"{PLACE}-status").set_value(ActionStatus.UNDER_WAY).run()
    assert page.date_input(key=f"{PLACE}-started").value == date(2027, 1, 11)
    page.button(key=f"{PLACE}-save").click().run()
    after = store.plan(PLAN).progress[ACTION]
    assert (after.status, after.started) == (ActionStatus.UNDER_WAY, date(2027, 1, 11))


def test_a_forgotten_choice_shows_on_the_card_and_the_reason_beside_it_does_not_send_it(
    within: Within, store: Store
) -> None:
    report(store, status=ActionStatus.BLOCKED, reason="No reply.")
    drafts_of_anna(store, "status", "dropped")
    page = shown(within)
    assert "Status: Dropped" in page_text(page)
    assert "Not saved yet" in page_text(page)
    page.text_area(key=f"{PLACE}-reason").set_value("No reply from the region.").run()
    page.button(key=f"{PLACE}-asked").click().run()
    after = store.plan(PLAN).progress[ACTION]
    assert (after.status, after.reason) == (ActionStatus.BLOCKED, "No reply from the region.")
    assert "Status: Dropped" in page_text(page)
    page.button(key=f"{PLACE}-waiting-discard").click().run()
    assert "Status: Dropped" not in page_text(page)


@pytest.mark.parametrize(
    ("language", "left", "unsaved"),
    [("en", "Duration left: 12", "Not saved yet"), ("fr", "Durée restante : 12", "Pas encore enregistré")],
)
def test_what_is_met_again_in_a_field_that_is_asked_for_is_said_not_to_be_saved(
    within: Within, store: Store, language: str, left: str, unsaved: str
) -> None:
    report(store, percent=40)
    was_due(store, own_deadline=date(2027, 3, 1))
    drafts_of_anna(store, "remaining", 12)
    page = shown(within, language)
    assert page.number_input(key=f"{PLACE}-remaining").value == 12
    text = page_text(page).replace("\N{NO-BREAK SPACE}", " ")
    assert left in text
    assert text.count(unsaved) == 1
    page.button(key=f"{PLACE}-waiting-discard").click().run()
    assert page.number_input(key=f"{PLACE}-remaining").value is None
    assert unsaved not in page_text(page)
    page.button(key=f"{PLACE}-waiting-back").click().run()
    assert page.number_input(key=f"{PLACE}-remaining").value == 12


@pytest.mark.parametrize(
    ("known", "name", "value", "tapped"),
    [
        ({"review_on": TODAY}, "review_on", TODAY + timedelta(days=9), "on-track"),
        ({"status": ActionStatus.BLOCKED, "reason": "No reply."}, "reason", "No reply at all.", "still-blocked"),
        ({"review_on": TODAY}, "review_on", TODAY + timedelta(days=9), "done"),
    ],
    ids=["on track", "still blocked", "done"],
)
def test_a_tap_leaves_nothing_typed_unsaid(
    within: Within, store: Store, known: dict[str, Any], name: str, value: object, tapped: str
) -> None:
    report(store, own_deadline=date(2027, 12, 1), **known)
    drafts_of_anna(store, name, value)
    page = shown(within)
    assert name in fields(page)
    page.button(key=f"{PLACE}-{tapped}").click().run()
    progress = store.plan(PLAN).progress[ACTION]
    assert (progress.confirmed_on, getattr(progress, name)) == (TODAY, known[name])
    assert "Not saved yet" in page_text(page)
    page.button(key=f"{PLACE}-waiting-discard").click().run()
    assert "Not saved yet" not in page_text(page)
    assert store.unsaved(desk.introduce(store, "Anna").id) == {}


@pytest.mark.parametrize("words", ["soon", "end of June", ""])
def test_a_deadline_is_said_as_it_was_typed_whatever_it_means(within: Within, store: Store, words: str) -> None:
    was_due(store, own_deadline=date(2027, 3, 1))
    page = shown(within)
    page.text_input(key=f"{PLACE}-own_deadline").set_value(words).run()
    assert not page.exception
    assert "Not saved yet" in page_text(page)


def test_it_is_said_once_while_the_line_is_open(within: Within, store: Store) -> None:
    report(store, percent=40)
    was_due(store, own_deadline=date(2027, 3, 1))
    drafts_of_anna(store, "remaining", 12)
    assert page_text(unfolded(shown(within))).count("Not saved yet") == 1


def test_what_is_as_it_was_typed_does_not_wait(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.UNDER_WAY)
    drafts_of_anna(store, "status", "done")
    page = shown(within)
    assert "Not saved yet" in page_text(page)
    page.button(key=f"{PLACE}-done").click().run()
    assert "Not saved yet" not in page_text(page)
    assert store.unsaved(desk.introduce(store, "Anna").id) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_in_every_language(within: Within, store: Store, language: str) -> None:
    report(store, status=ActionStatus.UNDER_WAY)
    assert Wording(language).say("Still on track") in labels(shown(within, language))


def buttons(page: AppTest) -> set[str]:
    return {str(button.key).removeprefix(f"{PLACE}-") for button in page.button}


def test_what_is_overdue_and_has_not_begun_is_not_offered_as_on_track(within: Within, store: Store) -> None:
    assert "on-track" not in buttons(shown(within))
    report(store, own_deadline=date(2027, 12, 1))
    assert "on-track" in buttons(shown(within))


def test_what_is_blocked_is_blocked_still_or_taken_up_as_it_was(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.UNDER_WAY, started=date(2027, 3, 1), percent=40)
    before = store.plan(PLAN).progress[ACTION]
    report(store, status=ActionStatus.BLOCKED, reason="The vote is late.")
    page = shown(within)
    assert "on-track" not in buttons(page)
    page.button(key=f"{PLACE}-still-blocked").click().run()
    progress = store.plan(PLAN).progress[ACTION]
    assert (progress.status, progress.reason, progress.confirmed_on) == (
        ActionStatus.BLOCKED,
        "The vote is late.",
        TODAY,
    )
    assert "Confirmed today" in page_text(page)
    page.button(key=f"{PLACE}-take-up").click().run()
    now = store.plan(PLAN).progress[ACTION]
    assert now == before.model_copy(update={"confirmed_on": TODAY, "confirmed_by": now.confirmed_by})
    assert {"take-up", "still-blocked"}.isdisjoint(buttons(page))


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en", "The dates of {number} actions move."), ("fr", "Les dates de {number} actions bougent.")],
)
def test_it_says_that_the_dates_of_other_actions_move(within: Within, store: Store, language: str, begins: str) -> None:
    """The reader would else find them moved on cards of others, and nobody to ask why."""

    def foreseen() -> dict[str, tuple[date | None, date | None]]:
        actions = desk.plan_view(store, PLAN, today=TODAY, language="en").standing.actions
        return {action.id: (action.start, action.finish) for action in actions}

    before = foreseen()
    page = shown(within, language).button(key=f"{PLACE}-done").click().run()
    after = foreseen()
    moved = [id_ for id_ in before if before[id_] != after[id_]]
    assert set(moved) > {ACTION}
    begin = begins.format(number=len(moved))
    assert len([caption for caption in page.caption if caption.value.startswith(begin)]) == 1
    assert store.plan(PLAN).progress[ACTION].status is ActionStatus.DONE


def test_where_no_date_of_others_moves_nothing_is_said_of_dates(within: Within, store: Store) -> None:
    report(store, status=ActionStatus.UNDER_WAY)
    page = shown(within).button(key=f"{PLACE}-on-track").click().run()
    assert store.plan(PLAN).progress[ACTION].confirmed_on == TODAY
    assert "The dates of" not in page_text(page)


def test_what_dropping_it_does_to_others_is_seen_before_it_is_saved(within: Within, store: Store) -> None:
    page = unfolded(shown(within))
    page.selectbox(key=f"{PLACE}-status").set_value(ActionStatus.DROPPED).run()
    page.text_area(key=f"{PLACE}-reason").set_value("No money.").run()
    assert [caption.value for caption in page.caption if f"With {ACTION} dropped" in caption.value]
    assert store.plan(PLAN).progress[ACTION].status is ActionStatus.PROPOSED
