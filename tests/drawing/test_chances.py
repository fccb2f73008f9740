"""What is least sure stands on top, and no bar is longer than its chance."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.chances import MOST_BARS, chance_picture
from planner.schedule.uncertain import MarkKind
from planner.track.sureness import MarkSureness, tenths

DAY = date(2028, 6, 14)


def marks(*chances: float) -> list[MarkSureness]:
    return [
        MarkSureness(kind=MarkKind.PROMISE, question=f"{number}.1", by=DAY, chance=chance, sure_by=DAY)
        for number, chance in enumerate(chances)
    ]


@given(st.lists(st.floats(0, 1), max_size=40))
def test_the_least_sure_comes_first_and_what_has_no_bar_is_counted(chances: list[float]) -> None:
    picture = chance_picture(marks(*chances))
    lengths = [bar.length for bar in picture.bars]
    assert lengths == sorted(lengths)
    assert [bar.row for bar in picture.bars] == list(range(len(lengths)))
    assert len(lengths) + picture.left_out == len(chances)
    assert len(lengths) <= MOST_BARS
    assert all(bar.length == (tenths(bar.mark.chance) or 0.5) for bar in picture.bars)


@given(st.lists(st.floats(0, 1), max_size=12).map(lambda chances: marks(*chances)), st.data())
def test_the_order_of_the_input_changes_nothing(kept: list[MarkSureness], data: st.DataObject) -> None:
    assert chance_picture(data.draw(st.permutations(kept))) == chance_picture(kept)


def test_what_has_eight_chances_in_ten_reaches_the_line() -> None:
    picture = chance_picture(marks(0.79, 0.8, 0.97))
    assert [(bar.length, bar.likely) for bar in picture.bars] == [(7.0, False), (8.0, True), (10.0, True)]
    assert picture.line == 8
