"""Which durations are drawn for an action whose duration is known by three points?

A draw takes one of 1,024 quantiles of the PERT-beta distribution: draws are most of the work, and a look-up is several
times faster than a sampler. All that is drawn are whole numbers of a generator whose stream is set down, so that every
machine draws the same.

Source:
    Malcolm, Roseboom, Clark and Fazar (1959), Application of a technique for research and development program
    evaluation, Operations Research 7(5), for the distribution.
"""

from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.random import PCG64
from numpy.random.bit_generator import ISeedSequence
from numpy.typing import DTypeLike, NDArray

from planner.templates.durations import Spread

if TYPE_CHECKING:
    from numpy.random.bit_generator import SeedSequence

Days = NDArray[np.int32]

QUANTILES = 1024
"""Parts of equal chance into which a distribution is cut."""

IN_STEP = 4
"""Runs that share a number of the stream: a part of the runs that is no multiple of them can only be the last."""

_NUMBER, _PART = np.dtype("<u8"), np.dtype("<u2")
"""The lowest bits come first, also where a processor would have it the other way round."""

_SPARE_BITS = 6
"""Of the 16 bits that a run takes, beyond the ten that name a quantile."""

_PEAK = 4
"""How many times the likely point counts beside each of the others."""

_CELLS = 2048
"""Into which the density is cut; with more, no quantile moves by a ten-thousandth."""

_GRAIN = 10_000
"""Parts of a day. Rounded to them, powers that differ in their last bit between processors give the same table."""


@lru_cache(maxsize=4096)
def quantiles(spread: Spread) -> NDArray[np.int64]:
    """Return the means of the 1,024 parts of a PERT-beta distribution, in ten-thousandths of the planned duration.

    Means, not middles: so that the table has the mean of the distribution. Where the three points are one, it is
    all that is drawn.

    >>> table = quantiles(Spread(optimistic=0.8, pessimistic=1.8))
    >>> round(float(table.mean())), int(table[0]) > 8000, int(table[-1]) < 18000
    (11000, True, True)
    """
    if spread.varies:
        width = spread.pessimistic - spread.optimistic
        parts = _beta_parts((spread.likely - spread.optimistic) / width)
        table = np.rint((spread.optimistic + width * parts) * _GRAIN).astype(np.int64)
    else:
        table = np.full(QUANTILES, round(spread.likely * _GRAIN), np.int64)
    table.flags.writeable = False
    return table


def _beta_parts(likely: float) -> NDArray[np.float64]:
    """Return the means of the parts of equal chance of the distribution from 0 to 1 that is likeliest at a point."""
    edges = np.linspace(0, 1, _CELLS + 1)
    middles = (edges[:-1] + edges[1:]) / 2

    def density(x: NDArray[np.float64]) -> NDArray[np.float64]:
        return x ** (_PEAK * likely) * (1 - x) ** (_PEAK * (1 - likely))

    at_edges, at_middles = density(edges), density(middles)
    # Simpson's rule for each cell: of the density, and of the density times its place.
    chance = _running(at_edges[:-1] + 4 * at_middles + at_edges[1:])
    moment = _running((edges * at_edges)[:-1] + 4 * middles * at_middles + (edges * at_edges)[1:])
    cuts = np.linspace(0, chance[-1], QUANTILES + 1)
    parts: NDArray[np.float64] = np.diff(np.interp(cuts, chance, moment)) * QUANTILES / chance[-1]
    return parts


def _running(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate(([0.0], np.cumsum(cells)))


@lru_cache(maxsize=4096)
def whole_days(duration: int, spread: Spread) -> Days:
    """Return the days that an action takes, by quantile; at least one, but for a milestone.

    What rounding takes from one quantile it gives to the next, so that the mean of the days stays that of the spread:
    of four actions of one day and a quarter, one takes two days.

    >>> int(whole_days(10, Spread()).max()), int(whole_days(0, Spread(pessimistic=2)).max())
    (10, 0)
    >>> round(float(whole_days(3, Spread(optimistic=0.7, pessimistic=1.9)).mean()), 2)
    3.3
    """
    least = _GRAIN if duration else 0
    filled = np.cumsum(np.maximum(quantiles(spread) * duration, least))
    days = np.diff((filled + _GRAIN // 2) // _GRAIN, prepend=0).astype(np.int32)
    days.flags.writeable = False
    return days


class _Digest(ISeedSequence):
    """Where the stream of an action begins: at a digest of its id, which is as good as noise."""

    def __init__(self, seed: int, action: str) -> None:
        self._digest = sha256(f"{seed}/{action}".encode()).digest()

    def generate_state(self, n_words: int, dtype: DTypeLike = np.uint32) -> NDArray[np.uint32 | np.uint64]:
        """Return the first words of the digest; PCG64 asks for four of 64 bits, and the digest has no more."""
        words = np.frombuffer(self._digest, dtype="<u8")[:n_words]
        return words.astype(dtype, copy=False)


def stream(seed: int, action: str) -> PCG64:
    """Return the random numbers of an action, which are nobody else's.

    Actions that come or go, or stand elsewhere in the plan, change nobody's draws: two plans differ by what is
    different in them, not by luck.
    """
    # numpy takes every ISeedSequence; its stubs know of one alone.
    return PCG64(cast("SeedSequence", _Digest(seed, action)))


def draw(numbers: PCG64, table: Days, into: Days) -> None:
    """Write what a table gives in the next runs."""
    # The raw numbers of a bit generator are set down; how a Generator makes others of them may change with its version.
    raw = np.asarray(numbers.random_raw(-(-into.size // IN_STEP)), dtype=_NUMBER).view(_PART)
    quantile = (raw[: into.size] >> _SPARE_BITS).astype(np.intp)
    # Nothing is clipped; but numpy writes into what is given without a copy only where it need not look for errors.
    table.take(quantile, out=into, mode="clip")
