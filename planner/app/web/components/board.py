"""Cards in columns by status: moved with the mouse, or with a list of choices on each card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from planner.app.desk.vocabulary import ActionStatus, Concern
from planner.app.web.components.assets import Props, picture
from planner.wording import Wording
from planner.wording.deadlines import due_in_figures

COLUMNS = (
    ActionStatus.PROPOSED,
    ActionStatus.AGREED,
    ActionStatus.UNDER_WAY,
    ActionStatus.BLOCKED,
    ActionStatus.DONE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCard:
    """One action on the board; cards keep the order in which they are given."""

    id: str
    title: str
    status: ActionStatus
    owner: str = ""
    due: date | None = None
    objective: str = ""
    """A short name of what it serves."""
    late: Concern | None = None
    """Whether it is overdue or foreseen late."""
    critical: bool = False
    quick_win: bool = False
    waits_for: int = 0
    """Predecessors that are not done yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A person put a card into another column; ``seen`` is the status that they saw it leave."""

    id: str
    seen: ActionStatus
    to: ActionStatus


def board(
    cards: Sequence[BoardCard],
    *,
    on_move: Callable[[Move], None],
    wording: Wording,
    key: str,
    columns: Sequence[ActionStatus] = COLUMNS,
    movable: bool = True,
) -> str | None:
    """Draw the board, and return the id of the action that was just opened, if any.

    ``on_move`` is called before the page is made again, so that the cards given there already say
    what it decided: a move that was refused goes back by itself. The card stands in its new column
    at once, and the keyboard stays on it.
    """
    turn = f"{key}-turn"
    props = board_props(cards, wording=wording, columns=columns, movable=movable)

    def moved() -> None:
        # What changes redraws the board, and takes a refused card back.
        st.session_state[turn] = st.session_state.get(turn, 0) + 1
        event = st.session_state[key].move
        if event:
            on_move(Move(id=event["id"], seen=ActionStatus(event["seen"]), to=ActionStatus(event["to"])))

    props["turn"] = st.session_state.get(turn, 0)
    drawn = picture("board")(data=props, key=key, on_open_change=lambda: None, on_move_change=moved)
    return drawn.open if isinstance(drawn.open, str) else None


def board_props(
    cards: Sequence[BoardCard], *, wording: Wording, columns: Sequence[ActionStatus] = COLUMNS, movable: bool = True
) -> Props:
    """Return all that the script needs to draw; cards of other columns are left out."""
    return {
        "label": wording.say("Board of actions by status"),
        "columns": [{"id": str(status), "label": wording.label(status)} for status in columns],
        "cards": [_card(card, wording) for card in cards if card.status in columns],
        "movable": movable,
        "words": {
            "status": wording.say("Status of {action}", action="{action}"),
            "moved": wording.say("{action} is now in the column {column}.", action="{action}", column="{column}"),
            "empty": wording.say("No action"),
        },
    }


def _card(card: BoardCard, wording: Wording) -> Props:
    waits = wording.count("Waits for {number} action", "Waits for {number} actions", card.waits_for)
    marks = (
        ("quick", card.quick_win, wording.say("Quick win")),
        ("critical", card.critical, wording.say("Critical path")),
        ("waits", card.waits_for > 0, waits),
    )
    due = due_in_figures(card.due, wording)
    return {
        "id": card.id,
        "title": card.title,
        "status": str(card.status),
        "owner": card.owner,
        "objective": card.objective,
        "due": due,
        "late": f"⚠ {wording.label(card.late)}" if card.late else "",
        "marks": [{"kind": kind, "text": text} for kind, shown, text in marks if shown],
    }
