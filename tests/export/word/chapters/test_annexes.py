"""The annexes say what was answered and by whom, what was left out and why, how it works and from where it comes."""

import pytest
from drafted_plans import CONFIDENCE, benchmark, plan
from written_papers import Paper, paper, paper_of

from planner.proposal.diagnosis import Diagnosis, QuestionFinding
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.toolkit.assessment import Answer, Evidence, Response

DETAILS = "By whom, notes and evidence"


def answered(*questions: QuestionFinding) -> Paper:
    factor = plan(1).diagnosis.factors[0].model_copy(update={"questions": questions})
    return paper_of(plan(1, diagnosis=Diagnosis(factors=(factor,)))).under("Answers")


def question(*responses: Response, answer: Answer = Answer.NO, **more: object) -> QuestionFinding:
    return QuestionFinding.model_validate(
        {"question": "1.1", "answer": answer, "gap": 1.0, "responses": responses, "disagreement": False, **more}
    )


def details(*responses: Response, answer: Answer = Answer.NO) -> str:
    return answered(question(*responses, answer=answer)).column("Answers on F01 Key factor 1", DETAILS)[0]


def test_every_key_factor_has_a_table_of_its_answers() -> None:
    captions = [table.text for table in paper().under("Answers").tables]
    assert [caption.partition(" – ")[2] for caption in captions] == [
        f"Answers on F0{number} Key factor {number}" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("response", "shown"),
    [
        (Response(answer=Answer.NO), "–"),
        (Response(answer=Answer.NO, by="clerk"), "Reception: no."),
        (Response(answer=Answer.NO, note="Not yet."), "No. Not yet."),
        (Response(answer=Answer.NO, by="clerk", note="Not yet."), "Reception: no. Not yet."),
        (Response(answer=Answer.NO, by="stranger"), "stranger: no."),
        (Response(answer=Answer.NO, evidence=(Evidence(title="Minutes"),)), "Evidence: Minutes"),
        (
            Response(answer=Answer.NO, evidence=(Evidence(title="Minutes", reference="12/7"), Evidence(title="Log"))),
            "Evidence: Minutes, 12/7; Log",
        ),
    ],
    ids=str,
)
def test_a_response_says_who_what_and_on_which_evidence(response: Response, shown: str) -> None:
    assert details(response) == shown


def test_each_respondent_has_a_line() -> None:
    both = (Response(answer=Answer.NO, by="clerk"), Response(answer=Answer.YES, by="other"))
    assert details(*both).splitlines() == ["Reception: no.", "other: yes."]


def test_a_question_that_nobody_answered_is_said_to_be_so() -> None:
    assert details(answer=Answer.UNKNOWN) == "Not answered"


def test_that_nobody_knows_is_an_answer() -> None:
    assert details(Response(answer=Answer.UNKNOWN), answer=Answer.UNKNOWN) == "–"


def test_a_question_whose_aspects_were_answered_with_unknown_is_answered() -> None:
    unknown, silent = Response(answer=Answer.UNKNOWN), ()
    aspects = (
        question(unknown, answer=Answer.UNKNOWN, question="1.1a"),
        question(*silent, answer=Answer.UNKNOWN, question="1.1b"),
    )
    whole = question(unknown, answer=Answer.UNKNOWN, aspects=aspects)
    assert answered(whole).column("Answers on F01 Key factor 1", DETAILS) == ["–", "–", "Not answered"]


def test_what_was_said_in_confidence_leaves_no_trace() -> None:
    assert CONFIDENCE not in paper().text
    hidden = Response(
        answer=Answer.NO, confidential_note=CONFIDENCE, evidence=(Evidence(title="x", confidential=True),)
    )
    assert details(hidden) == "–"


def test_a_question_answered_aspect_by_aspect_shows_each_of_them_once() -> None:
    aspects = tuple(
        question(Response(answer=answer, note=note), answer=answer, question=number)
        for number, answer, note in (("1.1a", Answer.NO, "Never."), ("1.1b", Answer.YES, "Always."))
    )
    whole = question(*(aspect.responses[0] for aspect in aspects), answer=Answer.PARTLY, aspects=aspects)
    head, *rows = answered(whole).table("Answers on F01 Key factor 1")
    assert [row[0] for row in rows] == ["1.1", "1.1a", "1.1b"]
    assert [row[head.index(DETAILS)] for row in rows] == ["–", "No. Never.", "Yes. Always."]


def test_an_answer_to_a_question_that_left_the_benchmark_keeps_its_number() -> None:
    rows = answered(question(question="1.9")).table("Answers on F01 Key factor 1")
    assert rows[1][:2] == ("1.9", "1.9")


def test_where_nothing_was_left_out_nothing_is_said_of_it() -> None:
    assert "What was left out, and why" not in paper(0).headings(2)
    assert "What was left out, and why" in paper(5).headings(2)


