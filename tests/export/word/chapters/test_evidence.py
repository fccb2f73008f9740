"""The document says how the city was assessed, where it stands and what its context changes."""

from datetime import date

import pytest
from drafted_plans import plan
from written_papers import paper, paper_of

from planner.draft.draft import ContextInPlan, ReadingInPlan
from planner.plan import ContextEffect, ContextReason, PeoplesReason
from planner.proposal.diagnosis import Diagnosis, FactorFinding
from planner.toolkit.assessment import Answer, Respondent, Standing, Verdict

NOT_ASSESSED = FactorFinding(
    factor="F01",
    standing=Standing.NOT_ASSESSED,
    computed=Standing.NOT_ASSESSED,
    verdict=None,
    score=None,
    questions=plan(0).diagnosis.factors[0].questions[:0],
)


def test_the_making_names_date_kind_and_benchmark() -> None:
    making = paper().under("How this plan was made").text
    assert "an assessment of 15 October 2026 (self-assessment) against the “Benchmark of the counter”." in making
    assert "It covers all key factors of the benchmark." in making


def test_key_factors_that_were_left_out_of_the_assessment_are_named() -> None:
    findings = plan(1).diagnosis.factors
    making = paper_of(plan(1, diagnosis=Diagnosis(factors=findings[:1], out_of_scope=("F02", "F03")))).text
    assert "It leaves out these key factors: “Key factor 2” and “Key factor 3”." in making


def test_respondents_stand_by_role_and_group() -> None:
    respondents = (Respondent(id="a", role="Youth worker"), Respondent(id="b", role="Clerk", group="Administration"))
    rows = paper_of(plan(1, respondents=respondents)).table("Who answered")
    assert rows == (("Role", "Group"), ("Youth worker", "–"), ("Clerk", "Administration"))


def test_without_respondents_the_city_answers_as_a_whole() -> None:
    making = paper_of(plan(1, respondents=())).under("How this plan was made")
    assert making.tables == []
    assert "no respondent is named" in making.text


def test_how_actions_are_chosen_is_said_where_there_are_any() -> None:
    chosen = "Actions are chosen for the results"
    assert chosen in paper(1).under("How this plan was made").text
    without = paper_of(plan(0, diagnosis=plan(1).diagnosis))
    assert chosen not in without.under("How this plan was made").text


def test_every_key_factor_has_a_line_and_a_section() -> None:
    baseline = paper().under("Where the city stands by the assessment of 15 October 2026")
    assert baseline.column("Standing and score of each key factor", "No.") == ["F01", "F02", "F03"]
    assert [heading[:3] for heading in baseline.under("Factor by factor").headings(3)] == ["F01", "F02", "F03"]


def test_colour_never_stands_without_its_word() -> None:
    head, *rows = (
        paper()
        .under("Where the city stands by the assessment of 15 October 2026")
        .table("Standing and score of each key factor")
    )
    assert {row[head.index("Standing")] for row in rows} == {"Missing"}


def test_what_was_not_assessed_has_no_score_and_no_chart() -> None:
    baseline = paper_of(plan(1, diagnosis=Diagnosis(factors=(NOT_ASSESSED,)))).under(
        "Where the city stands by the assessment of 15 October 2026"
    )
    assert baseline.figures == []
    assert baseline.column("Standing and score of each key factor", "Score") == ["–"]
    assert baseline.under("Key factor 1").facts()["Standing"] == "Not assessed"


def test_the_chart_says_where_its_figures_stand_in_words() -> None:
    assert paper().under("Where the city stands by the assessment of 15 October 2026").figures == [
        "Bars show the share of each key factor that is met; the table that follows gives the figures."
    ]


def test_a_question_that_nobody_could_answer_is_not_said_to_be_unmet() -> None:
    finding = paper().under("Where the city stands by the assessment of 15 October 2026").under("F01 Key factor 1")
    assert finding.texts("Step") == ["1.1 Does the city say at its counters whom to turn to? Answer: no."]
    assert finding.facts()["Not known"] == "Question 1.2"
    overview = paper().under("Where the city stands by the assessment of 15 October 2026")
    assert overview.column("Standing and score of each key factor", "Questions not met")[0] == "1.1"


