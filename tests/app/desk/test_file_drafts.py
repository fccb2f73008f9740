"""The use cases: when a plan begins, in whose words its title is, and that nothing depends on chance."""

from datetime import date
from pathlib import Path

import pytest

from planner.app.desk.case_drafts import draft_case, first_monday_in_time
from planner.app.desk.file_drafts import Wishes, draft_plan
from planner.app.desk.input_files import read_case
from planner.problem import ProblemsFoundError
from planner.schedule.workdays import WorkCalendar

SAMPLES = Path(__file__).parents[3] / "benchmark" / "anti-discrimination" / "samples"
TODAY = date(2026, 12, 1)


def test_a_plan_without_a_start_begins_on_a_monday_four_weeks_ahead() -> None:
    assert first_monday_in_time(date(2026, 12, 7), WorkCalendar()) == date(2027, 1, 4)
    assert first_monday_in_time(date(2026, 12, 8), WorkCalendar()) == date(2027, 1, 11)


def test_a_plan_never_begins_on_a_holiday() -> None:
    epiphany = WorkCalendar(holidays=frozenset({date(2027, 1, 4)}))
    assert first_monday_in_time(date(2026, 12, 7), epiphany) == date(2027, 1, 11)


def test_a_city_that_never_works_on_mondays_begins_on_another_day() -> None:
    tuesday_on = WorkCalendar(weekdays=frozenset({1, 2, 3, 4}))
    assert first_monday_in_time(date(2026, 12, 7), tuesday_on) == date(2027, 1, 5)


def test_the_start_that_was_asked_for_counts_before_that_of_the_file() -> None:
    case = read_case(SAMPLES / "havelmar.yaml")
    assert draft_case(case, None, TODAY).standing.start == date(2027, 1, 4)
    assert draft_case(case, date(2027, 3, 1), TODAY).standing.start == date(2027, 3, 1)


def test_a_title_in_another_language_gives_way() -> None:
    own, other = (read_case(SAMPLES / "havelmar.yaml", language) for language in ("fr", "en"))
    assert draft_case(own, None, TODAY).standing.title.startswith("Havelmar, égal accueil")
    assert draft_case(other, None, TODAY).standing.title == "Development plan of Havelmar"


def test_the_same_input_gives_the_same_data(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    draft_plan(SAMPLES / "brennavel.yaml", [first, second], Wishes(), today=TODAY)
    draft_plan(SAMPLES / "brennavel.yaml", [second], Wishes(), today=date(2027, 2, 2))
    assert first.read_bytes() == second.read_bytes()


def test_what_is_being_done_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    draft_plan(
        SAMPLES / "lindavelle.yaml",
        [tmp_path / "plan.json"],
        Wishes(),
        today=TODAY,
        say=lambda msgid, **_: told.append(msgid),
    )
    assert told == ["Reading {file} …", "Drafting the plan of {city} …", "Writing {file} …"]


def test_a_language_that_the_benchmark_lacks_is_refused() -> None:
    with pytest.raises(ProblemsFoundError, match="not available in the language “de”") as refused:
        read_case(SAMPLES / "havelmar.yaml", "de")
    assert [problem.code for problem in refused.value.problems] == ["unknown-language"]
