"""Which actions fit into a first plan."""

from functools import partial
from typing import Any

from examples import SOME
from hypothesis import given
from hypothesis import strategies as st

from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.proposal.selection import Candidate, select
from planner.templates.method import Caps

ROOMY = Caps(quick_wins=15, longer_term=10, per_factor_first_year=3)


def quick(action: str, **more: Any) -> Candidate:
    """Return a quick win of the factor that its id names, starting in the first year."""
    factor = action[:3] if action.startswith("F") else None
    return Candidate(**{"id": action, "factor": factor, "horizon": Horizon.QUICK_WIN, "first_year": True, **more})


def longer(action: str, **more: Any) -> Candidate:
    return quick(action, **{"horizon": Horizon.LONGER_TERM, **more})


def caps(**tight: int) -> Caps:
    return ROOMY.model_copy(update=tight)


def test_what_fits_is_all_taken() -> None:
    chosen = select([quick("F01-01"), longer("F02-01"), quick("C1-01")], {}, ROOMY)
    assert chosen.chosen == {"F01-01", "F02-01", "C1-01"}
    assert chosen.over == {}


def test_the_best_ranked_are_taken_and_the_cap_against_the_others_is_named() -> None:
    ranked = [quick("F01-01"), quick("C1-01"), quick("C2-01"), longer("F02-01"), longer("C3-01")]
    chosen = select(ranked, {}, caps(quick_wins=2, longer_term=1))
    assert chosen.chosen == {"F01-01", "C1-01", "F02-01"}
    assert chosen.over == {"C2-01": LeftOutCause.CAP_QUICK_WINS, "C3-01": LeftOutCause.CAP_LONGER_TERM}


def test_no_factor_starts_more_than_its_share_in_the_first_year() -> None:
    ranked = [quick(f"F01-0{number}") for number in (1, 2, 3, 4)] + [quick("F01-05", first_year=False)]
    chosen = select(ranked, {}, ROOMY)
    assert chosen.chosen == {"F01-01", "F01-02", "F01-03", "F01-05"}
    assert chosen.over == {"F01-04": LeftOutCause.CAP_FACTOR}


def test_every_objective_gets_an_action_before_any_gets_a_second_one() -> None:
    ranked = [quick("F01-01"), quick("F01-02"), quick("F02-01")]
    assert select(ranked, {}, caps(quick_wins=2)).chosen == {"F01-01", "F02-01"}


def test_an_objective_gets_its_lightest_action_even_when_none_fits() -> None:
    ranked = [quick("F01-01"), quick("F02-01"), quick("F02-02"), quick("F02-03")]
    ancestors = {"F02-02": {"F02-01"}, "F02-03": {"F02-01"}}
    chosen = select(ranked, ancestors, caps(quick_wins=1))
    assert chosen.chosen == {"F01-01", "F02-01"}


def test_an_objective_gets_its_best_action_that_fits() -> None:
    chosen = select([longer("F02-01"), quick("F02-02")], {}, caps(longer_term=0))
    assert chosen.chosen == {"F02-02"}
    assert chosen.over == {"F02-01": LeftOutCause.CAP_LONGER_TERM}


def test_a_cap_that_is_passed_stops_only_its_own_kind() -> None:
    chosen = select([longer("F01-01", wanted=True), quick("C1-01")], {}, caps(longer_term=0))
    assert chosen.chosen == {"F01-01", "C1-01"}


def test_prerequisites_come_with_what_needs_them_and_take_places() -> None:
    ranked = [longer("F02-01", called=False), longer("F01-01"), longer("F01-02")]
    chosen = select(ranked, {"F01-01": {"F02-01"}}, caps(longer_term=2))
    assert chosen.chosen == {"F01-01", "F02-01"}
    assert chosen.over == {"F01-02": LeftOutCause.CAP_LONGER_TERM}


def test_what_only_left_out_actions_need_is_left_out_too() -> None:
    ranked = [longer("F02-01", called=False), longer("C1-01"), longer("C1-02")]
    chosen = select(ranked, {"C1-02": {"F02-01"}}, caps(longer_term=1))
    assert chosen.chosen == {"C1-01"}
    assert chosen.over == {"F02-01": LeftOutCause.NOT_NEEDED, "C1-02": LeftOutCause.CAP_LONGER_TERM}


def test_a_lower_ranked_action_takes_the_place_that_a_heavier_one_cannot() -> None:
    ranked = [quick("F01-01"), longer("C1-01"), longer("C1-02"), quick("C2-01")]
    chosen = select(ranked, {"C1-02": {"C1-01"}}, caps(longer_term=0))
    assert chosen.chosen == {"F01-01", "C2-01"}


