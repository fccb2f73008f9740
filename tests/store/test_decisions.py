"""What a person decided about conflicts changes their edits, field by field, and nothing else."""

from datetime import date

import pytest

from planner.store import Change, Confirm, Conflict, Create, Decisions, Delete, Edit, Entity, place_of

ROW = "F06-01"


def change(field: str, new: object, seen: object = "old") -> Change:
    return Change(entity=Entity.ACTION, of="p", id=ROW, field=field, seen=seen, new=new)


def clash(edit: Edit, field: str, theirs: object, *, gone: bool = False) -> Conflict:
    return Conflict(edit=edit, field=field, seen="old", mine="mine", theirs=theirs, gone=gone)


def decided(edits: list[Edit], conflicts: list[Conflict], mine: list[Conflict]) -> list[Edit]:
    return list(Decisions(tuple(conflicts), frozenset(map(place_of, mine))).applied_to(edits))


def test_without_conflicts_everything_is_as_it_was_meant() -> None:
    edits: list[Edit] = [change("title", "mine")]
    assert decided(edits, [], []) == edits


def test_a_field_that_the_person_keeps_is_changed_from_what_stands_there_now() -> None:
    title, why = change("title", "mine"), change("why", "because")
    conflict = clash(title, "title", "theirs")
    assert decided([title, why], [conflict], [conflict]) == [change("title", "mine", seen="theirs"), why]


def test_a_field_that_the_person_leaves_to_others_is_left_alone_and_the_rest_is_done() -> None:
    title, why = change("title", "mine"), change("why", "because")
    decisions = Decisions((clash(title, "title", "theirs"),))
    assert list(decisions.applied_to([title, why])) == [why]
    assert decisions.gives_way((Entity.ACTION, "p", ROW, "title"))
    assert not decisions.gives_way((Entity.ACTION, "p", ROW, "why"))
    assert decisions.leaves(Entity.ACTION, "p", ROW)
    assert not decisions.leaves(Entity.ACTION, "p", "F06-02")


def test_a_row_that_is_gone_stays_gone_whatever_the_person_wants() -> None:
    title, look = change("title", "mine"), Confirm(of="p", id=ROW, on=date(2027, 3, 1))
    gone = [clash(title, "title", None, gone=True), clash(look, "confirmed_on", None, gone=True)]
    assert decided([title, look], gone, gone) == []


def test_a_row_that_somebody_else_added_is_changed_in_the_fields_that_the_person_keeps() -> None:
    create = Create(entity=Entity.ACTION, of="p", id=ROW, values={"title": "mine", "why": "because"})
    title, why = clash(create, "title", "theirs"), clash(create, "why", "so")
    assert decided([create], [title, why], [title]) == [change("title", "mine", seen="theirs")]


@pytest.mark.parametrize("keeps", [True, False])
def test_a_row_is_removed_only_by_who_decides_so_of_every_field_that_others_changed(*, keeps: bool) -> None:
    delete = Delete(entity=Entity.ACTION, of="p", id=ROW, seen={"title": "old", "why": "old"})
    title, why = clash(delete, "title", "theirs"), clash(delete, "why", "so")
    after = decided([delete], [title, why], [title, why] if keeps else [title])
    seen = {"title": "theirs", "why": "so"}
    assert after == ([Delete(entity=Entity.ACTION, of="p", id=ROW, seen=seen)] if keeps else [])
