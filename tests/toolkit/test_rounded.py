"""Numbers round as their readers round them: what lies in the middle goes up."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from planner.toolkit.rounded import percentage, rounded, whole
from planner.wording import Wording

TENTHS = st.integers(min_value=-100_000, max_value=100_000)


@given(TENTHS)
def test_a_number_in_the_middle_goes_away_from_zero_and_any_other_to_the_nearest(tenths: int) -> None:
    exact, near = Fraction(tenths, 10), whole(tenths / 10)
    assert abs(near - exact) <= Fraction(1, 2)
    if tenths % 10 == 5:
        assert abs(near) > abs(exact)


@given(TENTHS, st.integers(min_value=0, max_value=4))
def test_what_is_rounded_already_stays(tenths: int, decimals: int) -> None:
    once = rounded(tenths / 7, decimals)
    assert rounded(once, decimals) == once


@given(st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=8))
def test_the_last_digits_of_a_sum_move_no_half(eighths: list[int]) -> None:
    share = sum(eighth * 0.1 / 8 for eighth in eighths)
    assert rounded(share, 3) == rounded(float(Fraction(sum(eighths), 80)), 3)


@given(st.integers(min_value=0, max_value=99))
def test_points_percentages_and_days_are_written_by_the_same_rule(number: int) -> None:
    english = Wording("en")
    # Only the whole is 100%.
    assert english.percent((number + 0.5) / 100) == f"{min(number + 1, 99)}%"
    assert english.money(number + 0.5) == f"€{number + 1}"
    assert english.number(number + 0.25) == f"{number}.3"


@given(st.floats(min_value=0, max_value=1))
def test_all_is_said_of_the_whole_alone_and_nothing_of_nothing(share: float) -> None:
    exact, read = round(share, 9), percentage(share)
    assert (read == 100) is (exact == 1)
    assert (read == 0) is (exact == 0)
    assert abs(read - 100 * share) < 1


def test_the_last_digits_of_a_sum_keep_nothing_from_being_whole() -> None:
    assert percentage(sum([0.1] * 10)) == 100
