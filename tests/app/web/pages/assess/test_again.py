"""A city begins its next assessment on the page, and what it finds leads to proposals, not to a second plan."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, AssessmentKind, Response

OpenPage = Callable[..., AppTest]


def test_the_next_assessment_leads_to_proposals_for_the_plan(open_page: OpenPage, store: Store, anna: Actor) -> None:
    plan = example_plan(store, anna, TODAY)
    (first,) = store.assessments("havelmar")
    page = open_page("assess", city="havelmar")
    assert page.segmented_control(key=f"again-kind-{first.id}").value == AssessmentKind.FOLLOW_UP
    assert page.toggle(key=f"again-copy-{first.id}").value is True
    page.button(key=f"again-begin-{first.id}").click().run()
    assert not page.exception
    new = store.assessments("havelmar")[-1]
    assert (new.kind, new.date) == (AssessmentKind.FOLLOW_UP, TODAY)
    assert page.selectbox(key=f"assessment-{new.id}").value == new.id
    page.selectbox(key=f"assessment-{new.id}").set_value(first.id).run()
    assert page.query_params["assessment"] in (first.id, [first.id])

    everything_in_place(store, first.id, new.id, anna)
    page = open_page("assess", city="havelmar", assessment=new.id)
    page.button(key=f"redraft-{new.id}").click().run()
    assert not page.exception
    assert "**To take out**" in page_text(page)
    before = len(store.plan(plan).plan.actions)
    page.button(key=f"plan-redraft-{plan}-save").click().run()
    assert not page.exception
    (listed,) = store.plans("havelmar")
    assert listed.assessment == new.id
    assert listed.actions < before
    assert f"plan-redraft-{plan}" not in {button.key for button in page.button}


def everything_in_place(store: Store, last: str, assessment: str, by: Actor) -> None:
    """Let every question that somebody answered last time in the first key factors be met now, and all else hold."""
    for question, responses in store.assessment(last).assessment.answers.items():
        for response in responses:
            if not question.startswith(("1.", "2.", "3.", "6.")):
                desk.confirm_answers(store, assessment, [question], whose=response.by, by=by)
                continue
            met = Response(**{**dict(response), "answer": Answer.YES})
            desk.save_answer(store, assessment, question, met, seen=None, by=by)
