"""The writing door keeps what everybody did, or says who did what."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from plan_edits import adding, removing
from tracked_plans import action, wait

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import (
    Batch,
    Change,
    Confirm,
    ConflictError,
    Create,
    Delete,
    Edit,
    Entity,
    Moment,
    Store,
    city_edits,
    document_edits,
    open_store,
    verify,
)
from planner.store.shapes import DocumentKind
from planner.toolkit.city import City
from store.conftest import ANNA, BORIS
from store.engines import EmptyPlace

PLAN = "harbour-plan"


def codes(error: pytest.ExceptionInfo[ProblemsFoundError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def title_of(store: Store, action_id: str = "F06-01") -> str:
    return store.plan(PLAN).plan.action_by_id[action_id].title


def test_a_change_is_read_back_with_its_types(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    new = {
        "status": ActionStatus.UNDER_WAY,
        "percent": 30,
        "started": date(2027, 1, 4),
        "title": "Côté port 🚢 العربية",
    }
    batch = harbour.commit(stored.changes("F06-01", **new), by=ANNA, note="First report")
    after = harbour.plan(PLAN)
    assert after.plan.action_by_id["F06-01"].title == new["title"]
    assert (after.progress["F06-01"].percent, after.progress["F06-01"].started) == (30, date(2027, 1, 4))
    assert after.plan.action_by_id["F06-01"].status is ActionStatus.UNDER_WAY
    assert (batch.changed, batch.revision, after.revision) == (4, after.revision, harbour.revision(PLAN))


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


def test_every_clash_of_a_batch_is_told_and_nothing_of_it_is_stored(harbour: Store) -> None:
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


def test_a_field_that_one_leaves_as_it_is_never_clashes(harbour: Store) -> None:
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
    assert [(one.field, one.theirs, one.who) for one in error.value.conflicts] == [("why", "By Anna", "anna")]


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


def test_nobody_changes_anything_while_a_change_is_chosen(harbour: Store) -> None:
    changes = harbour.plan(PLAN).changes("F06-01", title="Meanwhile")
    with ThreadPoolExecutor() as pool:
        others: list[Future[Batch]] = []

        def choose(moment: Moment) -> tuple[list[Edit], int]:
            others.append(pool.submit(harbour.commit, changes, by=BORIS))
            with pytest.raises(TimeoutError):
                others[0].result(timeout=0.5)
            return [], moment.revision(PLAN)

        before = harbour.revision(PLAN)
        assert harbour.settle(choose, by=ANNA)[1] == before
        assert others[0].result(timeout=30).changed == 1


def test_an_id_is_given_once(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(adding(seen, action("F06-04")), by=ANNA)
    assert harbour.commit(adding(seen, action("F06-04")), by=BORIS).changed == 0
    with pytest.raises(ConflictError) as error:
        harbour.commit(adding(seen, action("F06-04", title="Another")), by=BORIS)
    assert [(one.field, one.mine, one.theirs) for one in error.value.conflicts] == [
        ("title", "Another", "Action F06-04")
    ]


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


def test_removing_an_action_takes_its_links_along(harbour: Store) -> None:
    harbour.commit(removing(harbour.plan(PLAN), "F06-01"), by=ANNA)
    after = harbour.plan(PLAN).plan
    assert (list(after.action_by_id), after.dependencies) == (["F06-02", "F06-03"], ())


def test_what_others_need_stays(harbour: Store) -> None:
    alone = [edit for edit in removing(harbour.plan(PLAN), "F06-01") if edit.entity is Entity.ACTION]
    with pytest.raises(ProblemsFoundError, match="“F06-01 → F06-02” still refers to it") as error:
        harbour.commit(alone, by=ANNA)
    assert codes(error) == ["still-used"]


@pytest.mark.parametrize(
    "edit",
    [
        Create(
            entity=Entity.DEPENDENCY,
            of=PLAN,
            id="F06-01>F09-01",
            values={"predecessor": "F06-01", "successor": "F09-01"},
        ),
        Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="lead", seen="hr", new="nobody"),
        Create(
            entity=Entity.COMMENT,
            of="no-plan",
            id="c1",
            values={"author": "a", "written_at": "2027-01-01T00:00:00Z", "text": "x"},
        ),
    ],
)
def test_a_reference_leads_somewhere(harbour: Store, edit: Edit) -> None:
    with pytest.raises(ProblemsFoundError, match="which the store does not have") as error:
        harbour.commit([edit], by=ANNA)
    assert codes(error) == ["unknown-reference"]


def test_actions_never_wait_in_a_loop(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    with pytest.raises(ProblemsFoundError, match="F06-01 → F06-02 → F06-03 → F06-01") as error:
        harbour.commit([*seen.link(wait("F06-02", "F06-03")), *seen.link(wait("F06-03", "F06-01"))], by=ANNA)
    assert codes(error) == ["dependency-loop"]
    with pytest.raises(ProblemsFoundError, match="waits for itself"):
        harbour.commit(seen.link(wait("F06-03", "F06-03")), by=ANNA)


def test_two_links_that_together_make_a_loop_cannot_both_be_added(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    for _ in range(8):
        outcomes: list[str] = []
        start = Barrier(2)

        def add(before: str, after: str, outcomes: list[str] = outcomes, start: Barrier = start) -> None:
            start.wait()
            try:
                harbour.commit(seen.link(wait(before, after)), by=ANNA)
                outcomes.append("stored")
            except ProblemsFoundError as error:
                outcomes.append(error.problems[0].code)

        threads = [Thread(target=add, args=ends) for ends in (("F06-02", "F06-03"), ("F06-03", "F06-02"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["dependency-loop", "stored"]
        now = harbour.plan(PLAN)
        harbour.commit([edit for link in now.plan.dependencies[1:] for edit in now.unlink(link)], by=ANNA)
    verify(harbour)


def test_a_value_that_the_model_refuses_is_a_problem_that_names_the_field(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    edits = [
        *seen.changes("F06-01", percent=140, tittle="x"),
        *seen.changes("F06-02", duration=-1, own_deadline="soon"),
    ]
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit(edits, by=ANNA)
    assert [(problem.code, problem.place.field) for problem in error.value.problems] == [
        ("value-refused", "F06-01.percent"),
        ("unknown-field", "F06-01.tittle"),
        ("value-refused", "F06-02.duration"),
        ("value-refused", "F06-02.own_deadline"),
    ]
    assert "Did you mean “title”?" in error.value.problems[1].english()


def test_a_new_row_is_checked_as_a_whole(harbour: Store) -> None:
    create = Create(entity=Entity.CITY, id="c", values={"name": "", "mayor": "x", "population": -2})
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([create], by=ANNA)
    assert {problem.place.field for problem in error.value.problems} == {"c.name", "c.mayor", "c.population"}


def test_an_id_has_no_blanks_around_it_and_an_end(harbour: Store) -> None:
    for id_ in ("", " x", "x" * 121):
        with pytest.raises(ProblemsFoundError) as error:
            harbour.commit([Create(entity=Entity.CITY, id=id_, values={"name": "C"})], by=ANNA)
        assert codes(error) == ["value-refused"]


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


def test_a_document_is_kept_as_it_is(harbour: Store) -> None:
    content = "title: Harbour\n" * 1000
    edits = document_edits("d1", kind=DocumentKind.IMPORT, title="harbour.yaml", content=content, plan=PLAN)
    harbour.commit(edits, by=ANNA)
    assert harbour.document("d1").content == content
    assert [one.title for one in harbour.documents(plan=PLAN)] == ["harbour.yaml"]
    change = Change(entity=Entity.DOCUMENT, id="d1", field="title", seen="harbour.yaml", new="x")
    for edit in (change, Delete(entity=Entity.DOCUMENT, id="d1", seen={})):
        with pytest.raises(ProblemsFoundError, match="kept as it is"):
            harbour.commit([edit], by=ANNA)
    assert harbour.history(PLAN)[-1].entity is Entity.DOCUMENT
    verify(harbour)


def test_what_the_store_does_not_have_is_named_with_what_it_has(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError, match="It has: harbour-plan"):
        harbour.plan("harbor")


def test_removing_the_city_of_a_plan_is_refused(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([Delete(entity=Entity.CITY, id="harbour", seen={})], by=ANNA)
    assert codes(error) == ["still-used"]


def test_removing_a_plan_with_its_rows_still_there_is_refused(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([Delete(entity=Entity.PLAN, id=PLAN, seen={})], by=ANNA)
    assert set(codes(error)) == {"still-used"}


@pytest.mark.parametrize("endless", [float("inf"), float("nan")])
def test_effort_is_a_number(harbour: Store, endless: float) -> None:
    stored = harbour.plan(PLAN)
    new = action("F06-09").model_copy(update={"effort": endless})
    for edits in (stored.changes("F06-01", effort=endless), adding(stored, new)):
        with pytest.raises(ProblemsFoundError) as error:
            harbour.commit(edits, by=ANNA)
        assert codes(error) == ["value-refused"]
