"""Order, loops, reduction, and what each action unlocks."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import Dependency
from planner.problem import ProblemsFoundError
from planner.schedule.network import (
    ancestors,
    check_dependencies,
    descendants,
    leading_to,
    loops,
    order,
    transitive_reduction,
    unlocks,
)
from planner.templates.terms import Link

A, B, C, D = "T1-A", "T1-B", "T1-C", "T1-D"


def wait(predecessor: str, successor: str, link: Link = Link.FINISH_TO_START, lag: int = 0) -> Dependency:
    return Dependency(predecessor=predecessor, successor=successor, link=link, lag=lag)


def ids(count: int) -> list[str]:
    return [f"T1-{number:05}" for number in range(count)]


networks = st.integers(1, 12).flatmap(
    lambda count: st.sets(
        st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] < pair[1])
    ).map(lambda pairs: [wait(ids(count)[before], ids(count)[after]) for before, after in sorted(pairs)])
)


def graph_of(links: list[Dependency]) -> "nx.DiGraph[str]":
    return nx.DiGraph([(link.predecessor, link.successor) for link in links])


@given(networks, st.permutations(ids(12)))
def test_every_action_stands_after_all_it_waits_for(links: list[Dependency], actions: list[str]) -> None:
    position = {action: index for index, action in enumerate(order(actions, links))}
    assert sorted(position) == sorted(actions)
    assert all(position[link.predecessor] < position[link.successor] for link in links)


def test_actions_keep_the_order_in_which_they_were_given_where_they_can() -> None:
    assert order([D, C, B, A], []) == (D, C, B, A)
    assert order([D, C, B, A], [wait(A, C)]) == (D, B, A, C)


def test_a_chain_of_ten_thousand_actions_has_an_order() -> None:
    actions = ids(10_000)
    links = [wait(before, after) for before, after in pairwise(actions)]
    assert order(reversed(actions), links) == tuple(actions)
    assert len(descendants(actions, links)[actions[0]]) == 9_999
    assert len(ancestors(actions, links)[actions[-1]]) == 9_999


def test_a_loop_is_drawn_as_a_chain() -> None:
    links = [wait(A, B), wait(B, C), wait(C, A), wait(C, D)]
    assert loops(links) == [(A, B, C, A)]
    (problem,) = check_dependencies([A, B, C, D], links)
    assert problem.code == "dependency-loop"
    assert problem.english() == (
        "These actions wait for one another: T1-A → T1-B → T1-C → T1-A. Remove one of the links."
    )
    with pytest.raises(ProblemsFoundError, match="T1-A → T1-B → T1-C → T1-A"):
        order([A, B, C, D], links)


def test_of_a_tangle_the_shortest_loop_is_shown() -> None:
    assert loops([wait(A, B), wait(B, C), wait(C, D), wait(D, A), wait(B, A)]) == [(A, B, A)]


def test_every_tangle_shows_one_loop() -> None:
    assert loops([wait(C, D), wait(A, B), wait(B, A), wait(D, C)]) == [(C, D, C), (A, B, A)]


def test_a_loop_of_ten_thousand_actions_is_found() -> None:
    actions = ids(10_000)
    (loop,) = loops([wait(before, after) for before, after in zip(actions, [*actions[1:], actions[0]], strict=True)])
    assert loop == (*actions, actions[0])


def test_an_unknown_end_is_answered_with_the_nearest_action() -> None:
    (problem,) = check_dependencies(["F01-01", "F02-07"], [wait("F01-01", "F2-07")])
    assert problem.code == "unknown-action"
    assert "Did you mean “F02-07”?" in problem.english()


def test_no_action_waits_for_itself() -> None:
    assert [problem.code for problem in check_dependencies([A], [wait(A, A)])] == ["self-dependency"]


def test_a_second_link_between_two_actions_is_refused() -> None:
    links = [wait(A, B), wait(A, B, Link.FINISH_TO_FINISH, 3)]
    assert [problem.code for problem in check_dependencies([A, B], links)] == ["second-link"]


def test_all_problems_are_named_together() -> None:
    links = [wait(A, A), wait(A, B), wait(A, B), wait(B, A), wait(A, "T9-Z")]
    codes = {problem.code for problem in check_dependencies([A, B], links)}
    assert codes == {"self-dependency", "second-link", "dependency-loop", "unknown-action"}


@given(networks)
def test_the_reduction_leads_wherever_the_network_led(links: list[Dependency]) -> None:
    needed = list(transitive_reduction(links))
    assert set(needed) <= set(links)
    graph = graph_of(links)
    for link in links:
        assert link.successor in descendants(graph, needed)[link.predecessor]
    for link in needed:
        rest = [other for other in needed if other is not link]
        assert link.successor not in descendants(graph, rest)[link.predecessor]


def test_the_reduction_keeps_links_that_say_more_than_a_longer_way() -> None:
    way = [wait(A, B), wait(B, C)]
    assert transitive_reduction([*way, wait(A, C)]) == tuple(way)
    for more in (wait(A, C, lag=5), wait(A, C, Link.START_TO_START), wait(A, C, Link.FINISH_TO_FINISH, 2)):
        assert transitive_reduction([*way, more]) == (*way, more)


def test_a_way_of_other_links_replaces_no_finish_to_start_link() -> None:
    links = [wait(A, B, Link.START_TO_START), wait(B, C), wait(A, C)]
    assert transitive_reduction(links) == tuple(links)


def test_what_leads_to_an_action_is_what_it_waits_for_among_those_named() -> None:
    links = [wait(A, B), wait(A, C), wait(B, D), wait(C, D)]
    assert leading_to([A, B, D], links) == {A: (), B: (links[0],), D: (links[2],)}


def test_what_an_action_unlocks_is_what_waits_for_it() -> None:
    links = [wait(A, B), wait(A, C), wait(B, D), wait(C, D)]
    assert unlocks([A, B, C, D], links) == {A: (B, C), B: (D,), C: (D,), D: ()}
    assert descendants([A, B, C, D], links) == {A: {B, C, D}, B: {D}, C: {D}, D: set()}


@given(networks)
def test_ancestors_and_descendants_mirror_each_other(links: list[Dependency]) -> None:
    graph = graph_of(links)
    assert dict(ancestors(graph, links)) == {action: nx.ancestors(graph, action) for action in graph}
    assert dict(descendants(graph, links)) == {action: nx.descendants(graph, action) for action in graph}