def test_a_persons_judgement_stands_beside_what_the_answers_say() -> None:
    finding = paper().under("F02 Key factor 2")
    assert finding.facts()["Judgement"] == (
        "The answers alone would say “missing”. People set this standing, on these grounds: Two counters of five."
    )
    assert "Judgement" not in paper().under("F01 Key factor 1").facts()


def test_differing_views_are_named_by_question() -> None:
    findings = plan(1).diagnosis.factors
    both = tuple(question.model_copy(update={"disagreement": True}) for question in findings[0].questions)
    differing = Diagnosis(factors=(findings[0].model_copy(update={"questions": both}),))
    assert paper_of(plan(1, diagnosis=differing)).under("F01 Key factor 1").facts()["Views differ"] == (
        "Questions 1.1 and 1.2"
    )


def test_a_factor_that_left_the_benchmark_keeps_its_id() -> None:
    gone = plan(1).diagnosis.factors[0].model_copy(update={"factor": "F09"})
    finding = paper_of(plan(1, diagnosis=Diagnosis(factors=(gone,)))).under("F09 F09")
    assert "What it takes" not in finding.facts()


def test_a_question_that_left_the_benchmark_keeps_its_number() -> None:
    finding = plan(1).diagnosis.factors[0]
    moved, *others = finding.questions
    questions = (moved.model_copy(update={"question": "9.9"}), *others)
    gone = Diagnosis(factors=(finding.model_copy(update={"questions": questions}),))
    steps = paper_of(plan(1, diagnosis=gone)).under("F01 Key factor 1").texts("Step")
    assert steps == ["9.9 Answer: no."]


def test_in_place_and_complete_a_factor_needs_no_explanation() -> None:
    finding = paper_of(plan(1, diagnosis=plan(0).diagnosis)).under("F01 Key factor 1")
    assert list(finding.facts()) == ["Standing", "What it takes"]


def test_a_city_without_context_has_no_chapter_for_it() -> None:
    assert "The city’s context" not in paper(0).headings(1)
    assert "The city’s context" in paper(5).headings(1)


def test_context_comes_with_its_readings_its_note_and_its_effects() -> None:
    context = paper().under("Money for the plan")
    assert [block.text for block in context.blocks] == [
        "The budget shrinks – The plan starts with what costs little.",
        "Kept by\tF02-004 Put up a notice at counter 5",
        "Two counters of five.",
        "What this changes in the plan:",
        "Added by the context: C1-003 Put up a notice at counter 4",
    ]


def test_a_context_that_changes_nothing_promises_no_changes() -> None:
    assert "What this changes" not in paper(3).under("The city’s context").text


def test_an_action_that_two_readings_change_alike_is_named_once() -> None:
    drafted = plan(1)
    reasons = tuple(
        ContextReason(context="C1", reading=reading, effect=ContextEffect.RAISE) for reading in ("shrinks", "late")
    )
    twice = drafted.actions[0].model_copy(update={"reasons": (*drafted.actions[0].reasons, *reasons)})
    context = paper_of(drafted.model_copy(update={"actions": (twice,)})).under("Money for the plan")
    [effect] = context.texts("List Bullet")
    assert effect.endswith(": F01-000 Put up a notice at counter 1")


def test_a_reading_of_which_the_plan_keeps_nothing_promises_nothing() -> None:
    reading = ReadingInPlan(reading="shrinks", title="The budget shrinks", text="", kept_by=("F01-000",))
    read = (ContextInPlan(context="C1", title="Money for the plan", readings=(reading,)),)
    section = paper_of(plan(1, context=read)).under("Money for the plan")
    assert [block.text for block in section.blocks] == ["The budget shrinks", "This changes no action of the plan."]


def test_a_note_alone_makes_a_section() -> None:
    noted = (ContextInPlan(context="C1", title="Money for the plan", readings=(), note="We wait for the budget."),)
    assert paper_of(plan(1, context=noted)).under("Money for the plan").texts("Normal") == ["We wait for the budget."]


def test_every_reading_has_a_sentence() -> None:
    readings = tuple(ReadingInPlan(reading=name, title=name, text="It is so.") for name in ("first", "second"))
    several = (ContextInPlan(context="C1", title="Money for the plan", readings=readings),)
    sentences = paper_of(plan(1, context=several)).under("Money for the plan").texts("Normal")
    assert sentences == ["first – It is so.", "second – It is so.", "This changes no action of the plan."]


