"""Actions of a plan stand beside one another, each with what holds it, outside the means where they find no place."""

from datetime import date

from planner.schedule.placed_plan import placed
from planner.schedule.placement import HoldBy, Means, ServiceMeans, Work

START = date(2027, 1, 4)
MEANS = Means(
    start=START,
    end=date(2029, 12, 31),
    services={"data": ServiceMeans(posts=1.0)},
    money=(100,),
    starts_at_most=2,
)


def test_what_stands_outside_the_means_is_no_start_of_its_owner() -> None:
    # With it, the owner would have more actions than may start within four weeks.
    works = {id_: Work(id=id_, owner="data", duration=5, days={"data": 1.0}) for id_ in ("F01-01", "F01-02")}
    works["F01-03"] = Work(id="F01-03", owner="data", duration=5, cost=10_000)
    found = placed(works, (), MEANS, {})
    assert {id_: held.by for id_, held in found.unmet.items()} == {"F01-03": HoldBy.MONEY}
    assert [found.place(id_).start for id_ in works] == [START] * 3
    assert found.place("F01-03").start_held.by is HoldBy.MONEY
