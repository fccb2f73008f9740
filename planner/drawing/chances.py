"""Where do bars stand that show with which chance a plan keeps its promises, sessions and deadlines?

Lengths are in tenths, as people read them; who draws the bars, in Word or on a page, chooses the size of a unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.track.sureness import ALMOST_CERTAIN, LIKELY, MarkSureness, tenths

MOST_BARS = 15
"""Bars that a reader takes in at once: what is least sure comes first, and the table beside them has the rest."""
_HARDLY = 0.5
"""The length of less than one chance in ten: a bar that can be seen, and shorter than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceBar:
    """One line of the picture."""

    mark: MarkSureness
    row: int
    length: float
    """Tenths."""
    likely: bool
    """It has at least eight chances in ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChancePicture:
    """Bars from 0 to 10, the least sure on top."""

    bars: tuple[ChanceBar, ...]
    left_out: int
    """What is surer than all of them, and has no bar."""
    longest: int = ALMOST_CERTAIN
    line: int = round(LIKELY * ALMOST_CERTAIN)
    """From which on people rely on a day."""


def chance_picture(marks: Iterable[MarkSureness], most: int = MOST_BARS) -> ChancePicture:
    """Return the bars of what is least sure; of what is equally sure, what comes first stands first.

    >>> from datetime import date
    >>> from planner.schedule.uncertain import MarkKind
    >>> day = date(2028, 6, 14)
    >>> vote = MarkSureness(kind=MarkKind.SESSION, action="F02-05", by=day, chance=0.83, sure_by=day)
    >>> [bar.length for bar in chance_picture([vote]).bars]
    [8.0]
    """
    ordered = sorted(marks, key=lambda mark: (tenths(mark.chance), mark.by, mark.kind, mark.question or mark.action))
    return ChancePicture(
        bars=tuple(
            ChanceBar(mark=mark, row=row, length=float(tenths(mark.chance)) or _HARDLY, likely=mark.chance >= LIKELY)
            for row, mark in enumerate(ordered[:most])
        ),
        left_out=max(0, len(ordered) - most),
    )