def test_finding_out_takes_no_place_and_is_no_objectives_action() -> None:
    ranked = [quick("F01-00", free=True), quick("F01-01")]
    chosen = select(ranked, {"F01-01": {"F01-00"}}, caps(quick_wins=0, per_factor_first_year=0))
    assert chosen.chosen == {"F01-00", "F01-01"}


def test_what_people_set_a_deadline_for_is_in_with_all_it_needs() -> None:
    ranked = [longer("C1-01"), longer("F02-01", called=False), longer("F02-02", wanted=True)]
    chosen = select(ranked, {"F02-02": {"F02-01"}}, caps(longer_term=0))
    assert chosen.chosen == {"F02-01", "F02-02"}
    assert chosen.over == {"C1-01": LeftOutCause.CAP_LONGER_TERM}


def test_nothing_to_choose_from_leaves_nothing_out() -> None:
    assert select([], {}, ROOMY).chosen == frozenset()


@st.composite
def choices(draw: st.DrawFn) -> tuple[list[Candidate], dict[str, set[str]], Caps]:
    """Return candidates by rank, for each all those it waits for, and caps of all sizes."""
    factors = ["F01", "F02", "F03", None]
    ranked: list[Candidate] = []
    ancestors: dict[str, set[str]] = {}
    for number in range(draw(st.integers(0, 12))):
        name = f"F09-{number:02}"
        before = draw(st.sets(st.sampled_from([candidate.id for candidate in ranked]), max_size=2)) if ranked else set()
        ancestors[name] = before.union(*(ancestors[id_] for id_ in before))
        free = draw(st.integers(0, 9)) == 0 and not before
        ranked.append(
            Candidate(
                id=name,
                factor=draw(st.sampled_from(factors)),
                horizon=draw(st.sampled_from(Horizon)),
                first_year=draw(st.booleans()),
                free=free,
                called=free or draw(st.booleans()),
                wanted=draw(st.integers(0, 9)) == 0,
            )
        )
    tight = st.integers(0, 4)
    return ranked, ancestors, Caps(quick_wins=draw(tight), longer_term=draw(tight), per_factor_first_year=draw(tight))


@SOME
@given(choices())
def test_what_is_chosen_has_all_it_needs_and_what_is_not_has_a_cause(
    choice: tuple[list[Candidate], dict[str, set[str]], Caps],
) -> None:
    ranked, ancestors, limits = choice
    selection = select(ranked, ancestors, limits)
    for action in selection.chosen:
        assert ancestors[action] <= selection.chosen
    assert selection.chosen | selection.over.keys() == {candidate.id for candidate in ranked}
    assert selection.chosen & selection.over.keys() == set()
    assert {candidate.id for candidate in ranked if candidate.free or candidate.wanted} <= selection.chosen
    served = {candidate.factor for candidate in ranked if candidate.id in selection.chosen and not candidate.free}
    assert {
        candidate.factor for candidate in ranked if candidate.called and not candidate.free and candidate.factor
    } <= served


@SOME
@given(choices())
def test_a_cap_is_passed_only_by_deadlines_and_by_one_group_for_each_objective(
    choice: tuple[list[Candidate], dict[str, set[str]], Caps],
) -> None:
    ranked, ancestors, limits = choice
    chosen = select(ranked, ancestors, limits).chosen
    factors = {candidate.factor for candidate in ranked if candidate.factor}
    counts = [
        (limits.quick_wins, partial(_has_horizon, Horizon.QUICK_WIN)),
        (limits.longer_term, partial(_has_horizon, Horizon.LONGER_TERM)),
        *((limits.per_factor_first_year, partial(_starts_early, factor)) for factor in factors),
    ]
    for cap, counted in counts:
        taking = {candidate.id for candidate in ranked if counted(candidate) and not candidate.free}
        group = {candidate.id: taking & {candidate.id, *ancestors[candidate.id]} for candidate in ranked}
        wanted = set().union(*(group[candidate.id] for candidate in ranked if candidate.wanted))
        heaviest = [
            max(
                (len(group[candidate.id]) for candidate in ranked if candidate.factor == factor and candidate.called),
                default=0,
            )
            for factor in factors
        ]
        assert len(chosen & taking) <= max(cap, len(wanted) + sum(heaviest))


def _has_horizon(horizon: Horizon, candidate: Candidate) -> bool:
    return candidate.horizon is horizon


def _starts_early(factor: str, candidate: Candidate) -> bool:
    return candidate.factor == factor and candidate.first_year


def test_the_same_candidates_give_the_same_choice() -> None:
    ranked = [longer("F01-01"), quick("F02-01"), longer("C1-01")]
    assert select(ranked, {}, caps(longer_term=1)) == select(list(ranked), {}, caps(longer_term=1))
