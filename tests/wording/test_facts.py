"""What stands in a field of an action reads the same on every surface, in the language of the reader."""

import pytest
from drafted_plans import planned_action
from tracked_plans import MONDAY, action, plan_of

from planner.action_fields import ACTION_FIELDS, FIELD_BY_NAME, Field
from planner.plan import ActionStatus
from planner.toolkit.assessment import Evidence
from planner.wording import LANGUAGES, Wording
from planner.wording.facts import Facts

ENGLISH, FRENCH = Wording("en"), Wording("fr")
PLAN = plan_of(action("F06-03"), action("F06-04", owner="council"))
FACTS = Facts.of(PLAN, ENGLISH)
RULE = planned_action(0, "en", 11).model_copy(
    update={
        "title": "Action F06-03",
        "owner": "hr",
        "partners": ("council", "union"),
        "effort": 1200,
        "duration": 10,
        "elapsed": False,
        "cost_band": 1,
    }
)


def field(name: str) -> Field:
    return FIELD_BY_NAME[name]


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        ("title", "Action F06-03", "Action F06-03"),
        ("owner", "Personnel office", "Personnel office"),
        ("effort", "1,200 person-days", "1\u202f200 jours de travail"),
        ("duration", "10 working days", "10 jours ouvrés"),
        ("cost_band", "€2,000 to €10,000", "2\u202f000\u00a0€ à 10\u202f000\u00a0€"),
    ],
)
def test_a_fact_is_written_as_its_kind_is(name: str, english: str, french: str) -> None:
    assert FACTS.text(RULE, field(name)) == english
    assert Facts.of(PLAN, FRENCH).text(RULE, field(name)) == french


def test_roles_that_a_plan_does_not_have_show_by_their_ids() -> None:
    assert FACTS.role("harbour-master") == "harbour-master"
    assert FACTS.text(RULE, field("partners")).endswith(", union")


def test_a_cost_band_that_the_plan_does_not_have_shows_nothing() -> None:
    assert FACTS.text(RULE.model_copy(update={"cost_band": 9}), field("cost_band")) == ""


def test_days_of_the_calendar_are_told_from_working_days() -> None:
    assert FACTS.duration(RULE.model_copy(update={"elapsed": True, "duration": 1})) == "1 calendar day"
    assert FACTS.duration(RULE.model_copy(update={"duration": 1})) == "1 working day"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ((), ""),
        (True, "Yes"),
        (False, "No"),
        (0, "0"),
        (1200, "1,200"),
        (MONDAY, "4 January 2027"),
        (ActionStatus.UNDER_WAY, "Under way"),
        (("legal", "data"), "legal; data"),
    ],
)
def test_a_plain_value_is_written_for_people(value: object, text: str) -> None:
    assert FACTS.plain(value) == text


def test_lines_are_sentences_one_after_the_other() -> None:
    steps = RULE.model_copy(update={"first_steps": ("Ask, then write.", "Sign.")})
    assert FACTS.text(steps, field("first_steps")) == "Ask, then write. Sign."


def test_nothing_is_shown_of_a_share_that_nobody_reported() -> None:
    assert FACTS.text(RULE, field("percent")) == ""
    begun = RULE.progress.model_copy(update={"percent": 40})
    assert FACTS.text(RULE.model_copy(update={"progress": begun}), field("percent")) == "40%"


def test_confidential_evidence_is_named_to_those_only_who_ask_for_it() -> None:
    pieces = (Evidence(title="Minutes"), Evidence(title="Complaint of Ms X", confidential=True))
    proven = RULE.model_copy(update={"progress": RULE.progress.model_copy(update={"evidence": pieces})})
    assert FACTS.text(proven, field("evidence")) == "Minutes; (1 confidential)"
    asked = Facts.of(PLAN, ENGLISH, confidential=True)
    assert asked.pair(proven, field("evidence")) == ("Proof given", "Minutes; Complaint of Ms X")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("each", ACTION_FIELDS, ids=lambda each: each.name)
def test_every_field_has_a_heading_in_every_language(language: str, each: Field) -> None:
    heading = Facts.of(PLAN, Wording(language)).heading(each)
    assert heading
    assert heading != each.name
