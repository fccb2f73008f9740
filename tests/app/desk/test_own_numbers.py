"""What a city judges by its own numbers is judged so everywhere: in drafts, in stored plans, in documents."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.case_drafts import draft_case
from planner.app.desk.file_drafts import Wishes, draft_plan
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.app.desk.translation import export_in
from planner.draft.pipeline import draft_anew
from planner.problem import ProblemsFoundError
from planner.proposal.quick_wins import Horizon
from planner.store import Actor, Store, verify
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft

TODAY = date(2026, 11, 13)
ANNA = Actor("anna")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"
OWN: dict[str, Any] = {
    "weights": {"value": 0.25, "ease": 0.75, "ease_effort": 0.35, "ease_cost": 0.05, "ease_time": 0.6},
    "quick_win": {"max_weeks": 7, "max_effort": 6, "max_cost_band": 0, "horizon_weeks": 19},
}


@pytest.fixture
def own(havelmar: Store) -> Store:
    """Havelmar, which set numbers of its own once its plan was drafted."""
    keep(havelmar, **OWN)
    return havelmar


def keep(store: Store, **numbers: Any) -> None:
    seen = store.assessment(ASSESSMENT).assessment.plan
    desk.save_settings(store, ASSESSMENT, seen.model_copy(update=numbers), seen=seen, by=ANNA)


def drafted(**numbers: Any) -> PlanStanding:
    case = read_case(example_file("havelmar"), "en")
    plan = case.assessment.plan.model_copy(update=numbers)
    return draft_case(replace(case, assessment=case.assessment.model_copy(update={"plan": plan})), None, TODAY).standing


def drafted_anew(store: Store, view: PlanView) -> PlanStanding:
    case = desk.case_of(store, ASSESSMENT)
    return standing_of_draft(draft_anew(view.stored.plan, case), case.own_catalogue.method)


def text_of(word: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word)) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


def test_a_draft_ranks_by_the_citys_weights() -> None:
    usual, easy = drafted(), drafted(weights={"value": 0.0, "ease": 1.0})
    assert [action.id for action in usual.actions] != [action.id for action in easy.actions]
    assert all(action.priority.own == pytest.approx(100 * action.priority.ease, abs=0.01) for action in easy.actions)


def test_a_draft_checks_quick_wins_by_the_citys_limits() -> None:
    tight = drafted(quick_win={"max_effort": 8})
    quick = [action for action in tight.actions if action.quick_win.horizon is Horizon.QUICK_WIN]
    assert quick
    assert all(action.effort <= 8 for action in quick)


def test_a_stored_plan_has_the_scores_of_a_draft_with_the_same_weights(havelmar: Store) -> None:
    """Weights order what is chosen and choose nothing: both hold the same."""
    keep(havelmar, weights=OWN["weights"])
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    fresh = drafted_anew(havelmar, view).action_by_id
    assert view.standing.action_by_id.keys() == fresh.keys()
    for action in view.standing.actions:
        new = fresh[action.id]
        assert (action.priority.own, action.priority.score) == (new.priority.own, new.priority.score)
        assert action.quick_win == new.quick_win
    assert verify(havelmar).plans == 1


def test_documents_print_the_numbers_that_were_used_in_every_language(own: Store) -> None:
    view = desk.plan_view(own, PLAN, today=TODAY)
    own_words, english = (text_of(export_in(own, view, ".docx", language)) for language in ("fr", "en"))
    assert "points from 0 to 100 give the order in which they are listed: 25% for what an action brings" in english
    assert "75% for ease. Ease counts effort for 35%, cost for 5% and time for 60%" in english
    assert "at most 7 weeks; at most 6 person-days; external cost under €2,000" in english
    assert "finished within 19 weeks of the plan’s start" in english
    for number in ("25\u202f%", "75\u202f%", "35\u202f%", "60\u202f%"):
        assert number in own_words


def test_a_document_drafted_from_a_file_prints_the_numbers_that_were_used(tmp_path: Path) -> None:
    text = example_file("brennavel").read_text(encoding="utf-8")
    assert "\nplan:\n" in text
    numbers = "  weights: {value: 0.25, ease: 0.75}\n  quick_win: {max_weeks: 7}\n"
    (tmp_path / "own.yaml").write_text(text.replace("\nplan:\n", f"\nplan:\n{numbers}"), encoding="utf-8")
    draft_plan(tmp_path / "own.yaml", [tmp_path / "own.docx"], Wishes(language="en"), today=TODAY)
    printed = text_of((tmp_path / "own.docx").read_bytes())
    assert "points from 0 to 100 give the order in which they are listed: 25% for what an action brings" in printed
    assert "at most 7 weeks" in printed


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ({"weights": {"value": 0.7}}, "weights-not-whole"),
        ({"weights": {"leverage_most": 0.5}}, "out-of-range"),
        ({"quick_win": {"max_cost_band": 9}}, "out-of-range"),
        ({"weights": {"value": float("nan")}}, "out-of-range"),
    ],
)
def test_numbers_that_cannot_be_are_refused_and_nothing_is_kept(
    havelmar: Store, numbers: dict[str, Any], code: str
) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        keep(havelmar, **numbers)
    assert [problem.code for problem in error.value.problems] == [code]
    assert havelmar.assessment(ASSESSMENT).assessment.plan.weights == {}


def test_going_back_to_the_methods_numbers_gives_the_plan_that_was_drafted(own: Store) -> None:
    keep(own, weights={}, quick_win={})
    view = desk.plan_view(own, PLAN, today=TODAY)
    assert view.standing.model_dump() == drafted_anew(own, view).model_dump()
