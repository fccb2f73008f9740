"""Who coordinates sees everybody once, the most silent first, and finds a text to send to each who is asked."""

from collections.abc import Callable

import pytest
from plan_edits import giving_up_everything
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import session
from planner.app.web.pages.mine.letters import team
from planner.app.web.pages.mine.page import name_of
from planner.plan import PlanRole
from planner.store import Confirm, Store
from planner.track.owners import Owner, silent_owners

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def shown(within: Within, language: str = "en") -> AppTest:
    return within(lambda: team(session.view(PLAN)), language=language)


def role(title: str, holder: str | None = None) -> PlanRole:
    return PlanRole(id=title.lower(), title=title, holder=holder)


def test_everybody_who_answers_for_something_stands_in_the_table_once(within: Within, drafted_view: PlanView) -> None:
    rows = silent_owners(drafted_view.standing)
    [table] = [table.value for table in shown(within).table]
    assert list(table.columns) == ["Owner", "Filled by", "Open actions", "Asked about", "Without news"]
    assert len(table) == len(rows)
    assert [int(number) for number in table["Without news"]] == [row.stale for row in rows]
    assert sum(int(number) for number in table["Open actions"]) == len(drafted_view.standing.actions)


def test_the_silent_are_counted(within: Within, drafted_view: PlanView) -> None:
    silent = sum(bool(row.stale) for row in silent_owners(drafted_view.standing))
    text = page_text(shown(within))
    assert (f"⚠ {silent} owner" in text) is bool(silent)
    assert ("✓ Everybody has answered." in text) is (not silent)


def test_each_letter_has_a_subject_and_a_text_to_copy(within: Within, store: Store) -> None:
    letters = desk.letters(desk.plan_view(store, PLAN, today=TODAY, language="en"))
    page = shown(within)
    assert [code.value for code in page.code] == [text for letter in letters for text in (letter.subject, letter.text)]
    assert len(page.expander) == len(letters)


def test_where_nothing_is_asked_there_is_no_letter(within: Within, store: Store) -> None:
    given_up = giving_up_everything(store.plan(PLAN))
    desk.edit(store, PLAN, given_up, by=desk.introduce(store, "Anna"), today=TODAY)
    page = shown(within)
    assert "There is nothing to ask anybody today." in page_text(page)
    assert "✓ Everybody has answered." in page_text(page)
    assert not page.code


def test_a_word_on_every_action_ends_the_silence(within: Within, store: Store) -> None:
    words = [Confirm(of=PLAN, id=action.id, on=TODAY) for action in store.plan(PLAN).plan.actions]
    desk.edit(store, PLAN, words, by=desk.introduce(store, "Anna"), today=TODAY)
    assert "✓ Everybody has answered." in page_text(shown(within))


def test_it_reads_in_french(within: Within) -> None:
    assert "Textes à envoyer" in page_text(shown(within, "fr"))


@pytest.mark.parametrize(
    ("roles", "holder", "name"),
    [
        ((role("Mayor"),), None, "Mayor"),
        ((role("Mayor", "Ada"),), "Ada", "Mayor – Ada"),
        ((role("Mayor", "Ada"), role("Legal", "Ada")), "Ada", "Mayor, Legal – Ada"),
    ],
)
def test_an_owner_is_called_by_role_and_holder(roles: tuple[PlanRole, ...], holder: str | None, name: str) -> None:
    assert name_of(Owner(id=roles[0].id, holder=holder, roles=roles, actions=1)) == name
