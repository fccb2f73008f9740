"""Nothing refers to what is not there, and nothing waits in a loop, after any change."""

from threading import Barrier, Thread

import pytest
from plan_edits import removing
from refusals import codes
from tracked_plans import wait

from planner.problem import ProblemsFoundError
from planner.store import (
    Change,
    Create,
    Delete,
    Edit,
    Entity,
    Store,
    verify,
)
from store.conftest import ANNA

PLAN = "harbour-plan"


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


def test_removing_the_city_of_a_plan_is_refused(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([Delete(entity=Entity.CITY, id="harbour", seen={})], by=ANNA)
    assert codes(error) == ["still-used"]


def test_removing_a_plan_with_its_rows_still_there_is_refused(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([Delete(entity=Entity.PLAN, id=PLAN, seen={})], by=ANNA)
    assert set(codes(error)) == {"still-used"}
