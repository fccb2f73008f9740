"""What somebody typed and has not saved is theirs, exactly as typed, and no part of the history."""

from datetime import UTC, date, datetime

import pytest

from planner.store import Store, Unsaved, open_store, verify

AT = datetime(2027, 3, 15, 9, 30, tzinfo=UTC)
PLACE = "plan-edit-harbour-plan-F06-01"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "a\x00b",
        "half a pair: \ud83d",
        "line\r\nline\u2028é 🛟",
        "x" * 300_000,
        None,
        5.0,
        True,
        date(2027, 1, 4),
        ["F06-01", "F06-02"],
    ],
)
def test_what_is_typed_comes_back_as_it_was_typed_whatever_the_rules_say_of_it(store: Store, typed: object) -> None:
    store.keep_unsaved("anna", PLACE, "why", typed, seen="as it was")
    typed_before = store.unsaved("anna", PLACE)[PLACE]["why"]
    assert (typed_before.value, type(typed_before.value), typed_before.seen) == (typed, type(typed), "as it was")


def test_what_the_person_saw_when_they_began_stays(store: Store) -> None:
    store.keep_unsaved("anna", PLACE, "why", "One", seen="before")
    store.keep_unsaved("anna", PLACE, "why", "One two", seen="what others wrote meanwhile")
    assert store.unsaved("anna", PLACE)[PLACE]["why"].seen == "before"


def test_nobody_reads_what_others_typed(store: Store) -> None:
    store.keep_unsaved("anna", PLACE, "why", "Anna’s", seen="")
    assert store.unsaved("boris", PLACE) == store.unsaved("boris") == {}


def test_only_what_was_saved_is_forgotten(store: Store) -> None:
    store.keep_unsaved("anna", PLACE, "why", "from another window", seen="")
    store.keep_unsaved("anna", PLACE, "title", "Saved", seen="")
    store.keep_unsaved("boris", PLACE, "title", "Saved", seen="")
    store.forget_unsaved("anna", PLACE, {"why": "from this window", "title": "Saved"})
    assert {name: field.value for name, field in store.unsaved("anna", PLACE)[PLACE].items()} == {
        "why": "from another window"
    }
    assert "title" in store.unsaved("boris", PLACE)[PLACE]


def test_what_was_typed_before_the_name_was_known_goes_to_the_person_and_takes_the_place_of_nothing(
    store: Store,
) -> None:
    store.keep_unsaved("browser:1", PLACE, "why", "nameless", seen="")
    store.keep_unsaved("browser:1", PLACE, "title", "nameless", seen="")
    store.keep_unsaved("anna", PLACE, "title", "Anna’s", seen="")
    store.hand_over_unsaved("browser:1", "anna")
    assert {name: field.value for name, field in store.unsaved("anna", PLACE)[PLACE].items()} == {
        "why": "nameless",
        "title": "Anna’s",
    }


def test_it_is_no_part_of_the_history_and_the_store_still_holds_together(harbour: Store) -> None:
    before = harbour.revision()
    harbour.keep_unsaved("anna", PLACE, "why", "Secret\x00", seen="")
    assert harbour.revision() == before
    assert not [line for line in harbour.history() if "Secret" in f"{line.old}{line.new}"]
    verify(harbour)


def test_it_lasts_over_a_restart(store: Store) -> None:
    typed_before = store.keep_unsaved("anna", PLACE, "why", "Typed", seen="")
    store.close()
    where = store.database.file or store.database.engine.url.render_as_string(hide_password=False)
    with open_store(where) as again:
        assert again.unsaved("anna", PLACE) == {PLACE: {"why": typed_before}}
    assert isinstance(typed_before, Unsaved)
