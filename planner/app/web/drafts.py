"""How does what somebody types last until it is saved, whatever happens to the page meanwhile?

A form that is saved by a button draws its fields through a :class:`Draft`: what is typed becomes an
unsaved row of the store as soon as the server hears of it, and stands in the field again after
Escape, a reload, a lost connection or a restart of the server. The row carries what the person saw
when they began, so that saving it later meets what others did meanwhile instead of overwriting it.
Until the server hears of it the browser keeps it, see ``components/unsaved.js``::

    draft = Draft(f"plan-reason-{plan}-{action}")
    reason = st.text_area(label, **draft.field("reason", stored))
    if st.button(…) and saving.save(…, after=draft.saved):
        …
    draft.note()

What is saved as soon as it is typed goes through :meth:`Draft.at_once`: only what was refused or
disputed becomes an unsaved row.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import NotRequired, TypeAlias, TypedDict

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from planner.app.desk.vocabulary import Unsaved
from planner.app.web import saving, session
from planner.app.web.author import author
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError

_ASIDE = "typed and not kept"
_GIVEN_UP = "given up at"
_PLACES = "drafts on the page"


class Field(TypedDict):
    """What every field of a form is given, whichever its kind."""

    key: str
    on_change: NotRequired[Callable[..., None]]
    args: NotRequired[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody typed into a field that is saved at once."""

    value: object
    seen: object
    """What stood in the field when they began."""
    after: Callable[[object], None]
    """To be told when it is saved, at once or after a conflict; for :func:`planner.app.web.saving.save`."""


