"""``planner draft``: from a file to files, and from the store into the store or to files."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from app.cli.conftest import ASSESSMENT, HAVELMAR, PLAN, SAMPLES, Ask, Captured, planner
from planner.store import Store

TOLD = 4
"""The gravest warnings, which are told in full."""


def test_every_problem_of_a_draft_is_said_in_one_run(capsys: Captured) -> None:
    text = Path(HAVELMAR).read_text(encoding="utf-8")
    Path("city.yaml").write_text(text.replace("answer: partly", "answer: partyl", 2), encoding="utf-8")
    assert planner("draft", "city.yaml", "--out", "plan.dox", "--out", "away/plan.docx", "--start", "soon") == 2
    answer = capsys.readouterr().err
    codes = re.findall(r"\[([a-z-]+)\]", answer)
    assert sorted(codes) == ["not-a-date", "target-folder-missing", "unknown-format", "unknown-word", "unknown-word"]
    assert "Did you mean “plan.docx”?" in answer
    assert re.search(r"^city\.yaml:\d+ ", answer, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.yaml", "--out", "plan.docx"], "no-such-file"),
        ([HAVELMAR], "no-target"),
        ([HAVELMAR, "--out", "plan"], "unknown-format"),
        ([HAVELMAR, "--out", "plan.json", "--language", "de"], "unknown-language"),
        ([HAVELMAR, "--out", "plan.json", "--start", "0001-01-01"], "date-out-of-range"),
        ([HAVELMAR, "--out", "folder.docx"], "target-is-folder"),
    ],
)
def test_what_cannot_be_drafted_leaves_no_file(arguments: list[str], code: str, capsys: Captured) -> None:
    Path("folder.docx").mkdir()
    assert planner("draft", *arguments) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert [path.name for path in Path().rglob("*")] == ["folder.docx"]


def test_a_draft_in_two_formats_says_what_it_found(capsys: Captured) -> None:
    assert planner("draft", HAVELMAR, "--out", "plan.docx", "--out", "plan.json") == 0
    answer = capsys.readouterr()
    assert answer.err == ""
    for word in (
        "Havelmar",
        "Key factors",
        "quick wins",
        "person-days",
        "€",
        "4 January 2027",
        "plan.docx",
        "plan.json",
    ):
        assert word in answer.out
    assert {path.name for path in Path().iterdir()} == {"plan.docx", "plan.json"}


def test_a_draft_speaks_french_to_those_who_do(capsys: Captured) -> None:
    assert planner("draft", HAVELMAR, "--out", "plan.json", language="fr") == 0
    answer = capsys.readouterr().out
    assert "Facteurs clés" in answer
    assert "4 janvier 2027" in answer


def test_a_city_with_everything_in_place_gets_a_polite_answer(capsys: Captured) -> None:
    assert planner("draft", str(SAMPLES / "lindavelle.yaml"), "--out", "plan.docx") == 0
    assert "everything that applies is in place" in capsys.readouterr().out


def test_an_assessment_goes_from_its_file_to_a_document_through_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "new.db"))
    assert planner("list") == 0
    assert "planner import" in capsys.readouterr().out
    assert planner("import", HAVELMAR) == 0
    assert f"planner draft --from-store {ASSESSMENT}" in capsys.readouterr().out
    assert planner("draft", "--from-store", ASSESSMENT) == 0
    assert f"In the store as: {PLAN}" in capsys.readouterr().out
    assert planner("draft", "--from-store", PLAN, "--out", "plan.docx", "--out", "plan.json") == 0
    assert Path("plan.docx").read_bytes().startswith(b"PK")
    assert json.loads(Path("plan.json").read_text(encoding="utf-8"))["title"]


def test_a_plan_of_the_store_is_written_in_any_language_of_its_benchmark(ask: Ask, havelmar: Store) -> None:
    own = havelmar.plan(PLAN).plan.language
    for language in ("en", "fr"):
        assert ask("draft", "--from-store", PLAN, "--out", f"{language}.json", "--language", language).code == 0
        written = json.loads(Path(f"{language}.json").read_text(encoding="utf-8"))
        assert written["language"] == language
    assert havelmar.plan(PLAN).plan.language == own
    refused = ask("draft", "--from-store", PLAN, "--out", "xx.json", "--language", "xx")
    assert refused.code == 2
    assert not Path("xx.json").exists()


def test_the_gravest_warnings_are_told_and_the_others_counted(ask: Ask) -> None:
    soon = Path(HAVELMAR).read_text(encoding="utf-8").replace("F08-02: 2027-09-10", "F08-02: 2027-06-25")
    Path("city.yaml").write_text(
        soon.replace("country: FR, ", "").replace("  country: FR  ", "  # ").replace("2027-06-30", "2027-06-24"),
        encoding="utf-8",
    )
    summary = ask("draft", "city.yaml", "--out", "plan.json").out
    assert summary.count("To note") == 1
    warnings = json.loads(Path("plan.json").read_text(encoding="utf-8"))["warnings"]
    assert f"{len(warnings) - TOLD} more warnings stand in the plan." in summary
    assert max(map(len, summary.splitlines())) <= 96


def test_the_first_day_and_the_language_are_those_that_were_typed(ask: Ask) -> None:
    drafted = ask("draft", HAVELMAR, "--out", "plan.json", "--start", "2027-09-06", "--language", "en")
    assert "from 6 September 2027 to" in drafted.out
    plan = json.loads(Path("plan.json").read_text(encoding="utf-8"))
    assert (plan["start"], plan["language"]) == ("2027-09-06", "en")


def test_a_stored_assessment_is_drafted_into_the_store_and_written_at_once(havelmar: Store, ask: Ask) -> None:
    drafted = ask("draft", "--from-store", ASSESSMENT, "--out", "plan.json", "--start", "2028-01-10")
    assert drafted.out.splitlines()[-2:] == ["In the store as: havelmar-plan-2028", "Written: plan.json"]
    assert {plan.id for plan in havelmar.plans()} == {PLAN, "havelmar-plan-2028"}
    assert havelmar.plan("havelmar-plan-2028").plan.start == date(2028, 1, 10)


def test_nothing_is_drafted_into_the_store_when_a_target_is_wrong(havelmar: Store, ask: Ask) -> None:
    refused = ask("draft", "--from-store", ASSESSMENT, "--out", "plan.dox", "--start", "soon")
    assert re.findall(r"\[([a-z-]+)\]$", refused.err, re.MULTILINE) == ["not-a-date", "unknown-format"]
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_without_a_source_what_lacks_is_named(ask: Ask) -> None:
    refused = ask("draft", "--out", "plan.json")
    assert "“planner draft” lacks ASSESSMENT.yaml.  [missing-argument]" in refused.err


def test_a_draft_says_from_when_a_vacancy_is_assumed_to_be_filled(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "city.yaml"
    text = "city: Portmarrow\nbenchmark: anti-discrimination\ndate: 2026-10-15\nanswers: {'6.1': no}\n"
    plan = "plan: {start: 2027-09-06, roles: {hr: {vacant: true}}}\n"
    file.write_text(text + plan, encoding="utf-8")
    assert planner("draft", str(file), "--out", str(tmp_path / "plan.json")) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Vacancies Nobody has said when this vacancy will be filled: " in said
    assert "The plan assumes 6 March 2028." in said


def test_a_key_factor_to_which_nothing_applies_is_counted_apart(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "city.yaml"
    answers = "".join(f'  "6.{number}": not-applicable\n' for number in range(1, 8))
    file.write_text(f"city: Portmarrow\nbenchmark: anti-discrimination\ndate: 2026-10-01\nanswers:\n{answers}")
    assert planner("draft", str(file), "--out", str(tmp_path / "plan.json")) == 0
    assert "not assessed 10 · not applicable 1" in capsys.readouterr().out
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    found = next(factor for factor in plan["diagnosis"]["factors"] if factor["factor"] == "F06")
    assert (found["standing"], found["computed"], found["score"]) == ("not-applicable", "not-applicable", None)
    assert "F06" not in [objective["factor"] for objective in plan["objectives"]]


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_plan_has_one_period_in_the_draft_in_show_and_in_files(ask: Ask, language: str) -> None:
    past = ("--start", "2026-03-02", "--out", "plan.json")
    stored = ask("draft", "--from-store", ASSESSMENT, *past, language=language).out
    kept = Path("plan.json").read_bytes()
    assert ask("draft", HAVELMAR, *past, language=language).out.splitlines()[:6] == stored.splitlines()[:6]
    drafted, written = json.loads(Path("plan.json").read_text(encoding="utf-8")), json.loads(kept)
    assert [action["dates"] for action in drafted["actions"]] == [action["dates"] for action in written["actions"]]
    period = next(line for line in stored.splitlines() if line.startswith("  Dates"))
    assert " ".join(period.split()) in " ".join(ask("show", f"{PLAN}-2", language=language).out.split())
