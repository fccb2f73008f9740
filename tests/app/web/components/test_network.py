"""The picture of what waits for what says in words where its arrows lead."""

from typing import Any

import pytest

from planner.app.web.components.network import NetworkBox, network_props
from planner.drawing.network_view import View, around, between_groups, within_group
from planner.plan import ActionStatus, Dependency
from planner.track.attention import Concern
from planner.wording import Wording

ENGLISH = Wording("en")
IDS = ("F01-01", "F01-02", "F01-03", "F02-01")
GROUPS = {id_: id_[:3] for id_ in IDS}
LINKS = (
    Dependency(predecessor="F01-01", successor="F01-02"),
    Dependency(predecessor="F01-02", successor="F02-01"),
)
BOXES = {id_: NetworkBox(title=f"Action {id_}") for id_ in IDS}


def props(view: View, boxes: dict[str, NetworkBox] | None = None, **more: Any) -> Any:
    return network_props(view, boxes or BOXES, wording=ENGLISH, **more)


def box_of(shown: Any, name: str) -> Any:
    return next(box for box in (*shown["boxes"], *shown["alone"]) if box["id"] == name)


def looks(shown: Any) -> list[str]:
    return [entry["look"] for entry in shown["legend"]]


def test_an_empty_plan_says_so() -> None:
    shown = props(within_group((), {}, "F01"))
    assert (shown["boxes"], shown["alone"], shown["edges"]) == ([], [], [])
    assert shown["words"]["empty"] == "There is no action to show yet."


def test_what_comes_before_stands_to_the_left() -> None:
    shown = props(within_group(LINKS, GROUPS, "F01"))
    assert box_of(shown, "F01-01")["column"] < box_of(shown, "F01-02")["column"]
    assert [(edge["from"], edge["to"]) for edge in shown["edges"]] == [("F01-01", "F01-02"), ("F01-02", "F02-01")]


def test_what_is_tied_to_nothing_stands_apart() -> None:
    shown = props(within_group(LINKS, GROUPS, "F01"))
    assert [box["id"] for box in shown["alone"]] == ["F01-03"]


def test_what_belongs_to_another_objective_says_so() -> None:
    shown = props(within_group(LINKS, GROUPS, "F01"))
    assert box_of(shown, "F02-01")["outside"] is True
    assert "Belongs to another objective" in box_of(shown, "F02-01")["aria"]
    assert "outside" in looks(shown)


def test_who_hears_a_box_hears_how_many_arrows_come_and_go() -> None:
    heard = box_of(props(around(LINKS, IDS, "F01-02")), "F01-02")["aria"]
    assert heard == "Action F01-02. waits for 1 action. 1 action waits for it."


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"note": "due in May"}, "due in May"),
        ({"status": ActionStatus.BLOCKED}, "Blocked"),
        ({"late": Concern.EXPECTED_LATE}, "Foreseen late"),
        ({"critical": True}, "On the critical path"),
    ],
)
def test_who_hears_a_box_hears_what_others_see(facts: dict[str, Any], sentence: str) -> None:
    boxes = BOXES | {"F01-01": NetworkBox(title="First", **facts)}
    heard = box_of(props(around(LINKS, IDS, "F01-01"), boxes), "F01-01")["aria"]
    assert sentence in heard.removesuffix(".").split(". ")


def test_between_objectives_an_arrow_counts_its_links() -> None:
    links = (*LINKS, Dependency(predecessor="F01-03", successor="F02-01"))
    boxes = {group: NetworkBox(title=group, share_done=0.5) for group in ("F01", "F02")}
    [edge] = props(between_groups(links, GROUPS), boxes)["edges"]
    assert edge["count"] == 2
    [edge] = props(between_groups(LINKS, GROUPS), boxes)["edges"]
    assert edge["count"] is None


def test_objectives_that_wait_for_each_other_show_both_ways() -> None:
    links = (*LINKS, Dependency(predecessor="F02-01", successor="F01-03"))
    boxes = {group: NetworkBox(title=group) for group in ("F01", "F02")}
    shown = props(between_groups(links, GROUPS), boxes)
    assert sorted(edge["against"] for edge in shown["edges"]) == [False, True]
    assert "against" in looks(shown)


@pytest.mark.parametrize(("names", "critical"), [(("F01-01", "F01-02"), True), (("F01-01",), False)])
def test_an_arrow_is_critical_where_both_its_ends_are(names: tuple[str, ...], critical: bool) -> None:  # noqa: FBT001
    boxes = BOXES | {name: NetworkBox(title=name, critical=True) for name in names}
    edges = props(within_group(LINKS, GROUPS, "F01"), boxes)["edges"]
    assert next(edge for edge in edges if edge["to"] == "F01-02")["critical"] is critical


def test_the_legend_explains_only_what_the_picture_shows() -> None:
    assert looks(props(within_group((), GROUPS, "F02"))) == []
    boxes = BOXES | {"F01-01": NetworkBox(title="First", status=ActionStatus.DONE, critical=True)}
    assert looks(props(around(LINKS, IDS, "F01-01"), boxes)) == ["done", "link", "critical"]


def test_the_box_in_the_middle_of_attention_is_named() -> None:
    view = around(LINKS, IDS, "F01-02")
    assert props(view, chosen="F01-02")["chosen"] == "F01-02"
    assert props(view)["chosen"] is None


def test_a_box_that_nobody_describes_is_refused() -> None:
    with pytest.raises(KeyError, match="F01-01"):
        props(around(LINKS, IDS, "F01-02"), {"F01-02": BOXES["F01-02"]})
