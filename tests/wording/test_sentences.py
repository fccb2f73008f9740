"""Reasons and warnings read as sentences, with names in place of ids."""

import datetime as dt

import pytest

from planner.plan import (
    AnswerReason,
    ContextEffect,
    ContextReason,
    FollowUpReason,
    NeededByReason,
    PeoplesReason,
    Reason,
    StandingReason,
)
from planner.toolkit.assessment import Answer, Standing
from planner.track.plan_standing import PlanWarning, WarningKind
from planner.wording import Wording
from planner.wording.sentences import reason_sentences

ENGLISH, FRENCH = Wording("en"), Wording("fr")
NAMES = {"hr": "head of personnel", "F06-03": "Write a recruitment rule", "C2 hostile": "A hostile climate"}


def test_reasons_are_sentences_with_names_in_place_of_ids() -> None:
    names = {"hr": "head of personnel", "F06-03": "Write a recruitment rule", "F06": "Employment", "C2": "Climate"}
    reasons: list[Reason] = [
        AnswerReason(question="6.2", answer=Answer.NO, by=("hr", "union")),
        FollowUpReason(question="6.2", after=("F06-03",)),
        StandingReason(factor="F06", standing=Standing.MISSING),
        NeededByReason(action="F06-03"),
        ContextReason(context="C2", reading="hostile", effect=ContextEffect.RAISE, note="Start small."),
    ]
    assert [ENGLISH.reason(reason, names) for reason in reasons] == [
        "Question 6.2: “no”, according to head of personnel and union.",
        "It builds on what is planned for question 6.2: Write a recruitment rule.",
        "Key factor “Employment”: missing.",
        "“Write a recruitment rule” depends on it.",
        "The context makes it more important: Climate. Start small.",
    ]
    assert FRENCH.reason(reasons[0], names) == ("Question 6.2\u00a0: «\u00a0non\u00a0» (head of personnel et union).")


@pytest.mark.parametrize("kind", list(WarningKind))
def test_a_warning_is_a_sentence_even_when_it_carries_no_values(kind: WarningKind) -> None:
    for wording in (ENGLISH, FRENCH):
        sentence = wording.warning(PlanWarning(kind=kind))
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_a_warning_says_what_it_carries_as_people_write_it() -> None:
    over = PlanWarning(
        kind=WarningKind.OVER_CAPACITY,
        values={
            "role": "Mayor",
            "effort": 1200,
            "first": dt.date(2027, 4, 5),
            "last": dt.date(2027, 4, 18),
            "capacity": 40,
            "ids": "F06-03",
        },
    )
    assert ENGLISH.warning(over) == (
        "“Mayor” has 1,200 person-days of work from 5 April 2027 to 18 April 2027, and 40 to give (F06-03): give a "
        "part to somebody else, or more time for it."
    )
    unbalanced = PlanWarning(kind=WarningKind.ONE_SIDED, values={"share": 45, "type": "skills"})
    assert "45\u202f% des actions" in FRENCH.warning(unbalanced)
    late = PlanWarning(kind=WarningKind.MISSED_DEADLINE, values={"action": "F06-03", "deadline": dt.date(2027, 3, 1)})
    assert "“Write a recruitment rule”, 1 March 2027" in ENGLISH.warning(late, NAMES)
    assert ENGLISH.warning(late, NAMES).endswith("earliest: –.")


@pytest.mark.parametrize("effect", list(ContextEffect))
def test_every_effect_of_the_context_is_a_sentence(effect: ContextEffect) -> None:
    reason = ContextReason(context="C2", reading="hostile", effect=effect, action="F06-03")
    sentence = ENGLISH.reason(reason, NAMES)
    assert "A hostile climate" in sentence
    assert sentence.endswith(".")


def test_like_reasons_are_said_together_and_a_look_at_the_law_not_at_all() -> None:
    reasons: list[Reason] = [
        AnswerReason(question="6.2", answer=Answer.NO, by=("hr",)),
        NeededByReason(action="F06-03"),
        AnswerReason(question="6.3", answer=Answer.NO, by=("hr",)),
        AnswerReason(question="6.4", answer=Answer.PARTLY, by=()),
        ContextReason(context="C2", reading="hostile", effect=ContextEffect.CHECK_LAW),
        PeoplesReason(),
        NeededByReason(action="F06-04"),
        NeededByReason(action="F06-03"),
    ]
    assert list(reason_sentences(reasons, ENGLISH, NAMES)) == [
        "Questions 6.2 and 6.3: “no”, according to head of personnel.",
        "Question 6.4: “partly”.",
        "People added it to the plan.",
        "These actions depend on it: Write a recruitment rule; F06-04.",
    ]
