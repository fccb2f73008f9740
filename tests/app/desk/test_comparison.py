"""Two assessments of a city are held against each other."""

from pathlib import Path

from planner.app import desk
from planner.app.desk.intake import example_file
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer

ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_two_assessments_are_compared_factor_by_factor(havelmar: Store, tmp_path: Path) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    later = desk.import_assessment(havelmar, tmp_path / "later.yaml", by=ANNA).assessment
    seen = havelmar.assessment(later).assessment.answers["1.1"][0]
    desk.save_answer(havelmar, later, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=ANNA)
    found = desk.compare(havelmar, later, ASSESSMENT)
    assert (found.earlier.id, found.later.id) == (ASSESSMENT, later)
    (moved,) = [one for one in found.factors if one]
    assert moved.factor == "F01"
    assert moved.better is False
    assert [(one.question, one.before, one.after) for one in moved.answers] == [("1.1", Answer.YES, Answer.NO)]
