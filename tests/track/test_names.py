"""Readers read names where a plan keeps ids: of what is in it, of what was left out, and of what only reasons name."""

from cities import BENCHMARK, CATALOGUE
from tracked_plans import action, plan_of

from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.toolkit.assessment import Respondent
from planner.track.names import names_of

KEPT, GONE = "F06-03", "F06-04"


def test_everything_that_a_reason_can_name_has_a_name() -> None:
    names = names_of(plan_of(), BENCHMARK, CATALOGUE, respondents=[Respondent(id="hr", role="Human resources")])
    assert names["hr"] == "Human resources"
    assert {f"{rule.factor} {rule.reading}" for rule in CATALOGUE.context.readings} <= names.keys()
    assert {template.id for template in CATALOGUE.actions} <= names.keys()
    assert {factor.id for factor in BENCHMARK.factors} <= names.keys()
    assert {factor.id for factor in BENCHMARK.contextual_factors} <= names.keys()


def test_titles_of_people_come_before_those_of_the_templates() -> None:
    left = LeftOut(action=GONE, factor="F06", title="Ours too", cause=LeftOutCause.GIVEN_UP)
    plan = plan_of(action(KEPT).model_copy(update={"title": "Ours"}))
    names = names_of(plan, BENCHMARK, CATALOGUE, left_out=[left])
    assert (names[KEPT], names[GONE]) == (f"{KEPT} Ours", f"{GONE} Ours too")
