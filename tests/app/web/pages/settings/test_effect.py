"""What other means or numbers would do is said in words first: what comes beside what goes, the rest counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from promised_results import result
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from planner.app.web.pages.settings.effect import show_effect, show_scenarios
from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.toolkit.assessment import Answer
from planner.track.results import PlanResult
from planner.track.scenarios import Outcome, Scenario
from planner.track.what_if import Effect, Ranked
from planner.wording import Wording

Within = Callable[..., AppTest]


def effect(*ids: str, quick: tuple[str, ...] = (), out: tuple[str, ...] = ()) -> Effect:
    """Return a draft that ranks these actions in this order."""
    return Effect(
        ranking=tuple(
            Ranked(
                action=id_,
                title=f"Action {id_}",
                score=10.0 - place,
                horizon=None if id_ in out else Horizon.QUICK_WIN if id_ in quick else Horizon.LONGER_TERM,
                cause=LeftOutCause.TIME if id_ in out else None,
            )
            for place, id_ in enumerate(ids)
        )
    )


def shown(within: Within, now: Effect, then: Effect, language: str = "en") -> str:
    return page_text(within(lambda: show_effect(now, then, Wording(language)), language=language))


def test_numbers_that_change_nothing_show_no_list(within: Within) -> None:
    same = effect("A", "B")
    text = shown(within, same, same)
    assert "A draft then holds 2 actions (0 quick wins among them) and brings about 0 results." in text
    assert "With what is kept today" not in text
    assert "Would" not in text


@pytest.mark.parametrize(
    ("now", "then", "heading", "action"),
    [
        (effect("A", "B", out=("B",)), effect("A", "B"), "Would come in", "Action B"),
        (effect("A", "B"), effect("A", "B", out=("B",)), "Would fall out", "Action B"),
        (effect("A"), effect("A", quick=("A",)), "Would become quick wins", "Action A"),
        (effect("A", quick=("A",)), effect("A"), "Would be quick wins no longer", "Action A"),
        (effect("A", "B"), effect("B", "A"), "Would rise", "B Action B (2\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}1)"),
        (effect("A", "B"), effect("B", "A"), "Would fall", "A Action A (1\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}2)"),
    ],
)
def test_each_change_stands_under_its_heading(
    within: Within, now: Effect, then: Effect, heading: str, action: str
) -> None:
    lines = shown(within, now, then).splitlines()
    heads = [line for line in lines if line.startswith(f"**{heading}**")]
    assert heads == [f"**{heading}** (1)"]
    assert any(action in line for line in lines)


def test_of_many_changes_five_are_named_and_the_rest_counted(within: Within) -> None:
    ids = tuple(f"A{number}" for number in range(8))
    text = shown(within, effect(*ids), effect(*ids, quick=ids))
    assert "**Would become quick wins** (8)" in text
    assert [id_ for id_ in ids if f"- {id_} Action" in text] == list(ids[:5])
    assert "and 3 more" in text


DAY = date(2028, 1, 3)
ONE, PART = result(text="One", date=DAY), result(text="One", date=DAY, to=Answer.PARTLY)
SOONER = result(text="One", date=date(2027, 6, 7))


@pytest.mark.parametrize(
    ("now", "then", "heading", "line"),
    [
        ((), (ONE,), "Would be reached, or further", "One (No → Yes)"),
        ((PART,), (ONE,), "Would be reached, or further", "One (No → Yes)"),
        ((PART,), (), "Would be reached no longer, or less far", "One (No → Partly)"),
        ((ONE,), (PART,), "Would be reached no longer, or less far", "One (No → Yes)"),
        ((ONE,), (SOONER,), "Would be reached sooner", "One (3 January 2028 → 7 June 2027)"),
        ((SOONER,), (ONE,), "Would be reached later", "One (7 June 2027 → 3 January 2028)"),
    ],
)
def test_each_result_that_moves_is_named(
    within: Within, now: tuple[PlanResult, ...], then: tuple[PlanResult, ...], heading: str, line: str
) -> None:
    text = shown(within, Effect(ranking=(), results=now), Effect(ranking=(), results=then)).replace("\u00a0", " ")
    assert [head for head in text.splitlines() if head.startswith("**")] == [f"**{heading}** (1)"]
    assert f"- {line}" in text


def test_of_results_that_are_lost_every_one_is_named(within: Within) -> None:
    results = tuple(result(question=f"7.{number}", text=f"Result {number}.") for number in range(8))
    text = shown(within, Effect(ranking=(), results=results), Effect(ranking=()))
    assert [number for number in range(8) if f"- Result {number} (No" in text] == list(range(8))
    assert "more" not in text


def test_the_gap_that_is_closed_stands_beside_that_of_today(within: Within) -> None:
    text = shown(within, replace(effect("A"), gap_closed=0.5), replace(effect("A", "B"), gap_closed=0.75))
    assert "A draft then holds 2 actions (0 quick wins among them) and brings about 0 results. It closes 75%" in text
    assert "With what is kept today: 1 action (0 quick wins among them), 0 results, 50% of the gap." in text


def test_it_reads_in_french(within: Within) -> None:
    assert "Would" not in shown(within, effect("A", "B"), effect("B", "A"), language="fr")


def test_drafts_with_other_means_stand_side_by_side(within: Within) -> None:
    found = {
        Scenario.TODAY: Outcome(
            actions=12, results=9, gap_closed=0.4, finish=date(2029, 5, 2), sure_by=date(2029, 7, 3), kept=0.31
        ),
        Scenario.TWICE_THE_MONEY: Outcome(actions=0, results=0, gap_closed=0.0, finish=None, sure_by=None, kept=None),
    }
    table = within(lambda: show_scenarios(found, Wording("en"))).table[0].value
    today, twice = (list(row) for row in table.itertuples(index=False))
    assert today == ["As today", "12", "9", "40%", "02/05/2029", "03/07/2029", "about 3 chances in 10"]
    assert twice == ["Twice the money", "0", "0", "0%", "–", "–", "–"]
