"""What a decision does to due dates: those of new actions, those that move, those that stay, those that end."""

from datetime import date

from planner.templates.method import CostBand
from planner.track.adopted_dates import adopted_dates, with_days_kept
from planner.track.baseline import Baseline, BaselineAction

DAY, LATER = date(2027, 6, 30), date(2027, 12, 31)
BAND = CostBand.model_validate({"band": 0, "from": 0, "title": "low"})


def adopted(**due: date | None) -> Baseline:
    actions = tuple(
        BaselineAction(action=f"F01-{id_}", title=id_, start=DAY, finish=DAY, due=day, effort=1, cost_band=0)
        for id_, day in due.items()
    )
    return Baseline(adopted_on=DAY, reference="1", actions=actions, cost_bands=(BAND,))


def test_each_due_date_is_new_or_moves_or_stays_or_ends() -> None:
    dates = adopted_dates(adopted(A1=DAY, A2=DAY, A3=None, A4=DAY), adopted(A1=DAY, A2=LATER, A3=DAY, A5=None))
    assert [action.action for action in dates.first] == ["F01-A5"]
    assert [(moved.action.action, moved.before, moved.action.due) for moved in dates.moved] == [
        ("F01-A2", DAY, LATER),
        ("F01-A3", None, DAY),
    ]
    assert [action.action for action in dates.stay] == ["F01-A1"]
    assert [action.action for action in dates.end] == ["F01-A4"]
    assert dates


def test_a_decision_that_leaves_every_date_sets_none() -> None:
    assert not adopted_dates(adopted(A1=DAY), adopted(A1=DAY))


def test_a_change_keeps_the_days_of_what_keeps_its_due_date() -> None:
    later = adopted(A1=DAY, A2=LATER)
    slipped = later.model_copy(
        update={"actions": tuple(action.model_copy(update={"finish": LATER}) for action in later.actions)}
    )
    kept = with_days_kept(slipped, adopted(A1=DAY, A2=DAY)).action_by_id
    assert (kept["F01-A1"].finish, kept["F01-A2"].finish) == (DAY, LATER)