def test_answers_are_words_of_the_language() -> None:
    assert (
        Answer.NO.value
        not in paper(5, "fr")
        .under("Où en est la ville d’après l’évaluation du 15 octobre 2026")
        .texts("Step")[0]
        .split()
    )


def test_a_key_factor_to_which_nothing_applies_is_said_to_and_has_no_line_in_the_chart() -> None:
    first, second, third = plan(1).diagnosis.factors
    foreign = first.model_copy(
        update={
            "standing": Standing.NOT_APPLICABLE,
            "computed": Standing.NOT_APPLICABLE,
            "score": None,
            "questions": tuple(
                question.model_copy(update={"answer": Answer.NOT_APPLICABLE, "gap": None, "responses": ()})
                for question in first.questions
            ),
        }
    )
    paper = paper_of(plan(1, diagnosis=Diagnosis(factors=(foreign, second, third))))
    baseline = paper.under("Where the city stands by the assessment of 15 October 2026")
    assert baseline.column("Standing and score of each key factor", "Standing")[0] == "Not applicable"
    assert baseline.column("Standing and score of each key factor", "Score")[0] == "–"
    assert "counts nowhere" in baseline.text
    facts = baseline.under("F01 Key factor 1").facts()
    assert (facts["Standing"], facts["Why"]) == ("Not applicable", "None of the questions applies.")
    assert "All 2 key factors that apply are weak or missing." in paper.text


def test_the_answers_of_what_was_judged_not_to_apply_are_said_to_count_nowhere() -> None:
    first, second, third = plan(1).diagnosis.factors
    verdict = Verdict(standing=Standing.NOT_APPLICABLE, because="The region lets housing.")
    foreign = first.model_copy(update={"standing": Standing.NOT_APPLICABLE, "verdict": verdict, "score": None})
    paper = paper_of(plan(1, diagnosis=Diagnosis(factors=(foreign, second, third))))
    baseline = paper.under("Where the city stands by the assessment of 15 October 2026")
    assert baseline.column("Standing and score of each key factor", "Questions not met")[0] == "–"
    facts = baseline.under("F01 Key factor 1").facts()
    assert "Why" not in facts
    assert facts["Answers"].startswith("As the key factor does not apply, its answers count nowhere.")
    assert foreign.reasons == ()
    assert second.reasons


def test_what_people_added_is_said_to_have_come_so() -> None:
    drafted = plan(1)
    added = (drafted.actions[0].model_copy(update={"reasons": (PeoplesReason(),)}),)
    sentence = "or because people added it"
    assert sentence in paper_of(drafted.model_copy(update={"actions": added})).under("How this plan was made").text
    assert sentence not in paper_of(drafted).under("How this plan was made").text


def test_a_reading_names_the_date_from_which_it_follows() -> None:
    election = ReadingInPlan(reading="election", title="A vote is near", text="It is timed.", day=date(2027, 10, 10))
    context = (ContextInPlan(context="C6", title="Politics", readings=(election,)),)
    assert "A vote is near: 10 October 2027 – It is timed." in paper_of(plan(1, context=context)).text


@pytest.mark.parametrize(
    ("standing", "marked"), [(Standing.WEAK, True), (Standing.MISSING, False)], ids=["otherwise", "alike"]
)
def test_a_standing_that_people_judged_otherwise_is_marked_wherever_it_stands(
    *, standing: Standing, marked: bool
) -> None:
    first, *rest = plan(1).diagnosis.factors
    verdict = Verdict(standing=standing, because="It has moved.")
    judged = first.model_copy(update={"standing": standing, "computed": Standing.MISSING, "verdict": verdict})
    shown = paper_of(plan(1, diagnosis=Diagnosis(factors=(judged, *rest))))
    assert shown.column("Standing and score of each key factor", "Standing")[0].endswith(" *") is marked
    assert shown.text.count("* This standing was set by people") == (2 if marked else 0)


def test_questions_that_are_not_met_stand_by_their_numbers() -> None:
    first = plan(1).diagnosis.factors[0]
    question = first.questions[0].model_copy(update={"answer": Answer.NO, "gap": 1.0})
    asked = tuple(question.model_copy(update={"question": number}) for number in ("1.2", "1.10", "1.0"))
    shown = paper_of(plan(1, diagnosis=Diagnosis(factors=(first.model_copy(update={"questions": asked}),))))
    assert shown.column("Standing and score of each key factor", "Questions not met") == ["1.0, 1.2, 1.10"]
