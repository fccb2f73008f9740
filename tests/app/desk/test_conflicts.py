"""Whoever decides about a conflict gets what they decided, field by field, and the rest is done as it was meant."""

from datetime import date
from pathlib import Path

import pytest

from planner.app import desk
from planner.app.desk.conflicts import do_again
from planner.store import (
    Actor,
    Batch,
    Change,
    Confirm,
    Conflict,
    ConflictError,
    Create,
    Decisions,
    Delete,
    Entity,
    Store,
    open_store,
    place_of,
)
from planner.toolkit.assessment import Answer, ContextReading, Response
from planner.wording import Wording


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "planner.db")


@pytest.fixture
def city(store: Store) -> str:
    return desk.create_city(store, "Rocmarin", by=desk.introduce(store, "Anna"), population=1000).id


def change(city: str, field: str, seen: object, new: object) -> Change:
    return Change(entity=Entity.CITY, id=city, field=field, seen=seen, new=new)


@pytest.mark.parametrize(("keep", "population"), [(True, 3000), (False, 2000)])
def test_one_field_is_decided_and_the_other_merges(store: Store, city: str, *, keep: bool, population: int) -> None:
    anna, bela = desk.introduce(store, "Anna"), desk.introduce(store, "Béla")
    store.commit([change(city, "population", 1000, 2000)], by=bela)

    def wanted(where: Store, by: Actor) -> Batch:
        return where.commit([change(city, "population", 1000, 3000), change(city, "country", None, "FR")], by=by)

    with pytest.raises(ConflictError) as clash:
        wanted(store, anna)
    mine = [place_of(conflict) for conflict in clash.value.conflicts] if keep else []
    do_again(store, wanted, clash.value.conflicts, mine, by=anna)
    (stored_city,) = store.cities()
    assert (stored_city.population, stored_city.country) == (population, "FR")


def test_a_third_person_in_between_is_a_conflict_again(store: Store, city: str) -> None:
    anna, bela = desk.introduce(store, "Anna"), desk.introduce(store, "Béla")
    store.commit([change(city, "population", 1000, 2000)], by=bela)

    def wanted(where: Store, by: Actor) -> Batch:
        return where.commit([change(city, "population", 1000, 3000)], by=by)

    with pytest.raises(ConflictError) as clash:
        wanted(store, anna)
    store.commit([change(city, "population", 2000, 2500)], by=bela)
    mine = [place_of(conflict) for conflict in clash.value.conflicts]
    with pytest.raises(ConflictError):
        do_again(store, wanted, clash.value.conflicts, mine, by=anna)


@pytest.mark.parametrize(("keep", "population"), [(True, 1000), (False, 3000)])
def test_what_is_taken_back_is_decided_too(store: Store, city: str, *, keep: bool, population: int) -> None:
    anna, bela = desk.introduce(store, "Anna"), desk.introduce(store, "Béla")
    done = store.commit([change(city, "population", 1000, 2000)], by=anna)
    store.commit([change(city, "population", 2000, 3000)], by=bela)

    def wanted(where: Store, by: Actor) -> Batch:
        return where.undo(done.id, by=by)

    with pytest.raises(ConflictError) as clash:
        wanted(store, anna)
    mine = [place_of(conflict) for conflict in clash.value.conflicts] if keep else []
    do_again(store, wanted, clash.value.conflicts, mine, by=anna)
    (stored_city,) = store.cities()
    assert stored_city.population == population


def test_a_confirmation_of_what_is_gone_is_left_out(city: str) -> None:
    edit = Confirm(of="plan", id="F01-01", on=date(2027, 3, 15))
    gone = Conflict(edit=edit, field="confirmed_on", seen=None, mine=edit.on, theirs=None, gone=True)
    assert Decisions((gone,)).applied_to([edit, change(city, "country", None, "FR")]) == (
        change(city, "country", None, "FR"),
    )


def test_of_two_who_add_the_same_row_the_fields_are_decided(store: Store, city: str) -> None:
    anna, bela = desk.introduce(store, "Anna"), desk.introduce(store, "Béla")
    made = desk.new_assessment(
        store, city, "anti-discrimination", language="en", by=anna, today=store.history()[0].at.date()
    ).assessment
    desk.save_reading(store, made, "C1", ContextReading(note="theirs"), seen=None, by=bela)

    def wanted(where: Store, by: Actor) -> Batch:
        return desk.save_reading(where, made, "C1", ContextReading(note="mine"), seen=None, by=by)

    with pytest.raises(ConflictError) as clash:
        wanted(store, anna)
    assert [(conflict.mine, conflict.theirs) for conflict in clash.value.conflicts] == [("mine", "theirs")]
    do_again(store, wanted, clash.value.conflicts, [place_of(conflict) for conflict in clash.value.conflicts], by=anna)
    assert store.assessment(made).assessment.context["C1"].note == "mine"


def test_of_two_answers_at_once_both_are_told_in_the_readers_words(store: Store, city: str) -> None:
    anna, bela = desk.introduce(store, "Anna"), desk.introduce(store, "Béla")
    made = desk.new_assessment(
        store, city, "anti-discrimination", language="en", by=anna, today=store.history()[0].at.date()
    ).assessment
    desk.save_answer(store, made, "1.1", Response(answer=Answer.YES), seen=None, by=bela)
    with pytest.raises(ConflictError) as clash:
        desk.save_answer(store, made, "1.1", Response(answer=Answer.PARTLY), seen=None, by=anna)
    (clash_in_words,) = desk.clashes(store, clash.value.conflicts, wording=Wording("fr"))
    assert (clash_in_words.mine, clash_in_words.theirs, clash_in_words.who) == ("En partie", "Oui", "Béla")


def test_a_removal_is_done_only_when_all_that_changed_may_go(store: Store, city: str) -> None:
    anna, bela = desk.introduce(store, "Anna"), desk.introduce(store, "Béla")
    store.commit([change(city, "population", 1000, 2000)], by=bela)
    removal = Delete(entity=Entity.CITY, id=city, seen={"population": 1000})
    with pytest.raises(ConflictError) as clash:
        store.commit([removal], by=anna)
    assert Decisions(clash.value.conflicts).applied_to([removal]) == ()
    (again,) = Decisions(
        clash.value.conflicts, frozenset(place_of(conflict) for conflict in clash.value.conflicts)
    ).applied_to([removal])
    assert isinstance(again, Delete)
    assert again.seen == {"population": 2000}


def test_without_conflicts_nothing_is_touched(city: str) -> None:
    edits = (Create(entity=Entity.PERSON, id="x", values={"name": "X"}), change(city, "country", None, "FR"))
    assert Decisions().applied_to(edits) == edits
