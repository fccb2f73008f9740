"""A stored plan becomes another one by the edits that differ, each with what the store held."""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from plan_edits import adding, removing
from tracked_plans import action, plans, wait

from planner.plan import ActionStatus, Plan
from planner.store import Change, Delete, Entity, Store, StoredPlan, city_edits, edits_to, open_store, plan_edits
from planner.toolkit.city import City
from store.conftest import ANNA

PLAN = "harbour-plan"


def test_nothing_is_to_be_done_where_nothing_differs(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    assert edits_to(stored, stored.plan) == ()
    assert edits_to(stored, Plan.model_validate(stored.plan.model_dump())) == ()


def test_one_field_is_one_edit_with_what_the_store_held(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    (edit,) = edits_to(stored, with_title(stored, "Sign it"))
    assert edit == Change(
        entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen="Action F06-01", new="Sign it"
    )


def with_title(stored: StoredPlan, title: str) -> Plan:
    first, *others = stored.plan.actions
    return stored.plan.model_copy(update={"actions": (first.model_copy(update={"title": title}), *others)})


def test_what_others_changed_since_is_a_conflict_only_where_both_did(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    harbour.commit(stored.changes("F06-02", title="Theirs"), by=ANNA)
    harbour.commit(edits_to(stored, with_title(stored, "Mine")), by=ANNA)
    titles = [action.title for action in harbour.plan(PLAN).plan.actions]
    assert titles == ["Mine", "Theirs", "Action F06-03"]


def test_reports_stay_unless_others_are_named(harbour: Store) -> None:
    harbour.commit(harbour.plan(PLAN).changes("F06-01", status=ActionStatus.AGREED), by=ANNA)
    stored = harbour.plan(PLAN)
    harbour.commit(edits_to(stored, with_title(stored, "Mine")), by=ANNA)
    assert harbour.plan(PLAN).progress["F06-01"].status is ActionStatus.AGREED


def test_an_action_that_goes_takes_its_links_and_its_place_is_not_in_dispute(harbour: Store) -> None:
    edits = removing(harbour.plan(PLAN), "F06-01")
    assert {edit.id for edit in edits} == {"F06-01>F06-02", "F06-01"}
    assert all("position" not in edit.seen for edit in edits if isinstance(edit, Delete))


def test_a_new_order_is_numbered_anew_and_an_action_at_the_end_moves_no_other(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    assert [edit.id for edit in adding(stored, action("F06-09"))] == ["F06-09"]
    turned = stored.plan.model_copy(update={"actions": tuple(reversed(stored.plan.actions))})
    harbour.commit(edits_to(stored, turned), by=ANNA)
    assert list(harbour.plan(PLAN).plan.action_by_id) == ["F06-03", "F06-02", "F06-01"]


@settings(max_examples=12)
@given(before=plans(), after=plans())
def test_any_plan_becomes_any_other(empty_file: Path, before: Plan, after: Plan) -> None:
    with TemporaryDirectory() as folder, open_store(copyfile(empty_file, Path(folder) / "planner.db")) as store:
        brought = plan_edits(PLAN, before, city="harbour")
        store.commit((*city_edits("harbour", City(name="Harbour")), *brought), by=ANNA)
        store.commit(edits_to(store.plan(PLAN), after, {}), by=ANNA)
        stored = store.plan(PLAN).plan
        assert stored.actions == after.actions
        assert set(stored.dependencies) == set(after.dependencies)


def test_a_link_that_stays_is_not_touched(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    links = (*stored.plan.dependencies, wait("F06-02", "F06-03"))
    (edit,) = edits_to(stored, stored.plan.model_copy(update={"dependencies": links}))
    assert (edit.entity, edit.id) == (Entity.DEPENDENCY, "F06-02>F06-03")
