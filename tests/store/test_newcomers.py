"""Whoever acts for the first time becomes known with what they do first, and nobody becomes two people."""

import pytest

from planner.problem import ProblemsFoundError
from planner.store import Actor, Change, Entity, HistoryKind, Person, Store, actor_called
from store.conftest import ANNA

PLAN = "harbour-plan"
PEOPLE = (
    Person(id="anna-kovac", name="Anna Kovač"),
    Person(id="boris", name="Boris Ito"),
    Person(id="clara", name="boris"),
)


@pytest.mark.parametrize(
    ("typed", "actor"),
    [
        ("anna-kovac", Actor("anna-kovac")),
        ("Anna Kovač", Actor("anna-kovac")),
        ("  anna   KOVAČ ", Actor("anna-kovac")),
        ("boris", Actor("boris")),
        ("BORIS", Actor("clara")),
        ("Dora", Actor("dora", name="Dora")),
        ("Анна", Actor("someone", name="Анна")),
        ("   ", Actor("someone", name="someone")),
    ],
)
def test_who_goes_by_an_id_or_a_name_is_known_and_who_does_not_comes_anew(typed: str, actor: Actor) -> None:
    """An id is meant exactly, and before any name: one person's id may be the name of another."""
    assert actor_called(typed, PEOPLE) == actor


def title_by(store: Store, actor: Actor, title: str) -> str:
    batch = store.commit(store.plan(PLAN).changes("F06-01", title=title), by=actor)
    return next(entry.actor for entry in store.history(batch=batch.id))


def test_a_newcomer_is_added_with_their_first_change_and_only_then(harbour: Store) -> None:
    newcomer = Actor("dora-weiss", name="Dora Weiss")
    assert title_by(harbour, newcomer, "First") == "dora-weiss"
    assert title_by(harbour, newcomer, "Second") == "dora-weiss"
    assert [(person.id, person.name) for person in harbour.people()] == [("dora-weiss", "Dora Weiss")]
    came = [entry for entry in harbour.history() if entry.entity is Entity.PERSON]
    assert [(entry.actor, entry.kind) for entry in came] == [("dora-weiss", HistoryKind.EDIT)]


def test_who_changes_nothing_becomes_known_to_nobody(harbour: Store) -> None:
    newcomer = Actor("dora-weiss", name="Dora Weiss")
    same = Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen="Same", new="Same")
    assert harbour.commit([same], by=newcomer).changed == 0
    with pytest.raises(ProblemsFoundError):
        harbour.commit(harbour.plan(PLAN).changes("F06-01", percent=140), by=newcomer)
    with pytest.raises(ProblemsFoundError):
        harbour.commit(harbour.plan(PLAN).changes("F06-01", owner="nobody"), by=newcomer)
    assert harbour.people() == ()


def test_two_people_whose_names_make_the_same_id_are_two_people(harbour: Store) -> None:
    assert title_by(harbour, actor_called("Zoë Ito", harbour.people()), "First") == "zoe-ito"
    assert title_by(harbour, actor_called("Zoe Ito", harbour.people()), "Second") == "zoe-ito-2"
    assert title_by(harbour, actor_called("zoë ito", harbour.people()), "Third") == "zoe-ito"
    assert {person.id: person.name for person in harbour.people()} == {"zoe-ito": "Zoë Ito", "zoe-ito-2": "Zoe Ito"}


def test_who_came_between_the_question_and_the_change_is_the_same_person(harbour: Store) -> None:
    """Two windows of one new person both think that they come first."""
    twice = actor_called("Dora Weiss", harbour.people())
    assert [title_by(harbour, twice, title) for title in ("First", "Second")] == ["dora-weiss", "dora-weiss"]
    assert len(harbour.people()) == 1


def test_undo_by_a_newcomer_makes_them_known_too(harbour: Store) -> None:
    batch = harbour.commit(harbour.plan(PLAN).changes("F06-01", title="Anna’s"), by=ANNA)
    harbour.undo(batch.id, by=Actor("dora-weiss", name="Dora Weiss"))
    assert [person.id for person in harbour.people()] == ["dora-weiss"]
