"""The list says of each action what a person looks for, twenty to a page, and changes a status where it stands."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import Look, Wanted, chosen
from planner.app.web import saving, session
from planner.app.web.pages.plan.list_view import PER_PAGE, cards
from planner.plan import ActionStatus
from planner.store import Store
from planner.wording import Wording
from planner.wording.deadlines import due_sentence

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def in_order(view: PlanView) -> tuple[ActionStanding, ...]:
    """Return the actions as the page gives them, quick wins first."""
    return chosen(view.standing, Wanted())


def listed(within: Within, number: int | None = None, *, language: str = "en") -> AppTest:
    """Return a page that lists so many actions, else all."""

    def body() -> None:
        view = session.view(PLAN)
        cards(view, in_order(view)[:number], signature=("all",))
        saving.show_toasts()

    return within(body, language=language)


def names(page: AppTest) -> list[str]:
    return [str(button.key).removeprefix(f"plan-open-{PLAN}-") for button in page.button]


def status_of(page: AppTest, id_: str) -> str:
    return next(str(box.key) for box in page.selectbox if str(box.key).startswith(f"plan-status-{PLAN}-{id_}-"))


def test_where_no_action_is_wanted_it_says_how_to_see_more(within: Within) -> None:
    assert page_text(listed(within, 0)) == "No action is like that. Take away a filter to see more."


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (PER_PAGE, PER_PAGE), (PER_PAGE + 1, PER_PAGE)])
def test_twenty_actions_stand_on_a_page(within: Within, drafted_view: PlanView, number: int, shown: int) -> None:
    page = listed(within, number)
    assert len(names(page)) == shown
    every = len(drafted_view.standing.actions)
    assert (f"{number} of {every} actions" in page_text(page)) is (number > PER_PAGE)


def test_actions_keep_the_order_in_which_they_are_given(within: Within, drafted_view: PlanView) -> None:
    assert names(listed(within)) == [action.id for action in in_order(drafted_view)[:PER_PAGE]]


def test_a_card_says_who_answers_until_when_and_what_to_note(within: Within, drafted_view: PlanView) -> None:
    late = Wanted(look=Look.ATTENTION)
    action = chosen(drafted_view.standing, late)[0]

    def body() -> None:
        view = session.view(PLAN)
        cards(view, chosen(view.standing, late)[:1], signature=("attention",))

    [line] = [text.value for text in within(body).markdown]
    owner = drafted_view.plan.role_by_id[action.owner].name
    assert line.startswith(f"**{action.id}** ")
    assert owner in line
    assert "Result" in line
    assert due_sentence(action.due, Wording("en")) in line
    assert "★ Quick win" in line
    assert "⚠ " in line


def test_an_open_button_says_for_whom_it_is(within: Within, drafted_view: PlanView) -> None:
    page = listed(within, 2)
    assert [button.help for button in page.button] == [action.title for action in in_order(drafted_view)[:2]]


def test_a_status_is_changed_where_it_stands(within: Within, store: Store) -> None:
    page = listed(within, 2)
    one, other = names(page)
    page.selectbox(key=status_of(page, one)).set_value(ActionStatus.UNDER_WAY).run()
    assert store.plan(PLAN).progress[one].status is ActionStatus.UNDER_WAY
    assert store.plan(PLAN).progress[other].status is ActionStatus.PROPOSED


@pytest.mark.parametrize("status", [ActionStatus.BLOCKED, ActionStatus.DROPPED])
def test_a_status_that_needs_a_reason_is_not_saved_without_one(
    within: Within, store: Store, status: ActionStatus
) -> None:
    page = listed(within, 2)
    action = names(page)[0]
    page.selectbox(key=status_of(page, action)).set_value(status).run()
    assert store.plan(PLAN).progress[action].status is ActionStatus.PROPOSED
    assert page.session_state["plan dialog"] == {"kind": "reason", "action": action, "status": str(status)}


def test_a_title_that_others_changed_shows_when_the_page_is_drawn_again(within: Within, store: Store) -> None:
    page = listed(within, 2)
    jan = desk.introduce(store, "Jan")
    desk.edit(store, PLAN, store.plan(PLAN).changes(names(page)[1], title="Theirs"), by=jan, today=TODAY)
    assert "Theirs" in page_text(page.run())


def test_it_reads_in_french(within: Within) -> None:
    assert "★ Premier résultat visible" in page_text(listed(within, 1, language="fr"))


def test_what_is_asked_of_an_action_is_answered_on_its_card_once_that_is_opened(
    open_page: Within, store: Store, drafted_view: PlanView
) -> None:
    title = drafted_view.standing.action_by_id["F09-10"].title
    page = open_page("plan", plan=PLAN, form="list", q=title)
    place = f"plan-list-report-{PLAN}-F09-10"
    assert not [box for box in page.number_input if str(box.key).startswith(place)], "twenty forms are not drawn"
    page.session_state[f"{place}-0-open"] = True
    page.run()
    page.number_input(key=f"{place}-percent").set_value(40).run()
    page.button(key=f"{place}-save").click().run()
    assert not page.exception
    assert store.plan(PLAN).progress["F09-10"].percent == 40
    assert "F09-10 – Understood as: under way, begun on 15 March 2027." in [toast.value for toast in page.toast]
    assert not [box for box in page.number_input if str(box.key).startswith(place)], "it closes once it is saved"
