"""What other numbers would do to a draft is said once for every action."""

from examples import FEW
from hypothesis import given
from hypothesis import strategies as st

from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.track.what_if import Effect, Ranked, difference


def test_the_difference_between_two_rankings_names_every_action_once() -> None:
    def effect(*ranking: tuple[str, Horizon | None]) -> Effect:
        return Effect(
            ranking=tuple(
                Ranked(
                    action=action,
                    title=action,
                    score=100 - place,
                    horizon=horizon,
                    cause=None if horizon else LeftOutCause.CAP_QUICK_WINS,
                )
                for place, (action, horizon) in enumerate(ranking)
            )
        )

    quick, longer = Horizon.QUICK_WIN, Horizon.LONGER_TERM
    now = effect(("A", quick), ("B", longer), ("C", quick), ("D", None))
    apart = difference(now, effect(("D", quick), ("A", longer), ("B", quick), ("C", None)))
    assert (apart.comes, apart.goes, apart.quick, apart.longer) == (("D",), ("C",), ("B",), ("A",))
    assert [(move.action, move.before, move.after) for move in apart.rises] == [("D", 4, 1)]
    assert [move.action for move in apart.falls] == ["A", "B", "C"]
    assert apart
    assert not difference(now, now)


QUICK, LONGER = Horizon.QUICK_WIN, Horizon.LONGER_TERM
EFFECTS = st.permutations("ABCDE").flatmap(
    lambda order: st.lists(st.sampled_from([QUICK, LONGER, None]), min_size=5, max_size=5).map(
        lambda horizons: Effect(
            ranking=tuple(
                Ranked(
                    action=id_,
                    title=id_,
                    score=100 - place,
                    horizon=horizon,
                    cause=None if horizon else LeftOutCause.CAP_FACTOR,
                )
                for place, (id_, horizon) in enumerate(zip(order, horizons, strict=True))
            )
        )
    )
)


def test_an_effect_says_what_is_in_what_is_out_and_where_each_stands() -> None:
    effect = Effect(
        ranking=(
            Ranked(action="A", title="A", score=9, horizon=QUICK),
            Ranked(action="B", title="B", score=8, cause=LeftOutCause.CAP_QUICK_WINS),
            Ranked(action="C", title="C", score=7, horizon=LONGER),
        )
    )
    assert effect.held == {"A", "C"}
    assert effect.quick_wins == {"A"}
    assert [ranked.action for ranked in effect.left_out] == ["B"]
    assert effect.places == {"A": 1, "B": 2, "C": 3}


@FEW
@given(EFFECTS, EFFECTS)
def test_what_comes_with_new_numbers_goes_with_the_old_ones(now: Effect, then: Effect) -> None:
    onwards, back = difference(now, then), difference(then, now)
    assert set(onwards.comes) == set(back.goes) == then.held - now.held
    assert set(onwards.goes) == set(back.comes)
    assert set(onwards.quick) == set(back.longer)
    assert {move.action for move in onwards.rises} == {move.action for move in back.falls}
    assert bool(onwards) == bool(back)


@FEW
@given(EFFECTS, EFFECTS)
def test_the_furthest_move_comes_first_and_nothing_both_rises_and_falls(now: Effect, then: Effect) -> None:
    moved = difference(now, then)
    for moves in (moved.rises, moved.falls):
        lengths = [abs(move.before - move.after) for move in moves]
        assert lengths == sorted(lengths, reverse=True)
        assert 0 not in lengths
    assert not {move.action for move in moved.rises} & {move.action for move in moved.falls}
