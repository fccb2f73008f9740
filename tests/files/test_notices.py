"""What stands in a file and counts for nothing is told, and is no fault."""

from pathlib import Path

import pytest

from files.shelf import measures, toolkit
from planner.files.assessments import look_through
from planner.files.check import examined
from planner.wording import Wording
from planner.wording.notices import notice_sentences

HEAD = "city: Havelmar\nbenchmark: anti-discrimination\ndate: 2026-10-15\nplan:\n"

POSTS_COUNT = (
    "“hr” has 0.3 full-time posts for the plan under means, and a capacity of 0.15 elsewhere. The posts count."
)


def written(folder: Path, plan: str) -> Path:
    path = folder / "city.yaml"
    path.write_text(HEAD + plan, encoding="utf-8")
    return path


def sentences(folder: Path, plan: str, language: str = "en") -> list[str]:
    found = look_through(written(folder, plan), toolkit(), measures())
    assert found.problems == ()
    return [sentence.split("  ", 1)[1] for sentence in notice_sentences(found.notices, Wording(language))]


def test_limits_on_the_number_of_actions_are_read_and_told_to_limit_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "  caps: {quick_wins: 3, of_old: 4}\n")
    findings = examined([path])
    assert findings.problems == ()
    (sentence,) = notice_sentences(findings.notices, Wording("fr"))
    assert sentence.startswith(f"{path}:5  Les limites du nombre d’actions (caps) sont lues et ne limitent plus rien")


@pytest.mark.parametrize(
    ("plan", "outside"),
    [
        ("  start: 2027-03-01\n  means: {money: {2026: 1, 2027: 1, 2029: 1, 2030: 1}}\n", ["2026", "2030"]),
        ("  start: 2027-03-01\n  means: {horizon_years: 1, money: {2027: 1, 2028: 1}}\n", ["2028"]),
        # Nobody has said when the plan starts: this year, or the next one.
        ("  means: {money: {2025: 1, 2026: 1, 2029: 1, 2030: 1}}\n", ["2025", "2030"]),
        ("  means: {money: none}\n", []),
    ],
)
def test_money_of_a_year_in_which_no_year_of_the_plan_begins_is_told(
    plan: str, outside: list[str], tmp_path: Path
) -> None:
    told = sentences(tmp_path, plan)
    assert [sentence.split()[3] for sentence in told] == outside


@pytest.mark.parametrize(
    ("role", "time", "told"),
    [
        ("{capacity: 0.15}", "0.15", []),
        ("{capacity: 0.15}", "{posts: 1.5, plan_share: 0.1}", []),
        ("{capacity: 0.15}", "0.3", [POSTS_COUNT]),
        ("{replaced_by: legal}", "0.3", ["The posts of “hr” count for nothing: “legal” does its work."]),
        (
            "{outside: true}",
            "0.3",
            [
                "The posts of “hr” count for nothing: the time of a partner outside the city is not the city’s.",
            ],
        ),
        ("{capacity: 0.15}", "{filled_from: 2027-04-01}", []),
    ],
)
def test_time_that_counts_otherwise_than_it_is_written_is_told(
    role: str, time: str, told: list[str], tmp_path: Path
) -> None:
    assert sentences(tmp_path, f"  roles: {{hr: {role}}}\n  means: {{services: {{hr: {time}}}}}\n") == told


def test_a_file_with_faults_has_no_notices(tmp_path: Path) -> None:
    path = written(tmp_path, "  start: soon\n  means: {money: {2031: 1}}\n")
    found = look_through(path, toolkit(), measures())
    assert found.problems
    assert found.notices == ()
