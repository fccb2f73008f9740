"""Where does a card stand: in the order of urgency, or where it stood until its last question is answered?"""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from planner.app.desk import ActionStanding
from planner.app.desk.vocabulary import ActionStatus, Duties

_STOOD = "where cards stood"


def forget() -> None:
    """Let every card stand by its urgency again, for somebody comes to the page."""
    st.session_state.pop(_STOOD, None)


def in_place(owner: str, own: Duties) -> tuple[list[ActionStanding], list[ActionStanding]]:
    """Return what is asked and what is to come, in the order in which the cards of an owner stand.

    What was reported done here is asked for its proof: its card stays where the person clicked until that is
    given or the page is left.
    """
    stood: Mapping[str, tuple[Sequence[str], Sequence[str]]] = st.session_state.get(_STOOD, {})
    asked_before, coming_before = stood.get(owner, ((), ()))
    by_id = {action.id: action for action in (*own.asked, *own.coming)}
    done = {id_ for id_, action in by_id.items() if action.status is ActionStatus.DONE}
    later = done.intersection(coming_before)
    asked = stay([action.id for action in own.asked if action.id not in later], asked_before, done - later)
    coming = stay([*(action.id for action in own.coming), *later], coming_before, later)
    st.session_state[_STOOD] = {owner: (asked, coming)}
    return [by_id[id_] for id_ in asked], [by_id[id_] for id_ in coming]


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
