"""An action says in the text why, who, when, what it takes and how success shows, and nothing that is empty."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from drafted_plans import START, benchmark, catalogue, plan
from written_papers import Paper, paper, paper_of

from planner.files.content import read_catalogue
from planner.files.shipped import templates_folder
from planner.plan import ActionStatus, Dependency
from planner.templates.city_country import country_of
from planner.templates.results import DecidedBy
from planner.templates.terms import Recurrence
from planner.toolkit.assessment import Evidence
from planner.track.progress import ActionProgress

NOTICE = "All counters have a notice"
FIRST = "F01-000 Put up a notice at counter 1"


def block(**changed: Any) -> Paper:
    """Return what is written about the first action of a plan, some of its facts changed."""
    drafted = plan(1)
    action = drafted.actions[0].model_copy(update=changed)
    return paper_of(drafted.model_copy(update={"actions": (action,)})).under(f"{action.id} {action.title}")


def test_facts_stand_in_one_order() -> None:
    assert list(paper().under(FIRST).facts()) == [
        "First steps",
        "Delivers",
        "Owner",
        "Partners",
        "Dates",
        "Takes",
        "Success shows",
        "Rhythm",
        "Why it is here",
        "Quick win",
        "Legal limits",
        "City example",
    ]


@pytest.mark.parametrize(
    ("action", "label", "said"),
    [
        ("F01-000 Put up a notice at counter 1", "Delivers", "1.1 By 28 March 2027, a first step: put up"),
        ("F02-004 Put up a notice at counter 5", "Prepares", "result 2.1; by itself it moves no answer."),
        ("C1-003 Put up a notice at counter 4", "Part in the plan", "Upkeep"),
    ],
)
def test_an_action_says_what_it_is_for(action: str, label: str, said: str) -> None:
    assert paper().under(action).facts()[label].startswith(said)


def test_where_the_political_executive_decides_the_paper_names_it_and_not_the_administration() -> None:
    drafted, templates = plan(1), catalogue()
    decided = {"id": drafted.actions[0].id, "decided_by": DecidedBy.EXECUTIVE}
    executive = tuple(action.model_copy(update=decided) for action in templates.actions)
    countries = read_catalogue(templates_folder() / "anti-discrimination", "en").countries
    assert countries
    said = {}
    for code in ("SE", "DE"):
        here = templates.model_copy(update={"actions": executive, "country": country_of(countries, code)})
        said[code] = paper_of(drafted, templates=here).under(FIRST).facts()["Takes"].split(". ")[-1]
    assert said == {"SE": "Decided by the municipal executive board.", "DE": "Decided by the mayor."}


def test_an_example_of_the_benchmark_is_no_younger_than_the_benchmark() -> None:
    told = benchmark()
    first, *others = told.factors
    undated = first.model_copy(update={"examples": (first.examples[0].model_copy(update={"year": None}),)})
    content = told.model_copy(update={"factors": (undated, *others)})
    said = paper_of(plan(1), content=content).under(FIRST).facts()["City example"]
    assert said.startswith(f"Elmbridge ({told.source.year}): ")


@pytest.mark.parametrize(
    ("changed", "label"),
    [
        ({"first_steps": ()}, "First steps"),
        ({"partners": ()}, "Partners"),
        ({"recurrence": Recurrence.ONCE}, "Rhythm"),
        ({"legal_limits": ()}, "Legal limits"),
        ({"examples": ()}, "City example"),
        ({"examples": ("gone",)}, "City example"),
    ],
)
def test_what_an_action_does_not_have_has_no_label(changed: dict[str, Any], label: str) -> None:
    assert label in block().facts()
    assert label not in block(**changed).facts()


@pytest.mark.parametrize(
    ("changed", "label", "shown"),
    [
        ({"owner": "mayor"}, "Owner", "Reception mayor – to be filled"),
        ({"political_lead": "Deputy mayor"}, "Political lead", "Deputy mayor"),
        ({"partners": (), "partners_note": "Ask the port."}, "Partners", "Ask the port."),
        ({"partners_note": "Ask the port"}, "Partners", "Reception print. Ask the port."),
        ({"indicator_note": "Twice."}, "Success shows", f"{NOTICE}. Twice. Proof asked for: Photographs."),
        ({"effort": 1}, "Takes", "1 person-day; external cost: under €2,000. Decided by the administration."),
        ({"cost_band": 9}, "Takes", "12.5 person-days; external cost: Not estimated. Decided by the administration."),
        ({"budget_line": "Chapter 12"}, "Budget line", "Chapter 12"),
        ({"pilot": True}, "Adapted", "It begins as a pilot."),
        ({"notes": ("Smaller.",), "pilot": True}, "Adapted", "Smaller. It begins as a pilot."),
    ],
)  # fmt: skip
def test_a_fact_is_put_in_words(changed: dict[str, Any], label: str, shown: str) -> None:
    assert block(**changed).facts()[label] == shown


def test_a_note_without_a_capital_begins_its_sentence_with_one() -> None:
    shown = block(indicator="Counters have a notice, where the law allows it.", indicator_note="proxy measure")
    assert shown.facts()["Success shows"].startswith("Counters have a notice, where the law allows it. Proxy measure. ")


def test_the_proof_that_was_given_stands_beside_the_one_that_was_asked_for() -> None:
    given = (
        Evidence(title="Legal note of 20 April", reference="2026-31"),
        Evidence(title="Complaint", confidential=True),
    )
    report = ActionProgress(
        action="F01-000", status=ActionStatus.DONE, percent=100, evidence=given, note="For us alone."
    )
    shown = block(status=ActionStatus.DONE, progress=report)
    assert shown.facts()["Success shows"].endswith("Proof asked for: Photographs.")
    assert "Legal note of 20 April" in shown.facts()["Proof given"]
    assert "Complaint" not in shown.text
    assert "For us alone" not in shown.text
    assert "Proof given" not in block().facts()


def test_a_single_day_is_no_span() -> None:
    day = date(2027, 2, 1)
    dates = replace(plan(1).actions[0].dates, early_start=day, early_finish=day)
    assert block(dates=dates).facts()["Dates"] == "1 February 2027; due on 8 March 2027"


def test_of_what_is_done_and_began_nobody_knows_when_its_end_is_said() -> None:
    ended = date(2027, 2, 1)
    dates = replace(plan(1).actions[0].dates, early_start=date(2027, 1, 25), early_finish=ended)
    report = ActionProgress(action="F01-001", status=ActionStatus.DONE, percent=100, finished=ended)
    shown = block(dates=dates, status=ActionStatus.DONE, progress=report)
    assert shown.facts()["Dates"] == "done on 1 February 2027; due on 8 March 2027"


def test_a_note_that_stands_in_a_reason_is_not_repeated() -> None:
    drafted = plan(4)
    added = drafted.actions[3]
    noted = added.model_copy(update={"notes": (added.reasons[0].note,)})  # type: ignore[union-attr]
    shown = paper_of(drafted.model_copy(update={"actions": (*drafted.actions[:3], noted)}))
    assert "Adapted" not in shown.under(f"{noted.id} {noted.title}").facts()


def test_the_law_is_called_to_mind_before_anything_else() -> None:
    first, *_ = block(check_law=True).blocks
    assert first.style == "Caution"
    assert first.text.startswith("Check the law first. ")


def test_nobody_is_told_to_look_at_the_law_first_once_it_has_begun() -> None:
    begun = ActionProgress(action=plan(1).actions[0].id, started=START)
    for facts in ({"progress": begun}, {"status": ActionStatus.DONE}):
        first, *_ = block(check_law=True, **facts).blocks
        assert first.text == "The city’s context asked that the legal service look at this action before it began."


def test_an_action_that_waits_for_many_names_six_and_gives_the_ids_of_the_rest() -> None:
    drafted = plan(10)
    last = drafted.actions[-1]
    links = tuple(Dependency(predecessor=action.id, successor=last.id) for action in drafted.actions[:-1])
    shown = paper_of(drafted.model_copy(update={"dependencies": links}))
    waits = shown.under(f"{last.id} {last.title}").facts()["Waits for"]
    assert waits.count("Put up a notice") == 6
    assert waits.endswith("; F01-006; F02-007; F03-008")


def test_why_it_is_a_quick_win_is_said_of_quick_wins_only() -> None:
    assert "Residents notice its result" in block().facts()["Quick win"]
    assert {"Quick win", "No quick win"}.isdisjoint(paper().under("F02-001 Put up a notice at counter 2").facts())


def test_what_the_context_alone_asks_for_names_the_reading() -> None:
    kept = plan(1)
    alone = kept.actions[0].model_copy(update={"delivers": (), "prepares": ()})
    facts = paper_of(kept.model_copy(update={"actions": (alone,)})).under(f"{alone.id} {alone.title}").facts()
    assert "Part in the plan" not in facts
    assert facts["What it is for"] == "Asked for by the context: The budget shrinks"


def test_a_long_title_heads_its_block_whole() -> None:
    title = "Put up a notice " + "in one more language " * 8
    assert f"F01-000 {title.strip()}" in paper_of(plan(1, action_title=title.strip())).headings(3)


def test_first_steps_stand_as_a_list() -> None:
    assert block().texts("Step") == [
        "Ask the staff where people wait.",
        "Print the notice in the languages spoken there.",
    ]


def test_what_is_ongoing_has_no_day_on_which_it_is_due() -> None:
    dates = block(due=None).facts()["Dates"]
    assert str(dates).endswith("; ongoing, no deadline")
    assert "deadline 2" not in str(dates)