def test_what_nobody_misses_is_only_counted() -> None:
    section = paper().under("What was left out, and why")
    assert section.texts("List Bullet") == ["The answers do not call for it: 2 actions."]
    assert "F01-903" not in section.text + str([table.rows for table in section.tables])


def test_a_replaced_action_names_what_took_its_place() -> None:
    caption = "Left out: Replaced by a variation that fits the context"
    assert paper().column(caption, "In its place") == ["F01-000 Put up a notice at counter 1"]


def test_what_could_come_later_says_in_which_year() -> None:
    assert paper().column(
        "Left out: The services that it needs, or that its result needs besides, have no time left", "Could come in"
    ) == ["2031"]


def test_what_people_gave_up_stands_there_with_their_reason() -> None:
    gone = [
        LeftOut(action=f"F01-90{n}", factor="F01", title="Write", cause=LeftOutCause.GIVEN_UP, reason=reason)
        for n, reason in enumerate(("The port does it.", ""))
    ]
    shown = paper_of(plan(1, left_out=tuple(gone)))
    assert shown.column("Left out: Given up by the city", "Reason") == ["The port does it.", "–"]


def test_what_nobody_has_decided_yet_stands_with_what_it_is_for() -> None:
    proposed = tuple(
        LeftOut(action=f"F01-90{n}", factor=factor, title="Write", cause=LeftOutCause.UNDECIDED)
        for n, factor in enumerate(("F01", None))
    )
    caption = "Left out: Proposed by the assessment as it stands now, and not decided yet"
    assert paper_of(plan(1, left_out=proposed)).column(caption, "Objective") == [
        "Key factor 1",
        "Conditions for success",
    ]


@pytest.mark.parametrize("cause", list(LeftOutCause))
def test_every_cause_is_put_in_words(cause: LeftOutCause) -> None:
    left = LeftOut(action="F01-901", factor="F01", title="Write to the mayor", cause=cause)
    section = paper_of(plan(1, left_out=(left,))).under("What was left out, and why")
    assert "-" not in cause.value or cause.value not in section.text
    assert len(section.tables) + len(section.texts("List Bullet")) == 1


def test_a_legal_limit_names_the_actions_that_it_touches() -> None:
    limits = paper().under("Legal limits")
    assert limits.texts("Source Note") == [
        "Actions: F01-000 Put up a notice at counter 1; F02-004 Put up a notice at counter 5"
    ]


def test_without_limits_the_law_needs_no_section() -> None:
    drafted = plan(1)
    free = drafted.actions[0].model_copy(update={"legal_limits": ()})
    assert "Legal limits" not in paper_of(drafted.model_copy(update={"actions": (free,)})).headings(2)


def test_the_publication_is_named_with_its_disclaimer() -> None:
    source = paper(1).under("Source and disclaimer")
    assert source.facts() == {
        "Title": "Benchmark of the counter",
        "Publisher": "Guild of Counters, Portmarrow",
        "Authors": "A. Clerk and B. Porter",
        "Year": "2012",
    }
    assert source.texts("Source Note")[0] == "Printers are treated alike."


def test_what_is_known_of_the_publication_is_named_as_well() -> None:
    content = benchmark()
    known = content.source.model_copy(update={"project": "MIXED", "funding": "The Union", "organisation": "Guild"})
    facts = (
        paper_of(plan(1), content=content.model_copy(update={"source": known})).under("Source and disclaimer").facts()
    )
    assert (facts["Organisation"], facts["Project"], facts["Funding"]) == ("Guild", "MIXED", "The Union")


def replaced(cause: LeftOutCause) -> Paper:
    """Return a plan without an action whose variation it leaves out as well."""
    left = LeftOut(action="F01-07", factor="F01", title="Ask", cause=LeftOutCause.REPLACED, instead="F01-07-C2")
    variation = LeftOut(action="F01-07-C2", factor="F01", title="Ask otherwise", cause=cause, when=2031)
    return paper_of(plan(1, left_out=(left, variation)))


def test_what_is_replaced_by_what_the_plan_leaves_out_has_the_cause_of_that() -> None:
    shown = replaced(LeftOutCause.MONEY)
    assert shown.column("Left out: There is not enough money for it, or for what its result needs besides", "No.") == [
        "F01-07",
        "F01-07-C2",
    ]
    assert "Replaced by a variation" not in shown.text
    assert "Its key factor is in place: 2 actions." in replaced(LeftOutCause.IN_PLACE).text


def test_what_the_city_gave_up_took_the_place_of_another_that_it_did_not_give_up() -> None:
    shown = replaced(LeftOutCause.GIVEN_UP)
    assert shown.column("Left out: Replaced by a variation that fits the context", "In its place") == [
        "F01-07-C2 Ask otherwise – not in the plan: given up by the city"
    ]
    assert shown.column("Left out: Given up by the city", "No.") == ["F01-07-C2"]
