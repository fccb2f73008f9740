"""Where do bars stand in the timeline?

Coordinates are abstract, in days along the axis. Who draws them, in Word or on a page, chooses the size of a unit.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_BARS = 25
"""Bars in one timeline that fills a page and stays legible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What stands in a timeline: both days are included, a milestone has the same day twice."""

    id: str
    group: Hashable
    """What stays together: an objective."""
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a timeline; ``start`` counts days from the timeline's first day."""

    id: str
    row: int
    start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Bars on a common axis of whole quarters, both days included."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    groups: tuple[Hashable, ...]

    @property
    def days(self) -> int:
        """Length of the axis."""
        return (self.last - self.first).days + 1

    def quarters(self) -> tuple[date, ...]:
        """Return the first day of every quarter on the axis."""
        days, day = [], self.first
        while day <= self.last:
            days.append(day)
            day = _next_quarter(day)
        return tuple(days)


def timelines(spans: Sequence[Span], most_bars: int = MOST_BARS) -> tuple[Timeline, ...]:
    """Share spans out over as few timelines as are legible, all on the same axis.

    Groups stay whole where they fit; a group of more than ``most_bars`` is cut. Spans keep their
    order.

    >>> day = date(2027, 2, 1)
    >>> [timeline] = timelines([Span(id="F01-01", group="F01", first=day, last=day)])
    >>> timeline.first, timeline.bars[0].start
    (datetime.date(2027, 1, 1), 31)
    """
    if not spans:
        return ()
    # One axis for all pages: laid side by side, the same month stands in the same place.
    first = _quarter(min(span.first for span in spans))
    last = _next_quarter(max(span.last for span in spans)) - timedelta(days=1)
    return tuple(_timeline(page, first, last) for page in _pages(spans, most_bars))


def _pages(spans: Sequence[Span], most: int) -> list[list[Span]]:
    """Use as few pages as possible, and fill them as evenly as that allows."""
    groups: dict[Hashable, list[Span]] = {}
    for span in spans:
        groups.setdefault(span.group, []).append(span)
    parts = [members[at : at + most] for members in groups.values() for at in range(0, len(members), most)]
    # Filled to the brim the last page would hold what is left, often two bars: with a lower brim the same number of
    # pages is enough, until one bar less would take another page.
    needed = len(_filled(parts, most))
    return next(pages for full in range(1, most + 1) if len(pages := _filled(parts, full)) == needed)


def _filled(parts: Iterable[Sequence[Span]], full: int) -> list[list[Span]]:
    """Put parts on pages one after the other; only a part that is larger by itself overfills a page."""
    pages: list[list[Span]] = [[]]
    for part in parts:
        if pages[-1] and len(pages[-1]) + len(part) > full:
            pages.append([])
        pages[-1].extend(part)
    return pages


def _timeline(spans: Sequence[Span], first: date, last: date) -> Timeline:
    bars = tuple(
        Bar(id=span.id, row=row, start=(span.first - first).days, length=(span.last - span.first).days + 1)
        for row, span in enumerate(spans)
    )
    return Timeline(first=first, last=last, bars=bars, groups=tuple(dict.fromkeys(span.group for span in spans)))


def _quarter(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _next_quarter(day: date) -> date:
    start = _quarter(day)
    # October is the only quarter whose successor lies in another year.
    return date(start.year + start.month // 10, (start.month + 2) % 12 + 1, 1)
