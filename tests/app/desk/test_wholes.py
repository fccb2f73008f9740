"""What goes as a whole is counted with all that it holds, of its own plan or assessment only."""

from datetime import UTC, date, datetime

import pytest

from planner.app import desk
from planner.app.desk.comments import Remark
from planner.app.desk.wholes import whole
from planner.store import Entity, Store
from planner.wording.undo import Whole

TODAY = date(2027, 3, 1)
PLAN, ASSESSMENT, CITY = "havelmar-plan-2027", "havelmar-2026-10-15", "havelmar"


def whole_of(store: Store, entity: Entity, id_: str, *, of: str = "", by: str = "") -> Whole:
    with store.moment() as moment:
        whole_row = whole(moment, entity, of, id_, by=by)
    assert whole_row is not None
    return whole_row


@pytest.mark.parametrize(
    ("entity", "id_", "held"),
    [
        (Entity.CITY, CITY, {Entity.ASSESSMENT: 1, Entity.PLAN: 1}),
        (Entity.ASSESSMENT, ASSESSMENT, {Entity.RESPONSE: 66}),
        (Entity.PLAN, PLAN, {Entity.ACTION: 40}),
    ],
)
def test_it_is_counted_what_a_whole_holds(read_only: Store, entity: Entity, id_: str, held: dict[Entity, int]) -> None:
    assert dict(whole_of(read_only, entity, id_).holds) == held


def test_what_holds_nothing_says_nothing_of_it(read_only: Store) -> None:
    action = whole_of(read_only, Entity.ACTION, "F06-05", of=PLAN)
    assert (action.holds, action.reported) == ((), 0)


@pytest.mark.parametrize(("by", "others"), [("", ("Anna",)), ("anna", ()), ("boris", ("Anna",))])
def test_the_others_are_all_who_changed_it_but_who_asks(read_only: Store, by: str, others: tuple[str, ...]) -> None:
    assert whole_of(read_only, Entity.PLAN, PLAN, by=by).others == others


def test_reports_and_comments_are_counted_where_they_belong(havelmar: Store) -> None:
    boris = desk.introduce(havelmar, "Boris")
    desk.still_on_track(havelmar, PLAN, ["F09-10", "F06-05"], by=boris, today=TODAY)
    now = datetime(2027, 3, 1, tzinfo=UTC)
    desk.add_comment(havelmar, PLAN, Remark(text="Ask the union.", action="F09-10"), by=boris, now=now)
    desk.add_comment(havelmar, PLAN, Remark(text="Of the whole plan."), by=boris, now=now)
    plan = whole_of(havelmar, Entity.PLAN, PLAN, by="anna")
    assert (dict(plan.holds)[Entity.COMMENT], plan.reported, plan.others) == (2, 2, ("Boris",))
    action = whole_of(havelmar, Entity.ACTION, "F09-10", of=PLAN, by="anna")
    assert (dict(action.holds), action.reported, action.others) == ({Entity.COMMENT: 1}, 1, ("Boris",))
    assert whole_of(havelmar, Entity.ACTION, "F06-05", of=PLAN).holds == ()


def test_what_the_store_does_not_have_is_no_whole(read_only: Store) -> None:
    with read_only.moment() as moment:
        assert whole(moment, Entity.PLAN, "", "havelmar-plan-2028") is None
        assert whole(moment, Entity.ACTION, "havelmar-plan-2028", "F06-05") is None
