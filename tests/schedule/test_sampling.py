"""Durations are drawn as their three points say, and the same on every machine."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.schedule.sampling import QUANTILES, Days, draw, quantiles, stream, whole_days
from planner.templates.durations import FIXED, Spread


@st.composite
def spreads(draw: st.DrawFn) -> Spread:
    points = sorted(draw(st.tuples(*[st.integers(10, 300)] * 3)))
    return Spread(optimistic=points[0] / 100, likely=points[1] / 100, pessimistic=points[2] / 100)


def chance_below(x: float, a: int, b: int) -> float:
    """Return the chance that a beta distribution with whole parameters is below x: it is a sum of binomials."""
    most = a + b - 1
    return sum(comb(most, k) * x**k * (1 - x) ** (most - k) for k in range(a, most + 1))


def cut(share: float, a: int, b: int) -> float:
    """Return below which point a share of a beta distribution lies, by halving."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if chance_below(middle, a, b) < share else (low, middle)
    return low


def mean_of_part(part: int, a: int, b: int) -> float:
    # The mean of x over a part is that of the distribution with one more, times the mean of the whole.
    low, high = (cut(edge / QUANTILES, a, b) for edge in (part, part + 1))
    return QUANTILES * a / (a + b) * (chance_below(high, a + 1, b) - chance_below(low, a + 1, b))


@pytest.mark.parametrize("quarter", range(5))
@pytest.mark.parametrize("part", [0, 1, 10, 100, 511, 512, 900, 1013, 1022, 1023])
def test_each_part_is_that_of_the_beta_distribution(part: int, quarter: int) -> None:
    # With the likely point at quarters of the way, both parameters of the distribution are whole.
    table = quantiles(Spread(optimistic=1, likely=1 + quarter / 4, pessimistic=2))
    assert table[part] / 10_000 - 1 == pytest.approx(mean_of_part(part, 1 + quarter, 5 - quarter), abs=1.5e-4)


@given(spreads())
def test_a_table_has_the_mean_and_the_variance_of_its_three_points(spread: Spread) -> None:
    table = quantiles(spread) / 10_000
    variance = (spread.mean - spread.optimistic) * (spread.pessimistic - spread.mean) / 7
    assert table.mean() == pytest.approx(spread.mean, abs=1e-4)
    assert table.var() == pytest.approx(variance, rel=0.004, abs=1e-6)


@given(spreads())
def test_a_table_rises_between_its_outer_points(spread: Spread) -> None:
    table = quantiles(spread)
    assert (np.diff(table) >= 0).all()
    assert round(spread.optimistic * 10_000) <= table[0]
    assert table[-1] <= round(spread.pessimistic * 10_000)


@given(spreads(), st.integers(1, 400))
def test_whole_days_are_off_by_less_than_a_day_and_never_on_average(spread: Spread, duration: int) -> None:
    exact = np.maximum(quantiles(spread) * duration / 10_000, 1)
    days = whole_days(duration, spread)
    assert days.min() >= 1
    assert (abs(days - exact) < 1 + 1e-9).all()
    assert days.mean() == pytest.approx(exact.mean(), abs=1 / QUANTILES)


@given(spreads())
def test_a_milestone_takes_no_time_whatever_its_spread(spread: Spread) -> None:
    assert not whole_days(0, spread).any()


@given(st.integers(0, 36_525))
def test_what_is_fixed_takes_what_is_planned(duration: int) -> None:
    assert (whole_days(duration, FIXED) == duration).all()


def drawn(action: str, runs: int, seed: int = 1) -> Days:
    table, into = np.arange(QUANTILES, dtype=np.int32), np.empty(runs, np.int32)
    draw(stream(seed, action), table, into)
    return into


def test_draws_are_the_same_on_every_machine() -> None:
    # Written down once: another processor, system or version of numpy has to give them as well.
    assert drawn("F01-01", 6).tolist() == [252, 168, 899, 706, 840, 717]


def test_each_action_and_each_seed_has_draws_of_its_own() -> None:
    assert len({tuple(drawn(f"F01-{number:02}", 8, seed)) for number in range(50) for seed in range(4)}) == 200


def test_runs_drawn_in_parts_are_those_drawn_at_once() -> None:
    table, numbers = np.arange(QUANTILES, dtype=np.int32), stream(1, "F01-01")
    parts = [np.empty(size, np.int32) for size in (8, 4, 7)]
    for part in parts:
        draw(numbers, table, part)
    assert np.concatenate(parts).tolist() == drawn("F01-01", 19).tolist()


def test_every_quantile_is_as_likely() -> None:
    counts = np.bincount(drawn("F01-01", 1024 * 400), minlength=QUANTILES)
    # 400 each, with a standard deviation of 20: five of them either side of a thousand counts.
    assert 300 < counts.min() <= counts.max() < 500
