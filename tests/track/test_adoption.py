"""The first decision adopts a plan, later ones change it, and no decision is noted that cannot have been."""

from datetime import date

from tracked_plans import plan_of

from planner.plan import Plan
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption, adoption, check_decision, check_order
from planner.track.baseline import Decision

ASSESSED, OCTOBER, MARCH, TODAY = date(2026, 8, 20), date(2026, 10, 26), date(2027, 3, 4), date(2027, 3, 8)
ADOPTED, CHANGED = (
    Decision(adopted_on=OCTOBER, reference="2026-118"),
    Decision(adopted_on=MARCH, reference="2027-20"),
)


def in_file(day: date | None, status: PlanStatus = PlanStatus.ADOPTED) -> Plan:
    return plan_of().model_copy(update={"status": status, "adopted_on": day})


def test_a_plan_is_adopted_by_its_first_decision_and_changed_by_the_others() -> None:
    adopted = adoption(in_file(OCTOBER), [ADOPTED, CHANGED])
    assert adopted == Adoption(adopted_on=OCTOBER, reference="2026-118", changes=(CHANGED,))
    assert adopted.last_change == CHANGED


def test_a_plan_is_not_adopted_before_somebody_says_so() -> None:
    assert adoption(in_file(None, PlanStatus.DRAFT), []) is None
    assert adoption(in_file(OCTOBER, PlanStatus.FOR_ADOPTION), []) is None


def test_of_a_plan_that_a_file_calls_adopted_only_the_day_is_known() -> None:
    assert adoption(in_file(OCTOBER), []) == Adoption(adopted_on=OCTOBER, reference=None)


def test_a_decision_noted_after_the_day_in_the_file_changes_the_plan_and_one_of_that_day_adopts_it() -> None:
    assert adoption(in_file(OCTOBER), [CHANGED]) == Adoption(adopted_on=OCTOBER, reference=None, changes=(CHANGED,))
    assert adoption(in_file(OCTOBER), [ADOPTED]) == Adoption(adopted_on=OCTOBER, reference="2026-118")


def test_a_plan_with_a_decision_is_adopted_whatever_its_row_says_and_named_after_the_first_day() -> None:
    # Earlier releases wrote the day of the last decision into the row.
    for head in (in_file(MARCH), in_file(None, PlanStatus.DRAFT)):
        adopted = adoption(head, [ADOPTED, CHANGED])
        assert adopted is not None
        assert adopted.adopted_on == OCTOBER


def codes(decision: Decision, *others: Decision, today: date = TODAY) -> list[str]:
    return [problem.code for problem in check_decision(decision, others, first=ASSESSED, today=today)]


def test_a_decision_is_noted_once_after_the_assessment_and_not_before_the_council_meets() -> None:
    assert codes(ADOPTED) == []
    assert codes(ADOPTED, ADOPTED, today=ASSESSED) == ["adopted-in-the-future", "baseline-exists"]
    assert codes(Decision(adopted_on=date(1990, 1, 1), reference="1")) == ["adopted-before-the-plan"]
    assert codes(Decision(adopted_on=ASSESSED, reference="1")) == []


def test_what_changed_a_plan_was_decided_after_its_adoption_or_on_the_same_day() -> None:
    assert check_order(ADOPTED, [CHANGED, ADOPTED]) == []
    (problem,) = check_order(CHANGED, [ADOPTED])
    assert problem.code == "change-before-adoption"
    assert problem.values["first"] == "2027-20"