Save: TypeAlias = Callable[[Typed], bool]
"""Saves one field, and says whether that was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A field as it is drawn in the browser."""

    stored: object
    seen: object
    """What the person saw when they began to type; what they see now, as long as they did not."""
    options: object = None
    save: Save | None = None
    """Saves it as soon as it changes."""
    sent: bool = False
    """It is in a form of the framework: the browser says nothing of it before that is sent."""

    def takes(self, value: object) -> bool:
        """Say whether the field can hold a value that was typed into it once."""
        if not isinstance(self.options, list | tuple | dict):
            return True
        return all(choice in self.options for choice in value) if isinstance(value, list) else value in self.options

    def holding(self, value: object) -> object:
        """Return a value as the field holds it: of a choice in an enumeration, only the text is kept."""
        if isinstance(self.options, list | tuple | dict) and not isinstance(value, list):
            return next(option for option in self.options if option == value)
        # A field of decimals takes no whole number.
        return float(value) if isinstance(self.stored, float) and isinstance(value, int) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a form asks of the store and of the browser before it is drawn."""

    unsaved: Mapping[str, Mapping[str, Unsaved]]
    in_browser: frozenset[str]
    """Keys of the fields that the browser shows."""

    @classmethod
    def of(cls, place: str | None = None) -> "_Known":
        """Return what is known of one place, or of all."""
        return cls(unsaved=unsaved(place), in_browser=_in_browser())


class Draft:
    """What one person typed at one place and has not saved; make one in every run, where the form is drawn.

    Args:
        place: names the form for good, such as ``plan-edit-harbour-F06-01``: it stands in the keys of
            the fields, so it holds no revision, no counter and no position.
    """

    def __init__(self, place: str) -> None:
        self._place = place
        known = _READ.get() or _Known.of(place)
        self._kept = {**known.unsaved.get(place, {}), **_aside(place)}
        self._in_browser = known.in_browser
        self._drawn: dict[str, _Drawn] = {}
        self._saved: set[str] = set()
        self._said: set[str] = set()

    def field(self, name: str, stored: object, *, options: object = None, sees: object = None) -> Field:
        """Return what a field is given to show what was typed, else what is stored, and to keep what is typed.

        Args:
            name: of the field, for good.
            stored: what stands there when nobody typed; of the kind that the field gives back.
            options: the choices of a field that has some; what was chosen and is none any more is left.
            sees: what the person sees of it besides what is stored, for :meth:`seen`: texts, numbers, lists.
        """
        drawn = _Drawn(stored=stored, seen=stored if sees is None else sees, options=options)
        return Field(key=self._show(name, drawn), on_change=self._typed, args=(name,))

    def in_form(self, name: str, stored: object, *, options: object = None) -> Field:
        """Return the same for a field in a form of the framework, which tells nothing before it is sent.

        When what was sent cannot be saved, call :meth:`keep`.
        """
        return Field(key=self._show(name, _Drawn(stored=stored, seen=stored, options=options, sent=True)))

    def at_once(self, name: str, stored: object, save: Save) -> Field:
        """Return the same for a field that is saved as soon as it changes; only what is refused stays unsaved."""
        drawn = _Drawn(stored=stored, seen=stored, save=save)
        return Field(key=self._show(name, drawn), on_change=self._save, args=(name,))

    def key(self, name: str) -> str:
        """Return the key of a field."""
        return f"{self._place}-{name}"

    def _show(self, name: str, drawn: _Drawn) -> str:
        st.session_state.setdefault(_PLACES, set()).add(self._place)
        key, typed = self.key(name), self._live(name, drawn)
        shown = drawn.holding(typed.value) if typed else drawn.stored
        # What is set is sent to the browser, where it may cross what is typed meanwhile: so only where it differs, or
        # where the browser does not show the field yet. It may still be loading how to draw it, and draws what it was
        # sent last: without a value that would be an empty field, which it would give back as emptied by the person.
        awaited = not drawn.sent and key not in self._in_browser
        if _ANEW.get() or awaited or key not in st.session_state or _value(st.session_state[key]) != _value(shown):
            st.session_state[key] = shown
        self._drawn[name] = replace(drawn, seen=typed.seen) if typed else drawn
        return key

    def _live(self, name: str, drawn: _Drawn) -> Unsaved | None:
        """Return what was typed into a field; what somebody saved meanwhile in the same words is forgotten."""
        typed = self._kept.get(name)
        if typed is None:
            return None
        if typed.value == _value(drawn.stored):
            with suppress(ProblemsFoundError):
                self._forget({name: typed.value})
            return None
        if not drawn.takes(typed.value):
            del self._kept[name]
            return None
        return typed

    def enter(self, name: str, value: object) -> None:
        """Put a value into a field for the person, who chose it beside the field; in the callback of that choice."""
        st.session_state[self.key(name)] = value
        self._typed(name)

    def holds(self, name: str) -> bool:
        """Say whether something was typed into a field, drawn or not, and is not saved."""
        return name in self._kept

    def value(self, name: str) -> object:
        """Return what stands in a field now; in the callback of a button, what the person sees there."""
        return st.session_state.get(self.key(name), self._drawn[name].stored)

    @property
    def typed(self) -> Mapping[str, object]:
        """What was typed into fields and differs from what is stored, by field."""
        return {name: self._kept[name].value for name in self._drawn if name in self._kept}

    def seen(self, name: str) -> object:
        """Return what the person saw in a field when they began to type, or what they see now."""
        return self._drawn[name].seen

    @property
    def waiting(self) -> Mapping[str, object]:
        """What was typed, is not saved and was not said to be so by :meth:`note`, by field, drawn or not."""
        return {name: typed.value for name, typed in self._kept.items() if name not in self._said}

    def saved(self, _result: object = None) -> None:
        """Forget what was typed, for it is saved; for ``after`` of :func:`planner.app.web.saving.save`."""
        self.saved_of((*self._drawn, *self._kept))

    def saved_of(self, names: Collection[str]) -> None:
        """Forget what was typed into some fields, for only they are saved."""
        self._saved.update(names)
        self._forget({name: typed.value for name, typed in self._kept.items() if name in names})

    def forget(self, names: Collection[str]) -> None:
        """Forget what was typed into some fields, for it stands there already."""
        self._forget({name: self._kept[name].value for name in names if name in self._kept})

    def keep(self) -> None:
        """Keep the fields of a form of the framework that was sent and could not be saved."""
        for name in self._drawn:
            self._typed(name)

    def note(self, names: Collection[str] | None = None, *, part: str = "") -> None:
        """Say below a form what of it is not saved yet, each field once, and let the person discard it.

        ``names`` are the fields meant, else all that were drawn; ``part`` names for good the part of the form that
        they are.
        """
        meant = self._drawn if names is None else names
        live = {name: self._kept[name] for name in meant if name in self._kept and name not in self._said}
        self._said.update(live)
        say, where = session.wording().say, "-".join(filter(None, (self._place, part)))
        if live:
            self._say_unsaved(live, where)
        elif st.session_state.get(f"{_GIVEN_UP} {where}"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(say("What you typed is discarded."), width="content")
                st.button(
                    say("Bring it back"), type="tertiary", key=f"{where}-back", on_click=self._back, args=(where,)
                )

    def _say_unsaved(self, live: Mapping[str, Unsaved], where: str) -> None:
        say, names = session.wording().say, tuple(live)
        latest = saving.moment(max(typed.at for typed in live.values()))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(say("Not saved yet, typed on {moment}.", moment=latest)), width="content")
            if any(name in self._drawn and self._drawn[name].save for name in live):
                st.button(say("Save"), type="tertiary", key=f"{where}-again", on_click=self._save_again, args=(names,))
            st.button(
                say("Discard"), type="tertiary", key=f"{where}-discard", on_click=self._discard, args=(names, where)
            )
        for name in set(live) & set(_aside(self._place)):
            # The browser looks for this container, and goes on keeping the text itself.
            with st.container(key=f"unkept-{self.key(name)}"):
                st.error(say("What you typed could not be kept. Leave this page open until you have saved it."))

    def _save_again(self, names: tuple[str, ...]) -> None:
        for name in names:
            self._save(name)

    def _discard(self, names: tuple[str, ...], where: str) -> None:
        gone = {name: self._kept[name] for name in names if name in self._kept}
        self._forget({name: typed.value for name, typed in gone.items()})
        st.session_state[f"{_GIVEN_UP} {where}"] = gone

    def _back(self, where: str) -> None:
        for name, typed in st.session_state.pop(f"{_GIVEN_UP} {where}", {}).items():
            self._write(name, typed.value, typed.seen)

    def _typed(self, name: str) -> None:
        """Keep what a field holds, or forget it where the person typed back what stands there."""
        if name in self._saved:
            # The button was heard before the field that the person left for it.
            return
        drawn, value = self._drawn[name], _value(st.session_state.get(self.key(name)))
        if value not in (_value(drawn.stored), _value(drawn.seen)):
            self._write(name, value, drawn.seen)
        elif name in self._kept:
            self._forget({name: self._kept[name].value})

    def _save(self, name: str) -> None:
        """Save a field at once; keep what it holds where that is refused or disputed."""
        drawn, value = self._drawn[name], _value(st.session_state.get(self.key(name)))
        if drawn.save is None or value == _value(drawn.stored):
            self._typed(name)
        elif not drawn.save(Typed(value=value, seen=drawn.seen, after=partial(self._saved_at_once, name, value))):
            self._write(name, value, drawn.seen)

    def _saved_at_once(self, name: str, value: object, _result: object) -> None:
        if name in self._kept:
            self._forget({name: value})

    def _write(self, name: str, value: object, seen: object) -> None:
        aside = _aside(self._place)
        try:
            self._kept[name] = session.store().keep_unsaved(author(), self._place, name, value, seen=_value(seen))
            aside.pop(name, None)
        except ProblemsFoundError:
            self._kept[name] = aside[name] = Unsaved(value=value, seen=_value(seen), at=datetime.now(tz=UTC))

    def _forget(self, gone: Mapping[str, object]) -> None:
        for name in gone:
            _aside(self._place).pop(name, None)
            self._kept.pop(name, None)
        if gone:
            session.store().forget_unsaved(author(), self._place, gone)


def _in_browser() -> frozenset[str]:
    """Return the keys of the fields that the browser shows: it says in each run what they hold.

    Of a form of the framework it says nothing before that is sent.
    """
    context = get_script_run_ctx()
    states = context.session_state.get_widget_states() if context else ()
    return frozenset(filter(None, (user_key_from_element_id(state.id) for state in states)))


def _value(value: object) -> object:
    """Return a field's value as it is kept: what has several is a list."""
    return list(value) if isinstance(value, tuple) else value


