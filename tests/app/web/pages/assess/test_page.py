"""Answers are kept at once, side by side with those of others, and the plan is always one click away."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from planner.app import desk
from planner.app.web.pages.home.begin import BENCHMARK
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response, Standing

OpenPage = Callable[..., AppTest]


@pytest.fixture
def blank(store: Store, anna: Actor) -> str:
    city = desk.create_city(store, "Rocmarin", by=anna)
    return desk.new_assessment(store, city.id, BENCHMARK, language="en", by=anna, today=TODAY).assessment


def answers(store: Store, assessment: str, question: str) -> list[Answer]:
    return [one.answer for one in store.assessment(assessment).assessment.answers.get(question, ())]


def test_an_answer_is_kept_at_once(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess")
    page.segmented_control(key=f"answer-{blank}--1.1").set_value(Answer.PARTLY).run()
    assert answers(store, blank, "1.1") == [Answer.PARTLY]
    page.segmented_control(key=f"answer-{blank}--1.1").set_value(Answer.YES).run()
    assert answers(store, blank, "1.1") == [Answer.YES]
    assert "1 of 5" in page_text(page) or "1 of " in page.get("progress")[0].proto.text


def test_a_second_click_takes_the_answer_back(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess")
    page.segmented_control(key=f"answer-{blank}--1.1").set_value(Answer.NO).run()
    page.segmented_control(key=f"answer-{blank}--1.1").set_value(None).run()
    assert answers(store, blank, "1.1") == []


def test_questions_are_in_the_readers_language_whatever_that_of_the_assessment(open_page: OpenPage, blank: str) -> None:
    assert open_page("assess", language="fr", assessment=blank, factor="F06").title[0].value == "Emploi municipal"


def test_each_aspect_is_answered_by_itself(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess", factor="F06")
    page.segmented_control(key=f"answer-{blank}--6.2b").set_value(Answer.NO).run()
    assert answers(store, blank, "6.2b") == [Answer.NO]
    assert answers(store, blank, "6.2") == []


def test_notes_and_evidence_stand_with_the_answer(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess")
    page.segmented_control(key=f"answer-{blank}--1.1").set_value(Answer.YES).run()
    page.text_area(key=f"notes-{blank}--1.1-note").set_value("Voted *twice*").run()
    page.toggle(key=f"closed-confidential_note-{blank}--1.1").set_value(True).run()
    page.text_area(key=f"notes-{blank}--1.1-confidential_note").set_value("Told in private").run()
    page.text_input(key=f"evidence-{blank}--1.1-title").set_value("Resolution 12")
    page.button(key=f"evidence-add-{blank}--1.1").click().run()
    assert not page.exception
    kept = store.assessment(blank).assessment.answers["1.1"][0]
    assert (kept.note, kept.confidential_note) == ("Voted *twice*", "Told in private")
    assert [one.title for one in kept.evidence] == ["Resolution 12"]
    page.button(key=f"evidence-out-{blank}--1.1-0").click().run()
    assert store.assessment(blank).assessment.answers["1.1"][0].evidence == ()


def test_several_respondents_answer_side_by_side(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess")
    for role, answer in (("Equality officer", Answer.YES), ("Associations", Answer.NO)):
        page.text_input(key=f"respondent-new-{blank}-role").set_value(role)
        page.button(key=f"respondent-add-{blank}").click().run()
        by = store.assessment(blank).assessment.respondents[-1].id
        assert page.selectbox(key=f"respondent-{blank}-F01").value == by
        page.segmented_control(key=f"answer-{blank}-{by}-1.1").set_value(answer).run()
    assert not page.exception
    assert answers(store, blank, "1.1") == [Answer.YES, Answer.NO]
    assert "Others: Equality officer – Yes" in page_text(page)
    assert "Respondents differ on 1.1." in page_text(page)


def test_people_may_judge_otherwise_with_a_reason(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess", factor="F02")
    page.segmented_control(key=f"judge-{blank}-F02-standing").set_value(Standing.IN_PLACE)
    page.button(key=f"judge-keep-{blank}-F02").click().run()
    assert "A judgement needs its reason." in page.error[0].value
    assert refused(page) == ["verdict-without-reason"]
    page.segmented_control(key=f"judge-{blank}-F02-standing").set_value(Standing.IN_PLACE)
    page.text_area(key=f"judge-{blank}-F02-because").set_value("The peers saw it.")
    page.button(key=f"judge-keep-{blank}-F02").click().run()
    assert not page.error
    assert store.assessment(blank).assessment.verdicts["F02"].standing is Standing.IN_PLACE
    page.button(key=f"judge-drop-{blank}-F02").click().run()
    assert "F02" not in store.assessment(blank).assessment.verdicts


def test_next_leads_to_the_next_key_factor(open_page: OpenPage, blank: str) -> None:
    page = open_page("assess", factor="F01")
    page.button(key=f"turn-{blank}-F02").click().run()
    assert page.title[0].value == "Strategy"
    assert page.query_params["factor"] == "F02"


@pytest.mark.parametrize(("choice", "stays"), [("mine", Answer.NO), ("theirs", Answer.YES)])
def test_a_conflict_is_decided_by_the_person_and_nothing_is_lost(
    open_page: OpenPage, store: Store, anna: Actor, blank: str, choice: str, stays: Answer
) -> None:
    first = Response(answer=Answer.PARTLY)
    desk.save_answer(store, blank, "1.1", first, seen=None, by=anna)
    page = open_page("assess", factor="F01")
    bela = desk.introduce(store, "Béla")
    desk.save_answer(store, blank, "1.1", Response(answer=Answer.YES), seen=first, by=bela)
    page.segmented_control(key=f"answer-{blank}--1.1").set_value(Answer.NO).run()
    assert answers(store, blank, "1.1") == [Answer.YES]
    assert "Béla" in page_text(page)
    page.radio[0].set_value(choice).run()
    page.button(key="dispute-settle").click().run()
    assert not page.exception
    assert answers(store, blank, "1.1") == [stays]
    assert page.segmented_control(key=f"answer-{blank}--1.1").value == stays


def test_what_others_answered_meanwhile_is_announced(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess", factor="F01")
    bela = desk.introduce(store, "Béla")
    desk.save_answer(store, blank, "1.2", Response(answer=Answer.YES), seen=None, by=bela)
    assert page.segmented_control(key=f"answer-{blank}--1.2").value is None
    page.run()
    assert page.segmented_control(key=f"answer-{blank}--1.2").value == Answer.YES


def test_the_plan_can_be_drafted_at_any_moment(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess")
    page.button(key=f"draft-{blank}").click().run()
    assert not page.exception
    assert store.plan(store.plans()[0].id).plan.actions
