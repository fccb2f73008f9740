"""Whoever acts carries what they decided about conflicts, and without decisions gives way to nobody."""

import pytest

from planner.store import Actor, Change, Conflict, ConflictError, Decisions, Entity, Store, place_of
from store.conftest import ANNA, BORIS

PLAN = "harbour-plan"
TITLE = (Entity.ACTION, PLAN, "F06-01", "title")


def clash_over_a_title() -> Conflict:
    edit = Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen="a", new="b")
    return Conflict(edit=edit, field="title", seen="a", mine="b", theirs="c")


def test_who_was_asked_nothing_gives_way_to_nobody() -> None:
    assert not ANNA.gives_way(TITLE)
    assert not ANNA.leaves(*TITLE[:3])


@pytest.mark.parametrize("mine", [True, False])
def test_who_decided_gives_way_where_they_left_the_field_to_the_others(*, mine: bool) -> None:
    conflict = clash_over_a_title()
    decisions = Decisions((conflict,), frozenset({place_of(conflict)} if mine else ()))
    actor = Actor("anna", decisions=decisions)
    assert actor.gives_way(TITLE) is not mine
    assert actor.leaves(*TITLE[:3]) is not mine
    assert not actor.gives_way((*TITLE[:3], "why"))
    assert not actor.leaves(Entity.ACTION, PLAN, "F06-02")


@pytest.mark.parametrize(("mine", "title"), [(True, "Boris’s"), (False, "Anna’s")])
def test_the_same_edits_done_again_with_decisions_are_stored_as_decided(
    harbour: Store, *, mine: bool, title: str
) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", title="Anna’s"), by=ANNA)
    edits = seen.changes("F06-01", title="Boris’s", why="So.")
    with pytest.raises(ConflictError) as error:
        harbour.commit(edits, by=BORIS)
    conflicts = error.value.conflicts
    decisions = Decisions(conflicts, frozenset(map(place_of, conflicts)) if mine else frozenset())
    harbour.commit(edits, by=Actor("boris", decisions=decisions))
    now = harbour.plan(PLAN).plan.action_by_id["F06-01"]
    assert (now.title, now.why) == (title, "So.")


def test_a_decision_holds_only_for_what_the_person_saw(harbour: Store) -> None:
    """Whoever decided against Anna's words has not decided against Clara's, which came after them."""
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", title="Anna’s"), by=ANNA)
    edits = seen.changes("F06-01", title="Boris’s")
    with pytest.raises(ConflictError) as error:
        harbour.commit(edits, by=BORIS)
    conflicts = error.value.conflicts
    harbour.commit(harbour.plan(PLAN).changes("F06-01", title="Clara’s"), by=Actor("clara"))
    decided = Actor("boris", decisions=Decisions(conflicts, frozenset(map(place_of, conflicts))))
    with pytest.raises(ConflictError) as again:
        harbour.commit(edits, by=decided)
    (conflict,) = again.value.conflicts
    assert (conflict.seen, conflict.theirs, conflict.who) == ("Anna’s", "Clara’s", "clara")
