"""On what does the council decide: which assessment, what is not in place by it, and when it looks again."""

from datetime import date
from typing import Annotated

from pydantic import Field

from planner.plan import PlanHead
from planner.proposal.diagnosis import Diagnosis
from planner.templates.method import Monitoring
from planner.toolkit.assessment import AssessmentKind, Standing
from planner.toolkit.record import Record

_Number = Annotated[int, Field(ge=0)]


class Grounds(Record):
    """What a decision names as its reasons; kept with it, as the plan may rest on a later assessment one day."""

    assessed_on: date
    assessment_kind: AssessmentKind
    factors: _Number
    """Key factors that apply."""
    not_in_place: _Number
    """Those of them that were assessed and are not fully in place."""
    not_assessed: _Number
    report_months: _Number
    """From one report on progress to the next."""
    reassess_months: _Number
    """From the assessment to the next."""


def grounds_of(plan: PlanHead, diagnosis: Diagnosis, monitoring: Monitoring) -> Grounds:
    """Return on what the council decides about a plan as it stands."""
    counted = [finding for finding in diagnosis.factors if finding.applies]
    # A gap, too, is what nobody has looked at yet; the council hears that apart from what is not in place.
    unknown = sum(finding.standing is Standing.NOT_ASSESSED for finding in counted)
    return Grounds(
        assessed_on=plan.assessed_on,
        assessment_kind=plan.assessment_kind,
        factors=len(counted),
        not_in_place=sum(finding.has_gap for finding in counted) - unknown,
        not_assessed=unknown,
        report_months=monitoring.report_months,
        reassess_months=monitoring.reassess_months,
    )
