"""A plan of an earlier store says nothing of its adoption and of what its dates rest on; today's keep both."""

from datetime import date
from pathlib import Path
from shutil import copyfile

from planner.plan import PlannedAdoption
from planner.store import SETTINGS_ID, Change, Entity, Store, open_store, verify
from planner.toolkit.plan_settings import AdoptionSettings, PlanSettings
from store.conftest import ANNA

BEFORE = Path(__file__).parents[1] / "released" / "schema-0009.db"
SESSION = date(2027, 3, 22)
IN_JUNE = date(2027, 6, 1)


def opened(folder: Path) -> Store:
    copyfile(BEFORE, folder / "s.db")
    return open_store(folder / "s.db")


def test_what_an_earlier_release_stored_says_nothing_of_dates_and_adoption(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        settings, plan = store.assessment("harbour-2026").assessment.plan, store.plan("harbour-plan").plan
    assert (settings.adoption, settings.not_before, settings.must_be_on, plan.to_adopt) == (None, {}, {}, None)
    assert plan.actions
    for action in plan.actions:
        assert (action.must_be_on, action.planned_start, action.vote_after) == (None, None, None)
        assert (action.optimistic, action.pessimistic, action.opinion_days) == (None, None, 0)


def test_what_dates_rest_on_is_kept_in_a_store_of_before(tmp_path: Path) -> None:
    adoption = AdoptionSettings(session=SESSION, may_begin_before=("F06-01",))
    wanted = PlanSettings(adoption=adoption, not_before={"F06-01": IN_JUNE}, must_be_on={"F06-02": SESSION})
    with opened(tmp_path) as store:
        names = ("adoption", "not_before", "must_be_on")
        edits = [
            Change(
                entity=Entity.SETTINGS,
                of="harbour-2026",
                id=SETTINGS_ID,
                field=name,
                seen=getattr(PlanSettings(), name),
                new=getattr(wanted, name),
            )
            for name in names
        ]
        plan = store.plan("harbour-plan")
        to_adopt = PlannedAdoption(session=SESSION, may_begin_before=("F06-01",), first=date(2027, 1, 11))
        dates = plan.changes("F06-01", must_be_on=SESSION, planned_start=IN_JUNE, vote_after=15)
        days = plan.changes("F06-01", opinion_days=30, optimistic=5, pessimistic=60)
        store.commit([*edits, *plan.head_changes(to_adopt=to_adopt), *dates, *days], by=ANNA)
        settings, stored = store.assessment("harbour-2026").assessment.plan, store.plan("harbour-plan").plan
        verify(store)
    assert all(getattr(settings, name) == getattr(wanted, name) for name in names)
    assert stored.to_adopt == to_adopt
    action = stored.action_by_id["F06-01"]
    assert (action.must_be_on, action.planned_start, action.vote_after) == (SESSION, IN_JUNE, 15)
    assert (action.opinion_days, action.optimistic, action.pessimistic) == (30, 5, 60)
