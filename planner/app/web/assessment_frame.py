"""What do the pages about an assessment share: what they say without any, and what readers call assessments?"""

from collections.abc import Sequence

import streamlit as st

from planner.app.desk.assessment_view import AssessmentView, assessment_view
from planner.app.desk.vocabulary import AssessmentSummary
from planner.app.web import language, session
from planner.app.web.page_head import page_head
from planner.wording import Wording
from planner.wording.assessments import assessment_name


def about_assessment(title: str) -> AssessmentView | None:
    """Return the assessment that the page is about; without any, show the head and say how to get one."""
    assessment = session.assessment()
    if assessment is None:
        page_head(title)
        st.info(session.wording().say("There is no assessment yet. Begin with your city on the home page."))
        return None
    return assessment_view(session.store(), assessment, language=language.spoken())


def assessment_names(listed: Sequence[AssessmentSummary], wording: Wording) -> dict[str, str]:
    """Return what readers call assessments, by id; those of the same kind and day are told apart by their ids."""
    names = {assessment.id: assessment_name(assessment.kind, assessment.date, wording) for assessment in listed}
    alike = [name for name in names.values() if list(names.values()).count(name) > 1]
    return {id_: f"{name} ({id_})" if name in alike else name for id_, name in names.items()}
