"""A card says what matters of its action, with a word beside every colour."""

from datetime import date
from typing import Any

import pytest

from planner.app.web.components.board import COLUMNS, BoardCard, board_props
from planner.plan import ActionStatus
from planner.track.attention import Concern
from planner.wording import LANGUAGES, Wording

ENGLISH = Wording("en")


def card(**facts: Any) -> BoardCard:
    return BoardCard(**{"id": "F01-01", "title": "Set up a group", "status": ActionStatus.AGREED, **facts})


def props(*cards: BoardCard, wording: Wording = ENGLISH, **more: Any) -> Any:
    return board_props(cards, wording=wording, **more)


def test_columns_follow_the_life_of_an_action() -> None:
    assert [column["label"] for column in props()["columns"]] == ["Proposed", "Agreed", "Under way", "Blocked", "Done"]


def test_what_was_dropped_shows_only_in_a_column_of_its_own() -> None:
    dropped = card(status=ActionStatus.DROPPED)
    assert props(dropped)["cards"] == []
    assert [shown["id"] for shown in props(dropped, columns=(*COLUMNS, ActionStatus.DROPPED))["cards"]] == ["F01-01"]


def test_cards_keep_the_order_in_which_they_are_given() -> None:
    cards = props(card(id="F02-01"), card(id="F01-09"), card(id="F01-01"))["cards"]
    assert [shown["id"] for shown in cards] == ["F02-01", "F01-09", "F01-01"]


@pytest.mark.parametrize(
    ("facts", "kind", "text"),
    [
        ({"quick_win": True}, "quick", "Quick win"),
        ({"critical": True}, "critical", "Critical path"),
        ({"waits_for": 1}, "waits", "Waits for 1 action"),
        ({"waits_for": 3}, "waits", "Waits for 3 actions"),
    ],
)
def test_a_mark_is_a_word(facts: dict[str, Any], kind: str, text: str) -> None:
    [shown] = props(card(**facts))["cards"]
    assert shown["marks"] == [{"kind": kind, "text": text}]


def test_a_plain_card_has_no_marks_and_no_date() -> None:
    [shown] = props(card())["cards"]
    assert (shown["marks"], shown["due"], shown["late"]) == ([], "Ongoing, no deadline", "")


def test_a_late_card_says_so_beside_its_date() -> None:
    [shown] = props(card(late=Concern.OVERDUE, due=date(2027, 3, 1)))["cards"]
    assert (shown["late"], shown["due"]) == ("⚠ Overdue", ENGLISH.short_date(date(2027, 3, 1)))


def test_a_board_that_is_only_read_says_that_nothing_moves() -> None:
    assert props()["movable"] is True
    assert props(movable=False)["movable"] is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_about_a_move_keeps_its_gaps_for_the_browser(language: str) -> None:
    words = props(wording=Wording(language))["words"]
    assert "{action}" in words["status"]
    assert "{action}" in words["moved"]
    assert "{column}" in words["moved"]
