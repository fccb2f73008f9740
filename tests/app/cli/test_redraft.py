"""``planner redraft``: proposals of a new assessment, taken over one by one or all at once."""

from pathlib import Path

from app.cli.conftest import PLAN, Said, planner
from planner.app.desk.intake import example_file
from planner.store import Store


def test_proposals_of_a_new_assessment_are_listed_then_taken_over_one_by_one(havelmar: Store, capsys: Said) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    first = text.index('"1.1":')
    Path("later.yaml").write_text(text[:first] + text[first:].replace("answer: yes", "answer: no", 1), encoding="utf-8")
    assert planner("import", "later.yaml") == 0
    capsys.readouterr()
    asked = ["redraft", PLAN, "--from", "havelmar-2028-10-15"]
    before = havelmar.revision(PLAN)
    assert planner(*asked) == 0
    assert "+ F01-01" in capsys.readouterr().out
    assert havelmar.revision(PLAN) == before
    assert planner(*asked, "--accept", "F01-01", "--yes") == 0
    assert "F01-01" in havelmar.plan(PLAN).plan.action_by_id
    assert planner(*asked, "--accept-all", "--yes") == 0
    capsys.readouterr()
    assert planner("redraft", PLAN) == 0
    assert "proposes nothing" in capsys.readouterr().out
