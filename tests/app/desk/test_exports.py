"""A stored plan leaves as documents, all of them or none."""

from datetime import date
from pathlib import Path

import pytest
from refusals import codes

from planner.app import desk
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store

DRAFTED, TODAY = date(2026, 11, 23), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_a_stored_plan_leaves_as_people_edited_it_and_nothing_is_written_when_a_target_is_wrong(
    havelmar: Store, tmp_path: Path
) -> None:
    stored = havelmar.plan(PLAN)
    desk.carry_out(
        havelmar, desk.prepare(stored, stored.changes("F11-01", title="Ours"), by=ANNA, today=TODAY), by=ANNA
    )
    with pytest.raises(ProblemsFoundError) as error:
        desk.write_exports(havelmar, PLAN, [tmp_path / "a.docx", tmp_path / "a.dox"], today=TODAY)
    assert codes(error) == ["unknown-format"]
    assert not (tmp_path / "a.docx").exists()
    done = desk.write_exports(havelmar, PLAN, [tmp_path / "a.docx", tmp_path / "a.json"], today=TODAY)
    assert done.view.standing.action_by_id["F11-01"].title == "Ours"
    assert "Ours" in (tmp_path / "a.json").read_text(encoding="utf-8")
