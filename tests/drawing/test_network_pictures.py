"""Boxes and arrows stand where a reader can follow them."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.drawing.network_pictures import NetworkPicture, network_pictures
from planner.plan import Dependency
from planner.schedule.network import transitive_reduction


def waits(*pairs: tuple[int, int]) -> list[Dependency]:
    return [Dependency(predecessor=f"F01-{first:02}", successor=f"F01-{then:02}") for first, then in pairs]


def groups(number: int, per_group: int = 100) -> dict[str, int]:
    return {f"F01-{action:02}": action // per_group for action in range(number)}


def drawn(pictures: tuple[NetworkPicture, ...]) -> set[tuple[str, str]]:
    arrows = [arrow.dependency for picture in pictures for arrow in picture.arrows]
    return {(link.predecessor, link.successor) for link in arrows}


def test_actions_that_wait_for_nothing_are_not_drawn() -> None:
    assert network_pictures([], groups(3)) == ()
    assert network_pictures(waits((0, 99)), groups(3)) == ()


def test_a_link_that_others_imply_is_not_drawn() -> None:
    [picture] = network_pictures(waits((0, 1), (1, 2), (0, 2)), groups(3))
    assert drawn((picture,)) == {("F01-00", "F01-01"), ("F01-01", "F01-02")}


def test_an_arrow_over_several_columns_passes_between_the_boxes() -> None:
    [picture] = network_pictures(waits((0, 1), (1, 2), (2, 3), (0, 4), (4, 3)), groups(5))
    boxes = {(box.column, box.row) for box in picture.boxes}
    assert not boxes & {(place.column, place.row) for arrow in picture.arrows for place in arrow.through}


def test_a_long_chain_is_split_and_what_continues_is_marked() -> None:
    pictures = network_pictures(waits(*((number, number + 1) for number in range(20))), groups(21))
    assert all(picture.fits for picture in pictures)
    assert len(drawn(pictures)) == 20
    assert any(box.outside for picture in pictures for box in picture.boxes)


def test_one_action_that_waits_for_more_than_a_page_holds_says_how_many_are_left_out() -> None:
    [picture] = network_pictures(waits(*((number, 30) for number in range(30))), groups(31))
    assert picture.left_out == 30 - len(picture.arrows)


links = st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)).filter(lambda pair: pair[0] < pair[1]), max_size=80)


@given(links)
def test_every_arrow_leads_to_the_right_and_every_picture_fits(pairs: list[tuple[int, int]]) -> None:
    pictures = network_pictures(waits(*pairs), groups(40, per_group=8))
    for picture in pictures:
        column = {box.id: box.column for box in picture.boxes}
        assert all(column[a.dependency.predecessor] < column[a.dependency.successor] for a in picture.arrows)
        assert len({(box.column, box.row) for box in picture.boxes}) == len(picture.boxes)
        assert picture.columns <= 6


@given(links)
def test_every_action_that_waits_is_drawn_once_in_its_own_right(pairs: list[tuple[int, int]]) -> None:
    pictures = network_pictures(waits(*pairs), groups(40, per_group=8))
    targets = {f"F01-{then:02}" for _, then in pairs}
    own = [box.id for picture in pictures for box in picture.boxes if not box.outside and box.id in targets]
    assert sorted(own) == sorted(targets)


@settings(max_examples=40)
@given(links)
def test_no_arrow_passes_through_a_box(pairs: list[tuple[int, int]]) -> None:
    for picture in network_pictures(waits(*pairs), groups(40, per_group=8)):
        boxes = {(box.column, box.row) for box in picture.boxes}
        assert not boxes & {(place.column, place.row) for arrow in picture.arrows for place in arrow.through}


@settings(max_examples=40)
@given(links)
def test_arrows_join_boxes_of_their_picture(pairs: list[tuple[int, int]]) -> None:
    for picture in network_pictures(waits(*pairs), groups(40, per_group=8)):
        shown = {box.id for box in picture.boxes}
        ends = {end for arrow in picture.arrows for end in (arrow.dependency.predecessor, arrow.dependency.successor)}
        assert ends == shown


@settings(max_examples=40)
@given(links, st.randoms(use_true_random=False))
def test_the_order_in_which_links_come_moves_no_box(pairs: list[tuple[int, int]], chance: random.Random) -> None:
    shuffled = chance.sample(pairs, len(pairs))
    assert network_pictures(waits(*pairs), groups(40)) == network_pictures(waits(*shuffled), groups(40))


@settings(max_examples=40)
@given(links)
def test_what_is_not_drawn_is_implied_or_counted(pairs: list[tuple[int, int]]) -> None:
    pictures = network_pictures(waits(*pairs), groups(40, per_group=8))
    needed = {(link.predecessor, link.successor) for link in transitive_reduction(waits(*pairs))}
    assert len(needed - drawn(pictures)) <= sum(picture.left_out for picture in pictures)


def test_small_parts_share_a_page() -> None:
    pictures = network_pictures(waits(*((number, number + 1) for number in range(0, 8, 2))), groups(8))
    assert len(pictures) == 1
    assert not any(box.outside for box in pictures[0].boxes)


def test_what_waits_for_nothing_is_at_home_wherever_it_is_shown() -> None:
    [picture] = network_pictures(waits((0, 1)), groups(2))
    assert {box.id: box.outside for box in picture.boxes} == {"F01-00": False, "F01-01": False}
