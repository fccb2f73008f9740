"""Under which name somebody acts: what they said, what the browser remembers, whose computer it is."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from planner.app import desk
from planner.app.web import sign_in
from planner.store import Actor, Store

Within = Callable[..., AppTest]
_DAY = date(2027, 3, 15)


@pytest.mark.parametrize(
    ("in_session", "remembered", "of_computer", "name"),
    [
        ("Anna", "B%C3%A9la", "Chloé", "Anna"),
        (None, "B%C3%A9la", "Chloé", "Béla"),
        ("", "", "Chloé", "Chloé"),
        (None, "", "", None),
        (None, "%20", "", None),
        ("  Anna \n Martin ", "", "", "Anna Martin"),
        (None, "100%", "", "100%"),
    ],
)
def test_what_a_person_said_goes_before_what_is_remembered(
    in_session: object, remembered: str, of_computer: str, name: str | None
) -> None:
    assert sign_in.chosen_name(in_session, remembered, of_computer) == name


@given(st.text(alphabet="aé%2 \n\t", max_size=150))
def test_a_name_is_one_line_that_a_field_can_show(remembered: str) -> None:
    name = sign_in.chosen_name(None, remembered, "")
    assert name is None or (name == " ".join(name.split()) and 0 < len(name) <= 100)


def heard(within: Within, ask: Callable[[], object], **place: str) -> object:
    """Return what a question is answered in the run of a page that Anna reads."""
    answers: list[object] = []
    within(lambda: answers.append(ask()), **place)
    return answers[0]


def test_who_only_looks_has_no_row_in_the_store(within: Within, store: Store) -> None:
    assert heard(within, sign_in.person) is None
    assert heard(within, sign_in.person_name) == "Anna"
    assert store.people() == ()


def test_a_person_is_known_again_however_they_write_their_name(within: Within, store: Store) -> None:
    known = desk.introduce(store, "ANNA")
    desk.begin_with(store, "Aldmere", "anti-discrimination", language="en", by=known, today=_DAY)
    person = heard(within, sign_in.person)
    assert person is not None
    assert getattr(person, "id") == known.id  # noqa: B009 - what is heard is an object


def test_the_history_names_people_and_those_whom_nobody_knows(within: Within, store: Store, anna: Actor) -> None:
    desk.begin_with(store, "Aldmere", "anti-discrimination", language="en", by=anna, today=_DAY)
    assert heard(within, lambda: sign_in.name_of(anna.id)) == "Anna"
    assert heard(within, lambda: sign_in.name_of("p-0")) == "p-0"
    assert heard(within, lambda: sign_in.name_of(None)) == "Somebody"


def test_another_name_holds_from_the_next_run_on(within: Within) -> None:
    def body() -> None:
        sign_in.menu()
        sign_in.remember_or_ask()

    page = within(body)
    page.text_input(key="person-said").set_value("  Chloé   Martin ")
    page.button(key="person-keep").click().run()
    assert page.session_state[sign_in.CHOSEN_NAME] == "Chloé Martin"


def test_blanks_are_no_name(within: Within) -> None:
    page = within(sign_in.menu)
    page.text_input(key="person-said").set_value("   ")
    page.button(key="person-keep").click().run()
    assert page.session_state[sign_in.CHOSEN_NAME] == "Anna"
