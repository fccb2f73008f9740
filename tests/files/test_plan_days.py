"""Days that a city sets are read as people write them, and told where no plan can keep them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.shelf import measures, toolkit
from planner.files.assessments import LookedThrough, look_through
from planner.files.dated_entries import first_day
from planner.toolkit.plan_settings import AdoptionSettings
from planner.wording import Wording
from planner.wording.notices import notice_sentences

HEAD = "city: {name: Exampleton, country: FR}\nbenchmark: anti-discrimination\ndate: 2026-10-01\nplan:\n"


def looked_at(folder: Path, plan: str) -> LookedThrough:
    path = folder / "city.yaml"
    path.write_text(HEAD + plan, encoding="utf-8")
    return look_through(path, toolkit(), measures())


def codes(folder: Path, plan: str) -> list[str]:
    return [problem.code for problem in looked_at(folder, plan).problems]


def noticed(folder: Path, plan: str) -> list[str]:
    found = looked_at(folder, plan)
    assert found.problems == ()
    return [sentence.split("  ", 1)[1] for sentence in notice_sentences(found.notices, Wording("en"))]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("2027-06-15", date(2027, 6, 15)),
        ("15/06/2027", date(2027, 6, 15)),
        ("June 2027", date(2027, 6, 1)),
        ("dès juin 2027", date(2027, 6, 1)),
        ("ab Juni 2027", date(2027, 6, 1)),
        ("T3 2027", date(2027, 7, 1)),
        ("2028", date(2028, 1, 1)),
    ],
)
def test_a_month_or_a_quarter_before_which_nothing_starts_means_its_first_day(
    tmp_path: Path, written: str, first: date
) -> None:
    found = looked_at(tmp_path, f"  not_before: {{F06-01: {written}}}\n")
    assert found.problems == ()
    assert found.assessment
    assert found.assessment.plan.not_before == {"F06-01": first}


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_month_begins_with_its_first_day(day: date) -> None:
    assert first_day(f"{day:%m/%Y}") == day.replace(day=1)


def test_what_must_be_on_a_day_names_that_day(tmp_path: Path) -> None:
    found = looked_at(tmp_path, "  must_be_on: {F01-03: 21/03/2027, F01-04: 1er mars 2027}\n")
    assert found.problems == ()
    assert found.assessment
    assert found.assessment.plan.must_be_on == {"F01-03": date(2027, 3, 21), "F01-04": date(2027, 3, 1)}


@pytest.mark.parametrize("written", ["March 2027", "T1 2027", "fin 2027 ou 2028", "ongoing"])
def test_a_fixed_day_that_is_a_month_or_none_is_refused_as_it_was_written(tmp_path: Path, written: str) -> None:
    (problem,) = looked_at(tmp_path, f"  must_be_on: {{F01-03: {written}}}\n").problems
    assert (problem.code, problem.values["word"], problem.place.line) == ("not-a-fixed-day", written, 5)


def test_an_adoption_names_its_session_and_one_action_or_several(tmp_path: Path) -> None:
    start = "  start: 2027-01-11\n  council_sessions: [2027-03-22]\n"
    for early, ids in (("F01-01", ("F01-01",)), ("[F01-01, F02-05]", ("F01-01", "F02-05"))):
        found = looked_at(tmp_path, f"{start}  adoption: {{session: 22 mars 2027, may_begin_before: {early}}}\n")
        assert (found.problems, found.notices) == ((), ())
        assert found.assessment
        expected = AdoptionSettings(session=date(2027, 3, 22), may_begin_before=ids)
        assert found.assessment.plan.adoption == expected


def test_a_session_that_is_not_listed_is_told_with_the_nearest(tmp_path: Path) -> None:
    sessions = "  council_sessions: [2027-06-21, {day: 2027-03-22}]\n"
    (problem,) = looked_at(tmp_path, f"{sessions}  adoption: {{session: 2027-04-01}}\n").problems
    assert (problem.code, problem.values["near"], problem.place.line) == ("unknown-session", "2027-03-22", 6)
    assert "council_sessions" in problem.english()
    assert codes(tmp_path, "  adoption: {session: 2027-04-01}\n") == []


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ("  start: 2027-01-04\n  must_be_on: {F01-03: 2027-01-03}\n", "fixed-day-before-start"),
        ("  must_be_on: {F01-03: 2026-09-30}\n", "fixed-day-before-start"),
        ("  must_be_on: {F01-03: 2027-03-21}\n  deadlines: {F01-03: 2027-03-20}\n", "fixed-day-after-deadline"),
        ("  not_before: {F01-03: April 2027}\n  deadlines: {F01-03: T1 2027}\n", "not-before-after-end"),
        ("  not_before: {F01-03: 2027-03-22}\n  must_be_on: {F01-03: 2027-03-21}\n", "not-before-after-end"),
        ("  adoption: {session: 2026-09-30}\n", "adoption-before-assessment"),
    ],
)
def test_days_that_no_plan_can_keep_are_told(tmp_path: Path, plan: str, code: str) -> None:
    assert codes(tmp_path, plan) == [code]


@pytest.mark.parametrize(
    "plan",
    [
        "  start: 2027-01-04\n  must_be_on: {F01-03: 2027-01-04}\n",
        "  must_be_on: {F01-03: 2027-03-21}\n  deadlines: {F01-03: 2027-03-21}\n  not_before: {F01-03: 2027-03-21}\n",
        "  not_before: {F01-03: April 2027}\n  deadlines: {F01-03: ongoing}\n",
        "  adoption: {session: 2026-10-01}\n",
        "  adoption:\n  not_before:\n  must_be_on:\n",
    ],
)
def test_days_that_a_plan_can_keep_are_no_fault(tmp_path: Path, plan: str) -> None:
    assert codes(tmp_path, plan) == []


def test_a_later_round_brings_fixed_days_that_have_passed(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    text = HEAD.replace("plan:", "follows: 2025-10-01\nplan:") + "  must_be_on: {F01-03: 2026-03-21}\n"
    path.write_text(text, encoding="utf-8")
    assert look_through(path, toolkit(), measures()).problems == ()


ADOPTED = "  status: adopted\n  adopted_on: 2026-12-14\n"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (f"{ADOPTED}  adoption: {{session: 2027-03-22}}\n", "What is said of the adoption counts for nothing"),
        ("  adoption: {may_begin_before: F01-01}\n", "Actions may begin before the council has adopted the plan"),
        (
            "  start: 2027-04-01\n  adoption: {session: 2027-03-22, may_begin_before: F01-01}\n",
            "The plan starts on 2027-04-01, after the session of 2027-03-22",
        ),
        (
            "  adoption: {session: 2027-03-22}\n  must_be_on: {F01-03: 2027-03-21}\n",
            "F01-03 must be on 2027-03-21, and the council adopts the plan on 2027-03-22 only.",
        ),
    ],
)
def test_what_counts_for_nothing_or_cannot_be_kept_without_more_is_noticed(
    tmp_path: Path, plan: str, said: str
) -> None:
    (sentence,) = noticed(tmp_path, plan)
    assert sentence.startswith(said)


def test_what_may_begin_before_the_adoption_may_also_be_on_a_day_before_it(tmp_path: Path) -> None:
    adoption = "  adoption: {session: 2027-03-22, may_begin_before: F01-03}\n"
    assert noticed(tmp_path, f"  start: 2027-01-04\n{adoption}  must_be_on: {{F01-03: 2027-03-21}}\n") == []
