"""How does the work go from month to month? Lines of what was planned, what is done, what is foreseen."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from planner.app.desk.vocabulary import CurvePoint
from planner.app.web.components.assets import Props, picture
from planner.wording import Wording

_MOST_TICKS = 9
_STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months between two ticks."""


def curve_chart(points: Sequence[CurvePoint], *, today: date, wording: Wording, key: str) -> None:
    """Draw the share of work that is planned, done and foreseen at the end of every month."""
    picture("curve")(data=curve_props(points, today=today, wording=wording), key=key)


def curve_props(points: Sequence[CurvePoint], *, today: date, wording: Wording) -> Props:
    """Return all that the script needs to draw; places along the axis and shares run from 0 to 1."""
    first = points[0].day.toordinal() if points else 0
    # A plan of a single month has one point, and no length to divide by.
    days = (points[-1].day.toordinal() - first if points else 0) or 1

    def along(day: date) -> float:
        return round((day.toordinal() - first) / days, 4)

    return {
        "label": wording.say("Share of the work that is done, month by month"),
        "words": {"empty": wording.say("There is no work to show yet.")},
        "today": {"x": along(today), "label": wording.say("Today")},
        "levels": [{"y": percent / 100, "label": wording.percent(percent / 100)} for percent in (0, 25, 50, 75, 100)],
        "ticks": list(_ticks(points, along, wording)),
        "lines": list(_lines(points, along, wording)),
    }


def _lines(points: Sequence[CurvePoint], along: Callable[[date], float], wording: Wording) -> Iterator[Props]:
    lines: tuple[tuple[str, str, list[float | None]], ...] = (
        ("planned", wording.say("As planned"), [point.planned for point in points]),
        ("foreseen", wording.say("As foreseen"), [point.foreseen for point in points]),
        ("actual", wording.say("Done so far"), [point.actual for point in points]),
    )
    for look, text, shares in lines:
        # What is done is known up to today only, and what is foreseen from today on: a line has its own points.
        known = [(point.day, share) for point, share in zip(points, shares, strict=True) if share is not None]
        yield {"look": look, "text": text, "points": [[along(day), round(share, 4)] for day, share in known]}


def _ticks(points: Sequence[CurvePoint], along: Callable[[date], float], wording: Wording) -> Iterator[Props]:
    """Give the beginnings of some months, no more than an axis has room for."""
    starts = [point.day + timedelta(days=1) for point in points if (point.day + timedelta(days=1)).day == 1]
    step = next((months for months in _STEPS if len(starts) <= months * _MOST_TICKS), _STEPS[-1])
    # A label at the very end would hang over the picture's edge.
    for start in starts[:-1]:
        # Counted from the year 0: labels fall on January, April, July, wherever the plan begins.
        if (start.month - 1 + 12 * start.year) % step == 0:
            yield {"x": along(start), "label": f"{wording.short_month(start)} {start.year}"}
