"""What a decision names as its reasons is counted on the day of the decision."""

from drafted_plans import catalogue, plan

from planner.proposal.diagnosis import Diagnosis
from planner.toolkit.assessment import Standing
from planner.track.grounds import grounds_of


def test_what_nobody_assessed_is_counted_apart_and_what_does_not_apply_not_at_all() -> None:
    drafted, standings = plan(1), [Standing.MISSING, Standing.NOT_ASSESSED, Standing.NOT_APPLICABLE]
    factors = tuple(
        factor.model_copy(update={"standing": standing})
        for factor, standing in zip(drafted.diagnosis.factors, standings, strict=False)
    )
    assert len(factors) == len(standings)
    grounds = grounds_of(drafted, Diagnosis(factors=factors), catalogue().method.monitoring)
    assert (grounds.factors, grounds.not_in_place, grounds.not_assessed) == (2, 1, 1)
    assert grounds.assessed_on == drafted.assessed_on
