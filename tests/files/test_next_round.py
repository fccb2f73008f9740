"""The file of the next round: no answer in it, those of last time above each question."""

from datetime import date
from pathlib import Path

import pytest
from cities import BENCHMARK, CATALOGUE, city, sample

from planner.files.assessments import load_assessment
from planner.files.blank import blank_assessment
from planner.files.next_round import following
from planner.toolkit.assessment import Answer, Assessment, AssessmentKind, ContextReading, Evidence, Response
from planner.wording import Wording

DAY = date(2027, 11, 23)


def text_after(last: Assessment, language: str = "en") -> str:
    wording = Wording(language)
    return following(blank_assessment(BENCHMARK, CATALOGUE, "en", day=DAY, wording=wording), last, wording)


def read(text: str, folder: Path) -> Assessment:
    path = folder / "next.yaml"
    path.write_text(text, encoding="utf-8")
    assessment, problems = load_assessment(path, BENCHMARK, CATALOGUE)
    assert problems == ()
    assert assessment is not None
    return assessment


@pytest.mark.parametrize("name", ["havelmar", "montorval"])
def test_it_has_no_answer_and_what_comes_along_from_the_last_one(name: str, tmp_path: Path) -> None:
    last = sample(name)
    new = read(text_after(last), tmp_path)
    assert (new.answers, new.verdicts) == ({}, {})
    assert (new.date, new.follows, new.kind) == (DAY, last.date, AssessmentKind.FOLLOW_UP)
    assert (new.city, new.scope, new.respondents, new.context) == (
        last.city,
        last.scope,
        last.respondents,
        last.context,
    )
    assert (new.plan.closures, new.plan.council_sessions) == (last.plan.closures, last.plan.council_sessions)
    assert {role: holder.name for role, holder in new.plan.roles.items()} == {
        role: holder.name for role, holder in last.plan.roles.items()
    }
    assert (new.plan.start, new.plan.version, new.plan.adopted_on) == (None, None, None)


def test_the_adoption_stays_with_the_plan_of_then_and_days_of_actions_come_along(tmp_path: Path) -> None:
    days = {"not_before": {"F01-01": "2028-06-01"}, "must_be_on": {"F01-02": "2028-03-21"}}
    last = city(otherwise=None, plan={"adoption": {"session": "2026-12-14", "may_begin_before": ["F01-01"]}, **days})
    new = read(text_after(last), tmp_path)
    assert new.plan.adoption is None
    assert (new.plan.not_before, new.plan.must_be_on) == (last.plan.not_before, last.plan.must_be_on)


def test_what_was_answered_last_time_stands_above_its_question_in_the_readers_language() -> None:
    last = city({"1.1": {"answer": "partly", "note": "Said in March.", "evidence": "Resolution 12"}}, otherwise=None)
    lines = text_after(last).splitlines()
    at = lines.index('  "1.1":')
    assert lines[at - 1] == "  # Last time: partly – Said in March. – Resolution 12"
    assert "La dernière fois\u00a0: partly" in text_after(last, "fr")


def test_what_is_confidential_and_names_of_people_stay_out() -> None:
    given = Response(
        answer=Answer.NO,
        note="In public.",
        confidential_note="In private.",
        evidence=(Evidence(title="Complaint of Mx K.", confidential=True),),
    )
    roles = {"mayor": {"name": "Mayor’s office", "person": "Robin Keller"}}
    last = city(otherwise=None, plan={"roles": roles}).model_copy(update={"answers": {"1.1": (given,)}})
    text = text_after(last)
    assert "In public." in text
    assert "Mayor’s office" in text
    assert not [word for word in ("In private", "Mx K.", "Keller") if word in text]


@pytest.mark.parametrize(
    ("end", "comes_as"),
    [("\n", "\n"), ("\x85", "\x85"), ("\u2028", "\u2028"), ("\r", ""), ("\x07", ""), ("\\r", "\\r")],
    ids=ascii,
)
def test_no_note_becomes_an_answer(end: str, comes_as: str, tmp_path: Path) -> None:
    trap = f'So.{end}  "1.2": yes'
    given = {"1.1": (Response(answer=Answer.NO, note=trap),)}
    last = city(otherwise=None).model_copy(update={"answers": given, "context": {"C1": ContextReading(note=trap)}})
    new = read(text_after(last), tmp_path)
    assert new.answers == {}
    assert new.context["C1"].note == f'So.{comes_as}  "1.2": yes'


def test_services_of_the_citys_own_come_along_with_what_is_said_of_them(tmp_path: Path) -> None:
    roles = {
        "youth": {"name": "Direction de la jeunesse : “été”", "capacity": 0.5, "person": "Robin Keller"},
        "welcome": {"name": "Federation", "outside": True},
        "audit": {"replaced_by": "youth"},
    }
    plan = {"roles": roles, "owners": {"F06-01": "youth"}, "partners": {"F06-02": ["welcome"]}}
    last = city(otherwise=None, plan=plan)
    for _ in range(2):
        new = read(text_after(last), tmp_path)
        named = {
            id_: holder.model_copy(update={"person": None, "own": False}) for id_, holder in last.plan.roles.items()
        }
        found = {id_: holder.model_copy(update={"own": False}) for id_, holder in new.plan.roles.items()}
        assert {id_: found[id_] for id_ in named} == named
        assert (new.plan.roles["youth"].own, new.plan.roles["welcome"].own) == (True, True)
        assert (new.plan.owners, new.plan.partners) == (last.plan.owners, last.plan.partners)
        last = new


def test_the_means_of_the_city_come_along_and_each_service_keeps_one_name(tmp_path: Path) -> None:
    means = {
        "horizon_years": 2,
        "money": [{"year": 2028, "amount": 40_000, "source": "Budget: “line 3”", "state": "granted"}],
        "services": {
            "hr": {"name": "Personnel", "posts": 2, "plan_share": 0.1, "filled_from": "2028-01-03"},
            "legal": {"posts": 0, "away": [{"first": "2028-07-01", "last": "2028-07-31", "share": 0.5}]},
        },
        "factor_weights": {"F03": 1.5},
    }
    last = city(otherwise=None, plan={"means": means, "roles": {"hr": {"name": "People and pay"}}})
    new = read(text_after(last), tmp_path)
    assert new.plan.roles["hr"].name == "People and pay"
    assert last.plan.means is not None
    hr = last.plan.means.services["hr"].model_copy(update={"name": None})
    assert new.plan.means == last.plan.means.model_copy(update={"services": {**last.plan.means.services, "hr": hr}})


def test_what_is_proposed_since_stands_below_what_was_answered_and_answers_nothing(tmp_path: Path) -> None:
    wording, last = Wording("en"), sample("havelmar")
    blank = blank_assessment(BENCHMARK, CATALOGUE, "en", day=DAY, wording=wording)
    text = following(blank, last, wording, {"1.1": "Proposed: yes, because this is done: F01-01 A text."})
    lines = text.splitlines()
    before = lines.index("  # Proposed: yes, because this is done: F01-01 A text.")
    assert lines[before - 1].startswith("  # ")
    assert lines[before + 1].startswith('  "1.1":')
    assert read(text, tmp_path).answers == {}
