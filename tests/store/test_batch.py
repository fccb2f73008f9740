"""What several people change merges, or every clash is listed with all that is needed to decide."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from plan_edits import adding, removing
from tracked_plans import action

from planner.store import (
    Change,
    Confirm,
    ConflictError,
    Create,
    Entity,
    Store,
    city_edits,
    open_store,
    verify,
)
from planner.toolkit.city import City
from store.conftest import ANNA, BORIS
from store.engines import EmptyPlace

PLAN = "harbour-plan"


def title_of(store: Store, action_id: str = "F06-01") -> str:
    return store.plan(PLAN).plan.action_by_id[action_id].title


def test_different_fields_merge(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", title="By Anna"), by=ANNA)
    harbour.commit(seen.changes("F06-01", why="By Boris"), by=BORIS)
    facts = harbour.plan(PLAN).plan.action_by_id["F06-01"]
    assert (facts.title, facts.why) == ("By Anna", "By Boris")


def test_a_field_that_somebody_changed_meanwhile_is_a_conflict_with_everything_needed_to_decide(
    empty_place: EmptyPlace,
) -> None:
    moment = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    with open_store(empty_place(), clock=lambda: moment) as store:
        store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
        change = Change(entity=Entity.CITY, id="harbour", field="population", seen=None, new=5000)
        store.commit([change], by=ANNA)
        mine = Change(entity=Entity.CITY, id="harbour", field="population", seen=None, new=6000)
        with pytest.raises(ConflictError) as error:
            store.commit([mine], by=BORIS)
    (conflict,) = error.value.conflicts
    assert (conflict.seen, conflict.mine, conflict.theirs) == (None, 6000, 5000)
    assert (conflict.who, conflict.when, conflict.field, conflict.edit) == ("anna", moment, "population", mine)


def test_every_clash_of_a_batch_is_named_and_nothing_of_it_is_stored(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", title="By Anna", why="By Anna"), by=ANNA)
    before = harbour.revision()
    edits = [
        *seen.changes("F06-03", title="Untouched"),
        *seen.changes("F06-01", title="Mine", why="Mine", proof="Mine"),
    ]
    with pytest.raises(ConflictError) as error:
        harbour.commit(edits, by=BORIS)
    assert [conflict.field for conflict in error.value.conflicts] == ["title", "why"]
    assert (harbour.revision(), title_of(harbour, "F06-03")) == (before, "Action F06-03")


def test_two_people_who_want_the_same_do_not_clash(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", title="Same"), by=ANNA)
    assert harbour.commit(seen.changes("F06-01", title="Same"), by=BORIS).changed == 0


def test_a_field_that_is_left_as_it_is_never_clashes(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", title="By Anna"), by=ANNA)
    same = Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen="Action F06-01", new="Action F06-01")
    assert harbour.commit([same], by=BORIS).changed == 0
    assert title_of(harbour) == "By Anna"


def test_removing_what_somebody_edited_since_is_a_conflict(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-03", why="By Anna"), by=ANNA)
    with pytest.raises(ConflictError) as error:
        harbour.commit(removing(seen, "F06-03"), by=BORIS)
    assert [(conflict.field, conflict.theirs, conflict.who) for conflict in error.value.conflicts] == [
        ("why", "By Anna", "anna")
    ]


def test_editing_what_somebody_removed_is_a_conflict_that_says_so(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(removing(seen, "F06-03"), by=ANNA)
    with pytest.raises(ConflictError) as error:
        harbour.commit(seen.changes("F06-03", why="Mine"), by=BORIS)
    (conflict,) = error.value.conflicts
    assert (conflict.gone, conflict.theirs, conflict.mine, conflict.who) == (True, None, "Mine", "anna")


def test_two_people_may_remove_the_same(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(removing(seen, "F06-03"), by=ANNA)
    assert harbour.commit(removing(seen, "F06-03"), by=BORIS).changed == 0


def test_where_a_row_stands_is_never_in_dispute(harbour: Store) -> None:
    """The program chooses places; two drafts accepted at once leave both orders possible and nobody asked."""
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", position=7), by=ANNA)
    harbour.commit(seen.changes("F06-01", position=9), by=BORIS)
    assert harbour.plan(PLAN).positions["F06-01"] == 9
    (added,) = adding(seen, action("F06-04"))
    assert isinstance(added, Create)
    harbour.commit([added], by=ANNA)
    harbour.commit([replace(added, values={**added.values, "position": 8})], by=BORIS)
    assert harbour.plan(PLAN).positions["F06-04"] == 3
    verify(harbour)


def test_a_confirmation_never_clashes_and_the_later_day_stays(harbour: Store) -> None:
    early, late = date(2027, 2, 1), date(2027, 2, 3)
    harbour.commit([Confirm(of=PLAN, id="F06-01", on=late)], by=BORIS)
    harbour.commit([Confirm(of=PLAN, id="F06-01", on=early)], by=ANNA)
    progress = harbour.plan(PLAN).progress["F06-01"]
    assert (progress.confirmed_on, progress.confirmed_by) == (late, "boris")


def test_a_confirmation_of_a_removed_action_says_so(harbour: Store) -> None:
    harbour.commit(removing(harbour.plan(PLAN), "F06-03"), by=ANNA)
    with pytest.raises(ConflictError) as error:
        harbour.commit([Confirm(of=PLAN, id="F06-03", on=date(2027, 2, 1))], by=BORIS)
    assert error.value.conflicts[0].gone
