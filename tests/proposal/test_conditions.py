"""A condition holds or not, and says what makes it hold."""

from collections.abc import Mapping
from typing import Any

import pytest
from cities import template
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from planner.plan import AnswerReason, ContextEffect, ContextReason, StandingReason
from planner.proposal.conditions import Facts, asked, compiled
from planner.templates.conditions import Condition
from planner.toolkit.assessment import Answer, Standing

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
HARBOUR = Facts(
    answers={"1.1": Answer.NO, "1.2": Answer.PARTLY, "1.3": Answer.YES},
    standings={"F01": Standing.WEAK},
    readings=frozenset({("C3", "recent"), ("C3", "settled")}),
)
NO_STATEMENT = AnswerReason(question="1.1", answer=Answer.NO)
RARELY_SAID = AnswerReason(question="1.2", answer=Answer.PARTLY)
WEAK = StandingReason(factor="F01", standing=Standing.WEAK)
RECENT = ContextReason(context="C3", reading="recent", effect=ContextEffect.CONDITION)

NO = {"question": "1.1", "answer": ["no"]}
PARTLY = {"question": "1.2", "answer": ["no", "partly"]}
NEVER = {"question": "1.3", "answer": ["no"]}


@pytest.mark.parametrize(
    ("condition", "causes"),
    [
        (NO, (NO_STATEMENT,)),
        (PARTLY, (RARELY_SAID,)),
        (NEVER, None),
        ({"question": "9.9", "answer": ["unknown"]}, None),
        ({"factor": "F01", "standing": ["weak", "missing"]}, (WEAK,)),
        ({"factor": "F01", "standing": ["in-place"]}, None),
        ({"context": "C3", "reading": "recent"}, (RECENT,)),
        ({"context": "C3", "reading": "none"}, None),
        ({"all": [NO, PARTLY]}, (NO_STATEMENT, RARELY_SAID)),
        ({"all": [NO, NEVER]}, None),
        ({"any": [NEVER, NO, PARTLY]}, (NO_STATEMENT, RARELY_SAID)),
        ({"any": [NEVER, NEVER]}, None),
        ({"not": NEVER}, ()),
        ({"not": NO}, None),
        ({"not": {"not": NO}}, ()),
        (
            {"all": [{"any": [NEVER, PARTLY]}, {"not": NEVER}, {"context": "C3", "reading": "recent"}]},
            (RARELY_SAID, RECENT),
        ),
    ],
    ids=str,
)
def test_a_condition_holds_for_its_causes(condition: Mapping[str, Any], causes: tuple[Any, ...] | None) -> None:
    assert compiled(CONDITION.validate_python(condition))(HARBOUR) == causes


def test_a_factor_out_of_scope_counts_as_not_assessed() -> None:
    condition = CONDITION.validate_python({"factor": "F02", "standing": ["not-assessed"]})
    assert compiled(condition)(HARBOUR) == (StandingReason(factor="F02", standing=Standing.NOT_ASSESSED),)


@pytest.mark.parametrize("wrong", [{}, {"all": []}, {"question": "1.1"}, {"says": "1.1 == no"}, "1.1 == no"], ids=str)
def test_a_condition_is_data_of_a_closed_set(wrong: object) -> None:
    with pytest.raises(ValidationError):
        CONDITION.validate_python(wrong)


def test_contextual_factors_are_not_asked() -> None:
    assert asked(template("F01-01", "C1", "1.1", "7.2")) == ("1.1", "7.2")


ANSWERS = st.dictionaries(st.sampled_from(["1.1", "1.2", "1.3"]), st.sampled_from(Answer))
LEAVES = st.builds(
    lambda question, answers: {"question": question, "answer": sorted(answers)},
    st.sampled_from(["1.1", "1.2", "1.3"]),
    st.sets(st.sampled_from([answer.value for answer in Answer]), min_size=1),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda condition: {"not": condition}, inner),
        st.builds(lambda some: {"all": some}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda some: {"any": some}, st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=8,
)


def plainly(condition: Mapping[str, Any], answers: Mapping[str, Answer]) -> bool:
    """Say whether a condition holds, read word by word."""
    match condition:
        case {"all": some}:
            return all(plainly(part, answers) for part in some)
        case {"any": some}:
            return any(plainly(part, answers) for part in some)
        case {"not": condition}:
            return not plainly(condition, answers)
        case {"question": question, "answer": wanted}:
            return answers.get(question) in wanted
    raise AssertionError(condition)


@given(CONDITIONS, ANSWERS)
def test_a_compiled_condition_holds_exactly_when_its_words_do(
    condition: Mapping[str, Any], answers: Mapping[str, Answer]
) -> None:
    causes = compiled(CONDITION.validate_python(condition))(Facts(answers, {}, frozenset()))
    assert (causes is not None) == plainly(condition, answers)
    assert all(answers[cause.question] is cause.answer for cause in causes or () if isinstance(cause, AnswerReason))
