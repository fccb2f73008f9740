"""Every kind of value that a store holds reads as people write it, and nothing confidential is quoted."""

import pytest
from tracked_plans import action, plan_of

from planner.app.desk.value_words import ValueWords, summary, value_text
from planner.store import BENCHMARK_DOCUMENT, Entity
from planner.toolkit.plan_settings import PlanMeans, ServiceTime
from planner.wording import Wording

ENGLISH, FRENCH = Wording("en"), Wording("fr")
NAMES = {"hr": "Human resources", "6.2": "6.2"}


@pytest.mark.parametrize(
    ("entity", "field", "plain", "english", "french"),
    [
        (Entity.ACTION, "status", "under-way", "Under way", "En cours"),
        (Entity.ACTION, "title", None, "–", "–"),
        (Entity.ACTION, "title", "", "–", "–"),
        (Entity.ACTION, "owner", "hr", "Human resources", "Human resources"),
        (Entity.ACTION, "owner", "gone", "gone", "gone"),
        (Entity.ACTION, "partners", ["hr", "data"], "Human resources; data", "Human resources\u202f; data"),
        (Entity.ACTION, "partners", [], "–", "–"),
        (Entity.ACTION, "effort", 2.25, "2.25", "2,25"),
        (Entity.ACTION, "duration", 1200, "1,200 days", "1\N{NARROW NO-BREAK SPACE}200 jours"),
        (Entity.ACTION, "own_deadline", "2027-03-01", "1 March 2027", "1er mars 2027"),
        (Entity.ACTION, "check_law", True, "Yes", "Oui"),
        (Entity.ACTION, "check_law", False, "No", "Non"),
        (Entity.RESPONSE, "answer", "partly", "Partly", "En partie"),
        (Entity.SETTINGS, "deadlines", {"F01-01": "2027-03-01"}, "F01-01: 1 March 2027", "F01-01\u00a0: 1er mars 2027"),
        (Entity.SETTINGS, "not_before", {"F01-01": "2027-03-01"}, "F01-01: 1 March 2027", None),
        (Entity.SETTINGS, "adoption", None, "–", "–"),
        (
            Entity.SETTINGS,
            "adoption",
            {"session": "2027-03-22", "may_begin_before": ["F01-01", "F02-05"]},
            "session of 22 March 2027; may begin before: F01-01 and F02-05",
            "séance du 22 mars 2027\u202f; peuvent commencer avant\u00a0: F01-01 et F02-05",
        ),
        (
            Entity.SETTINGS,
            "adoption",
            {"may_begin_before": ["F01-01"]},
            "the first session whose papers can still be handed in; may begin before: F01-01",
            None,
        ),
        (
            Entity.PLAN,
            "to_adopt",
            {"session": "2027-03-22", "assumed": True},
            "session of 22 March 2027 (assumed)",
            None,
        ),
        (Entity.ASSESSMENT, "scope", ["F01", "F02"], "F01; F02", "F01\u202f; F02"),
        (Entity.RESPONSE, BENCHMARK_DOCUMENT, "anti-discrimination-2012-1-ac3052ec419f", None, None),
    ],
)
def test_a_value_reads_as_the_language_writes_it(
    entity: Entity, field: str, plain: object, english: str | None, french: str | None
) -> None:
    if english is not None:
        assert value_text(entity, field, plain, ValueWords(ENGLISH, NAMES)) == english
    if french is not None:
        assert value_text(entity, field, plain, ValueWords(FRENCH, NAMES)) == french
    if field == BENCHMARK_DOCUMENT:
        assert value_text(entity, field, plain, ValueWords(ENGLISH, NAMES)) == "anti-discrimination-2012-1"


@pytest.mark.parametrize("text", ["x" * 300, "x" * 301, "x" * 20_000])
def test_a_long_text_is_cut_where_a_page_of_history_would_be_nothing_else(text: str) -> None:
    shown = value_text(Entity.ACTION, "why", text, ValueWords(ENGLISH, {}))
    assert len(shown) == 300
    assert shown.endswith("…") is (len(text) > 300)


@pytest.mark.parametrize(
    ("field", "plain", "english", "french"),
    [
        ("cost_band", 0, "under €2,000", "moins de 2\u202f000\u00a0€"),
        ("cost_band", 2, "€10,000 or more", "10\u202f000\u00a0€ et plus"),
        ("cost_band", 7, "7", "7"),
        ("percent", 40, "40%", "40\u202f%"),
        ("duration", 1, "1 day", "1 jour"),
        ("owner", "hr", "Personnel office", "Personnel office"),
    ],
)
def test_a_number_of_an_action_says_what_it_is(field: str, plain: object, english: str, french: str) -> None:
    """“Cost: 0 → 2” says nothing: a cost is a range of euros, and a number that no range has stays a number."""
    plan = plan_of(action("F06-03"))
    assert value_text(Entity.ACTION, field, plain, ValueWords.of(plan, ENGLISH)) == english
    assert value_text(Entity.ACTION, field, plain, ValueWords.of(plan, FRENCH)) == french


def test_a_confidential_value_is_quoted_to_those_only_who_ask_for_it() -> None:
    note = (Entity.RESPONSE, "confidential_note", "He said so himself.")
    assert value_text(*note, ValueWords(ENGLISH, {})) == "(confidential)"
    assert value_text(*note, ValueWords(FRENCH, {})) == "(confidentiel)"
    assert ValueWords(ENGLISH, {}, confidential=True).text(*note) == "He said so himself."
    assert value_text(Entity.RESPONSE, "confidential_note", None, ValueWords(ENGLISH, {})) == "–"


def test_a_row_that_may_be_confidential_as_a_whole_is_withheld() -> None:
    assert value_text(Entity.COMMENT, "text", "Ask her.", ValueWords(ENGLISH, {})) == "(confidential)"
    assert value_text(Entity.EVIDENCE, "title", "", ValueWords(ENGLISH, {})) == "–"


@pytest.mark.parametrize(
    ("entity", "row", "expected"),
    [
        (Entity.ACTION, {"title": "Survey", "why": "So"}, "Survey"),
        (Entity.RESPONDENT, {"role": "Human resources"}, "–"),
        (Entity.VERDICT, {"standing": "weak", "because": "So"}, "weak"),
        (Entity.ACTION, None, ""),
    ],
)
def test_a_row_is_summed_up_by_what_names_it(entity: Entity, row: object, expected: str) -> None:
    assert summary(entity, row) == expected


def test_of_means_that_changed_the_parts_that_differ_are_told() -> None:
    """A city has twenty services: those that stayed as they were would hide the one that changed."""
    services = {f"service-{number}": ServiceTime(posts=1) for number in range(20)}
    before = PlanMeans(horizon_years=3, services={**services, "hr": ServiceTime(posts=0.5)})
    after = PlanMeans(
        horizon_years=3,
        services={**services, "hr": ServiceTime(posts=0.2), "legal": ServiceTime(posts=0)},
        factor_weights={"F03": 2},
    )
    old, new = (means.model_dump(mode="json") for means in (before, after))
    words = ValueWords(ENGLISH, NAMES)
    assert words.texts(Entity.SETTINGS, "means", (old, new)) == (
        "Human resources: 0.5 full-time posts",
        "Human resources: 0.2 full-time posts; legal: 0 full-time posts; F03: × 2",
    )
    assert words.texts(Entity.SETTINGS, "means", (None, new))[0] == "–"
    assert words.texts(Entity.SETTINGS, "means", (old, new, old))[2] == "Human resources: 0.5 full-time posts"
    assert len(words.texts(Entity.SETTINGS, "means", (None, old))[1]) == 300
