"""Where does a card stand: in the order of urgency, or where it stood until its last question is answered?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from planner.app.desk import ActionStanding
from planner.app.desk.vocabulary import ActionStatus, Duties

_STOOD = "where cards stood"


def forget() -> None:
    """Let every card stand by its urgency again, for somebody comes to the page."""
    st.session_state.pop(_STOOD, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The cards of an owner in the order in which they stand; what is closed stands below them."""

    asked: list[ActionStanding]
    under_way: list[ActionStanding]
    to_come: list[ActionStanding]


def in_place(owner: str, own: Duties) -> Places:
    """Return what is asked, what is under way and what is to come, as the cards of an owner stand.

    What was reported done here is asked for its proof: its card stays where the person clicked until that is
    given or the page is left.
    """
    stood: Mapping[str, Sequence[Sequence[str]]] = st.session_state.get(_STOOD, {})
    asked_before, *quiet_before = stood.get(owner, ((), (), ()))
    by_id = {action.id: action for action in (*own.asked, *own.under_way, *own.coming)}
    done = {id_ for id_, action in by_id.items() if action.status is ActionStatus.DONE}
    later = done.intersection(id_ for before in quiet_before for id_ in before)
    asked = stay([action.id for action in own.asked if action.id not in later], asked_before, done - later)
    quiet = [
        stay([*(action.id for action in now), *later.intersection(before)], before, later)
        for now, before in zip((own.under_way, own.coming), quiet_before, strict=True)
    ]
    st.session_state[_STOOD] = {owner: (asked, *quiet)}
    shown = [[by_id[id_] for id_ in ids] for ids in (asked, *quiet)]
    return Places(asked=shown[0], under_way=shown[1], to_come=shown[2])


def stay(now: Sequence[str], before: Sequence[str], staying: Collection[str]) -> list[str]:
    """Return an order in which some stand behind those behind which they stood before.

    >>> stay(["a", "c", "d", "b"], ["a", "b", "c"], {"b"})
    ['a', 'b', 'c', 'd']
    """
    stayed = [id_ for id_ in before if id_ in staying and id_ in now]
    order = [id_ for id_ in now if id_ not in stayed]
    for id_ in stayed:
        ahead = set(before[: before.index(id_)])
        order.insert(max((place + 1 for place, other in enumerate(order) if other in ahead), default=0), id_)
    return order
