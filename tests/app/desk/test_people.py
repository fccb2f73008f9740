"""People are known by id or name, and a newcomer is noted with the first change that they make."""

import pytest

from planner.app import desk
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store


def test_a_person_is_kept_with_their_first_change_and_then_known_by_id_or_name(empty: Store) -> None:
    newcomer = desk.introduce(empty, "  Anna   Kovač ")
    assert empty.people() == ()
    desk.create_city(empty, "Harbour", by=newcomer)
    assert [(person.id, person.name) for person in empty.people()] == [("anna-kovac", "Anna Kovač")]
    assert {entry.actor for entry in empty.history()} == {"anna-kovac"}
    assert [desk.introduce(empty, typed) for typed in ("anna-kovac", "ANNA KOVAČ")] == [Actor("anna-kovac")] * 2


def test_whoever_changes_nothing_is_noted_nowhere(empty: Store) -> None:
    anna = desk.introduce(empty, "Anna")
    with pytest.raises(ProblemsFoundError):
        desk.create_city(empty, "   ", by=anna)
    assert (empty.people(), empty.history()) == ((), ())


def test_two_people_whose_names_look_alike_stay_two(empty: Store) -> None:
    for name in ("Ana Šimić", "Ana Simic"):
        desk.create_city(empty, f"City of {name}", by=desk.introduce(empty, name))
    assert [(person.id, person.name) for person in empty.people()] == [
        ("ana-simic-2", "Ana Simic"),
        ("ana-simic", "Ana Šimić"),
    ]