def _aside(place: str) -> dict[str, Unsaved]:
    """Return what the store could not take: it lasts as long as the session."""
    aside: dict[str, dict[str, Unsaved]] = st.session_state.setdefault(_ASIDE, {})
    return aside.setdefault(place, {})


_READ: ContextVar[_Known | None] = ContextVar("known", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Read once what the many forms within need, each of which would else ask the store and the browser."""
    before = _READ.set(_Known.of())
    try:
        yield
    finally:
        _READ.reset(before)


def keep(place: str, name: str, value: object, *, seen: object) -> None:
    """Keep what was typed elsewhere than in a form, such as in a table, where a form shows it again."""
    with suppress(ProblemsFoundError):
        session.store().keep_unsaved(author(), place, name, value, seen=seen)


def forget(place: str, saved: Mapping[str, object]) -> None:
    """Forget what :func:`keep` kept, once it is saved or given up."""
    known = unsaved(place).get(place, {})
    if known.keys() & saved.keys():
        session.store().forget_unsaved(author(), place, saved)


def unsaved(place: str | None = None) -> Mapping[str, Mapping[str, Unsaved]]:
    """Return what this person typed and has not saved, by place and field; at one place, or everywhere."""
    return session.store().unsaved(author(), place)


# A dialog that is left


_ANEW: ContextVar[bool] = ContextVar("anew", default=False)


def in_dialog(body: Callable[[], None]) -> Callable[[], None]:
    """Return what draws a dialog, where its fields are drawn: what is typed in it can be told when it is left.

    The browser forgets fields with their dialog, while the framework on the server goes on knowing
    them as long as only parts of the page are drawn: when a dialog opens, its fields are sent anew.
    """
    anew = True

    def drawn() -> None:
        nonlocal anew
        st.session_state[_PLACES] = set()
        before, anew = _ANEW.set(anew), False
        try:
            body()
        finally:
            _ANEW.reset(before)

    return drawn


def leave(dialog: str) -> None:
    """Say that what was typed in a dialog is kept, and where, when it is closed unsaved; for its ``on_dismiss``.

    ``dialog`` is its title, as Markdown.
    """
    if unsaved().keys() & st.session_state.pop(_PLACES, set()):
        saving.toast(session.wording().say("Not saved: what you typed is kept in “{dialog}”.", dialog=dialog))
