"""What waits for what: boxes that open, arrows between them, at any of three distances."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from planner.app.desk.vocabulary import ActionStatus, Concern, Course, Edge, View, laid_out
from planner.app.web.components.assets import Props, opened
from planner.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkBox:
    """What one box says; a box stands for an action, or for an objective with its actions."""

    title: str
    note: str = ""
    """A second line: the owner and the date, or how far an objective has come."""
    status: ActionStatus | None = None
    share_done: float | None = None
    """From 0 to 1, for an objective: drawn as a bar."""
    critical: bool = False
    late: Concern | None = None
    """Whether it is overdue or foreseen late."""


def network(
    view: View, boxes: Mapping[str, NetworkBox], *, wording: Wording, key: str, chosen: str | None = None
) -> str | None:
    """Draw a view of the network, and return the name of the box that was just opened, if any.

    A box is opened by a click or with Enter; arrow keys follow the arrows. ``chosen`` is the box in
    the middle of attention. Boxes that nothing ties are listed below the picture.

    Raises:
        KeyError: ``boxes`` lacks a name of the view.
    """
    props = network_props(view, boxes, wording=wording, chosen=chosen)
    return opened("network", props, key)


def network_props(view: View, boxes: Mapping[str, NetworkBox], *, wording: Wording, chosen: str | None = None) -> Props:
    """Return all that the script needs to draw; columns and rows are counted from 0."""
    layout = laid_out(view)
    describe = _describer(view, boxes, wording)
    return {
        "label": wording.say("Picture of the dependencies"),
        "hint": wording.say("Arrow keys follow the arrows, Enter opens a box."),
        "words": {
            "alone": wording.say("Tied to nothing else"),
            "empty": wording.say("There is no action to show yet."),
        },
        "columns": layout.columns,
        "rows": layout.rows,
        "boxes": [{**describe(spot.name), "column": spot.column, "row": spot.row} for spot in layout.spots],
        "alone": [describe(name) for name in view.alone],
        "edges": [_edge(course, boxes) for course in layout.courses],
        "chosen": chosen,
        "legend": _legend(view, boxes, wording),
    }


def _edge(course: Course, boxes: Mapping[str, NetworkBox]) -> Props:
    edge = course.edge
    return {
        "from": edge.predecessor,
        "to": edge.successor,
        "through": [[place.column, place.row] for place in course.through],
        # A number is worth reading only where the arrow stands for several links.
        "count": edge.count if edge.count > 1 else None,
        "against": edge.against,
        "critical": boxes[edge.predecessor].critical and boxes[edge.successor].critical,
    }


def _describer(view: View, boxes: Mapping[str, NetworkBox], wording: Wording) -> Callable[[str], Props]:
    # Counted once for the view: who hears a box instead of seeing its arrows hears how many there are.
    before, after = _ends(view.edges)

    def describe(name: str) -> Props:
        box = boxes[name]
        return {
            "id": name,
            "title": box.title,
            "note": box.note,
            "late": f"⚠ {wording.label(box.late)}" if box.late else "",
            "status": str(box.status) if box.status else None,
            "share": box.share_done,
            "critical": box.critical,
            "outside": name in view.outside,
            "aria": _aria(box, before.get(name, 0), after.get(name, 0), wording, outside=name in view.outside),
        }

    return describe


def _ends(edges: Iterable[Edge]) -> tuple[dict[str, int], dict[str, int]]:
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for edge in edges:
        after[edge.predecessor] = after.get(edge.predecessor, 0) + edge.count
        before[edge.successor] = before.get(edge.successor, 0) + edge.count
    return before, after


def _aria(box: NetworkBox, before: int, after: int, wording: Wording, *, outside: bool) -> str:
    parts = (
        box.title,
        box.note,
        wording.label(box.status) if box.status else "",
        wording.label(box.late) if box.late else "",
        wording.say("On the critical path") if box.critical else "",
        wording.say("Belongs to another objective") if outside else "",
        wording.count("waits for {number} action", "waits for {number} actions", before) if before else "",
        wording.count("{number} action waits for it", "{number} actions wait for it", after) if after else "",
    )
    return ". ".join(part for part in parts if part) + "."


def _legend(view: View, boxes: Mapping[str, NetworkBox], wording: Wording) -> list[Props]:
    """Explain only what the picture shows."""
    shown = [boxes[name] for name in view.names]
    present = {box.status for box in shown}
    entries: list[Props] = [
        {"look": str(status), "text": wording.label(status)} for status in ActionStatus if status in present
    ]
    signs = (
        ("link", bool(view.edges), wording.say("Comes before")),
        ("critical", any(box.critical for box in shown), wording.say("Critical path")),
        ("outside", bool(view.outside), wording.say("From another objective")),
        ("against", any(edge.against for edge in view.edges), wording.say("Also waits the other way round")),
    )
    entries.extend({"look": look, "text": text} for look, wanted, text in signs if wanted)
    return entries
