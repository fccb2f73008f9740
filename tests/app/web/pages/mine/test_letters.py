"""Who coordinates sees everybody once, who has most to look at first, and finds a text to send to each of them."""

from collections.abc import Callable
from datetime import date

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
from planner.track.attention import Concern
from planner.track.owners import Owner, attention_by_owner
from planner.wording import Wording

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
    rows = attention_by_owner(drafted_view.standing)
    [table] = [table.value for table in shown(within).table]
    assert list(table.columns) == [
        "Owner",
        "Open actions",
        "Needs attention",
        "Overdue",
        "Blocked",
        "Foreseen late",
        "Done without proof",
        "Without news",
    ]
    assert len(table) == len(rows)
    assert [int(number) for number in table["Overdue"]] == [row.attention[Concern.OVERDUE] for row in rows]
    whole, sums = (
        drafted_view.standing.attention_count,
        {name: sum(map(int, table[name])) for name in table.columns[1:]},
    )
    assert sums == {
        "Open actions": len(drafted_view.standing.actions),
        "Needs attention": whole.actions,
        "Overdue": whole[Concern.OVERDUE],
        "Blocked": whole[Concern.BLOCKED],
        "Foreseen late": whole[Concern.EXPECTED_LATE],
        "Done without proof": whole[Concern.WITHOUT_PROOF],
        "Without news": whole[Concern.STALE],
    }


def test_nobody_is_said_not_to_have_answered_what_nobody_asked(within: Within, drafted_view: PlanView) -> None:
    text = page_text(shown(within))
    assert f"⚠ {drafted_view.standing.attention_count.actions} actions need attention" in text
    assert "nothing has been without news for more than 90 days" in text
    assert "answered" not in text


def test_of_how_many_actions_there_is_no_news_is_said_with_the_day(within: Within, store: Store) -> None:
    anna, held = desk.introduce(store, "Anna"), store.plan(PLAN).plan.actions
    far = [change for action in held for change in store.plan(PLAN).changes(action.id, own_deadline=date(2030, 12, 20))]
    desk.edit(store, PLAN, far, by=anna, today=date(2027, 1, 4))
    view = desk.plan_view(store, PLAN, today=date(2027, 5, 3), language="en")
    silent = [action for action in view.standing.actions if action.has(Concern.STALE)]
    last = Wording("en").date(max(action.planned.early_start for action in silent))
    text = page_text(within(lambda: team(view)))
    assert f"⚠ No news since {last} or longer of {len(silent)} actions that are neither late nor blocked." in text


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
    assert "nothing has been without news for more than 90 days" in page_text(page)
    assert not page.code


def test_a_word_on_every_action_ends_the_silence(within: Within, store: Store) -> None:
    words = [Confirm(of=PLAN, id=action.id, on=TODAY) for action in store.plan(PLAN).plan.actions]
    desk.edit(store, PLAN, words, by=desk.introduce(store, "Anna"), today=TODAY)
    assert "nothing has been without news for more than 90 days" in page_text(shown(within))


def test_it_reads_in_french(within: Within) -> None:
    assert "Textes à envoyer" in page_text(shown(within, "fr"))


@pytest.mark.parametrize(
    ("roles", "holder", "name"),
    [
        ((role("Mayor"),), None, "Mayor"),
        ((role("Mayor", "Ada"),), "Ada", "Ada"),
        ((role("Mayor", "Ada"), role("Legal", "Ada")), "Ada", "Ada"),
        ((role("Mayor").model_copy(update={"vacant": True}),), None, "Mayor – to be filled"),
    ],
)
def test_an_owner_is_called_by_the_one_name_that_it_has(
    roles: tuple[PlanRole, ...], holder: str | None, name: str
) -> None:
    assert name_of(Owner(id=roles[0].id, holder=holder, roles=roles, actions=1)) == name
