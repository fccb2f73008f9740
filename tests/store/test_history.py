"""History tells what happened, leads to what stands, and can be taken back."""

import os
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from plan_edits import adding, changing_role, removing
from tracked_plans import action, plan_of, wait

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.schedule.network import check_dependencies
from planner.store import (
    Actor,
    Change,
    Confirm,
    ConflictError,
    Edit,
    Entity,
    HistoryKind,
    Store,
    StoredPlan,
    city_edits,
    new_id,
    plan_edits,
    queries,
    verify,
)
from planner.store.replay import replayed
from planner.store.rows import plain_row
from planner.store.schema import TABLES
from planner.store.shapes import SHAPES
from planner.store.values import Codec
from planner.toolkit.city import City
from store.conftest import ANNA, BORIS

PLAN = "harbour-plan"


def test_history_says_who_changed_what_from_what_to_what_and_why(harbour: Store) -> None:
    before = harbour.revision(PLAN)
    batch = harbour.commit(
        harbour.plan(PLAN).changes("F06-01", own_deadline=date(2027, 6, 30)), by=BORIS, note="Council of 4 March"
    )
    (entry,) = harbour.history(PLAN, since=before)
    assert (entry.seq, entry.batch, entry.at, entry.actor) == (batch.revision, batch.id, entry.at, "boris")
    assert (entry.entity, entry.id, entry.field, entry.old, entry.new) == (
        Entity.ACTION,
        "F06-01",
        "own_deadline",
        None,
        "2027-06-30",
    )
    assert (entry.kind, entry.note, entry.of) == (HistoryKind.EDIT, "Council of 4 March", PLAN)
    assert entry.at.tzinfo is not None


def test_history_can_be_asked_for_one_row_and_one_batch(harbour: Store) -> None:
    first = harbour.commit(harbour.plan(PLAN).changes("F06-01", title="A"), by=ANNA)
    harbour.commit(harbour.plan(PLAN).changes("F06-02", title="B"), by=ANNA)
    fields = [entry.field for entry in harbour.history(PLAN, row=(Entity.ACTION, "F06-01"))]
    assert fields == ["*", "title"]
    assert [entry.new for entry in harbour.history(batch=first.id)] == ["A"]


def test_the_revision_of_a_plan_moves_with_that_plan_only(harbour: Store) -> None:
    plan = plan_of(action("F06-01"))
    harbour.commit(plan_edits("other", plan, city="harbour"), by=ANNA)
    before = harbour.revision(PLAN)
    harbour.commit(harbour.plan("other").changes("F06-01", title="A"), by=ANNA)
    assert harbour.revision(PLAN) == before < harbour.revision("other") == harbour.revision()
    assert harbour.revision("nowhere") == 0


def test_undo_takes_back_a_batch_and_undoing_the_undo_brings_it_again(harbour: Store) -> None:
    before = harbour.plan(PLAN)
    edits: list[Edit] = [
        *before.changes("F06-03", title="A", percent=10),
        *removing(before, "F06-01"),
        *adding(before, action("F06-09")),
    ]
    batch = harbour.commit(edits, by=ANNA)
    changed = harbour.plan(PLAN)
    undone = harbour.undo(batch.id, by=BORIS)
    assert harbour.plan(PLAN).plan == before.plan
    assert harbour.plan(PLAN).progress == before.progress
    assert {(entry.kind, entry.undoes, entry.actor) for entry in harbour.history(batch=undone.id)} == {
        (HistoryKind.UNDO, batch.id, "boris")
    }
    harbour.undo(undone.id, by=ANNA)
    assert harbour.plan(PLAN).plan == changed.plan
    verify(harbour)


def test_an_undo_never_overwrites_what_others_did_since(harbour: Store) -> None:
    batch = harbour.commit(harbour.plan(PLAN).changes("F06-01", title="By Anna"), by=ANNA)
    harbour.commit(harbour.plan(PLAN).changes("F06-01", title="By Boris"), by=BORIS)
    with pytest.raises(ConflictError) as error:
        harbour.undo(batch.id, by=ANNA)
    (conflict,) = error.value.conflicts
    assert (conflict.theirs, conflict.who, conflict.mine) == ("By Boris", "boris", "Action F06-01")


