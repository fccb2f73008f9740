"""Which actions change much for little effort? One numbered mark for each, and the same as a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from planner.app.web.components.assets import Props, opened
from planner.wording import Wording

IMPACTS = (5, 4, 3, 2, 1)
_MARK = 0.048
"""Room that a mark takes along the axis, as a share of its length at the narrowest."""
_TICKS = (0, 1, 2, 5, 10, 20, 40, 80, 160, 320, 640)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One action; ``rank`` is the number on its mark."""

    id: str
    rank: int
    title: str
    impact: int
    """From 1 to 5."""
    effort: float
    """Person-days of city staff."""
    quick_win: bool = False


def impact_effort(
    candidates: Sequence[Candidate], *, most_effort: float | None, wording: Wording, key: str
) -> str | None:
    """Draw impact against effort, and return the id of the action that was just opened, if any.

    Args:
        candidates: in the order of the table.
        most_effort: person-days that a quick win may take; drawn as a line, None: no line.
        wording: how the page reads.
        key: the widget's key.
    """
    props = impact_effort_props(candidates, most_effort=most_effort, wording=wording)
    return opened("impact_effort", props, key)


def impact_effort_props(candidates: Sequence[Candidate], *, most_effort: float | None, wording: Wording) -> Props:
    """Return all that the script needs to draw; ``x`` runs from 0 to 1, lanes count within a row."""
    most = max([1.0, most_effort or 0, *(candidate.effort for candidate in candidates)])
    limit = None
    if most_effort is not None:
        limit = {
            "x": _along(most_effort, most),
            "label": wording.say("Quick wins: up to {effort} days", effort=most_effort),
        }
    return {
        "label": wording.say("Impact and effort of the actions"),
        "words": _words(wording),
        "ticks": [{"x": _along(tick, most), "label": wording.number(tick)} for tick in _TICKS if tick <= most],
        "limit": limit,
        "rows": [
            {"impact": impact, **_row([candidate for candidate in candidates if candidate.impact == impact], most)}
            for impact in IMPACTS
        ],
        "table": [_line(candidate, wording) for candidate in candidates],
    }


def _words(wording: Wording) -> Props:
    return {
        "impact": wording.say("Impact"),
        "effort": wording.say("Effort in person-days"),
        "number": wording.say("No."),
        "action": wording.say("Action"),
        "kind": wording.say("Kind"),
        "quick": wording.say("Quick win"),
        "longer": wording.say("Longer-term"),
        "empty": wording.say("There is no action to show yet."),
    }


def _along(effort: float, most: float) -> float:
    """Return the place of an effort on the axis: small efforts get more room than large ones."""
    # A little more than half a mark is left at both ends, where a mark would else hang over the edge.
    return round(0.03 + 0.94 * sqrt(effort / most), 4)


def _row(candidates: Iterable[Candidate], most: float) -> Props:
    placed = list(_lanes(candidates, most))
    marks = [
        {"id": candidate.id, "rank": candidate.rank, "x": x, "lane": lane, "quick": candidate.quick_win}
        for candidate, x, lane in placed
    ]
    # A row without marks keeps the height of one lane: each impact has its place, whatever is filtered away.
    return {"marks": marks, "lanes": max((lane + 1 for _, _, lane in placed), default=1)}


def _lanes(candidates: Iterable[Candidate], most: float) -> Iterator[tuple[Candidate, float, int]]:
    """Put each mark into the first lane in which it covers no other."""
    # Where the last mark of each lane stands; an empty lane has it so far to the left that any mark fits.
    last: dict[int, float] = defaultdict(lambda: -1.0)
    for candidate in sorted(candidates, key=lambda candidate: (candidate.effort, candidate.rank)):
        x = _along(candidate.effort, most)
        lane = next(lane for lane in range(len(last) + 1) if x - last[lane] >= _MARK)
        last[lane] = x
        yield candidate, x, lane


def _line(candidate: Candidate, wording: Wording) -> Props:
    return {
        "id": candidate.id,
        "rank": candidate.rank,
        "title": candidate.title,
        "impact": wording.number(candidate.impact),
        "effort": wording.number(candidate.effort),
        "quick": candidate.quick_win,
        "aria": wording.say(
            "{rank}. {title}: impact {impact} of 5, {effort} person-days",
            rank=candidate.rank,
            title=candidate.title,
            impact=candidate.impact,
            effort=candidate.effort,
        ),
    }
