"""All that is read in one moment belongs together, and says whether a later moment only went on from it."""

from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from plan_edits import removing
from tracked_plans import action, plan_of

from planner.store import (
    Actor,
    Change,
    Confirm,
    ConflictError,
    Create,
    Decisions,
    DocumentKind,
    Edit,
    Entity,
    Moment,
    State,
    Store,
    backup,
    city_edits,
    document_edits,
    open_store,
    place_of,
    plan_edits,
    restore,
)
from planner.toolkit.city import City
from store.conftest import ANNA, BORIS

PLAN = "harbour-plan"


def retitled(store: Store, title: str, action_id: str = "F06-01") -> str:
    return store.commit(store.plan(PLAN).changes(action_id, title=title), by=BORIS).id


def test_a_moment_does_not_move_while_others_write(harbour: Store) -> None:
    with harbour.moment() as moment:
        before = (moment.plans(), moment.plan(PLAN), moment.state(), moment.history())
        retitled(harbour, "Meanwhile")
        assert (moment.plans(), moment.plan(PLAN), moment.state(), moment.history()) == before
    with harbour.moment() as moment:
        assert moment.plan(PLAN).plan.action_by_id["F06-01"].title == "Meanwhile"


def test_what_is_read_in_a_choice_is_what_stands_when_it_is_carried_out(harbour: Store) -> None:
    retitled(harbour, "Before")

    def choose(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        assert moment.actor == "anna"
        return moment.plan(PLAN).changes("F06-01", title="Chosen"), moment.plan(PLAN).plan.action_by_id["F06-01"].title

    batch, seen = harbour.settle(choose, by=ANNA)
    assert (seen, batch.changed) == ("Before", 1)


def test_edits_of_what_was_removed_have_the_conflicts_that_saving_them_would_meet(harbour: Store) -> None:
    seen, day = harbour.plan(PLAN), date(2027, 2, 1)
    harbour.commit(removing(seen, "F06-03"), by=ANNA)
    unchanged = seen.change("F06-03", "title", seen.plan.action_by_id["F06-03"].title)
    edits: tuple[Edit, ...] = (
        *seen.changes("F06-03", why="Mine"),
        unchanged,
        Confirm(of=PLAN, id="F06-03", on=day),
        *seen.changes("F06-01", why="Mine"),
    )
    with pytest.raises(ConflictError) as refused:
        harbour.commit(edits, by=BORIS)
    conflicts = refused.value.conflicts
    before = harbour.state()
    with harbour.moment() as moment:
        assert moment.conflicts_with_removals(edits, by=BORIS) == conflicts
        assert [(conflict.field, conflict.who) for conflict in conflicts] == [("why", "anna"), ("confirmed_on", "anna")]
        for mine in ((), map(place_of, conflicts)):
            decided = Actor("boris", decisions=Decisions(conflicts, frozenset(mine)))
            assert moment.conflicts_with_removals(edits, by=decided) == ()
    assert harbour.state() == before


def test_ids_are_given_once_and_for_all(harbour: Store) -> None:
    gone = [
        Change(entity=entity, id=id_, field="removed_on", seen=None, new=date(2027, 3, 1))
        for entity, id_ in ((Entity.PLAN, PLAN), (Entity.CITY, "harbour"))
    ]
    harbour.commit(gone, by=ANNA)
    with harbour.moment() as moment:
        assert moment.ids(Entity.PLAN) == {PLAN}
        assert moment.ids(Entity.CITY) == {"harbour"}
        assert moment.row(Entity.PLAN, "", PLAN) is not None
        assert moment.ids(Entity.ASSESSMENT) == frozenset()


def test_rows_of_an_owner_are_read_by_id_with_their_plain_fields(harbour: Store) -> None:
    with harbour.moment() as moment:
        rows = moment.rows(Entity.ACTION, PLAN)
        assert list(rows) == ["F06-01", "F06-02", "F06-03"]
        assert rows["F06-02"] == moment.row(Entity.ACTION, PLAN, "F06-02")
        assert moment.rows(Entity.COMMENT, PLAN) == {}
        assert moment.row(Entity.ACTION, PLAN, "F09-01") is None
        assert moment.referring(Entity.ACTION, PLAN, "F06-01") == ((Entity.DEPENDENCY, "F06-01>F06-02"),)


def test_a_row_is_touched_by_a_later_change_of_it_and_of_no_other(harbour: Store) -> None:
    seen = harbour.state()
    retitled(harbour, "x", "F06-02")
    with harbour.moment() as moment:
        assert moment.touched_since(seen, Entity.ACTION, PLAN, "F06-02")
        assert not moment.touched_since(seen, Entity.ACTION, PLAN, "F06-01")
        assert not moment.touched_since(moment.state(), Entity.ACTION, PLAN, "F06-02")


def test_a_plan_is_changed_by_what_belongs_to_it(harbour: Store) -> None:
    harbour.commit(plan_edits("other", plan_of(action("F06-01")), city="harbour"), by=ANNA)
    seen = harbour.state()
    comment = {"author": "anna", "written_at": "2027-01-05T09:00:00Z", "text": "x"}
    harbour.commit([Create(entity=Entity.COMMENT, of=PLAN, id="c", values=comment)], by=ANNA)
    with harbour.moment() as moment:
        assert moment.history_since(seen, Entity.PLAN, PLAN)
        assert not moment.history_since(seen, Entity.PLAN, "other")
        assert not moment.history_since(moment.state(), Entity.PLAN, PLAN)


def test_the_last_change_of_somebody_is_the_last_that_still_stands(harbour: Store) -> None:
    def last(actor: str) -> str | None:
        with harbour.moment() as moment:
            return moment.last_batch(actor)

    first = retitled(harbour, "First")
    second = retitled(harbour, "Second")
    harbour.commit(harbour.plan(PLAN).changes("F06-02", title="Anna’s"), by=ANNA)
    assert last("boris") == second
    harbour.undo(second, by=ANNA)
    assert last("boris") == first
    undo = harbour.undo(first, by=BORIS)
    assert last("boris") is None
    redo = harbour.undo(undo.id, by=BORIS)
    assert last("boris") == first
    harbour.undo(redo.id, by=BORIS)
    assert last("boris") is None
    assert last("nobody") is None


def test_who_somebody_is_is_no_change_of_theirs(harbour: Store) -> None:
    harbour.commit([Create(entity=Entity.PERSON, id="boris", values={"name": "Boris"})], by=BORIS)
    with harbour.moment() as moment:
        assert moment.last_batch("boris") is None


def test_a_store_that_was_put_back_does_not_go_on_from_what_was_seen(empty_file: Path, tmp_path: Path) -> None:
    saved, file = tmp_path / "saved.db", copyfile(empty_file, tmp_path / "file.db")
    plan = plan_of(action("F06-01"), action("F06-02"), action("F06-03"))
    with open_store(file) as store:
        store.commit([*city_edits("harbour", plan.city), *plan_edits(PLAN, plan, city="harbour")], by=ANNA)
        backup(store, saved)
        before = store.state()
        retitled(store, "Lost")
        lost = store.state()
    restore(saved, file, replace=True)
    with open_store(file) as store:
        retitled(store, "Instead", "F06-02")
        with store.moment() as moment:
            assert moment.revision() == lost.revision
            assert not moment.goes_on_from(lost)
            assert moment.goes_on_from(before)
            assert moment.goes_on_from(State(0, ""))
            assert moment.history_since(lost, Entity.PLAN, PLAN)
            assert moment.touched_since(lost, Entity.ACTION, PLAN, "F06-03")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_history_is_asked_for_from_a_revision_on(harbour: Store, number: int) -> None:
    since = harbour.revision()
    for title in ("a", "b", "c"):
        retitled(harbour, title)
    later = harbour.history(PLAN, since=since + number - 1)
    assert [entry.new for entry in later] == ["a", "b", "c"][number - 1 :]


def test_an_empty_store_has_a_state_too(store: Store) -> None:
    assert (store.state(), store.revision(), store.history()) == (State(0, ""), 0, ())
    store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
    assert store.state().revision == 1
    assert store.state("nowhere") == State(0, "")


def test_a_document_is_noted_with_the_plan_that_it_names(harbour: Store) -> None:
    before = harbour.revision(PLAN)
    harbour.commit(document_edits("d", kind=DocumentKind.SNAPSHOT, title="t", content="c", plan=PLAN), by=ANNA)
    assert harbour.revision(PLAN) > before
    assert [entry.entity for entry in harbour.history(PLAN, since=before)] == [Entity.DOCUMENT]
