"""The bare scheme keeps links of all kinds and everybody's time, to the left and to the right."""

import pytest

from planner.schedule.day_loads import Need
from planner.schedule.serial_scheme import Bound, SerialScheme


def two(bound: Bound) -> SerialScheme:
    """Return two actions of four and three days with one link between them."""
    return SerialScheme(length=[4, 3], floor=[0, 0], before=[(), ()], needs=[(), ()], rows=[], bounds={1: (bound,)})


@pytest.mark.parametrize(
    ("bound", "start"),
    [
        (Bound(0, from_finish=True, to_finish=False, lag=2), 6),
        (Bound(0, from_finish=False, to_finish=False, lag=2), 2),
        (Bound(0, from_finish=True, to_finish=True, lag=2), 3),
        (Bound(0, from_finish=False, to_finish=True, lag=5), 2),
        (Bound(0, from_finish=True, to_finish=False, lag=-1), 3),
    ],
)
def test_links_of_all_kinds_hold_to_the_left_and_to_the_right(bound: Bound, start: int) -> None:
    scheme = two(bound)
    assert scheme.left([0, 1]).start == [0, start]
    assert scheme.by_links() == scheme.left([0, 1])
    far = [50, 50]
    right = scheme.right(scheme.left([0, 1]), far)
    assert right == [stop - days for stop, days in zip(scheme.latest(far), scheme.length, strict=True)]
    held = right[1] + (3 if bound.to_finish else 0)
    assert held >= right[0] + (4 if bound.from_finish else 0) + bound.lag


def test_an_action_waits_until_every_service_has_room_at_once() -> None:
    busy, other = [0, 0, 5, 5, 0, 0, 0, 0], [5, 0, 0, 0, 0, 5, 0, 0]
    scheme = SerialScheme(
        length=[2], floor=[0], before=[()], needs=[(Need(0, 4, 1), Need(1, 4, 1))], rows=[busy, other]
    )
    assert scheme.left([0]).start == [6]
    assert scheme.right(scheme.left([0]), [8]) == [6]


def test_rows_grow_with_the_days_that_are_needed() -> None:
    scheme = SerialScheme(length=[5] * 9, floor=[0] * 9, before=[()] * 9, needs=[(Need(0, 0, 1),)] * 9, rows=[[0] * 3])
    assert scheme.left(range(9)).end == list(range(5, 50, 5))


def test_what_is_fixed_stays_and_what_follows_waits_for_it() -> None:
    scheme = SerialScheme(length=[0, 2], floor=[0, 0], before=[(), (0,)], needs=[(), ()], rows=[], fixed={0: (3, 7)})
    assert scheme.left([1]).start == [3, 7]
    assert scheme.right(scheme.left([1]), [20, 20]) == [3, 18]


def test_pushed_to_the_right_the_last_go_first_and_all_keep_their_room() -> None:
    scheme = SerialScheme(
        length=[2, 2, 2], floor=[0] * 3, before=[(), (), ()], needs=[(Need(0, 0, 1),)] * 3, rows=[[0] * 20]
    )
    assert scheme.right(scheme.left([2, 0, 1]), [10] * 3) == [6, 8, 4]
