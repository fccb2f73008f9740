"""In a file, every entry that is a date is read as plans write it, and what is no date stays as it was written."""

from datetime import date
from pathlib import Path

import pytest

from files.shelf import measures, toolkit
from planner.files.assessments import load_assessment
from planner.files.dated_entries import with_days_spelled_out
from planner.files.located_yaml import parse_yaml
from planner.problem import Problem
from planner.toolkit.assessment import Assessment
from planner.toolkit.deadlines import NoDeadline

_HEAD = """\
city: {name: Exampleton, country: FR}
benchmark: anti-discrimination
language: en
"""


def read(folder: Path, text: str) -> tuple[Assessment | None, tuple[Problem, ...]]:
    path = folder / "city.yaml"
    path.write_text(_HEAD + text, encoding="utf-8")
    return load_assessment(path, toolkit(), measures())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("T2 2027", date(2027, 6, 30)),
        ("31/03/2027", date(2027, 3, 31)),
        ("2027-06", date(2027, 6, 30)),
        # Without quotes YAML would make 2027.1 of it, and January of October.
        ("2027.10", date(2027, 10, 31)),
        ("10.2027", date(2027, 10, 31)),
        ("2027", date(2027, 12, 31)),
        ('"fin 2027"', date(2027, 12, 31)),
        ("en continu", NoDeadline.ONGOING),
        ("ongoing", NoDeadline.ONGOING),
    ],
)
def test_a_deadline_is_what_a_plan_would_mean_by_it(tmp_path: Path, written: str, meant: object) -> None:
    assessment, problems = read(
        tmp_path, f"date: 2026-10-01\nplan: {{start: 2027-01-04, deadlines: {{F06-01: {written}}}}}"
    )
    assert problems == ()
    assert assessment
    assert assessment.plan.deadlines == {"F06-01": meant}


def test_what_lasts_begins_with_its_first_day_and_ends_with_its_last(tmp_path: Path) -> None:
    assessment, problems = read(
        tmp_path,
        """\
date: 1er octobre 2026
answers: {"6.1": {answer: no, evidence: {title: Survey, dated: 15/09/2026}}}
context: {C6: {readings: [], figures: {election: 10/10/2027}}}
plan:
  start: T1 2027
  adopted_on: 14 décembre 2026
  closures: [{first: août 2027, last: août 2027}]
  council_sessions: [15/03/2027, {day: lundi 14 juin 2027, papers_by: 31 mai 2027}]
""",
    )
    assert problems == ()
    assert assessment
    plan = assessment.plan
    assert (assessment.date, plan.start, plan.adopted_on) == (date(2026, 10, 1), date(2027, 1, 1), date(2026, 12, 14))
    assert [(closure.first, closure.last) for closure in plan.closures] == [(date(2027, 8, 1), date(2027, 8, 31))]
    assert [session.day for session in plan.council_sessions] == [date(2027, 3, 15), date(2027, 6, 14)]
    assert plan.council_sessions[1].papers_by == date(2027, 5, 31)
    assert assessment.answers["6.1"][0].evidence[0].dated == date(2026, 9, 15)
    assert assessment.context["C6"].figures == {"election": date(2027, 10, 10)}


@pytest.mark.parametrize("written", ["soon", "04/31/2027", "31/03", "after 2028", "~2027", "86400", "0"])
def test_what_is_no_deadline_is_refused_as_it_was_written(tmp_path: Path, written: str) -> None:
    _, problems = read(tmp_path, f"date: 2026-10-01\nplan: {{deadlines: {{F06-01: {written}}}}}")
    (problem,) = problems
    assert (problem.code, problem.values["word"], problem.place.line) == ("not-a-deadline", written, 5)


@pytest.mark.parametrize("key", ["date", "plan: {adopted_on", "plan: {council_sessions"])
def test_where_one_day_is_meant_a_month_is_none(tmp_path: Path, key: str) -> None:
    end = "" if key == "date" else "}"
    other = "" if key == "date" else "date: 2026-10-01\n"
    value = "[2027-06]" if key.endswith("sessions") else "2027-06"
    _, problems = read(tmp_path, f"{other}{key}: {value}{end}")
    assert [problem.code for problem in problems] == ["not-a-date"]


def test_a_number_among_the_figures_is_no_date() -> None:
    document = parse_yaml("context: {C1: {figures: {inhabitants: 20270331, year: 2027}}}", "city.yaml").document
    assert document
    assert with_days_spelled_out(document).data() == {
        "context": {"C1": {"figures": {"inhabitants": 20270331, "year": 2027}}}
    }


def test_a_deadline_before_the_start_is_still_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "date: 2026-10-01\nplan: {start: 2027-07-01, deadlines: {F06-01: T2 2027}}")
    assert [problem.code for problem in problems] == ["deadline-before-start"]


def test_without_a_start_no_deadline_comes_before_the_assessment(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, "date: 2026-10-01\nplan: {deadlines: {F06-01: 2026-09-30, F06-02: 2026-10-01}}")
    assert (problem.code, problem.values["action"]) == ("deadline-before-start", "F06-01")
    assert problem.values["day"] == "2026-10-01"
