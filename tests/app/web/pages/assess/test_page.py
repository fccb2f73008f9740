"""Every key factor is one click away, whoever comes back goes on where they were, and the plan is always near."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text, unfolded
from planner.store import Store
from planner.toolkit.assessment import Answer, Response

OpenPage = Callable[..., AppTest]
AnswerQuestion = Callable[..., Response]


def test_it_begins_at_the_first_key_factor_with_a_question_that_nobody_answered(
    open_page: OpenPage, blank: str, answer: AnswerQuestion
) -> None:
    page = open_page("assess")
    assert page.title[0].value == "Public commitment"
    assert page.get("progress")[0].proto.text.startswith("Key factor 1 of 11 · 0 of ")
    for number in range(1, 5):
        answer(f"1.{number}", Answer.YES)
    page = open_page("assess", factor="F99")  # a link to a key factor that is none
    assert page.title[0].value == "Strategy"
    assert page.segmented_control(key=f"steps-{blank}").options[:2] == ["1 ✓", "2"]


def test_the_way_leads_on_and_back_and_is_remembered(open_page: OpenPage, blank: str) -> None:
    page = open_page("assess", factor="F01")
    assert not [button for button in page.button if button.icon == ":material/arrow_back:"]
    page.button(key=f"turn-{blank}-F02").click().run()
    assert page.title[0].value == "Strategy"
    assert page.query_params["factor"] == "F02"
    # A change of page empties the address.
    page.query_params.clear()
    page.run()
    assert page.title[0].value == "Strategy"
    page.segmented_control(key=f"steps-{blank}").set_value("F11").run()
    assert [button.key for button in page.button if str(button.key).startswith("turn-")] == [f"turn-{blank}-F10"]


def test_questions_are_in_the_readers_language_whatever_that_of_the_assessment(open_page: OpenPage, blank: str) -> None:
    page = open_page("assess", language="fr", assessment=blank, factor="F06")
    assert page.title[0].value == "Emploi municipal"
    for heading in ("Pourquoi c’est important", "Où en est la ville", "Ce qu’ont fait d’autres villes"):
        assert f"**{heading}**" in page_text(page)


def test_several_respondents_answer_side_by_side(open_page: OpenPage, store: Store, blank: str) -> None:
    page = unfolded(open_page("assess"), f"respondent-new-{blank}-open")
    for role, given in (("Equality officer", Answer.YES), ("Associations", Answer.NO)):
        page.text_input(key=f"respondent-new-{blank}-role").set_value(role)
        page.button(key=f"respondent-add-{blank}").click().run()
        by = store.assessment(blank).assessment.respondents[-1].id
        assert page.selectbox(key=f"respondent-{blank}-F01").value == by
        page.segmented_control(key=f"answer-{blank}-{by}-1.1").set_value(given).run()
    assert not page.exception
    assert [response.answer for response in store.assessment(blank).assessment.answers["1.1"]] == [
        Answer.YES,
        Answer.NO,
    ]
    assert "Others: Equality officer – Yes" in page_text(page)
    assert "Respondents differ on 1.1." in page_text(page)


def test_the_plan_can_be_drafted_at_any_moment(open_page: OpenPage, store: Store, blank: str) -> None:
    page = open_page("assess")
    page.button(key=f"draft-{blank}").click().run()
    assert not page.exception
    assert store.plan(store.plans()[0].id).plan.actions
