"""What a plan cannot keep is shown with what holds it, and with changes that really keep it and break nothing else."""

from datetime import date
from itertools import pairwise

import pytest
from examples import SOME
from hypothesis import given
from levelled_plans import TOWN, foreseen_on_monday, levelled, tight_plans, with_facts
from promising_drafts import promising
from tracked_plans import METHOD, MONDAY, action, plan_of, wait

from planner.plan import ActionStatus, Plan
from planner.schedule.placement import HoldBy
from planner.track.forecast import Forecast, forecast
from planner.track.mending import MOST_IN_CHAIN, MOST_MENDS, Mend, MendKind, Unmet, mended, unmet_days, with_mend
from planner.track.progress import ActionProgress
from planner.track.set_days import Mark, SetDay, days_planned, days_set, missed

SURVEY, TENDER, LANES, LEAFLET = "F01-01", "F01-02", "F01-03", "F01-04"
POSTS = {"hr": 1.0, "law": 1.0}


def unmet_in(plan: Plan) -> tuple[Forecast, Unmet]:
    foreseen = foreseen_on_monday(plan)
    [unmet] = unmet_days(foreseen, TOWN)
    return foreseen, unmet


def kinds(unmet: Unmet) -> list[MendKind]:
    return [mend.kind for mend in unmet.mends]


def in_a_row(deadline: date) -> Plan:
    """Return a survey, a tender and lanes that wait for one another, with a deadline for the lanes."""
    actions = (action(SURVEY, 5, effort=1), action(TENDER, 5, effort=1), action(LANES, 5, effort=1))
    plan = levelled(plan_of(*actions, waits=(wait(SURVEY, TENDER), wait(TENDER, LANES))), POSTS)
    return with_facts(plan, {LANES: {"own_deadline": deadline}})


def test_a_deadline_that_the_links_make_late_shows_the_chain_and_the_link_to_drop() -> None:
    _, unmet = unmet_in(in_a_row(date(2027, 1, 15)))
    assert [step.action for step in unmet.chain] == [SURVEY, TENDER, LANES]
    assert [step.held.by for step in unmet.chain if step.held] == [HoldBy.PLAN_START, *[HoldBy.PREDECESSOR] * 2]
    assert (unmet.day.action, unmet.by, unmet.reached) == (LANES, date(2027, 1, 15), date(2027, 1, 22))
    links = [(mend.link.predecessor, mend.link.successor) for mend in unmet.mends if mend.link]
    assert links == [(TENDER, LANES), (SURVEY, TENDER)]
    # Without the link of the lanes nothing else moves; without that of the tender the tender does.
    assert [mend.moves for mend in unmet.mends] == [0, 1, 0]
    assert unmet.mends[-1] == Mend(kind=MendKind.LATER_DATE, moves=0, day=date(2027, 1, 22))


def test_a_service_that_is_busy_gets_more_time_or_gives_work_to_another() -> None:
    actions = (action(SURVEY, 10, effort=10), action(LANES, 10, effort=10, partners=("law",)))
    busy = levelled(plan_of(*actions), {"hr": 0.7, "law": 0.7})
    dates = foreseen_on_monday(busy).dates
    last = max(dates, key=lambda id_: dates[id_].early_finish)
    plan = with_facts(busy, {last: {"own_deadline": TOWN.add(dates[last].early_finish, -4)}})
    _, unmet = unmet_in(plan)
    assert {MendKind.MORE_TIME, MendKind.OTHER_OWNER} & set(kinds(unmet))
    assert {mend.service for mend in unmet.mends if mend.service} <= {"hr", "law"}


def test_what_only_stands_where_it_was_planned_begins_earlier_and_nothing_else_is_proposed() -> None:
    late = with_facts(in_a_row(date(2027, 2, 5)), {LANES: {"planned_start": date(2027, 3, 1)}})
    plan = with_facts(late, {LANES: {"own_deadline": date(2027, 2, 5)}})
    foreseen, unmet = unmet_in(plan)
    assert kinds(unmet) == [MendKind.EARLIER, MendKind.LATER_DATE]
    assert unmet.mends[0].starts == ((LANES, date(2027, 1, 18)),)
    assert foreseen_on_monday(with_mend(foreseen.plan, unmet.mends[0], unmet.day)).dates[LANES].early_finish == date(
        2027, 1, 22
    )


def test_what_cannot_be_kept_at_all_is_left_with_a_later_date() -> None:
    _, unmet = unmet_in(with_facts(in_a_row(date(2027, 1, 5)), {LANES: {"own_deadline": date(2027, 1, 5)}}))
    assert kinds(unmet) == [MendKind.LATER_DATE]


