"""Where the city stands is said with its reason, and people may judge otherwise with theirs."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text, refused, unfolded
from app.web.tracked_city import HOSTILE
from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.web import dialogs
from planner.app.web.pages.assess.verdict import verdict
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response, Standing, Verdict

View = Callable[..., AssessmentView]
AnswerQuestion = Callable[..., Response]
Shown = Callable[..., AppTest]


@pytest.fixture
def shown(within: Callable[..., AppTest], view: View) -> Shown:
    """Draw where the city stands on a key factor."""

    def shown(factor: str = "F02", language: str = "en") -> AppTest:
        def body() -> None:
            seen = view(language)
            verdict(seen, seen.case.benchmark.factor_by_id[factor])
            dialogs.outcome()

        return within(body, language=language)

    return shown


@pytest.fixture
def all_answered(view: View, answer: AnswerQuestion) -> Callable[[Answer], None]:
    """Give the same answer to every question of the second key factor."""

    def all_answered(given: Answer) -> None:
        for question in view().case.benchmark.factor_by_id["F02"].questions:
            for asked in question.aspects or (question,):
                answer(asked.id, given)

    return all_answered


def stored(store: Store, assessment: str, factor: str = "F02") -> Verdict | None:
    return store.assessment(assessment).assessment.verdicts.get(factor)


def judge(page: AppTest, assessment: str, standing: Standing, because: str) -> None:
    page.segmented_control(key=f"judge-{assessment}-F02-standing").set_value(standing)
    page.text_area(key=f"judge-{assessment}-F02-because").set_value(because)
    page.button(key=f"judge-keep-{assessment}-F02").click().run()
    assert not page.exception


@pytest.mark.parametrize(
    ("given", "badge", "why"),
    [
        (None, ":gray-badge[:material/help: Not assessed]", "Nothing is known yet: the facts come first."),
        (Answer.YES, ":green-badge[:material/check_circle: In place]", "100% of the factor is met."),
        (Answer.PARTLY, ":orange-badge[:material/contrast: Weak]", "50% of the factor is met."),
        (Answer.NO, ":red-badge[:material/cancel: Missing]", "0% of the factor is met."),
        (Answer.NOT_APPLICABLE, ":gray-badge[:material/block: Not applicable]", "None of the questions applies."),
    ],
)
def test_a_standing_stands_with_its_reason(
    shown: Shown, all_answered: Callable[[Answer], None], given: Answer | None, badge: str, why: str
) -> None:
    if given is not None:
        all_answered(given)
    text = page_text(shown())
    assert badge in text
    assert why in text


def test_what_is_judged_not_to_apply_is_said_to_count_nowhere_whatever_was_answered(
    shown: Shown, all_answered: Callable[[Answer], None], store: Store, view: View
) -> None:
    all_answered(Answer.NO)
    judged = Verdict(standing=Standing.NOT_APPLICABLE, because="The region lets housing.")
    desk.save_verdict(store, view().stored.id, "F02", judged, seen=None, by=Actor("anna"))
    text = page_text(shown())
    assert "by the answers it is missing" in text
    assert "its answers count nowhere" in text


def test_it_reads_in_french(shown: Shown) -> None:
    assert "Non évalué" in page_text(shown(language="fr"))


def test_where_respondents_differ_is_said(
    shown: Shown, store: Store, anna: Actor, blank: str, answer: AnswerQuestion
) -> None:
    officer, associations = (desk.add_respondent(store, blank, role, None, by=anna)[1] for role in ("HR", "NGOs"))
    answer("2.1", Answer.YES, officer)
    assert "Respondents differ" not in page_text(shown())
    answer("2.1", Answer.NO, associations)
    assert "Respondents differ on 2.1." in page_text(shown())


def test_a_judgement_needs_its_reason_and_what_was_chosen_stays(shown: Shown, store: Store, blank: str) -> None:
    page = unfolded(shown(), f"judge-{blank}-F02-open")
    judge(page, blank, Standing.IN_PLACE, "   ")
    assert refused(page) == ["verdict-without-reason"]
    assert stored(store, blank) is None
    assert page.segmented_control(key=f"judge-{blank}-F02-standing").value == Standing.IN_PLACE


def test_a_judgement_shows_with_its_reason_and_what_the_answers_say(shown: Shown, store: Store, blank: str) -> None:
    page = unfolded(shown(), f"judge-{blank}-F02-open")
    assert f"judge-drop-{blank}-F02" not in {button.key for button in page.button}
    judge(page, blank, Standing.IN_PLACE, HOSTILE)
    assert stored(store, blank) == Verdict(standing=Standing.IN_PLACE, because=HOSTILE)
    assert [text.value for text in page.text] == [HOSTILE]
    assert "People judged so; by the answers it is not assessed." in page_text(page)
    page.button(key=f"judge-drop-{blank}-F02").click().run()
    assert stored(store, blank) is None
    assert "Nothing is known yet" in page_text(page)


def test_who_judges_what_somebody_judged_meanwhile_meets_them(shown: Shown, store: Store, blank: str) -> None:
    page = unfolded(shown(), f"judge-{blank}-F02-open")
    theirs = Verdict(standing=Standing.WEAK, because="The audit says so.")
    desk.save_verdict(store, blank, "F02", theirs, seen=None, by=desk.introduce(store, "Béla"))
    judge(page, blank, Standing.IN_PLACE, "We saw it.")
    assert stored(store, blank) == theirs
    assert "Béla" in page_text(page)
