"""A reader sees a part of the network, and every arrow runs from left to right."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.drawing.network_view import Edge, View, around, between_groups, laid_out, whole, within_group
from planner.plan import Dependency

IDS = [f"F{factor:02}-{number:02}" for factor in range(1, 5) for number in range(1, 6)]
GROUPS = {action: action[:3] for action in IDS}


def waits(*pairs: tuple[str, str]) -> list[Dependency]:
    return [Dependency(predecessor=first, successor=then) for first, then in pairs]


CHAIN = waits(
    ("F01-01", "F01-02"), ("F01-02", "F02-01"), ("F02-01", "F03-01"), ("F03-01", "F04-01"), ("F04-01", "F04-02")
)

networks = st.lists(
    st.tuples(st.sampled_from(range(len(IDS))), st.sampled_from(range(len(IDS)))).filter(
        lambda pair: pair[0] < pair[1]
    ),
    unique=True,
    max_size=40,
).map(lambda pairs: waits(*((IDS[first], IDS[then]) for first, then in pairs)))


def test_objectives_show_how_many_links_tie_them() -> None:
    view = between_groups([*CHAIN, *waits(("F01-03", "F02-02"))], GROUPS)
    assert view.names == ("F01", "F02", "F03", "F04")
    assert Edge(predecessor="F01", successor="F02", count=2) in view.edges


def test_objectives_that_wait_for_one_another_have_one_edge_against_the_others() -> None:
    links = waits(("F01-01", "F02-01"), ("F01-02", "F02-02"), ("F02-03", "F01-03"))
    edges = between_groups(links, GROUPS).edges
    assert [(edge.predecessor, edge.count, edge.against) for edge in edges] == [("F01", 2, False), ("F02", 1, True)]


def test_one_objective_shows_its_neighbours_as_outside() -> None:
    view = within_group(CHAIN, GROUPS, "F02")
    assert view.outside == {"F01-02", "F03-01"}
    assert "F02-05" in view.alone


def test_around_an_action_the_picture_ends_after_some_steps() -> None:
    assert around(CHAIN, IDS, "F01-01", hops=2).names == ("F01-01", "F01-02", "F02-01")
    assert around(CHAIN, IDS, "F04-02").names == ("F02-01", "F03-01", "F04-01", "F04-02")


def test_what_a_longer_way_says_is_not_drawn() -> None:
    assert len(whole([*CHAIN, *waits(("F01-01", "F02-01"))], IDS).edges) == len(CHAIN)


def test_nothing_to_draw_takes_no_room() -> None:
    layout = laid_out(View(names=("F01-01",), edges=()))
    assert (layout.columns, layout.rows, layout.spots) == (0, 0, ())


@given(networks)
def test_every_box_that_is_tied_stands_once_and_alone_on_its_place(links: list[Dependency]) -> None:
    view = whole(links, IDS)
    layout = laid_out(view)
    assert sorted(spot.name for spot in layout.spots) == sorted(set(view.names) - set(view.alone))
    assert len({(spot.column, spot.row) for spot in layout.spots}) == len(layout.spots)


@given(networks)
def test_edges_run_from_left_to_right_and_pass_every_column_between(links: list[Dependency]) -> None:
    layout = laid_out(whole(links, IDS))
    column = {spot.name: spot.column for spot in layout.spots}
    for course in layout.courses:
        passed = [
            column[course.edge.predecessor],
            *(place.column for place in course.through),
            column[course.edge.successor],
        ]
        assert passed == list(range(passed[0], passed[-1] + 1))
        assert passed[0] < passed[-1]


@given(networks)
def test_objectives_are_drawn_whatever_waits_for_what(links: list[Dependency]) -> None:
    view = between_groups(links, GROUPS)
    layout = laid_out(view)
    assert {course.edge for course in layout.courses} == set(view.edges)


@settings(max_examples=40)
@given(networks)
def test_no_edge_passes_through_a_box(links: list[Dependency]) -> None:
    layout = laid_out(whole(links, IDS))
    boxes = {(spot.column, spot.row) for spot in layout.spots}
    assert not boxes & {(place.column, place.row) for course in layout.courses for place in course.through}


@settings(max_examples=40)
@given(networks)
def test_everything_lies_within_the_columns_and_rows_in_use(links: list[Dependency]) -> None:
    layout = laid_out(whole(links, IDS))
    places = [
        *((spot.column, spot.row) for spot in layout.spots),
        *((place.column, place.row) for course in layout.courses for place in course.through),
    ]
    assert all(0 <= column < layout.columns and 0 <= row <= layout.rows - 1 for column, row in places)


@settings(max_examples=40)
@given(networks)
def test_between_groups_only_edges_against_the_others_close_circles(links: list[Dependency]) -> None:
    forward = [edge for edge in between_groups(links, GROUPS).edges if not edge.against]
    after: dict[str, set[str]] = {}
    for edge in forward:
        after.setdefault(edge.predecessor, set()).add(edge.successor)
    for start in after:
        reached, front = set[str](), [start]
        while front:
            front = [name for place in front for name in after.get(place, ()) if name not in reached]
            reached.update(front)
        assert start not in reached


@settings(max_examples=40)
@given(networks, st.sampled_from(sorted(set(GROUPS.values()))))
def test_a_group_shows_all_its_actions_and_only_their_links(links: list[Dependency], group: str) -> None:
    view = within_group(links, GROUPS, group)
    own = {action for action in IDS if GROUPS[action] == group}
    assert set(view.names) - view.outside == own
    assert all(own & {edge.predecessor, edge.successor} for edge in view.edges)


@settings(max_examples=40)
@given(networks, st.sampled_from(IDS), st.integers(0, 4))
def test_around_an_action_stands_nothing_that_it_has_nothing_to_do_with(
    links: list[Dependency], action: str, hops: int
) -> None:
    view = around(links, IDS, action, hops)
    assert action in view.names
    assert set(view.names) <= set(around(links, IDS, action, hops + 1).names)
    assert set(view.alone) <= {action}