def test_the_import_of_a_plan_can_be_undone_whole(harbour: Store) -> None:
    batch = harbour.history(PLAN)[0].batch
    harbour.undo(batch, by=ANNA)
    assert (harbour.plans(), harbour.cities()) == ((), ())
    verify(harbour)


def test_an_unknown_change_cannot_be_undone(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError, match="The history has no change “nothing”"):
        harbour.undo("nothing", by=ANNA)


def test_what_people_did_differs_from_what_a_draft_brought(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", title="Ours", effort=3), by=ANNA)
    harbour.commit(seen.changes("F06-02", title="Draft"), by=ANNA, kind=HistoryKind.IMPORT)
    harbour.commit(harbour.plan(PLAN).changes("F06-01", effort=20), by=ANNA, kind=HistoryKind.IMPORT)
    undone = harbour.commit(harbour.plan(PLAN).changes("F06-02", why="Not meant"), by=ANNA)
    harbour.undo(undone.id, by=ANNA)
    harbour.commit(seen.head_changes(title="Our plan"), by=ANNA)
    harbour.commit(changing_role(seen, "hr", holder="Staff office"), by=ANNA)
    harbour.commit(adding(seen, action("F06-09")), by=ANNA)
    harbour.commit([*removing(seen, "F06-03"), *seen.link(wait("F06-02", "F06-09"))], by=ANNA)
    work = harbour.peoples_work(PLAN)
    assert {row: set(fields) for row, fields in work.edited.items()} == {
        "F06-01": {"title"},
        "plan": {"title", "roles"},
    }
    assert (set(work.created), set(work.removed)) == ({"F06-09"}, {"F06-03"})
    assert set(work.links) == {("F06-02", "F06-09")}


def test_an_undo_that_was_undone_leaves_peoples_work_theirs(harbour: Store) -> None:
    batch = harbour.commit(harbour.plan(PLAN).changes("F06-01", title="Ours"), by=ANNA)
    undo = harbour.undo(batch.id, by=ANNA)
    harbour.undo(undo.id, by=ANNA)
    assert harbour.peoples_work(PLAN).edited == {"F06-01": frozenset({"title"})}


EXAMPLES, STEPS = (300, 40) if os.environ.get("PLANNER_SOAK") else (8, 15)
IDS = tuple(f"F06-{number:02}" for number in range(1, 6))
FIELDS = {
    "title": st.sampled_from(["A", "B", "été"]),
    "own_deadline": st.none() | st.dates(date(2027, 1, 1), date(2027, 1, 3)),
    "effort": st.sampled_from([0.0, 1.5]),
    "notes": st.sampled_from([(), ("x",), ("x", "y")]),
    "status": st.sampled_from(ActionStatus),
    "pilot": st.booleans(),
}
USERS = (ANNA, BORIS)


class TwoPeople(RuleBasedStateMachine):
    """Two people look, edit what they saw, link, remove and undo; a plain model says what must come of it."""

    store: Store

    @initialize()
    def begin(self) -> None:
        self.plan = new_id()
        plan = plan_of(*(action(id_) for id_ in IDS[:3]))
        self.store.commit(plan_edits(self.plan, plan, city="harbour"), by=ANNA, kind=HistoryKind.IMPORT)
        self.seen: dict[Actor, StoredPlan] = dict.fromkeys(USERS, self.store.plan(self.plan))
        self.batches: list[str] = []

    def attempt(self, edits: tuple[Edit, ...], user: Actor) -> None:
        """Commit edits and see that what comes of them is what a model of dictionaries says."""
        before = self.rows()
        expected = self.expected(edits, before)
        try:
            batch = self.store.commit(edits, by=user)
        except (ConflictError, ProblemsFoundError):
            assert self.rows() == before
            assert expected is None
        else:
            assert self.rows() == expected
            self.batches.append(batch.id)

    def expected(self, edits: tuple[Edit, ...], before: dict[tuple[Entity, str], dict[str, object]]) -> object:
        rows = {key: dict(row) for key, row in before.items()}
        for edit in edits:
            assert isinstance(edit, Change)
            codec = self.codec(edit)
            row = rows.get((edit.entity, edit.id))
            seen, new = codec.compared(edit.seen), codec.compared(edit.new)
            if row is None or row[edit.field] not in (seen, new):
                return None
            row[edit.field] = new
        return rows

    @staticmethod
    def codec(edit: Change) -> Codec:
        return SHAPES[edit.entity].codecs[edit.field]

    def rows(self) -> dict[tuple[Entity, str], dict[str, object]]:
        with self.store.database.reading() as connection:
            return {
                (entity, row["id"]): plain_row(entity, row)
                for entity in (Entity.ACTION, Entity.DEPENDENCY)
                for row in connection.execute(
                    TABLES[entity].select().where(TABLES[entity].c.plan == self.plan)
                ).mappings()
            }

    @rule(user=st.sampled_from(USERS))
    def look(self, user: Actor) -> None:
        self.seen[user] = self.store.plan(self.plan)

    @rule(user=st.sampled_from(USERS), data=st.data())
    def edit(self, user: Actor, data: st.DataObject) -> None:
        seen = self.seen[user]
        if seen.plan.actions:
            id_ = data.draw(st.sampled_from(list(seen.plan.action_by_id)))
            fields = data.draw(st.lists(st.sampled_from(list(FIELDS)), min_size=1, max_size=3, unique=True))
            self.attempt(seen.changes(id_, **{name: data.draw(FIELDS[name]) for name in fields}), user)

    @rule(user=st.sampled_from(USERS), id_=st.sampled_from(IDS))
    def add(self, user: Actor, id_: str) -> None:
        self.try_it(adding(self.seen[user], action(id_)), user)

    @rule(user=st.sampled_from(USERS), data=st.data())
    def remove(self, user: Actor, data: st.DataObject) -> None:
        seen = self.seen[user]
        if seen.plan.actions:
            self.try_it(removing(seen, data.draw(st.sampled_from(list(seen.plan.action_by_id)))), user)

    @rule(user=st.sampled_from(USERS), ends=st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)))
    def link(self, user: Actor, ends: tuple[str, str]) -> None:
        self.try_it(self.seen[user].link(wait(*ends)), user)

    @rule(user=st.sampled_from(USERS), id_=st.sampled_from(IDS), day=st.dates(date(2027, 1, 1), date(2027, 1, 3)))
    def confirm(self, user: Actor, id_: str, day: date) -> None:
        self.try_it((Confirm(of=self.plan, id=id_, on=day),), user)

    @rule(user=st.sampled_from(USERS), data=st.data())
    def undo(self, user: Actor, data: st.DataObject) -> None:
        if self.batches:
            batch = data.draw(st.sampled_from(self.batches))
            before = self.rows()
            try:
                self.batches.append(self.store.undo(batch, by=user).id)
            except (ConflictError, ProblemsFoundError):
                assert self.rows() == before

    def try_it(self, edits: tuple[Edit, ...], user: Actor) -> None:
        before = self.rows()
        try:
            self.batches.append(self.store.commit(edits, by=user).id)
        except (ConflictError, ProblemsFoundError):
            assert self.rows() == before

    @invariant()
    def history_leads_to_what_stands(self) -> None:
        by_history = replayed(self.store.history(self.plan))
        leads_to = {(entity, id_): row for (entity, of, id_), row in by_history.items() if of == self.plan}
        rows = self.rows()
        assert {key: row for key, row in leads_to.items() if key in rows} == rows
        assert {key for key in leads_to if key[0] in {Entity.ACTION, Entity.DEPENDENCY}} == set(rows)

    @invariant()
    def what_was_read_before_is_up_to_date(self) -> None:
        with self.store.database.reading() as connection:
            assert self.store.plan(self.plan) == queries.plan(connection, self.plan)

    @invariant()
    def nothing_waits_in_a_loop(self) -> None:
        plan = self.store.plan(self.plan).plan
        assert check_dependencies(plan.action_by_id, plan.dependencies) == []


def test_history_leads_to_what_stands_whatever_two_people_do(store: Store) -> None:
    store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
    machine = type("TwoPeopleOnAStore", (TwoPeople,), {"store": store})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None)
    )
    verify(store)
