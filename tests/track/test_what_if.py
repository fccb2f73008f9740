"""What other means or numbers would do to a draft is said once for every action and every result."""

from datetime import date, timedelta

from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from promised_results import result

from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.toolkit.assessment import Answer
from planner.track.results import PlanResult
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
                    cause=None if horizon else LeftOutCause.TIME,
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
                    cause=None if horizon else LeftOutCause.MONEY,
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
            Ranked(action="B", title="B", score=8, cause=LeftOutCause.TIME),
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


DAY = date(2028, 1, 3)


def one(question: str, to: Answer = Answer.YES, days: int = 0) -> PlanResult:
    return result(question=question, to=to, date=DAY + timedelta(days=days))


def promising(*results: PlanResult) -> Effect:
    return Effect(ranking=(), results=results)


def test_a_result_is_gained_where_it_is_new_or_reaches_further_and_lost_the_other_way_round() -> None:
    less = promising(one("1.1"), one("1.2", Answer.PARTLY))
    more = promising(one("1.1"), one("1.2"), one("1.3", Answer.PARTLY))
    assert [gained.question for gained in difference(less, more).gained] == ["1.2", "1.3"]
    assert [lost.question for lost in difference(more, less).lost] == ["1.2", "1.3"]
    assert (difference(less, more).lost, difference(more, less).gained) == ((), ())


def test_what_is_promised_as_far_on_another_day_comes_sooner_or_later_the_furthest_first() -> None:
    now = promising(one("1.1"), one("1.2"), one("1.3"), one("1.4", Answer.PARTLY))
    then = promising(one("1.1", days=-30), one("1.2", days=-90), one("1.3", days=7), one("1.4"))
    apart = difference(now, then)
    assert [(shift.result.question, shift.before) for shift in apart.sooner] == [("1.2", DAY), ("1.1", DAY)]
    assert [shift.result.question for shift in apart.later] == ["1.3"]
    assert apart
