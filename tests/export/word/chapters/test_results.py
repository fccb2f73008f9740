"""Objectives speak by result: what will be true, by when, how it shows, who answers, and what has to wait."""

import re
from collections.abc import Iterable

import pytest
from drafted_plans import START, benchmark, plan
from written_papers import Paper, paper, paper_of

from planner.plan import ActionStatus, Dependency, NeededByReason
from planner.proposal.diagnosis import Diagnosis
from planner.templates.results import Part
from planner.toolkit.assessment import Answer, Standing
from planner.track.plan_standing import PlanStanding
from planner.wording import LANGUAGES, Wording
from planner.wording.results import promise

CHAPTER = "Objectives and results"


def promises(shown: Paper) -> list[str]:
    return [text for text in shown.under(CHAPTER).texts("Promise") if text != "Later"]


def said(plan: PlanStanding) -> Iterable[str]:
    """Return the promises that a plan may make, as a document writes them."""
    wording = Wording(plan.language)
    promises = ((result.question, promise(result, plan.carrying(result), wording)) for result in plan.results)
    return [wording.typeset(f"{question} {promised}") for question, promised in promises]


def test_a_plan_without_actions_promises_nothing() -> None:
    assert CHAPTER not in paper(0).headings(1)
    assert CHAPTER in paper(5).headings(1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actions", [1, 5, 9])
def test_the_document_promises_exactly_what_the_plan_does(actions: int, language: str) -> None:
    drafted = plan(actions, language=language)
    shown = paper_of(drafted)
    written = [text for text in shown.texts("Promise") if re.match(r"\d+\.\d", text)]
    assert written == list(said(drafted))
    # Wherever else a sentence begins as a promise does, it is one of these.
    begins = {"en": r"(By [^:]*\d{4}|The city aims at)[^:]*: ", "fr": r"(D’ici au [^:]*\d{4}|La ville vise)[^:]*: "}
    points = [text for text in shown.texts("List Bullet") if re.search(begins[language], text.replace("\u00a0", " "))]
    known = [sentence.partition(" ")[2] for sentence in said(drafted)]
    assert points
    assert [text for text in points if not any(sentence in text for sentence in known)] == []


def test_what_comes_in_part_is_never_said_to_be_whole() -> None:
    drafted = plan(5)
    partial = [result.question for result in drafted.results if result.to is Answer.PARTLY]
    assert partial
    by_question = {text.split()[0]: text for text in promises(paper_of(drafted))}
    assert all(", a first step: " in by_question[question] for question in partial)
    assert [question for question, text in by_question.items() if ", a first step: " in text] == partial


def test_what_rests_on_others_is_an_aim_of_which_the_figure_is_promised() -> None:
    assert promises(paper())[1].startswith("2.1 The city aims at this and publishes the figure on 4 April 2027: ")


def test_a_result_says_how_it_shows_who_notices_it_who_answers_and_what_delivers_and_prepares_it() -> None:
    facts = paper(9).under(CHAPTER).under("Key factor 2").facts()
    assert facts["Answer"] == "No → Yes"
    assert facts["How it shows"] == (
        "Share of counters with a notice. First value: count made at all counters before the plan. Target: 90% on "
        "4 April 2027."
    )
    assert facts["Noticed by"] == "People who wait at the counters"
    assert facts["Who answers"] == "Reception print"
    assert facts["Actions"] == "F02-001 Put up a notice at counter 2 – until 5 March 2027"
    assert facts["Preparation"] == "F02-004 Put up a notice at counter 5 – until 26 March 2027"


def test_of_what_comes_in_part_no_figure_is_promised() -> None:
    facts = paper().under(CHAPTER).under("Key factor 1").facts()
    assert facts["How it shows"] == "The proof of what is done: photographs."


def test_what_adoption_brings_about_is_the_councils() -> None:
    first, *others = plan(5).results
    adopted = first.model_copy(update={"delivered_by": (), "date": START})
    shown = paper_of(plan(5, results=(adopted, *others))).under(CHAPTER).under("Key factor 1")
    assert shown.texts("Promise")[0].startswith("1.1 With the adoption of the plan, a first step. ")
    assert shown.facts()["Who answers"] == "The council, with its vote on this plan."
    assert "Actions" not in shown.facts()


def test_what_has_to_wait_says_since_when_and_why() -> None:
    shown = paper().under(CHAPTER)
    assert shown.under("Key factor 1").texts("List Bullet") == [
        "1.1 in full – later, in 2030 at the earliest; no time is left for it: Department of reception.",
        (
            "1.2 Every counter says whom to turn to, in the languages spoken there – later, in 2030 at the earliest; "
            "no time is left for it: Department of reception."
        ),
    ]
    assert shown.under("Key factor 2").texts("List Bullet") == [
        (
            "2.2 Every counter says whom to turn to, in the languages spoken there – later, in a year that is not "
            "known yet; nobody does the work that it takes."
        )
    ]


def test_of_a_key_factor_about_which_nothing_is_known_the_facts_come_first() -> None:
    drafted = plan(5)
    first, *others = drafted.diagnosis.factors
    unknown = Diagnosis(factors=(first.model_copy(update={"standing": Standing.NOT_ASSESSED}), *others))
    shown = paper_of(drafted.model_copy(update={"diagnosis": unknown})).under(CHAPTER).under("Key factor 1")
    assert all("the facts come first" in text for text in shown.texts("List Bullet"))


def test_what_brings_a_result_closer_stands_under_it_as_a_step() -> None:
    drafted = plan(9)
    first, *others = drafted.results
    stepped = drafted.model_copy(update={"results": (first.model_copy(update={"steps": ("F01-006",)}), *others)})
    facts = paper_of(stepped).under(CHAPTER).under("Key factor 1").facts()
    assert facts["Further steps"] == "F01-006 Put up a notice at counter 7 – until 9 April 2027"


def test_what_keeps_a_result_stands_as_upkeep() -> None:
    facts = paper().under(CHAPTER).under("Conditions for success").facts()
    assert facts["Upkeep"] == "C1-003 Put up a notice at counter 4 – until 19 March 2027"


def test_an_action_that_plays_no_part_is_named_all_the_same() -> None:
    drafted = plan(5)
    added = tuple(
        action.model_copy(update={"part": None}) if action.part is Part.UPKEEP else action for action in drafted.actions
    )
    shown = paper_of(drafted.model_copy(update={"actions": added})).under(CHAPTER).under("Conditions for success")
    assert shown.facts()["Also done"].startswith("C1-003 ")


def test_what_is_done_says_when_it_was() -> None:
    drafted = plan(1)
    done = drafted.actions[0].model_copy(update={"status": ActionStatus.DONE})
    facts = paper_of(drafted.model_copy(update={"actions": (done,)})).under(CHAPTER).facts()
    assert facts["Actions"] == "F01-000 Put up a notice at counter 1 – done on 26 February 2027"


def test_what_people_want_to_reach_stands_in_their_own_words() -> None:
    assert paper().under(CHAPTER).facts()["Target"] == "Nine in ten counters have a notice within a year."
    drafted = plan(1)
    silent = tuple(objective.model_copy(update={"target": ""}) for objective in drafted.objectives)
    assert "Target" not in paper_of(drafted.model_copy(update={"objectives": silent})).under(CHAPTER).facts()


def why(shown: Paper) -> list[str]:
    return [
        block.text.partition("\t")[2]
        for block in shown.under(CHAPTER).blocks
        if block.style == "Fact" and block.text.startswith("Why it is here")
    ]


def test_what_the_context_asks_for_has_no_standing_of_its_own() -> None:
    assert why(paper())[-1] == "Asked for by the context"


def test_an_objective_that_no_context_asks_for_says_what_it_is_there_for() -> None:
    drafted = plan(3)
    outside = drafted.objectives[1].model_copy(update={"standing": None})
    needed = drafted.actions[1].model_copy(update={"reasons": (NeededByReason(action=drafted.actions[0].id),)})
    shown = paper_of(
        drafted.model_copy(
            update={
                "objectives": (drafted.objectives[0], outside, drafted.objectives[2]),
                "actions": (drafted.actions[0], needed, drafted.actions[2]),
                "dependencies": (Dependency(predecessor=needed.id, successor=drafted.actions[0].id),),
            }
        )
    )
    assert why(shown)[1] == "Comes before F01-000 Put up a notice at counter 1"


@pytest.mark.parametrize(
    ("drafted", "now", "reason"),
    [
        (Standing.MISSING, Standing.MISSING, "By the assessment of 15 October 2026: missing"),
        (
            Standing.WEAK,
            Standing.IN_PLACE,
            "When it was drafted: weak; by the assessment of 15 October 2026: in place",
        ),
        (Standing.NOT_ASSESSED, Standing.NOT_ASSESSED, "Not assessed: the facts come first"),
        (
            Standing.NOT_ASSESSED,
            Standing.WEAK,
            "When it was drafted: not assessed; by the assessment of 15 October 2026: weak",
        ),
    ],
)
def test_an_objective_says_by_which_assessment_it_is_there_and_where_the_city_stood_before(
    drafted: Standing, now: Standing, reason: str
) -> None:
    planned = plan(1, factors=1)
    (objective, *_), (finding, *_) = planned.objectives, planned.diagnosis.factors
    shown = paper_of(
        planned.model_copy(
            update={
                "objectives": (objective.model_copy(update={"standing": drafted}),),
                "diagnosis": Diagnosis(factors=(finding.model_copy(update={"standing": now}),)),
            }
        ),
        content=benchmark(factors=1),
    )
    assert why(shown) == [reason]


def test_what_is_in_place_without_being_met_in_full_is_named_with_the_answer_of_today() -> None:
    drafted = plan(5, later=())
    first, *others = drafted.diagnosis.factors
    factors = (first.model_copy(update={"standing": Standing.IN_PLACE}), *others)
    shown = paper_of(drafted.model_copy(update={"diagnosis": Diagnosis(factors=factors)})).under(CHAPTER)
    left = shown.under("In place, though not in full")
    assert left.texts("Normal") == [
        "One more guiding question is not fully met. Its key factor is in place, so this plan does not take it up:"
    ]
    assert left.texts("List Bullet") == ["1.2 Does the city say at its counters whom to turn to? Answer: not known."]
    assert "In place, though not in full" not in paper().headings(2)