def test_a_later_day_is_set_where_people_set_the_day() -> None:
    plan = with_facts(in_a_row(date(2027, 2, 5)), {LANES: {"own_deadline": None, "must_be_on": date(2027, 1, 6)}})
    _, unmet = unmet_in(plan)
    later = with_mend(plan, unmet.mends[-1], unmet.day)
    assert later.action_by_id[LANES].must_be_on == unmet.reached
    assert later.action_by_id[LANES].own_deadline is None
    assert missed(foreseen_on_monday(later), days_set(later)) == ()


def test_what_is_done_late_is_past_mending() -> None:
    done = ActionProgress(
        action=LANES, status=ActionStatus.DONE, percent=100, started=date(2027, 1, 11), finished=date(2027, 1, 22)
    )
    foreseen = forecast(in_a_row(date(2027, 1, 15)), {LANES: done}, date(2027, 1, 22), TOWN)
    assert missed(foreseen, days_set(foreseen.plan))
    assert unmet_days(foreseen, TOWN) == ()


def test_a_vote_and_a_promise_that_slip_have_their_chain_and_mends_as_well() -> None:
    actions = (action(SURVEY, 5, effort=1), action(LANES, 5, effort=1, vote_after=5))
    plan = levelled(plan_of(*actions, waits=(wait(SURVEY, LANES),)), POSTS)
    days = days_planned(plan, promising(SURVEY, LANES), METHOD)
    assert {day.mark for day in days} == {Mark.VOTE, Mark.PROMISE}
    late = ActionProgress(action=SURVEY, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=90)
    foreseen = forecast(plan, {SURVEY: late}, MONDAY, TOWN)
    found = unmet_days(foreseen, TOWN, days)
    assert {unmet.day.mark for unmet in found} == {Mark.VOTE, Mark.PROMISE}
    by_mark = {unmet.day.mark: unmet for unmet in found}
    [drop, later] = by_mark[Mark.VOTE].mends
    assert (drop.kind, later.kind, later.day) == (MendKind.DROP_LINK, MendKind.LATER_DATE, by_mark[Mark.VOTE].reached)
    assert [step.action for step in by_mark[Mark.PROMISE].chain] == [SURVEY, LANES]


def test_a_day_that_the_forecast_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no day vote of F01-03"):
        mended(foreseen_on_monday(in_a_row(MONDAY)), SetDay(action=LANES, mark=Mark.VOTE, by=MONDAY), TOWN)


def test_the_order_of_the_plan_changes_no_proposal() -> None:
    plan = in_a_row(date(2027, 1, 15))
    turned = plan.model_copy(update={"actions": plan.actions[::-1], "dependencies": plan.dependencies[::-1]})
    assert unmet_in(turned)[1] == unmet_in(plan)[1]


def test_a_long_chain_is_shown_from_its_end_on() -> None:
    ids = [f"F{1 + number // 10:02}-{number:02}" for number in range(MOST_IN_CHAIN + 4)]
    links = tuple(wait(*pair) for pair in pairwise(ids))
    plan = levelled(plan_of(*(action(id_, 2, effort=0) for id_ in ids), waits=links), POSTS)
    _, unmet = unmet_in(with_facts(plan, {ids[-1]: {"own_deadline": date(2027, 1, 8)}}))
    assert [step.action for step in unmet.chain] == ids[-MOST_IN_CHAIN:]


@SOME
@given(tight_plans())
def test_each_mend_keeps_its_day_when_it_is_made_and_breaks_no_other(plan: Plan) -> None:
    before = foreseen_on_monday(plan)
    lost = set(missed(before, days_set(plan)))
    for unmet in unmet_days(before, TOWN):
        assert unmet.day in lost
        assert 1 <= len(unmet.mends) <= MOST_MENDS
        assert [mend.kind for mend in unmet.mends].count(MendKind.LATER_DATE) == 1
        for mend in unmet.mends:
            made = with_mend(plan, mend, unmet.day)
            after = foreseen_on_monday(made)
            kept = {day for day in days_set(made) if day.kept_by(after)}
            assert (unmet.day.action, unmet.day.mark) in {(day.action, day.mark) for day in kept}
            assert {(day.action, day.mark) for day in missed(after, days_set(made))} < {
                (day.action, day.mark) for day in lost
            }
            assert after.unmet.keys() <= before.unmet.keys()
