"""A plan leaves in another language: what the catalogue wrote is read anew, what people wrote stays."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.translation import in_language
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response

TODAY = date(2027, 3, 1)
ANNA = Actor("anna")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_in_its_own_language_a_plan_is_left_as_it_is(read_only: Store, view: PlanView) -> None:
    assert in_language(read_only, view, "fr").standing is view.standing


def test_all_that_the_catalogue_wrote_is_in_the_other_language(read_only: Store, view: PlanView) -> None:
    read = in_language(read_only, view, "en")
    templates = read.catalogue.action_by_id
    untouched = [action for action in read.standing.actions if action.id in templates]
    assert untouched
    assert all(
        action.title in {templates[action.id].title, templates[action.id].completed.title} for action in untouched
    )
    assert all(role.title == read.catalogue.role_by_id[role.id].title for role in read.standing.roles)
    assert all(
        objective.title == read.benchmark.factor_by_id[objective.factor].title
        for objective in read.standing.objectives
        if objective.factor
    )
    assert read.standing.language == "en"
    planned = read.catalogue.result_by_question
    assert read.standing.results
    assert all(result.text == planned[result.question].text for result in read.standing.results)
    assert all(result.indicator == planned[result.question].indicator for result in read.standing.results)
    assert all(later.text == planned[later.what].text for later in read.standing.later)


def test_dates_means_and_order_do_not_depend_on_the_language(read_only: Store, view: PlanView) -> None:
    read = in_language(read_only, view, "en").standing
    for own, other in zip(view.standing.actions, read.actions, strict=True):
        assert (own.id, own.due, own.expected, own.effort, own.priority) == (
            other.id,
            other.due,
            other.expected,
            other.effort,
            other.priority,
        )
    assert len(read.warnings) == len(view.standing.warnings)


def test_the_language_of_the_answers_is_named_so_that_notes_can_be_marked(read_only: Store, view: PlanView) -> None:
    assert in_language(read_only, view, "en").standing.answered_in == "fr"


@pytest.mark.parametrize("known", [("6.6",), ("6.6", "6.7")], ids=["in part", "all"])
def test_what_establishes_facts_is_in_the_other_language_however_many_are_known_since(
    havelmar: Store, known: tuple[str, ...]
) -> None:
    answers = havelmar.assessment(ASSESSMENT).assessment.answers
    for question in known:
        seen = next((answer for answer in answers.get(question, ()) if answer.by == "rh"), None)
        desk.save_answer(havelmar, ASSESSMENT, question, Response(answer=Answer.NO, by="rh"), seen=seen, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    read = in_language(havelmar, view, "en").standing.action_by_id["F00-01"]
    assert read.title == "Complete the assessment: answer the questions still open, with their evidence"
    assert read.why.startswith("One form per department")
    assert read.first_steps[0].startswith("List the open questions by the department")


def test_what_people_wrote_stays_as_they_wrote_it(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    edits = [*stored.changes("F09-10", title="Nos propres mots"), *stored.head_changes(title="Notre plan")]
    desk.edit(havelmar, PLAN, edits, by=ANNA, today=TODAY)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    read = in_language(havelmar, view, "en").standing
    assert read.title == "Notre plan"
    edited = read.action_by_id["F09-10"]
    assert edited.title == "Nos propres mots"
    assert edited.why != view.standing.action_by_id["F09-10"].why, "a text beside it that nobody touched is translated"


def test_the_title_of_a_draft_is_a_sentence_and_translated_like_one(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    usual = stored.head_changes(title="Plan de développement de Havelmar")
    desk.edit(havelmar, PLAN, usual, by=ANNA, today=TODAY)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert in_language(havelmar, view, "en").standing.title == "Development plan of Havelmar"


def test_a_role_that_people_gave_another_title_keeps_it(view: PlanView, read_only: Store) -> None:
    ours = tuple(
        role.model_copy(update={"title": "Service égalité et jeunesse"}) if role.id == "equality" else role
        for role in view.standing.roles
    )
    edited = replace(view, standing=view.standing.model_copy(update={"roles": ours}))
    titles = {role.id: role.title for role in in_language(read_only, edited, "en").standing.roles}
    assert titles["equality"] == "Service égalité et jeunesse"
    assert titles["mayor"] == "Mayor’s or executive’s office"
