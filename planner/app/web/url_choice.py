"""How does a choice on a page stand in the address, so that a link brings back what was seen?"""

from collections.abc import Collection, Mapping

import streamlit as st

from planner.app.web import first_sight, session
from planner.app.web.option_names import names_apart
from planner.app.web.user_text import plain
from planner.problem import quotable

_MOST_QUOTED, _MOST_NAMED = 60, 3
"""Characters of a word of the address that a page repeats, and words of it."""


def chosen(name: str, options: Mapping[str, str], usual: str) -> str:
    """Return what the address says of a choice, else the usual one."""
    asked = st.query_params.get(name, usual)
    return asked if asked in options else usual


def say_unknown(name: str, known: Collection[str], *, several: bool = False) -> None:
    """Say that the address asks for a choice that there is not; what is shown instead stands beside it."""
    asked = st.query_params.get(name, "")
    strange = [word for word in (asked.split(",") if several else [asked]) if word and word not in known]
    if strange:
        wording = session.wording()
        words = wording.listing(wording.quoted(quotable(word, _MOST_QUOTED)) for word in strange[:_MOST_NAMED])
        st.caption(
            plain(wording.say("There is no choice {words} here: that part of the address is left out.", words=words))
        )


def select(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    of: str,
    usual: str = "",
    width: int | None = 260,
) -> str:
    """Let a person choose one of several things from a list, and keep the choice in the address.

    Args:
        name: of the choice in the address.
        label: of the field.
        options: what readers call each of them, by what stands in the address.
        of: the id of what the choice is about, such as a plan.
        usual: what is chosen at first, and then left out of the address.
        width: in pixels; None: all there is.
    """
    # The address decides in every run: after a link or a step back in the browser, the field follows it.
    key = f"{name}-{of}"
    st.session_state[key] = chosen(name, options, usual)
    say_unknown(name, options)
    names = names_apart(options)
    return st.selectbox(
        label,
        list(options),
        index=first_sight.choice(key, options) or 0,
        format_func=lambda id_: names.get(id_, id_),
        key=key,
        on_change=_keep,
        args=(name, key, usual),
        width=width or "stretch",
    )


def pick(name: str, label: str, options: Mapping[str, str], *, of: str, usual: str) -> str:
    """Let a person choose one of a few things that stand side by side, and keep the choice in the address."""
    key = f"{name}-{of}"
    st.session_state[key] = chosen(name, options, usual)
    say_unknown(name, options)
    st.segmented_control(
        label,
        list(options),
        format_func=lambda id_: options.get(id_, id_),
        key=key,
        on_change=_keep,
        args=(name, key, usual),
        required=True,
        wrap=True,
    )
    return str(st.session_state[key] or usual)


def tick(name: str, label: str, *, of: str) -> bool:
    """Let a person switch something on, and keep that in the address."""
    key = f"{name}-{of}"
    st.session_state[key] = st.query_params.get(name) == "1"

    def keep() -> None:
        keep_in_address(name, "1" if st.session_state[key] else "")

    return st.toggle(label, value=first_sight.ticked(key), key=key, on_change=keep)


def keep_in_address(name: str, value: str, usual: str = "") -> None:
    """Put a choice into the address; the usual one is left out."""
    if value == usual:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _keep(name: str, key: str, usual: str) -> None:
    keep_in_address(name, str(st.session_state[key] or usual), usual)
