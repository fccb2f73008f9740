"""A second benchmark, added as two folders: no line of Python knows it."""

import json
from datetime import date
from pathlib import Path

from planner.app.desk.file_drafts import Wishes, draft_plan
from planner.app.desk.input_files import check_paths
from planner.proposal.quick_wins import Horizon
from planner.toolkit.assessment import Standing

HERE = Path(__file__).parents[1] / "small_benchmark"


def test_a_benchmark_of_another_domain_is_drafted_end_to_end(tmp_path: Path) -> None:
    document, data = tmp_path / "plan.docx", tmp_path / "plan.json"
    drafted = draft_plan(HERE / "rocmarin.yaml", [document, data], Wishes(), today=date(2026, 11, 2))
    plan = drafted.standing
    assert plan.benchmark == "bibliotheques"
    assert plan.language == "fr"
    assert {finding.standing for finding in plan.diagnosis.factors} == {Standing.WEAK, Standing.MISSING}
    assert {action.quick_win.horizon for action in plan.actions} == {Horizon.QUICK_WIN, Horizon.LONGER_TERM}
    assert document.read_bytes().startswith(b"PK")
    assert len(json.loads(data.read_text(encoding="utf-8"))["actions"]) == len(plan.actions)


def test_its_folders_have_no_problem() -> None:
    folders = [HERE / "benchmark" / "bibliotheques", HERE / "plan_templates" / "bibliotheques", HERE / "rocmarin.yaml"]
    assert check_paths(folders).problems == ()
